"""Readability, checked by hand and against textstat where textstat is right."""

import pytest
import textstat
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.readability import lix, osman, osman_published

# 140 words in 40 sentences: shorter texts have no readability
SENTENCES = [["ذهب", "الولد", "إلى", "المدرسة"], ["ثم", "عاد", "مساء"]] * 20
VOWELLED = [["ذَهَبَ", "الوَلَدُ", "إِلَى", "المَدْرَسَةِ"], ["ثُمَّ", "عَادَ", "مَسَاءً"]] * 20
WORD = st.text("ابتسمليونةءىظذ", min_size=1, max_size=12)
TEXTS = st.lists(st.lists(WORD, min_size=3, max_size=12), min_size=34, max_size=40)


def test_osman_counted_by_hand():
    # In every 7 words, 2 sentences: 1 word of more than five letters (المدرسة); letters but
    # alef and alef maqsura 3 + 4 + 2 + 6 + 2 + 2 + 3 = 22, less 2 for the whole are syllables
    counted = 20 * (1 + 22) - 2
    assert osman(SENTENCES) == pytest.approx(200.791 - 1.015 * 7 / 2 - 24.181 * counted / 140)


def test_the_published_osman_counted_by_hand():
    # Syllables: ذَهَبَ 3, الوَلَدُ 3, إِلَى 2, المَدْرَسَةِ 4; ثُمَّ 1 + 1 + 2 for shadda, عَادَ 2 + 1 (a long
    # vowel), مَسَاءً 1 + 2 + 2 for nunation, which is more than four, with ء
    counted = 20 * (3 + 3 + 2 + 4 + 4 + 3 + 5 + 1 + 1)
    known = 200.791 - 1.015 * 7 / 2 - 24.18143403 * counted / 140
    assert osman_published(VOWELLED) == pytest.approx(known)


def test_the_published_osman_of_complex_words_counted_by_hand():
    # مُسْتَخْدَمُوهُ: 5 syllables and one more for the long vowel, 5 marks but sukun, more than 5
    # letters; يُؤَدِّي: 1 + 1 + 2 + 1 and one more before ي, 4 marks, ؤ
    text = [["مُسْتَخْدَمُوهُ", "يُؤَدِّي"]] * 50
    syllables, long, complex_, formal = 6 + 5, 1, 1, 1
    counted = syllables + long + complex_ + formal
    known = 200.791 - 1.015 * 2 - 24.18143403 * counted / 2
    assert osman_published(text) == pytest.approx(known)


def test_the_published_osman_counts_every_doubled_letter_of_a_word():
    # مُقَدَّمٌ: 3 short vowels, 2 each for shadda and nunation; 5 marks, more than four
    known = 200.791 - 1.015 - 24.18143403 * (3 + 2 * 2 + 1)
    assert osman_published([["مُقَدَّمٌ"]] * 100) == pytest.approx(known)


def test_the_published_osman_finds_no_syllable_without_marks():
    known = 200.791 - 1.015 * 7 / 2 - 24.18143403 / 7
    assert osman_published(SENTENCES) == pytest.approx(known)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_osman_agrees_with_textstat_on_sentences_of_three_words_or_more(sentences):
    text = " ".join(" ".join(sentence) + "." for sentence in sentences)
    assert osman(sentences) == pytest.approx(textstat.osman(text))


def test_textstat_misses_the_arabic_question_mark_and_osman_does_not():
    asked = "ماذا تريد روسيا في ليبيا؟ الحكومة لا تجيب عن السؤال. " * 10
    stated = asked.replace("؟", ".")
    sentences = [sentence.split() for sentence in stated.split(".") if sentence.strip()]
    assert textstat.sentence_count(asked) == 10
    assert osman(sentences) == pytest.approx(textstat.osman(stated))


def test_osman_is_the_same_with_and_without_vowel_marks_and_tatweel():
    assert osman(VOWELLED) == osman(SENTENCES)
    stretched = [[word[:1] + "\N{ARABIC TATWEEL}" + word[1:] for word in s] for s in SENTENCES]
    assert osman(stretched) == osman(SENTENCES)
    lam_alef = "\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}"
    six_letters = [[f"س{lam_alef}مات"]] * 100
    assert osman(six_letters) == osman([["سلامات"]] * 100)


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


@pytest.mark.parametrize(
    ("measure", "name"), [(osman, "OSMAN"), (osman_published, "OSMAN"), (lix, "LIX")]
)
@pytest.mark.parametrize("sentences", [[], [[]], [["ليبيا"] * 100, []]])
def test_sentences_without_words_are_refused(measure, name, sentences):
    with pytest.raises(
        ValueError, match=f"^{name} needs at least one sentence, and words in each"
    ):
        measure(sentences)


@pytest.mark.parametrize("measure", [osman, osman_published, lix])
def test_what_is_too_short_or_has_no_marked_sentences_has_no_readability(measure):
    assert measure([["ليبيا"] * 100]) is not None
    with pytest.raises(ValueError, match="needs 100 words, the text has 99"):
        measure([["ليبيا"] * 99])
    with pytest.raises(ValueError, match="needs 100 words, the text has 1"):
        measure([["ليبيا"]])
    assert measure([["ليبيا"] * 200, ["ليبيا"] * 200]) is not None
    with pytest.raises(ValueError, match="401 words in 2 of them are more than 200 each"):
        measure([["ليبيا"] * 200, ["ليبيا"] * 201])
    with pytest.raises(ValueError, match="not marked: 100000 words in 1"):
        measure([["ليبيا"] * 100_000])


def test_long_words_have_more_than_five_letters_and_formal_ones_more_than_four_syllables():
    def counted(word):
        return (200.791 - 1.015 - osman_published([[word]] * 100)) / 24.18143403

    assert counted("سلامة") == pytest.approx(0)  # five letters
    assert counted("السلام") == pytest.approx(1)  # six
    assert counted("ذَذَذَذَ") == pytest.approx(4)  # four syllables: neither complex nor formal
    assert counted("ذَذَذَذَذَ") == pytest.approx(5 + 1 + 1)


@pytest.mark.parametrize("measure", [osman, osman_published])
def test_a_refusal_names_the_formula(measure):
    with pytest.raises(ValueError, match=r"^OSMAN is not defined"):
        measure([["ليبيا"]])
    with pytest.raises(ValueError, match=r"^OSMAN needs at least one sentence"):
        measure([])
