"""Figures of words: a row for each, read as Arabic is read.

The words stand at the right, what is told of them runs to the left, and their English
meanings, where they are known, wait at the far left. Of very many words, or very many parts
of a text, as many are drawn as can be read, and the picture says how many.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from analysis.page import descriptions
from analysis.page import language as wording
from analysis.page.grammar import times
from analysis.page.pictures import Columns, Picture, nothing
from analysis.page.protocols import Counted, K, Named, Place, Placed, Ranked, Ratio, key_text
from analysis.page.style import (
    KEY,
    ROW,
    colour,
    fitted,
    from_the_right,
    new_axes,
    new_figure,
    note,
    room,
    rules,
    type_of,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import PathPatch

T = TypeVar("T")

_TEN = math.log2(10)
_FAR = 1e4  # beyond all ranks and all logarithms of ratios of floats

# Ink on the strongest cell of a heat map keeps a contrast of 4.5:1 up to this share of blue.
STRONGEST = 0.55

ROWS = 40  # at most in one figure: more do not fit on a screen
NARROWEST = 0.09  # inches of a column whose shade can be told from its neighbours'
# Inches at most, of the 4.8 that a figure has; labels may take more where no meanings are known.
LABEL, LABEL_ALONE, MEANING = 2.0, 3.2, 1.5
_STEPS = [step * 10**power for power in range(9) for step in (1, 2, 5)]
STROKES = 250  # places along a line at most: finer ones are thinner than a stroke


def top_words(words: Sequence[Counted]) -> Picture:
    """The commonest words, each with its count and its meaning."""
    if not words:
        return nothing("top-words")
    words = words[:ROWS]
    counts = [word.count for word in words]
    keys = [key_text(word.key) for word in words]
    figure, axes = _rows(words, keys)
    axes.barh(range(len(words)), counts, height=0.62, color=colour("blue"))
    for row, count in enumerate(counts):
        note(axes, f"{count:,}", (count, row), (-5, 0), ha="right")
    # Room for a number beyond the longest bar.
    from_the_right(axes, len(words), max(counts) * (1.09 + 0.06 * len(f"{max(counts):,}") / 2))
    data = _columns_of(words) | {"count": counts}
    return Picture(
        "top-words", figure, descriptions.of_top_words(words), data, keys, right_to_left=True
    )


def heat_map(
    weights: Mapping[K, Mapping[object, float]],
    words: Mapping[K, Named],
    *,
    part: str = wording.PARAGRAPH,
) -> Picture:
    """Terms by parts of a text, the first at the right; the stronger a cell, the higher its value.

    ``weights`` has a row for each term, with a value of 0 or more for each part. Parts
    without a value are left out; of too many for the width those with the highest are drawn.
    """
    rows = [words[key] for key in weights][:ROWS]
    table = [list(map(float, row.values())) for row in weights.values()][:ROWS]
    peak = max((value for row in table for value in row), default=0)
    if not peak:
        return nothing("terms-by-part")
    keys = [key_text(key) for key in weights][:ROWS]
    figure, axes = _rows(rows, keys, top=0.76)
    parts = [str(name) for name in next(iter(weights.values()))]
    width = _width(axes)
    kept = _strongest(table, int(width / NARROWEST))
    columns, values = _kept(parts, kept), [_kept(row, kept) for row in table]
    digits = (
        0 if all(value.is_integer() for row in table for value in row) else 2 if peak < 1 else 1
    )
    written = [[f"{value:.{digits}f}" for value in row] for row in values]
    is_wide = room([f"{peak:.{digits}f}"], air=6) < width / len(columns)
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            if value:
                shown = written[row][column] if is_wide else ""
                _cell(axes, column, row, shown, value / peak)
    from_the_right(axes, len(rows), len(columns))
    _heads(axes, columns, [column + 0.5 for column in range(len(columns))])
    title = wording.parts_across(part, len(columns), len(parts))
    axes.set_title(title, pad=28, **type_of("quiet"))
    data = _columns_of(rows)
    data |= {f"{part} {name}": [line[at] for line in values] for at, name in enumerate(columns)}
    alt = descriptions.of_heat_map(rows, columns, values, part, digits, len(parts))
    return Picture(f"terms-by-{part}", figure, alt, data, keys, right_to_left=True)


def _strongest(table: Sequence[Sequence[float]], most: int) -> list[int]:
    """The columns of a table with the highest values, at most so many, in their order."""
    peaks = [max(column) for column in zip(*table, strict=True)]
    by_peak = sorted(range(len(peaks)), key=lambda column: (-peaks[column], column))
    return sorted(column for column in by_peak[:most] if peaks[column])


def _kept(items: Sequence[T], kept: Iterable[int]) -> list[T]:
    return [items[at] for at in kept]


def _cell(axes: "Axes", column: int, row: int, value: str, strength: float) -> None:
    """One cell of a heat map with its value."""
    from matplotlib.patches import Rectangle

    share = STRONGEST * strength
    corner, size = (column + 0.02, row - 0.47), (0.96, 0.94)
    axes.add_patch(Rectangle(corner, *size, facecolor=colour("blue"), alpha=share, linewidth=0))
    note(axes, value, (column + 0.5, row), (0, 0), ha="center")


def rank_intervals(records: Sequence[Ranked[K]], words: Mapping[K, Named]) -> Picture:
    """Ranks with the intervals they lie in; the first rank is at the right."""
    if not records:
        return nothing("keyword-ranks")
    records = records[:ROWS]
    numbers = [(record.rank, record.low, record.high) for record in records]
    rows = [words[record.key] for record in records]
    keys = [key_text(record.key) for record in records]
    figure, axes = _intervals(rows, keys, numbers, ranks=True)
    rules(axes, across=wording.RANKS, rows=False)
    last = max(high for _, _, high in numbers)
    tens = [10**power for power in range(int(math.log10(last)) + 1)]
    ticks = [step * ten for ten in tens for step in (1, 2, 5) if step * ten <= last]
    axes.set_xscale("log")
    axes.set(xlim=(last * 1.05, 0.9), xticks=ticks)
    axes.minorticks_off()
    axes.set_xticklabels([f"{tick:,}" for tick in ticks])
    return _interval_picture("keyword-ranks", figure, rows, keys, "rank", numbers)


def keyness_intervals(
    records: Sequence[Ratio[K]],
    words: Mapping[K, Named],
    *,
    across: str = wording.RATIOS,
    name: str = "keyness-intervals",
) -> Picture:
    """How many times as often as elsewhere words occur in the text, with intervals.

    ``across`` is the title of the axis, ``name`` that of the picture's files.
    """
    if not records:
        return nothing(name)
    records = records[:ROWS]
    numbers = [(record.log_ratio, record.low, record.high) for record in records]
    rows = [words[record.key] for record in records]
    keys = [key_text(record.key) for record in records]
    ends = [end / _TEN for three in numbers for end in three if math.isfinite(end)]
    first, last = min(0, math.floor(min(ends))), max(1, math.ceil(max(ends)))
    # The last label stands in the middle under the left end of the axes.
    margin = room([wording.times_ten(last)]) / 2
    figure, axes = _intervals(rows, keys, numbers, ranks=False, margin=margin)
    rules(axes, across=across, rows=False)
    axes.axvline(0, color=colour("quiet"), linewidth=1)
    axes.set(xlim=(last * _TEN, first * _TEN))
    tens = range(first, last + 1)
    longest = room([wording.times_ten(first), wording.times_ten(last)])
    step = math.ceil(longest * (last - first) / _width(axes))
    shown = [ten for ten in tens if ten % max(1, step) == 0]
    axes.set_xticks([ten * _TEN for ten in shown], list(map(wording.times_ten, shown)))
    return _interval_picture(name, figure, rows, keys, "log ratio", numbers)


_Numbers = Sequence[tuple[float, float, float]]


def _intervals(
    rows: Sequence[Named],
    keys: Sequence[str],
    numbers: _Numbers,
    *,
    ranks: bool,
    margin: float = 0.0,
) -> tuple["Figure", "Axes"]:
    """A row for each term with its value as a point on the line from low to high.

    A line without an end runs out of the picture. ``margin`` is what labels need at the left.
    """
    figure, axes = _rows(rows, keys, bottom=0.76, left=max(0.3, margin))
    values, lows, highs = zip(*numbers, strict=True)
    told = descriptions.intervals(values, lows, highs, ranks=ranks)
    for row, key in enumerate(keys):
        pen: dict[str, Any] = {"color": colour("blue"), "gid": f"{KEY}{key}|{told[row]}"}
        line = (max(lows[row], -_FAR), min(highs[row], _FAR))
        axes.plot(line, (row, row), linewidth=1.6, **pen)
        axes.plot(values[row], row, "o", markersize=6, markeredgewidth=0, **pen)
    return figure, axes


def _interval_picture(
    name: str,
    figure: "Figure",
    rows: Sequence[Named],
    keys: Sequence[str],
    value: str,
    numbers: _Numbers,
) -> Picture:
    values, lows, highs = (list(column) for column in zip(*numbers, strict=True))
    alt = descriptions.of_intervals(rows, values, lows, highs, ranks=value == "rank")
    data = _columns_of(rows) | {value: values, "low": lows, "high": highs}
    return Picture(name, figure, alt, data, keys, right_to_left=True)


def dispersion(
    words: Sequence[Placed[Place]], parts: Sequence[Place], *, part: str = wording.PARAGRAPH
) -> Picture:
    """Where in the text each word occurs, the beginning at the right, parts numbered.

    What comes before the first part (the headline) is drawn right of its line.
    """
    if not (words and parts):
        return nothing("dispersion")
    words = words[:ROWS]
    starts, end = [one.start for one in parts], parts[-1].end
    keys = [key_text(word.key) for word in words]
    figure, axes = _rows(words, keys, top=0.76)
    from_the_right(axes, len(words), end)
    axes.hlines(range(len(words)), 0, end, color=colour("line"), linewidth=0.7)
    middles = [(one.start + one.end) / 2 for one in parts]
    numbered = _heads(axes, [str(number + 1) for number in range(len(parts))], middles)
    for number in range(len(parts)) if _width(axes) / len(parts) > NARROWEST else numbered:
        axes.axvline(starts[number], color=colour("line"), linewidth=0.9, zorder=1)
    for row, word in enumerate(words):
        places = _apart([token.start for token in word.tokens], end / STROKES)
        axes.add_patch(_strokes(places, row, f"{KEY}{keys[row]}|{times(len(word.tokens))}"))
    axes.set_title(wording.parts_across(part, 1, 1), pad=28, **type_of("quiet"))
    found = [[bisect_right(starts, token.start) for token in word.tokens] for word in words]
    alt = descriptions.of_dispersion(list(zip(words, found, strict=True)), part)
    data = _columns_of(words) | _counted(found, len(parts), part)
    return Picture("dispersion", figure, alt, data, keys, right_to_left=True)


def _strokes(places: Sequence[int], row: int, name: str) -> "PathPatch":
    """Upright strokes as one path, which is a tenth as long as a path for each."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    points = [(place, height) for place in places for height in (row - 0.32, row + 0.32)]
    path = Path(points, [Path.MOVETO, Path.LINETO] * len(places))
    pen = {"edgecolor": colour("blue"), "linewidth": 1.6, "capstyle": "butt"}
    return PathPatch(path, fill=False, gid=name, **pen)


