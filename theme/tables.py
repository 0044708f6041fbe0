"""Which tables run right to left, and which heads stand over a column of Arabic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from operator import add

from theme import bidi
from theme.marks import note
from theme.markup import Element, Insertion, Text, attribute

Verdict = Callable[[Element], bool | None]


def is_arabic(page: str, table: Element) -> bool | None:
    """Whether a table is an Arabic one: in its header and as a whole; None if they disagree."""
    heads = [cell for row in _head(table) for cell in row]
    whole = _letters(page, table)
    header = reduce(add, (_letters(page, cell) for cell in heads), bidi.Letters())
    if not header.any:
        return whole.are_arabic if whole.any else None
    return whole.are_arabic if whole.are_arabic == header.are_arabic else None


def heads(page: str, table: Element, verdict: Verdict) -> Iterator[Insertion]:
    """The notes on the heads of Arabic columns that are not Arabic themselves.

    A table with cells over several rows or columns is passed over: which head is whose would
    be a guess.
    """
    head, body = _head(table), [row for row in _rows(table) if row not in _head(table)]
    cells = [cell for row in [*head, *body] for cell in row]
    if any(attribute(page, cell, name) for cell in cells for name in ("colspan", "rowspan")):
        return
    for row in head:
        for position, cell in enumerate(row):
            column = [verdict(other[position]) for other in body if position < len(other)]
            if _mostly_arabic(column) and not verdict(cell) and _is_undeclared(page, cell):
                yield cell.name_end, note("column")


def _mostly_arabic(column: list[bool | None]) -> bool:
    said = [arabic for arabic in column if arabic is not None]
    return 2 * sum(said) > len(said)


def _is_undeclared(page: str, cell: Element) -> bool:
    return all(attribute(page, cell, name) is None for name in ("lang", "dir"))


def _head(table: Element) -> list[list[Element]]:
    groups = [part for part in table.elements() if part.tag == "thead"]
    return [row for group in groups for row in _rows(group)]


def _rows(part: Element) -> list[list[Element]]:
    rows = (row for row in part.descendants() if row.tag == "tr")
    return [[cell for cell in row.elements() if cell.tag in ("th", "td")] for row in rows]


def _letters(page: str, element: Element) -> bidi.Letters:
    counts = (
        bidi.letters(page[child.start : child.end])
        if isinstance(child, Text)
        else _letters(page, child)
        for child in element.children
    )
    return reduce(add, counts, bidi.Letters())
