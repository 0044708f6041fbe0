"""How evenly words are spread."""

import pytest
from frames import framed

from analysis.measures.dispersion import deviation_of_proportions, dispersion
from analysis.text.article import load_article
from analysis.words.lemmas import group

TEXT = "عنوان الخبر\n===\nوصل الوفد إلى الجزائر، ثم غادر. عاد الوفد أمس."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return load_article(path)


def test_spread_is_counted_by_hand(article):
    # Sentences of 6 and 3 words: الوفد once in each, أمس in the second alone.
    words = group(article.words)
    found = framed(dispersion(article, words), words).drop(columns="key")
    assert found.loc["الوفد"].tolist() == [2, 2, pytest.approx(1 / 6)]
    assert found.loc["أمس"].tolist() == [1, 1, pytest.approx(2 / 3)]
    assert "عنوان" not in found.index


def test_an_empty_word_has_no_spread():
    with pytest.raises(ValueError, match="undefined"):
        deviation_of_proportions([3, 4], [0, 0])
