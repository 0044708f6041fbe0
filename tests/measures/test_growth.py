"""Vocabulary growth, checked by hand and over all orders of a short text."""

from itertools import pairwise, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.growth import vocabulary_growth

WORDS = ["روسيا", "في", "روسيا", "الصين", "روسيا", "في"]
TOKENS = st.lists(st.sampled_from("ابتثجحخدذر"), min_size=1, max_size=40)


def test_the_observed_curve_counted_by_hand():
    growth = vocabulary_growth(WORDS, seed=1)
    assert growth.words == (1, 2, 3, 4, 5, 6)
    assert growth.observed == (1, 2, 2, 3, 3, 3)


def test_the_expected_curve_is_the_mean_over_all_orders():
    orders = list(permutations(WORDS))
    means = [sum(len(set(o[:n])) for o in orders) / len(orders) for n in range(1, 7)]
    assert vocabulary_growth(WORDS, seed=1).expected == pytest.approx(means)


@settings(max_examples=40, deadline=None)
@given(TOKENS)
def test_every_curve_starts_with_one_word_and_ends_with_all_types(tokens):
    growth = vocabulary_growth(tokens, seed=1, orders=20)
    for curve in (growth.observed, growth.expected, growth.low, growth.high):
        assert len(curve) == len(growth.words) == len(tokens)
        assert curve[0] == pytest.approx(1)
        assert curve[-1] == pytest.approx(len(set(tokens)))
        assert all(b >= a - 1e-9 for a, b in pairwise(curve))


def test_the_band_holds_its_share_of_random_orders():
    tokens = [f"و{i % 7}" for i in range(30)] + [f"ف{i}" for i in range(30)]
    growth = vocabulary_growth(tokens, seed=1, orders=2000, level=0.9)
    random = Random(2)
    types = [len(set(random.sample(tokens, 30))) for _ in range(2000)]
    inside = sum(growth.low[29] <= n <= growth.high[29] for n in types) / len(types)
    strictly_inside = sum(growth.low[29] < n < growth.high[29] for n in types) / len(types)
    assert strictly_inside < 0.9 < inside + 0.02


def test_a_higher_level_takes_a_wider_band():
    tokens = [f"و{i % 7}" for i in range(30)] + [f"ف{i}" for i in range(30)]
    narrow = vocabulary_growth(tokens, seed=1, level=0.5)
    wide = vocabulary_growth(tokens, seed=1, level=0.99)
    assert wide.low[29] < narrow.low[29] < narrow.expected[29] < narrow.high[29] < wide.high[29]


def test_words_that_return_at_once_run_below_the_band():
    growth = vocabulary_growth([f"و{i // 4}" for i in range(80)], seed=1)
    assert growth.observed[20] < growth.low[20]


def test_the_same_seed_draws_the_same_band_and_another_does_not():
    tokens = [f"و{i % 13}" for i in range(50)]
    first = vocabulary_growth(tokens, seed=1, orders=30)
    assert first == vocabulary_growth(tokens, seed=1, orders=30)
    assert first != vocabulary_growth(tokens, seed=2, orders=30)


def test_a_long_text_is_shown_at_even_distances_from_its_first_to_its_last_word():
    growth = vocabulary_growth([f"و{i % 90}" for i in range(1000)], seed=1, orders=5, points=4)
    assert growth.words == (1, 334, 667, 1000)
    assert growth.observed == (1, 90, 90, 90)
    # a third of the way from 1 to 9 is 3 2/3, two thirds are 6 1/3
    assert vocabulary_growth(["في"] * 9, seed=1, orders=5, points=4).words == (1, 4, 6, 9)


def test_a_text_of_more_than_500_words_is_shown_at_500_lengths():
    growth = vocabulary_growth([f"و{i % 90}" for i in range(600)], seed=1, orders=2)
    assert len(growth.words) == 500


@pytest.mark.parametrize(
    ("tokens", "options", "message"),
    [
        ([], {}, "at least 1 word"),
        (WORDS, {"orders": 0}, "at least 1 order"),
        (WORDS, {"points": 1}, "2 points"),
        (WORDS, {"level": 95}, "in 0 to 1"),
    ],
)
def test_what_has_no_curve_is_refused(tokens, options, message):
    with pytest.raises(ValueError, match=message):
        vocabulary_growth(tokens, seed=1, **options)
