"""From a drawing to what a notebook cell displays: a picture that everyone can read.

A picture on the page is one inline SVG that follows the reader's theme, says in words what
it shows, and carries the table behind it. It can be taken away as a file, and so can the table.
"""

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from analysis.page import language as wording
from analysis.page import svg
from analysis.page.shaping import matplotlib_shapes
from analysis.page.style import COLOURS, new_axes, new_figure, note
from analysis.page.tables import Table

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

    @property
    def keys(self) -> Sequence[str]:
        """The lemma keys of the rows of the numbers, where they are about words."""

    @property
    def links(self) -> Sequence[str]:
        """Where the words of the rows lead, if they lead anywhere."""

    @property
    def right_to_left(self) -> bool:
        """Whether it is read from the right, and the numbers behind it with it."""

    def svg(self) -> str:
        """The drawing as an SVG element for a page."""

    def svg_file(self) -> bytes:
        """The drawing as an SVG file that needs no typeface."""

    def png(self) -> bytes:
        """The drawing as a PNG for a light page."""


@dataclass(frozen=True, repr=False)
class Picture:
    """A figure, what it shows in words, and the numbers behind it. It displays itself."""

    name: str
    figure: "Figure"
    alt: str
    data: Columns
    keys: Sequence[str] = ()
    links: Sequence[str] = ()
    right_to_left: bool = False

    def svg(self) -> str:
        """The figure as an SVG element whose colours follow the theme of the page."""
        # What was not left in its logical order must not become text.
        kind = "none" if matplotlib_shapes() else "path"
        drawn = _saved(self.figure, self.name, kind, format="svg", metadata=_NO_STAMPS)
        return svg.page_ready(drawn.decode(), self.alt)

    def svg_file(self) -> bytes:
        """The figure as an SVG file for a light page, its letters as outlines."""
        stamps = _NO_STAMPS | {"Title": self.alt}
        page = COLOURS["page"].light
        drawn = _saved(self.figure, self.name, format="svg", facecolor=page, metadata=stamps)
        return svg.keyed(drawn.decode()).encode()

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


def nothing(name: str) -> Picture:
    """What stands in the place of a picture for which there are no data."""
    figure = new_figure(0.5)
    axes = new_axes(figure)
    axes.set(xticks=[], yticks=[])
    note(axes, wording.NOTHING, (0.5, 0.5), (0, 0), ink="quiet", ha="center")
    return Picture(name, figure, wording.NOTHING, {})


@dataclass(frozen=True, repr=False)
class Shown:
    """A drawing set for the page with the table behind it."""

    drawing: Drawing
    table: Table

    def __repr__(self) -> str:
        """What the drawing shows, for a reader of plain text."""
        return self.drawing.alt

    def _repr_html_(self) -> str:
        return _set(self.drawing.svg(), self.table, [self.drawing])


def show(drawing: Drawing, table: Table | None = None) -> Shown:
    """A drawing as a cell displays it, with a table other than its own."""
    return Shown(drawing, table or _table(drawing))


# At most two columns, and one where half the page is narrower than a small drawing. What comes
# first is at the right, as in the figures of Arabic words.
_SIDE_BY_SIDE = (
    "direction:rtl;display:grid;gap:1.5rem;"
    "grid-template-columns:repeat(auto-fit,minmax(max(8.5rem,34%),1fr))"
)


@dataclass(frozen=True, repr=False)
class Row:
    """Small drawings of one kind in reading order, two side by side where the page has room.

    ``titles`` stand over the drawings and tell their numbers apart in the one table behind
    them; without titles they are counted.
    """

    drawings: Sequence[Drawing]
    titles: Sequence[str] = ()
    name: str = "row"
    remark: str = ""
    """What there is to say of all of them."""

    def __repr__(self) -> str:
        """What the drawings show, for a reader of plain text."""
        return "\n".join(f"{title}: {drawing.alt}" for title, drawing in self._titled())

    def _repr_html_(self) -> str:
        shown = "".join(
            f'<div style="direction:ltr"><p style="margin:0;text-align:center">{escape(title)}</p>'
            f"{drawing.svg()}</div>"
            for title, drawing in self._titled()
        )
        remark = f"<p>{escape(self.remark)}</p>" if self.remark else ""
        row = f'<div style="{_SIDE_BY_SIDE}">{shown}</div>{remark}'
        return _set(row, _table(self), self.drawings)

    def _titled(self) -> list[tuple[str, Drawing]]:
        titles = self.titles or [str(number + 1) for number in range(len(self.drawings))]
        return list(zip(titles, self.drawings, strict=True))

    @property
    def keys(self) -> Sequence[str]:
        """The lemma keys of the rows of the numbers."""
        return [key for drawing in self.drawings for key in drawing.keys]

    @property
    def links(self) -> Sequence[str]:
        """Where the words of the rows lead."""
        return [link for drawing in self.drawings for link in drawing.links]

    @property
    def right_to_left(self) -> bool:
        """The first of them is at the right."""
        return True

    @property
    def data(self) -> Columns:
        """The numbers behind all drawings; a column that one lacks is empty there."""
        names = dict.fromkeys(name for drawing in self.drawings for name in drawing.data)
        columns: dict[str, list[object]] = {wording.PART: [], **{name: [] for name in names}}
        for title, drawing in self._titled():
            rows = max(map(len, drawing.data.values()), default=0)
            columns[wording.PART] += [title] * rows
            for name in names:
                columns[name] += drawing.data.get(name, [""] * rows)
        return columns


def _set(drawn: str, table: Table, drawings: Sequence[Drawing]) -> str:
    """What is drawn, and one click away the table behind it, if there is one, and files."""
    if table.frame.empty:
        return f'<div class="picture">{drawn}</div>'
    files = "; ".join(map(_files, drawings))
    return (
        f'<div class="picture">{drawn}<details><summary>{escape(wording.TABLE)}</summary>'
        f"{table._repr_html_()}<p>{wording.PICTURE} {files}</p></details></div>"
    )


def _files(drawing: Drawing) -> str:
    """Links that hold a drawing as files."""
    kinds = {
        "svg": ("image/svg+xml", drawing.svg_file()),
        "png": ("image/png", drawing.png()),
    }
    return ", ".join(
        f'<a download="{escape(drawing.name)}.{ending}" '
        f'href="data:{kind};base64,{base64.b64encode(data).decode()}" '
        f'aria-label="{escape(wording.file(drawing.name, ending))}">{ending.upper()}</a>'
        for ending, (kind, data) in kinds.items()
    )


def _table(drawing: Drawing | Row) -> Table:
    import pandas

    data = drawing.data
    return Table(
        pandas.DataFrame(dict(data)),
        drawing.name,
        glosses={"word": "meaning"} if {"word", "meaning"} <= data.keys() else {},
        keys=drawing.keys,
        links=drawing.links,
        right_to_left=drawing.right_to_left,
    )


_NO_STAMPS: dict[str, str | None] = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def _saved(figure: "Figure", salt: str, text: str = "path", **options: Any) -> bytes:  # noqa: ANN401
    """A figure as the bytes of a file, the same on every run; ``text`` is how SVG writes it."""
    import matplotlib

    buffer = io.BytesIO()
    # Hinting would move the letters of a word against each other.
    settings: Any = {"svg.hashsalt": salt, "svg.fonttype": text, "text.hinting": "none"}
    with matplotlib.rc_context(settings):
        figure.savefig(buffer, **options)
    return buffer.getvalue()
