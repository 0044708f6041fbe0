"""Results as tables, where more is done than to arrange them."""

from analysis.keywords.tfidf import Name
from analysis.page import report

NAMES = {
    (word,): Name(word, {"ليبيا": "Libya"}.get(word, "")) for word in ("ليبيا", "حرب", "سلام")
}
ANSWERS = {
    "by count": [("ليبيا",), ("حرب",), ("سلام",)],
    "by keyness": [("حرب",), ("ليبيا",)],
}


def test_rankings_of_different_length_stand_side_by_side_with_their_meanings():
    frame = report.side_by_side(ANSWERS, NAMES).frame
    assert list(frame) == ["rank", *ANSWERS]
    assert str(frame["by count"][0]) == "ليبيا (Libya)"
    assert frame["by keyness"][2] == ""
