"""The house style: colours, type sizes and measures that every figure and cloud shares.

Each colour has a value for light pages and one for dark pages. Drawings are made in the
light values; on a page the reader's theme picks. Figures are as wide as a telephone is,
one point to the pixel, so that their type is legible there and large on a desk.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.page import shaping

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform


class Colour(NamedTuple):
    """One colour of the house, as #rrggbb on light and on dark pages."""

    light: str
    dark: str


# Text and marks reach a contrast of 4.5:1 on light and dark pages. The five hues stay at
# least 20 apart (CIE76 in Lab) in normal, protan, deutan and tritan sight (Machado, Oliveira
# and Fernandes 2009, doi:10.1109/TVCG.2009.113), and 17 from the quiet ink.
COLOURS: Mapping[str, Colour] = {
    "ink": Colour("#1d1d1b", "#e9e5dc"),
    "quiet": Colour("#5c5a55", "#aaa59b"),
    "line": Colour("#d6d1c4", "#474c54"),
    "page": Colour("#fdfbf6", "#15171b"),
    "blue": Colour("#134b9f", "#6f97f5"),
    "rust": Colour("#6a1f06", "#ee6f5c"),
    "green": Colour("#0f7d45", "#92efb2"),
    "ochre": Colour("#826f14", "#f4cf5a"),
    "plum": Colour("#863a78", "#bf7cc0"),
}
HUES = ("blue", "rust", "green", "ochre", "plum")

KEY = "key:"  # what the name of a part of a drawing begins with that is about a word

WIDTH = 4.8  # inches: 346 points, about the width of a telephone's page in pixels
ROW = 0.33  # inches from one word to the next where each has a row
ARABIC_SIZE, LATIN_SIZE = 16, 12.5  # points; Arabic letters are smaller for their size


def colour(name: str) -> str:
    """The value in which a colour of the house is drawn; ``KeyError`` for a stranger."""
    return COLOURS[name].light


def new_figure(height: float) -> "Figure":
    """An empty, transparent figure of the house width and a height in inches."""
    from matplotlib.figure import Figure

    return Figure(figsize=(WIDTH, height), facecolor="none")


def new_axes(
    figure: "Figure", *, left: float = 0, right: float = 0, top: float = 0, bottom: float = 0
) -> "Axes":
    """Axes inside margins given in inches, without a frame."""
    width, height = figure.get_size_inches()
    axes = figure.add_axes(
        (
            left / width,
            bottom / height,
            (width - left - right) / width,
            (height - top - bottom) / height,
        ),
        facecolor="none",
    )
    axes.spines[:].set_visible(False)
    return axes


def room(texts: Iterable[str], *, arabic: int = 0, air: float = 14) -> float:
    """Inches that a column of texts takes with some points of air; ``arabic`` as for `note`."""
    weight, size = (arabic, ARABIC_SIZE) if arabic else (shaping.REGULAR, LATIN_SIZE)
    return (max(shaping.advance(text, weight) for text in texts) * size + air) / 72


def fitted(text: str, inches: float, *, arabic: int = 0) -> str:
    """A text that a column of so many inches holds, its end left out where it must be.

    >>> fitted("a word", 2), fitted("a word as long as an article", 1)
    ('a word', 'a word…')
    """
    if room([text], arabic=arabic) <= inches:
        return text
    # Not more than half of it may go for the sake of a whole word.
    cuts = range(len(text) - 1, 0, -1)
    fits = next((at for at in cuts if room([text[:at] + "…"], arabic=arabic) <= inches), 1)
    whole = text[: fits + 1].rpartition(" ")[0]
    return (whole if 2 * len(whole) > fits else text[:fits]).rstrip() + "…"


def rules(
    axes: "Axes", *, across: str, up: str = "", lines: bool = True, rows: bool = True
) -> None:
    """Give axes titles, readable numbers and quiet rules; without ``rows`` upright ones only."""
    axes.set_axisbelow(True)
    if lines:
        axes.grid(axis="both" if rows else "x", color=colour("line"), linewidth=0.7)
    axes.tick_params(length=0, pad=5)
    axes.set_xlabel(across, **type_of("quiet"))
    axes.set_title(up, loc="left", pad=8, **type_of("quiet"))
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set(**type_of("ink"))


def from_the_right(
    axes: "Axes", rows: int, reach: float, *, above: float = 0.5, below: float = 0.5
) -> None:
    """Let values grow from right to left and rows run from top to bottom, without scales."""
    axes.set(xlim=(reach, 0), ylim=(rows - 1 + below, -above), xticks=[], yticks=[])


def corner(axes: "Axes", text: str, ink: str, *, top: bool = True, line: int = 0) -> None:
    """Write into the right corner of axes, over their rules; ``line`` counts from the edge."""
    shift = 4 + 1.35 * LATIN_SIZE * line
    axes.annotate(
        text,
        (1, 1 if top else 0),
        (-6, -shift if top else shift),
        xycoords="axes fraction",
        textcoords="offset points",
        ha="right",
        va="top" if top else "bottom",
        bbox={"facecolor": colour("page"), "linewidth": 0, "pad": 1},
        **type_of(ink),
    )


def note(
    axes: "Axes",
    text: str,
    place: tuple[float, float],
    shift: tuple[float, float],
    *,
    coords: "str | Transform" = "data",
    arabic: int = 0,
    ink: str = "ink",
    ha: str = "left",
    va: str = "center",
    key: str = "",
) -> None:
    """Write at a place of the data, shifted by points; ``arabic`` is an Arabic word's weight.

    ``key`` is that of the word, by which a page knows it again (:func:`analysis.page.svg.keyed`).
    Centred words share a baseline: each centred by its own ink would dance up and down.
    """
    setting = type_of(ink, size=ARABIC_SIZE, weight=arabic) if arabic else type_of(ink)
    if va == "center":
        va, shift = "baseline", (shift[0], shift[1] - 0.3 * LATIN_SIZE)
    axes.annotate(
        shaping.for_matplotlib(text),
        place,
        shift,
        xycoords=coords,
        textcoords="offset points",
        annotation_clip=False,
        ha=ha,
        va=va,
        gid=KEY + key if key else None,
        **setting,
    )


def type_of(ink: str = "ink", *, size: float = LATIN_SIZE, weight: int = 400) -> dict[str, Any]:
    """How a text of the house is set, as keyword arguments for matplotlib."""
    font = shaping.typeface(weight)
    font.set_size(size)
    # A dollar sign must not send a word to the formula parser, which does not shape.
    return {"font": font, "color": colour(ink), "parse_math": False}
