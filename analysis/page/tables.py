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
NOTHING = "there is nothing to list."

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
    the page has room, where any is known; ``remarks`` is the column of what is told under the
    table instead. ``keys`` are the lemma keys of the rows, ``links`` where their words lead, ""
    for none. A table behind a picture that is read from the right runs ``right_to_left`` like it.
    """

    frame: "pd.DataFrame"
    name: str
    caption: str = ""
    decimals: Mapping[str, int] = field(default_factory=dict)
    intervals: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    glosses: Mapping[str, str] = field(default_factory=dict)
    keys: Sequence[str] = ()
    links: Sequence[str] = ()
    remarks: str = ""
    right_to_left: bool = False

    def __repr__(self) -> str:
        """The table as plain text, for a reader of plain text."""
        return self.frame.to_string(index=False)

    def _repr_html_(self) -> str:
        if self.frame.empty:
            return f"<p>{escape(self.caption)}: {NOTHING}</p>"
        rest = len(self.frame) - ROWS
        shown = replace(
            self, frame=self.frame.head(ROWS), keys=self.keys[:ROWS], links=self.links[:ROWS]
        )
        more = f"Here are {the_first(ROWS, len(self.frame), 'row')}. " if rest > 0 else ""
        direction = ' dir="rtl"' if self.right_to_left else ""
        return (
            f'<div class="table"><div class="scroll"{direction}>{shown.element()}</div>'
            f"{self._told()}<p>{more}{self.download()}</p></div>"
        )

    def _told(self) -> str:
        """The remarks, each after the name of its row."""
        if self.remarks not in self.frame:
            return ""
        rows = zip(self.frame.iloc[:, 0], self.frame[self.remarks], strict=True)
        told = dict.fromkeys(f"{head}: {remark}." for head, remark in rows if remark)
        return "".join(f'<p class="remark">{escape(remark)}</p>' for remark in told)

    def element(self) -> str:
        """The HTML ``<table>``, every heading with its scope."""
        columns = self._columns()
        heads = " ".join(column.head for column in columns)
        nowhere = [""] * len(self.frame)
        words = zip(self.keys or nowhere, self.links or nowhere, strict=True)
        about = next((place for place, column in enumerate(columns) if column.is_arabic), 0)
        # Spaces between cells, for whoever takes the text of a page without its elements.
        rows = (
            " ".join(
                column.cell(cell, word if place == about else ("", ""), heads_row=place == 0)
                for place, (column, cell) in enumerate(zip(columns, cells, strict=True))
            )
            for word, *cells in zip(words, *(column.cells for column in columns), strict=True)
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
        for name in map(str, self.frame.columns.drop(self.remarks, errors="ignore")):
            if name in lower:
                head, high = lower[name]
                ends = (map(str, self._printed(end)) for end in (name, high))
                columns.append(_Column(head, [_range(*pair) for pair in zip(*ends, strict=True)]))
            elif name in self.glosses:
                meanings = self.frame[self.glosses[name]].tolist()
                pairs = zip(self.frame[name], meanings, strict=True)
                columns.append(_Column(name, [Glossed(*pair) for pair in pairs]))
                if any(meanings):
                    columns.append(_Column(self.glosses[name], meanings, is_meaning=True))
            elif name not in upper and name not in self.glosses.values():
                columns.append(_Column(name, self._printed(name)))
        return [replace(column, is_turned=self.right_to_left) for column in columns]

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
        label = f"{DOWNLOAD}: {self.caption or self.name.replace('-', ' ')}"
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
    is_turned: bool = False

    @property
    def head(self) -> str:
        kind = "meaning" if self.is_meaning else "glossed" if self.is_glossed else ""
        name = f' class="{kind}"' if kind else ""
        direction = ' dir="ltr"' if self.is_turned else ""
        # In a narrow column "TF-IDF" would be broken.
        shown = escape(self.name).replace("-", "\N{NON-BREAKING HYPHEN}")
        return f'<th scope="col"{name}{direction}>{shown}</th>'

    @property
    def is_glossed(self) -> bool:
        return any(isinstance(cell, Glossed) for cell in self.cells)

    @property
    def is_arabic(self) -> bool:
        return self.is_glossed or 'lang="ar"' in self.mark

    @cached_property
    def mark(self) -> str:
        """What the cells that are not empty share as attributes."""
        if self.is_meaning:
            return ' class="meaning" lang="en" dir="ltr"'
        return _mark(self.cells) or (' dir="ltr"' if self.is_turned else "")

    def cell(self, cell: str | Glossed, word: tuple[str, str], *, heads_row: bool) -> str:
        """One of the cells, with the key of a word and where it leads if it is that word's."""
        mark = ' class="meaning"' if self.is_meaning and not cell else self.mark
        if self.is_turned and isinstance(cell, str) and _begins_in_arabic(cell):
            mark = _ARABIC  # a word among numbers
        key, link = word
        return cell_of(cell, mark, key=key, link=link, heads_row=heads_row)


def cell_of(
    text: str | Glossed, mark: str = "", *, key: str = "", link: str = "", heads_row: bool = False
) -> str:
    """A cell of a table's body as HTML.

    ``mark`` are its attributes, ``key`` is that of a word, and ``link`` where the word leads.
    """
    tag, scope = ("th", ' scope="row"') if heads_row else ("td", "")
    key = getattr(text, "key", "") or key
    own = f' data-key="{escape(key)}"' if key else ""
    shown = escape(text.text if isinstance(text, Glossed) else text)
    if link:
        shown = f'<a href="{escape(link)}"{own}>{shown}</a>'
    if isinstance(text, Glossed):
        meaning = f'<br/> <small lang="en" dir="ltr">{escape(text.meaning)}</small>'
        # Which way the cell runs must not depend on which of the two is longer.
        mark, shown = _ARABIC, shown + (meaning if text.meaning else "")
    return f"<{tag}{scope}{own}{mark}>{shown}</{tag}>"


_ARABIC = ' lang="ar" dir="rtl"'
ROOMY = 7  # columns, that of the meanings included, for which a page on a desk has room
LONG = 36  # letters in a cell that a narrow column would break into a tower of words


def _mark(cells: Iterable[str | Glossed]) -> str:
    """What the cells of a column share as attributes.

    The direction of a column of Arabic words with a remark, which no count of letters tells,
    and whether one of them is long.
    """
    texts = [text for text in cells if text and isinstance(text, str)]
    is_arabic = texts and all(map(_begins_in_arabic, texts))
    is_long = max(map(len, texts), default=0) > LONG
    return (_ARABIC if is_arabic else "") + (' class="long"' if is_long else "")


def _begins_in_arabic(text: str) -> bool:
    """Whether the first letter is Arabic, whatever number is in front of it."""
    first = next(filter(str.isalpha, text), "")
    return ARABIC_LETTER.match(first) is not None


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
    remarks: str = "",
) -> Table:
    """Rows as a table; a column called ``meaning`` glosses the first one."""
    import pandas as pd

    glosses = {columns[0]: "meaning"} if "meaning" in columns else {}
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return Table(
        frame, name, caption, decimals or {}, intervals or {}, glosses, keys, remarks=remarks
    )


def small(value: float) -> str:
    """A chance or an expected count to three digits; the smallest are said to be smaller.

    >>> small(0.04217), small(0.0002)
    ('0.042', '< 0.001')
    """
    return "< 0.001" if value < 0.001 else number(value, 3)
