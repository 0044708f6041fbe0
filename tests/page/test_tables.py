"""Tables for the page: what is printed, how it is headed, what the download holds."""

import base64
import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis.page.tables import Glossed, Table, number, result_table


@pytest.fixture
def table():
    frame = pd.DataFrame(
        {
            "word": ["ليبيا", "روسيا"],
            "count": [1234, 8],
            "ratio": [0.12345, float("nan")],
            "from": [-1.0, 2.0],
            "to": [3.0, 2.0],
        }
    )
    return Table(frame, "words", "Two words", {"ratio": 3}, {"95 %": ("from", "to")})


def rows_of(table):
    element = ElementTree.fromstring(table.element())
    return [["".join(cell.itertext()) for cell in row] for row in element.iter("tr")]


def test_a_table_prints_rounded_numbers_and_one_column_for_an_interval(table):
    assert rows_of(table) == [
        ["word", "count", "ratio", "95 %"],
        ["ليبيا", "1,234", "0.123", "−1.00 to 3.00"],
        ["روسيا", "8", "–", "2.00"],
    ]


def test_a_column_of_meanings_is_there_only_where_one_is_known():
    shown = result_table([("ليبيا", "Libya", 2)], ["word", "meaning", "count"], "a", "A")
    assert [head for head, *_ in zip(*rows_of(shown), strict=True)] == ["word", "meaning", "count"]
    shown = result_table([("ليبيا", "", 2)], ["word", "meaning", "count"], "a", "A")
    assert rows_of(shown) == [["word", "count"], ["ليبيا", "2"]]


def test_a_table_without_rows_is_a_sentence():
    assert result_table([], ["word"], "a", "A & B")._repr_html_() == (
        "<p>A &amp; B: there is nothing to list.</p>"
    )


def test_every_heading_says_what_it_heads(table):
    element = ElementTree.fromstring(table.element())
    assert [head.get("scope") for head in element.iter("th")] == ["col"] * 4 + ["row"] * 2
    assert element.find("caption").text == "Two words"


def test_a_column_that_begins_in_arabic_runs_from_the_right_whatever_follows():
    frame = pd.DataFrame({"rank": [1], "answer": ["روسي (Russian, Russians)"]})
    cell = ElementTree.fromstring(Table(frame, "answers").element()).find(".//td")
    assert (cell.get("lang"), cell.get("dir")) == ("ar", "rtl")


def test_the_download_holds_the_unrounded_numbers_for_a_spreadsheet(table):
    data = re.search(r'base64,([^"]+)"', table.download())[1]
    raw = base64.b64decode(data)
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert lines[0] == ["word", "count", "ratio", "from", "to"]
    assert lines[1] == ["ليبيا", "1234", "0.12345", "-1.0", "3.0"]


def test_markup_in_a_cell_is_shown_and_not_obeyed():
    frame = pd.DataFrame({"<b>": ["<script>alert(1)</script>"]})
    assert "<script>" not in Table(frame, "x", "<i>")._repr_html_()


@pytest.mark.parametrize(
    ("value", "printed"),
    [(0, "0"), (-3, "−3"), (1e6, "1,000,000.00"), (None, "–"), ("-", "-"), (True, "True")],
)
def test_a_value_is_printed_as_a_reader_writes_it(value, printed):
    assert number(value) == printed


def test_a_word_with_its_meaning_stands_above_it_and_is_one_text_in_the_download():
    table = Table(pd.DataFrame({"rank": [1], "word": [Glossed("ليبيا", "Libya & more")]}), "x")
    cell = ElementTree.fromstring(table.element()).find(".//td")
    assert (cell.text, cell.get("dir")) == ("ليبيا", "rtl")
    meaning = cell.find("small")
    assert (meaning.text, meaning.get("dir")) == ("Libya & more", "ltr")
    raw = base64.b64decode(re.search(r'base64,([^"]+)"', table.download())[1])
    assert raw.decode("utf-8-sig").splitlines()[1] == "1,ليبيا (Libya & more)"


