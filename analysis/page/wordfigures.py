"""Figures of words: a row for each, read as Arabic is read.

The words stand at the right, what is told of them runs to the left, and their English
meanings, where the caller knows them, wait at the far left.
"""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from analysis.page import language as wording
from analysis.page.pictures import Columns, Picture
from analysis.page.style import (
    ROW,
    colour,
    from_the_right,
    new_axes,
    new_figure,
    note,
    room,
    rules,
    type_of,
)
from analysis.text.tokens import Span

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NO_GLOSSES: Mapping[str, str] = MappingProxyType({})

_TEN = math.log2(10)

# Ink on the strongest cell of a heat map keeps a contrast of 4.5:1 up to this share of blue.
STRONGEST = 0.55


class CountedWord(Protocol):
    """A word with its places in a text, such as a lemma group."""

    @property
    def label(self) -> str:
        """The word as the reader knows it."""

    @property
    def count(self) -> int:
        """How often it stands in the text."""

    @property
    def tokens(self) -> Sequence[Span]:
        """Where it stands."""


def top_words(words: Sequence[CountedWord], glosses: Mapping[str, str] = NO_GLOSSES) -> Picture:
    """The commonest words, each with its count and its meaning."""
    counts = {word.label: word.count for word in words}
    figure, axes = _rows(list(counts), glosses)
    axes.barh(range(len(counts)), list(counts.values()), height=0.62, color=colour("blue"))
    for row, count in enumerate(counts.values()):
        note(axes, str(count), (count, row), (-5, 0), ha="right")
    from_the_right(axes, len(counts), max(counts.values()) * 1.15)
    data = _named(counts, glosses) | {"count": list(counts.values())}
    return Picture("top-words", figure, wording.of_top_words(counts, glosses), data)


def heat_map(frame: "pandas.DataFrame", glosses: Mapping[str, str] = NO_GLOSSES) -> Picture:
    """Terms by paragraphs: the stronger a cell, the higher its value; the first column is right.

    ``frame`` has a row for each term and a column for each paragraph; values from 0 on,
    not all of them 0.
    """
    labels, columns = [str(term) for term in frame.index], [str(name) for name in frame.columns]
    values = frame.to_numpy(float).tolist()
    peak = max(map(max, values))
    places = 2 if peak < 1 else 0 if frame.to_numpy(float).sum().is_integer() else 1
    figure, axes = _rows(labels, glosses, top=0.76)
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            _cell(axes, column, row, f"{value:.{places}f}", value / peak)
    from_the_right(axes, len(labels), len(columns))
    for column, name in enumerate(columns):
        note(axes, name, (column + 0.5, -0.5), (0, 3), ha="center", va="bottom")
    axes.set_title(wording.PARAGRAPHS, pad=28, **type_of("quiet"))
    data = _named(labels, glosses)
    data |= {name: [line[at] for line in values] for at, name in enumerate(columns)}
    alt = wording.of_heat_map(labels, columns, values, glosses)
    return Picture("terms-by-paragraph", figure, alt, data)


def _cell(axes: "Axes", column: int, row: int, value: str, strength: float) -> None:
    """One cell of a heat map with its value; empty where that is 0."""
    from matplotlib.patches import Rectangle

    if strength:
        face = {"facecolor": colour("blue"), "alpha": STRONGEST * strength, "linewidth": 0}
        axes.add_patch(Rectangle((column + 0.02, row - 0.47), 0.96, 0.94, **face))
        note(axes, value, (column + 0.5, row), (0, 0), ha="center")


def rank_intervals(frame: "pandas.DataFrame", glosses: Mapping[str, str] = NO_GLOSSES) -> Picture:
    """Ranks with the intervals they lie in; the first rank is at the right.

    ``frame`` has a row for each term and the columns ``rank``, ``low`` and ``high``.
    """
    figure, axes = _intervals(frame, "rank", glosses)
    rules(axes, across=wording.RANKS, rows=False)
    last = frame["high"].max()
    ticks = [tick for tick in (1, 2, 5, 10, 20, 50, 100, 200, 500) if tick <= last]
    axes.set_xscale("log")
    axes.set(xlim=(last * 1.05, 0.9), xticks=ticks)
    axes.minorticks_off()
    axes.set_xticklabels(map(str, ticks))
    return _interval_picture("keyword-ranks", figure, frame, "rank", glosses)


