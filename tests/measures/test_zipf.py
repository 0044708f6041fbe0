"""Zipf's exponent, checked where it is known and against a general optimiser."""

from math import log

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import chi2

from analysis.measures.zipf import fit_zipf

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
        ([], "at least one type"),
        ([2, 0], "each >= 1"),
        ([1, 1, 1], "every word stands once: give a longer text"),
    ],
)
def test_frequencies_without_an_exponent_are_refused(frequencies, message):
    with pytest.raises(ValueError, match=message):
        fit_zipf(frequencies)


def test_an_impossible_level_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        fit_zipf([2, 1], level=95)
