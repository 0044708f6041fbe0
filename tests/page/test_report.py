"""Results as tables, where more is done than to arrange them."""

from analysis.page import report

ANSWERS = {
    "by count": ["ليبيا", "الروس", "جديدا"],
    "by keyness": ["الروسية", "ليبيا"],
    "as phrases": ["تنظيم الدولة", "وليبيا"],
}


def test_rankings_of_different_length_stand_side_by_side_with_their_meanings():
    frame = report.side_by_side(ANSWERS, {"ليبيا": "Libya"}).frame
    assert list(frame) == ["rank", *ANSWERS]
    assert str(frame["by count"][0]) == "ليبيا (Libya)"
    assert frame["as phrases"][2] == ""
