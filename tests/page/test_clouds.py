"""Clouds show every word, in honest sizes, as pixels and as text."""

import math
import xml.etree.ElementTree as ET
from itertools import zip_longest
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.page.clouds import AIR, LEGEND, cloud, first_places
from analysis.page.shaping import BOLD, advance, outline
from analysis.page.style import COLOURS
from analysis.text.article import load_article


def named(label, *, meaning="", field=""):
    return SimpleNamespace(label=label, meaning=meaning, field=field)


COUNTS = {"روسيا": 8, "ليبيا": 18, "الجزائر": 8, "ملاذ آمن": 2, "النَّصُّ": 1}
FIELDS = {"ليبيا": "places", "روسيا": "places", "الجزائر": "places", "ملاذ آمن": "security"}
WORDS = {label: named(label) for label in COUNTS}
PLACES = {label: named(label, field=FIELDS.get(label, "")) for label in (*FIELDS, "النَّصُّ")}
LIBYA = {1: named("ليبيا", meaning="Libya"), 2: named("روسيا")}


def texts(drawn):
    """The text elements of a cloud's SVG."""
    return [element for element in ET.fromstring(drawn.svg()).iter() if element.tag == "text"]


def test_words_stand_from_the_heaviest_down_and_ties_in_their_own_order():
    words = [word.text for word in cloud(COUNTS, WORDS, seed=1).layout]
    assert words == ["ليبيا", "الجزائر", "روسيا", "ملاذ آمن", "النَّصُّ"]


def test_the_order_of_the_input_does_not_change_the_picture():
    assert cloud(COUNTS, WORDS, seed=1) == cloud(dict(reversed(COUNTS.items())), WORDS, seed=1)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_picture():
    first, again, other = (cloud(COUNTS, WORDS, seed=seed).png() for seed in (1, 1, 2))
    assert first == again
    assert first != other


@settings(deadline=None, max_examples=15)
@given(st.lists(st.floats(0.5, 20), min_size=1, max_size=6), st.integers(0, 99))
def test_sizes_go_with_the_square_root_of_weights(weights, seed):
    labels = ("ليبيا", "روسيا", "سوريا", "مصر", "الصين", "تركيا")
    weighed = dict(zip(labels, weights, strict=False))
    layout = cloud(weighed, {label: named(label) for label in labels}, seed=seed).layout
    for placed in layout:
        expected = math.sqrt(weighed[placed.text] / max(weights))
        assert placed.size / layout[0].size == pytest.approx(expected)


def test_the_ink_of_every_word_lies_on_the_canvas_above_the_legend():
    drawn = cloud(COUNTS, PLACES, seed=1)
    top_of_legend = min(word.y - word.size for word in drawn.legend)
    for word in drawn.layout:
        box = outline(word.text, BOLD).get_extents()
        assert word.x + box.x0 * word.size >= 0
        assert word.x + box.x1 * word.size <= drawn.width
        assert word.y - box.y1 * word.size >= 0
        assert word.y - box.y0 * word.size <= top_of_legend


def test_a_word_has_air_at_either_side():
    drawn = cloud({"ليبيا": 1}, WORDS, seed=1)
    (word,) = drawn.layout
    box = outline(word.text, BOLD).get_extents()
    assert word.x + box.x0 * word.size >= AIR * word.size
    assert word.x + box.x1 * word.size <= drawn.width - AIR * word.size


def test_the_svg_holds_the_words_as_logical_text_at_the_places_of_the_layout():
    drawn = cloud(COUNTS, WORDS, seed=1)
    found = [(text.text, float(text.get("x")), float(text.get("y"))) for text in texts(drawn)]
    assert found == [(word.text, round(word.x, 1), round(word.y, 1)) for word in drawn.layout]


def test_a_word_tells_its_meaning_and_weight_and_leads_to_its_place():
    drawn = cloud({1: 18}, LIBYA, seed=1, links={1: "#a&b"})
    root = ET.fromstring(drawn.svg())
    assert root.find(".//title").text == "ليبيا (Libya): count 18"
    assert root.find(".//a").get("href") == "#a&b"


