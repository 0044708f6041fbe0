"""Zipf's exponent, checked where it is known and against a general optimiser."""

from collections import Counter
from math import log

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import chi2

from analysis.measures.zipf import _distance, _spectrum, fit_zipf, goodness_of_fit

FREQUENCIES = st.lists(st.integers(1, 400), min_size=2, max_size=60).filter(lambda f: max(f) > 1)


def log_likelihood(frequencies, exponent):
    g = 1 / exponent
    return sum(log(n**-g - (n + 1) ** -g) for n in frequencies)


def test_the_exponent_is_1_where_the_equation_can_be_solved_by_hand():
    # At g = 1 a type of frequency n adds n log(1 + 1/n) - log n to the slope of the
    # likelihood: 2 log 3 - 3 log 2 for n = 2, 6 log 2 - 4 log 3 for n = 3. Two of the
    # one and one of the other add up to 0.
    assert fit_zipf([2, 3, 2]).exponent == pytest.approx(1)


@settings(max_examples=50, deadline=None)
@given(FREQUENCIES)
def test_no_other_exponent_is_likelier(frequencies):
    fitted = fit_zipf(frequencies).exponent
    assume(0.1 < fitted < 20)
    other = minimize_scalar(
        lambda a: -log_likelihood(frequencies, a), bounds=(0.05, 40), method="bounded"
    )
    assert log_likelihood(frequencies, fitted) >= -other.fun - 1e-9


@settings(max_examples=50, deadline=None)
@given(FREQUENCIES, st.sampled_from([0.8, 0.95]))
def test_the_interval_ends_where_the_likelihood_has_dropped_by_half_the_quantile(
    frequencies, level
):
    fit = fit_zipf(frequencies, level)
    assume(fit.interval.low > 0.2 and fit.interval.high < 20)
    floor = log_likelihood(frequencies, fit.exponent) - chi2.ppf(level, 1) / 2
    assert fit.interval.low < fit.exponent < fit.interval.high
    for end in fit.interval[:2]:
        assert log_likelihood(frequencies, end) == pytest.approx(floor, abs=1e-6)


@pytest.mark.parametrize("exponent", [0.5, 1.0, 1.5])
def test_the_exponent_of_an_artificial_text_is_found_again(exponent):
    # P(N >= n) = n ** -g: the integer part of a Pareto variable
    draw = np.random.default_rng(1)
    frequencies = np.floor(draw.random(20_000) ** -exponent).astype(int).tolist()
    fit = fit_zipf(frequencies, 0.999)
    assert fit.exponent == pytest.approx(exponent, rel=0.03)
    assert fit.interval.low < exponent < fit.interval.high


def test_the_fitted_line_ends_at_the_last_rank_with_a_frequency_of_1():
    fit = fit_zipf([9, 3, 2, 1, 1, 1])
    assert fit.types == 6
    assert fit.frequency(6) == 1
    assert fit.frequency(1) == pytest.approx(6**fit.exponent)
    assert fit.interval == fit_zipf([9, 3, 2, 1, 1, 1], level=0.95).interval


@settings(deadline=None)
@given(FREQUENCIES, st.randoms())
def test_the_order_of_the_frequencies_does_not_matter(frequencies, random):
    shuffled = random.sample(frequencies, len(frequencies))
    assert fit_zipf(shuffled).exponent == pytest.approx(fit_zipf(frequencies).exponent)


def test_a_text_without_a_hapax_has_an_interval_too():
    low, high, _ = fit_zipf([50, 60]).interval
    assert 1 < low < high < 1000


@pytest.mark.parametrize(
    ("frequencies", "message"),
    [
        ([], "at least 2 types"),
        ([7], "at least 2 types"),
        ([2, 0], "each >= 1"),
        ([1, 1, 1], "every word stands once: give a longer text"),
    ],
)
def test_frequencies_without_an_exponent_are_refused(frequencies, message):
    with pytest.raises(ValueError, match=message):
        fit_zipf(frequencies)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_an_impossible_level_is_refused(level):
    with pytest.raises(ValueError, match="between 0 and 1"):
        fit_zipf([2, 1], level=level)


def test_the_distance_from_the_law_is_that_of_a_slow_search():
    frequencies = [9, 4, 4, 2, 1, 1, 1]
    g = 1 / fit_zipf(frequencies).exponent
    steps = range(1, 2000)
    known = max(abs(sum(f >= n for f in frequencies) / 7 - n**-g) for n in steps)
    assert _distance(_spectrum(Counter(frequencies)), g) == pytest.approx(known)


def test_texts_drawn_from_the_law_fit_and_p_is_even_over_them():
    draw = np.random.default_rng(1)
    values = []
    for seed in range(150):
        frequencies = np.floor(draw.random(120) ** -0.6).astype(int).tolist()
        values.append(goodness_of_fit(frequencies, seed=seed, samples=39))
    for level in (0.1, 0.25, 0.5):
        assert sum(p <= level for p in values) / 150 == pytest.approx(level, abs=0.1)


def test_texts_that_no_power_law_fits_are_told():
    # as many words of each frequency from 1 to 30
    assert goodness_of_fit(list(range(1, 31)) * 4, seed=1, samples=99) == 1 / 100
    assert goodness_of_fit(list(range(1, 31)) * 4, seed=1) == 1 / 1000


def test_a_perfect_fit_has_p_of_one_and_the_seed_decides_the_rest():
    # shares of n ** -1: of 12 types six once, two twice, one three times, the others further off
    good = [1] * 6 + [2] * 2 + [3, 4, 6, 12]
    assert goodness_of_fit(good, seed=1, samples=99) > 0.9
    other = [1] * 20 + [2] * 9 + [3] * 6
    first = goodness_of_fit(other, seed=1, samples=99)
    assert first == goodness_of_fit(other, seed=1, samples=99)
    assert len({goodness_of_fit(other, seed=seed, samples=99) for seed in range(5)}) > 1


def test_a_goodness_of_fit_needs_a_text_and_a_sample():
    with pytest.raises(ValueError, match="at least 2 types"):
        goodness_of_fit([5], seed=1)
    with pytest.raises(ValueError, match="at least 1 of them, not 0"):
        goodness_of_fit([2, 1], seed=1, samples=0)
    assert goodness_of_fit([2, 1], seed=1, samples=1) in (0.5, 1)


def test_a_steep_law_is_tested_too():
    assert 0 < goodness_of_fit([10**9, 10**6], seed=1, samples=99) <= 1


def test_the_interval_says_its_level():
    assert fit_zipf([3, 2, 1, 1], 0.8).interval.level == 0.8
    assert fit_zipf([3, 2, 1, 1]).interval.level == 0.95


@pytest.mark.filterwarnings("error")
def test_p_counts_the_samples_that_are_as_distant_and_not_those_without_an_exponent():
    # Of two types, one of which occurs twice, no sample is nearer to its own law; those are
    # left that have each type once, with the chance (1 - 2 ** -g) squared.
    once = 1 - 2 ** -(1 / fit_zipf([2, 1]).exponent)
    assert goodness_of_fit([2, 1], seed=1) == pytest.approx(1 - once**2, abs=0.05)