def _apart(places: Iterable[int], step: float) -> list[int]:
    """Places of which no two share a step: the first of those that do."""
    return list({int(place / step): place for place in sorted(places, reverse=True)}.values())


def _counted(found: Sequence[Sequence[int]], parts: int, part: str) -> dict[str, Sequence[object]]:
    """How often words occur in each part; of many parts only in how many they do."""
    if parts > ROWS:
        return {
            "count": [len(places) for places in found],
            f"{part}s": [len(set(places) - {0}) for places in found],
        }
    names = [wording.HEADLINES, *(f"{part} {number}" for number in range(1, parts + 1))]
    return {name: [places.count(number) for places in found] for number, name in enumerate(names)}


def _heads(axes: "Axes", names: Sequence[str], places: Sequence[float]) -> list[int]:
    """Write names over columns, as many as fit beside each other; which they are."""
    span = abs(axes.get_xlim()[0] - axes.get_xlim()[1])
    half = room([max(names, key=len)]) / _width(axes) * span / 2
    every = (range(step - 1, len(names), step) for step in _STEPS)
    shown = next(
        numbers
        for numbers in every
        if all(b - a >= 2 * half for a, b in pairwise(places[number] for number in numbers))
    )
    for number in shown:
        note(axes, names[number], (places[number], -0.5), (0, 3), ha="center", va="bottom")
    return list(shown)