def keyness_intervals(
    frame: "pandas.DataFrame", glosses: Mapping[str, str] = NO_GLOSSES
) -> Picture:
    """How many times as often as elsewhere words stand in the text, with intervals.

    ``frame`` has a row for each term and the columns ``log_ratio``, ``low`` and ``high``,
    logarithms to the base 2.
    """
    figure, axes = _intervals(frame, "log_ratio", glosses)
    rules(axes, across=wording.RATIOS, rows=False)
    axes.axvline(0, color=colour("quiet"), linewidth=1)
    first = min(0, math.floor(frame["low"].min() / _TEN))
    tens = range(first, math.ceil(frame["high"].max() / _TEN) + 1)
    axes.set(xlim=(tens[-1] * _TEN, tens[0] * _TEN))
    # Long factors need the room of two powers of ten.
    shown = [ten for ten in tens if len(tens) < 6 or ten % 2 == 0]
    axes.set_xticks([ten * _TEN for ten in shown], list(map(wording.times_ten, shown)))
    return _interval_picture("keyness", figure, frame, "log_ratio", glosses)


def _intervals(
    frame: "pandas.DataFrame", value: str, glosses: Mapping[str, str]
) -> tuple["Figure", "Axes"]:
    """A row for each term with its value as a point on the line from low to high."""
    figure, axes = _rows([str(term) for term in frame.index], glosses, bottom=0.76)
    rows = range(len(frame))
    axes.hlines(rows, frame["low"], frame["high"], color=colour("blue"), linewidth=1.6)
    axes.plot(frame[value], rows, "o", color=colour("blue"), markersize=6, markeredgewidth=0)
    return figure, axes


def _interval_picture(
    name: str,
    figure: "Figure",
    frame: "pandas.DataFrame",
    value: str,
    glosses: Mapping[str, str],
) -> Picture:
    labels = [str(term) for term in frame.index]
    numbers = {column: frame[column].tolist() for column in (value, "low", "high")}
    alt = wording.of_intervals(labels, *numbers.values(), glosses, ranks=value == "rank")
    return Picture(name, figure, alt, _named(labels, glosses) | numbers)


def dispersion(
    words: Sequence[CountedWord],
    paragraphs: Sequence[Span],
    glosses: Mapping[str, str] = NO_GLOSSES,
) -> Picture:
    """Where in the text each word stands, the beginning at the right, paragraphs numbered.

    What stands before the first paragraph (the headline) is drawn right of its line.
    """
    labels = [word.label for word in words]
    end = paragraphs[-1].end
    figure, axes = _rows(labels, glosses, top=0.76)
    axes.hlines(range(len(words)), 0, end, color=colour("line"), linewidth=0.7)
    for row, word in enumerate(words):
        at = [token.start for token in word.tokens]
        axes.vlines(at, row - 0.32, row + 0.32, color=colour("blue"), linewidth=1.6)
    from_the_right(axes, len(words), end)
    for number, paragraph in enumerate(paragraphs, start=1):
        axes.axvline(paragraph.start, color=colour("quiet"), linewidth=0.9)
        middle = (paragraph.start + paragraph.end) / 2
        note(axes, str(number), (middle, -0.5), (0, 3), ha="center", va="bottom")
    axes.set_title(wording.PARAGRAPHS, pad=28, **type_of("quiet"))
    found = {
        word.label: [_paragraph(token.start, paragraphs) for token in word.tokens]
        for word in words
    }
    names = [wording.HEADLINES, *map(str, range(1, len(paragraphs) + 1))]
    data = _named(labels, glosses) | {
        name: [places.count(number) for places in found.values()]
        for number, name in enumerate(names)
    }
    return Picture("dispersion", figure, wording.of_dispersion(found, glosses), data)


def _paragraph(place: int, paragraphs: Sequence[Span]) -> int:
    """The number of the paragraph that a place lies in, from 1; 0 before the first."""
    return sum(paragraph.start <= place for paragraph in paragraphs)


def _rows(
    labels: Sequence[str], glosses: Mapping[str, str], *, top: float = 0.12, bottom: float = 0.05
) -> tuple["Figure", "Axes"]:
    """A figure with a row for each word: the word at the right, its meaning at the left."""
    figure = new_figure(ROW * len(labels) + top + bottom)
    left = room([glosses.get(label, "") for label in labels])
    right = room(labels, arabic=700)
    axes = new_axes(figure, left=left, right=right, top=top, bottom=bottom)
    axes.set(ylim=(len(labels) - 0.5, -0.5), yticks=[])
    beside = axes.get_yaxis_transform()
    for row, label in enumerate(labels):
        note(axes, label, (1, row), (8, 0), coords=beside, arabic=700)
        meaning = glosses.get(label, "")
        note(axes, meaning, (0, row), (-72 * left, 0), coords=beside, ink="quiet")
    return figure, axes


def _named(labels: Sequence[str] | Mapping[str, object], glosses: Mapping[str, str]) -> Columns:
    """The first columns of a table of words: the words and, where known, their meanings."""
    meanings = [glosses.get(label, "") for label in labels]
    return {"word": list(labels)} | ({"meaning": meanings} if any(meanings) else {})
