"""What a book is made of, and whether that has changed since it was built.

A book is ready when the files it was made of are, name for name and byte for byte, the files
that are there now, and when it is itself still what was built. Both are told by checksums, not
by times: a file that was deleted, restored from a backup or checked out anew is seen for what
it is. The note about a build is written after everything else, so a build that was broken off
at any moment leaves none.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from book.places import ROOT, Book

FOLDERS = ("chapters", "analysis", "theme")
FILES = ("_config.yml", "_toc.yml", "requirements.lock", "CITATION.cff")
# Also part of what makes a book, but not of what it is made of.
_TOOL = ("book",)
_HIDDEN = ("__pycache__",)
# What is in an archive for the next run of the counting, and larger than all its tables.
_COUNTING = ("parts/", "work/")
# What the environment says about the book and the book says in turn.
_SAID = (
    "BOOK_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_SERVER_URL",
    "GITHUB_REF_NAME",
    "SOURCE_DATE_EPOCH",
)

Inputs = dict[str, Path]


def inputs(book: Book) -> Inputs:
    """Every file that a book is made of, under the name that it has in the copy."""
    found = {name: ROOT / name for name in FILES}
    for folder in FOLDERS:
        found |= {f"{folder}/{name}": path for name, path in files(ROOT / folder)}
    found["data/article.txt"] = book.article
    found |= {f"data/{path.name}": path for path in book.beside}
    if book.archive is not None:
        tables = (each for each in files(book.archive) if not each[0].startswith(_COUNTING))
        found |= {f"data/archive/{name}": path for name, path in tables}
    return {name: path for name, path in sorted(found.items()) if path.is_file()}


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files in a folder with their names from there on; nothing hidden, nothing compiled."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") or part in _HIDDEN for part in parts):
            yield "/".join(parts), path


def state(found: Mapping[str, Path]) -> dict[str, Any]:
    """All that a book depends on, as it is now."""
    tool = {f"{folder}/{name}": path for folder in _TOOL for name, path in files(ROOT / folder)}
    return {
        "files": {name: checksum(path) for name, path in {**found, **tool}.items()},
        "said": {name: os.environ[name] for name in _SAID if os.environ.get(name)},
        "python": platform.python_version(),
    }


def checksum(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(folder: Path) -> str:
    """One SHA-256 for the names and contents of all files in a folder."""
    lines = (f"{checksum(path)}  {name}\n" for name, path in files(folder))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def is_ready(book: Book, now: Mapping[str, Any]) -> bool:
    """Whether the book is there, whole, and made of what is there now."""
    note = read_note(book)
    return (
        note is not None
        and note.get("state") == now
        and book.front.is_file()
        and note.get("book") == digest(book.html)
    )


def read_note(book: Book) -> dict[str, Any] | None:
    """What is known of the last build that came to its end."""
    try:
        note = json.loads(_note(book).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return note if isinstance(note, dict) else None


def write_note(book: Book, made_of: Mapping[str, Any]) -> None:
    """Write down that the book was built, and of what."""
    note, new = _note(book), _note(book).with_suffix(".new")
    text = json.dumps({"book": digest(book.html), "state": made_of}, ensure_ascii=False, indent=1)
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(note)


def forget(book: Book) -> None:
    """Let the book count as not built."""
    _note(book).unlink(missing_ok=True)


def _note(book: Book) -> Path:
    return book.work / "built.json"
