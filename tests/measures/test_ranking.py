"""Shared ranks, and where a list ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from analysis.measures.ranking import Cut, cut, shared_ranks

VALUES = st.lists(st.integers(0, 5), max_size=20).map(lambda v: sorted(v, reverse=True))


def test_equal_values_share_the_best_of_their_places():
    assert shared_ranks([9, 7, 7, 7, 2, 2, 1]) == (1, 2, 2, 2, 5, 5, 7)
    assert shared_ranks([]) == ()


@given(VALUES)
def test_ranks_are_those_of_scipy(values):
    assert list(shared_ranks(values)) == rankdata([-value for value in values], "min").tolist()


def test_numbers_that_differ_by_rounding_alone_are_equal():
    assert shared_ranks([0.1 + 0.2, 0.3, 0.3 - 1e-6]) == (1, 1, 3)
    assert shared_ranks([0.3, 0.1 + 0.2]) == (1, 1)
    assert shared_ranks([1e-12, 0.0]) == (1, 1)


def test_values_that_rise_have_no_ranks():
    with pytest.raises(ValueError, match="3 follows 2"):
        shared_ranks([9, 2, 3])


def test_a_cut_through_a_tie_says_how_many_it_leaves_out():
    values = [9, 7, 7, 7, 2]
    assert cut(values, 1) == Cut(1, 1, 0)
    assert cut(values, 2) == Cut(2, 3, 2)
    assert cut(values, 3) == Cut(3, 3, 1)
    assert cut(values, 4) == Cut(4, 3, 0)
    assert cut(values, 5) == cut(values, 9) == Cut(5, 1, 0)
    assert cut(values, 2).parts_equals
    assert cut(values, 3).parts_equals
    assert not cut(values, 4).parts_equals


@given(VALUES, st.integers(1, 25))
def test_what_is_left_out_of_a_tie_has_the_value_of_the_last_one_shown(values, shown):
    found = cut(values, shown)
    assert found.shown == min(shown, len(values))
    last = values[found.shown - 1 : found.shown]
    assert found.left_out == sum([value] == last for value in values[found.shown :])
    assert found.tied == sum([value] == last for value in values)


def test_an_empty_list_has_no_cut():
    assert cut([], 3) == Cut(0, 0, 0)
    with pytest.raises(ValueError, match="show at least one"):
        cut([1], 0)
