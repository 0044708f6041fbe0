"""The interval over sentences, checked against the classical one where both must agree."""

from statistics import mean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.measures.richness import hdd, mattr, ttr
from analysis.measures.uncertainty import bootstrap_interval, estimate

# 14 sentences of 4 words: 3,432 halves, more than 1,000 resamples
MANY = [[f"و{i}", f"و{i % 5}", "في", "ليبيا"] for i in range(14)]
FEW = MANY[:8]


def share_of_war(tokens):
    return tokens.count("حرب") / len(tokens)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=2, max_size=9), st.sampled_from([0.8, 0.95]))
def test_for_a_mean_of_equal_sentences_it_is_the_interval_of_student(counts, level):
    sentences = [["حرب"] * n + ["سلم"] * (5 - n) for n in counts]
    shares = [n / 5 for n in counts]
    margin = stats.t.ppf((1 + level) / 2, len(counts) - 1) * stdev(shares) / len(counts) ** 0.5
    interval = bootstrap_interval(share_of_war, sentences, seed=1, level=level)
    assert interval.low == pytest.approx(mean(shares) - margin, abs=1e-9)
    assert interval.high == pytest.approx(mean(shares) + margin, abs=1e-9)
    assert interval.level == level


@pytest.mark.parametrize("sentences", [FEW, MANY])
def test_the_value_of_the_whole_text_is_in_the_middle(sentences):
    low, high, _ = bootstrap_interval(ttr, sentences, seed=1)
    whole = ttr([word for sentence in sentences for word in sentence])
    assert low < whole < high
    assert (low + high) / 2 == pytest.approx(whole)


def test_few_sentences_are_halved_in_every_way_whatever_the_seed():
    assert bootstrap_interval(ttr, FEW, seed=1) == bootstrap_interval(ttr, FEW, seed=2)
    # there are C(8, 4) = 70 halves: 70 resamples are enough to take them all, 69 are not
    every = bootstrap_interval(ttr, FEW, seed=1)
    assert bootstrap_interval(ttr, FEW, seed=1, resamples=70) == every
    assert bootstrap_interval(ttr, FEW, seed=1, resamples=69) != every


def test_many_sentences_give_the_same_interval_for_the_same_seed_only():
    first = bootstrap_interval(ttr, MANY, seed=1)
    assert first == bootstrap_interval(ttr, MANY, seed=1)
    assert first != bootstrap_interval(ttr, MANY, seed=2)


def test_random_halves_come_close_to_all_halves():
    drawn = bootstrap_interval(ttr, MANY, seed=1)
    every = bootstrap_interval(ttr, MANY, seed=1, resamples=3432)
    assert drawn.high - drawn.low == pytest.approx(every.high - every.low, rel=0.1)


def test_the_measure_sees_whole_sentences_in_text_order_and_none_twice():
    seen = []
    sentences = [[f"{i}", f"{i}"] for i in range(14)]
    bootstrap_interval(lambda tokens: seen.append(tokens) or 0.0, sentences, seed=1)
    assert len(seen) == 1001
    for half in seen[1:]:
        numbers = [int(word) for word in half]
        assert numbers == sorted(numbers)
        assert len(numbers) == 14
        assert all(numbers.count(n) == 2 for n in set(numbers))


def test_more_confidence_takes_a_wider_interval():
    narrow = bootstrap_interval(ttr, FEW, seed=1, level=0.8)
    wide = bootstrap_interval(ttr, FEW, seed=1, level=0.99)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_a_measure_undefined_on_a_half_is_refused_with_its_reason():
    with pytest.raises(ValueError, match=r"on a half of the sentences .*window of 20"):
        bootstrap_interval(lambda tokens: mattr(tokens, 20), FEW, seed=1)


@pytest.mark.parametrize(
    ("sentences", "options", "message"),
    [
        ([], {}, "at least 2 of them, the text has 0"),
        (FEW[:1], {}, "at least 2 of them, the text has 1"),
        (FEW, {"resamples": 1}, "at least 2 resamples"),
        (FEW, {"level": 95}, "between 0 and 1"),
        (FEW, {"level": 0.0}, "between 0 and 1"),
    ],
)
def test_what_cannot_give_an_interval_is_refused(sentences, options, message):
    with pytest.raises(ValueError, match=message):
        bootstrap_interval(ttr, sentences, seed=1, **options)


def test_an_estimate_is_the_value_of_the_whole_text_with_its_interval():
    found = estimate(ttr, FEW, seed=1, level=0.9)
    # 8 sentences of 4 words; و0 to و7 (i % 5 brings no other), في and ليبيا
    assert found.value == 10 / 32
    assert found.interval == bootstrap_interval(ttr, FEW, seed=1, level=0.9)
    assert found.missing == ""


def test_an_estimate_keeps_the_value_where_only_the_interval_is_undefined():
    found = estimate(lambda tokens: mattr(tokens, 20), FEW, seed=1)
    assert found.value is not None
    assert found.interval is None
    assert "on a half of the sentences" in found.missing


def test_an_estimate_of_an_undefined_measure_says_why():
    found = estimate(hdd, FEW, seed=1)
    assert found[:2] == (None, None)
    assert "42 draws needs at least 42 words, the text has 32" in found.missing
