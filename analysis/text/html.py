"""Lines with HTML in them → the text that a browser would show, and what was taken out.

Python's own parser (``html.parser``) reads the tags and entities, and knows the line of each.
Of a whole page only the article is kept, where the page marks one; menus, forms, scripts and
boxes named after what they hold ("share", "related") are left out.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from analysis.text.lines import Line, Removals
from analysis.text.source import ARABIC_LETTER

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>|<!--|<!DOCTYPE|<\?xml|<!\[CDATA\["
    rf"|{_ENTITY.pattern}"
)
# Where these are, line ends mean no more than a space, as in a browser.
_PAGE = re.compile(r"<(?:html|body|p|div|article|section|!DOCTYPE)\b", re.IGNORECASE)

_VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
_INLINE_TAGS = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt
    ruby s samp small span strike strong sub sup td th time tt u var wbr
"""
_VOID = frozenset(_VOID_TAGS.split())
_INLINE = frozenset(_INLINE_TAGS.split())
_SKIPPED = {
    "script": "script",
    "style": "style sheet",
    "noscript": "script",
    "template": "script",
    "svg": "picture",
    "iframe": "frame",
    "nav": "page furniture: menu",
    "footer": "page furniture: foot of the page",
    "aside": "page furniture: box beside the text",
    "form": "page furniture: form",
    "button": "page furniture: button",
    "select": "page furniture: form",
    "textarea": "page furniture: form",
    "figcaption": "caption",
}
_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|related|comments?|sidebar|breadcrumbs?|menu|navbar|nav"
    r"|footer|newsletter|cookies?|adverts?|ads|promo|tags|byline|author-box|read-?more)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Names that are furniture by themselves, and part of other names as well.
_WHOLE_NAMES = """
    author author-name post-author entry-author article-author writer caption wp-caption-text
    image-caption credit pagination pager post-navigation nav-links subscribe tag-links
    cat-links post-tags toolbar print-button rating views post-views
"""
_FURNITURE_NAMES = frozenset(_WHOLE_NAMES.split())
# Boxes of author, date and section, each of which is a line of its own.
_META = re.compile(r"(?:^|[\s_-])(?:meta|metadata|info|dateline|publish(?:ed)?)(?:$|[\s_-])")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_MAY_BE_FURNITURE = frozenset(
    {"div", "ul", "ol", "section", "p", "span", "table", "h3", "h4", "li"}
)


def without_html(lines: list[Line], removed: Removals) -> list[Line]:
    """The lines as a browser shows them; unchanged where there is no tag and no entity."""
    marked = [i for i, line in enumerate(lines) if _MARKUP.search(line.text)]
    if not marked:
        return lines
    first, last = marked[0], marked[-1] + 1
    text = "\n".join(line.text for line in lines[first:last])
    reader = _Reader(lines[first].number, removed, page=bool(_PAGE.search(text)))
    for line in lines[first:last]:
        for written in _ENTITY.findall(line.text) if "&" in line.text else ():
            if unescape(written) != written:
                removed.mark(line.number, written, "HTML entity, written as its character")
    reader.feed(text)
    reader.close()
    shown = list(reader.lines())
    # Markup that was written as text, entities for its brackets, is what it was before.
    if any(_PAGE.search(line.text) for line in shown) and not _PAGE.search(text):
        shown = without_html(shown, removed)
    return [*lines[:first], *shown, *lines[last:]]


def _is_furniture(names: str) -> bool:
    found = _FURNITURE_NAME.search(names) is not None
    return found or not _FURNITURE_NAMES.isdisjoint(names.casefold().split())


class _Open(NamedTuple):
    """An open tag: why what is in it is left out, and whether it says who wrote it and when."""

    tag: str
    reason: str
    meta: bool


