"""The intervals over sentences, checked against the classical one where both must agree."""

from math import exp, log
from statistics import mean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.measures.richness import MEASURES, Measure, hdd, mattr
from analysis.measures.uncertainty import (
    confidence_interval,
    estimate,
    estimates,
    prediction_interval,
)

TTR = MEASURES["TTR"]
# 14 sentences of 4 words: 3,432 halves, more than 1,000 resamples
MANY = [[f"و{i}", f"و{i % 5}", "في", "ليبيا"] for i in range(14)]
FEW = MANY[:8]
WITHOUT_END = Measure(lambda tokens: tokens.count("حرب") / len(tokens))


def logit(share):
    return log(share / (1 - share))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=4, max_size=9), st.sampled_from([0.8, 0.95]))
def test_for_a_mean_of_equal_sentences_it_is_the_interval_of_student(counts, level):
    sentences = [["حرب"] * n + ["سلم"] * (5 - n) for n in counts]
    shares = [n / 5 for n in counts]
    margin = stats.t.ppf((1 + level) / 2, len(counts) - 1) * stdev(shares) / len(counts) ** 0.5
    interval = confidence_interval(WITHOUT_END, sentences, seed=1, level=level)
    assert interval.low == pytest.approx(mean(shares) - margin, abs=1e-9)
    assert interval.high == pytest.approx(mean(shares) + margin, abs=1e-9)
    assert interval.level == level
    another = prediction_interval(WITHOUT_END, sentences, seed=1, level=level)
    assert another.low == pytest.approx(mean(shares) - 2**0.5 * margin, abs=1e-9)
    assert another.high == pytest.approx(mean(shares) + 2**0.5 * margin, abs=1e-9)


def test_a_range_with_two_ends_has_the_interval_of_its_log_odds():
    plain = confidence_interval(Measure(TTR.of), FEW, seed=1)
    margin, value = (plain.high - plain.low) / 2, 10 / 32
    low, high, _ = confidence_interval(TTR, FEW, seed=1)
    assert logit(low) == pytest.approx(logit(value) - margin / (value * (1 - value)))
    assert logit(high) == pytest.approx(logit(value) + margin / (value * (1 - value)))


def test_a_range_with_a_lower_end_has_the_interval_of_its_logarithm():
    logarithm = confidence_interval(Measure(lambda tokens: log(TTR.of(tokens))), FEW, seed=1)
    low, high, _ = confidence_interval(Measure(TTR.of, 0), FEW, seed=1)
    assert (low, high) == pytest.approx((exp(logarithm.low), exp(logarithm.high)))


def test_a_measure_on_another_scale_has_its_interval_on_that_scale():
    # twice TTR plus three lies between 3 and 5
    moved = Measure(lambda tokens: 2 * TTR.of(tokens) + 3, 3, 5)
    low, high, _ = confidence_interval(TTR, FEW, seed=1)
    found = confidence_interval(moved, FEW, seed=1)
    assert found[:2] == pytest.approx((2 * low + 3, 2 * high + 3))
    low, high, _ = confidence_interval(Measure(TTR.of, 0), FEW, seed=1)
    found = confidence_interval(Measure(moved.of, 3), FEW, seed=1)
    assert found[:2] == pytest.approx((2 * low + 3, 2 * high + 3))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from("ابتثجحخدذرزسش"), min_size=1, max_size=9), min_size=4, max_size=9
    ),
    st.sampled_from(sorted(MEASURES)),
)
def test_no_interval_leaves_the_range_of_its_measure(sentences, name):
    measure = MEASURES[name]
    found = estimate(measure, sentences, seed=1)
    for interval in (found.interval, found.another):
        if interval is not None:
            assert measure.low <= interval.low <= found.value + 1e-9
            assert found.value - 1e-9 <= interval.high
            assert measure.high is None or interval.high <= measure.high


