"""Figures of numbers: how long, how often, how fast; plain values in, a picture out."""

import math
from collections.abc import Mapping, Sequence
from statistics import mean, median
from typing import TYPE_CHECKING

from analysis.page import descriptions
from analysis.page import language as wording
from analysis.page.pictures import Columns, Picture, nothing
from analysis.page.protocols import Curve, Law
from analysis.page.style import (
    LATIN_SIZE,
    ROW,
    WIDTH,
    colour,
    corner,
    fitted,
    from_the_right,
    new_axes,
    new_figure,
    note,
    room,
    rules,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROWS = 40  # at most in one figure, or of a table behind a curve: more are for machines
LENGTHS = 24  # bars of a figure at most, of which the last stands for all that are longer
OPENING = 1.8  # inches at most for the words that a sentence opens with
POINTS = 150  # places along a curve at most


def word_lengths(lengths: Sequence[int]) -> Picture:
    """How many words have one letter, two letters and so on; the median stands out."""
    if not lengths:
        return nothing("word-lengths")
    steps = range(1, min(max(lengths), LENGTHS) + 1)
    counts = [lengths.count(step) for step in steps]
    counts[-1] += sum(length > LENGTHS for length in lengths)
    middle = min(median(lengths), steps[-1])
    figure = new_figure(3.0)
    numbers = [f"{count:,}" for count in counts]
    are_told = room(numbers, air=2) < WIDTH / len(steps)
    axes = new_axes(figure, left=0 if are_told else room(numbers), top=0.42, bottom=0.76)
    hues = [colour("rust" if abs(step - middle) < 1 else "blue") for step in steps]
    axes.bar(steps, counts, width=0.74, color=hues)
    if are_told:
        for step, count, text in zip(steps, counts, numbers, strict=True):
            note(axes, text, (step, count), (0, 3), ha="center", va="bottom")
    near = counts[max(0, math.ceil(middle) - 3) : math.floor(middle) + 2]
    ha = "left" if middle < 2 else "right" if middle > len(steps) - 1 > 1 else "center"
    above = 3 + 1.3 * LATIN_SIZE * are_told
    told = f"{wording.MEDIAN} {median(lengths):g}"
    note(axes, told, (middle, max(near)), (0, above), ink="rust", ha=ha, va="bottom")
    # Room for two lines of text above the highest bar.
    axes.margins(x=0.01, y=0.45)
    axes.set_ylim(bottom=0)
    across = wording.LETTERS if max(lengths) <= LENGTHS else wording.letters_up_to(LENGTHS)
    rules(axes, across=across, up=wording.WORDS_OF_LENGTH, lines=False)
    axes.set_xticks(steps[:: 1 + len(steps) // 16])
    if are_told:
        axes.set_yticks([])
    else:
        axes.yaxis.set_major_formatter("{x:,.0f}")
    return Picture(
        "word-lengths",
        figure,
        descriptions.of_word_lengths(lengths),
        {"letters": list(steps), "words": counts},
    )


def sentence_lengths(lengths: Sequence[int], openings: Sequence[str]) -> Picture:
    """Words in each sentence, in reading order, beside the words that it opens with."""
    if not lengths:
        return nothing("sentence-lengths")
    rows = range(min(len(lengths), ROWS))
    shown = [fitted(opening, OPENING, arabic=400) for opening in openings[:ROWS]]
    remark = wording.the_first(len(rows), len(lengths))
    below = 0.35 if remark else 0.05
    figure = new_figure(ROW * len(rows) + 0.4 + below)
    axes = new_axes(figure, right=room(shown, arabic=400), top=0.4, bottom=below)
    axes.barh(rows, lengths[:ROWS], height=0.62, color=colour("blue"))
    beside = axes.get_yaxis_transform()
    reach = max(lengths[:ROWS])
    for row, length, opening in zip(rows, lengths, shown, strict=False):
        shift, ha, ink = (5, "left", "page") if length > 0.15 * reach else (-5, "right", "ink")
        note(axes, f"{length:,}", (length, row), (shift, 0), ha=ha, ink=ink)
        note(axes, opening, (1, row), (8, 0), coords=beside, arabic=400)
    from_the_right(axes, len(rows), max(reach, mean(lengths)) * 1.02)
    if len(lengths) > 1:
        _mean(axes, mean(lengths))
    if remark:
        note(
            axes,
            remark,
            (1, 0),
            (0, -6),
            coords="axes fraction",
            ink="quiet",
            ha="right",
            va="top",
        )
    return Picture(
        "sentence-lengths",
        figure,
        descriptions.of_sentence_lengths(lengths, len(rows)),
        {
            "sentence": [row + 1 for row in rows],
            "opening": list(openings[:ROWS]),
            "words": list(lengths[:ROWS]),
        },
        right_to_left=True,
    )


def _mean(axes: "Axes", average: float) -> None:
    """A line behind bars at the mean of all, named at its head."""
    axes.axvline(average, color=colour("rust"), linewidth=1.2, zorder=0)
    told = f"{wording.MEAN} {average:.0f} {wording.WORDS}"
    left, right = axes.get_xlim()
    half = room([told]) / 2 * 72 * (left - right) / axes.get_window_extent().width
    at = min(max(average, half), left - half)
    note(axes, told, (at, -0.5), (0, 5), ink="rust", ha="center", va="bottom")


def zipf(counts: Sequence[int], fit: Law | None, leaders: Sequence[str] = ()) -> Picture:
    """Counts by rank on logarithmic axes, with the fitted law and the band of its interval.

    ``counts`` falls from the commonest word on; ``leaders`` names the first few words.
    """
    if not counts:
        return nothing("rank-frequency")
    ranks = _logarithmic(len(counts))
    drawn = [counts[rank - 1] for rank in ranks]
    figure = new_figure(3.7)
    axes = new_axes(figure, left=0.5, right=0.1, top=0.42, bottom=0.76)
    # A sixth of the height is for the words above the first points.
    highest = 0.8 * (counts[0] / 0.8) ** (6 / 5)
    axes.set(xscale="log", yscale="log", ylim=(0.8, max(highest, 2)))
    if fit is not None:
        low, high = (
            [(fit.types / rank) ** bound for rank in ranks]
            for bound in (fit.interval.low, fit.interval.high)
        )
        axes.fill_between(ranks, low, high, color=colour("rust"), alpha=0.2, linewidth=0)
        axes.plot(ranks, [fit.frequency(rank) for rank in ranks], color=colour("rust"), lw=1.6)
        law = f"{fit.exponent:.2f} ({fit.interval.low:.2f}\N{EN DASH}{fit.interval.high:.2f})"
        corner(axes, wording.FITTED, "rust")
        corner(axes, law, "rust", line=1)
    axes.plot(ranks, drawn, "o", color=colour("blue"), markersize=3.6, markeredgewidth=0)
    for rank, word in enumerate(leaders, start=1):
        note(axes, word, (rank, counts[rank - 1]), (5, 1), va="bottom", arabic=700)
    rules(axes, across=wording.RANK, up=wording.COUNT)
    axes.minorticks_off()
    for axis, last in ((axes.xaxis, len(counts)), (axes.yaxis, counts[0])):
        # A scale that does not reach ten would have the one tick alone.
        if last < 10:
            axis.set_ticks([tick for tick in (1, 2, 5) if tick <= last])
        axis.set_major_formatter("{x:,g}")
    table: dict[str, Sequence[object]] = {"rank": ranks, "count": drawn}
    if fit is not None:
        table["law"] = [fit.frequency(rank) for rank in ranks]
    return Picture("rank-frequency", figure, descriptions.of_zipf(counts, fit), table)


def _logarithmic(last: int) -> list[int]:
    """The numbers from 1 to the last, thinned so that a logarithmic axis does not notice."""
    steps = (round(last ** (step / POINTS)) for step in range(POINTS + 1))
    return sorted({*range(1, min(last, ROWS) + 1), *steps})


def vocabulary_growth(growth: Curve) -> Picture:
    """Different words after each word read, with the band of random orders."""
    if not growth.words:
        return nothing("vocabulary-growth")
    figure = new_figure(3.3)
    axes = new_axes(figure, left=0.5, right=0.1, top=0.42, bottom=0.76)
    axes.fill_between(
        growth.words, growth.low, growth.high, color=colour("rust"), alpha=0.25, linewidth=0
    )
    axes.plot(growth.words, growth.observed, color=colour("blue"), linewidth=1.8)
    rules(axes, across=wording.TOKENS, up=wording.TYPES)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter("{x:,g}")
    axes.set(xlim=(0, growth.words[-1] * 1.01), ylim=(0, growth.observed[-1] * 1.05))
    corner(axes, wording.THIS_ORDER, "blue", top=False, line=1)
    corner(axes, wording.RANDOM_ORDERS, "rust", top=False)
    return Picture(
        "vocabulary-growth",
        figure,
        descriptions.of_growth(growth.words, growth.observed, growth.low, growth.high),
        _spaced(
            {
                "words": growth.words,
                "different": growth.observed,
                "expected": growth.expected,
                "low": growth.low,
                "high": growth.high,
            }
        ),
    )


def _spaced(columns: Mapping[str, Sequence[float]]) -> Columns:
    """About as many evenly spaced rows of a long table as can be read, the last among them."""
    step = -(-max(map(len, columns.values())) // ROWS)
    return {name: list(values[::-step][::-1]) for name, values in columns.items()}
