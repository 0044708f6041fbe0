"""Tables for the page: readable by eye and by ear, and downloadable.

A table on the page is the DataFrame, nothing less, up to a hundred rows; of a longer one it says
how many there are. It has a caption, its
first column heads the rows, its first row heads the columns, and the unrounded numbers
are one click away as CSV. The page decides which way it runs.
"""

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from analysis.page.grammar import number
from analysis.page.language import the_first
from analysis.text.cells import inert
from analysis.text.source import ARABIC_LETTER

if TYPE_CHECKING:
    import pandas as pd

DOWNLOAD = "Download as CSV"

ROWS = 100  # of a table on the page: all of more are in its CSV file


@dataclass(frozen=True)
class Glossed:
    """A cell with an Arabic word or phrase and, under it, its meaning where one is known.

    >>> str(Glossed("ليبيا", "Libya"))
    'ليبيا (Libya)'
    """

    text: str
    meaning: str = ""
    key: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.meaning})" if self.meaning else self.text


@dataclass(frozen=True, repr=False)
class Table:
    """A table that displays itself in a notebook.

    ``name`` is that of the CSV file; ``caption`` says what the table shows; ``decimals``
    gives the places behind the point, by column, for columns of fractions (others: 2).
    ``intervals`` shows two columns of bounds as one: its heading, then the two columns;
    ``glosses`` shows a column of meanings under the words of another, and beside them where
    the page has room. ``keys`` are the lemma keys of the rows, "" for one that is about no word.
    """

    frame: "pd.DataFrame"
    name: str
    caption: str = ""
    decimals: Mapping[str, int] = field(default_factory=dict)
    intervals: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    glosses: Mapping[str, str] = field(default_factory=dict)
    keys: Sequence[str] = ()

    def __repr__(self) -> str:
        """The table as plain text, for a reader of plain text."""
        return self.frame.to_string(index=False)

    def _repr_html_(self) -> str:
        rest = len(self.frame) - ROWS
        shown = replace(self, frame=self.frame.head(ROWS), keys=self.keys[:ROWS])
        more = f"Here are {the_first(ROWS, len(self.frame), 'row')}. " if rest > 0 else ""
        return (
            f'<div class="table"><div class="scroll">{shown.element()}</div>'
            f"<p>{more}{self.download()}</p></div>"
        )

    def element(self) -> str:
        """The HTML ``<table>``, every heading with its scope."""
        columns = self._columns()
        heads = " ".join(column.head for column in columns)
        keys = self.keys or [""] * len(self.frame)
        # Spaces between cells, for whoever takes the text of a page without its elements.
        rows = (
            " ".join(
                column.cell(cell, key, heads_row=place == 0)
                for place, (column, cell) in enumerate(zip(columns, cells, strict=True))
            )
            for key, *cells in zip(keys, *(column.cells for column in columns), strict=True)
        )
        caption = f"<caption>{escape(self.caption)}</caption>" if self.caption else ""
        body = " ".join(f"<tr>{row}</tr>" for row in rows)
        wide = " wide" if len(columns) > ROOMY else ""
        return (
            f'<table class="table{wide}">{caption} <thead><tr>{heads}</tr></thead> '
            f"<tbody>{body}</tbody></table> "
        )

    def _columns(self) -> list["_Column"]:
        """What is printed: rounded, what belongs together in one column."""
        lower = {low: (head, high) for head, (low, high) in self.intervals.items()}
        upper = {high for _, high in self.intervals.values()}
        columns: list[_Column] = []
        for name in map(str, self.frame):
            if name in lower:
                head, high = lower[name]
                ends = (map(str, self._printed(end)) for end in (name, high))
                columns.append(_Column(head, [_range(*pair) for pair in zip(*ends, strict=True)]))
            elif name in self.glosses:
                meanings = self.frame[self.glosses[name]].tolist()
                pairs = zip(self.frame[name], meanings, strict=True)
                columns.append(_Column(name, [Glossed(*pair) for pair in pairs]))
                columns.append(_Column(self.glosses[name], meanings, is_meaning=True))
            elif name not in upper and name not in self.glosses.values():
                columns.append(_Column(name, self._printed(name)))
        return columns

    def _printed(self, name: str) -> list["str | Glossed"]:
        decimals = self.decimals.get(name, 2)
        values = self.frame[name].tolist()
        return [v if isinstance(v, Glossed) else number(v, decimals) for v in values]

    def download(self) -> str:
        """A link that holds the whole table as CSV.

        With a byte order mark, because spreadsheets take UTF-8 for something else without; and
        with nothing in it that they would compute.
        """
        data = self.frame.map(_for_a_spreadsheet).to_csv(index=False).encode("utf-8-sig")
        label = f"{DOWNLOAD}: {self.caption}" if self.caption else DOWNLOAD
        return (
            f'<a download="{escape(self.name)}.csv" href="data:text/csv;charset=utf-8;base64,'
            f'{base64.b64encode(data).decode()}" aria-label="{escape(label)}">{DOWNLOAD}</a>'
        )