def test_a_column_of_long_cells_is_told_from_others():
    frame = pd.DataFrame({"word": ["ليبيا"], "forms": ["ليبيا 12 · وليبيا 3 · بليبيا 2 · لليبيا"]})
    cells = ElementTree.fromstring(Table(frame, "x").element()).iter("td")
    assert [cell.get("class") for cell in cells] == ["long"]


def test_meanings_stand_under_their_words_and_beside_them():
    frame = pd.DataFrame({"word": ["ليبيا"], "meaning": ["Libya"], "count": [18]})
    table = Table(frame, "x", glosses={"word": "meaning"})
    assert rows_of(table) == [["word", "meaning", "count"], ["ليبيا Libya", "Libya", "18"]]
    raw = base64.b64decode(re.search(r'base64,([^"]+)"', table.download())[1])
    assert raw.decode("utf-8-sig").splitlines() == ["word,meaning,count", "ليبيا,Libya,18"]


def test_only_one_of_the_two_places_of_a_meaning_is_shown_at_a_time(browser):
    frame = pd.DataFrame({"word": ["ليبيا"], "meaning": ["Libya"], "count": [18]})
    table = Table(frame, "x", glosses={"word": "meaning"})
    style = (Path(__file__).parents[2] / "theme/static/book.css").read_text("utf-8")
    page = browser.new_page()
    for width, shown in ((1000, [False, True]), (390, [True, False])):
        page.set_viewport_size({"width": width, "height": 600})
        page.set_content(f"<style>{style}</style>{table._repr_html_()}")
        places = [page.locator("th small"), page.locator("td.meaning")]
        assert [place.is_visible() for place in places] == shown
    page.close()


def test_a_row_says_which_word_it_is_about():
    frame = pd.DataFrame({"word": ["ليبيا", "x"], "count": [18, 1]})
    table = Table(frame, "x", keys=("ليبيا", ""))
    heads = ElementTree.fromstring(table.element()).findall(".//tbody//th")
    assert [head.get("data-key") for head in heads] == ["ليبيا", None]
    glossed = Table(pd.DataFrame({"word": [Glossed("روسي", "Russian", "روس")]}), "x")
    assert ElementTree.fromstring(glossed.element()).find(".//tbody//th").get("data-key") == "روس"


def test_a_download_is_named_after_its_table(table):
    assert 'aria-label="Download as CSV: Two words"' in table.download()
    nameless = Table(table.frame, "word-lengths").download()
    assert 'aria-label="Download as CSV: word lengths"' in nameless


def test_a_spreadsheet_computes_nothing_that_it_downloads():
    frame = pd.DataFrame({"word": ["+ليبيا", Glossed("=1+1", "sum")], "n": [-1, 2]})
    raw = base64.b64decode(re.search(r'base64,([^"]+)"', Table(frame, "x").download())[1])
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [row[0][0] for row in rows[1:]] == ["'", "'"]
    assert [row[1] for row in rows[1:]] == ["-1", "2"]


def test_a_remark_is_told_under_the_table_and_in_the_download():
    frame = pd.DataFrame(
        {"measure": ["TTR", "MTLD"], "value": [0.5, 1], "note": ["", "too short"]}
    )
    table = Table(frame, "x", remarks="note")
    assert rows_of(table)[0] == ["measure", "value"]
    assert '<p class="remark">MTLD: too short.</p>' in table._repr_html_()
    assert table._repr_html_().count("remark") == 1
    raw = base64.b64decode(re.search(r'base64,([^"]+)"', table.download())[1])
    assert raw.decode("utf-8-sig").splitlines()[0] == "measure,value,note"


def test_the_word_of_a_row_leads_to_its_place_wherever_in_the_row_it_stands():
    frame = pd.DataFrame({"part": ["1", "2"], "word": ["ليبيا", "روسيا"]})
    table = Table(frame, "x", keys=("ly", "ru"), links=("#a&b", ""))
    first, second = ElementTree.fromstring(table.element()).findall(".//tbody/tr")
    link = first.find("td/a")
    assert (link.get("href"), link.get("data-key"), link.text) == ("#a&b", "ly", "ليبيا")
    assert second.find(".//a") is None
    assert [row.find("th").get("data-key") for row in (first, second)] == [None, None]
    assert second.find("td").get("data-key") == "ru"


