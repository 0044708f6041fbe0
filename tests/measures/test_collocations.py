"""Expressions of two and three words."""

from collections import Counter
from itertools import permutations
from math import comb, log2

import pytest

from analysis.measures.collocations import bigrams, expressions, trigrams

RUNS = [
    ["تنظيم", "دولة"],
    ["تنظيم", "دولة"],
    ["تنظيم", "دولة"],
    ["روسيا", "حرب"],
    ["روسيا", "سلم"],
]


def by_key(found):
    return {row.key: row for row in found}


def test_a_pair_counted_by_hand():
    # of five pairs three begin with تنظيم and three end with دولة; all three together: 1 of
    # C(5,3) ways; at least one together: all ways, for only two pairs are without دولة
    row = by_key(bigrams(RUNS))["تنظيم", "دولة"]
    assert (row.count, row.expected) == (3, pytest.approx(9 / 5))
    assert row.p == pytest.approx(1 / comb(5, 3))
    assert row.log_dice == 14


def test_p_of_pairs_is_that_of_all_orders_in_which_the_pair_occurs():
    firsts, lasts = ["أ", "أ", "أ", "ب", "ب"], ["ج", "ج", "د", "د", "د"]
    found = by_key(bigrams(map(list, zip(firsts, lasts, strict=True))))
    together = Counter(
        sum(pair == ("أ", "ج") for pair in zip(firsts, order, strict=True))
        for order in permutations(lasts)
    )
    known = together[2] / (together[1] + together[2])
    assert found["أ", "ج"].p == pytest.approx(known)


def test_a_pair_that_occurs_once_is_no_evidence():
    assert all(row.p == 1 for row in bigrams([["روسيا", "حرب"], ["مصر", "سلم"]]))


def test_pairs_do_not_reach_across_runs():
    assert bigrams([["روسيا"], ["حرب"]]) == ()
    assert [row.key for row in bigrams([["روسيا", "حرب", "سلم"]])] == [
        ("حرب", "سلم"),
        ("روسيا", "حرب"),
    ]


def test_p_is_corrected_over_all_pairs_and_the_most_surprising_comes_first():
    found = bigrams(RUNS)
    assert found[0].key == ("تنظيم", "دولة")
    assert found[0].p_corrected == pytest.approx(min(1, len(found) * found[0].p))
    assert [row.key for row in found[1:]] == [("روسيا", "حرب"), ("روسيا", "سلم")]


def test_of_equally_surprising_pairs_the_stronger_comes_first():
    # both once: ليبيا and نفط have no other neighbour, روسيا has
    found = bigrams([["روسيا", "حرب"], ["روسيا", "سلم"], ["ليبيا", "نفط"]])
    assert found[0].key == ("ليبيا", "نفط")


def test_three_words_hold_together_only_as_well_as_their_weaker_half():
    # خط اتصال is always followed by مباشر, but اتصال مباشر has other words before it
    runs = (
        [["خط", "اتصال", "مباشر"]] * 2 + [["كل", "اتصال", "مباشر"]] + [["روسيا", "حرب", "سلم"]] * 3
    )
    row = by_key(trigrams(runs))["خط", "اتصال", "مباشر"]
    # six triples: the third given the first two: 2, 3 of 6; the last two given the first: same
    once = 1 - comb(3, 2) / comb(6, 2)
    assert row.p == pytest.approx((comb(3, 2) / comb(6, 2)) / once)
    assert row.count == 2
    assert row.expected == pytest.approx(1)
    assert row.log_dice == pytest.approx(14 + log2(2 * 2 / (2 + 3)))


def test_of_the_two_halves_of_three_words_the_less_surprising_counts():
    # «ب ج» always follows أ, but ج also follows «د ه»: only one half is tied
    runs = [["أ", "ب", "ج"]] * 3 + [["د", "ه", "ج"]] * 3
    row = by_key(trigrams(runs))["أ", "ب", "ج"]
    assert row.expected == pytest.approx(3 * 6 / 6)  # ج ends every triple
    assert row.p == pytest.approx(1)
    assert row.log_dice == pytest.approx(14 + log2(6 / 9))
    runs = [["ج", "ب", "أ"]] * 3 + [["ج", "ه", "د"]] * 3
    assert by_key(trigrams(runs))["ج", "ب", "أ"].p == pytest.approx(1)


def test_a_text_without_neighbours_has_no_collocations():
    assert bigrams([]) == trigrams([["روسيا", "حرب"]]) == ()


def test_expressions_are_pairs_and_triples_that_return_corrected_for_all_of_both():
    runs = [["خط", "اتصال", "مباشر"]] * 2 + [["روسيا", "حرب"], ["مصر", "سلم", "نفط"]]
    found = expressions(runs)
    assert {row.key for row in found} == {
        ("خط", "اتصال"),
        ("اتصال", "مباشر"),
        ("خط", "اتصال", "مباشر"),
    }
    assert [row.p for row in found] == sorted(row.p for row in found)
    tested = len(bigrams(runs)) + len(trigrams(runs))
    assert tested == 7
    assert found[0].p_corrected == pytest.approx(min(1, tested * found[0].p))