def _width(axes: "Axes") -> float:
    """How many inches wide axes are."""
    return float(axes.get_window_extent().width / axes.figure.dpi)


def _rows(
    words: Sequence[Named],
    keys: Sequence[str],
    *,
    top: float = 0.12,
    bottom: float = 0.05,
    left: float = 0.05,
) -> tuple["Figure", "Axes"]:
    """A figure with a row for each word: the word at the right, its meaning at the left.

    ``left`` is the margin where no meaning is known.
    """
    meanings = [fitted(word.meaning, MEANING) for word in words]
    longest = LABEL if any(meanings) else LABEL_ALONE
    labels = [fitted(word.label, longest, arabic=700) for word in words]
    figure = new_figure(ROW * len(labels) + top + bottom)
    left = max(left, room(meanings)) if any(meanings) else left
    axes = new_axes(figure, left=left, right=room(labels, arabic=700), top=top, bottom=bottom)
    axes.set(ylim=(len(labels) - 0.5, -0.5), yticks=[])
    beside = axes.get_yaxis_transform()
    for row, (label, meaning) in enumerate(zip(labels, meanings, strict=True)):
        note(axes, label, (1, row), (8, 0), coords=beside, arabic=700, key=keys[row])
        if meaning:
            note(axes, meaning, (0, row), (-72 * left, 0), coords=beside, ink="quiet")
    return figure, axes


def _columns_of(words: Sequence[Named]) -> dict[str, Sequence[object]]:
    """The first columns of a table of words: the words and, where known, their meanings."""
    meanings = [word.meaning for word in words]
    labels: Columns = {"word": [word.label for word in words]}
    return {**labels, **({"meaning": meanings} if any(meanings) else {})}
