"""How often words occur over the years, with intervals that know that words come in articles."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.measures.significance import corrected

if TYPE_CHECKING:
    import numpy as np

# Articles of a short time are told apart by month, of a long time by year.
_MONTHS_UP_TO = 36
_LEVEL = 0.95


class Period(NamedTuple):
    """How often a word occurs in the articles of one month or year.

    The interval is about articles of that time like these; None where there are no words.
    """

    label: str
    articles: int
    words: int
    count: int  # type: ignore[assignment]
    per_million: float
    low: float
    high: float


class Trend(NamedTuple):
    """A word over time: its periods, and whether it rises or falls over all of them.

    ``change`` is the logarithm to the base 2 of how many times as often the word occurs at the
    end as at the beginning, by a rate that changes steadily; ``p`` is the chance of so much
    of a change in either direction, ``p_corrected`` that of any such among the words asked.
    """

    key: str
    periods: tuple[Period, ...]
    change: float
    low: float
    high: float
    p: float
    p_corrected: float


def trends(
    keys: Sequence[str],
    counts: "np.ndarray",
    lengths: "np.ndarray",
    dates: Sequence[datetime.date | None],
) -> tuple[Trend, ...]:
    """The trend of each word, in the order given; articles without a date do not count.

    ``counts`` has a row for each article and a column for each word. Nothing for fewer than
    two periods. A word that no dated article has is left out.
    """
    import numpy as np

    known = {n: date for n, date in enumerate(dates) if date is not None}
    dated = list(known)
    days = np.array([float(date.toordinal()) for date in known.values()])
    if not len(days) or not days.max() > days.min():
        return ()
    labels = _labels(list(known.values()))
    if len(set(labels)) < 2:
        return ()
    chosen, length = counts[dated], lengths[dated].astype(float)
    there = np.flatnonzero(chosen.sum(axis=0)).tolist()
    tests = [steady_change(chosen[:, n], length, days) for n in there]
    p = corrected([test[3] for test in tests], "holm")
    return tuple(
        Trend(keys[n], periods(labels, chosen[:, n], length), *test, float(adjusted))
        for n, test, adjusted in zip(there, tests, p, strict=True)
    )


def periods(
    labels: Sequence[str], counts: "np.ndarray", lengths: "np.ndarray"
) -> tuple[Period, ...]:
    """A word in each period, in order, with its interval at 95 %.

    The interval is Clopper and Pearson's for as many words as the articles are worth: words of
    one article depend on each other, so that the variance between articles of a period exceeds
    that of words drawn one by one, and by that factor there are fewer (Korn and Graubard 1998,
    Survey Methodology 24, 193-201). The factor is taken over all periods together, at least 1.

    >>> import numpy as np
    >>> found = periods(["2019", "2019", "2020"], np.array([2, 0, 1]), np.array([10, 10, 20.0]))
    >>> [(period.label, period.count, period.per_million) for period in found]
    [('2019', 2, 100000.0), ('2020', 1, 50000.0)]
    """
    import numpy as np
    from scipy.special import betaincinv

    names, at = np.unique(labels, return_inverse=True)
    articles = np.bincount(at)
    words, count = np.bincount(at, lengths), np.bincount(at, counts)
    rate = np.divide(count, words, out=np.zeros(len(names)), where=words > 0)
    fewer = _design_effect(counts, lengths, rate[at], at)
    worth, found = words / fewer, count / fewer
    tail = (1 - _LEVEL) / 2
    low = np.where(found > 0, betaincinv(np.maximum(found, 1e-9), worth - found + 1, tail), 0.0)
    high = np.where(
        worth > found, betaincinv(found + 1, np.maximum(worth - found, 1e-9), 1 - tail), 1.0
    )
    columns = (articles, words, count, 1e6 * rate, 1e6 * low, 1e6 * high)
    return tuple(
        Period(str(name), int(a), int(w), int(c), float(r), float(lo), float(hi))
        for name, a, w, c, r, lo, hi in zip(names, *columns, strict=True)
    )


def _design_effect(
    counts: "np.ndarray", lengths: "np.ndarray", rates: "np.ndarray", at: "np.ndarray"
) -> float:
    """By how much the variance of counts between articles exceeds the binomial one."""
    import numpy as np

    several = np.bincount(at)[at] > 1
    expected = rates * lengths
    variance = (expected * (1 - rates))[several].sum()
    if not variance > 0:
        return 1.0
    sizes = np.bincount(at)[at]
    residuals = (counts - expected) ** 2 * sizes / np.maximum(sizes - 1, 1)
    return max(1.0, float(residuals[several].sum() / variance))


def steady_change(
    counts: "np.ndarray", lengths: "np.ndarray", days: "np.ndarray"
) -> tuple[float, float, float, float]:
    """Change over the whole time as a log ratio (base 2), its limits at 95 %, and p.

    Poisson regression of counts on time with lengths as exposure, log rate = a + b t; t runs
    from 0 to 1. p is that of the score test of b = 0, and the limits are those of b, both with
    the variance found between articles instead of Poisson's (the sandwich of Huber and White;
    Boos 1992, doi:10.2307/2685328), because words of an article come in clusters.
    """
    import numpy as np
    from scipy.special import ndtr

    time = (days - days.min()) / (days.max() - days.min())
    rate = counts.sum() / lengths.sum()
    centre = (time * lengths).sum() / lengths.sum()
    parts = (time - centre) * (counts - rate * lengths)
    spread = np.sqrt((parts**2).sum())
    z = parts.sum() / spread if spread > 0 else 0.0
    slope, error = _slope(counts, lengths, time, np.log(rate))
    limits = (slope - 1.959964 * error, slope + 1.959964 * error)
    low, high = (limit / np.log(2) for limit in limits)
    return float(slope / np.log(2)), float(low), float(high), float(2 * ndtr(-abs(z)))


def _slope(
    counts: "np.ndarray", lengths: "np.ndarray", time: "np.ndarray", start: float
) -> tuple[float, float]:
    """b of log rate = a + b t by Newton's method, and its standard error between articles."""
    import numpy as np

    design = np.stack([np.ones_like(time), time])
    found = np.array([start, 0.0])
    for _ in range(50):
        expected = lengths * np.exp(np.clip(found @ design, -50, 5))
        gradient = design @ (counts - expected)
        information = (design * expected) @ design.T
        step = np.linalg.lstsq(information, gradient, rcond=None)[0]
        found = found + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-9:
            break
    scores = design * (counts - expected)
    inverse = np.linalg.pinv(information)
    variance = inverse @ (scores @ scores.T) @ inverse
    return float(found[1]), float(np.sqrt(max(variance[1, 1], 0.0)))


def _labels(dates: Sequence[datetime.date]) -> list[str]:
    """The period of each date: its month where all are within three years, else its year."""
    months = [12 * date.year + date.month for date in dates]
    if max(months) - min(months) < _MONTHS_UP_TO:
        return [f"{date.year:04d}-{date.month:02d}" for date in dates]
    return [f"{date.year:04d}" for date in dates]
