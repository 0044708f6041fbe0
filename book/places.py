"""Where everything is, and where a book is to go."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from book.errors import BookError

ROOT = Path(__file__).resolve().parent.parent
# Whoever has an environment with all that the lock asks for can name it instead.
ENVIRONMENT = Path(os.environ.get("BOOK_ENVIRONMENT") or ROOT / ".venv").absolute()
BUILD = ROOT / "_build"

# What is known about an article, beside it and under these names.
OPTIONAL = ("article.toml", "lemmas.csv")
# Names in `_build` that no article may take.
_TAKEN = ("html", "pdf", "reproduce", "singlehtml")


class Book(NamedTuple):
    """One book: the files that it is about, and the folder that it goes to."""

    home: Path
    article: Path
    beside: tuple[Path, ...] = ()
    archive: Path | None = None

    @property
    def html(self) -> Path:
        """The finished book."""
        return self.home / "html"

    @property
    def front(self) -> Path:
        """The page to open."""
        return self.html / "index.html"

    @property
    def work(self) -> Path:
        """What is needed to build it: its source, its results, what is known of the last build."""
        return self.home / ".work"

    @property
    def source(self) -> Path:
        """The copy of all inputs that it is built from."""
        return self.work / "source"


def own_book(archive: Path | None = None) -> Book:
    """The book of the article in ``data``."""
    return _book(BUILD, ROOT / "data", archive)


def book_of(article: Path, archive: Path | None = None, name: str = "") -> Book:
    """The book of an article anywhere: a text file, or a folder with an ``article.txt``.

    Raises:
        BookError: there is no such file, or its name is one that the build needs itself.
    """
    article = article.expanduser().absolute()
    if not article.exists():
        raise BookError(f"{article}: there is no such file. Give the path of the article.")
    if article.resolve() in (ROOT / "data", ROOT / "data" / "article.txt") and not name:
        return own_book(archive)
    name = name or named_after(article)
    if name in _TAKEN or name.startswith("."):
        raise BookError(f"{name}: a book cannot have this name. Choose another: NAME=my-article")
    return _book(BUILD / name, article, archive)


def named_after(article: Path) -> str:
    """A name for a folder made of that of an article, its letters kept.

    >>> named_after(Path("news/A report (2).txt")), named_after(Path("كتابي/article.txt"))
    ('A-report-2', 'كتابي')
    """
    named = article.parent if article.name == "article.txt" else article
    stem = named.name.removesuffix(".txt")
    return re.sub(r"[^\w.]+", "-", stem).strip("-.") or "article"


def _book(home: Path, article: Path, archive: Path | None) -> Book:
    folder = article if article.is_dir() else article.parent
    text = article / "article.txt" if article.is_dir() else article
    beside = tuple(path for name in OPTIONAL if (path := folder / name).is_file())
    if archive is not None:
        archive = archive.expanduser().absolute()
        if not archive.is_dir():
            raise BookError(f"{archive}: there is no such folder. Give the path of an archive.")
    return Book(home, text, beside, archive)
