"""Words in their places."""

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.measures.concordance import Line, concordance
from analysis.text.article import load_article
from analysis.text.tokens import Span

TEXT = "عنوان الخبر\n===\nوصل الوفد إلى الجزائر، ثم غادر. عاد الوفد أمس."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return load_article(path)


def places(article, word):
    return [token for token in article.words if token.text == word]


def test_a_line_shows_the_words_around_and_keeps_to_its_sentence(article):
    assert concordance(article, places(article, "الوفد"), width=2) == [
        Line(1, "وصل", "الوفد", "إلى الجزائر"),
        Line(2, "عاد", "الوفد", "أمس"),
    ]


def test_a_word_of_a_headline_stands_in_sentence_zero(article):
    assert concordance(article, places(article, "الخبر")) == [Line(0, "عنوان", "الخبر", "")]


def test_without_width_a_line_is_the_word_alone(article):
    assert concordance(article, places(article, "غادر"), width=0) == [Line(1, "", "غادر", "")]


def test_what_is_no_word_of_the_article_is_refused(article):
    with pytest.raises(ValueError, match="is not a word of"):
        concordance(article, [Span("لا", 0, 2)])
    with pytest.raises(ValueError, match="width counts words"):
        concordance(article, [], width=-1)


def test_every_word_of_the_article_is_found_in_its_place():
    article = load_article(Path(__file__).parents[2] / "data" / "article.txt")
    lines = concordance(article, article.words, width=3)
    assert [line.word for line in lines] == article.words.texts()
    assert all(f"{line.before} {line.word}".strip() in article.text for line in lines)


def test_a_line_has_five_words_on_either_side_unless_told_otherwise(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("أ ب ت ث ج ح خ د ذ ر ز س ش.", encoding="utf-8")
    article = load_article(path)
    (line,) = concordance(article, places(article, "خ"))
    assert (line.before.split(), line.after.split()) == (list("بتثجح"), list("دذرزس"))


def test_a_word_in_neither_a_sentence_nor_a_headline_is_shown_in_the_whole_text(article):
    body = replace(article, sentences=article.sentences[:1], headlines=article.headlines[:0])
    assert concordance(body, places(article, "عاد")) == [
        Line(0, "الوفد إلى الجزائر، ثم غادر.", "عاد", "الوفد أمس")
    ]
    assert concordance(body, places(article, "الخبر"), width=1) == [
        Line(0, "عنوان", "الخبر", "وصل")
    ]
