"""Exact chances, association and corrections."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from analysis.measures import significance
from analysis.measures.significance import (
    chance_of_overlap,
    chances_of_overlap,
    corrected,
    log_dice,
)


def test_holm_by_hand():
    assert corrected([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_false_discovery_rate_by_hand():
    assert corrected([0.01, 0.04, 0.03, 0.005], "fdr") == pytest.approx([0.02, 0.04, 0.04, 0.02])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_correcting_never_lowers_p_nor_changes_the_order(values):
    p, adjusted = np.array(values), corrected(values)
    assert (adjusted >= p).all()
    assert (adjusted <= 1).all()
    assert (np.diff(adjusted[np.argsort(p, kind="stable")]) >= 0).all()


def test_an_unknown_correction_is_refused():
    with pytest.raises(ValueError, match="holm"):
        corrected([0.1], "bonferroni")


def test_a_chance_counted_over_all_ways_to_draw():
    # three of six places marked, two drawn
    ways = list(combinations(range(6), 2))
    for found in range(3):
        hits = sum(len({0, 1, 2} & set(way)) >= found for way in ways)
        assert chance_of_overlap(6, 3, 2, found) == pytest.approx(hits / len(ways))


@given(st.integers(1, 60), st.data())
def test_the_chance_is_that_of_the_hypergeometric_distribution(everything, data):
    marked, drawn = (data.draw(st.integers(0, everything)) for _ in range(2))
    found = data.draw(st.integers(0, drawn))
    known = hypergeom.sf(found - 1, everything, marked, drawn)
    assert chance_of_overlap(everything, marked, drawn, found) == pytest.approx(known, abs=1e-12)


def test_at_least_none_is_certain_and_more_than_there_are_impossible():
    assert chance_of_overlap(9, 4, 3, 0) == 1
    assert chance_of_overlap(9, 4, 3, -1) == 1
    assert chance_of_overlap(9, 2, 3, 3) == 0


@pytest.mark.parametrize(("marked", "drawn"), [(10, 3), (3, 10), (-1, 3), (3, -1)])
def test_more_places_than_there_are_cannot_be_chosen(marked, drawn):
    with pytest.raises(ValueError, match="of 9 places"):
        chance_of_overlap(9, marked, drawn, 1)


def test_log_dice_is_14_for_words_that_never_part_and_one_less_for_half():
    assert log_dice(5, 5, 5) == 14
    assert log_dice(1, 2, 6) == 12
    assert log_dice(0, 5, 5) is None


def test_the_chances_of_a_long_text_are_those_of_a_short_one_but_for_rounding(monkeypatch):
    rows = [40, 300, 5, 60], [30, 300, 5, 7], [3, 20, 5, 0]
    exact = [chance_of_overlap(4000, *row) for row in zip(*rows, strict=True)]
    assert chances_of_overlap(4000, *rows) == exact
    monkeypatch.setattr(significance, "WHOLE", 10)
    assert chances_of_overlap(4000, *rows) == pytest.approx(exact, rel=1e-9)
    assert chances_of_overlap(4000, [], [], []) == []
