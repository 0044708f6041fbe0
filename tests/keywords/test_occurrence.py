"""Tests of words chosen because they occur, by hand, by enumeration and by simulation."""

from itertools import product
from math import log2, prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from analysis.keywords import occurrence
from analysis.keywords.occurrence import (
    chance_of_count,
    chance_of_sentences,
    ratio_interval,
)
from analysis.measures.significance import corrected

RATES = st.floats(1e-9, 0.3)


def by_enumeration(having, sizes, rate):
    """P(D >= d | D >= 1) over all ways in which sentences can have a word."""
    chances = [1 - (1 - rate) ** size for size in sizes]
    ways = {
        way: prod(p if has else 1 - p for p, has in zip(chances, way, strict=True))
        for way in product((0, 1), repeat=len(sizes))
    }
    at_least = [sum(p for way, p in ways.items() if sum(way) >= d) for d in (having, 1)]
    return at_least[0] / at_least[1]


def test_two_of_two_words_by_hand():
    # rate 1/3: both 1/9, at least one 5/9
    assert chance_of_count([2], 2, [1 / 3]) == pytest.approx([1 / 5])


def test_two_of_three_sentences_by_hand():
    # chances 1/2, 1/2, 3/4: none 1/16; two or three: 3/16 + 3/16 + 1/16 + 3/16
    assert chance_of_sentences([2], [1, 1, 2], [1 / 2]) == pytest.approx([(10 / 16) / (15 / 16)])


@given(st.integers(1, 30), RATES)
def test_the_chance_of_a_count_is_that_of_the_binomial_without_zero(count, rate):
    known = binom.sf(count - 1, 430, rate) / binom.sf(0, 430, rate)
    assert chance_of_count([count], 430, [rate])[0] == pytest.approx(min(known, 1), rel=1e-6)


@given(st.integers(1, 30), st.integers(0, 50))
def test_against_a_counted_reference_all_occurrences_are_shared_out(count, elsewhere):
    share = 430 / 10_430
    known = binom.sf(count - 1, count + elsewhere, share)
    known /= binom.sf(0, count + elsewhere, share)
    found = chance_of_count([count], 430, [elsewhere / 10_000], 10_000)[0]
    assert found == pytest.approx(min(known, 1), rel=1e-6)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=7), RATES)
def test_the_chance_of_sentences_is_that_of_all_ways_to_have_the_word(sizes, rate):
    having = list(range(1, len(sizes) + 1))
    known = [by_enumeration(d, sizes, rate) for d in having]
    found = chance_of_sentences(having, sizes, [rate] * len(sizes))
    assert found == pytest.approx(known, rel=1e-6, abs=1e-12)


def test_the_chances_of_one_word_do_not_depend_on_the_others():
    alone = chance_of_sentences([2], [5, 9, 20], [0.01])
    assert chance_of_sentences([3, 2, 1], [5, 9, 20], [0.2, 0.01, 0.3])[1] == alone[0]


@pytest.mark.parametrize("size", [None, 10**6])
def test_a_single_occurrence_is_no_evidence_however_rare_the_word(size):
    rates = [1e-9, 0.0 if size else 1e-8, 0.5]
    assert chance_of_count([1, 1, 1], 430, rates, size).tolist() == [1, 1, 1]
    assert chance_of_sentences([1, 1, 1], [200, 230], rates, size).tolist() == [1, 1, 1]


def test_chances_far_below_rounding_are_not_lost():
    assert 0 < chance_of_count([17], 430, [1e-6])[0] < 1e-60
    assert 0 < chance_of_sentences([9], [43] * 10, [1e-6])[0] < 1e-30


def test_a_word_that_is_all_the_reference_is_no_surprise():
    assert chance_of_count([5], 5, [1.0]).tolist() == [1]
    assert chance_of_sentences([2], [3, 4], [1.0]).tolist() == [1]


def test_in_a_reference_of_a_few_words_nothing_is_a_surprise_and_no_chance_is_above_one():
    assert chance_of_sentences([2], [3, 4], [0.0], 3).tolist() == [1]
    assert chance_of_sentences([2, 1], [3, 4], [1.0, 0.5], 10).tolist() == [1, 1]


@pytest.mark.filterwarnings("error")
def test_nothing_is_warned_of_where_a_word_is_all_or_nothing_of_the_reference():
    for rates, size in (([1.0, 1.0, 1e-300], None), ([1.0, 0.0, 0.0], 10)):
        assert (chance_of_count([1, 5, 2], 5, rates, size) <= 1).all()
        for sizes in ([2, 3], [2] * 400):
            assert (chance_of_sentences([1, 2, 2], sizes, rates, size) <= 1).all()
        assert not np.isnan(ratio_interval([1, 5, 2], 5, rates, size)).any()


