"""Levels of normalisation, light to heavy."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.normalisation import bare, composed, unified

arabic = st.text(st.sampled_from("ابةتحدرسعقلمنهويىءأإآؤئٱَُِّْـﻻﷺیک" + "\u200f\u0654"), max_size=20)


@pytest.mark.parametrize("level", [composed, bare, unified])
@given(word=arabic)
def test_normalising_twice_is_normalising_once(level, word):
    assert level(level(word)) == level(word)


@pytest.mark.parametrize("level", [composed, bare, unified])
@given(word=arabic)
def test_composed_and_decomposed_input_agree(level, word):
    assert level(unicodedata.normalize("NFC", word)) == level(unicodedata.normalize("NFD", word))


@given(arabic)
def test_each_level_contains_the_ones_before_it(word):
    assert bare(composed(word)) == bare(word)
    assert unified(bare(word)) == unified(word)


@pytest.mark.parametrize(
    ("level", "word", "expected"),
    [
        (composed, "ﻻ", "لا"),
        (composed, "قَالَ", "قَالَ"),
        (bare, "قَالَ", "قال"),
        (bare, "الوزيـــر", "الوزير"),
        (bare, "إلى", "إلى"),
        (bare, "ایران", "ايران"),
        (bare, "هٰذا", "هذا"),
        (bare, "e\N{RIGHT-TO-LEFT MARK}\N{COMBINING ACUTE ACCENT}", "é"),
        (bare, "می\N{ZERO WIDTH NON-JOINER}رود\N{WORD JOINER}", "ميرود"),
        (unified, "إلى", "الي"),
        (unified, "ٱلأمن", "الامن"),
        (unified, "سُؤال", "سؤال"),
        (unified, "آمن", "امن"),
        (unified, "مدرسة", "مدرسة"),
    ],
)
def test_a_level_changes_what_it_says_and_nothing_else(level, word, expected):
    assert level(word) == expected
