"""Keyness: counts, tests and intervals against a second implementation."""

import math
from itertools import accumulate

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from analysis.keywords.keyness import keyness, log_likelihood
from analysis.keywords.occurrence import (
    chance_of_count,
    chance_of_sentences,
    ratio_interval,
)
from analysis.keywords.reference import Reference, ordinary_arabic
from analysis.measures.significance import corrected
from analysis.text.tokens import tokenize
from analysis.words.lemmas import group

TEXT = "ليبيا ليبيا ليبيا حرب في سلام"
KNOWN = Reference("made up", {"ليبيا": 0.01, "حرب": 0.5, "في": 0.3})


def rows(text=TEXT, reference=KNOWN, *, sentences=(), **how):
    """Keyness by label, in its order; ``sentences`` are lengths in words."""
    words, ends = tokenize(text), list(accumulate(sentences))
    stretches = [words[end - size : end] for end, size in zip(ends, sentences, strict=True)]
    counted = group(words)
    labels = {word.key: word.label for word in counted}
    found = keyness(counted, len(words), reference, stretches=stretches, **how)
    return {labels[row.key]: row for row in found}


def test_log_likelihood_by_hand_against_known_rates():
    # 3 of 6 words where 0.06 are expected
    expected = 2 * (3 * math.log(3 / 0.06) + 3 * math.log(3 / 5.94))
    assert log_likelihood([3], 6, [0.01]) == pytest.approx([expected])


def test_log_likelihood_of_two_counted_texts_is_that_of_their_two_by_two_table():
    cells = [[30, 970], [20, 4980]]
    g2 = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
    assert log_likelihood([30], 1000, [20 / 5000], 5000) == pytest.approx([g2])


def test_a_rate_that_was_rounded_stands_for_a_whole_number_of_words():
    # 7 of 3,000 words
    assert log_likelihood([5], 1000, [0.00233], 3000) == log_likelihood(
        [5], 1000, [7 / 3000], 3000
    )


def test_a_word_as_common_as_in_the_reference_has_no_keyness():
    assert log_likelihood([5], 100, [0.05]) == pytest.approx([0])
    assert log_likelihood([5], 100, [0.05], 1000) == pytest.approx([0])


def test_a_counted_reference_grows_into_a_known_one():
    known = log_likelihood([7], 430, [1e-4])
    assert log_likelihood([7], 430, [1e-4], 10**10) == pytest.approx(known, rel=1e-4)


def test_counts_stand_beside_every_measure():
    row = rows()["ليبيا"]
    assert row.count == 3
    assert row.expected == pytest.approx(0.06)
    assert row.per_million == pytest.approx(500_000)
    assert row.reference_per_million == pytest.approx(10_000)
    assert row.g2 == pytest.approx(log_likelihood([3], 6, [0.01])[0])
    assert row.log_ratio == pytest.approx(math.log2(50))
    assert row.low < row.log_ratio < row.high
    assert row.p <= row.p_corrected <= 1


def test_the_same_difference_in_per_cent_and_by_simple_maths():
    row = rows()["ليبيا"]
    assert row.percent_difference == pytest.approx(4900)  # 50 times is 4900 % more
    assert row.simple_maths() == pytest.approx(500_100 / 10_100)
    assert row.simple_maths(0) == pytest.approx(50)
    assert row.simple_maths(10**9) == pytest.approx(1, abs=1e-3)


def test_a_word_in_a_cluster_counts_for_less():
    # at 1, 2 and 6 of 6 words, two apart on average: distances 1, 4 and 1
    row = rows("ليبيا ليبيا حرب في سلام ليبيا", sentences=[4, 2])["ليبيا"]
    assert row.reduced == pytest.approx(2)
    assert row.dispersed_maths() == pytest.approx((1e6 / 3 + 100) / 10_100)
    assert row.dispersed_maths(0) == pytest.approx(1e6 / 3 / 10_000)
    spread = rows("ليبيا حرب ليبيا في ليبيا سلام", sentences=[6])["ليبيا"]
    assert spread.dispersed_maths() == pytest.approx(spread.simple_maths())
    outside = rows("ليبيا ليبيا حرب", sentences=[2])["حرب"]
    assert outside.reduced is outside.dispersed_maths() is rows()["ليبيا"].reduced is None


def test_overused_words_come_first_and_underused_last():
    assert list(rows()) == ["ليبيا", "سلام", "حرب"]
    assert rows()["حرب"].log_ratio < 0


