"""Measures of richness, checked by hand and against LexicalRichness."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lexicalrichness import LexicalRichness

from analysis.measures.richness import (
    MEASURES,
    expected_types,
    guirauds_r,
    hdd,
    herdans_c,
    mattr,
    mtld,
    mtld_ma,
    ttr,
    yules_k,
)
from analysis.text.tokens import tokenize

ARTICLE = Path(__file__).parents[2] / "data" / "article.txt"
# «Russia in Russia and Russia in»: روسيا 3, في 2, الصين 1
WORDS = ["روسيا", "في", "روسيا", "الصين", "روسيا", "في"]
TOKENS = st.lists(st.sampled_from("ابتثجحخدذر"), min_size=1, max_size=120)


def test_ttr_counted_by_hand():
    assert ttr(WORDS) == 3 / 6


def test_guirauds_r_and_herdans_c_counted_by_hand():
    assert guirauds_r(WORDS) == pytest.approx(3 / 6**0.5)
    assert herdans_c(["في", "ليبيا"] * 8) == pytest.approx(1 / 4)  # 2 = 16 ** 1/4
    assert herdans_c(["في"] * 9) == 0


def test_mattr_counted_by_hand():
    # windows of 3 hold 2, 3, 2 and 3 types: 10 / (4 * 3)
    assert mattr(WORDS, window=3) == pytest.approx(10 / 12)


def test_mtld_with_whole_factors_counted_by_hand():
    # forward: 2 / 3 ends a factor, then three new words; backward: 3 / 5 ends one, then one
    assert mtld(WORDS) == pytest.approx((6 / 1 + 6 / 1) / 2)


def test_mtld_with_a_part_of_a_factor_counted_by_hand():
    # TTR is 4 / 5 at the end of either direction: .2 / .28 of a factor, 5 * .28 / .2
    assert mtld(["روسيا", "في", "ليبيا", "روسيا", "الآن"]) == pytest.approx(7)


def test_mtld_reads_in_both_directions():
    # forward: 2 / 3 and 1 / 2 end two factors (5 / 2);
    # backward: 1 / 2 ends one, ب ا ا stops at 2 / 3, which ends another (5 / 2)
    assert mtld(list("اابجج")) == pytest.approx(5 / 2)
    # forward: 1 / 2 ends one, three new words add nothing (5 / 1);
    # backward: 4 / 5 at the end, .2 / .28 of a factor (7)
    assert mtld(list("اابجد")) == pytest.approx((5 + 7) / 2)


def test_mtld_ma_counted_by_hand():
    # From each word on, the text read in a ring, TTR comes down to .72 after so many words:
    # 2 / 3 after 3, 4 / 6 after 6, 6 and 6, 3 / 5 after 5, 2 / 3 after 3.
    ring = ["روسيا", "في", "روسيا", "الصين", "ليبيا", "في"]
    assert mtld_ma(ring) == pytest.approx((3 + 6 + 6 + 6 + 5 + 3) / 6)


def stretch(tokens, threshold=0.72):
    """How many words it takes for TTR to come down to the threshold."""
    return next(n for n in range(1, len(tokens) + 1) if ttr(tokens[:n]) <= threshold)


@settings(deadline=None)
@given(st.lists(st.sampled_from("ابت"), min_size=6), st.sampled_from([0.5, 0.72, 0.9]))
def test_mtld_ma_is_the_mean_over_all_turns_of_the_text(tokens, threshold):
    turns = [tokens[at:] + tokens[:at] for at in range(len(tokens))]
    known = sum(stretch(turn, threshold) for turn in turns) / len(tokens)
    assert mtld_ma(tokens, threshold) == pytest.approx(known)


def test_mtld_ma_of_a_text_that_stays_varied_is_undefined():
    with pytest.raises(ValueError, match=r"not every stretch comes down.*give a longer text"):
        mtld_ma(["روسيا", "في", "ليبيا", "روسيا"])
    with pytest.raises(ValueError, match="not every stretch"):
        mtld_ma([])


def test_hdd_counted_by_hand():
    # 2 of 6 words: the chance to miss a type is C(6 - f, 2) / 15: 3, 6 and 10 fifteenths
    assert hdd(WORDS, draws=2) == pytest.approx((12 / 15 + 9 / 15 + 5 / 15) / 2)


def test_yules_k_counted_by_hand():
    # squares 9 + 4 + 1 = 14
    assert yules_k(WORDS) == pytest.approx(10_000 * (14 - 6) / 36)


def test_expected_types_is_the_mean_over_all_draws():
    text = list("اااببج")
    drawn = [len({text[i] for i in pick}) for pick in combinations(range(6), 4)]
    assert expected_types(Counter(text).values(), 4) == pytest.approx(sum(drawn) / len(drawn))


def test_expected_types_of_a_text_longer_than_any_factorial_stays_exact():
    # two types of 500,000: to miss one in 42 draws has a chance of about 2 ** -42 each
    assert expected_types([500_000, 500_000], 42) == pytest.approx(2)


def test_the_article_agrees_with_lexicalrichness():
    tokens = tokenize(ARTICLE.read_text(encoding="utf-8")).texts()
    other = LexicalRichness(tokens, preprocessor=None, tokenizer=None)
    assert ttr(tokens) == pytest.approx(other.ttr)
    assert mattr(tokens) == pytest.approx(other.mattr(50))
    assert mtld(tokens) == pytest.approx(other.mtld())
    assert guirauds_r(tokens) == pytest.approx(other.rttr)
    assert herdans_c(tokens) == pytest.approx(other.Herdan)
    assert hdd(tokens) == pytest.approx(other.hdd())
    assert yules_k(tokens) == pytest.approx(other.yulek)


@settings(max_examples=50, deadline=None)
@given(TOKENS)
def test_any_text_agrees_with_lexicalrichness(tokens):
    other = LexicalRichness(tokens, preprocessor=None, tokenizer=None)
    draws = min(42, len(tokens))
    assert mattr(tokens, window=draws) == pytest.approx(other.mattr(draws))
    assert hdd(tokens, draws) == pytest.approx(other.hdd(draws))
    assert yules_k(tokens) == pytest.approx(other.yulek, abs=1e-9)
    assume(len(set(tokens)) < len(tokens))
    assert mtld(tokens) == pytest.approx(other.mtld())


@settings(deadline=None)
@given(TOKENS)
def test_ratios_lie_above_0_and_up_to_1(tokens):
    window = (len(tokens) + 1) // 2
    for ratio in (ttr(tokens), mattr(tokens, window), hdd(tokens, window)):
        assert 0 < ratio <= 1 + 1e-12


@settings(deadline=None)
@given(TOKENS)
def test_a_window_and_a_draw_of_the_whole_text_give_ttr(tokens):
    assert mattr(tokens, len(tokens)) == pytest.approx(ttr(tokens))
    assert hdd(tokens, len(tokens)) == pytest.approx(ttr(tokens))


@settings(deadline=None)
@given(TOKENS)
def test_one_draw_and_a_window_of_one_word_always_meet_one_type(tokens):
    assert mattr(tokens, 1) == pytest.approx(1)
    assert hdd(tokens, 1) == pytest.approx(1)


@settings(deadline=None)
@given(st.sets(st.text(min_size=1), min_size=1))
def test_yules_k_of_words_that_all_differ_is_0(words):
    assert yules_k(list(words)) == 0


@settings(deadline=None)
@given(TOKENS)
def test_mtld_is_the_same_read_backwards(tokens):
    assume(len(set(tokens)) < len(tokens))
    assert mtld(tokens) == pytest.approx(mtld(tokens[::-1]))


@settings(deadline=None)
@given(TOKENS, st.randoms())
def test_word_order_matters_to_neither_ttr_nor_hdd_nor_k(tokens, random):
    shuffled = random.sample(tokens, len(tokens))
    assert ttr(shuffled) == ttr(tokens)
    assert yules_k(shuffled) == yules_k(tokens)
    assert hdd(shuffled, 1) == pytest.approx(hdd(tokens, 1))


@pytest.mark.parametrize("measure", [ttr, mattr, hdd, yules_k, guirauds_r, herdans_c])
def test_a_text_without_words_is_refused_with_cause_and_cure(measure):
    with pytest.raises(ValueError, match=r"the text has 0: give a longer text"):
        measure([])


@pytest.mark.parametrize("tokens", [[], ["ليبيا"], ["روسيا", "ليبيا"]])
def test_mtld_without_a_repetition_is_refused(tokens):
    with pytest.raises(ValueError, match="no word is repeated"):
        mtld(tokens)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: mattr(WORDS, 7), "window of 7 needs at least 7 words, the text has 6"),
        (lambda: mattr(WORDS, 0), "window of at least 1"),
        (lambda: hdd(WORDS), "42 draws needs at least 42 words"),
        (lambda: hdd(WORDS, 0), "at least 1 draw"),
        (lambda: mtld(WORDS, 1.0), "between 0 and 1"),
        (lambda: mtld(WORDS, 0.0), "between 0 and 1"),
        (lambda: mtld_ma(WORDS, 1.0), "between 0 and 1"),
        (lambda: mtld_ma(WORDS, 0.0), "between 0 and 1"),
        (lambda: herdans_c(["في"]), "at least 2 words, the text has 1"),
    ],
)
def test_impossible_windows_draws_and_thresholds_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@settings(deadline=None)
@given(TOKENS, st.sampled_from(sorted(MEASURES)))
def test_no_measure_leaves_the_range_it_is_said_to_have(tokens, name):
    measure = MEASURES[name]
    try:
        value = measure.of(tokens)
    except ValueError:
        return
    assert measure.low <= value
    assert measure.high is None or value <= measure.high + 1e-12


def test_only_ratios_and_k_have_an_upper_end():
    ends = {name: (measure.low, measure.high) for name, measure in MEASURES.items()}
    assert ends["Yule’s K"] == (0, 10_000)
    assert all(ends[name] == (0, 1) for name in ("TTR", "MATTR", "HD-D", "Herdan’s C"))
    assert all(ends[name] == (0, None) for name in ("MTLD", "MTLD-MA", "Guiraud’s R"))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: ttr([]),
            "TTR needs at least one word, the text has 0: give a longer text",
        ),
        (
            lambda: yules_k([]),
            "Yule's K needs at least one word, the text has 0: give a longer text",
        ),
        (
            lambda: guirauds_r([]),
            "Guiraud's R needs at least one word, the text has 0: give a longer text",
        ),
        (
            lambda: herdans_c([]),
            "Herdan's C needs at least 2 words, the text has 0: give a longer text",
        ),
        (
            lambda: mattr(WORDS, 7),
            "MATTR with a window of 7 needs at least 7 words, the text has 6: "
            "give a longer text or choose a shorter window",
        ),
        (
            lambda: hdd(WORDS),
            "HD-D with 42 draws needs at least 42 words, the text has 6: "
            "give a longer text or draw fewer words",
        ),
        (
            lambda: mtld(["في"]),
            "MTLD is undefined where no word is repeated: give a longer text",
        ),
    ],
)
def test_an_undefined_measure_names_itself_the_cause_and_the_cure(call, message):
    with pytest.raises(ValueError) as refused:
        call()
    assert str(refused.value) == message


def test_one_word_has_the_richness_of_one():
    assert guirauds_r(["في"]) == ttr(["في"]) == 1
