"""Tests of words chosen because they occur, by hand, by enumeration and by simulation."""

from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from analysis.keywords import occurrence
from analysis.keywords.occurrence import chance_of_count, chance_of_sentences
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


def test_a_large_counted_reference_is_as_good_as_known_rates_and_a_small_one_is_not():
    known = chance_of_sentences([3], [50] * 8, [1e-3])[0]
    assert chance_of_sentences([3], [50] * 8, [1e-3], 10**9)[0] == pytest.approx(known, rel=0.02)
    assert chance_of_sentences([3], [50] * 8, [1e-3], 10**4)[0] > 3 * known


def test_a_counted_reference_leaves_a_doubt_of_one_in_a_million():
    # no occurrence in ten thousand million words: nothing is left of p but the doubt
    p = chance_of_sentences([8], [50] * 8, [0.0], 10**10)[0]
    assert p == pytest.approx(1e-6, rel=1e-3)


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
