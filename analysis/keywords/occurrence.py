"""Tests of words that were chosen because they occur, and so must be tested as such.

A word of a text is compared with a reference because the text has it. Had another rare word
turned up by chance, that one would be tested instead, and would look just as surprising. The
tests here ask only for what is left to ask: given that the word occurs at all, is it surprising
that it occurs so often, or in so many sentences? A single occurrence is no evidence then.

Conditioning on the selection: Fithian, W., Sun, D. and Taylor, J. (2014), Optimal inference
after model selection, arXiv:1410.2597. Counting texts, here sentences, instead of occurrences:
Egbert, J. and Biber, D. (2019), Incorporating text dispersion into keyword analyses, Corpora
14, 77-104, doi:10.3366/cor.2019.0162.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike

# Of more sentences a bound is given instead of the exact chance.
MOST_SENTENCES = 300

# How unsure the upper limit of a counted rate may be; added to p, which makes up for it.
_DOUBT = 1e-6


def chance_of_count(
    counts: "ArrayLike", total: int, rates: "ArrayLike", size: int | None = None
) -> "np.ndarray":
    """The chance that a word occurs as often as it does or more often, given that it occurs.

    For a word that occurs k times in a text of N words and has the rate r in the reference,

        p = P(X >= k) / P(X >= 1),  X binomial with N and r.

    With a reference of ``size`` counted words, in which the word occurs e times, the rate is
    itself uncertain; X is then the text's part of all k + e occurrences, binomial with k + e
    and N / (N + size). p is 1 for a word that occurs once. The chance of even one p below a
    level among the words of a text that was drawn at random from the reference is kept by
    :func:`analysis.measures.significance.corrected` over all of them.

    Raises ValueError for a count below 1.

    >>> chance_of_count([1, 2], 2, [0.5, 0.5])
    array([1.        , 0.33333333])
    """
    import numpy as np
    from scipy.special import betainc, xlog1py

    observed, chance = _checked(counts, rates)
    trials = np.full_like(observed, total)
    if size is not None:
        trials = observed + np.round(chance * size)
        chance = np.full_like(observed, total / (total + size))
    tail = betainc(observed, trials - observed + 1, chance)
    with np.errstate(invalid="ignore"):
        once = -np.expm1(xlog1py(trials, -chance))
    return np.where(observed == 1, 1.0, np.minimum(tail / np.maximum(once, tail), 1.0))


def chance_of_sentences(
    having: "ArrayLike", sizes: Sequence[int], rates: "ArrayLike", size: int | None = None
) -> "np.ndarray":
    """The chance that as many sentences as do or more have a word, given that one has it.

    For sentences of n₁, n₂, ... words and a word of rate r in the reference, sentence i has
    the word with the chance 1 - (1 - r)^nᵢ, and

        p = P(D >= d) / P(D >= 1),  D the number of sentences that have it (Poisson binomial).

    However often a word returns within a sentence, the sentence counts once: the test takes
    sentences as independent of each other, not words. Where words come in clusters inside
    sentences, fewer sentences have them and p is larger than it need be, never too small.
    With a reference of ``size`` counted words r is the upper limit of what its count allows,
    with a doubt of one in a million that is added to p (Berger and Boos 1994,
    doi:10.1080/01621459.1994.10476836). ``having`` are the numbers d of the words.

    Of more than :data:`MOST_SENTENCES` sentences p is an upper bound, because the exact sum
    takes time as their number squared: with their mean chance for all of them, P(D >= d) is
    binomial and larger, if d - 1 is not below the number expected; else 1 is given
    (Hoeffding 1956, doi:10.1214/aoms/1177728178).

    Raises ValueError for a word that no sentence has.

    >>> chance_of_sentences([1, 2], [1, 1], [0.5, 0.5])
    array([1.        , 0.33333333])
    """
    import numpy as np
    from scipy.special import gammainccinv

    observed, chance = _checked(having, rates)
    if size is not None:
        limit = gammainccinv(np.round(chance * size) + 1, _DOUBT) / size
        chance = np.minimum(limit, 1.0)
    at_least = _bounded if len(sizes) > MOST_SENTENCES else _exact
    with np.errstate(divide="ignore", invalid="ignore"):
        tail, once = at_least(observed, sizes, np.log1p(-chance))
        p = np.minimum(tail / once, 1.0) + (_DOUBT if size is not None else 0.0)
    return np.where(observed == 1, 1.0, np.minimum(p, 1.0))


def _exact(
    observed: "np.ndarray", sizes: Sequence[int], never: "np.ndarray"
) -> tuple["np.ndarray", "np.ndarray"]:
    """P(D >= d) and P(D >= 1), sentence by sentence; ``never`` is log(1 - r) of each word."""
    import numpy as np

    # spread[i, d]: the chance that d sentences so far have word i; the last column, d or more.
    spread = np.zeros((len(observed), int(observed.max()) + 1))
    spread[:, 0] = 1.0
    for words in sizes:
        has = -np.expm1(words * never)
        entering = spread * has[:, None]
        spread -= entering
        spread[:, 1:] += entering[:, :-1]
        spread[:, -1] += entering[:, -1]
    up = spread[:, ::-1].cumsum(axis=1)[:, ::-1]
    return np.take_along_axis(up, observed.astype(int)[:, None], axis=1)[:, 0], up[:, 1]


def _bounded(
    observed: "np.ndarray", sizes: Sequence[int], never: "np.ndarray"
) -> tuple["np.ndarray", "np.ndarray"]:
    """The most that P(D >= d) can be, and P(D >= 1)."""
    import numpy as np
    from scipy.special import betainc

    lengths, sentences = np.unique(sizes, return_counts=True)
    mean = sum(
        -np.expm1(words * never) * many for words, many in zip(lengths, sentences, strict=True)
    ) / len(sizes)
    tail = betainc(observed, len(sizes) - observed + 1, mean)
    beyond = observed - 1 >= mean * len(sizes)
    return np.where(beyond, tail, 1.0), -np.expm1(sum(sizes) * never)


def _checked(counts: "ArrayLike", rates: "ArrayLike") -> tuple["np.ndarray", "np.ndarray"]:
    import numpy as np

    observed, chance = np.asarray(counts, dtype=float), np.asarray(rates, dtype=float)
    if observed.size == 0 or observed.min() < 1:
        raise ValueError(
            "given that it occurs, a word occurs at least once: leave out words that do not"
        )
    return observed, chance
