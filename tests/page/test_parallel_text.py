"""The article beside its rendering, and never beside that of another."""

from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis.measures.concordance import Line
from analysis.page.parallel_text import Concordance, Masthead, Setting
from analysis.page.word_index import word_index
from analysis.text.article import load_article
from analysis.words.annotation import read_notes
from analysis.words.lemmas import Word

DATA = Path(__file__).parents[2] / "data"
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


def notes_file(folder, article, sentences):
    path = folder / "notes.toml"
    lines = [f'sha256 = "{article.sha256}"', 'source = "Here"', "[english]", "headlines = []"]
    path.write_text("\n".join([*lines, f"sentences = {sentences}"]), encoding="utf-8")
    return path


def test_the_notes_of_this_book_render_every_sentence_of_its_article():
    article = load_article(DATA / "article.txt")
    notes = read_notes(DATA / "notes.toml", article)
    assert len(notes.sentences) == len(article.sentences)
    assert len(notes.headlines) == len(article.headlines)


def test_notes_are_silent_about_another_article(article):
    assert read_notes(DATA / "notes.toml", article) is None


def test_without_a_file_there_are_no_notes(article, tmp_path):
    assert read_notes(tmp_path / "nowhere.toml", article) is None


def test_notes_that_do_not_fit_their_article_are_refused(article, tmp_path):
    with pytest.raises(ValueError, match="renders 1 of 3 sentences"):
        read_notes(notes_file(tmp_path, article, ["One."]), article)


def test_notes_that_cannot_be_read_are_refused_by_name(article, tmp_path):
    path = tmp_path / "notes.toml"
    path.write_text("sha256 = ", encoding="utf-8")
    with pytest.raises(ValueError, match=r"notes\.toml is not TOML"):
        read_notes(path, article)
    path.write_text(f'sha256 = "{article.sha256}"', encoding="utf-8")
    with pytest.raises(ValueError, match="lacks the key 'english'"):
        read_notes(path, article)


def test_every_sentence_stands_once_in_its_place_and_can_be_linked_to(article):
    page = ElementTree.fromstring(Setting(article)._repr_html_())
    sentences = {span.get("id"): span.text for span in page.iter("span")}
    assert sentences == {
        "sentence-1": "وصل الوفد.",
        "sentence-2": "ثم غادر.",
        "sentence-3": "عاد الوفد.",
    }
    assert {part.get("dir") for part in page.iter("p")} == {"rtl"}


def test_each_sentence_stands_beside_its_own_rendering(article, tmp_path):
    notes = read_notes(notes_file(tmp_path, article, ["A.", "B.", "C."]), article)
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


def test_phrases_may_have_meanings_of_their_own(article, tmp_path):
    path = notes_file(tmp_path, article, ["A.", "B.", "C."])
    assert read_notes(path, article).phrases == {}
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}\n[english.phrases]\n"عاد الوفد" = "return"', encoding="utf-8")
    assert read_notes(path, article).phrases == {"عاد الوفد": "return"}


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