def _for_a_spreadsheet(cell: object) -> object:
    return inert(str(cell) if isinstance(cell, Glossed) else cell)


@dataclass(frozen=True)
class _Column:
    """A column as it is printed."""

    name: str
    cells: Sequence[str | Glossed]
    is_meaning: bool = False

    @property
    def head(self) -> str:
        glossed = any(isinstance(cell, Glossed) for cell in self.cells)
        kind = "meaning" if self.is_meaning else "glossed" if glossed else ""
        name = f' class="{kind}"' if kind else ""
        return f'<th scope="col"{name}>{escape(self.name)}</th>'

    @cached_property
    def mark(self) -> str:
        """What the cells that are not empty share as attributes."""
        if self.is_meaning:
            return ' class="meaning" lang="en" dir="ltr"'
        return _mark(self.cells)

    def cell(self, cell: str | Glossed, key: str, *, heads_row: bool) -> str:
        """One of the cells; the first of a row carries the key of the word it is about."""
        mark = ' class="meaning"' if self.is_meaning and not cell else self.mark
        return cell_of(cell, mark, key=key if heads_row else "", heads_row=heads_row)


def cell_of(text: str | Glossed, mark: str = "", *, key: str = "", heads_row: bool = False) -> str:
    """A cell of a table's body as HTML; ``mark`` are its attributes, ``key`` a word's."""
    tag, scope = ("th", ' scope="row"') if heads_row else ("td", "")
    if isinstance(text, Glossed):
        own = f' data-key="{escape(text.key or key)}"' if text.key or key else ""
        meaning = f'<br/> <small lang="en" dir="ltr">{escape(text.meaning)}</small>'
        shown = escape(text.text) + (meaning if text.meaning else "")
        # Which way the cell runs must not depend on which of the two is longer.
        return f'<{tag}{scope}{own} lang="ar" dir="rtl">{shown}</{tag}>'
    own = f' data-key="{escape(key)}"' if key else ""
    return f"<{tag}{scope}{own}{mark}>{escape(text)}</{tag}>"


ROOMY = 7  # columns, that of the meanings included, for which a page on a desk has room
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


def result_table(
    rows: Iterable[Sequence[object]],
    columns: Sequence[str],
    name: str,
    caption: str,
    *,
    decimals: Mapping[str, int] | None = None,
    intervals: Mapping[str, tuple[str, str]] | None = None,
    keys: Sequence[str] = (),
) -> Table:
    """Rows as a table; a column called ``meaning`` glosses the first one."""
    import pandas as pd

    glosses = {columns[0]: "meaning"} if "meaning" in columns else {}
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return Table(frame, name, caption, decimals or {}, intervals or {}, glosses, keys)


def small(value: float) -> str:
    """A chance or an expected count to three digits; the smallest are said to be smaller.

    >>> small(0.04217), small(0.0002)
    ('0.042', '< 0.001')
    """
    return "< 0.001" if value < 0.001 else number(value, 3)
