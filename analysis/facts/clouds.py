"""What the chapter of word clouds says."""

from collections.abc import Collection, Mapping, Sequence

from analysis.facts.glue import Facts
from analysis.facts.selection import first, overused, repeated, strongest
from analysis.measures.ranking import cut
from analysis.page.grammar import counted, is_or_are, number, quoted, several
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
        "largest_end": _largest_end(list(counts.values())),
        "colours": _colours(reading, {*counts, *key, *marks}),
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


def _largest_end(counts: Sequence[int]) -> str:
    end = cut(sorted(counts, reverse=True), LARGEST)
    if not end.parts_equals:
        return "No further word is as frequent as the last of the largest by frequency."
    more = f"{counted(end.left_out, 'more word')} {is_or_are(end.left_out)}"
    return f"By frequency the largest end among equals: {more} as frequent as the last of them."


def _colours(reading: Reading, shown: Collection[str]) -> str:
    """What the colours of the clouds tell, which is what the words in them are about."""
    known = (word.field for key, word in reading.words.items() if key in shown)
    fields = list(dict.fromkeys(filter(None, known)))
    if not fields:
        return "The colour means nothing here: the clouds name no country or people."
    if fields == [COUNTRIES]:
        return (
            "Colours tell countries and peoples from other words. Nobody has annotated what the "
            "other words are about."
        )
    return (
        f"Colours tell {several(fields)} from other words, as the article has been annotated "
        "by hand."
    )
