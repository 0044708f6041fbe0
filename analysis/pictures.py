"""From a drawing to what a notebook cell displays: a picture that everyone can read.

A picture on the page is one inline SVG that follows the reader's theme, says in words what
it shows, and carries the table behind it, to look at and to take away.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Protocol, TypeAlias

from analysis import svg, wording
from analysis.housestyle import COLOURS
from analysis.tables import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Columns: TypeAlias = Mapping[str, Sequence[object]]
"""A small table: the names of its columns, each with its values from top to bottom."""


class Drawing(Protocol):
    """What can be shown on a page: a figure or a cloud."""

    @property
    def name(self) -> str:
        """What a file made of it is called, without the ending."""

    @property
    def alt(self) -> str:
        """What it shows, in words."""

    @property
    def data(self) -> Columns:
        """The numbers behind it."""

    def svg(self) -> str:
        """The drawing as an SVG element for a page."""


@dataclass(frozen=True, repr=False)
class Picture:
    """A figure, what it shows in words, and the numbers behind it. It displays itself."""

    name: str
    figure: "Figure"
    alt: str
    data: Columns

    def svg(self) -> str:
        """The figure as an SVG element whose colours follow the theme of the page."""
        drawn = _saved(self.figure, self.name, format="svg", metadata=dict.fromkeys(_STAMPS))
        return svg.page_ready(drawn.decode(), self.alt)

    def png(self, dpi: int = 144) -> bytes:
        """The figure as a PNG for a light page, by default two pixels to the point."""
        return _saved(
            self.figure,
            self.name,
            format="png",
            dpi=dpi,
            facecolor=COLOURS["page"].light,
            metadata={"Software": None},
        )

    def __repr__(self) -> str:
        """What the figure shows, for a reader of plain text."""
        return self.alt

    def _repr_html_(self) -> str:
        return show(self)._repr_html_()


@dataclass(frozen=True, repr=False)
class Shown:
    """A drawing set for the page with the table behind it."""

    drawing: Drawing
    table: Table

    def __repr__(self) -> str:
        """What the drawing shows, for a reader of plain text."""
        return self.drawing.alt

    def _repr_html_(self) -> str:
        return (
            f'<div class="picture">{self.drawing.svg()}<details>'
            f"<summary>{escape(wording.TABLE)}</summary>{self.table._repr_html_()}"
            "</details></div>"
        )


def show(drawing: Drawing, table: Table | None = None) -> Shown:
    """A drawing as a cell displays it, with a table other than its own."""
    return Shown(drawing, table or _table(drawing))


@dataclass(frozen=True, repr=False)
class Row:
    """Drawings of equal standing, side by side where the page is wide enough."""

    drawings: Sequence[Drawing]

    def __repr__(self) -> str:
        """What the drawings show, for a reader of plain text."""
        return "\n".join(drawing.alt for drawing in self.drawings)

    def _repr_html_(self) -> str:
        shown = "".join(show(drawing)._repr_html_() for drawing in self.drawings)
        return f'<div class="pictures">{shown}</div>'


def _table(drawing: Drawing) -> Table:
    """The numbers behind a drawing."""
    import pandas

    return Table(pandas.DataFrame(dict(drawing.data)), drawing.name)


_STAMPS = ("Date", "Creator", "Format", "Type")


def _saved(figure: "Figure", salt: str, **options: object) -> bytes:
    """A figure as the bytes of a file, the same on every run."""
    import matplotlib

    buffer = io.BytesIO()
    # Hinting would move the letters of a word against each other.
    settings = {"svg.fonttype": "path", "svg.hashsalt": salt, "text.hinting": "none"}
    with matplotlib.rc_context(settings):
        figure.savefig(buffer, **options)
    return buffer.getvalue()
