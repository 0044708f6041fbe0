"""How far a measure of one short text can be trusted: an interval from its own sentences.

The one idea: the sentences of the text are taken for a random draw from the sentences its
author could have written on the occasion. How the measure moves between random halves of
them tells how it would move from one such text to another.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from math import comb, sqrt
from typing import NamedTuple


class Interval(NamedTuple):
    """A range that holds the true value with the given confidence (0.95 for 95 %)."""

    low: float
    high: float
    level: float


class Estimate(NamedTuple):
    """A measure of a text with its interval; None where undefined, and then the reason."""

    value: float | None
    interval: Interval | None
    missing: str  # why something is None, empty when nothing is


def estimate(
    measure: Callable[[Sequence[str]], float],
    sentences: Sequence[Sequence[str]],
    *,
    seed: int,
    level: float = 0.95,
) -> Estimate:
    """A measure of a whole text with its interval, and what is undefined said in words.

    For tables that must show something for any text: where `measure` or
    `bootstrap_interval` raises ValueError, its message is kept instead of the number.

    >>> from analysis.measures.richness import mtld
    >>> estimate(mtld, [["في", "ليبيا"], ["في", "روسيا"]], seed=1).missing
    'no interval: the measure is undefined on a half of the sentences (MTLD is undefined \
for 2 words without a repetition: give a longer text, or count lemmas instead of forms)'
    """
    try:
        value = measure(_joined(sentences))
    except ValueError as cause:
        return Estimate(None, None, str(cause))
    try:
        return Estimate(value, bootstrap_interval(measure, sentences, seed=seed, level=level), "")
    except ValueError as cause:
        return Estimate(value, None, str(cause))


def estimates(
    measures: Mapping[str, Callable[[Sequence[str]], float]],
    forms: Sequence[Sequence[str]],
    lemmas: Sequence[Sequence[str]],
    *,
    seed: int,
) -> Mapping[str, tuple[Estimate, Estimate]]:
    """Several measures by name, each over the forms and over the lemmas of the same sentences."""
    return {
        name: (estimate(measure, forms, seed=seed), estimate(measure, lemmas, seed=seed))
        for name, measure in measures.items()
    }


def bootstrap_interval(
    measure: Callable[[Sequence[str]], float],
    sentences: Sequence[Sequence[str]],
    *,
    seed: int,
    resamples: int = 1000,
    level: float = 0.95,
) -> Interval:
    """A confidence interval for a measure of a text, from random halves of its sentences.

    The interval is about the mean of the measure over texts of as many sentences, drawn
    independently from the source that this text comes from. It is not about other topics,
    authors or longer texts, and it knows nothing of what sentences owe to their neighbours.

    Method: a bootstrap without replacement. With n sentences, the measure is taken on
    halves of m = n // 2 sentences in text order; if s is the standard deviation of these
    values, the interval is ``whole ± t(n - 1) * s * sqrt(m / (n - m))`` (delete-half
    jackknife), so it is centred on the measure of the whole text. All halves are used,
    and the seed has no effect, when there are at most `resamples` of them (up to 12
    sentences for 1000); otherwise a seeded random draw.

    Why not with replacement: a sentence drawn twice brings no new word, so the usual
    bootstrap underrates richness. Its 95 % percentile interval held the true TTR of
    simulated articles of 8 sentences in 25 % of the cases, of 20 sentences in 3 %.

    Measured coverage of the 95 % interval, in %, over 450 simulated articles a number
    (``python -m benchmarks.coverage``; chance error about 1):

    =========  ===  =====  ====  ====  ========
    sentences  TTR  MATTR  MTLD  HD-D  Yule's K
    =========  ===  =====  ====  ====  ========
    4           93     98    94    97        97
    8           94     97    94    98        98
    14          95     94    96    95        95
    20          96     97    97    97        96
    =========  ===  =====  ====  ====  ========

    With 4 sentences MATTR and HD-D were often undefined on a half. On real sentences (8 or
    16 from an Arabic newswire treebank, at random or in a row) it was lower: TTR 90 to 92,
    MATTR 91 to 96, HD-D 92 to 98, K 90 to 95, MTLD 93 to 96 for 8 and only 83 for 16, where
    hardly a word returned. Read 95 % as "about nine times out of ten".

    Sources: Shao, J. and Wu, C. F. J. (1989). A general theory for jackknife variance
    estimation. Annals of Statistics 17, 1176-1197. https://doi.org/10.1214/aos/1176347263
    Praestgaard, J. and Wellner, J. A. (1993). Exchangeably weighted bootstraps of the
    general empirical process. Annals of Probability 21, 2053-2086.
    https://doi.org/10.1214/aop/1176989011

    Raises ValueError for fewer than two sentences, for a level outside 0 to 1, for fewer
    than two resamples, and where the measure is undefined on the text or on a half of it.

    >>> bootstrap_interval(len, [["من", "روسيا"]] * 8, seed=1)
    Interval(low=16.0, high=16.0, level=0.95)
    """
    _check(len(sentences), resamples, level)
    whole = measure(_joined(sentences))
    kept = len(sentences) // 2
    values = [_on_half(measure, half) for half in _halves(sentences, kept, resamples, seed)]
    spread = _deviation(values) * sqrt(kept / (len(sentences) - kept))
    margin = _student(level, len(sentences) - 1) * spread
    return Interval(whole - margin, whole + margin, level)


def _check(sentences: int, resamples: int, level: float) -> None:
    if sentences < 2:
        raise ValueError(
            f"an interval over sentences needs at least 2 of them, the text has {sentences}: "
            "report the value alone"
        )
    if resamples < 2:
        raise ValueError(f"an interval needs at least 2 resamples, not {resamples}")
    if not 0 < level < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not at {level}")


def _halves(
    sentences: Sequence[Sequence[str]], kept: int, resamples: int, seed: int
) -> Iterator[list[str]]:
    everything = range(len(sentences))
    if comb(len(sentences), kept) <= resamples:
        chosen = combinations(everything, kept)
    else:
        import random

        draw = random.Random(seed)
        chosen = (sorted(draw.sample(everything, kept)) for _ in range(resamples))
    return (_joined([sentences[i] for i in half]) for half in chosen)


def _joined(sentences: Sequence[Sequence[str]]) -> list[str]:
    return list(chain.from_iterable(sentences))


def _on_half(measure: Callable[[Sequence[str]], float], tokens: list[str]) -> float:
    try:
        return measure(tokens)
    except ValueError as cause:
        raise ValueError(
            f"no interval: the measure is undefined on a half of the sentences ({cause})"
        ) from cause


def _deviation(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def _student(level: float, degrees: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(degrees, (1 + level) / 2))
