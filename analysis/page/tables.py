"""Tables for the page: readable by eye and by ear, and downloadable.

The one idea: a table on the page is the DataFrame, nothing less. It has a caption, its
first column heads the rows, its first row heads the columns, and the unrounded numbers
are one click away as CSV. The page decides which way it runs.
"""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from analysis.page.grammar import number
from analysis.text.source import ARABIC_LETTER

if TYPE_CHECKING:
    import pandas as pd

DOWNLOAD = "Download as CSV"


@dataclass(frozen=True)
class Glossed:
    """A cell with an Arabic word or phrase and, under it, its meaning where one is known.

    >>> str(Glossed("ليبيا", "Libya"))
    'ليبيا (Libya)'
    """

    text: str
    meaning: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.meaning})" if self.meaning else self.text


@dataclass(frozen=True, repr=False)
class Table:
    """A table that displays itself in a notebook.

    ``name`` is that of the CSV file; ``caption`` says what the table shows; ``decimals``
    gives the places behind the point, by column, for columns of fractions (others: 2).
    ``intervals`` shows two columns of bounds as one: its heading, then the two columns;
    ``glosses`` shows a column of meanings under the words of another.
    """

    frame: "pd.DataFrame"
    name: str
    caption: str = ""
    decimals: Mapping[str, int] = field(default_factory=dict)
    intervals: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    glosses: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        """The table as plain text, for a reader of plain text."""
        return self.frame.to_string(index=False)

    def _repr_html_(self) -> str:
        return (
            f'<div class="table"><div class="scroll">{self.element()}</div>'
            f"<p>{self.download()}</p></div>"
        )

    def element(self) -> str:
        """The HTML ``<table>``, every heading with its scope."""
        columns = self._columns()
        marks = {head: _mark(cells) for head, cells in columns.items()}
        # Spaces between cells, for whoever takes the text of a page without its elements.
        heads = " ".join(
            f'<th scope="col"{_class_of_head(cells)}>{escape(head)}</th>'
            for head, cells in columns.items()
        )
        rows = (
            " ".join(
                cell_of(cell, mark, heads_row=place == 0)
                for place, (cell, mark) in enumerate(zip(row, marks.values(), strict=True))
            )
            for row in zip(*columns.values(), strict=True)
        )
        caption = f"<caption>{escape(self.caption)}</caption>" if self.caption else ""
        body = " ".join(f"<tr>{row}</tr>" for row in rows)
        return (
            f'<table class="table">{caption} <thead><tr>{heads}</tr></thead> '
            f"<tbody>{body}</tbody></table> "
        )

    def _columns(self) -> dict[str, list["str | Glossed"]]:
        """What is printed, by heading: rounded, what belongs together in one column."""
        lower = {low: (head, high) for head, (low, high) in self.intervals.items()}
        upper = {high for _, high in self.intervals.values()}
        columns: dict[str, list[str | Glossed]] = {}
        for name in map(str, self.frame):
            if name in lower:
                head, high = lower[name]
                bounds = zip(self._printed(name), self._printed(high), strict=True)
                columns[head] = [_range(*pair) for pair in bounds]
            elif name in self.glosses:
                pairs = zip(self.frame[name], self.frame[self.glosses[name]], strict=True)
                columns[name] = [Glossed(*pair) for pair in pairs]
            elif name not in upper and name not in self.glosses.values():
                columns[name] = self._printed(name)
        return columns

    def _printed(self, name: str) -> list["str | Glossed"]:
        decimals = self.decimals.get(name, 2)
        values = self.frame[name].tolist()
        return [v if isinstance(v, Glossed) else number(v, decimals) for v in values]

    def download(self) -> str:
        """A link that holds the whole table as CSV.

        With a byte order mark, because spreadsheets take UTF-8 for something else without.
        """
        data = self.frame.to_csv(index=False).encode("utf-8-sig")
        return (
            f'<a download="{escape(self.name)}.csv" href="data:text/csv;charset=utf-8;base64,'
            f'{base64.b64encode(data).decode()}">{DOWNLOAD}</a>'
        )


def cell_of(text: str | Glossed, mark: str = "", *, heads_row: bool = False) -> str:
    """A cell of a table's body as HTML; ``mark`` are attributes of those that are not empty."""
    tag, scope = ("th", ' scope="row"') if heads_row else ("td", "")
    if isinstance(text, Glossed):
        meaning = f'<br/> <small lang="en" dir="ltr">{escape(text.meaning)}</small>'
        shown = escape(text.text) + (meaning if text.meaning else "")
        # Which way the cell runs must not depend on which of the two is longer.
        return f'<{tag}{scope} lang="ar" dir="rtl">{shown}</{tag}>'
    return f"<{tag}{scope}{mark if text else ''}>{escape(text)}</{tag}>"


def _class_of_head(cells: Iterable[str | Glossed]) -> str:
    return ' class="glossed"' if any(isinstance(cell, Glossed) for cell in cells) else ""


LONG = 36  # letters in a cell that a narrow column would break into a tower of words


def _mark(cells: Iterable[str | Glossed]) -> str:
    """What the cells of a column share as attributes.

    The direction of a column of Arabic words with a remark, which no count of letters tells,
    and whether one of them is long.
    """
    texts = [text for text in cells if text and isinstance(text, str)]
    begin_arabic = all(ARABIC_LETTER.match(text) for text in texts)
    if not (texts and begin_arabic):
        return ""
    return ' lang="ar" dir="rtl"' + (' class="long"' if max(map(len, texts)) > LONG else "")


def _range(low: str, high: str) -> str:
    """An interval; a dash cannot join two numbers of which one has a minus."""
    if low == high:
        return low
    return f"{low} to {high}" if "\N{MINUS SIGN}" in low + high else f"{low}\N{EN DASH}{high}"