def test_underused_words_follow_in_the_order_of_rising_keyness():
    # of ten words حرب stands once where six are expected, نفط three times for three and a half
    text = "حرب نفط نفط نفط" + " سلام" * 6
    found = rows(text, Reference("r", {"حرب": 0.6, "نفط": 0.35, "سلام": 0.01}))
    assert list(found) == ["سلام", "نفط", "حرب"]
    assert found["حرب"].g2 > found["نفط"].g2 > 0


def test_a_word_a_little_more_frequent_comes_before_one_that_is_rarer():
    even = Reference("r", {"حرب": 0.4, "سلام": 0.6})
    assert list(rows("حرب سلام", even)) == ["حرب", "سلام"]
    assert list(rows("حرب حرب سلام", Reference("r", {"حرب": 0.8, "سلام": 0.2}))) == ["سلام", "حرب"]


def test_a_word_less_than_twice_as_frequent_is_overused_too():
    # of ten words 3, 6 and 1 where 2, 3.5 and 4.5 are expected
    text = "نفط حرب حرب حرب" + " سلام" * 6
    found = rows(text, Reference("r", {"حرب": 0.2, "سلام": 0.35, "نفط": 0.45}))
    assert list(found) == ["سلام", "حرب", "نفط"]
    assert 1 > found["سلام"].log_ratio > found["حرب"].log_ratio > 0


def test_equally_key_words_are_in_code_point_order_whatever_order_they_come_in():
    words = group(tokenize("نفط سلام حرب"))
    same = Reference("r", {"نفط": 0.01, "سلام": 0.01, "حرب": 0.01})
    labels = {word.key: word.label for word in words}
    assert [labels[row.key] for row in keyness(words[::-1], 3, same)] == ["حرب", "سلام", "نفط"]
    # the order of what is read, which need not be that of the keys: أطباء are forms of طبيب
    same = Reference("r", {"أطباء": 0.01, "حرب": 0.01})
    assert list(rows("حرب أطباء", same)) == ["أطباء", "حرب"]


def test_p_is_that_of_a_word_that_occurs():
    found = rows()
    assert found["ليبيا"].p == pytest.approx(chance_of_count([3], 6, [0.01])[0])
    assert found["حرب"].p == found["سلام"].p == 1


def test_p_by_sentences_counts_the_sentences_that_have_the_word():
    text = "ليبيا حرب ليبيا سلام حرب ليبيا نفط حرب"
    found = rows(text, sentences=[3, 4, 1])
    assert [found[word].sentences for word in ("ليبيا", "حرب", "سلام", "نفط")] == [2, 3, 1, 1]
    for word, rate in (("ليبيا", 0.01), ("حرب", 0.5)):
        p = chance_of_sentences([found[word].sentences], [3, 4, 1], [rate])[0]
        assert found[word].p_sentences == pytest.approx(p)


def test_without_sentences_there_is_no_p_by_sentences_and_no_word_is_key():
    row = rows()["ليبيا"]
    assert (row.sentences, row.p_sentences, row.p_sentences_corrected) == (0, None, None)
    assert not row.is_key


def test_a_word_outside_all_sentences_is_no_evidence():
    row = rows("ليبيا ليبيا حرب", sentences=[2])["حرب"]
    assert (row.sentences, row.p_sentences) == (0, 1)


def test_a_key_word_has_to_be_frequent_and_in_many_sentences():
    spread, clustered = "ليبيا في " * 6, "ليبيا " * 6 + "في " * 6
    rare = Reference("r", {"ليبيا": 1e-4, "في": 0.5})
    assert rows(spread, rare, sentences=[2] * 6)["ليبيا"].is_key
    row = rows(clustered, rare, sentences=[6, 2, 2, 2])["ليبيا"]
    assert row.p_corrected < 1e-6
    assert row.p_sentences_corrected == 1
    assert not row.is_key


def test_a_level_reached_by_one_test_alone_is_not_reached():
    row = rows(sentences=[6])["ليبيا"]
    assert row._replace(p_corrected=0.049, p_sentences_corrected=0.049).is_key
    assert not row._replace(p_corrected=0.049, p_sentences_corrected=0.05).is_key
    assert not row._replace(p_corrected=0.05, p_sentences_corrected=0.049).is_key


