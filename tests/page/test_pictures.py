"""A picture on the page comes with its words and the numbers behind it, and looks as drawn."""

import base64
import csv
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace

import ink
import matplotlib
import pandas as pd
import pytest

from analysis.page.clouds import cloud
from analysis.page.figures import word_lengths
from analysis.page.pictures import Row, show
from analysis.page.shaping import BOLD, REGULAR, advance, font_file
from analysis.page.tables import Table
from analysis.page.wordfigures import top_words

PICTURE = word_lengths([2, 5, 5])
WORDS = {"ليبيا": 18, "الجزائر": 8, "النَّصُّ": 5, "طائرة Su-24": 4, "ملاذ آمن": 3, "الإرهاب": 3}
NAMED = {
    label: SimpleNamespace(
        key=label,
        label=label,
        meaning="Libya" if label == "ليبيا" else "",
        field="places" if label in ("ليبيا", "الجزائر") else "",
        count=count,
    )
    for label, count in WORDS.items()
}
CLOUD = cloud(WORDS, NAMED, seed=3)


def downloads(html):
    """The rows of each CSV file that a piece of HTML offers."""
    files = re.findall(r'href="data:text/csv;charset=utf-8;base64,([^"]*)"', html)
    texts = [base64.b64decode(file).decode("utf-8-sig") for file in files]
    return [list(csv.reader(io.StringIO(text))) for text in texts]


def test_a_picture_displays_itself_with_its_table_and_a_download():
    html = PICTURE._repr_html_()
    assert html == show(PICTURE)._repr_html_()
    assert PICTURE.svg() in html
    assert '<th scope="col">letters</th>' in html
    assert downloads(html)[0][:3] == [["letters", "words"], ["1", "0"], ["2", "1"]]
    assert 'download="word-lengths.csv"' in html


@pytest.mark.parametrize("drawing", [PICTURE, CLOUD], ids=["figure", "cloud"])
def test_a_drawing_can_be_taken_away_as_svg_and_as_png(drawing):
    links = dict(
        re.findall(
            r'download="([^"]*)" href="data:image/[^"]*;base64,([^"]*)"', drawing._repr_html_()
        )
    )
    files = {name: base64.b64decode(data) for name, data in links.items()}
    assert files == {
        f"{drawing.name}.svg": drawing.svg_file(),
        f"{drawing.name}.png": drawing.png(),
    }
    root = ET.fromstring(files[f"{drawing.name}.svg"])
    assert root.find(".//{*}title").text == drawing.alt
    assert not list(root.iter("{*}text"))


def test_a_reader_of_plain_text_is_told_what_a_picture_shows():
    assert repr(PICTURE) == repr(show(PICTURE)) == PICTURE.alt
    assert repr(CLOUD) == CLOUD.alt


def test_another_table_can_take_the_place_of_its_own():
    other = Table(pd.DataFrame({"other": [1]}), "other")
    assert downloads(show(PICTURE, other)._repr_html_()) == [[["other"], ["1"]]]


def test_a_row_shows_each_drawing_under_its_title_and_one_table_for_all():
    words = {
        "ly": SimpleNamespace(label="ليبيا", meaning="", field=""),
        "ru": SimpleNamespace(label="روسيا", meaning="Russia", field=""),
    }
    drawings = [cloud({key: weight}, words, seed=1) for key, weight in (("ly", 3), ("ru", 2))]
    row = Row(drawings, titles=["first", "second"], name="two")
    html = row._repr_html_()
    assert html.index(">first<") < html.index(">second<")
    assert html.count("<svg") == 2
    assert downloads(html) == [
        [
            ["part", "word", "count", "meaning"],
            ["first", "ليبيا", "3", ""],
            ["second", "روسيا", "2", "Russia"],
        ]
    ]
    assert repr(row).splitlines()[1].startswith("second: 1 word in a size")


def test_a_row_without_titles_counts_its_drawings():
    assert ">2</p>" in Row([CLOUD, CLOUD])._repr_html_()


# ---- In a browser --------------------------------------------------------------------------

DEJAVU = f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans.ttf"


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1200, "height": 1400})
    yield page
    page.close()


