"""The whole book as one PDF, and what a release holds."""

import hashlib
import re
import subprocess
import sys
import zipfile
from datetime import datetime

import pytest
from contents import CHAPTERS
from pypdf import PdfReader

from book import printing
from book.errors import BookError
from book.places import ROOT
from book.printing import Heading, dated, headings, joined, one_page
from book.releasing import packed

NAMES = ["one", "two"]
TITLE = "One Arabic article, read closely"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<p id="a">', '<p id="one--a">'),
        ('<a href="#a">', '<a href="#one--a">'),
        ('<a href="two.html#b">', '<a href="#two--b">'),
        ('<a href="two.html">', '<a href="#print-two">'),
        ('<a href="two.html?word=x#b">', '<a href="#two--b">'),
        ('<a href="../index.html">', '<a href="../index.html">'),
        ('<a href="https://example.org/two.html#b">', '<a href="https://example.org/two.html#b">'),
        ('<a href="../_downloads/two.csv">', '<a href="../_downloads/two.csv">'),
        ('<svg aria-labelledby="t d">', '<svg aria-labelledby="one--t one--d">'),
        ('<path clip-path="url(#c)"/>', '<path clip-path="url(#one--c)"/>'),
        ('<use xlink:href="#g"/>', '<use xlink:href="#one--g"/>'),
        ('<p data-id="a">id="a"</p>', '<p data-id="a">id="a"</p>'),
    ],
)
def test_anchors_and_links_of_chapters_become_those_of_one_page(before, after):
    assert joined(before, "one", NAMES) == after


def test_headings_are_found_with_their_anchors():
    page = (
        '<section id="a"><h1>The <bdi>نص</bdi> &amp; more<a class="headerlink" href="#a">#</a>'
        '</h1><section class="x" id="b">\n<h2>Second</h2></section></section>'
    )
    assert list(headings(page)) == [Heading("a", 1, "The نص & more"), Heading("b", 2, "Second")]


def test_the_title_of_a_chapter_cannot_end_the_style_it_is_in():
    title = '<section id="a"><h1>"&lt;/style></h1></section>'
    page = f'<html lang="en"><main><div class="page">{title}</div></main>'
    assert one_page([("one", page)], "T", "A", {}).count("</style>") == 1


def test_a_date_is_replaced_by_one_of_the_same_length():
    before = b"<</CreationDate (D:20310101000000+00'00')>> (D:short)"
    after = dated(before, datetime(2026, 1, 2, 3, 4, 5))
    assert after == b"<</CreationDate (D:20260102030405+00'00')>> (D:short)"


def test_an_archive_is_the_same_whenever_it_is_packed(tmp_path):
    folder, one, two = tmp_path / "html", tmp_path / "one.zip", tmp_path / "two.zip"
    folder.mkdir()
    (folder / "index.html").write_text("a")
    (folder / "نص.html").write_text("b")
    packed(folder, one, "book")
    (folder / "index.html").touch()
    (folder / "index.html").chmod(0o600)
    packed(folder, two, "book")
    assert hashlib.sha256(one.read_bytes()).digest() == hashlib.sha256(two.read_bytes()).digest()
    assert zipfile.ZipFile(one).namelist() == ["book/index.html", "book/نص.html"]


@pytest.fixture(scope="module")
def printed(book, browser, tmp_path_factory):
    """The PDF of the built book."""
    home = tmp_path_factory.mktemp("printed")
    (home / "html").symlink_to(book.resolve(), target_is_directory=True)
    (home / ".work").mkdir()
    (home / ".work" / "source").symlink_to(ROOT, target_is_directory=True)
    code = f"""
from pathlib import Path
from book.places import Book
from book.printing import pdf
pdf(Book(Path({str(home)!r}), Path("data/article.txt")))
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    return PdfReader(home / "pdf" / "book.pdf")


def bookmarks(entries):
    for entry in entries:
        yield from bookmarks(entry) if isinstance(entry, list) else [entry]


def test_the_pdf_is_of_a_length_that_one_prints(printed):
    assert 20 < len(printed.pages) <= 80


def test_a_pdf_that_lacks_an_end_is_printed_again_and_then_refused(tmp_path, monkeypatch):
    page = tmp_path / "print.html"
    page.write_text('<a href="#a"></a><p id="a"></p><a href="#b"></a><p id="b"></p>', "utf-8")
    ends = [{"a": 1}, {"a": 1, "b": 2}]
    monkeypatch.setattr(printing, "_print", lambda *_: None)
    monkeypatch.setattr(
        printing, "page_numbers", lambda _: ends[0] if len(ends) == 1 else ends.pop(0)
    )
    assert printing._printed_whole("", page, page) == {"a": 1, "b": 2}
    ends[:] = [{"a": 1}]
    with pytest.raises(BookError, match="1 of 2 places"):
        printing._printed_whole("", page, page)


def test_the_pdf_is_tagged_and_says_its_language_and_title(printed):
    catalog = printed.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert catalog["/Lang"].startswith("en")
    assert printed.metadata.title == TITLE


def test_the_contents_name_the_page_of_every_section_that_is_bookmarked(printed):
    contents = " ".join("".join(page.extract_text() for page in printed.pages[1:3]).split())
    found = 0
    for bookmark in bookmarks(printed.outline):
        number = printed.get_destination_page_number(bookmark) + 1
        if number > 3 and re.search(rf"{re.escape(bookmark.title)}\W*{number}\b", contents):
            found += 1
    assert found >= 4 * len(CHAPTERS)


def test_every_page_after_the_contents_has_a_running_head(printed):
    for page in printed.pages[3:]:
        assert TITLE in page.extract_text()


def test_the_text_of_the_pdf_is_set_in_amiri_and_can_be_selected(printed):
    text = "".join(page.extract_text() for page in printed.pages)
    for word in ("ليبيا", "الروس", "الجزائر"):
        assert word in text
    fonts = {
        font.get_object()["/BaseFont"]
        for page in printed.pages
        for font in page["/Resources"]["/Font"].values()
        if "/BaseFont" in font.get_object()
    }
    assert any("Amiri" in font for font in fonts)
