"""Clouds show every word, in honest sizes, as pixels and as text."""

import math
import xml.etree.ElementTree as ET
from itertools import combinations, zip_longest
from types import SimpleNamespace
from urllib.parse import quote

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from analysis.page import language as wording
from analysis.page.arabic_cloud import AIR
from analysis.page.clouds import by_part, cloud, first_places
from analysis.page.fitting import LINE, SMALLEST
from analysis.page.lettering import LEGEND, legend, written
from analysis.page.shaping import BOLD, advance, outline
from analysis.page.style import COLOURS
from analysis.text.article import load_article


def named(label, *, meaning="", field=""):
    return SimpleNamespace(label=label, meaning=meaning, field=field)


COUNTS = {"روسيا": 8, "ليبيا": 18, "الجزائر": 8, "ملاذ آمن": 2, "النَّصُّ": 1}
FIELDS = {"ليبيا": "places", "روسيا": "places", "الجزائر": "places", "ملاذ آمن": "security"}
WORDS = {label: named(label) for label in COUNTS}
PLACES = {label: named(label, field=FIELDS.get(label, "")) for label in (*FIELDS, "النَّصُّ")}
OFTEN = [
    "ليبيا",
    "الروس",
    "الدولة",
    "تشير",
    "المقاتلين",
    "روسيا",
    "تنظيم",
    "الجزائر",
    "أمني",
    "هجرة",
    "ملاذ",
    "سؤال",
    "قلق",
]
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


def test_the_line_of_a_word_alone_stays_inside_the_frame():
    drawn = cloud({"قط": 1}, {"قط": named("قط")}, seed=1)
    (word,) = drawn.layout
    assert 0.2 * drawn.height < word.size <= drawn.height / LINE


def test_the_svg_holds_the_words_as_logical_text_at_the_places_of_the_layout():
    drawn = cloud(COUNTS, WORDS, seed=1)
    found = [(text.text, float(text.get("x")), float(text.get("y"))) for text in texts(drawn)]
    assert found == [(word.text, round(word.x, 1), round(word.y, 1)) for word in drawn.layout]


def test_a_word_tells_its_meaning_and_weight_and_leads_to_its_place():
    drawn = cloud({1: 18}, LIBYA, seed=1, links={1: "#a&b"})
    root = ET.fromstring(drawn.svg())
    link = root.find(".//a")
    assert (link.get("href"), link.get("data-key")) == ("#a&b", "1")
    (tip,) = link.iter("title")
    assert (tip.text, tip.get("lang")) == ("Libya, 18 times", "en")
    assert link.find("text").get("lang") == "ar"