@pytest.mark.parametrize(
    ("sentences", "measure"),
    [([[f"و{i}"] for i in range(8)], "TTR"), ([["في", "في"]] * 6, "Herdan’s C")],
)
def test_a_text_at_the_end_of_a_range_has_no_interval(sentences, measure):
    found = estimate(MEASURES[measure], sentences, seed=1)
    assert found.value in (0, 1)
    assert (found.interval, found.another) == (None, None)
    assert "at the end of the range" in found.missing


@pytest.mark.parametrize("sentences", [FEW, MANY])
def test_the_value_of_the_whole_text_is_inside_and_another_text_is_less_certain(sentences):
    mean_of_all = confidence_interval(TTR, sentences, seed=1)
    another = prediction_interval(TTR, sentences, seed=1)
    whole = TTR.of([word for sentence in sentences for word in sentence])
    assert another.low < mean_of_all.low < whole < mean_of_all.high < another.high


def test_few_sentences_are_halved_in_every_way_whatever_the_seed():
    assert confidence_interval(TTR, FEW, seed=1) == confidence_interval(TTR, FEW, seed=2)
    # there are C(8, 4) = 70 halves: 70 resamples are enough to take them all, 69 are not
    every = confidence_interval(TTR, FEW, seed=1)
    assert confidence_interval(TTR, FEW, seed=1, resamples=70) == every
    assert confidence_interval(TTR, FEW, seed=1, resamples=69) != every


def test_an_odd_number_of_sentences_is_halved_as_evenly_as_it_can_be():
    seen = []
    confidence_interval(Measure(lambda tokens: seen.append(len(tokens)) or 0.0), FEW[:5], seed=1)
    assert seen.count(8) == 10  # C(5, 2) halves of two sentences, then the whole
    assert set(seen) == {8, 20}


@pytest.mark.parametrize("interval", [confidence_interval, prediction_interval])
def test_many_sentences_give_the_same_interval_for_the_same_seed_only(interval):
    first = interval(TTR, MANY, seed=1)
    assert first == interval(TTR, MANY, seed=1)
    assert first != interval(TTR, MANY, seed=2)


def test_random_halves_come_close_to_all_halves():
    drawn = confidence_interval(TTR, MANY, seed=1)
    every = confidence_interval(TTR, MANY, seed=1, resamples=3432)
    assert drawn.high - drawn.low == pytest.approx(every.high - every.low, rel=0.1)


def test_the_measure_sees_whole_sentences_in_text_order_and_none_twice():
    seen = []
    sentences = [[f"{i}", f"{i}"] for i in range(14)]
    confidence_interval(Measure(lambda tokens: seen.append(tokens) or 0.0), sentences, seed=1)
    assert len(seen) == 1001
    for half in seen[:-1]:
        numbers = [int(word) for word in half]
        assert numbers == sorted(numbers)
        assert len(numbers) == 14
        assert all(numbers.count(n) == 2 for n in set(numbers))


def test_more_confidence_takes_a_wider_interval():
    narrow = confidence_interval(TTR, FEW, seed=1, level=0.8)
    wide = confidence_interval(TTR, FEW, seed=1, level=0.99)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_a_measure_undefined_on_a_half_is_refused_with_its_reason():
    with pytest.raises(ValueError, match=r"on a half of the sentences .*window of 20"):
        confidence_interval(Measure(lambda tokens: mattr(tokens, 20)), FEW, seed=1)


@pytest.mark.parametrize(
    ("sentences", "options", "message"),
    [
        ([], {}, "at least 4 sentences, the text has 0"),
        (FEW[:3], {}, "at least 4 sentences, the text has 3"),
        (FEW, {"resamples": 1}, "at least 2 resamples"),
        (FEW, {"level": 95}, "between 0 and 1"),
        (FEW, {"level": 0.0}, "between 0 and 1"),
    ],
)
@pytest.mark.parametrize("interval", [confidence_interval, prediction_interval])
def test_what_cannot_give_an_interval_is_refused(interval, sentences, options, message):
    with pytest.raises(ValueError, match=message):
        interval(TTR, sentences, seed=1, **options)


