"""The article beside its rendering, and never beside that of another."""

from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis.measures.concordance import Line
from analysis.page.parallel_text import Concordance, Masthead, Setting
from analysis.text.article import load_article
from analysis.words.annotation import Notes

TEXT = "وصل الوفد. ثم غادر.\nعاد الوفد."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return load_article(path)


def test_every_sentence_stands_once_in_its_place_and_can_be_linked_to(article):
    page = ElementTree.fromstring(Setting(article)._repr_html_())
    sentences = {span.get("id"): span.text for span in page.iter("span")}
    assert sentences == {
        "sentence-1": "وصل الوفد.",
        "sentence-2": "ثم غادر.",
        "sentence-3": "عاد الوفد.",
    }
    assert {part.get("dir") for part in page} == {"rtl"}


def test_each_paragraph_stands_beside_its_own_rendering(article):
    notes = Notes("Here", (), ("A.", "B.", "C."))
    page = ElementTree.fromstring(Setting(article, notes)._repr_html_())
    texts = ["".join(part.itertext()) for part in page]
    assert texts == ["وصل الوفد. ثم غادر.", "A. B.", "عاد الوفد.", "C."]


def test_a_masthead_sets_each_headline_in_its_own_line(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(f"قال الوزير\n====\nسافر أمس\n====\n{TEXT}", encoding="utf-8")
    page = ElementTree.fromstring(Masthead(load_article(path), date="today")._repr_html_())
    assert ["".join(part.itertext()) for part in page] == ["قال الوزير", "سافر أمس", "today"]


def test_a_concordance_leads_each_line_to_its_sentence():
    frame = pd.DataFrame(
        [Line(0, "", "الوفد", "في <باريس>"), Line(2, "عاد", "الوفد", "")], columns=Line._fields
    )
    table = Concordance(frame, "places", "Places", page="article.html")
    element = ElementTree.fromstring(table.element())
    links = {link.text: link.get("href") for link in element.iter("a")}
    assert links == {"title": "article.html", "2": "article.html#sentence-2"}
    rows = [["".join(cell.itertext()) for cell in row] for row in element.iter("tr")]
    assert rows[1:] == [["title", "", "الوفد", "في <باريس>"], ["2", "عاد", "الوفد", ""]]
