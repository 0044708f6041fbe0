"""Keyness: counts, tests and intervals against a second implementation."""

import math

import numpy as np
import pytest
from frames import framed
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, chi2, chi2_contingency, poisson

from analysis.keywords.keyness import corrected, keyness, log_likelihood, ratio_interval
from analysis.keywords.reference import Reference
from analysis.text.tokens import tokenize
from analysis.words.lemmas import group

TEXT = "ليبيا ليبيا ليبيا حرب في سلام"
KNOWN = Reference("made up", {"ليبيا": 0.01, "حرب": 0.5, "في": 0.3})


def table(text=TEXT, reference=KNOWN, **how):
    tokens = tokenize(text)
    words = group(tokens)
    return framed(keyness(words, len(tokens), reference, **how), words)


def test_log_likelihood_by_hand_against_known_rates():
    # 3 of 6 words where 0.06 are expected
    expected = 2 * (3 * math.log(3 / 0.06) + 3 * math.log(3 / 5.94))
    assert log_likelihood([3], 6, [0.01]) == pytest.approx([expected])


def test_log_likelihood_of_two_counted_texts_is_that_of_their_two_by_two_table():
    cells = [[30, 970], [20, 4980]]
    g2 = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
    assert log_likelihood([30], 1000, [20 / 5000], 5000) == pytest.approx([g2])


def test_a_word_as_common_as_in_the_reference_has_no_keyness():
    assert log_likelihood([5], 100, [0.05]) == pytest.approx([0])
    assert log_likelihood([5], 100, [0.05], 1000) == pytest.approx([0])


def test_a_counted_reference_grows_into_a_known_one():
    known = log_likelihood([7], 430, [1e-4])
    assert log_likelihood([7], 430, [1e-4], 10**10) == pytest.approx(known, rel=1e-4)
    limits = ratio_interval([7], 10**6, [1e-6])
    counted = ratio_interval([7], 10**6, [1e-6], 10**12)
    assert np.ravel(counted) == pytest.approx(np.ravel(limits), abs=0.01)


@given(st.integers(1, 200))
def test_the_limits_are_the_rates_at_which_the_count_is_barely_likely(count):
    low, high = (2 ** limit[0] for limit in ratio_interval([count], 1000, [0.001]))
    assert poisson.sf(count - 1, low) == pytest.approx(0.025)
    assert poisson.cdf(count, high) == pytest.approx(0.025)


def test_the_limits_against_a_counted_reference_split_all_occurrences():
    low, high = (2 ** limit[0] for limit in ratio_interval([5], 1000, [0.003], 1000))
    assert binom.sf(4, 8, low / (1 + low)) == pytest.approx(0.025)
    assert binom.cdf(5, 8, high / (1 + high)) == pytest.approx(0.025)


def test_absent_words_have_open_intervals():
    low, high = ratio_interval([0], 100, [0.01])
    assert low[0] == -np.inf
    assert 2 ** high[0] == pytest.approx(-math.log(0.025))
    low, high = ratio_interval([3], 100, [0.0], 1000)
    assert high[0] == np.inf
    assert np.isfinite(low[0])


@pytest.mark.parametrize("confidence", [0, 1, 95, float("nan")])
def test_a_confidence_is_a_share(confidence):
    with pytest.raises(ValueError, match="between 0 and 1"):
        ratio_interval([1], 100, [0.01], confidence=confidence)


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


def test_counts_stand_beside_every_measure():
    row = table().loc["ليبيا"]
    assert row["count"] == 3
    assert row["expected"] == pytest.approx(0.06)
    assert row["per_million"] == pytest.approx(500_000)
    assert row["reference_per_million"] == pytest.approx(10_000)
    assert row["log_ratio"] == pytest.approx(math.log2(50))
    assert row["low"] < row["log_ratio"] < row["high"]
    assert row["p"] <= row["p_corrected"] <= 1


def test_overused_words_come_first_and_underused_last():
    assert table().index.tolist() == ["ليبيا", "سلام", "حرب"]
    assert table()["log_ratio"].iloc[-1] < 0


def test_underused_words_follow_in_the_order_of_rising_keyness():
    # of ten words حرب stands once where six are expected, نفط three times for three and a half
    text = "حرب نفط نفط نفط" + " سلام" * 6
    result = table(text, Reference("r", {"حرب": 0.6, "نفط": 0.35, "سلام": 0.01}))
    assert result.index.tolist() == ["سلام", "نفط", "حرب"]
    assert result.loc["حرب", "g2"] > result.loc["نفط", "g2"] > 0


def test_equally_key_words_are_in_code_point_order_whatever_order_they_come_in():
    words = group(tokenize("نفط سلام حرب"))
    same = Reference("r", {"نفط": 0.01, "سلام": 0.01, "حرب": 0.01})
    assert framed(keyness(words[::-1], 3, same), words).index.tolist() == ["حرب", "سلام", "نفط"]


def test_p_is_that_of_chi_squared_with_one_degree_of_freedom():
    result = table()
    assert result["p"].to_numpy() == pytest.approx(chi2.sf(result["g2"], 1))


def test_p_is_corrected_over_all_rows_by_holm_or_as_asked():
    for result, method in ((table(), "holm"), (table(correction="fdr"), "fdr")):
        assert result["p_corrected"].tolist() == corrected(result["p"], method).tolist()
    assert not table()["p_corrected"].equals(table(correction="fdr")["p_corrected"])


def test_the_interval_is_as_sure_as_asked():
    half = table(confidence=0.5).loc["ليبيا"]
    low, high = ratio_interval([3], 6, [0.01], confidence=0.5)
    assert (half["low"], half["high"]) == (low[0], high[0])
    low, high = ratio_interval([3], 6, [0.01], confidence=0.95)
    assert (table().loc["ليبيا", "low"], table().loc["ليبيا", "high"]) == (low[0], high[0])


def test_a_text_may_be_content_words_only():
    assert len(table("ليبيا حرب")) == 2


def test_a_word_the_reference_lacks_gets_the_floor_and_says_so():
    row = table().loc["سلام"]
    assert not row["in_reference"]
    assert row["reference_per_million"] == pytest.approx(10_000)  # the list's smallest rate
    assert table().loc["ليبيا", "in_reference"]


def test_a_word_a_counted_reference_lacks_counts_half_an_occurrence():
    counted = Reference("archive", {"ليبيا": 0.5, "حرب": 0.5}, size=1000)
    row = table(reference=counted).loc["سلام"]
    assert row["log_ratio"] == pytest.approx(math.log2(1 / 6 / 0.0005))
    assert row["high"] == np.inf


def test_numerals_have_no_row():
    assert "2016" not in table("حرب 2016 ٢٠١٦").index
    assert len(table("حرب 2016 ٢٠١٦")) == 1


@pytest.mark.parametrize("text", ["", "في من إلى", "2016"])
def test_a_text_without_content_words_is_refused(text):
    with pytest.raises(ValueError, match="stop words only"):
        table(text)


def test_a_total_smaller_than_the_counts_is_refused():
    with pytest.raises(ValueError, match="total counts every word"):
        keyness(group(tokenize(TEXT)), 2, KNOWN)


def test_ordinary_words_of_ordinary_arabic_are_not_key():
    result = table("ليبيا تشن حرب في ليبيا على ليبيا كل يوم", None)
    assert result.index[0] == "ليبيا"
    assert result.loc["ليبيا", "in_reference"]
    assert result.loc["ليبيا", "p_corrected"] < 0.001
