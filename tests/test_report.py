"""Results as tables, where more is done than to arrange them."""

from analysis import report
from analysis.lemmas import group
from analysis.tokens import tokenize

ANSWERS = {
    "by count": ["ليبيا", "الروس", "جديدا"],
    "by keyness": ["الروسية", "ليبيا"],
    "as phrases": ["تنظيم الدولة", "وليبيا"],
}


def test_rankings_agree_on_words_in_whatever_form_they_name_them():
    assert report.agreed(ANSWERS, by=3) == ["ليبيا"]
    assert report.agreed(ANSWERS, by=2) == ["ليبيا", "الروس"]


def test_a_ranking_that_names_a_word_twice_counts_once():
    assert report.agreed({"one": ["ليبيا", "وليبيا"], "two": ["مصر"]}, by=2) == []


def test_rankings_of_different_length_stand_side_by_side_with_their_meanings():
    frame = report.side_by_side(ANSWERS, {"ليبيا": "Libya"}).frame
    assert list(frame) == ["rank", *ANSWERS]
    assert str(frame["by count"][0]) == "ليبيا (Libya)"
    assert frame["as phrases"][2] == ""


def test_counting_strings_misses_most_of_the_most_scattered_word():
    words = group(tokenize("ليبيا ليبيا ليبيا الروس والروس روسي"))
    assert report.most_scattered(words).label == "الروس"


def test_words_that_stand_once_are_left_out_unless_all_do():
    assert report.repeated(group(tokenize("ليبيا ليبيا مصر"))) == {"ليبيا": 2}
    assert report.repeated(group(tokenize("ليبيا مصر"))) == {"ليبيا": 1, "مصر": 1}
