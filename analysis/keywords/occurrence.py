"""Tests and intervals of words that were chosen because they occur, and are treated as such.

A word of a text is compared with a reference because the text has it. Had another rare word
turned up by chance, that one would be tested instead, and would look just as surprising. Asked
here is only what is left to ask: given that the word occurs at all, is it surprising that it
occurs so often, or in so many sentences, and how much more frequent may it be? A single
occurrence is no evidence then.

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

    observed, chance, trials = _trials(counts, total, rates, size)
    if size is not None:
        chance = np.full_like(observed, total / (total + size))
    return _as_many(observed, trials, chance)


def ratio_interval(
    counts: "ArrayLike",
    total: int,
    rates: "ArrayLike",
    size: int | None = None,
    *,
    confidence: float = 0.95,
) -> tuple["np.ndarray", "np.ndarray"]:
    """Lower and upper limit of the log ratio log2((k / N) / r) of words that occur.

    One unit is a doubling (Hardie 2014, Log Ratio: an informal introduction, Lancaster). The
    limits are the ratios at which a count of k or more, or of k or fewer, would have half the
    chance that ``confidence`` leaves, given that the word occurs: those of Clopper and Pearson
    (1934, doi:10.1093/biomet/26.4.404) for the distributions of :func:`chance_of_count`. Limits
    that forget the condition are too high: of a word that is as rare as in the reference, and
    is looked at because it happens to occur once, they would say that it is more frequent.

    A single occurrence has the lower limit -inf, a counted reference without the word the upper
    limit inf. The interval covers at least as often as it says, of independent occurrences; of
    a word that comes in clusters it is too narrow.

    Raises ValueError for a count below 1 and for a confidence that is not between 0 and 1.

    >>> low, high = ratio_interval([1, 10], 1000, [0.001, 0.001])
    >>> low.round(2), high.round(2)
    (array([-inf, 2.26]), array([2.42, 4.19]))
    """
    import numpy as np

    if not 0 < confidence < 1:
        raise ValueError(f"confidence = {confidence}: give a share between 0 and 1, such as 0.95")
    observed, rates, trials = _trials(counts, total, rates, size)
    # Words of equal counts have equal limits, and most words of a text are of equal counts.
    (least, of), alike = np.unique([observed, trials], axis=1, return_inverse=True)
    tail = (1 - confidence) / 2
    ends = [_chance_of(least, of, tail)[alike], _chance_of(least + 1, of, 1 - tail)[alike]]
    with np.errstate(divide="ignore"):
        if size is None:
            low, high = (np.log2(end / rates) for end in ends)
        else:
            low, high = (np.log2(end / (1 - end) * size / total) for end in ends)
    return low, high


def _trials(
    counts: "ArrayLike", total: int, rates: "ArrayLike", size: int | None
) -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
    """Counts and rates as arrays, and of how many occurrences or words the counts are a part."""
    import numpy as np

    observed, chance = _checked(counts, rates)
    known = np.full_like(observed, total)
    return observed, chance, known if size is None else observed + np.round(chance * size)


def _as_many(least: "np.ndarray", trials: "np.ndarray", chance: "np.ndarray") -> "np.ndarray":
    """P(X >= least) / P(X >= 1), X binomial: it rises with the chance of a single trial."""
    import numpy as np
    from scipy.special import betainc, xlog1py

    tail = betainc(least, trials - least + 1, chance)
    once = -np.expm1(xlog1py(trials, -chance))
    given: np.ndarray = np.where(least == 1, 1.0, tail / np.maximum(once, tail))
    return given


def _chance_of(least: "np.ndarray", trials: "np.ndarray", level: float) -> "np.ndarray":
    """The chance of a single trial at which :func:`_as_many` has the value ``level``."""
    import numpy as np

    low, high = np.zeros_like(least), np.ones_like(least)
    for _ in range(60):
        middle = (low + high) / 2
        under = _as_many(least, trials, middle) < level
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    # One is no evidence for any chance, and more than all of the trials none against any.
    return np.where(least == 1, 0.0, np.where(least > trials, 1.0, high))


def chance_of_sentences(
    having: "ArrayLike", sizes: Sequence[int], rates: "ArrayLike", size: int | None = None
) -> "np.ndarray":
    """The chance that as many sentences as do or more have a word, given that one has it.

    For sentences of n₁, n₂, ... words and a word of rate r in the reference, sentence i has
    the word with the chance 1 - (1 - r)^nᵢ, and

        p = P(D >= d) / P(D >= 1),  D the number of sentences that have it (Poisson binomial).

    However often a word returns within a sentence, the sentence counts once: the test takes
    sentences as independent of each other, not words. Where words come in clusters inside
    sentences, fewer sentences have them and p is larger than it need be, not smaller.
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
    with np.errstate(divide="ignore"):
        tail, once = at_least(observed, sizes, np.log1p(-chance))
        p = tail / once + (_DOUBT if size is not None else 0.0)
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
    return up[np.arange(len(observed)), observed.astype(int)], up[:, 1]


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

    observed, chance = np.asarray(counts, dtype=float), np.asarray(rates)
    if observed.size == 0 or observed.min() < 1:
        raise ValueError(
            "given that it occurs, a word occurs at least once: leave out words that do not"
        )
    return observed, chance
