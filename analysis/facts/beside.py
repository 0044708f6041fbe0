"""What the chapter about an archive says."""

import datetime
from math import isfinite

from analysis.archive.beside import COMMON, Beside, KeyWord
from analysis.archive.standing import Standing
from analysis.archive.trends import Trend
from analysis.facts.glue import Facts
from analysis.page.grammar import (
    counted,
    day,
    factor,
    is_or_are,
    listed,
    number,
    plural,
    quoted,
    sentence,
    several,
    share,
    times,
)
from analysis.reading import Reading

LEVEL = 0.05  # below it a change is called significant
DRAWN = 6  # words whose course over time is drawn

_SAYS = {
    "words": "is longer than",
    "richness": "has a higher HD-D than",
    "lix": "has a higher LIX than",
}


def beside(reading: Reading) -> Facts:
    """What sets the article apart from an archive, and where it stands in it.

    Raises ValueError for a reading without an archive.
    """
    found = reading.beside
    if found is None:
        raise ValueError("the reading has no archive: put one into the folder of the article")
    trends = found.trends(found.leading(DRAWN))
    return {
        "archive": _archive(found),
        "copies": _copies(found),
        "common": share(COMMON, 1),
        "apart": _apart(reading, found),
        "unknown": _unknown(reading, found),
        "lead": _lead(reading, found),
        "registers": _registers(reading, found),
        "trends": _trends(reading, found, trends),
        "nearest": _nearest(reading, found),
        "standings": _standings(found.standings),
        "weights": _weights(reading, found),
    }


def _archive(found: Beside) -> str:
    """What the archive is, without a full stop."""
    record = found.archive.record
    made = f"{counted(record.articles, 'article')} with {counted(record.words, 'word')}"
    if not (record.first and record.last):
        return made
    first, last = (day(_date(text)) for text in (record.first, record.last))
    return f"{made}, " + (f"all of {first}" if first == last else f"from {first} to {last}")


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _copies(found: Beside) -> str:
    copies = found.archive.size - found.others
    if not copies:
        return "The article is not one of them."
    one = copies == 1
    return (
        f"{sentence('one of them is' if one else f'{number(copies)} of them are')} this article "
        f"or nearly so, and {'is' if one else 'are'} left out of every comparison."
    )


def _apart(reading: Reading, found: Beside) -> str:
    tested = counted(len(found.key_words), "word")
    if not found.apart:
        return f"Of {tested} tested, none sets the article apart."
    names = [quoted(reading.words[row.key]) for row in found.apart]
    return (
        f"{sentence(counted(len(names), 'word'))} of {number(len(found.key_words))} tested "
        f"{plural(len(names), 'sets', 'set')} the article apart: {several(names)}."
    )


def _unknown(reading: Reading, found: Beside) -> str:
    unknown = [row for row in found.key_words if not row.documents]
    if not unknown:
        return "The archive has every word of the article."
    names = [quoted(reading.words[row.key]) for row in unknown]
    return (
        f"{sentence(counted(len(unknown), 'word'))} of the article "
        f"{plural(len(unknown), 'occurs', 'occur')} nowhere in the archive: {several(names)}."
    )


def _lead(reading: Reading, found: Beside) -> str:
    over = [row for row in found.key_words if row.keyness.log_ratio > 0]
    if not over:
        return "No word is more frequent here than in the archive."
    row = over[0]
    told = row.keyness
    return (
        f"{quoted(reading.words[row.key])} occurs {times(told.count)}, "
        f"{factor(told.log_ratio)} times as often as in the archive{_bounds(row)}; "
        f"{_as_often(row, found.others)}."
    )


def _bounds(row: KeyWord) -> str:
    """The interval of a ratio, without an end that it does not have."""
    low, high = row.keyness.low, row.keyness.high
    if isfinite(low) and isfinite(high):
        return f" (95\N{NO-BREAK SPACE}% interval {factor(low)} to {factor(high)})"
    if isfinite(low):
        return f" (95\N{NO-BREAK SPACE}% interval from {factor(low)})"
    return f" (95\N{NO-BREAK SPACE}% interval up to {factor(high)})" if isfinite(high) else ""


def _as_often(row: KeyWord, others: int) -> str:
    """How many articles use the word as often, this one not counted."""
    articles = round(row.as_often * (others + 1)) - 1
    if not articles:
        return "no article of the archive has it as often for its length"
    return (
        f"{number(articles)} of its {counted(others, 'article')} "
        f"{plural(articles, 'has', 'have')} it as often for {plural(articles, 'its', 'their')} "
        "length"
    )


def _registers(reading: Reading, found: Beside) -> str:
    both, archive, general = (
        [quoted(reading.words[key]) for key in keys] for keys in found.registers(reading.keyness)
    )
    if not (both or archive or general):
        return "No word is key against either."
    told = [
        f"{_words(both)} {is_or_are(len(both))} key against both",
        f"{_words(archive)} against the archive only",
        f"{_words(general)} against general Arabic only",
    ]
    return f"{sentence(listed(told))}."


def _words(names: list[str]) -> str:
    return f"{counted(len(names), 'word')} ({several(names, 4)})" if names else "no word"


def _trends(reading: Reading, found: Beside, trends: tuple[Trend, ...]) -> str:
    if not trends:
        return (
            "The course of words over time cannot be told: the archive has no articles with dates "
            "in two different periods that have one of the words."
        )
    sure = [trend for trend in trends if trend.p_corrected < LEVEL]
    if not sure:
        return (
            f"Of {counted(len(trends), 'word')} drawn, none can be told from one that neither "
            "rises nor falls."
        )
    told = [
        f"{quoted(reading.words[trend.key])} {'rises' if trend.change > 0 else 'falls'} by a "
        f"factor of {factor(abs(trend.change))}"
        for trend in sure
    ]
    return (
        f"{sentence(counted(len(sure), 'word'))} of {len(trends)} drawn "
        f"{plural(len(sure), 'changes', 'change')} by more than chance would have it: "
        f"{several(told)}."
    )


def _nearest(reading: Reading, found: Beside) -> str:
    if not found.nearest:
        return "No article of the archive shares a word with this one."
    first = found.nearest[0]
    shared = [quoted(reading.words[key]) for key in first.shared]
    dated = f" of {day(first.date)}" if first.date else ""
    return (
        f"The nearest article{dated} has a cosine of {number(first.cosine)}, above all because of "
        f"{several(shared)}."
    )


def _standings(standings: tuple[Standing, ...]) -> str:
    told = [
        f"{_SAYS[row.measure]} {share(row.below, 1)} of the articles"
        for row in standings
        if row.measure in _SAYS
    ]
    return f"The article {listed(told)}." if told else "There is nothing to compare."


def _weights(reading: Reading, found: Beside) -> str:
    names = [quoted(reading.words[row.key]) for row in found.weights[:5]]
    if not names:
        return "The article has no word to weigh."
    return f"The {plural(len(names), 'word')} with the largest weight: {several(names)}."
