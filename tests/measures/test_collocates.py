"""What stands near a word."""

from math import comb

import pytest
from frames import framed
from scipy.stats import hypergeom

from analysis.measures.collocates import collocates
from analysis.text.article import load_article
from analysis.words.lemmas import group


def of_text(folder, text):
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    article = load_article(path)
    return article, {word.label: word for word in group(article.words, stopwords=True)}


def test_collocates_are_counted_by_hand(tmp_path):
    # Of 7 words that are not روسيا 3 are at most one word away from it: مصر, ليبيا, مصر. Two of
    # three times مصر is near; all three places of three near: 1 of C(7,3); two: C(3,2)·4.
    article, words = of_text(tmp_path, "مصر روسيا ليبيا تونس مصر. مصر روسيا. ليبيا تونس.")
    found = framed(collocates(article, words["روسيا"], words.values(), window=1), words.values())
    assert found.index.tolist() == ["مصر"]
    row = found.loc["مصر"]
    assert (row["near"], row["count"], row["expected"]) == (2, 3, pytest.approx(9 / 7))
    assert row["p"] == pytest.approx((comb(3, 2) * 4 + 1) / comb(7, 3))


def test_a_neighbour_across_a_full_stop_is_not_near(tmp_path):
    article, words = of_text(tmp_path, "مصر روسيا. ليبيا تونس. مصر روسيا. ليبيا تونس.")
    found = framed(collocates(article, words["روسيا"], words.values()), words.values())
    assert found.index.tolist() == ["مصر"]


def test_chances_agree_with_scipy(tmp_path):
    article, words = of_text(
        tmp_path, "مصر روسيا ليبيا مصر تونس. تونس مصر ليبيا. ليبيا روسيا مصر."
    )
    found = framed(
        collocates(article, words["روسيا"], words.values(), window=1, at_least=1), words.values()
    )
    others = [word for word in words.values() if word.label != "روسيا"]
    total, near = sum(word.count for word in others), int(found["near"].sum())
    for row in found.itertuples():
        assert row.p == pytest.approx(hypergeom.sf(row.near - 1, total, row.count, near))


def test_a_word_without_neighbours_has_no_collocates(tmp_path):
    article, words = of_text(tmp_path, "مصر. روسيا. ليبيا.")
    assert collocates(article, words["روسيا"], words.values()) == ()


def test_a_window_without_room_is_refused(tmp_path):
    article, words = of_text(tmp_path, "مصر روسيا.")
    with pytest.raises(ValueError, match="holds no neighbour"):
        collocates(article, words["روسيا"], words.values(), window=0)
