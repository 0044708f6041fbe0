"""How far a measure of one short text can be trusted: intervals from its own sentences.

The sentences of the text are taken for a random draw from the sentences its author could have
written on the occasion. How the measure moves between random halves of them tells two things:
where its mean over such texts may lie (a confidence interval), and, since a single text strays
from that mean as this one does, where another such text may lie (a prediction interval).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from math import comb, exp, log, sqrt
from typing import NamedTuple

from analysis.measures.richness import Measure

# A longer text is measured on fewer halves, so that words times halves stay about the same; of
# a hundred the deviation is still known to 7 %. Beyond the last number even these take long.
_MEASURED, _FEWEST_HALVES, MOST_WORDS = 2_000_000, 100, 200_000

# Fewer sentences have halves of a single sentence, and too few of them to show a spread.
FEWEST = 4


class Interval(NamedTuple):
    """A range, and the share of cases in which such a range holds what it is for (0.95)."""

    low: float
    high: float
    level: float


class Estimate(NamedTuple):
    """A measure of a text with its intervals; None where undefined, and then the reason."""

    value: float | None
    interval: Interval | None  # for the mean over such texts, see `confidence_interval`
    another: Interval | None  # for another such text, see `prediction_interval`
    missing: str  # why something is None, empty when nothing is


def estimate(
    measure: Measure,
    sentences: Sequence[Sequence[str]],
    *,
    seed: int,
    resamples: int = 1000,
    level: float = 0.95,
) -> Estimate:
    """A measure of a whole text with its intervals, and what is undefined said in words.

    For tables that must show something for any text: where the measure or its interval raises
    ValueError, the message is kept instead of the number.

    >>> from analysis.measures.richness import MEASURES
    >>> estimate(MEASURES["TTR"], [["في", "ليبيا"], ["في", "روسيا"]], seed=1).missing
    'no interval: it takes at least 4 sentences, the text has 2'
    """
    try:
        value = measure.of(_joined(sentences))
    except ValueError as cause:
        return Estimate(None, None, None, str(cause))
    try:
        error = _standard_error(measure, sentences, seed=seed, resamples=resamples)
        mean, another = (
            _interval(measure, value, factor * error, len(sentences), level)
            for factor in (1, sqrt(2))
        )
    except ValueError as cause:
        return Estimate(value, None, None, str(cause))
    return Estimate(value, mean, another, "")


def estimates(
    measures: Mapping[str, Measure],
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


def confidence_interval(
    measure: Measure,
    sentences: Sequence[Sequence[str]],
    *,
    seed: int,
    resamples: int = 1000,
    level: float = 0.95,
) -> Interval:
    """Where the mean of a measure may lie over such texts, from random halves of the sentences.

    Such texts are texts of as many sentences, drawn independently from the source that this
    text comes from. The interval is not where other texts lie (:func:`prediction_interval`), it
    is not about other topics, authors or longer texts, and it knows nothing of what sentences
    owe to their neighbours.

    Method: a bootstrap without replacement. With n sentences, the measure is taken on
    halves of m = n // 2 sentences in text order; if s is the standard deviation of these
    values, the standard error is ``s * sqrt(m / (n - m))`` (delete-half jackknife), and the
    interval is that of Student's t with n - 1 degrees of freedom. It is computed where the
    measure has no ends to run into, and brought back: it never leaves the range, and the value
    of the whole text lies inside it, not in its middle. For a range with both ends that is the
    scale of log((x - low) / (high - x)), to which the standard error is carried over by its
    slope at the value of the text (delta method). For a range with a lower end alone it is
    log(x - low), and s is taken there, because what has no upper end strays in proportion to
    its size, and is smaller on halves than on the whole. All halves are
    used, and the seed has no effect, when there are at most ``resamples`` of them (up to 12
    sentences for 1000); otherwise a seeded random draw, of fewer than ``resamples`` from 2,000
    words on and of 100 from 20,000. Above :data:`MOST_WORDS` words there is no interval.

    Why not with replacement: a sentence drawn twice brings no new word, so the usual
    bootstrap underrates richness. Its 95 % percentile interval held the true TTR of
    simulated articles of 8 sentences in 21 % of the cases, of 20 sentences in 3 %.

    How often the interval holds the mean is measured by ``python -m benchmarks.coverage`` and
    kept in :func:`analysis.measures.error_rates.measured`.

    Sources: Shao, J. and Wu, C. F. J. (1989). A general theory for jackknife variance
    estimation. Annals of Statistics 17, 1176-1197. https://doi.org/10.1214/aos/1176347263
    Praestgaard, J. and Wellner, J. A. (1993). Exchangeably weighted bootstraps of the
    general empirical process. Annals of Probability 21, 2053-2086.
    https://doi.org/10.1214/aop/1176989011

    Raises ValueError for fewer than four sentences, for a level outside 0 to 1, for fewer
    than two resamples, where the measure is undefined on the text or on a half of it, and
    where the text is at an end of the measure's range (every word differs, say): what another
    text would do cannot be told from one that could not go further.

    >>> confidence_interval(Measure(len), [["من", "روسيا"]] * 8, seed=1)
    Interval(low=16.0, high=16.0, level=0.95)
    """
    error = _standard_error(measure, sentences, seed=seed, resamples=resamples)
    return _interval(measure, measure.of(_joined(sentences)), error, len(sentences), level)


def prediction_interval(
    measure: Measure,
    sentences: Sequence[Sequence[str]],
    *,
    seed: int,
    resamples: int = 1000,
    level: float = 0.95,
) -> Interval:
    """Where the measure may lie in one more text of as many sentences from the same source.

    As :func:`confidence_interval`, wider by √2: the other text strays from the mean of such
    texts as much as this one does, independently of it (Hahn, G. J. and Meeker, W. Q. 1991,
    Statistical Intervals, Wiley, doi:10.1002/9780470316771). While another text of its kind
    lies inside, chance is enough to explain the difference.
    """
    error = sqrt(2) * _standard_error(measure, sentences, seed=seed, resamples=resamples)
    return _interval(measure, measure.of(_joined(sentences)), error, len(sentences), level)


def _standard_error(
    measure: Measure, sentences: Sequence[Sequence[str]], *, seed: int, resamples: int
) -> float:
    """How far the measure of one text strays from the mean over such texts.

    For a range with a lower end alone it is that of the logarithm.
    """
    if len(sentences) < FEWEST:
        raise ValueError(
            f"no interval: it takes at least {FEWEST} sentences, the text has {len(sentences)}"
        )
    if resamples < 2:
        raise ValueError(f"an interval needs at least 2 resamples, not {resamples}")
    words = sum(map(len, sentences))
    if words > MOST_WORDS:
        raise ValueError(f"no interval: not computed above {MOST_WORDS:,} words")
    resamples = halves_drawn(words, resamples)
    kept = len(sentences) // 2
    values = [_on_half(measure.of, half) for half in _halves(sentences, kept, resamples, seed)]
    if measure.low is not None and measure.high is None:
        values = [log(value - measure.low) for value in values]
    return _deviation(values) * sqrt(kept / (len(sentences) - kept))


def halves_drawn(words: int, resamples: int = 1000) -> int:
    """Of how many random halves a text of so many words is measured.

    >>> halves_drawn(450), halves_drawn(4000), halves_drawn(100_000)
    (1000, 500, 100)
    """
    return min(resamples, max(_FEWEST_HALVES, _MEASURED // max(words, 1)))


def _interval(
    measure: Measure, value: float, error: float, sentences: int, level: float
) -> Interval:
    if not 0 < level < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not at {level}")
    margin = _student(level, sentences - 1) * error
    return Interval(*_around(value, margin, measure.low, measure.high), level)


def _around(
    value: float, margin: float, low: float | None, high: float | None
) -> tuple[float, float]:
    """The ends of an interval on the scale where the range of the measure has no ends.

    The margin is that of the logarithm where there is a lower end alone, else of the value.
    """
    if low is None:
        return value - margin, value + margin
    if value <= low or (high is not None and value >= high):
        raise ValueError(
            f"no interval: the text is at the end of the range of the measure ({value:g})"
        )
    if high is None:
        factor = exp(margin)
        return low + (value - low) / factor, low + (value - low) * factor
    odds, slope = (value - low) / (high - value), (high - low) / (value - low) / (high - value)
    ends = (log(odds) - margin * slope, log(odds) + margin * slope)
    lower, upper = (low + (high - low) / (1 + exp(-end)) for end in ends)
    return lower, upper


def _halves(
    sentences: Sequence[Sequence[str]], kept: int, resamples: int, seed: int
) -> Iterator[list[str]]:
    everything = range(len(sentences))
    chosen: Iterable[Sequence[int]]
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
