"""Vocabulary growth: how many different words have been met after so many words.

The one idea: the text in reading order is compared with the same words in random order.
Where its curve runs below the band, words return sooner than chance would have it: the
text stays with a topic before it turns to the next.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.measures.richness import expected_types

if TYPE_CHECKING:
    import numpy as np


class Growth(NamedTuple):
    """Different words against words read; five tuples of equal length and a level."""

    words: tuple[int, ...]  # words read
    observed: tuple[int, ...]  # different words in reading order
    expected: tuple[float, ...]  # mean over all orders, exact
    low: tuple[float, ...]  # band of random orders
    high: tuple[float, ...]
    level: float  # share of random orders within the band, at each point


def vocabulary_growth(
    tokens: Sequence[str],
    *,
    seed: int,
    orders: int = 1000,
    level: float = 0.95,
    points: int = 500,
) -> Growth:
    """The growth curve of a text with the band of random orders of its words.

    `expected` is the mean over all orders, exact (hypergeometric, see
    `analysis.measures.richness.expected_types`); the band holds the middle `level` of `orders`
    seeded permutations at each point by itself, so that a curve leaves it somewhere more
    often than 1 - level. A longer text is shown at `points` evenly spaced lengths, which
    include the first and the last word.

    Source: Baayen, R. H. (2001). Word Frequency Distributions, chapters 1 and 5. Kluwer.
    https://doi.org/10.1007/978-94-010-0844-0

    Raises ValueError for a text without words, a level outside 0 to 1, and fewer than one
    order or two points.

    >>> vocabulary_growth(["من", "روسيا", "من"], seed=1).observed
    (1, 2, 2)
    """
    import numpy as np

    _check(len(tokens), orders, level, points)
    lengths = _lengths(len(tokens), points)
    codes = {token: code for code, token in enumerate(tokens)}
    text = np.array([codes[token] for token in tokens])
    draw = np.random.default_rng(seed)
    curves = [_new_words(draw.permutation(text))[lengths - 1] for _ in range(orders)]
    low, high = np.quantile(curves, [(1 - level) / 2, (1 + level) / 2], axis=0)
    counts = list(Counter(tokens).values())
    return Growth(
        words=tuple(lengths.tolist()),
        observed=tuple(_new_words(text)[lengths - 1].tolist()),
        expected=tuple(expected_types(counts, length) for length in lengths.tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        level=level,
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


def _new_words(codes: "np.ndarray") -> "np.ndarray":
    """For each position, the number of different codes up to and including it."""
    import numpy as np

    first = np.zeros(len(codes), dtype=int)
    first[np.unique(codes, return_index=True)[1]] = 1
    return first.cumsum()
