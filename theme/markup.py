"""A finished HTML page as a tree of offsets into its own text.

Whoever wants to add to a page without rewriting a byte of it needs to know where things
stand, not a copy of them. ``parse`` gives every element and every text as a pair of offsets;
``insert`` puts strings in at offsets and leaves all the rest alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# What is to be put into a page, and the offset at which it goes.
Insertion = tuple[int, str]

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
# What these hold is not markup, or not text that a reader sees as part of the page.
_RAW = "script|style|template|iframe"

_TOKEN = re.compile(
    rf"""
      <!--.*?-->
    | <![a-zA-Z][^>]*>
    | <(?P<raw>{_RAW})\b(?:[^<>"']|"[^"]*"|'[^']*')*>.*?</(?P=raw)\s*>
    | <(?P<close>/?)(?P<tag>[a-zA-Z][^\s/<>]*)(?:[^<>"']|"[^"]*"|'[^']*')*>
    | (?P<text>[^<]+|<)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between two tags."""

    start: int
    end: int


@dataclass(slots=True)
class Element:
    """An element from the first character of its start tag to the last of its end tag."""

    tag: str
    start: int
    opened: int  # the offset after the start tag
    end: int = 0
    children: list[Element | Text] = field(default_factory=list)

    @property
    def name_end(self) -> int:
        """The offset after the tag's name, where an attribute can be inserted."""
        return self.start + 1 + len(self.tag)

    def elements(self) -> Iterator[Element]:
        """The element's children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def descendants(self) -> Iterator[Element]:
        """The elements inside this one, in the order of the page."""
        for child in self.elements():
            yield child
            yield from child.descendants()


def parse(page: str) -> Element:
    """The tree of a page or of any part of one.

    An end tag without a start tag is passed over, and an end tag closes whatever is still open
    inside its element, as a browser does with ``<li>`` or ``<td>`` left open.

    >>> [child.tag for child in parse("<p>a<br>b</p><ul></ul>").elements()]
    ['p', 'ul']
    """
    root = Element("", 0, 0, len(page))
    path = [root]
    for token in _TOKEN.finditer(page):
        if token["text"]:
            path[-1].children.append(Text(token.start(), token.end()))
        elif token["tag"] and not token["close"]:
            _open(path, token)
        elif token["tag"]:
            _close(path, token)
    for element in path[1:]:
        element.end = len(page)
    return root


def _open(path: list[Element], token: re.Match[str]) -> None:
    element = Element(token["tag"].lower(), token.start(), token.end(), token.end())
    path[-1].children.append(element)
    if element.tag not in VOID and not token[0].endswith("/>"):
        path.append(element)


def _close(path: list[Element], token: re.Match[str]) -> None:
    tag = token["tag"].lower()
    if not any(element.tag == tag for element in path[1:]):
        return
    while (element := path.pop()).tag != tag:
        element.end = token.start()
    element.end = token.end()


def attribute(page: str, element: Element, name: str) -> str | None:
    """The value of an attribute as written; "" when it has none, None when it is not there."""
    tag = page[element.name_end : element.opened]
    found = re.search(rf"""(?i)\s{name}(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?(?=[\s/>])""", tag)
    return None if found is None else (found[1] or "").strip("\"'")


def insert(page: str, insertions: Iterable[Insertion]) -> str:
    """The page with each string put in at its offset, equal offsets in the order given.

    >>> insert("ad", [(1, "b"), (1, "c")])
    'abcd'
    """
    pieces, last = [], 0
    for offset, string in sorted(insertions, key=lambda insertion: insertion[0]):
        pieces += [page[last:offset], string]
        last = offset
    return "".join([*pieces, page[last:]])
