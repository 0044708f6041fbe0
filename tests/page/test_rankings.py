"""What chapters pick from rankings."""

from analysis.page.rankings import agreed, most_scattered, repeated
from analysis.text.tokens import tokenize
from analysis.words.lemmas import group

ANSWERS = {
    "by count": ["ليبيا", "الروس", "جديدا"],
    "by keyness": ["الروسية", "ليبيا"],
    "as phrases": ["تنظيم الدولة", "وليبيا"],
}


def test_rankings_agree_on_words_in_whatever_form_they_name_them():
    assert agreed(ANSWERS, by=3) == ["ليبيا"]
    assert agreed(ANSWERS, by=2) == ["ليبيا", "الروس"]


def test_a_ranking_that_names_a_word_twice_counts_once():
    assert agreed({"one": ["ليبيا", "وليبيا"], "two": ["مصر"]}, by=2) == []


def test_counting_strings_misses_most_of_the_most_scattered_word():
    words = group(tokenize("ليبيا ليبيا ليبيا الروس والروس روسي"))
    assert most_scattered(words).label == "الروس"


def test_words_that_stand_once_are_left_out_unless_all_do():
    assert repeated(group(tokenize("ليبيا ليبيا مصر"))) == {"ليبيا": 2}
    assert repeated(group(tokenize("ليبيا مصر"))) == {"ليبيا": 1, "مصر": 1}
