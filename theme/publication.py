"""What a publication owes its readers and its librarians.

A description and a social card on each page, how to cite it, a page for addresses that lead
nowhere; and, where the addresses are known, canonical links, a sitemap, links to edit a page
and to run it. What is not known is not shown.

Known from the environment:

==================  =========================================================================
``BOOK_URL``        where the book will stand, such as ``https://example.org/book/``
``GITHUB_REPOSITORY``  ``owner/name``; set in every GitHub workflow, with ``GITHUB_SERVER_URL``
                    and ``GITHUB_REF_NAME``
``BOOK_FOLDER``     where the book's source is in its repository, for a book that is built from
                    a copy; else the nearest folder above it with a ``.git`` is the top
==================  =========================================================================

and from ``CITATION.cff`` beside ``_config.yml`` (https://citation-file-format.github.io).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

_DESCRIPTION_LENGTH = 160  # what search engines and previews show before they cut


class Citation(NamedTuple):
    """How to cite the book: in words, and for reference managers."""

    text: str
    bibtex: str


class Publication(NamedTuple):
    """What one page says about itself; empty where nothing is known."""

    description: str = ""
    address: str = ""
    image: str = ""
    root: str = ""
    citation: Citation | None = None
    links: tuple[tuple[str, str], ...] = ()


def shortened(text: str, length: int = _DESCRIPTION_LENGTH) -> str:
    """The text in one line, cut between words.

    >>> shortened("One article,\\n read closely", 14)
    'One article,…'
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0] + "…"


def described(doctree: nodes.document | None) -> str:
    """What a page is about: its own description, else its first paragraph."""
    if doctree is None:
        return ""
    for meta in doctree.findall(nodes.meta):
        if meta.get("name") == "description":
            return shortened(meta["content"])
    texts = (
        paragraph.astext()
        for paragraph in doctree.findall(nodes.paragraph)
        if isinstance(paragraph.parent, nodes.section)
    )
    return shortened(next(texts, ""))


def citation(record: Mapping[str, Any], address: str = "") -> Citation:
    """How to cite what a ``CITATION.cff`` describes."""
    names = [_name(author) for author in record["authors"]]
    year = str(record.get("date-released", ""))[:4]
    if "doi" in record:
        address = f"https://doi.org/{record['doi']}"
    address = address or record.get("url", "")
    said = [f"{'; '.join(names)} ({year or 'n.d.'})", record["title"], address]
    fields = {
        "author": " and ".join(names),
        "title": record["title"],
        "year": year,
        "version": str(record.get("version", "")),
        "url": address,
    }
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items() if value]
    text = ". ".join(part.rstrip(".") for part in said if part)
    return Citation(text + ".", "@misc{book,\n" + ",\n".join(lines) + "\n}")


def _name(author: Mapping[str, str]) -> str:
    parts = [author.get("family-names"), author.get("given-names")]
    return author.get("name") or ", ".join(part for part in parts if part)


def links(environment: Mapping[str, str], source: str) -> Iterator[tuple[str, str]]:
    """Where a page can be edited and run, if its repository is known.

    >>> list(links({}, "chapters/words.ipynb"))
    []
    """
    repository = environment.get("GITHUB_REPOSITORY")
    if not repository:
        return
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    branch = quote(environment.get("GITHUB_REF_NAME", "main"), safe="")
    yield "Edit this page", f"{server}/{repository}/edit/{branch}/{quote(source)}"
    if source.endswith(".ipynb") and server == "https://github.com":
        path = quote(f"lab/tree/{source}", safe="")
        yield (
            "Run it on Binder",
            f"https://mybinder.org/v2/gh/{repository}/{branch}?urlpath={path}",
        )
    yield "Repository", f"{server}/{repository}"


def sitemap(addresses: list[str]) -> str:
    """The pages of the book for a search engine (https://www.sitemaps.org/protocol.html)."""
    lines = (f"<url><loc>{escape(address)}</loc></url>\n" for address in sorted(addresses))
    entries = "".join(lines)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{entries}</urlset>\n'
    )


def _on_config(app: Sphinx, config: Config) -> None:
    if os.environ.get("BOOK_URL"):
        config.html_baseurl = os.environ["BOOK_URL"].rstrip("/") + "/"


def _on_context(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    root = app.config.html_baseurl
    known = page in app.env.all_docs
    address = root + app.builder.get_target_uri(page) if root and known else ""
    image = app.config.publication_image
    source = _source(app, page) if known else None
    context["publication"] = Publication(
        described(app.env.get_doctree(page)) if source else "",
        address,
        root + image if root and image else "",
        root,
        _citation(app, root),
        tuple(links(os.environ, source)) if source else (),
    )


def _source(app: Sphinx, page: str) -> str:
    """The path of a page's source in the repository, whose root is the book's or above it."""
    book = Path(app.srcdir)
    if "BOOK_FOLDER" in os.environ:
        path = Path(app.env.doc2path(page)).relative_to(book)
        return Path(os.environ["BOOK_FOLDER"], path).as_posix()
    top = next((path for path in (book, *book.parents) if (path / ".git").exists()), book)
    return Path(app.env.doc2path(page)).relative_to(top).as_posix()


def _citation(app: Sphinx, address: str) -> Citation | None:
    import yaml

    path = Path(app.srcdir, "CITATION.cff")
    return citation(yaml.safe_load(path.read_text("utf-8")), address) if path.exists() else None


def _extra_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    yield "404", {"title": "Page not found"}, "404.html"
    if app.config.root_doc != "index":
        yield "index", {"title": app.config.html_title}, "redirect.html"


def _on_finish(app: Sphinx, failure: Exception | None) -> None:
    root = app.config.html_baseurl
    if failure is None and root and app.builder.format == "html":
        addresses = [root + app.builder.get_target_uri(page) for page in app.env.found_docs]
        Path(app.outdir, "sitemap.xml").write_text(sitemap(addresses), "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell every page what it is part of."""
    app.add_config_value("publication_image", "", "html", str)
    app.connect("config-inited", _on_config)
    app.connect("html-page-context", _on_context)
    app.connect("html-collect-pages", _extra_pages)
    app.connect("build-finished", _on_finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
