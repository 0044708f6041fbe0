"""What a page carries in itself to be taken away, as files beside it.

The output of a notebook has to stand alone, so tables and pictures to download are data
addresses in it, and what a script of the page reads is an element. In a book they would be
fetched with every page by everybody. Here they become files:

* ``<a download="NAME" href="data:…;base64,…">`` leads to ``_downloads/PAGE/NAME``; a second
  file of a page that wants the same name gets a number;
* ``<script type="application/json" data-file="NAME.json">`` becomes ``_static/NAME.json``, to be
  taken away (by links of that name), and ``_static/NAME.js``, which a page can read from a disk
  too: it defines ``bookData.NAME``.

For any Sphinx project: ``extensions = ["theme.files"]``.
"""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from sphinx.application import Sphinx

_DOWNLOAD = re.compile(
    r'download="(?P<name>[^"/\\]+)" href="data:[^",]*;base64,(?P<data>[A-Za-z0-9+/=]*)"'
)
_DATA = re.compile(
    r'<script type="application/json" data-file="(?P<name>\w+)\.json">(?P<data>.*?)</script>',
    re.DOTALL,
)


class File(NamedTuple):
    """A file of the book: its path in it and its contents."""

    path: str
    contents: bytes


def taken_out(page: str, folder: str, address: Callable[[str], str]) -> tuple[str, list[File]]:
    """A page that leads to files, and the files.

    ``folder`` is where the downloads of this page go, ``address`` tells how a path in the book
    is written on the page.

    >>> page = '<a download="a.csv" href="data:text/csv;base64,YQ==">CSV</a>'
    >>> taken_out(page, "_downloads/words", str)
    ('<a download="a.csv" href="_downloads/words/a.csv">CSV</a>', \
[File(path='_downloads/words/a.csv', contents=b'a')])
    """
    files: dict[str, bytes] = {}

    def download(found: re.Match[str]) -> str:
        contents = base64.b64decode(found["data"])
        name = next(n for n in _names(found["name"]) if files.get(n, contents) == contents)
        files[name] = contents
        return f'download="{name}" href="{address(f"{folder}/{name}")}"'

    page = _DOWNLOAD.sub(download, page)
    made = [File(f"{folder}/{name}", contents) for name, contents in files.items()]
    for name, data in dict(_DATA.findall(page)).items():
        made += _data_files(name, data)
        page = _linked(page, name, address)
    return page, made


def _names(name: str) -> Iterator[str]:
    """A name, then others like it."""
    yield name
    path, number = PurePosixPath(name), 2
    while True:
        yield f"{path.stem}-{number}{path.suffix}"
        number += 1


def _data_files(name: str, data: str) -> list[File]:
    code = f"(globalThis.bookData ??= {{}}).{name} = {data};\n"
    return [
        File(f"_static/{name}.json", f"{data}\n".encode()),
        File(f"_static/{name}.js", code.encode()),
    ]


def _linked(page: str, name: str, address: Callable[[str], str]) -> str:
    script = f'<script defer src="{address(f"_static/{name}.js")}"></script>'
    place = f'download="{name}.json" href="{address(f"_static/{name}.json")}"'
    page = _DATA.sub(lambda found: script if found["name"] == name else found[0], page)
    return re.sub(
        rf'download="{name}\.json" href="{name}\.json"(?: hidden="hidden")?', place, page
    )


def _on_page(app: Sphinx, page: str, context: dict[str, Any]) -> str:
    if app.builder.format != "html":
        return page
    folder = f"_downloads/{context['pagename']}"
    shutil.rmtree(Path(app.outdir, folder), ignore_errors=True)
    page, files = taken_out(page, folder, lambda path: context["pathto"](path, 1))
    for path, contents in files:
        target = Path(app.outdir, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents)
    return page


def setup(app: Sphinx) -> dict[str, bool]:
    """Take files out of every page before it is written."""
    app.setup_extension("theme.pages")
    app.connect("page-rendered", _on_page, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
