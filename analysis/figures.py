"""The figures of the book: plain values in, a picture in the house style out.

Where the material is Arabic a figure reads as Arabic does: the words stand at the right,
what is told of them runs to the left, and the English meaning waits at the far left.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from analysis import wording
from analysis.housestyle import (
    LATIN_SIZE,
    arabic_type,
    colour,
    new_axes,
    new_figure,
    rule_axes,
    type_of,
)
from analysis.pictures import Picture
from analysis.shaping import for_matplotlib

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NO_GLOSSES: Mapping[str, str] = MappingProxyType({})

ROW = 0.31  # inches from one word to the next
WORD_COLUMN, GLOSS_COLUMN = 1.15, 1.25  # inches at the right and at the left


class CountedWord(Protocol):
    """A word or a group of words with a name and a count."""

    label: str

    @property
    def count(self) -> int:
        """How often it stands in the text."""


class RankedWord(Protocol):
    """A word with the interval that its rank lies in."""

    label: str
    rank: float
    low: float
    high: float


def word_lengths(lengths: Sequence[int]) -> Picture:
    """How many words have one letter, two letters and so on; the median is marked."""
    from statistics import median

    steps = range(1, max(lengths) + 1)
    counts = [lengths.count(step) for step in steps]
    middle = median(lengths)
    figure = new_figure(3.0)
    axes = new_axes(figure, top=0.4, bottom=0.65)
    hues = [colour("rust" if abs(step - middle) < 1 else "blue") for step in steps]
    axes.bar(steps, counts, width=0.74, color=hues)
    for step, count in zip(steps, counts, strict=True):
        _note(axes, str(count), (step, count), (0, 3), ha="center", va="bottom")
    _corner(axes, f"{wording.MEDIAN} {middle:g}", "rust")
    axes.margins(x=0.01, y=0.1)
    rule_axes(axes, across=wording.LETTERS, up=wording.WORDS_OF_LENGTH)
    axes.grid(False)
    axes.set_xticks(steps)
    axes.set_yticks([])
    return Picture(
        "word-lengths",
        figure,
        wording.of_word_lengths(lengths),
        {"letters": list(steps), "words": counts},
    )


def sentence_lengths(lengths: Sequence[int], openings: Sequence[str]) -> Picture:
    """Words in each sentence, in reading order, under the words that it opens with."""
    figure = new_figure(0.6 * len(lengths) + 0.35)
    axes = new_axes(figure, top=0.3)
    rows = range(len(lengths))
    axes.barh(rows, lengths, height=0.3, color=colour("blue"))
    for row, length, opening in zip(rows, lengths, openings, strict=True):
        _note(axes, str(length), (length, row), (-5, 0), ha="right", va="center")
        _note(axes, opening, (0, row), (0, 13), ha="right", va="baseline", arabic=400)
    average = sum(lengths) / len(lengths)
    axes.axvline(average, color=colour("line"), linewidth=1.4, zorder=0)
    title = f"{wording.MEAN} {average:.0f} {wording.WORDS}"
    _note(axes, title, (average, -0.8), (0, 4), ink="rust", ha="center", va="bottom")
    _from_the_right(axes, len(lengths), max(lengths) * 1.12, above=0.8, below=0.2)
    return Picture(
        "sentence-lengths",
        figure,
        wording.of_sentence_lengths(lengths),
        {"sentence": [row + 1 for row in rows], "opening": openings, "words": lengths},
    )


def top_words(words: Sequence[CountedWord], glosses: Mapping[str, str] = NO_GLOSSES) -> Picture:
    """The commonest words, each with its count and its meaning."""
    labels, counts = [word.label for word in words], [word.count for word in words]
    figure, axes = _rows_of_words(labels, glosses)
    axes.barh(range(len(words)), counts, height=0.62, color=colour("blue"))
    for row, count in enumerate(counts):
        _note(axes, str(count), (count, row), (-5, 0), ha="right", va="center")
    _from_the_right(axes, len(words), max(counts) * 1.15)
    return Picture(
        "top-words",
        figure,
        wording.of_top_words(dict(zip(labels, counts, strict=True)), glosses),
        {"word": labels, "meaning": _meanings(labels, glosses), "count": counts},
    )


def zipf(
    counts: Sequence[int], exponent: float, low: float, high: float, leaders: Sequence[str] = ()
) -> Picture:
    """Counts by rank on logarithmic axes, with Zipf's law for an exponent and its interval.

    ``counts`` falls from the commonest word on; ``leaders`` names the first few words. The
    law is drawn so that it gives all ranks together as many tokens as the text has.
    """
    ranks = range(1, len(counts) + 1)
    figure = new_figure(3.7)
    axes = new_axes(figure, left=0.45, right=0.1, top=0.4, bottom=0.65)
    axes.set(xscale="log", yscale="log")
    bounds = [_zipf_law(counts, value) for value in (low, high)]
    axes.fill_between(ranks, *bounds, color=colour("rust"), alpha=0.2, linewidth=0)
    axes.plot(ranks, _zipf_law(counts, exponent), color=colour("rust"), linewidth=1.6)
    axes.plot(ranks, counts, "o", color=colour("blue"), markersize=3.6, markeredgewidth=0)
    for rank, word in enumerate(leaders, start=1):
        _note(axes, word, (rank, counts[rank - 1]), (0, -5), ha="center", va="top", arabic=700)
    rule_axes(axes, across=wording.RANK, up=wording.COUNT)
    axes.minorticks_off()
    axes.xaxis.set_major_formatter("{x:g}")
    axes.yaxis.set_major_formatter("{x:g}")
    _corner(axes, f"{wording.FITTED}\n{exponent:.2f} ({low:.2f}–{high:.2f})", "rust")
    return Picture(
        "rank-frequency",
        figure,
        wording.of_zipf(counts, exponent, low, high),
        {"rank": list(ranks), "count": list(counts)},
    )


def _zipf_law(counts: Sequence[int], exponent: float) -> list[float]:
    """Counts that Zipf's law expects at each rank of a text with as many tokens and types."""
    weights = [rank**-exponent for rank in range(1, len(counts) + 1)]
    share = sum(counts) / sum(weights)
    return [share * weight for weight in weights]


