"""A copy of everything a book is made of, complete and by itself.

What is built from the copy is built from one state of the files, whatever is saved while the
build runs; and an article from elsewhere stands in it where the chapters look for one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ARCHIVE = "chapters/archive"
_LAST = "chapters/methods"


def stage(found: Mapping[str, Path], folder: Path) -> dict[str, Path]:
    """Copy files to the names that they have in a book; the copies by name."""
    if folder.exists():
        shutil.rmtree(folder)
    copies = {name: folder / name for name in found}
    for name, path in found.items():
        copies[name].parent.mkdir(parents=True, exist_ok=True)
        _copy(path, copies[name], may_be_large=name.startswith("data/archive/"))
    return copies


def _copy(path: Path, copy: Path, *, may_be_large: bool) -> None:
    """Copy a file; give a large one a second name where the disk knows that."""
    if may_be_large:
        with contextlib.suppress(OSError, NotImplementedError):
            os.link(path, copy)
            return
    shutil.copyfile(path, copy)


def adapt_contents(folder: Path) -> None:
    """Give a book the chapter on an archive when it has one, and only then."""
    import yaml

    path = folder / "_toc.yml"
    contents = yaml.safe_load(path.read_text("utf-8"))
    wanted = (folder / "data" / "archive").is_dir() and (folder / f"{ARCHIVE}.ipynb").is_file()
    adapted = with_archive(contents, wanted)
    if adapted != contents:
        path.write_text(yaml.safe_dump(adapted, sort_keys=False, allow_unicode=True), "utf-8")


def with_archive(contents: Any, wanted: bool) -> Any:  # noqa: ANN401
    """The table of contents with the chapter on an archive, before the methods, or without it.

    >>> with_archive({"root": "a", "chapters": [{"file": "chapters/methods"}]}, True)["chapters"]
    [{'file': 'chapters/archive'}, {'file': 'chapters/methods'}]
    """
    if not isinstance(contents, dict) or not isinstance(contents.get("chapters"), list):
        return contents
    chapters = contents["chapters"]
    if any(isinstance(entry, dict) and entry.get("file") == ARCHIVE for entry in chapters):
        kept = [entry for entry in chapters if entry.get("file") != ARCHIVE]
        return contents if wanted else contents | {"chapters": kept}
    if not wanted:
        return contents
    files = [entry.get("file") for entry in chapters]
    place = files.index(_LAST) if _LAST in files else len(files)
    return contents | {"chapters": [*chapters[:place], {"file": ARCHIVE}, *chapters[place:]]}
