"""The whole book as one PDF: title, contents with page numbers, running heads, bookmarks, tags.

The pages of the built book are put one after another on one page, their anchors and the links
between them made one set, and Chromium prints it: once to learn on which page each heading
comes, and once more with the numbers in the contents.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from book.errors import BookError
from book.places import Book
from book.testing import browser

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
# What is on the paper that is not on the screen.
_STYLE = """
@page { size: A4; margin: 22mm 20mm 20mm;
  @bottom-center { content: counter(page); font: 9pt Amiri, serif } }
@page title { @bottom-center { content: none } }
.title-page { page: title; break-after: page; padding-block-start: 35% }
.title-page h1 { font-size: 2.4rem; break-before: auto }
.contents-page { break-after: page }
.contents-page ol { list-style: none; padding: 0 }
.contents-page ol ol { padding-inline-start: 1.2em }
.contents-page li > a { display: flex; gap: .4em; color: inherit; text-decoration: none }
.contents-page li > a::after { content: attr(data-page); order: 3; min-inline-size: 2em;
  text-align: end; font-variant-numeric: tabular-nums }
.contents-page li > a > i { order: 2; flex: 1; border-block-end: 1px dotted; block-size: .8em }
.chapter { break-before: page }
main { max-inline-size: none; padding: 0 }
table { inline-size: auto !important; max-inline-size: 100% !important }
td.long, .kwic td { overflow-wrap: anywhere }
table.table, .dataframe { font-size: .85em }
table.wide { font-size: .74em }
table.wide :is(th, td) { padding-inline: .35em }
.cell details.hide.above-input { display: none }
"""
# A typeface that is unpacked while pages are being made would lose the rest of them.
_READY = """async () => {
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => {})));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
_HEADING = re.compile(r'<section[^>]*\bid="([^"]+)"[^>]*>\s*<h([12])[^>]*>(.*?)</h\2>', re.DOTALL)
_HEADERLINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_ANCHOR = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby|headers)=")([^"]*)(")')
_LINK = re.compile(r'(\s(?:xlink:)?href=")([^"#?:]*)(?:\?[^"#]*)?(?:#([^"]*))?(")')
_PAINT = re.compile(r"url\((['\"]?)#([^)'\"]+)\1\)")


class Heading(NamedTuple):
    """A line of the contents."""

    anchor: str
    level: int
    text: str


def pdf(book: Book) -> Path:
    """Print a built book beside its pages; the path of the PDF.

    Raises:
        BookError: there is no Chromium on this machine.
    """
    program = browser()
    if program is None:
        cure = "Install Chromium or Chrome: on Debian and Ubuntu, apt install chromium."
        raise BookError(f"There is no Chromium to print the book with. {cure}")
    folder = book.work / "print"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(book.html, folder)
    title, author = _told(book)
    chapters = [
        (name, folder.joinpath(f"{name}.html").read_text("utf-8")) for name in _names(book)
    ]
    page, printed = folder / "chapters" / "print.html", folder / "book.pdf"
    numbers: Mapping[str, int] = {}
    for _ in range(2):
        page.write_text(one_page(chapters, title, author, numbers), "utf-8")
        numbers = _printed_whole(program, page, printed)
    printed.write_bytes(dated(printed.read_bytes(), _released(book)))
    target = book.home / "pdf" / "book.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    printed.replace(target)
    shutil.rmtree(folder)
    print(f"The book is printed: {target}, {_pages(target)} pages", flush=True)
    return target


def one_page(
    chapters: Sequence[tuple[str, str]],
    title: str,
    author: str,
    numbers: Mapping[str, int],
) -> str:
    """All chapters as one page, given by name and finished page, with a title and contents."""
    names = [Path(name).name for name, _ in chapters]
    texts = [joined(_text(page), Path(name).name, names) for name, page in chapters]
    listed = [list(headings(text)) for text in texts]
    heads = "".join(
        f"@page {name}{{@top-left{{content:{_quoted(title)};font:9pt Amiri,serif}}"
        f"@top-right{{content:{_quoted(found[0].text)};font:9pt Amiri,serif}}}}"
        f"#print-{name}{{page:{name}}}\n"
        for name, found in zip(names, listed, strict=True)
    )
    body = "".join(
        f'<div class="chapter" id="print-{name}">{text}</div>\n'
        for name, text in zip(names, texts, strict=True)
    )
    styles = "".join(re.findall(r'<link rel="stylesheet"[^>]*>\n?', chapters[0][1]))
    language = re.search(r"<html[^>]*>", chapters[0][1])
    return (
        f"<!DOCTYPE html>\n{language[0] if language else '<html>'}<head><meta charset='utf-8'>"
        f"<title>{html.escape(title)}</title><meta name='author' content='{html.escape(author)}'>"
        f"{styles}<style>{_STYLE}{heads}</style></head><body><main><div class='page'>"
        f"<div class='title-page'><h1>{html.escape(title)}</h1><p>{html.escape(author)}</p></div>"
        f"<nav class='contents-page'><h1>Contents</h1>{_contents(listed, numbers)}</nav>"
        f"{body}</div></main></body></html>"
    )


def joined(text: str, name: str, names: Sequence[str]) -> str:
    """A chapter with its anchors made its own, and its links to chapters made links on the page.

    >>> joined('<p id="a"><a href="two.html#b">', "one", ["one", "two"])
    '<p id="one--a"><a href="#two--b">'
    """

    def anchor(found: re.Match[str]) -> str:
        own = " ".join(f"{name}--{each}" for each in found[2].split())
        return f"{found[1]}{own}{found[3]}"

    def link(found: re.Match[str]) -> str:
        before, file, fragment, after = found[1], found[2], found[3], found[4]
        chapter = name if not file else Path(file).stem
        if chapter not in names or (file and not file.endswith(".html")):
            return found[0]
        target = f"{chapter}--{fragment}" if fragment else f"print-{chapter}"
        return f"{before}#{target}{after}"

    text = _LINK.sub(link, _ANCHOR.sub(anchor, text))
    return _PAINT.sub(lambda found: f"url({found[1]}#{name}--{found[2]}{found[1]})", text)


def headings(text: str) -> Iterator[Heading]:
    """The titles of a chapter and of its sections."""
    for anchor, level, inside in _HEADING.findall(text):
        plain = re.sub(r"<[^>]+>", "", _HEADERLINK.sub("", inside))
        yield Heading(anchor, int(level), " ".join(html.unescape(plain).split()))


def _printed_whole(program: str, page: Path, printed: Path) -> dict[str, int]:
    """Print a page, again if some of it is missing; the page of each anchor.

    A browser that is short of time sometimes ends a PDF before the page does, and says nothing.
    """
    wanted = linked(page.read_text("utf-8"))
    for _ in range(5):
        _print(program, page, printed)
        numbers = page_numbers(printed)
        if wanted <= numbers.keys():
            return numbers
    lost = len(wanted - numbers.keys())
    raise BookError(
        f"The browser left out a part of the PDF, with {lost} of {len(wanted)} places that links"
        " lead to. Close other programs and print again."
    )


def linked(text: str) -> set[str]:
    """The anchors of a page that a link on it leads to.

    >>> linked('<a href="#b">there</a><p id="a"></p><p id="b"></p>')
    {'b'}
    """
    asked = re.findall(r'<a\b[^>]*?\shref="#([^"]+)"', text)
    return set(asked) & set(re.findall(r'\sid="([^"]+)"', text))


def page_numbers(printed: Path) -> dict[str, int]:
    """The page on which each anchor of a PDF is, counted from one."""
    from pypdf import PdfReader

    reader = PdfReader(printed)
    found = {}
    for name, destination in reader.named_destinations.items():
        number = reader.get_destination_page_number(destination)
        if number is not None:
            found[name.removeprefix("/")] = number + 1
    return found


def dated(printed: bytes, moment: datetime) -> bytes:
    """A PDF with this date in place of the time when it was printed, of the same length."""
    date = f"(D:{moment:%Y%m%d%H%M%S}+00'00')".encode()
    return re.sub(
        rb"\(D:\d{14}[^)]*\)",
        lambda found: date if len(date) == len(found[0]) else found[0],
        printed,
    )


def _text(page: str) -> str:
    """What is inside the text of a page."""
    from theme.markup import attribute, parse

    mains = (element for element in parse(page).descendants() if element.tag == "main")
    inner = (
        element
        for main in mains
        for element in main.elements()
        if attribute(page, element, "class") == "page"
    )
    found = next(inner)
    return page[found.opened : found.end].rpartition("</div>")[0]


def _contents(listed: Sequence[Sequence[Heading]], numbers: Mapping[str, int]) -> str:
    def entry(heading: Heading) -> str:
        number = numbers.get(heading.anchor, "")
        return (
            f'<a href="#{heading.anchor}" data-page="{number}"><span dir="auto">'
            f"{html.escape(heading.text)}</span><i></i></a>"
        )

    lines = (
        f"<li>{entry(first)}<ol>{''.join(f'<li>{entry(each)}</li>' for each in rest)}</ol></li>"
        for first, *rest in listed
    )
    return f"<ol>{''.join(lines)}</ol>"


def _quoted(text: str) -> str:
    """A string as CSS writes it."""
    return '"' + re.sub(r'["\\<\n]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def _print(program: str, page: Path, target: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        window = chromium.new_page()
        with _served(page.parent.parent) as address:
            window.emulate_media(media="print")
            window.goto(f"{address}{page.parent.name}/{page.name}", wait_until="networkidle")
            window.evaluate(_READY)
            window.pdf(
                path=target,
                prefer_css_page_size=True,
                print_background=True,
                tagged=True,
                outline=True,
            )
        chromium.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine: from a disk, a browser takes no fonts."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def _names(book: Book) -> list[str]:
    import yaml

    contents = yaml.safe_load((book.source / "_toc.yml").read_text("utf-8"))
    return [contents["root"], *(entry["file"] for entry in contents["chapters"])]


def _told(book: Book) -> tuple[str, str]:
    import yaml

    config = yaml.safe_load((book.source / "_config.yml").read_text("utf-8"))
    return config["title"], config["author"]


def _released(book: Book) -> datetime:
    """The moment that is given from outside, else the day of the release."""
    import yaml

    if "SOURCE_DATE_EPOCH" in os.environ:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    record = yaml.safe_load((book.source / "CITATION.cff").read_text("utf-8"))
    return datetime.fromisoformat(f"{record['date-released']}T00:00:00")


def _pages(printed: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(printed).pages)