def test_words_lead_to_the_first_sentence_that_they_stand_in(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("روسيا وليبيا\n=====\nتحدث المصدر عن الجزائر. ثم عن ليبيا. ثم عن الجزائر.")
    article = load_article(path)
    words = {
        label: SimpleNamespace(tokens=[t for t in article.words if t.text.endswith(label)])
        for label in ("روسيا", "ليبيا", "الجزائر")
    }
    assert first_places(article, words, "article.html") == {
        "روسيا": f"article.html?word={quote('روسيا')}",
        "ليبيا": f"article.html?word={quote('ليبيا')}#sentence-2",
        "الجزائر": f"article.html?word={quote('الجزائر')}#sentence-1",
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


def test_a_cloud_of_nothing_says_so():
    drawn = cloud({}, WORDS, seed=1)
    assert (drawn.layout, drawn.alt) == ((), wording.NOTHING)
    assert drawn.png()


def test_a_word_without_a_letter_is_refused():
    with pytest.raises(ValueError, match="no letter to draw"):
        cloud({1: 1}, {1: named(" ")}, seed=1)


def test_fields_beyond_the_colours_count_as_others():
    fields = [f"field {number}" for number in range(6)]
    words = {number: named(field, field=field) for number, field in enumerate(fields)}
    drawn = cloud(dict.fromkeys(words, 1), words, seed=1)
    assert [word.text for word in drawn.legend] == [f"• {f}" for f in (*fields[:5], "other")]
    assert {word.text: word.ink for word in drawn.layout}["field 5"] == "quiet"


@pytest.mark.slow
def test_of_more_words_than_can_be_legible_the_heaviest_are_drawn_and_counted():
    words = {number: named(f"كلمة {number}") for number in range(600)}
    drawn = cloud({number: 600 - number for number in words}, words, seed=1)
    assert 20 < drawn.shown < drawn.total == 600
    assert [word.key for word in drawn.layout] == [str(key) for key in range(drawn.shown)]
    assert min(word.size for word in drawn.layout) >= SMALLEST * drawn.width
    said = f"the heaviest {drawn.shown} of 600 words"
    assert [word.text for word in drawn.legend] == [said]
    assert drawn.alt.startswith(said.capitalize())
    assert len(drawn.data["word"]) == drawn.shown


def test_a_word_too_long_to_be_legible_is_left_out_and_counted():
    words = {1: named("عاصفة السوخوي " * 12), 2: named("ليبيا")}
    drawn = cloud({1: 5, 2: 1}, words, seed=1)
    assert [word.text for word in drawn.layout] == ["ليبيا"]
    assert [word.text for word in drawn.legend] == ["the heaviest 1 of 2 words"]


def boxes_overlap(first, second):
    (left, top, width, height), (x, y, w, h) = first, second
    across = min(left + width, x + w) - max(left, x)
    down = min(top + height, y + h) - max(top, y)
    return min(across, down) > 0.1  # pixels: a font has whole units


@pytest.mark.parametrize("seed", range(3))
def test_no_word_lies_in_the_box_of_another(seed):
    words = {number: named(label) for number, label in enumerate(OFTEN)}
    layout = cloud({number: 1 + 9 / (number + 1) for number in words}, words, seed=seed).layout
    assert len(layout) == len(OFTEN)
    for one, other in combinations(layout, 2):
        assert not boxes_overlap(one.box, other.box), (one.text, other.text)


@pytest.mark.parametrize("seed", range(3))
def test_the_heaviest_word_is_in_the_middle(seed):
    drawn = cloud(COUNTS, WORDS, seed=seed)
    left, top, width, height = drawn.layout[0].box
    assert left + width / 2 == pytest.approx(drawn.width / 2, abs=0.02 * drawn.width)
    assert top + height / 2 == pytest.approx(drawn.height / 2, abs=0.02 * drawn.width)


def test_words_keep_to_a_mask_whose_shape_is_the_size():
    rows, columns = np.ogrid[:600, :800]
    outside = ((columns - 400) / 380) ** 2 + ((rows - 300) / 280) ** 2 > 1
    mask = np.where(outside, 255, 0).astype(np.uint8)
    drawn = cloud(COUNTS, PLACES, seed=1, mask=mask, contour_width=3, contour_color="teal")
    assert drawn.width == 800 and drawn.height > 600
    ink = np.asarray(drawn.image().convert("RGB"))[:600]
    words = (ink != ink[0, 0]).any(2) & (ink != [0, 128, 128]).any(2)
    assert words.any() and not (words & outside).any()
    assert (ink == [0, 128, 128]).all(2).any()


def test_relative_scaling_is_that_of_wordcloud():
    drawn = cloud({"ليبيا": 16, "روسيا": 4}, WORDS, seed=1, relative_scaling=0.5)
    first, second = drawn.layout
    assert second.size / first.size == pytest.approx(0.75)


def test_a_colour_function_is_told_the_words_and_colours_both_pictures():
    def colours(word, font_size, **_):
        return "rgb(200, 0, 0)" if word == "ليبيا" else (0, 0, 200)

    drawn = cloud(COUNTS, WORDS, seed=1, color_func=colours, background_color="white")
    assert [word.ink for word in drawn.layout[:2]] == ["rgb(200, 0, 0)", "rgb(0,0,200)"]
    assert 'fill="rgb(200, 0, 0)"' in drawn.svg() and 'fill="white"' in drawn.svg()
    colours_of_ink = {colour for _, colour in drawn.image().getcolors(1 << 20)}
    assert {(200, 0, 0), (0, 0, 200), (255, 255, 255)} <= colours_of_ink


def test_words_may_run_upwards_in_both_pictures():
    drawn = cloud(COUNTS, WORDS, seed=1, prefer_horizontal=0)
    assert all(word.is_upright for word in drawn.layout)
    assert drawn.svg().count("rotate(-90)") == len(COUNTS)
    assert drawn.layout[0].box[3] > drawn.layout[0].box[2]


@pytest.mark.parametrize("option", ["width", "scale", "random_state", "repeat"])
def test_options_that_would_undo_honest_sizes_are_refused(option):
    with pytest.raises(ValueError, match=f"sets {option} itself; use ArabicWordCloud"):
        cloud(COUNTS, WORDS, seed=1, **{option: 1})


def test_a_legend_that_is_wider_than_a_glyph_can_be_is_written_in_full():
    (entry,) = legend({"the heaviest 200 of 1,305 words, and more": "ink"}, (1200, 60))
    image = written(Image.new("L", (1200, 60), 255), [entry])
    columns = np.flatnonzero((np.asarray(image) < 128).any(axis=0))
    length = advance(entry.text) * entry.size
    assert columns[0] == pytest.approx(entry.x, abs=3)
    assert columns[-1] == pytest.approx(entry.x + length, abs=3)


def test_where_one_part_has_a_class_the_words_of_all_parts_have_one():
    weights = {1: {"ليبيا": 2.0, "النَّصُّ": 1.0}, 2: {"النَّصُّ": 1.0}}
    assert by_part(weights, PLACES, part="paragraph", seed=1).data["class"] == [
        "places",
        "other",
        "other",
    ]
    plain = by_part({1: {"النَّصُّ": 1.0}}, PLACES, part="paragraph", seed=1)
    assert "class" not in plain.data