def test_a_large_counted_reference_is_as_good_as_known_rates_and_a_small_one_is_not():
    known = chance_of_sentences([3], [50] * 8, [1e-3])[0]
    assert chance_of_sentences([3], [50] * 8, [1e-3], 10**9)[0] == pytest.approx(known, rel=0.02)
    assert chance_of_sentences([3], [50] * 8, [1e-3], 10**4)[0] > 3 * known


def test_a_counted_reference_leaves_a_doubt_of_one_in_a_million():
    # no occurrence in ten thousand million words: nothing is left of p but the doubt
    p = chance_of_sentences([8], [50] * 8, [0.0], 10**10)[0]
    assert p == pytest.approx(1e-6, rel=1e-3)


def test_a_rate_that_was_rounded_stands_for_a_whole_number_of_words():
    # 7 of 3,000 words
    rounded, exact = ([rate] * 2 for rate in (0.00233, 7 / 3000))
    known = chance_of_count([2, 5], 900, exact, 3000)
    assert (chance_of_count([2, 5], 900, rounded, 3000) == known).all()
    known = chance_of_sentences([2, 5], [90] * 9, exact, 3000)
    assert (chance_of_sentences([2, 5], [90] * 9, rounded, 3000) == known).all()


def test_the_upper_limit_of_a_count_of_zero_is_that_of_the_exponential_distribution():
    limit = -np.log(1e-6) / 10_000
    known = by_enumeration(2, [30, 40, 50], limit) + 1e-6
    assert chance_of_sentences([2], [30, 40, 50], [0.0], 10_000)[0] == pytest.approx(known)


@pytest.mark.parametrize("counts", [[], [0], [3, 0]])
def test_words_that_do_not_occur_are_refused(counts):
    with pytest.raises(ValueError, match="leave out words that do not"):
        chance_of_count(counts, 10, [0.1] * len(counts))
    with pytest.raises(ValueError, match="leave out words that do not"):
        chance_of_sentences(counts, [5, 5], [0.1] * len(counts))
    with pytest.raises(ValueError, match="leave out words that do not"):
        ratio_interval(counts, 10, [0.1] * len(counts))


@given(st.integers(2, 200), st.floats(0.5, 0.99))
def test_the_limits_are_the_rates_at_which_the_count_is_barely_likely(count, confidence):
    tail = (1 - confidence) / 2
    limits = ratio_interval([count], 1000, [0.001], confidence=confidence)
    low, high = (0.001 * 2 ** limit[0] for limit in limits)
    assert binom.sf(count - 1, 1000, low) / binom.sf(0, 1000, low) == pytest.approx(tail)
    not_more = binom.cdf(count, 1000, high) - binom.pmf(0, 1000, high)
    assert not_more / binom.sf(0, 1000, high) == pytest.approx(tail)


def test_the_limits_of_two_of_two_words_by_hand():
    # given an occurrence, both with the chance q / (2 - q): a quarter where q is 2 / 5
    low, high = ratio_interval([2], 2, [0.1], confidence=0.5)
    assert (low[0], high[0]) == pytest.approx((log2(4), log2(10)))


def test_the_limits_of_a_single_occurrence_by_hand():
    # of two words exactly one, given one: 2 (1 - q) / (2 - q), a quarter where q is 6 / 7
    low, high = ratio_interval([1], 2, [0.1], confidence=0.5)
    assert low[0] == -np.inf
    assert high[0] == pytest.approx(log2(60 / 7))


@given(st.integers(2, 20), st.integers(1, 20))
def test_the_limits_against_a_counted_reference_split_all_occurrences(count, elsewhere):
    limits = ratio_interval([count], 1000, [elsewhere / 5000], 5000)
    ratios = (2 ** limit[0] * 1000 / 5000 for limit in limits)
    low, high = (ratio / (1 + ratio) for ratio in ratios)
    every = count + elsewhere
    assert binom.sf(count - 1, every, low) / binom.sf(0, every, low) == pytest.approx(0.025)
    assert binom.sf(count, every, high) / binom.sf(0, every, high) == pytest.approx(0.975)


def test_what_a_counted_reference_lacks_may_be_any_number_of_times_as_frequent():
    low, high = ratio_interval([3, 1], 100, [0.0, 0.0], 1000)
    assert np.isfinite(low[0])
    assert low[1] == -np.inf
    assert high.tolist() == [np.inf, np.inf]