STYLE = (Path(__file__).parents[2] / "theme/static/book.css").read_text("utf-8")


@pytest.fixture
def shown(browser):
    """A narrow window, and what puts a piece of HTML on it as the book would."""
    page = browser.new_page(viewport={"width": 390, "height": 600})
    yield page, lambda html: page.set_content(f"<!doctype html><style>{STYLE}</style>{html}")
    page.close()


def place(page, selector):
    return page.locator(selector).first.bounding_box()


def test_a_table_behind_a_picture_read_from_the_right_runs_like_it(shown):
    frame = pd.DataFrame(
        {"word": ["ليبيا"], "meaning": ["Libya (adj.)"], "low": [-3], "high": ["< 1"]}
    )
    table = Table(frame, "x", glosses={"word": "meaning"}, right_to_left=True)
    page, show = shown
    show(table._repr_html_())
    lefts = [cell["x"] for cell in (place(page, "tbody th"), place(page, "td:nth-child(3)"))]
    assert lefts == sorted(lefts, reverse=True)
    # A sign stays before its number.
    directions = page.locator("td").evaluate_all(
        "cells => cells.map(c => getComputedStyle(c).direction)"
    )
    assert directions == ["ltr"] * 3
    edges = page.locator("td:last-child, th:last-child").evaluate_all(
        "cells => cells.map(c => getComputedStyle(c).textAlign)"
    )
    assert edges == ["right"] * 2


def test_in_a_turned_table_a_word_among_numbers_runs_from_the_right():
    frame = pd.DataFrame({"word": ["ملح", "200", "2 كوب"], "count": [1, 2, 3]})
    element = ElementTree.fromstring(Table(frame, "x", right_to_left=True).element())
    heads = element.findall(".//tbody/tr/th")
    assert [head.get("dir") for head in heads] == ["rtl", "ltr", "rtl"]


def test_the_words_of_a_wide_table_stay_in_sight_when_it_is_scrolled(shown):
    numbers = {f"a long heading {n}": [1000] for n in range(9)}
    frame = pd.DataFrame({"word": ["ليبيا"], "meaning": ["Libya"], **numbers})
    page, show = shown
    for right_to_left in (False, True):
        table = Table(frame, "x", glosses={"word": "meaning"}, right_to_left=right_to_left)
        show(table._repr_html_().replace('class="scroll"', 'class="scroll scrolls"'))
        page.evaluate(
            "document.querySelector('.scroll').scrollLeft = SIGN * 150".replace(
                "SIGN", "-1" if right_to_left else "1"
            )
        )
        box, head = place(page, ".scroll"), place(page, "tbody th")
        assert box["x"] <= head["x"] and head["x"] + head["width"] <= box["x"] + box["width"]


def test_heads_stand_over_their_columns_and_not_on_a_row(shown):
    page, show = shown
    row = "<table class='table'><thead><tr><th>a</th></tr></thead><tr><td>b</td></tr></table>"
    for box in ("pst-scrollable-table-container fits", "scroll fits", "scroll scrolls"):
        show(f"<hr style='height: 9rem'><div class='{box}'>{row}</div>")
        head, cell = place(page, "th"), place(page, "td")
        assert head["y"] + head["height"] <= cell["y"] + 1


def test_of_a_long_table_the_page_has_the_first_rows_and_the_file_all():
    keys = [f"k{number}" for number in range(250)]
    table = Table(pd.DataFrame({"word": keys, "count": range(250)}), "words", "Words", keys=keys)
    shown = table._repr_html_()
    assert shown.count("<tr>") == 101
    assert 'data-key="k99"' in shown
    assert 'data-key="k100"' not in shown
    assert "Here are the first 100 of 250 rows." in shown
    data = re.search(r"base64,([\w+/=]+)", shown).group(1)
    assert len(base64.b64decode(data).split()) == 251
    short = Table(pd.DataFrame({"word": keys[:100]}), "words", "Words")._repr_html_()
    assert short.count("<tr>") == 101
    assert "Here are" not in short