def laid_out(page, drawing, *, typeface="", width=1200):
    """Open a page with nothing but a drawing, in a typeface that it knows as Amiri.

    ``typeface`` is the file of one for all weights, or a file for each weight.
    """
    files = {"100 900": typeface} if isinstance(typeface, str) else typeface
    face = ""
    for weight, file in files.items():
        if file:
            data = base64.b64encode(Path(file).read_bytes()).decode()
            face += f"@font-face{{font-family:Amiri;font-weight:{weight};"
            face += f"src:url(data:font/ttf;base64,{data})}}"
    style = f"{face}body{{margin:0;width:{width}px}}svg.drawing{{max-width:none!important}}"
    page.set_content(f"<!doctype html><style>{style}</style>{drawing.svg()}")
    page.evaluate("document.fonts.ready")


def boxes(page):
    return page.evaluate(
        "[...document.querySelectorAll('svg text')].map(text => {"
        "const {left, top, right, bottom} = text.getBoundingClientRect();"
        "return [left, top, right, bottom]})"
    )


def in_browser(page):
    return ink.of_png(page.locator("svg").screenshot())


def test_a_browser_draws_a_figure_as_matplotlib_does(page):
    picture = top_words(list(NAMED.values()))
    laid_out(page, picture, typeface={weight: font_file(weight) for weight in (REGULAR, BOLD)})
    assert ink.distance(in_browser(page), ink.of_png(picture.png(dpi=250))) < 0.1


def test_a_browser_sets_the_text_of_a_cloud_where_the_png_has_its_ink(page):
    laid_out(page, CLOUD, typeface=font_file(BOLD))
    assert ink.distance(in_browser(page), ink.of_png(CLOUD.png())) < 0.1


@pytest.mark.parametrize("typeface", ["", DEJAVU], ids=["the system's", "DejaVu Sans"])
def test_words_stay_in_their_places_in_another_typeface(page, typeface):
    laid_out(page, CLOUD, typeface=typeface)
    placed = boxes(page)[: len(CLOUD.layout)]
    rounding = 0.01 * CLOUD.width
    for word, (left, _, right, _) in zip(CLOUD.layout, placed, strict=True):
        width = advance(word.text, BOLD) * word.size
        assert left == pytest.approx(word.x, abs=rounding), word.text
        assert right == pytest.approx(word.x + width, abs=rounding), word.text


def test_the_svg_file_of_a_cloud_has_the_ink_of_its_png_and_needs_no_typeface(page):
    page.set_content(f"<style>body{{margin:0;width:1200px}}</style>{CLOUD.svg_file().decode()}")
    assert ink.distance(in_browser(page), ink.of_png(CLOUD.png())) < 0.05


def test_words_of_a_figure_are_text_that_can_be_selected_and_keeps_its_place(page):
    laid_out(page, top_words(list(NAMED.values())), typeface=DEJAVU)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('svg'))")
    selected = page.evaluate("getSelection().toString()")
    assert all(word in selected for word in WORDS)
    right = page.locator("svg").bounding_box()["width"]
    assert all(box[0] >= 0 and box[2] <= right + 1 for box in boxes(page))


def test_words_of_a_cloud_can_be_selected_as_they_are_written(page):
    laid_out(page, CLOUD, typeface=font_file(BOLD))
    page.evaluate("getSelection().selectAllChildren(document.querySelector('svg'))")
    selected = page.evaluate("getSelection().toString()")
    assert all(word in selected for word in WORDS)


def test_a_screen_reader_is_told_the_words_of_a_cloud(page):
    laid_out(page, CLOUD)
    snapshot = page.locator("svg").aria_snapshot()
    assert CLOUD.alt in snapshot
    assert all(word in snapshot for word in WORDS)


@pytest.mark.parametrize(
    ("scheme", "expected"), [("light", "rgb(19, 75, 159)"), ("dark", "rgb(111, 151, 245)")]
)
@pytest.mark.parametrize("mark", ["data-theme={}", "style=color-scheme:{}"])
def test_colours_follow_the_theme_of_the_page(page, scheme, expected, mark):
    page.set_content(f"<!doctype html><html {mark.format(scheme)}>{CLOUD.svg()}")
    assert page.evaluate("getComputedStyle(document.querySelector('text')).fill") == expected
