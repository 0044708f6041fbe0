"""Words in their places."""

from math import comb
from pathlib import Path

import pytest
from scipy.stats import hypergeom

from analysis.article import load_article
from analysis.context import Line, collocates, concordance, deviation, spread
from analysis.lemmas import group
from analysis.tokens import Span

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
    article = load_article(Path(__file__).parent.parent / "data" / "article.txt")
    lines = concordance(article, article.words, width=3)
    assert [line.word for line in lines] == article.words.texts()
    assert all(f"{line.before} {line.word}".strip() in article.text for line in lines)


def test_spread_is_counted_by_hand(article):
    # Sentences of 6 and 3 words: الوفد once in each, أمس in the second alone.
    found = spread(article, group(article.words))
    assert found.loc["الوفد"].tolist() == [2, 2, pytest.approx(1 / 6)]
    assert found.loc["أمس"].tolist() == [1, 1, pytest.approx(2 / 3)]
    assert "عنوان" not in found.index


def test_an_empty_word_has_no_spread():
    with pytest.raises(ValueError, match="undefined"):
        deviation([3, 4], [0, 0])


def of_text(folder, text):
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    article = load_article(path)
    return article, {word.label: word for word in group(article.words, stopwords=True)}


def test_collocates_are_counted_by_hand(tmp_path):
    # Of 7 words that are not روسيا 3 are at most one word away from it: مصر, ليبيا, مصر. Two of
    # three times مصر is near; all three places of three near: 1 of C(7,3); two: C(3,2)·4.
    article, words = of_text(tmp_path, "مصر روسيا ليبيا تونس مصر. مصر روسيا. ليبيا تونس.")
    found = collocates(article, words["روسيا"], words.values(), window=1)
    assert found.index.tolist() == ["مصر"]
    row = found.loc["مصر"]
    assert (row["near"], row["count"], row["expected"]) == (2, 3, pytest.approx(9 / 7))
    assert row["p"] == pytest.approx((comb(3, 2) * 4 + 1) / comb(7, 3))


def test_a_neighbour_across_a_full_stop_is_not_near(tmp_path):
    article, words = of_text(tmp_path, "مصر روسيا. ليبيا تونس. مصر روسيا. ليبيا تونس.")
    found = collocates(article, words["روسيا"], words.values())
    assert found.index.tolist() == ["مصر"]


def test_chances_agree_with_scipy(tmp_path):
    article, words = of_text(
        tmp_path, "مصر روسيا ليبيا مصر تونس. تونس مصر ليبيا. ليبيا روسيا مصر."
    )
    found = collocates(article, words["روسيا"], words.values(), window=1, at_least=1)
    others = [word for word in words.values() if word.label != "روسيا"]
    total, near = sum(word.count for word in others), int(found["near"].sum())
    for row in found.itertuples():
        assert row.p == pytest.approx(hypergeom.sf(row.near - 1, total, row.count, near))


def test_a_word_without_neighbours_has_no_collocates(tmp_path):
    article, words = of_text(tmp_path, "مصر. روسيا. ليبيا.")
    assert collocates(article, words["روسيا"], words.values()).empty


def test_a_window_without_room_is_refused(tmp_path):
    article, words = of_text(tmp_path, "مصر روسيا.")
    with pytest.raises(ValueError, match="holds no neighbour"):
        collocates(article, words["روسيا"], words.values(), window=0)