def test_a_large_counted_reference_gives_the_limits_of_known_rates():
    known = np.ravel(ratio_interval([7], 10**6, [1e-6]))
    assert np.ravel(ratio_interval([7], 10**6, [1e-6], 10**12)) == pytest.approx(known, abs=0.01)


def test_the_limits_of_one_word_do_not_depend_on_the_others():
    for size in (None, 10**4):
        several = ratio_interval([9, 2, 9], 430, [0.002, 0.001, 0.004], size)
        for word, (count, rate) in enumerate(((9, 0.002), (2, 0.001), (9, 0.004))):
            alone = ratio_interval([count], 430, [rate], size)
            assert [end[word] for end in several] == [end[0] for end in alone]


def test_the_interval_leaves_out_equality_where_the_test_does():
    counts, rates = [1, 2, 3, 4, 5, 6], [0.002] * 6
    low, _ = ratio_interval(counts, 430, rates)
    assert ((low > 0) == (chance_of_count(counts, 430, rates) < 0.025)).all()


@pytest.mark.parametrize("times", [1, 4, 60])
def test_a_word_that_is_looked_at_because_it_occurs_has_its_ratio_inside(times):
    """Limits that forget why the word is looked at hold a ratio of 1 in no case here."""
    counts = np.random.default_rng(1).binomial(430, times * 1e-5, 200_000)
    counts = counts[counts > 0]
    low, high = ratio_interval(counts, 430, np.full(len(counts), 1e-5))
    assert ((low <= log2(times)) & (log2(times) <= high)).mean() >= 0.95


@pytest.mark.parametrize("confidence", [0, 1, 95, float("nan")])
def test_a_confidence_is_a_share(confidence):
    with pytest.raises(ValueError, match="between 0 and 1"):
        ratio_interval([1], 100, [0.01], confidence=confidence)


@pytest.mark.parametrize("repeated", [0.0, 0.2])
def test_texts_drawn_from_the_reference_seldom_show_anything(repeated):
    """Of 300 texts without key words at most 5 % (and chance) may show one; see benchmarks."""
    draw = np.random.default_rng(1)
    rates = 1 / np.arange(1, 20_001)
    rates /= rates.sum()
    sizes, false = [40] * 8, {"count": 0, "sentences": 0}
    for _ in range(300):
        text = draw.choice(len(rates), size=(8, 40), p=rates)
        for i, j in zip(*np.nonzero(draw.random((8, 40)) < repeated), strict=True):
            text[i, j] = text[i, draw.integers(j + 1)]
        words, counts = np.unique(text, return_counts=True)
        having = (text[:, :, None] == words).any(axis=1).sum(axis=0)
        count_p = corrected(chance_of_count(counts, 320, rates[words]))
        false["count"] += count_p.min() < 0.05
        false["sentences"] += (
            corrected(chance_of_sentences(having, sizes, rates[words])).min() < 0.05
        )
    assert false["sentences"] <= 0.05 * 300 + 8
    assert (false["count"] <= 0.05 * 300 + 8) == (repeated == 0)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=12), RATES)
def test_the_bound_for_very_many_sentences_is_never_below_the_exact_chance(sizes, rate):
    having = list(range(1, len(sizes) + 1))
    exact = chance_of_sentences(having, sizes, [rate] * len(sizes))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(occurrence, "MOST_SENTENCES", 1)
        bound = chance_of_sentences(having, sizes, [rate] * len(sizes))
    assert (bound >= exact * (1 - 1e-6)).all()


def test_the_bound_is_exact_for_sentences_of_one_length():
    # rate 1/2, 400 sentences of one word: binomial
    known = binom.sf(239, 400, 0.5)
    assert chance_of_sentences([240], [1] * 400, [0.5]) == pytest.approx([known])


def test_of_few_sentences_the_chance_is_exact_and_of_more_that_of_their_mean(monkeypatch):
    # of one and three words with the rate 1/10: chances .1 and .271, mean .1855
    either = 1 - 0.9**4
    monkeypatch.setattr(occurrence, "MOST_SENTENCES", 2)
    assert chance_of_sentences([2], [1, 3], [0.1]) == pytest.approx([0.1 * 0.271 / either])
    monkeypatch.setattr(occurrence, "MOST_SENTENCES", 1)
    assert chance_of_sentences([2], [1, 3], [0.1]) == pytest.approx([0.1855**2 / either])
    # 2 - 1 is as many as are expected of two words with the rate 1/2, and more are with 2/3
    assert chance_of_sentences([2], [1, 1], [1 / 2]) == pytest.approx([1 / 3])
    assert chance_of_sentences([2], [1, 1], [2 / 3]) == pytest.approx([1])
