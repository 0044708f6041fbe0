"""Vocabulary growth: how many different words have occurred after so many words.

The text in reading order is compared with the same words in random order. Where its curve runs
below the band, words return sooner than chance would have it: the text stays with a topic
before it turns to the next.
"""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

# What sums that are equal in theory may differ by.
_ROUNDING = 1e-9


class Growth(NamedTuple):
    """Different words against words read; five tuples of equal length, a level and a test."""

    words: tuple[int, ...]  # words read
    observed: tuple[int, ...]  # different words in reading order
    expected: tuple[float, ...]  # mean over all orders, exact
    low: tuple[float, ...]  # band of random orders
    high: tuple[float, ...]
    level: float  # share of random orders that keep within the band from end to end
    distance: float  # the farthest that the text gets from what is expected, in words
    p: float  # the chance that a random order gets as far from it or farther


def vocabulary_growth(
    tokens: Sequence[str],
    *,
    seed: int,
    orders: int = 999,
    level: float = 0.95,
    points: int = 500,
) -> Growth:
    """The growth curve of a text with the band that random orders of its words keep within.

    ``expected`` is the mean over all orders, exact (hypergeometric, see
    :func:`analysis.measures.richness.expected_types`). ``distance`` is the largest difference
    from it at any point, and ``p = (1 + orders at least as far) / (1 + orders)`` over seeded
    permutations: the order of the words is as good as random if p is large. The band has the
    half-width that ``level`` of the orders do not exceed anywhere, so that the whole curve of a
    random order lies inside with that probability, and a text leaves it where p is at most
    1 - level. (A band made at each point by itself is left somewhere by half of all random
    orders.) No band reaches beyond what is possible: at least one word, at most all words read.
    A longer text is shown at ``points`` evenly spaced lengths, which include the first and the
    last word.

    Sources: Baayen, R. H. (2001). Word Frequency Distributions, chapters 1 and 5. Kluwer.
    https://doi.org/10.1007/978-94-010-0844-0 (the expected curve).
    Myllymäki, M. et al. (2017). Global envelope tests for spatial processes. Journal of the
    Royal Statistical Society B 79, 381-404. https://doi.org/10.1111/rssb.12172 (the test).

    Raises ValueError for a text without words, a level outside 0 to 1, and fewer than one
    order or two points.

    >>> vocabulary_growth(["من", "روسيا", "من"], seed=1).observed
    (1, 2, 2)
    """
    import numpy as np

    _check(len(tokens), orders, level, points)
    lengths = _lengths(len(tokens), points)
    counts = Counter(tokens)
    expected = _expected(list(counts.values()), lengths)
    # The tokens word by word: where the first of each stands is all that a curve depends on.
    codes = {token: code for code, token in enumerate(counts)}
    by_word = np.argsort([codes[token] for token in tokens])
    begins = np.cumsum([0, *counts.values()])[:-1]
    draw, place = np.random.default_rng(seed), np.empty(len(tokens), dtype=int)

    def curve(order: np.ndarray) -> np.ndarray:
        place[order] = np.arange(len(order))
        firsts = np.minimum.reduceat(place[by_word], begins)
        new = np.bincount(firsts, minlength=len(order)).cumsum()
        return np.asarray(new[lengths - 1])

    shuffled = (curve(draw.permutation(len(tokens))) for _ in range(orders))
    distances = np.sort([np.abs(one - expected).max() for one in shuffled])
    observed = curve(np.arange(len(tokens)))
    distance = float(np.abs(observed - expected).max())
    as_far = int((distances >= distance - _ROUNDING).sum())
    width = distances[min(ceil(level * (orders + 1)), orders) - 1]
    most = np.minimum(lengths, len(counts))
    return Growth(
        words=tuple(lengths.tolist()),
        observed=tuple(observed.tolist()),
        expected=tuple(expected.tolist()),
        low=tuple(np.maximum(expected - width, 1).tolist()),
        high=tuple(np.minimum(expected + width, most).tolist()),
        level=level,
        distance=distance,
        p=(1 + as_far) / (1 + orders),
    )


def _check(words: int, orders: int, level: float, points: int) -> None:
    if not words:
        raise ValueError("vocabulary growth needs at least 1 word: the text has none")
    if orders < 1 or points < 2:
        raise ValueError(f"needs at least 1 order and 2 points, not {orders} and {points}")
    if not 0 < level < 1:
        raise ValueError(f"the share of orders within the band lies in 0 to 1, not at {level}")


def _lengths(words: int, points: int) -> "np.ndarray":
    import numpy as np

    return np.unique(np.linspace(1, words, min(points, words)).round().astype(int))


def _expected(frequencies: Sequence[int], lengths: "np.ndarray") -> "np.ndarray":
    """:func:`analysis.measures.richness.expected_types` at many lengths in one pass.

    A word that occurs f times is absent with the chance of f factors, of which those of a
    rarer word are the first.
    """
    import numpy as np

    spectrum, words = Counter(frequencies), sum(frequencies)
    absent, expected = np.ones(len(lengths)), np.zeros(len(lengths))
    for frequency in range(1, max(spectrum) + 1):
        absent *= (words - lengths - frequency + 1) / (words - frequency + 1)
        expected += spectrum[frequency] * (1 - absent)
    return expected