def vocabulary_growth(
    types: Sequence[int], low: Sequence[float], high: Sequence[float]
) -> Picture:
    """Different words met after each word read, with the band of random orders.

    The three sequences have one value for each word of the text.
    """
    read = range(1, len(types) + 1)
    figure = new_figure(3.3)
    axes = new_axes(figure, left=0.45, right=0.1, top=0.4, bottom=0.65)
    axes.fill_between(read, low, high, color=colour("rust"), alpha=0.25, linewidth=0)
    axes.plot(read, types, color=colour("blue"), linewidth=1.8)
    rule_axes(axes, across=wording.TOKENS, up=wording.TYPES)
    axes.set(xlim=(0, len(types) * 1.01), ylim=(0, max(*types, *high) * 1.05))
    _corner(axes, f"{wording.THIS_ORDER}\n", "blue", top=False)
    _corner(axes, wording.RANDOM_ORDERS, "rust", top=False)
    return Picture(
        "vocabulary-growth",
        figure,
        wording.of_growth(types, low, high),
        {"words read": list(read), "different words": types, "low": low, "high": high},
    )


def heat_map(frame: "pandas.DataFrame", glosses: Mapping[str, str] = NO_GLOSSES) -> Picture:
    """Terms by paragraphs: the darker a cell, the higher its value. The first column stands right.

    ``frame`` has a row for each term and a column for each paragraph, values from 0 on.
    """
    labels, columns = [str(term) for term in frame.index], [str(name) for name in frame.columns]
    values = frame.to_numpy(float).tolist()
    figure, axes = _rows_of_words(labels, glosses, top=0.65)
    peak = max(map(max, values))
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            _cell(axes, (column, row), value, value / peak)
    _from_the_right(axes, len(labels), len(columns))
    for column, name in enumerate(columns):
        _note(axes, name, (column + 0.5, -0.5), (0, 3), ha="center", va="bottom")
    axes.set_title(wording.PARAGRAPHS, pad=22, **type_of("quiet"))
    return Picture(
        "terms-by-paragraph",
        figure,
        wording.of_heat_map(labels, columns, values),
        {"word": labels, "meaning": _meanings(labels, glosses)}
        | {name: [line[at] for line in values] for at, name in enumerate(columns)},
    )


# Ink on the strongest cell keeps a contrast of 4.5:1 on light and on dark pages up to here.
STRONGEST = 0.55


def _cell(axes: "Axes", corner: tuple[int, int], value: float, strength: float) -> None:
    """One cell of a heat map with its value; nothing where the value is 0."""
    from matplotlib.patches import Rectangle

    column, row = corner
    face = {"facecolor": colour("blue"), "alpha": STRONGEST * strength, "linewidth": 0}
    axes.add_patch(Rectangle((column + 0.02, row - 0.47), 0.96, 0.94, **face))
    if value:
        _note(axes, f"{value:.2g}", (column + 0.5, row), (0, 0), ha="center", va="center")


