"""What no sentence of a built book may hold, whatever its article is about.

``faults(page)`` reads a page as a reader does: block by block, without code and without
pictures. ``strangers(page, article)`` lists the Arabic words of its prose that the article has
not.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

import html5lib

from analysis.text.normalisation import unified
from analysis.text.tokens import tokenize

XHTML = "{http://www.w3.org/1999/xhtml}"
BLOCKS = {"p", "li", "dd", "dt", "td", "th", "caption", "figcaption", "summary", "title"}
BLOCKS |= {f"h{level}" for level in range(1, 7)}
NOT_PROSE = {"script", "style", "pre", "code", "svg", "math", "nav", "footer", "template"}

FAULTS = {
    "empty quotation": r"«[\s\u200e\u200f]*»|“\s*”|\"\s*\"",
    "empty parentheses": r"\(\s*\)|\[\s*\]",
    "wrong number of one": r"(?<![\d.,\u2212\w-])1[ \u00a0](?!hundred|of\b)(?:[a-z]+[ ])?[a-z]+s\b"
    r"(?<!is)(?<!was)(?<!has)(?<!does)(?<!ss)(?<!us)",
    "missing value": r"\bNone\b(?! of)|\b[Nn]a[Nn]\b|\binf\b|\bNaT\b",
    "doubled blank": r"\S  +\S",
    "blank before a mark": r"\w [,;.](?=\s|$)",
    "doubled mark": r"(?<!\.)\.\.(?!\.)|,,|;;|, \.|: \.|\(, ",
    "unglued name": r"\{(?:glue|ref|numref|cite)\b|glue:text|\{\{|\}\}|missing glue",
    "nothing listed": r"(?<![A-Za-z] )\band others\b|: ;|, and \.|\band \.",
    "a program's own words": r"<[a-z_]+\.[A-Za-z.]+ (?:object|at)|Traceback|dtype=|\bNamedTuple\b",
}


class Fault(NamedTuple):
    kind: str
    found: str
    where: str


def blocks(page: str) -> Iterator[str]:
    """The texts of a page's blocks, each as a reader gets it, nested blocks by themselves."""
    tree = html5lib.parse(page)
    body = tree.find(f".//{XHTML}article")
    if body is None:
        body = tree.find(f"{XHTML}body")
    for element in () if body is None else _prose(body):
        if text := _own_text(element).strip():
            yield text


def faults(page: str) -> list[Fault]:
    """Everything on a page that no reader should meet."""
    return [
        Fault(kind, match[0], text[max(match.start() - 60, 0) : match.end() + 60])
        for text in blocks(page)
        for kind, pattern in FAULTS.items()
        for match in re.finditer(pattern, text)
    ]


def strangers(page: str, article: str) -> set[str]:
    """Arabic words that a page's prose quotes and the article has not, whatever is before them.

    Only what is set in «» counts: names of persons, journals and letters may be there.
    """
    known = unified(article)
    return {
        word
        for text in blocks(page)
        for quoted in re.findall("«([^«»]+)»", text)
        for word in tokenize(quoted).texts()
        if re.search("[\u0621-\u064a]", word) and unified(word).removeprefix("ال") not in known
    }


def _prose(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    tag = _tag(element)
    if tag in NOT_PROSE:
        return
    if tag in BLOCKS:
        yield element
    for child in element:
        yield from _prose(child)


def _own_text(element: ElementTree.Element) -> str:
    """The text of a block without that of blocks inside it; line ends are blanks, blanks stay."""
    parts = [element.text or ""]
    for child in element:
        if _tag(child) not in BLOCKS | NOT_PROSE:
            parts.append(_own_text(child))
        elif _tag(child) in {"code", "math", "svg"}:
            parts.append("\N{WHITE SQUARE}")
        parts.append(child.tail or "")
    return re.sub(r"[ \t]*[\n\r][ \t\n\r]*", " ", "".join(parts))


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "script"
