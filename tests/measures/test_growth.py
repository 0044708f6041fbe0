"""Vocabulary growth, checked by hand and over all orders of a short text."""

from itertools import pairwise, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.growth import vocabulary_growth
from analysis.measures.richness import expected_types

WORDS = ["روسيا", "في", "روسيا", "الصين", "روسيا", "في"]
MIXED = [f"و{i % 7}" for i in range(30)] + [f"ف{i}" for i in range(30)]
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
    for curve in (growth.observed, growth.expected):
        assert len(curve) == len(growth.words) == len(tokens)
        assert curve[0] == pytest.approx(1)
        assert curve[-1] == pytest.approx(len(set(tokens)))
        assert all(b >= a - 1e-9 for a, b in pairwise(curve))
    for low, expected, high in zip(growth.low, growth.expected, growth.high, strict=True):
        assert low <= expected + 1e-9
        assert expected <= high + 1e-9


def test_the_band_is_kept_to_from_end_to_end_by_its_share_of_random_orders():
    growth = vocabulary_growth(MIXED, seed=1, orders=1999, level=0.9)
    random = Random(2)
    inside = 0
    for _ in range(1000):
        order = random.sample(MIXED, len(MIXED))
        curve = [len(set(order[:n])) for n in growth.words]
        inside += all(a <= n <= b for a, n, b in zip(growth.low, curve, growth.high, strict=True))
    assert inside / 1000 == pytest.approx(0.9, abs=0.03)


def test_a_text_leaves_the_band_exactly_where_its_p_is_small():
    random = Random(3)
    told = []
    for seed in range(60):
        order = random.sample(MIXED, len(MIXED))
        if seed % 2:  # half of them with the words that return at the front
            order.sort(key=lambda word: word[0] == "ف" and random.random() < 0.5)
        growth = vocabulary_growth(order, seed=1, orders=99)
        curves = zip(growth.low, growth.observed, growth.high, strict=True)
        outside = any(not a - 1e-9 <= n <= b + 1e-9 for a, n, b in curves)
        assert outside == (growth.p <= 0.05)
        told.append(outside)
    assert {True, False} == set(told)


def test_p_counts_the_orders_as_far_from_the_expected_curve():
    # Of the orders of «أ أ ب» «أ أ ب» and «ب أ أ» are as far from the curve 1, 5/3, 2 as can be.
    growth = vocabulary_growth(["أ", "أ", "ب"], seed=1, orders=2000)
    assert growth.distance == pytest.approx(2 / 3)
    assert growth.p == pytest.approx(1 / 3, abs=0.04)
    other = vocabulary_growth(["أ", "ب", "أ"], seed=1, orders=2000)
    assert (other.distance, other.p) == (pytest.approx(1 / 3), 1)


def test_p_is_never_nought():
    tokens = [f"و{i // 20}" for i in range(400)]
    assert vocabulary_growth(tokens, seed=1, orders=99).p == 1 / 100
    assert vocabulary_growth(tokens, seed=1).p == 1 / 1000


def test_p_is_even_over_random_orders():
    random = Random(5)
    values = [
        vocabulary_growth(random.sample(MIXED, len(MIXED)), seed=n, orders=39).p
        for n in range(300)
    ]
    for level in (0.1, 0.25, 0.5):
        share = sum(p <= level for p in values) / len(values)
        assert share == pytest.approx(level, abs=0.08)


def test_the_band_keeps_to_what_is_possible():
    growth = vocabulary_growth(["أ"] * 3 + list("بتثجحخدذرز"), seed=1)
    assert all(low >= 1 for low in growth.low)
    assert all(high <= min(n, 11) for n, high in zip(growth.words, growth.high, strict=True))
    assert growth.low[0] == growth.high[0] == 1


def test_the_band_is_as_wide_everywhere_inside_what_is_possible():
    growth = vocabulary_growth(MIXED, seed=1)
    middle = slice(25, 35)
    widths = [h - e for h, e in zip(growth.high[middle], growth.expected[middle], strict=True)]
    assert widths == pytest.approx([widths[0]] * 10)
    assert [
        e - low for low, e in zip(growth.low[middle], growth.expected[middle], strict=True)
    ] == (pytest.approx(widths))


def test_a_higher_level_takes_a_wider_band():
    narrow = vocabulary_growth(MIXED, seed=1, level=0.5)
    wide = vocabulary_growth(MIXED, seed=1, level=0.99)
    assert wide.low[29] < narrow.low[29] < narrow.expected[29] < narrow.high[29] < wide.high[29]
    assert (narrow.level, wide.level) == (0.5, 0.99)
    assert (narrow.distance, narrow.p) == (wide.distance, wide.p)


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


def test_one_order_and_two_points_are_enough():
    growth = vocabulary_growth(WORDS, seed=1, orders=1, points=2)
    assert growth.words == (1, len(WORDS))
    assert growth.p in (0.5, 1.0)


@pytest.mark.parametrize(
    ("tokens", "options", "message"),
    [
        ([], {}, "at least 1 word"),
        (WORDS, {"orders": 0}, "at least 1 order"),
        (WORDS, {"points": 1}, "2 points"),
        (WORDS, {"level": 95}, "in 0 to 1"),
        (WORDS, {"level": 0}, "in 0 to 1"),
        (WORDS, {"level": 1}, "in 0 to 1"),
    ],
)
def test_what_has_no_curve_is_refused(tokens, options, message):
    with pytest.raises(ValueError, match=message):
        vocabulary_growth(tokens, seed=1, **options)


def test_the_expected_curve_is_the_mean_number_of_types_at_each_length():
    counts = [7, 3, 3, 2, 1, 1, 1, 1]
    tokens = [str(word) for word, count in enumerate(counts) for _ in range(count)]
    known = [expected_types(counts, length) for length in range(1, len(tokens) + 1)]
    assert vocabulary_growth(tokens, seed=1).expected == pytest.approx(known)
