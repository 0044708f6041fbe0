"""Words over time: known answers, and intervals and tests that keep what they promise."""

import datetime

import numpy as np
import pytest

from analysis.archive.standing import standings
from analysis.archive.trends import periods, steady_change, trends

pa = pytest.importorskip("pyarrow")


def clustered(random, rates, lengths):
    """Counts whose articles differ in rate: a word is a subject here and absent there."""
    return random.poisson(rates * lengths * random.gamma(0.3, 1 / 0.3, len(lengths)))


def days_of(number):
    return np.linspace(0, 3650, number)


def test_a_word_that_grows_fourfold_is_found_to_grow_fourfold():
    random = np.random.default_rng(4)
    days, lengths = days_of(3000), np.full(3000, 300.0)
    counts = clustered(random, 0.002 * 4 ** (days / 3650), lengths)
    change, low, high, p = steady_change(counts, lengths, days)
    assert low < 2 < high
    assert high - low < 1
    assert change == pytest.approx(2, abs=0.4)
    assert p < 1e-6


def test_the_change_of_two_times_is_the_ratio_of_their_rates():
    counts, lengths = np.array([3, 1, 6, 6]), np.array([100.0, 100.0, 100.0, 200.0])
    change, *_ = steady_change(counts, lengths, np.array([0.0, 0.0, 9.0, 9.0]))
    assert change == pytest.approx(np.log2((12 / 300) / (4 / 200)))


def test_clustered_words_without_a_trend_are_seldom_said_to_have_one():
    random = np.random.default_rng(9)
    days, lengths = days_of(400), random.integers(100, 600, 400).astype(float)
    found = [
        steady_change(clustered(random, 0.004, lengths), lengths, days)[3] for _ in range(400)
    ]
    assert 0.02 < np.mean(np.array(found) < 0.05) < 0.08


def test_intervals_of_clustered_words_hold_the_rate_as_often_as_they_say():
    random = np.random.default_rng(2)
    labels = [str(2000 + n % 5) for n in range(500)]
    held = []
    for _ in range(200):
        lengths = random.integers(100, 600, 500).astype(float)
        found = periods(labels, clustered(random, 0.004, lengths), lengths)
        held += [period.low <= 4000 <= period.high for period in found]
    assert 0.93 < np.mean(held) < 0.985


def test_words_that_come_one_by_one_have_the_exact_interval():
    counts = np.array([1, 1, 1, 1])
    (found,) = periods(["a"] * 4, counts, np.array([50.0] * 4))
    from scipy.stats import binomtest

    exact = binomtest(4, 200).proportion_ci()
    assert (found.low, found.high) == pytest.approx((1e6 * exact.low, 1e6 * exact.high))


def test_a_period_without_the_word_has_an_upper_limit():
    _, second = periods(["a", "b"], np.array([3, 0]), np.array([100.0, 100.0]))
    assert (second.count, second.low) == (0, 0)
    assert 1e4 < second.high < 1e5


def test_trends_leave_out_what_cannot_be_told():
    counts = np.array([[1, 0, 2], [0, 0, 3], [2, 0, 0]])
    lengths = np.array([10, 10, 10])
    dates = [datetime.date(2010, 1, 1), None, datetime.date(2020, 1, 1)]
    found = trends(["a", "b", "c"], counts, lengths, dates)
    assert [(trend.key, [p.label for p in trend.periods]) for trend in found] == [
        ("a", ["2010", "2020"]),
        ("c", ["2010", "2020"]),
    ]
    assert trends(["a", "b", "c"], counts, lengths, [None, None, None]) == ()
    assert trends(["a", "b", "c"], counts, lengths, [dates[0]] * 3) == ()
    assert trends([], counts[:, :0], lengths, dates) == ()


def test_a_short_time_is_told_by_month():
    dates = [datetime.date(2020, 1, 1), datetime.date(2020, 3, 5), datetime.date(2020, 3, 9)]
    (found,) = trends(["a"], np.array([[1], [2], [0]]), np.array([9, 9, 9]), dates)
    assert [(p.label, p.articles, p.count) for p in found.periods] == [
        ("2020-01", 1, 1),
        ("2020-03", 2, 2),
    ]


def test_the_place_of_an_article_counts_equals_half_and_copies_not_at_all():
    articles = pa.table({"words": [10, 20, 20, 40, 500], "lix": [1.0, None, None, None, None]})
    copies = np.array([False, False, False, False, True])
    words, lix = standings({"words": 20, "lix": 2.0, "richness": None}, articles, copies)
    assert (words.measure, words.below, words.articles) == ("words", 0.5, 4)
    assert words.quantiles[2] == 20
    assert sum(words.heights) == 4
    assert (lix.below, lix.articles, sum(lix.heights)) == (1, 1, 1)
