"""What the chapter about words in their places says."""

import inspect
from collections.abc import Sequence

from analysis.facts.glue import Facts
from analysis.facts.selection import ending, first
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
        "window": str(inspect.signature(collocates).parameters["window"].default),
        "node": _node(reading),
        "near": _near(reading, near),
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
    sentences = len(reading.article.sentences)
    least = min(found, key=lambda row: row.p or 0.0)
    told = f"Of the {counted(len(found), 'leading word')} that occur more than once in the body, "
    if bunched:
        told += (
            f"{number(len(bunched))} {is_or_are(len(bunched))} spread less evenly than "
            f"chance would have it, all of them taken together: "
            f"{several([quoted(reading.words[row.key]) for row in bunched])}."
        )
    else:
        told += (
            f"none can be told from as many occurrences at random places, all of them taken "
            f"together; the lowest p is that of {quoted(reading.words[least.key])} "
            f"({_occurs_in(least, sentences)})."
        )
    return in_turn(told, ending([word.count for word in reading.words.values()], LEADING))


def _occurs_in(row: Dispersion, sentences: int) -> str:
    return (
        f"in {some_of(row.sentences, sentences, 'sentence')}, DP {number(row.deviation)} where "
        f"chance has {number(row.expected)} on average, p = {number(row.p, 3)}"
    )


def _named(reading: Reading) -> list[Word]:
    return of_countries(tuple(reading.words.values()))


def returning_countries(reading: Reading) -> list[Dispersion]:
    """How the names of countries and peoples that occur more than once are spread."""
    named = {word.key for word in _named(reading) if word.count > 1}
    return [row for row in reading.dispersion if row.key in named]


def _countries(reading: Reading) -> str:
    named = _named(reading)
    if not named:
        return "This article names none."
    once = sum(word.count == 1 for word in named)
    total = sum(word.count for word in named)
    if len(named) == 1:
        return f"Here it is one name, {quoted(named[0])}, which occurs {times(total)}."
    told = (
        f"Here {counted(len(named), 'such name')} occur {times(total)} in all: "
        f"{several([quoted(word) for word in named], 5)}."
    )
    if not once:
        return told
    part = "One of them occurs" if once == 1 else f"Of these, {number(once)} occur"
    part = "Each of them occurs" if once == len(named) else part
    return f"{told} {part} only once, which says nothing of how a name is spread."


def _found_countries(reading: Reading) -> str:
    named = _named(reading)
    if not named:
        return "It names no country or people."
    total = times(sum(word.count for word in named))
    if len(named) == 1:
        return f"It names one country or people, {quoted(named[0])}, {total}."
    return f"It names {number(len(named))} countries and peoples, {total} in all."


def _near(reading: Reading, near: Sequence[Collocate]) -> str:
    if not near:
        return "No other word occurs twice, so none can be tested."
    if not any(row.near for row in near):
        return "None of the words that return is near it."
    top, end = first(near, lambda row: row.p), ending([-row.p for row in near], LEADING)
    if len(top) > 1:
        names = several([quoted(reading.words[row.key]) for row in top])
        return in_turn(f"{names} share the first place in the list.", end)
    row = top[0]
    return in_turn(
        f"First in the list is {quoted(reading.words[row.key])}: {_of_its(row)} "
        f"{is_or_are(row.near)} near it, where {number(row.expected, 1)} would be expected.",
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
