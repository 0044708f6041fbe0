"""Arabic where no tag can go: the title of a page and the texts in attributes.

There the Unicode isolates keep a run in its place. They cannot say a language, so a text that
is Arabic as a whole gets it from its element, where nothing else in the element would be
called Arabic by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from theme import bidi
from theme.insertions import ISOLATES, attributes, isolated
from theme.markup import VOID, Element, Insertion, attribute

_START = {True: "\N{RIGHT-TO-LEFT ISOLATE}", False: "\N{LEFT-TO-RIGHT ISOLATE}"}
_END = "\N{POP DIRECTIONAL ISOLATE}"
_SPOKEN = re.compile(r"""(?<=\s)(?:alt|title|aria-label|placeholder)=("[^"]*"|'[^']*')""")


def in_title(page: str, title: Element, *, page_is_arabic: bool) -> Iterator[Insertion]:
    """The insertions for the ``<title>`` of a page."""
    text = page[title.opened : title.end]
    text = text[: text.lower().rfind("</")]
    found = bidi.letters(text)
    if ISOLATES.search(text) or not found.any or page[title.name_end : title.opened] != ">":
        return
    if found.are_arabic and not found.other and not page_is_arabic:
        yield title.name_end, attributes("ar", True)
    elif found.arabic and found.other:
        yield title.name_end, isolated()
        yield from _isolated(text, title.opened, arabic=not page_is_arabic)


def in_attributes(page: str, element: Element) -> Iterator[Insertion]:
    """The insertions for what an element says in its attributes."""
    tag = page[element.name_end : element.opened]
    if not bidi.ARABIC.search(tag) or ISOLATES.search(tag):
        return
    start = element.name_end + 1  # after the quotation mark
    spoken = [(start + text.start(1), text[1][1:-1]) for text in _SPOKEN.finditer(tag)]
    mixed = [(start, text) for start, text in spoken if _is_mixed(text)]
    if mixed:
        yield element.name_end, isolated()
    for start, text in mixed:
        yield from _isolated(text, start, arabic=not bidi.letters(text).are_arabic)
    arabic = any(bidi.ARABIC.search(text) for _, text in spoken)
    if arabic and not mixed and element.tag in VOID and _is_undeclared(page, element):
        yield element.name_end, attributes("ar", True)


def _is_mixed(text: str) -> bool:
    found = bidi.letters(text)
    return bool(found.arabic and found.other)


def _is_undeclared(page: str, element: Element) -> bool:
    return all(attribute(page, element, name) is None for name in ("lang", "dir"))


def _isolated(text: str, offset: int, *, arabic: bool) -> Iterator[Insertion]:
    for start, end in bidi.runs(text, arabic=arabic):
        yield offset + start, _START[arabic]
        yield offset + end, _END
