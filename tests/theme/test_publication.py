"""What the book owes its readers: description, citation, canonical address, ways to edit it."""

import re
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.application import Sphinx

from theme import publication
from theme.publication import citation, described, links, shortened, sitemap

RECORD = {
    "title": "One article",
    "authors": [{"family-names": "Yule", "given-names": "G. Udny"}, {"name": "The editors"}],
    "date-released": "2026-11-01",
    "version": "0.1.0",
    "url": "https://example.org",
}


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("One\n  article", 20, "One article"),
        ("One article, read closely", 14, "One article,…"),
        ("", 10, ""),
        ("ليبيا والجزائر", 9, "ليبيا…"),
    ],
)
def test_a_description_is_one_line_and_ends_between_words(text, length, expected):
    assert shortened(text, length) == expected
    assert len(shortened(text, length)) <= length


def test_a_page_is_described_by_its_first_paragraph_or_by_its_author():
    page = new_document("")
    page += nodes.section("", nodes.title("", "T"), nodes.paragraph("", "First."))
    assert described(page) == "First."
    page += nodes.meta(name="description", content="Its own.")
    assert described(page) == "Its own."
    assert described(None) == described(new_document("")) == ""


def test_a_citation_has_all_that_is_known():
    made = citation(RECORD, "https://example.org/book/")
    assert (
        made.text == "Yule, G. Udny; The editors (2026). One article. https://example.org/book/."
    )
    assert "author = {Yule, G. Udny and The editors}" in made.bibtex
    assert "year = {2026}" in made.bibtex


def test_a_doi_goes_before_an_address_and_a_missing_date_is_said():
    made = citation({"title": "T", "authors": [{"name": "A"}], "doi": "10.1/x"}, "https://e.org")
    assert made.text == "A (n.d.). T. https://doi.org/10.1/x."
    assert "year" not in made.bibtex


KNOWN = {"GITHUB_REPOSITORY": "owner/name", "GITHUB_REF_NAME": "a/b"}


@pytest.mark.parametrize(
    ("environment", "source", "labels"),
    [
        ({}, "chapters/a.ipynb", []),
        (KNOWN, "chapters/a.ipynb", ["Edit this page", "Run it on Binder", "Repository"]),
        (KNOWN, "chapters/a.md", ["Edit this page", "Repository"]),
        (
            KNOWN | {"GITHUB_SERVER_URL": "https://git.example"},
            "chapters/a.ipynb",
            ["Edit this page", "Repository"],
        ),
    ],
)
def test_what_is_not_known_is_not_offered(environment, source, labels):
    assert [label for label, _ in links(environment, source)] == labels


def test_addresses_are_quoted():
    found = dict(links(KNOWN, "chapters/مقال 1.ipynb"))
    assert "a%2Fb" in found["Edit this page"]
    assert all(re.fullmatch(r"[!-~]+", address) for address in found.values())


def test_a_sitemap_is_xml_with_every_page_in_order():
    root = ElementTree.fromstring(sitemap(["https://e.org/b?x&y", "https://e.org/a"]))
    assert [place.text for place in root.findall("{*}url/{*}loc")] == [
        "https://e.org/a",
        "https://e.org/b?x&y",
    ]


@pytest.fixture
def build(tmp_path, monkeypatch):
    """Build a book of one page, in an environment that says where it will stand, or not."""
    for name in ("BOOK_URL", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_REF_NAME"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "words.rst").write_text("Words\n=====\n\nليبيا & others, described.\n", "utf-8")

    def run(**environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        out = tmp_path / "out"
        options = {
            "extensions": ["theme.layout", "theme.publication"],
            "html_theme": "basic",
            "root_doc": "words",
            "html_copy_source": False,
        }
        Sphinx(tmp_path, None, out, out / ".d", "html", options, status=None).build()
        return out

    return run


def test_a_book_that_knows_its_address_says_so(build):
    out = build(BOOK_URL="https://example.org/book", GITHUB_REPOSITORY="owner/name")
    page = (out / "words.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/book/words.html">' in page
    assert '<meta property="og:url" content="https://example.org/book/words.html">' in page
    assert "owner/name/edit/" in page
    assert "https://example.org/book/words.html" in (out / "sitemap.xml").read_text("utf-8")
    assert '<base href="https://example.org/book/">' in (out / "404.html").read_text("utf-8")


def test_a_book_that_does_not_know_its_address_keeps_silent(build):
    out = build()
    page = (out / "words.html").read_text("utf-8")
    for absent in ("canonical", "og:url", "Edit this page", "Binder", "<base"):
        assert absent not in page
    assert not (out / "sitemap.xml").exists()
    assert re.search(r'name="description" content="ليبيا &amp; others, described\."', page)
    assert "url=words.html" in (out / "index.html").read_text("utf-8")


def test_every_page_has_a_card_for_those_who_pass_it_on(book):
    for path in book.glob("chapters/*.html"):
        page = path.read_text("utf-8")
        for name in ("og:title", "og:description", "og:site_name", "og:type", "og:locale"):
            assert re.search(rf'<meta property="{name}" content="[^"]+"', page), (path.name, name)
        assert "How to cite" in page


def test_a_page_built_from_a_copy_is_edited_where_its_source_is(tmp_path, monkeypatch):
    environment = SimpleNamespace(doc2path=lambda page: str(tmp_path / f"{page}.ipynb"))
    app = SimpleNamespace(srcdir=str(tmp_path), env=environment)
    monkeypatch.setenv("BOOK_FOLDER", "docs/book")
    assert publication._source(app, "chapters/words") == "docs/book/chapters/words.ipynb"
    monkeypatch.setenv("BOOK_FOLDER", ".")
    assert publication._source(app, "chapters/words") == "chapters/words.ipynb"
    monkeypatch.delenv("BOOK_FOLDER")
    (tmp_path / ".git").mkdir()
    app.srcdir = str(tmp_path / "chapters")
    assert publication._source(app, "chapters/words") == "chapters/words.ipynb"