def test_words_lead_to_the_first_sentence_that_they_stand_in(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("روسيا وليبيا\n=====\nتحدث المصدر عن الجزائر. ثم عن ليبيا. ثم عن الجزائر.")
    article = load_article(path)
    words = {
        label: SimpleNamespace(tokens=[t for t in article.words if t.text.endswith(label)])
        for label in ("روسيا", "ليبيا", "الجزائر")
    }
    assert first_places(article, words, "article.html") == {
        "روسيا": "article.html",
        "ليبيا": "article.html#sentence-2",
        "الجزائر": "article.html#sentence-1",
    }


def test_each_class_has_its_colour_and_the_legend_names_them_in_order():
    drawn = cloud(COUNTS, PLACES, seed=1)
    inks = {word.text: word.ink for word in drawn.layout}
    assert inks["ليبيا"] == inks["روسيا"] == "blue"
    assert inks["ملاذ آمن"] == "rust"
    assert inks["النَّصُّ"] == "quiet"
    assert [(word.text, word.ink) for word in drawn.legend] == [
        ("• places", "blue"),
        ("• security", "rust"),
        ("• other", "quiet"),
    ]


def test_the_legend_names_only_what_is_there():
    drawn = cloud({"ملاذ آمن": 1}, PLACES, seed=1)
    assert [(word.text, word.ink) for word in drawn.legend] == [("• security", "rust")]


def test_a_long_legend_takes_more_lines_and_stays_large():
    names = ["countries and peoples", "armed groups", "army and security", "sources and reports"]
    fields = zip_longest(COUNTS, names, fillvalue="")
    drawn = cloud(COUNTS, {label: named(label, field=name) for label, name in fields}, seed=1)
    assert len({word.y for word in drawn.legend}) == 2
    assert {word.size for word in drawn.legend} == {LEGEND * drawn.width}
    for word in drawn.legend:
        assert word.x > 0 and word.x + advance(word.text) * word.size < drawn.width
    assert max(word.y for word in drawn.layout) < min(word.y - word.size for word in drawn.legend)


def test_a_cloud_without_classes_has_no_legend():
    assert cloud(COUNTS, WORDS, seed=1).legend == ()


def test_colours_follow_the_theme_of_the_page():
    svg = cloud(COUNTS, PLACES, seed=1).svg()
    assert 'fill="var(--blue)"' in svg
    assert f"--blue:light-dark({','.join(COLOURS['blue'])})" in svg


def test_the_alternative_text_names_the_largest_words_and_what_size_means():
    drawn = cloud(COUNTS, WORDS | {"ليبيا": LIBYA[1]}, seed=1)
    assert drawn.alt == (
        "5 words in sizes that follow their count. Largest: ليبيا (Libya) 18, الجزائر 8, "
        "روسيا 8, ملاذ آمن 2 and النَّصُّ 1."
    )


def test_the_table_behind_a_cloud_holds_what_is_known_of_the_words():
    drawn = cloud({1: 2.5, 2: 1}, LIBYA, seed=1, measure="keyness")
    assert drawn.data == {
        "word": ["ليبيا", "روسيا"],
        "meaning": ["Libya", ""],
        "keyness": [2.5, 1],
    }


@pytest.mark.parametrize("weight", [0, -1, math.nan, math.inf])
def test_words_without_a_proper_weight_are_refused(weight):
    with pytest.raises(ValueError, match="'ليبيا' weighs"):
        cloud({"ليبيا": weight}, WORDS, seed=1)


def test_a_cloud_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one word"):
        cloud({}, WORDS, seed=1)


def test_a_word_without_a_letter_is_refused():
    with pytest.raises(ValueError, match="no letter to draw"):
        cloud({1: 1}, {1: named(" ")}, seed=1)


def test_fields_beyond_the_colours_count_as_others():
    fields = [f"field {number}" for number in range(6)]
    words = {number: named(field, field=field) for number, field in enumerate(fields)}
    drawn = cloud(dict.fromkeys(words, 1), words, seed=1)
    assert [word.text for word in drawn.legend] == [f"• {f}" for f in (*fields[:5], "other")]
    assert {word.text: word.ink for word in drawn.layout}["field 5"] == "quiet"


def test_words_that_cannot_all_be_legible_are_refused_with_the_cure():
    long = " ".join(["عاصفة السوخوي"] * 6)
    with pytest.raises(ValueError, match=r"200 words do not fit.*fewer words or a larger canvas"):
        cloud(dict.fromkeys(range(200), 1), {n: named(f"{long} {n}") for n in range(200)}, seed=1)
