"""Figures of numbers: how long, how often, how fast; plain values in, a picture out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.page import language as wording
from analysis.page.pictures import Columns, Picture
from analysis.page.style import (
    ROW,
    colour,
    corner,
    from_the_right,
    new_axes,
    new_figure,
    note,
    room,
    rules,
)

if TYPE_CHECKING:
    from analysis.measures.growth import Growth
    from analysis.measures.zipf import ZipfFit


def word_lengths(lengths: Sequence[int]) -> Picture:
    """How many words have one letter, two letters and so on; the median stands out."""
    from statistics import median

    steps = range(1, max(lengths) + 1)
    counts = [lengths.count(step) for step in steps]
    middle = median(lengths)
    figure = new_figure(3.0)
    axes = new_axes(figure, top=0.42, bottom=0.76)
    hues = [colour("rust" if abs(step - middle) < 1 else "blue") for step in steps]
    axes.bar(steps, counts, width=0.74, color=hues)
    for step, count in zip(steps, counts, strict=True):
        note(axes, str(count), (step, count), (0, 3), ha="center", va="bottom")
    corner(axes, f"{wording.MEDIAN} {middle:g}", "rust")
    axes.margins(x=0.01, y=0.1)
    rules(axes, across=wording.LETTERS, up=wording.WORDS_OF_LENGTH, lines=False)
    axes.set(xticks=steps, yticks=[])
    return Picture(
        "word-lengths",
        figure,
        wording.of_word_lengths(lengths),
        {"letters": list(steps), "words": counts},
    )


def sentence_lengths(lengths: Sequence[int], openings: Sequence[str]) -> Picture:
    """Words in each sentence, in reading order, beside the words that it opens with."""
    average = sum(lengths) / len(lengths)
    figure = new_figure(ROW * len(lengths) + 0.45)
    axes = new_axes(figure, right=room(openings, arabic=400), top=0.4, bottom=0.05)
    axes.axvline(average, color=colour("rust"), linewidth=1.2, zorder=0)
    axes.barh(range(len(lengths)), lengths, height=0.62, color=colour("blue"))
    beside = axes.get_yaxis_transform()
    for row, (length, opening) in enumerate(zip(lengths, openings, strict=True)):
        inside = length > 0.15 * max(lengths)
        place = {"ha": "left", "ink": "page"} if inside else {"ha": "right"}
        note(axes, str(length), (length, row), (5 if inside else -5, 0), **place)
        note(axes, opening, (1, row), (8, 0), coords=beside, arabic=400)
    mean = f"{wording.MEAN} {average:.0f} {wording.WORDS}"
    note(axes, mean, (average, -0.5), (0, 5), ink="rust", ha="center", va="bottom")
    from_the_right(axes, len(lengths), max(lengths) * 1.02)
    return Picture(
        "sentence-lengths",
        figure,
        wording.of_sentence_lengths(lengths),
        {
            "sentence": list(range(1, len(lengths) + 1)),
            "opening": list(openings),
            "words": list(lengths),
        },
    )


def zipf(counts: Sequence[int], fit: "ZipfFit", leaders: Sequence[str] = ()) -> Picture:
    """Counts by rank on logarithmic axes, with the fitted law and the band of its interval.

    ``counts`` falls from the commonest word on; ``leaders`` names the first few words.
    """
    ranks = range(1, len(counts) + 1)
    figure = new_figure(3.7)
    axes = new_axes(figure, left=0.5, right=0.1, top=0.42, bottom=0.76)
    axes.set(xscale="log", yscale="log", ylim=(0.8, counts[0] * 2))
    bounds = [[(fit.types / rank) ** bound for rank in ranks] for bound in fit.interval[:2]]
    axes.fill_between(ranks, *bounds, color=colour("rust"), alpha=0.2, linewidth=0)
    axes.plot(ranks, list(map(fit.frequency, ranks)), color=colour("rust"), linewidth=1.6)
    axes.plot(ranks, counts, "o", color=colour("blue"), markersize=3.6, markeredgewidth=0)
    for rank, word in enumerate(leaders, start=1):
        note(axes, word, (rank, counts[rank - 1]), (5, 1), va="bottom", arabic=700)
    law = f"{fit.exponent:.2f} ({fit.interval.low:.2f}\N{EN DASH}{fit.interval.high:.2f})"
    corner(axes, f"{wording.FITTED}\n{law}", "rust")
    rules(axes, across=wording.RANK, up=wording.COUNT)
    axes.minorticks_off()
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter("{x:g}")
    return Picture(
        "rank-frequency",
        figure,
        wording.of_zipf(counts, fit.exponent, fit.interval.low, fit.interval.high),
        {"rank": list(ranks), "count": list(counts), "law": list(map(fit.frequency, ranks))},
    )


def vocabulary_growth(growth: "Growth") -> Picture:
    """Different words met after each word read, with the band of random orders."""
    figure = new_figure(3.3)
    axes = new_axes(figure, left=0.5, right=0.1, top=0.42, bottom=0.76)
    band = (growth.words, growth.low, growth.high)
    axes.fill_between(*band, color=colour("rust"), alpha=0.25, linewidth=0)
    axes.plot(growth.words, growth.observed, color=colour("blue"), linewidth=1.8)
    rules(axes, across=wording.TOKENS, up=wording.TYPES)
    axes.set(xlim=(0, growth.words[-1] * 1.01), ylim=(0, growth.observed[-1] * 1.05))
    corner(axes, f"{wording.THIS_ORDER}\n", "blue", top=False)
    corner(axes, wording.RANDOM_ORDERS, "rust", top=False)
    return Picture(
        "vocabulary-growth",
        figure,
        wording.of_growth(growth.words, growth.observed, growth.low, growth.high),
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


ROWS = 40  # of a table behind a curve: more are for machines, which can count for themselves


def _spaced(columns: Mapping[str, Sequence[float]]) -> Columns:
    """About as many evenly spaced rows of a long table as can be read, the last among them."""
    step = -(-max(map(len, columns.values())) // ROWS)
    return {name: list(values[::-step][::-1]) for name, values in columns.items()}
