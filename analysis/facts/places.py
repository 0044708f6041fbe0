"""What the chapter about words in their places says."""

from collections.abc import Sequence

from analysis.facts.glue import Facts
from analysis.facts.selection import ending, first, usual
from analysis.keywords.keyness import LEVEL
from analysis.measures.collocates import Collocate, collocates
from analysis.measures.dispersion import Dispersion
from analysis.measures.significance import corrected
from analysis.page.grammar import (
    counted,
    in_turn,
    is_or_are,
    number,
    quoted,
    several,
    so_many,
    some_of,
    times,
)
from analysis.reading import Reading
from analysis.words.lemmas import Word
from analysis.words.semantic_fields import of_countries

LEADING = 12  # so many words are looked at, and so many rows of each table shown


def places(reading: Reading) -> Facts:
    """Where the leading words occur, which countries are named, and what is near what."""
    node = reading.top
    near = reading.collocates(node)
    return {
        "spread": _spread(reading),
        "countries": _countries(reading),
        "acting": _acting(reading),
        "window": str(usual(collocates, "window")),
        "node": _node(reading),
        "near": _near(reading, node, near),
        "tested": counted(len(near), "word"),
        "expressions": _expressions(reading),
        "sure": _sure(reading, near),
        "found_countries": _found_countries(reading),
    }


def _spread(reading: Reading) -> str:
    """How many of the leading words are spread less evenly than chance would spread them."""
    leading = list(reading.words)[:LEADING]
    found = [row for row in reading.dispersion if row.key in leading and row.p is not None]
    if not found:
        return "This article is too short to ask how its words are spread."
    adjusted = corrected([row.p or 0.0 for row in found]).tolist()
    bunched = [row for row, p in zip(found, adjusted, strict=True) if p < LEVEL]
    if len(found) == 1:
        told = f"One leading word occurs more than once in the body, {_alone(reading, found[0])}."
    elif bunched:
        told = (
            f"{_several_times(found)} {so_many(len(bunched))} {is_or_are(len(bunched))} spread "
            "less evenly than chance would have it, all of them taken together: "
            f"{several([quoted(reading.words[row.key]) for row in bunched])}."
        )
    else:
        told = (
            f"{_several_times(found)} none can be told from as many occurrences at random places, "
            f"all of them taken together; {_least(reading, found)}."
        )
    counts = [word.count for word in reading.words.values()]
    return in_turn(told, ending(counts, LEADING, of="list of leading words"))


def _alone(reading: Reading, row: Dispersion) -> str:
    """The only word that can be bunched, and whether it is."""
    bunched = (row.p or 0.0) < LEVEL
    verdict = (
        "is spread less evenly than chance would have it"
        if bunched
        else "cannot be told from as many occurrences at random places"
    )
    return f"{quoted(reading.words[row.key])}, and it {verdict} ({_occurs_in(row, reading)})"


def _several_times(found: Sequence[Dispersion]) -> str:
    return f"Of the {len(found)} leading words that occur more than once in the body,"


def _least(reading: Reading, found: Sequence[Dispersion]) -> str:
    """Which word comes nearest to being bunched, or which of them do."""
    least = first(sorted(found, key=lambda row: row.p or 0.0), lambda row: row.p or 0.0)
    names = several([quoted(reading.words[row.key]) for row in least])
    if len(least) > 1:
        return f"{names} share the lowest p, {number(least[0].p, 3)}"
    return f"the lowest p is that of {names} ({_occurs_in(least[0], reading)})"


def _occurs_in(row: Dispersion, reading: Reading) -> str:
    sentences = len(reading.article.sentences)
    return (
        f"in {some_of(row.sentences, sentences, 'sentence')}, DP {number(row.deviation)} where "
        f"chance has {number(row.expected)} on average, p = {number(row.p, 3)}"
    )


def _named(reading: Reading) -> list[Word]:
    return of_countries(tuple(reading.words.values()))


def returning_countries(reading: Reading) -> list[Dispersion]:
    """How the names of countries and peoples that occur more than once in the body are spread."""
    named = {word.key for word in _named(reading)}
    return [row for row in reading.dispersion if row.key in named and row.count > 1]


