"""What the chapter of word clouds says."""

from collections.abc import Collection, Mapping

from analysis.facts.glue import Facts
from analysis.facts.selection import first, overused, part_weights, repeated, strongest
from analysis.measures.ranking import cut
from analysis.page.grammar import counted, listed, number, plural, quoted, several, some_of
from analysis.reading import Reading
from analysis.words.semantic_fields import COUNTRIES

IN_CLOUD = 40  # words of the clouds by keyness and by TF-IDF
IN_PART = 12  # words of the cloud of one part
LARGEST = 10  # words that are compared from cloud to cloud


def clouds(reading: Reading) -> Facts:
    """What is large in each cloud, and what changes from one to the next."""
    counts, marks = repeated(reading.words), strongest(reading)
    key = {row.key: row.g2 for row in overused(reading)}
    largest, keyest, marking = (list(weights)[:LARGEST] for weights in (counts, key, marks))
    gone = [word for word in largest if word not in keyest]
    come = [word for word in keyest if word not in largest]
    new = [word for word in marking if word not in {*largest, *keyest}]
    return {
        "largest": number(max(map(len, (largest, keyest, marking)))),
        "largest_end": _ends(counts, key, marks),
        "part_ends": _part_ends(reading),
        "colours": _colours(reading, {*counts, *list(key)[:IN_CLOUD], *list(marks)[:IN_CLOUD]}),
        "changed": _changed(reading, gone, come),
        "come": _named(reading, come),
        "new": _named(reading, new),
        "parts": f"{reading.parts.kind}s",
        "biggest": _biggest(reading, counts),
        "keyest": _biggest(reading, key),
    }


def _ends(counts: Mapping[str, float], *others: Mapping[str, float]) -> str:
    """Which of the lists of the largest words, and which clouds of some, end among equals."""
    ends = [("by frequency", counts, LARGEST)]
    for how, ranking in zip(("by keyness", "by TF-IDF"), others, strict=True):
        ends += [(how, ranking, LARGEST), (how, ranking, IN_CLOUD)]
    told = [
        f"{counted(end.left_out, 'more word')} {plural(end.left_out, 'shares', 'share')} "
        f"the {number(shown)}th place {how}"
        for how, ranking, shown in ends
        if (end := cut(list(ranking.values()), shown)).parts_equals
    ]
    if not told:
        return "No list and no cloud of these words ends among equals."
    return f"Which words of a tie count among the largest is arbitrary: {listed(told)}."


def _part_ends(reading: Reading) -> str:
    """In how many parts more words have the weight of the last one in the cloud."""
    parts = part_weights(reading)
    cuts = [cut(list(weights.values()), IN_PART) for weights in parts.values()]
    among = sum(end.parts_equals for end in cuts)
    if not among:
        return "No cloud ends among equals."
    return (
        f"In {some_of(among, len(parts), reading.parts.kind)} more words share the last place "
        "than are drawn: of these, the words that are commonest in the article are shown, and of "
        "equally common ones those that it has first."
    )


def _changed(reading: Reading, gone: list[str], come: list[str]) -> str:
    """Which words keyness puts in the place of which, to end a sentence that names the others."""
    if not gone and not come:
        return "nothing changes: the same words are the largest."
    new = _named(reading, come)
    if not gone:
        return f"none gives way, and words that are rarer elsewhere join them: {new}."
    old = f"those that other Arabic uses more readily give way: {_named(reading, gone)}."
    if not come:
        return f"{old} None takes their place."
    return f"{old} Those that are rarer elsewhere take their place: {new}."


def _named(reading: Reading, keys: list[str]) -> str:
    return several([quoted(reading.words[key]) for key in keys])


def _biggest(reading: Reading, weights: Mapping[str, float]) -> str:
    top = first(list(weights), weights.__getitem__) if weights else []
    return _named(reading, top)


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
