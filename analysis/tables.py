"""Tables for the page: readable by eye and by ear, and downloadable.

The one idea: a table on the page is the DataFrame, nothing less. It has a caption, its
first column heads the rows, its first row heads the columns, and the unrounded numbers
are one click away as CSV. The page decides which way it runs.
"""

import base64
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

DOWNLOAD = "Download as CSV"


@dataclass(frozen=True, repr=False)
class Table:
    """A table that displays itself in a notebook.

    ``name`` is that of the CSV file; ``caption`` says what the table shows; ``decimals``
    gives the places behind the point, by column, for columns of fractions (others: 2).
    """

    frame: "pd.DataFrame"
    name: str
    caption: str = ""
    decimals: Mapping[str, int] = field(default_factory=dict)

    def __repr__(self) -> str:
        """The table as plain text, for a reader of plain text."""
        return self.frame.to_string(index=False)

    def _repr_html_(self) -> str:
        return f'<div class="table">{self.element()}<p>{self.download()}</p></div>'

    def element(self) -> str:
        """The HTML ``<table>``, every heading with its scope."""
        heads = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in self.frame)
        rows = "".join(map(self._row, self.frame.itertuples(index=False, name=None)))
        caption = f"<caption>{escape(self.caption)}</caption>" if self.caption else ""
        return (
            f'<table class="table">{caption}<thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table>"
        )

    def _row(self, values: tuple[object, ...]) -> str:
        first, *rest = (
            self._cell(str(name), value)
            for name, value in zip(self.frame.columns, values, strict=True)
        )
        cells = "".join(f"<td>{cell}</td>" for cell in rest)
        return f'<tr><th scope="row">{first}</th>{cells}</tr>'

    def _cell(self, column: str, value: object) -> str:
        return escape(number(value, self.decimals.get(column, 2)))

    def download(self) -> str:
        """A link that holds the whole table as CSV.

        With a byte order mark, because spreadsheets take UTF-8 for something else without.
        """
        data = self.frame.to_csv(index=False).encode("utf-8-sig")
        return (
            f'<a download="{escape(self.name)}.csv" href="data:text/csv;charset=utf-8;base64,'
            f'{base64.b64encode(data).decode()}">{DOWNLOAD}</a>'
        )


def number(value: object, decimals: int = 2) -> str:
    """A value as it is printed: fractions rounded, thousands apart, a true minus, no value a dash.

    >>> number(1234), number(-0.456), number(float("nan")), number("ليبيا")
    ('1,234', '−0.46', '–', 'ليبيا')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "\N{EN DASH}"
    if isinstance(value, float):
        text = f"{value:,.{decimals}f}"
    else:
        text = f"{value:,d}" if _is_whole(value) else str(value)
    is_negative = text.startswith("-") and text[1:2].isdigit()
    return "\N{MINUS SIGN}" + text[1:] if is_negative else text


def _is_whole(value: object) -> bool:
    return hasattr(value, "__index__") and not isinstance(value, bool)