def _countries(reading: Reading) -> str:
    named = _named(reading)
    if not named:
        return "This article names none."
    returning = {row.key for row in returning_countries(reading)}
    rare = [word for word in named if word.key not in returning]
    total = sum(word.count for word in named)
    if len(named) == 1:
        told = f"Here it is one name, {quoted(named[0])}, which occurs {times(total)}"
        if not rare:
            return f"{told}."
        told += "" if total == 1 else ", but at most once in the body"
        return f"{told}; that says nothing of how a name is spread."
    told = (
        f"Here {counted(len(named), 'such name')} occur {times(total)} in all: "
        f"{several([quoted(word) for word in named], 5)}."
    )
    if not rare:
        return told
    part = "One of them occurs" if len(rare) == 1 else f"Of these, {number(len(rare))} occur"
    part = "Each of them occurs" if len(rare) == len(named) else part
    how = "only once" if all(word.count == 1 for word in rare) else "at most once in the body"
    return f"{told} {part} {how}, which says nothing of how a name is spread."


def _acting(reading: Reading) -> str:
    """What a list of names does not tell, where there are names."""
    if not _named(reading):
        return "The next section shows any word of it in its sentences."
    return (
        "Whether a name belongs to somebody who acts or to somebody who is talked about, the list "
        "does not know; the next section shows the words in their sentences."
    )


def _found_countries(reading: Reading) -> str:
    named = _named(reading)
    if not named:
        return "It names no country or people."
    total = times(sum(word.count for word in named))
    if len(named) == 1:
        return f"It names one country or people, {quoted(named[0])}, {total}."
    return f"It names {number(len(named))} countries and peoples, {total} in all."


def _near(reading: Reading, node: Word | None, near: Sequence[Collocate]) -> str:
    if not near:
        return "No other word occurs twice, so none can be tested."
    around = quoted(node) if node else "it"
    if not any(row.near for row in near):
        return f"None of the words that return is near {around}."
    top, end = first(near, lambda row: row.p), ending([-row.p for row in near], LEADING)
    if len(top) > 1:
        names = several([quoted(reading.words[row.key]) for row in top])
        return in_turn(f"{names} share the first place in the list.", end)
    row = top[0]
    return in_turn(
        f"First in the list is {quoted(reading.words[row.key])}: {_of_its(row)} "
        f"{is_or_are(row.near)} near {around}, where {number(row.expected, 1)} would be expected.",
        end,
    )


def _of_its(row: Collocate) -> str:
    """How many of its occurrences, of which a collocate has at least two."""
    if row.near < row.count:
        return f"{row.near} of its {row.count} occurrences"
    return f"{'both' if row.count == 2 else f'all {row.count}'} of its occurrences"


def _node(reading: Reading) -> str:
    """The word whose company is looked at, and that others are as common, where they are."""
    words = list(reading.words.values())
    top = first(words, lambda word: word.count)
    if len(top) < 2:
        return quoted(top[0]) if top else "no word"
    return f"{quoted(top[0])}, one of {number(len(top))} words of the same count,"


def _sure(reading: Reading, near: Sequence[Collocate]) -> str:
    if not near:
        return "There is nothing to test."
    sure = [quoted(reading.words[row.key]) for row in near if row.p_corrected < LEVEL]
    if not sure:
        none = "the only word cannot" if len(near) == 1 else f"none of the {len(near):,} words can"
        return (
            f"After the correction {none} be told from chance: the company that a word keeps "
            "in one short article proves little, however telling it looks."
        )
    return (
        f"After the correction {some_of(len(sure), len(near), 'word')} can be told from "
        f"chance: {several(sure)}."
    )


def _expressions(reading: Reading) -> str:
    """Which neighbours come together more often than chance would have it."""
    found = reading.expressions
    if not found:
        return "Here no two content words come together more than once."
    sure = [quoted(reading.names[row.key]) for row in found if row.p_corrected < LEVEL]
    many = "one expression occurs" if len(found) == 1 else f"{len(found):,} expressions occur"
    told = (
        f"In this article {many} more than once; after the correction "
        f"{several(sure) if sure else 'none'} can be told from chance."
    )
    return in_turn(told, ending([-row.p for row in found], LEADING, "expression"))
