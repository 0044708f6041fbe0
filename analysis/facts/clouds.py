"""What the chapter of word clouds says."""

from collections.abc import Mapping

from analysis.facts.glue import Facts
from analysis.facts.selection import ending, first, overused, repeated, strongest
from analysis.page.grammar import number, quoted, several
from analysis.reading import Reading
from analysis.words.semantic_fields import COUNTRIES

IN_CLOUD = 40  # words of the clouds by keyness and by TF-IDF
LARGEST = 10  # words that are compared from cloud to cloud


def clouds(reading: Reading) -> Facts:
    """What is large in each cloud, and what changes from one to the next."""
    counts, marks = repeated(reading.words), strongest(reading, IN_CLOUD)
    key = {row.key: row.g2 for row in overused(reading)[:IN_CLOUD]}
    largest, keyest, marking = (list(weights)[:LARGEST] for weights in (counts, key, marks))
    gone = [word for word in largest if word not in keyest]
    come = [word for word in keyest if word not in largest]
    new = [word for word in marking if word not in {*largest, *keyest}]
    return {
        "largest": number(max(map(len, (largest, keyest, marking)))),
        "largest_end": ending(list(counts.values()), LARGEST),
        "colours": _colours(reading),
        "gone": _named(reading, gone),
        "come": _named(reading, come),
        "new": _named(reading, new),
        "parts": f"{reading.parts.kind}s",
        "biggest": _biggest(reading, counts),
        "keyest": _biggest(reading, key),
    }


def _named(reading: Reading, keys: list[str]) -> str:
    return several([quoted(reading.words[key]) for key in keys])


def _biggest(reading: Reading, weights: Mapping[str, float]) -> str:
    top = first(list(weights), weights.__getitem__) if weights else []
    return _named(reading, top)


def _colours(reading: Reading) -> str:
    fields = list(dict.fromkeys(word.field for word in reading.words.values() if word.field))
    if not fields:
        return "The colour means nothing here: the article names no country or people."
    if fields == [COUNTRIES]:
        return (
            "Colours tell countries and peoples from other words. Nobody has annotated what the "
            "other words are about."
        )
    return (
        f"Colours tell {several(fields)} from other words, as the article has been annotated "
        "by hand."
    )
