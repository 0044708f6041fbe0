"""Which way a table runs, and where in it the heads and the numbers stand.

A table is Arabic where its header and its letters as a whole are, or where every column of
words is, as in a concordance: read from the right, what comes before stands before. In any
other table a head that is not Arabic is told to stand over its Arabic column. Columns of
numbers are noted in every table, so that digits can stand under digits.

A table with cells over several rows or columns gets no notes: which head is whose would be a
guess.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import reduce
from itertools import zip_longest
from operator import add

from theme import bidi, insertions
from theme.markup import Element, Insertion, Text, attribute

# Digits, and what stands between and around them; a dash for no value.
_NUMBER = re.compile(r"[+\-−–±<≤≥~]?\s?[\d٠-٩][\d٠-٩.,:/٫٬\s%٪–−-]*|[–—-]?")

Row = list[Element]


def is_arabic(page: str, table: Element) -> bool | None:
    """Whether a table is an Arabic one; None where header and body disagree."""
    head, body = _parts(table)
    whole = _letters(page, table)
    if not whole.any:
        return None
    columns = [said for said in map(_said, _columns(page, body)) if said is not None]
    if len(columns) > 1 and all(columns):
        return True
    header = reduce(add, (_letters(page, cell) for row in head for cell in row), bidi.Letters())
    if header.any and header.are_arabic != whole.are_arabic:
        return None
    return whole.are_arabic if len(columns) > 1 or header.are_arabic else None


def notes(page: str, table: Element) -> Iterator[Insertion]:
    """The notes on the columns of a table."""
    head, body = _parts(table)
    if any(attribute(page, cell, name) for row in head + body for cell in row for name in _SPANS):
        return
    for position, column in enumerate(_columns(page, body)):
        heads = [row[position] for row in head if position < len(row)]
        cells = [row[position] for row in body if position < len(row)]
        if _is_numeric(column):
            noted, kind = heads + cells, "number"
        elif _said(column):
            noted = [cell for cell in heads if not _letters(page, cell).are_arabic]
            kind = "arabic"
        else:
            continue
        yield from (
            (cell.name_end, insertions.column(kind)) for cell in noted if _is_free(page, cell)
        )


_SPANS = ("colspan", "rowspan")


def _parts(table: Element) -> tuple[list[Row], list[Row]]:
    head, body = [], []
    for row in (element for element in table.descendants() if element.tag == "tr"):
        cells = [cell for cell in row.elements() if cell.tag in ("th", "td")]
        in_head = any(_holds(part, row) for part in table.elements() if part.tag == "thead")
        (head if in_head else body).append(cells)
    return head, body


def _holds(part: Element, row: Element) -> bool:
    return part.start < row.start < part.end


def _columns(page: str, rows: list[Row]) -> list[list[str]]:
    texts = [[_text(page, cell) for cell in row] for row in rows]
    return [list(column) for column in zip_longest(*texts, fillvalue="")]


def _said(column: list[str]) -> bool | None:
    """Whether most cells of a column are Arabic; None for one without letters."""
    cells = [letters.are_arabic for letters in map(bidi.letters, column) if letters.any]
    return 2 * sum(cells) > len(cells) if cells else None


def _is_numeric(column: list[str]) -> bool:
    cells = [html.unescape(cell).strip() for cell in column]
    return all(map(_NUMBER.fullmatch, cells)) and any(re.search(r"\d", cell) for cell in cells)


def _is_free(page: str, cell: Element) -> bool:
    return all(attribute(page, cell, name) is None for name in ("lang", "dir", "style", "align"))


def _text(page: str, element: Element) -> str:
    return "".join(
        page[child.start : child.end] if isinstance(child, Text) else _text(page, child)
        for child in element.children
    )


def _letters(page: str, element: Element) -> bidi.Letters:
    return bidi.letters(_text(page, element))