def test_four_sentences_are_enough_and_two_resamples_too():
    assert confidence_interval(TTR, FEW[:4], seed=1).low > 0
    assert confidence_interval(TTR, FEW, seed=1, resamples=2).low > 0


def test_an_estimate_is_the_value_of_the_whole_text_with_its_intervals():
    found = estimate(TTR, FEW, seed=1, level=0.9)
    # 8 sentences of 4 words; و0 to و7 (i % 5 brings no other), في and ليبيا
    assert found.value == 10 / 32
    assert found.interval == confidence_interval(TTR, FEW, seed=1, level=0.9)
    assert found.another == prediction_interval(TTR, FEW, seed=1, level=0.9)
    assert found.missing == ""
    usual = estimate(TTR, FEW, seed=1)
    assert usual.interval == confidence_interval(TTR, FEW, seed=1, level=0.95)


def test_an_estimate_keeps_the_value_where_only_the_interval_is_undefined():
    found = estimate(Measure(lambda tokens: mattr(tokens, 20)), FEW, seed=1)
    assert found.value is not None
    assert (found.interval, found.another) == (None, None)
    assert "on a half of the sentences" in found.missing


def test_an_estimate_of_an_undefined_measure_says_why():
    found = estimate(Measure(hdd), FEW, seed=1)
    assert found[:3] == (None, None, None)
    assert "42 draws needs at least 42 words, the text has 32" in found.missing


def test_measures_are_estimated_by_name_over_forms_and_over_lemmas():
    found = estimates({"TTR": TTR}, FEW, MANY, seed=1)
    assert found == {"TTR": (estimate(TTR, FEW, seed=1), estimate(TTR, MANY, seed=1))}


def test_as_many_resamples_are_drawn_as_asked_a_thousand_unless_told_otherwise():
    for interval in (confidence_interval, prediction_interval):
        assert interval(TTR, MANY, seed=1) == interval(TTR, MANY, seed=1, resamples=1000)
        assert interval(TTR, MANY, seed=1) != interval(TTR, MANY, seed=1, resamples=1001)
    assert estimate(TTR, MANY, seed=1) == estimate(TTR, MANY, seed=1, resamples=1000)
    assert estimate(TTR, MANY, seed=1) != estimate(TTR, MANY, seed=1, resamples=50)
    assert estimate(TTR, MANY, seed=1) != estimate(TTR, MANY, seed=1, resamples=1001)


def test_a_level_of_one_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1, not at 1"):
        confidence_interval(TTR, FEW, seed=1, level=1)
    with pytest.raises(ValueError, match=r"between 0 and 1, not at 1\.5"):
        confidence_interval(TTR, FEW, seed=1, level=1.5)


def test_measures_are_estimated_with_the_seed_given():
    assert estimates({"TTR": TTR}, MANY, MANY, seed=1) != estimates(
        {"TTR": TTR}, MANY, MANY, seed=2
    )
    forms, lemmas = estimates({"TTR": TTR}, MANY, MANY, seed=1)["TTR"]
    assert forms == lemmas == estimate(TTR, MANY, seed=1)


def test_long_texts_are_halved_less_often_and_very_long_ones_not_at_all():
    def halves(words):
        drawn = []
        sentences = [["w"] * (words // 100)] * 100
        found = estimate(Measure(lambda tokens: drawn.append(tokens) or 1.0), sentences, seed=1)
        return len(drawn) - 1, found.missing

    assert halves(2000) == (1000, "")
    assert halves(4000) == (500, "")
    assert halves(100_000) == (100, "")
    assert halves(200_000) == (100, "")
    assert halves(200_100) == (0, "no interval: not computed above 200,000 words")
