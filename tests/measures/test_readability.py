"""Readability, checked by hand and against textstat where textstat is right."""

import pytest
import textstat
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.readability import lix, osman

SENTENCES = [["ذهب", "الولد", "إلى", "المدرسة"], ["ثم", "عاد", "مساء"]]
VOWELLED = [["ذَهَبَ", "الوَلَدُ", "إِلَى", "المَدْرَسَةِ"], ["ثُمَّ", "عَادَ", "مَسَاءً"]]
WORD = st.text("ابتسمليونةءىظذ", min_size=1, max_size=12)
TEXTS = st.lists(st.lists(WORD, min_size=3, max_size=12), min_size=1, max_size=6)


def test_osman_counted_by_hand():
    # 7 words, 2 sentences; 1 word of more than five letters (المدرسة);
    # letters but alef and alef maqsura 3 + 4 + 2 + 6 + 2 + 2 + 3 = 22, less 2 is 20 syllables
    assert osman(SENTENCES) == pytest.approx(200.791 - 1.015 * 7 / 2 - 24.181 * (1 + 20) / 7)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_osman_agrees_with_textstat_on_sentences_of_three_words_or_more(sentences):
    text = " ".join(" ".join(sentence) + "." for sentence in sentences)
    assert osman(sentences) == pytest.approx(textstat.osman(text))


def test_textstat_misses_the_arabic_question_mark_and_osman_does_not():
    asked = "ماذا تريد روسيا في ليبيا؟ الحكومة لا تجيب عن السؤال."
    stated = asked.replace("؟", ".")
    sentences = [sentence.split() for sentence in stated.split(".") if sentence]
    assert textstat.sentence_count(asked) == 1
    assert osman(sentences) == pytest.approx(textstat.osman(stated))


def test_osman_is_the_same_with_and_without_vowel_marks_and_tatweel():
    assert osman(VOWELLED) == osman(SENTENCES)
    stretched = [[word[:1] + "\N{ARABIC TATWEEL}" + word[1:] for word in s] for s in SENTENCES]
    assert osman(stretched) == osman(SENTENCES)
    lam_alef = "\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}"
    assert osman([[f"س{lam_alef}مات"]]) == osman([["سلامات"]])  # six letters: a long word


def test_lix_counted_by_hand():
    # 7 words, 2 sentences, 1 word of seven letters: 3.5 + 100 / 7
    assert lix(SENTENCES) == pytest.approx(3.5 + 100 / 7)


def test_lix_counts_letters_and_not_vowel_marks():
    assert lix(VOWELLED) == lix(SENTENCES)


def test_lix_with_another_idea_of_a_long_word():
    # الولد and المدرسة have five letters or more
    assert lix(SENTENCES, long=5) == pytest.approx(3.5 + 200 / 7)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_lix_agrees_with_textstat_on_sentences_of_three_words_or_more(sentences):
    text = " ".join(" ".join(sentence) + "." for sentence in sentences)
    assert lix(sentences) == pytest.approx(textstat.lix(text))


@pytest.mark.parametrize("measure", [osman, lix])
@pytest.mark.parametrize("sentences", [[], [[]], [["ليبيا"], []]])
def test_sentences_without_words_are_refused(measure, sentences):
    with pytest.raises(ValueError, match="words in each"):
        measure(sentences)
