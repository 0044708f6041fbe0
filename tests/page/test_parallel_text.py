"""The article beside its rendering, and never beside that of another."""

from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis.measures.concordance import Line
from analysis.page.parallel_text import Concordance, Masthead, Setting
from analysis.page.word_index import word_index
from analysis.text.article import load_article
from analysis.text.notes import Notes
from analysis.words.lemmas import Word

TEXT = "وصل الوفد. ثم غادر.\nعاد الوفد."


def words_of(article):
    """The words of an article, those with and without the article of Arabic taken as one."""
    found = {}
    for token in article.words:
        found.setdefault(token.text.removeprefix("ال"), []).append(token)
    return [Word(key, tokens[0].text, tuple(tokens)) for key, tokens in found.items()]


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
    assert {part.get("dir") for part in page.iter("p")} == {"rtl"}


def test_each_sentence_stands_beside_its_own_rendering(article):
    notes = Notes(sentences=("A.", "B.", "C."))
    page = ElementTree.fromstring(Setting(article, notes)._repr_html_())
    rows = [["".join(part.itertext()) for part in row] for row in page]
    assert rows == [["وصل الوفد.", "A."], ["ثم غادر.", "B."], ["عاد الوفد.", "C."]]
    assert [row.get("class") for row in page] == ["row begins", "row", "row begins"]


def test_the_words_of_an_article_that_is_lit_are_told_by_their_keys(article):
    index = word_index(article, words_of(article), keyness={"وفد": 9.0})
    page = ElementTree.fromstring(Setting(article, index=index)._repr_html_())
    told = [(word.get("data-key"), word.text) for word in page.iter() if word.get("data-key")]
    assert told == [(token.text.removeprefix("ال"), token.text) for token in article.words]
    shaded = {word.text for word in page.iter() if word.get("data-keyness")}
    assert shaded == {"الوفد"}
    plain = ElementTree.fromstring(Setting(article)._repr_html_())
    assert "".join(page.find("div").itertext()) == "".join(plain.itertext())


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


def test_a_paragraph_without_end_is_set_in_many_rows_and_a_long_article_where_it_is_seen(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("وصل الوفد. " * 60 + "\n" + "عاد الوفد. " * 3, encoding="utf-8")
    shown = Setting(load_article(path))._repr_html_()
    rows = ElementTree.fromstring(shown).findall("div")
    assert [len(row.findall(".//span")) for row in rows] == [25, 25, 10, 3]
    assert [row.get("class") for row in rows] == ["row begins", "row", "row", "row begins"]
    assert 'class="parallel"' in shown
    path.write_text("وصل الوفد. " * 501, encoding="utf-8")
    assert 'class="parallel long"' in Setting(load_article(path))._repr_html_()