def rank_intervals(
    words: Sequence[RankedWord], glosses: Mapping[str, str] = NO_GLOSSES
) -> Picture:
    """The rank of each word with the interval it lies in; the first rank is at the right."""
    labels = [word.label for word in words]
    lows, highs = [word.low for word in words], [word.high for word in words]
    figure, axes = _rows_of_words(labels, glosses, bottom=0.65)
    for row, word in enumerate(words):
        axes.plot((word.low, word.high), (row, row), color=colour("blue"), linewidth=1.6)
        axes.plot(word.rank, row, "o", color=colour("blue"), markersize=6, markeredgewidth=0)
    rule_axes(axes, across=wording.RANKS)
    axes.grid(False, axis="y")
    axes.set_xticks([1, *range(5, int(max(highs)) + 1, 5)])
    axes.set(xlim=(max(highs) + 0.5, 0.5), ylim=(len(words) - 0.5, -0.5), yticks=[])
    return Picture(
        "keyword-ranks",
        figure,
        wording.of_rank_intervals(labels, lows, highs),
        {
            "word": labels,
            "meaning": _meanings(labels, glosses),
            "rank": [word.rank for word in words],
            "low": lows,
            "high": highs,
        },
    )


def dispersion(
    places: Mapping[str, Sequence[float]],
    length: float,
    breaks: Sequence[float] = (),
    glosses: Mapping[str, str] = NO_GLOSSES,
) -> Picture:
    """Where in the text each word stands, the beginning at the right.

    ``places`` and ``breaks`` (the ends of paragraphs) count words from the beginning of a
    text that is ``length`` words long.
    """
    labels = list(places)
    figure, axes = _rows_of_words(labels, glosses, bottom=0.65)
    for row, label in enumerate(labels):
        axes.hlines(row, 0, length, color=colour("line"), linewidth=0.7)
        axes.vlines(places[label], row - 0.32, row + 0.32, color=colour("blue"), linewidth=1.6)
    axes.vlines(breaks, -0.5, len(labels) - 0.5, color=colour("quiet"), linewidth=0.9)
    rule_axes(axes, across=wording.PLACE)
    axes.grid(False)
    axes.set(xlim=(length, 0), ylim=(len(labels) - 0.5, -0.5), yticks=[])
    return Picture(
        "dispersion",
        figure,
        wording.of_dispersion(places, length),
        {
            "word": [label for label in labels for _ in places[label]],
            "place": [place for label in labels for place in places[label]],
        },
    )


def _rows_of_words(
    labels: Sequence[str], glosses: Mapping[str, str], *, top: float = 0.05, bottom: float = 0.05
) -> tuple["Figure", "Axes"]:
    """A figure with a row for each word: the word at the right, its meaning at the left."""
    figure = new_figure(ROW * len(labels) + top + bottom)
    left = GLOSS_COLUMN if any(_meanings(labels, glosses)) else 0.15
    axes = new_axes(figure, left=left, right=WORD_COLUMN, top=top, bottom=bottom)
    rows = axes.get_yaxis_transform()
    for row, (label, meaning) in enumerate(zip(labels, _meanings(labels, glosses), strict=True)):
        _note(axes, label, (1, row), (8, 0), coords=rows, va="center", arabic=700)
        _note(axes, meaning, (0, row), (-72 * left, 0), coords=rows, va="center", ink="quiet")
    return figure, axes


def _meanings(labels: Sequence[str], glosses: Mapping[str, str]) -> list[str]:
    return [glosses.get(label, "") for label in labels]


def _from_the_right(
    axes: "Axes", rows: int, reach: float, *, above: float = 0.5, below: float = 0.5
) -> None:
    """Let values grow from right to left and rows run from top to bottom, without scales."""
    axes.set(xlim=(reach, 0), ylim=(rows - 1 + below, -above), xticks=[], yticks=[])


def _corner(axes: "Axes", text: str, ink: str, *, top: bool = True) -> None:
    """Write into the right corner of axes, at the top or at the bottom."""
    y, va = (0.97, "top") if top else (0.03, "bottom")
    axes.text(0.98, y, text, transform=axes.transAxes, ha="right", va=va, **type_of(ink))


def _note(
    axes: "Axes",
    text: str,
    place: tuple[float, float],
    shift: tuple[float, float],
    *,
    coords: object = "data",
    arabic: int = 0,
    ink: str = "ink",
    ha: str = "left",
    va: str = "center",
) -> None:
    """Write at a place of the data, shifted by points; ``arabic`` is an Arabic word's weight.

    Centred words share a baseline: each centred by its own ink would dance up and down.
    """
    setting = arabic_type(ink, weight=arabic) if arabic else type_of(ink)
    if va == "center":
        va, shift = "baseline", (shift[0], shift[1] - 0.3 * LATIN_SIZE)
    axes.annotate(
        for_matplotlib(text),
        place,
        shift,
        xycoords=coords,
        textcoords="offset points",
        annotation_clip=False,
        ha=ha,
        va=va,
        **setting,
    )
