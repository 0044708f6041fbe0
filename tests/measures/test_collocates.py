"""What stands near a word."""

from dataclasses import replace
from math import comb, log2

import pytest
from scipy.stats import hypergeom

from analysis.measures.collocates import collocates
from analysis.text.article import load_article
from analysis.words.lemmas import group


def of_text(folder, text):
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    article = load_article(path)
    return article, {word.label: word for word in group(article.words, stopwords=True)}


def near(article, words, node="روسيا", **how):
    """Collocates by label, in their order."""
    labels = {word.key: label for label, word in words.items()}
    found = collocates(article, words[node], words.values(), **how)
    return {labels[row.key]: row for row in found}


def test_collocates_are_counted_by_hand(tmp_path):
    # Of 7 words that are not روسيا 3 are at most one word away from it: مصر, ليبيا, مصر. Two of
    # three times مصر is near; all three places of three near: 1 of C(7,3); two: C(3,2)·4.
    article, words = of_text(tmp_path, "مصر روسيا ليبيا تونس مصر. مصر روسيا. ليبيا تونس.")
    found = near(article, words, window=1)
    assert list(found) == ["مصر", "ليبيا", "تونس"]
    row = found["مصر"]
    assert (row.near, row.count, row.expected) == (2, 3, pytest.approx(9 / 7))
    assert row.p == pytest.approx((comb(3, 2) * 4 + 1) / comb(7, 3))
    assert row.log_dice == pytest.approx(14 + log2(2 * 2 / (2 + 3)))


def test_no_association_is_stronger_than_that_of_words_that_never_part(tmp_path):
    article, words = of_text(tmp_path, "مصر مصر روسيا مصر. تونس نفط.")
    assert near(article, words)["مصر"].log_dice == pytest.approx(14 + log2(2 * 1 / (1 + 3)))


def test_p_is_corrected_for_all_words_looked_at_those_nowhere_near_included(tmp_path):
    article, words = of_text(tmp_path, "مصر روسيا ليبيا تونس مصر. مصر روسيا. ليبيا تونس.")
    found = near(article, words, window=1)
    assert (found["تونس"].near, found["تونس"].p, found["تونس"].log_dice) == (0, 1, None)
    assert found["مصر"].p_corrected == pytest.approx(min(1, 3 * found["مصر"].p))
    text = "مصر روسيا. " * 6 + "ليبيا تونس نفط حرب. " * 6
    found = near(*of_text(tmp_path, text), window=1)
    assert found["مصر"].p == pytest.approx(1 / comb(30, 6))
    assert found["مصر"].p_corrected == pytest.approx(5 / comb(30, 6))
    assert found["ليبيا"].p_corrected == 1


def test_rare_words_are_left_out_by_their_count_wherever_they_are(tmp_path):
    text = "مصر روسيا ليبيا. مصر روسيا ليبيا. نفط روسيا. حرب سلام سلام."
    article, words = of_text(tmp_path, text)
    assert set(near(article, words)) == {"مصر", "ليبيا", "سلام"}
    assert set(near(article, words, at_least=1)) == {"مصر", "ليبيا", "سلام", "نفط", "حرب"}
    assert set(near(article, words, at_least=3)) == set()


def test_of_equally_surprising_words_the_stronger_comes_first_then_the_label(tmp_path):
    article, words = of_text(tmp_path, "نفط روسيا مصر. حرب سلام سلام.")
    found = near(article, words, window=1, at_least=1)
    assert list(found) == ["مصر", "نفط", "حرب", "سلام"]
    # near as surely, but of three occurrences only two
    text = "مصر روسيا مصر. نفط روسيا نفط. مصر سلام. نفط سلام. حرب روسيا حرب."
    article, words = of_text(tmp_path, text)
    assert next(iter(near(article, words, window=1))) == "حرب"
    # all of them are near, نفط as often as روسيا is there and حرب more often
    article, words = of_text(tmp_path, "حرب روسيا نفط حرب روسيا نفط حرب.")
    assert list(near(article, words)) == ["نفط", "حرب"]


def test_a_neighbour_across_a_full_stop_is_not_near(tmp_path):
    article, words = of_text(tmp_path, "مصر روسيا. ليبيا تونس. مصر روسيا. ليبيا تونس.")
    found = near(article, words)
    assert [label for label, row in found.items() if row.near] == ["مصر"]


def test_near_is_five_words_away_at_most_on_either_side(tmp_path):
    words_between = "واحد اثنان ثلاثة أربعة"
    text = f"مصر {words_between} روسيا {words_between} تونس. نفط {words_between} خمسة روسيا."
    article, words = of_text(tmp_path, text)
    found = near(article, words, at_least=1)
    assert (found["مصر"].near, found["تونس"].near, found["نفط"].near) == (1, 1, 0)


def test_chances_agree_with_scipy(tmp_path):
    article, words = of_text(
        tmp_path, "مصر روسيا ليبيا مصر تونس. تونس مصر ليبيا. ليبيا روسيا مصر."
    )
    found = near(article, words, window=1, at_least=1)
    others = [word for label, word in words.items() if label != "روسيا"]
    total, marked = sum(word.count for word in others), sum(row.near for row in found.values())
    for row in found.values():
        assert row.p == pytest.approx(hypergeom.sf(row.near - 1, total, row.count, marked))


def test_the_word_itself_is_none_of_its_collocates(tmp_path):
    article, words = of_text(tmp_path, "روسيا روسيا مصر. روسيا مصر.")
    assert list(near(article, words)) == ["مصر"]


def test_a_word_without_neighbours_has_none_near(tmp_path):
    article, words = of_text(tmp_path, "مصر. روسيا. ليبيا. مصر.")
    assert [row.near for row in near(article, words).values()] == [0]
    alone, words = of_text(tmp_path, "روسيا روسيا.")
    assert near(alone, words) == {}


def test_a_word_outside_every_sentence_and_headline_is_not_counted(tmp_path):
    article, words = of_text(tmp_path, "مصر روسيا. مصر تونس. مصر ليبيا.")
    less = replace(article, sentences=article.sentences[:2])
    assert near(less, words, at_least=1)["مصر"][1:3] == (1, 2)


def test_a_window_without_room_is_refused(tmp_path):
    article, words = of_text(tmp_path, "مصر روسيا.")
    with pytest.raises(ValueError, match="holds no neighbour"):
        near(article, words, window=0)
    assert list(near(article, words, window=1, at_least=1)) == ["مصر"]
