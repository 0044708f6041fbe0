"""Results as tables, where more is done than to arrange them."""

import pytest

from analysis.keywords.stability import RankStability
from analysis.keywords.tfidf import Distinguishing, Name
from analysis.measures.collocates import Collocate
from analysis.measures.collocations import Collocation
from analysis.measures.uncertainty import Estimate
from analysis.page import report

NAMES = {
    (word,): Name(word, {"ليبيا": "Libya"}.get(word, "")) for word in ("ليبيا", "حرب", "سلام")
}
ANSWERS = {
    "by count": [("ليبيا",), ("حرب",), ("سلام",)],
    "by keyness": [("حرب",), ("ليبيا",)],
}


FEW = {
    "collocates": lambda: report.collocates(
        [Collocate("حرب", 2, 2, 4e-4, 13.0, 0.01, 0.02)], {"حرب": Name("حرب")}
    ),
    "expressions": lambda: report.expressions(
        [Collocation(("ليبيا",), 2, 4e-4, 13.0, 0.01, 0.02)], NAMES
    ),
}


@pytest.mark.parametrize("table", FEW.values(), ids=FEW)
def test_no_count_above_nought_is_expected_to_be_nought(table):
    assert table().frame["expected"].tolist() == ["< 0.001"]


def test_rankings_of_different_length_stand_side_by_side_with_their_meanings():
    frame = report.side_by_side(ANSWERS, NAMES).frame
    assert list(frame) == ["rank", *ANSWERS]
    assert str(frame["by count"][0]) == "ليبيا (Libya)"
    assert frame["by keyness"][2] == ""


def test_what_is_missing_of_forms_is_told_from_what_is_missing_of_lemmas():
    none, short = Estimate(None, None, None, "none"), Estimate(1.0, None, None, "too short")
    noted = report.richness({"A": (none, short), "B": (none, none), "C": (none, short)}).frame
    apart = ["of forms, none", "of lemmas, too short"]
    assert list(noted["note"]) == [*apart, "none", "none", *apart]


def test_an_article_without_annotation_has_no_scores():
    assert report.scores([]).frame.empty


def test_how_often_a_word_is_kept_is_exact_so_that_no_rounding_contradicts_a_sentence():
    rows = [RankStability("ليبيا", 1, 1, 3, 0.796)]
    assert "79.6" in report.stability(rows, {"ليبيا": Name("ليبيا")}).element()


def test_a_ranking_shows_by_what_it_ranks():
    # A word that every part repeats weighs more than one of its own, and sets nothing apart.
    rows = [
        Distinguishing(1, 1, 1, ("حرب",), 2, 0, 0.3, 0.3),
        Distinguishing(1, 2, 1, ("ليبيا",), 4, 8, 0.6, 0.1),
    ]
    frame = report.distinguishing(rows, NAMES).frame
    assert frame["TF-IDF"].is_monotonic_increasing
    assert frame["less the others"].is_monotonic_decreasing