@pytest.mark.parametrize("method", ["holm", "fdr"])
def test_p_is_corrected_over_all_words_by_holm_or_as_asked(method):
    found = rows("ليبيا حرب ليبيا سلام حرب ليبيا سلام سلام", sentences=[4, 4], correction=method)
    for test in ("p", "p_sentences"):
        p = [getattr(row, test) for row in found.values()]
        adjusted = [getattr(row, f"{test}_corrected") for row in found.values()]
        assert adjusted == pytest.approx(corrected(p, method).tolist())
        assert adjusted != p


def test_the_interval_is_as_sure_as_asked():
    half, usual = rows(confidence=0.5)["ليبيا"], rows()["ليبيا"]
    low, high = ratio_interval([3], 6, [0.01], confidence=0.5)
    assert (half.low, half.high) == (low[0], high[0])
    low, high = ratio_interval([3], 6, [0.01], confidence=0.95)
    assert (usual.low, usual.high) == (low[0], high[0])


def test_a_text_may_be_content_words_only():
    assert len(rows("ليبيا حرب")) == 2


def test_a_word_the_reference_lacks_gets_the_floor_and_says_so():
    found = rows()
    assert not found["سلام"].in_reference
    # the list's smallest rate, and the count to expect from it
    assert found["سلام"].reference_per_million == pytest.approx(10_000)
    assert found["سلام"].expected == pytest.approx(0.06)
    assert found["ليبيا"].in_reference


def test_a_word_a_counted_reference_lacks_counts_half_an_occurrence():
    counted = Reference("archive", {"ليبيا": 0.5, "حرب": 0.5}, size=1000)
    row = rows("سلام سلام حرب", counted, sentences=[1, 2])["سلام"]
    assert row.log_ratio == pytest.approx(math.log2(2 / 3 / 0.0005))
    assert row.expected == pytest.approx(3 * 0.0005)
    assert row.high == np.inf
    # the tests know better than half an occurrence: none in a thousand words
    assert row.p == pytest.approx(chance_of_count([2], 3, [0.0], 1000)[0])
    assert row.p_sentences == pytest.approx(chance_of_sentences([2], [1, 2], [0.0], 1000)[0])


def test_a_counted_reference_is_no_more_certain_than_its_counts():
    counted = Reference("archive", {"ليبيا": 0.01, "حرب": 0.5}, size=300)
    row = rows(TEXT, counted)["ليبيا"]
    assert row.g2 == pytest.approx(log_likelihood([3], 6, [0.01], 300)[0])
    low, high = ratio_interval([3], 6, [0.01], 300)
    assert (row.low, row.high) == (low[0], high[0])
    assert row.high - row.low > rows()["ليبيا"].high - rows()["ليبيا"].low


def test_numerals_have_no_row_and_words_with_digits_have():
    assert list(rows("حرب 2016 ٢٠١٦")) == ["حرب"]
    assert set(rows("حرب G20")) == {"حرب", "G20"}


@pytest.mark.parametrize("text", ["", "في من إلى", "2016"])
def test_a_text_without_content_words_is_refused(text):
    with pytest.raises(ValueError, match="stop words only"):
        rows(text)


def test_a_total_smaller_than_the_counts_is_refused():
    with pytest.raises(ValueError, match="total counts every word"):
        keyness(group(tokenize(TEXT)), 4, KNOWN)


def test_a_text_of_one_word_has_no_key_word():
    row = rows("ليبيا", None, sentences=[1])["ليبيا"]
    assert (row.p, row.p_sentences, row.is_key) == (1, 1, False)


@pytest.mark.slow
def test_a_text_of_ordinary_words_has_no_key_words_in_95_of_100_draws():
    ordinary = ordinary_arabic()
    draw = np.random.default_rng(1)
    forms, rates = list(ordinary.rates), np.fromiter(ordinary.rates.values(), float)
    showing = 0
    for _ in range(20):
        drawn = draw.choice(len(forms), size=200, p=rates / rates.sum())
        text = " ".join(forms[i] for i in drawn)
        found = rows(text, ordinary, sentences=[len(tokenize(text)) // 5] * 5)
        showing += any(row.is_key for row in found.values())
    assert showing <= 3  # at the level itself, P(more than 3 of 20) is 1.6 %


def test_a_word_that_ordinary_arabic_lacks_at_that_rate_is_key():
    text = "تشن ليبيا حرب في ليبيا على كل يوم ليبيا سلام"
    found = rows(text, None, sentences=[3, 2, 3, 2])
    assert next(iter(found)) == "ليبيا"
    assert found["ليبيا"].in_reference
    assert found["ليبيا"].is_key