class _Reader(HTMLParser):
    """Collects the lines of what is shown, and marks those inside the page's article."""

    def __init__(self, first: int, removed: Removals, *, page: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._first, self._removed, self._page = first, removed, page
        self._open: list[_Open] = []
        self._parts: list[str] = []
        self._number, self._role = 0, ""
        self._found: list[tuple[Line, bool]] = []
        self._main = 0

    def lines(self) -> Iterator[Line]:
        """What is shown, in lines; of a page that marks its article, what is inside it."""
        self._end_line()
        marked = [line for line, inside in self._found if inside]
        only = any(ARABIC_LETTER.search(line.text) for line in marked)
        for line, inside in self._found:
            if inside or line.role or not only:
                yield line
            else:
                self._removed.line(line, "page furniture: outside the article of the page")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._removed.kind(self._here(), f"<{tag}>", "HTML tag")
        if tag == "meta":
            self._meta(values)
        names = f"{values.get('class', '')} {values.get('id', '')}"
        if tag not in _INLINE or self._in_meta():
            self._end_line()
        if tag in {"p", "li", "tr", "td", "th", "dd", "dt", "option"}:
            self._close_unclosed(tag)
        if tag in {"td", "th"} and any(map(str.strip, self._parts)):
            self._parts.append(" | ")
            self._role = self._role or "text"
        if tag == "h1" or (tag == "title" and self._page):
            self._role = "headline" if tag == "h1" else "title"
        if tag == "time" and re.match(r"\d{4}-\d\d-\d\d", values.get("datetime", "")):
            self._say_date(values["datetime"])
        if tag in _VOID:
            return
        reason = _SKIPPED.get(tag, "")
        if not reason and tag in _MAY_BE_FURNITURE and _is_furniture(names):
            reason = "page furniture: box of the page"
        self._main += tag in {"article", "main"}
        meta = tag in _MAY_BE_FURNITURE and _META.search(names) is not None
        self._open.append(_Open(tag, reason, meta))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE or self._skipping() or self._in_meta():
            self._end_line()
        names = [opened.tag for opened in self._open]
        if tag in names:
            place = len(names) - 1 - names[::-1].index(tag)
            self._main -= sum(name in {"article", "main"} for name in names[place:])
            del self._open[place:]
        if tag in {"h1", "title", "tr"}:
            self._role = ""

    def handle_data(self, data: str) -> None:
        number = self._here()
        if self._open and self._open[-1].tag == "script":
            for published in _PUBLISHED.findall(data):
                self._say_date(published)
        if self._page and not any(opened.tag == "pre" for opened in self._open):
            self._add(number, re.sub(r"\s+", " ", data))
            return
        for offset, part in enumerate(data.split("\n")):
            if offset:
                self._end_line()
            self._add(number + offset, part)

    def handle_comment(self, data: str) -> None:
        self._removed.kind(self._here(), f"<!--{data}-->", "HTML comment")

    def unknown_decl(self, data: str) -> None:
        if data.startswith("CDATA["):
            self.handle_data(data.removeprefix("CDATA["))

    def _here(self) -> int:
        return self._first + self.getpos()[0] - 1

    def _add(self, number: int, text: str) -> None:
        if not any(map(str.strip, self._parts)) and text.strip():
            self._parts.clear()
            self._number = number + text[: len(text) - len(text.lstrip())].count("\n")
        self._parts.append(text)

    def _skipping(self) -> str:
        return next((opened.reason for opened in self._open if opened.reason), "")

    def _in_meta(self) -> bool:
        return any(opened.meta for opened in self._open)

    def _end_line(self) -> None:
        text = "".join(self._parts).strip()
        self._parts.clear()
        if not text:
            return
        line = Line(self._number, text, self._role)
        reason = self._skipping()
        if reason in {"script", "style sheet", "picture", "frame"}:
            self._removed.kind(line.number, f"{text[:40]}…" if len(text) > 40 else text, reason)
        elif reason:
            self._removed.line(line, reason)
        else:
            self._found.append((line, self._main > 0))

    def _close_unclosed(self, tag: str) -> None:
        """End a paragraph, an item or a cell that the next of its kind ends."""
        if self._open and self._open[-1].tag == tag:
            self.handle_endtag(tag)

    def _meta(self, values: dict[str, str]) -> None:
        name = values.get("property") or values.get("name") or values.get("itemprop") or ""
        if name.endswith(("published_time", "datePublished")) and values.get("content"):
            self._say_date(values["content"])

    def _say_date(self, written: str) -> None:
        self._found.append((Line(self._here(), written.strip(), "date"), False))
