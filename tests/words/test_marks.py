"""Vowel marks, where they are written, tell between words of the same letters."""

import pytest

from analysis.words.lemmas import lemma, standalone
from analysis.words.marks import is_fourth_form, is_verb, letters, tells

ONE_WORD = """
    فَرَضَ يَفْرِضُ فُرِضَ فَرَضَتْ فرضوا, فَرْضٌ الفَرْضُ فَرْضَ, طَلَبَ طُلِبَ طلبت, عَمِلَ يَعْمَلُ عَمِلُوا, عَمَلُهُمْ العمل أَعْمَالٌ
    كَتَبَ كُتِبَ يكتب, ذِكْرٌ الذِّكْرُ ذِكْرُ, رَدُّ الرَّدُّ رُدُودٌ, رَدَّ رَدَّتْ, قَاتَلَ يُقَاتِلُ, تَعَاوُنَ التعاون, تَعَاوَنَ يتعاونون
    أَنْزَلَ يُنْزِلُ أُنْزِلَ, نَزَلَ يَنْزِلُ, خَلَقْنَا يخلق, آخِرُ الآخِرَةِ أَوَاخِرُ, آخَرُ أُخْرَى الآخر, رِجْلُهُ أرجل, عَالِمٌ علماء
    كُتَّابٌ كاتب, حِكَمٌ الحكمة, دَيْنٌ ديون, دِينٌ أديان
    رَامٍ الرماة, قَاضٍ القاضي, عَامٍ أعوام
"""
APART = """
    فَرَضَ فَرْضَ, طَلَبَ طَلَبٌ, عَمِلَ عَمَلُ, كَتَبَ كُتُبَ, عَلِمَ عِلْمَ, ذَكَرَ ذِكْرُ, رَدَّ رَدُّ, تَعَاوَنَ تَعَاوُنَ, تَعَلَّمَ تَعَلُّمَ, يُنْزِلُ يَنْزِلُ
    آخِرُ آخَرُ, عَالِمٌ عَالَمٌ, دِينٌ دَيْنٌ, رَجُلٌ رِجْلٌ, مُلْكٌ مَلِكٌ, سُنَّةٌ سَنَةٌ, خُلُقٌ خَلْقٌ, حَكَمٌ حُكْمٌ, خَلَقْنَا خَلْقُنَا
"""


def rows(table):
    return [row.split() for row in table.replace("\n", ",").split(",") if row.strip()]


@pytest.mark.parametrize("forms", rows(ONE_WORD))
def test_marks_keep_the_forms_of_one_word_together(forms):
    assert len({lemma(form) for form in forms}) == 1


@pytest.mark.parametrize("forms", rows(APART))
def test_marks_tell_words_of_the_same_letters_apart(forms):
    first, second = forms
    assert lemma(first) != lemma(second)


def test_a_marked_verb_is_shown_as_one():
    assert standalone("فُرِضَ") == "فرض"
    assert lemma("فُرِضَ").endswith("\N{ARABIC FATHA}")


def test_what_marks_leave_open_is_left_open():
    assert is_verb(letters("فرض"), "he did") is None
    assert is_verb(letters("مّت"), "I did") is None
    assert is_fourth_form(letters("يُعْرَفُ")) is None
    assert not tells(letters("آخر"), "آخِر")


def test_letters_keep_their_marks_in_whatever_order_and_with_tatweel_between():
    assert letters("رَّد") == letters("رَّد")
    assert [found.letter for found in letters("رَـدّ")] == ["ر", "د"]
    assert letters("رَـدّ")[0].vowel == "\N{ARABIC FATHA}"
