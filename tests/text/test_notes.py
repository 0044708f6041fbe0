"""The notes about an article: read, checked, and never shown beside another."""

import datetime
import tomllib
from pathlib import Path

import pytest

from analysis.text.article import load_article
from analysis.text.notes import (
    NO_NOTES,
    Notes,
    completed,
    notes_about,
    read_notes,
    template,
)
from analysis.text.source import ArticleError

DATA = Path(__file__).parents[2] / "data"
TEXT = 'عاد "الوفد" أمس\nوصل الوفد\\. ثم غادر.\nعاد الوفد.'
FULL = """
title = " عودة الوفد "
source = "A report."
address = "https://example.org/1"
date = 2016-02-16
licence = "CC BY 4.0"
language = "fr"
[rendering]
headlines = ["Retour"]
sentences = ["Un.", "", "Trois."]
[phrases]
"عاد الوفد" = "retour"
"""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return load_article(path)


@pytest.fixture
def read(tmp_path):
    def write_and_read(text):
        path = tmp_path / "article.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_notes(path)

    return write_and_read


def test_everything_that_may_be_known_is_read(read, article):
    notes = notes_about(article, read(FULL))
    assert notes.title == "عودة الوفد"
    assert notes.date == datetime.date(2016, 2, 16)
    assert (notes.source, notes.address) == ("A report.", "https://example.org/1")
    assert (notes.licence, notes.language) == ("CC BY 4.0", "fr")
    assert notes.rendered_title == "Retour"
    assert notes.sentences == ("Un.", "", "Trois.")
    assert dict(notes.phrases) == {"عاد الوفد": "retour"}
    assert not notes.force


def test_without_a_file_and_in_an_empty_one_nothing_is_known(tmp_path, read):
    assert read_notes(tmp_path / "nowhere.toml") is NO_NOTES
    assert read("") == read(b"\xef\xbb\xbf# nothing yet\n") == NO_NOTES


def test_notes_that_name_another_file_are_silent(article):
    assert notes_about(article, Notes(sha256="0" * 64, title="x")) is NO_NOTES
    named = Notes(sha256=article.sha256, title="x")
    assert notes_about(article, named) == named


REFUSED = {
    "sha256 = ": "is not TOML",
    b"title = 'x'\ntitle = '\xff'": "line 2: byte 0xff at offset 21 is not UTF-8",
    "titel = 'x'": "the key 'titel' is not known. The keys are sha256, title",
    "[rendering]\nsentence = []": "the key 'sentence' is not known",
    "title = 5": "title is 5 and should be a text in quotes",
    "force = 'yes'": "should be true or false",
    "rendering = []": "should be a table",
    "[rendering]\nsentences = 'one'": "should be a list",
    "[rendering]\nsentences = [1]": "sentences is 1 and should be a text in quotes",
    "[phrases]\n'x' = 1": "x is 1",
    "date = 'yesterday'": "which is no date. Write year, month and day",
}


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_notes_that_cannot_be_read_are_refused_with_the_cure(read, text, message):
    with pytest.raises(ArticleError, match=r"article\.toml") as error:
        read(text)
    assert message in str(error.value)


def test_a_date_may_be_written_as_text_or_with_a_time(read):
    expected = datetime.date(2016, 2, 16)
    assert read("date = '2016-02-16'").date == read("date = 2016-02-16T10:00:00").date == expected


@pytest.mark.parametrize("part", ["headlines = ['a', 'b']", "sentences = ['a']"])
def test_renderings_are_as_many_as_the_article_has_or_none(read, article, part):
    with pytest.raises(ArticleError, match="Give one text for each"):
        notes_about(article, read(f"[rendering]\n{part}"))


def test_the_template_is_valid_for_its_article_as_it_is(read, article):
    notes = notes_about(article, read(template(article)))
    assert notes == Notes(sha256=article.sha256)


def test_the_notes_of_this_book_render_every_sentence_of_its_article():
    article = load_article(DATA / "article.txt")
    notes = notes_about(article, read_notes(DATA / "article.toml"))
    assert len(notes.sentences) == len(article.sentences)
    assert len(notes.headlines) == len(article.headlines)
    assert all((*notes.headlines, *notes.sentences, *notes.phrases.values()))


def test_of_what_is_rendered_in_part_the_rest_is_empty(read, article):
    notes = notes_about(article, read("[rendering]\nheadlines = ['Back']"))
    assert (notes.headlines, notes.sentences) == (("Back",), ("", "", ""))
    assert notes.rendered
    assert not notes_about(article, read(template(article))).rendered


def test_title_and_date_of_the_notes_are_those_of_the_article(read, article):
    known = completed(article, read("title = 'العودة'\ndate = 2016-02-16"))
    assert (known.title, known.date) == ("العودة", datetime.date(2016, 2, 16))
    assert completed(article, NO_NOTES) == article


def test_every_line_of_the_template_may_be_uncommented(article):
    lines = template(article).splitlines()
    known = [line.removeprefix("# ") if " = " in line else line for line in lines]
    table = tomllib.loads("\n".join(known))
    assert table["title"] == 'عاد "الوفد" أمس'
    assert table["date"] == datetime.date(2000, 1, 31)
    assert table["phrases"] == {"مجلس الأمن": "the Security Council"}
