"""Words in their places, as SVG text and as pixels; and the legend at the foot of a cloud."""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from analysis.page import shaping
from analysis.page.arabic_cloud import css
from analysis.page.glyphs import WIDEST, box_of, word_font
from analysis.page.style import COLOURS, colour
from analysis.page.svg import TEXT_STYLE
from analysis.text.source import ARABIC_LETTER

if TYPE_CHECKING:
    from matplotlib.path import Path
    from PIL.Image import Image

# Fractions of the canvas's width.
LEGEND = 0.036  # size of the legend's letters, legible on a telephone
LEADING = 1.35  # from one line of the legend to the next, in its letters


class Word(NamedTuple):
    """A word in its place: pen position on the baseline, left end, y downwards."""

    text: str
    x: float
    y: float
    size: float
    """Pixels to the em."""
    ink: str
    """A colour of the house or of CSS."""
    weight: int = shaping.BOLD
    is_upright: bool = False
    """Whether it runs from the bottom to the top."""
    box: tuple[float, float, float, float] | None = None
    """Left, top, width and height of what is kept free for it."""
    tip: str = ""
    """What a pointer or a screen reader is told of the word, in English."""
    link: str = ""
    key: str = ""
    """The word's lemma key; those of a term apart by blanks."""


# The rectangle catches pointers between the letters and is the ring around a word in focus.
STYLE = (
    f"{TEXT_STYLE}.drawing rect{{fill:transparent}}.drawing a:focus{{outline:none}}"
    ".drawing a:focus-visible rect{stroke:var(--ink);stroke-width:2;"
    "vector-effect:non-scaling-stroke}"
    ".drawing a:hover text,.drawing a:focus text{text-decoration:underline}"
)


def element(word: Word) -> str:
    """A word as real text, with what is known of it, inside its link.

    The Arabic is marked as Arabic and what is told of it as English, so that a voice reads both.
    """
    length = shaping.advance(word.text, word.weight) * word.size
    place = f'x="{word.x:.1f}" y="{word.y:.1f}"'
    if word.is_upright:
        place = f'transform="translate({word.x:.1f} {word.y:.1f}) rotate(-90)"'
    language = ' lang="ar"' if ARABIC_LETTER.search(word.text) else ""
    text = (
        f'<text{language} {place} font-size="{word.size:.1f}" font-weight="{word.weight}" '
        f'fill="{_css(word.ink)}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(word.text)}</text>"
    )
    if word.box is None:
        return text
    tag = f'a href="{escape(word.link)}"' if word.link else "g"
    left, top, width, height = word.box
    return (
        f'<{tag} data-key="{escape(word.key)}"><title lang="en">{escape(word.tip)}</title>'
        f'<rect x="{left:g}" y="{top:g}" width="{width:.1f}" height="{height:.1f}"/>{text}'
        f"</{tag[0]}>"
    )


def outlined(word: Word) -> str:
    """A word as the outline of its letters, for a file that is to need no typeface."""
    path = " ".join(
        f"{step}{' '.join(f'{1000 * size:.0f}' for size in points)}"
        for step, points in _steps(shaping.outline(word.text, word.weight))
    )
    turn = " rotate(-90)" if word.is_upright else ""
    place = f"translate({word.x:.1f} {word.y:.1f}){turn} scale({word.size / 1000:.5f})"
    title = f"<title>{escape(word.text)}</title>"
    return f'<path transform="{place}" fill="{_css(word.ink)}" d="{path}">{title}</path>'


def _steps(outline: "Path") -> Iterator[tuple[str, Sequence[float]]]:
    """An outline as SVG draws it: steps with their points, y downwards."""
    letters = {1: "M", 2: "L", 3: "Q", 4: "C", 79: "Z"}  # the codes of matplotlib's paths
    for points, code in outline.iter_segments(simplify=False, curves=True):
        flipped = [-value if at % 2 else value for at, value in enumerate(points)]
        yield letters[int(code)], [] if letters[int(code)] == "Z" else flipped


def _css(ink: str) -> str:
    return colour(ink) if ink in COLOURS else css(ink)


def written(image: "Image", words: Sequence[Word]) -> "Image":
    """An image with words written on it, all of one size and weight."""
    from PIL import ImageDraw, ImageFont

    if not words:
        return image
    weight = words[0].weight
    # A text that is too wide for a glyph is one of a smaller size in a larger font.
    share = min(1.0, WIDEST / max(box_of(word.text, weight=weight).width for word in words))
    font = word_font(tuple((word.text, share) for word in words), weight=weight)
    em = words[0].size / share
    glyphs = ImageFont.truetype(font.ink, round(em))
    draw = ImageDraw.Draw(image)
    for word, letter, box in zip(words, font.letters, font.boxes, strict=True):
        corner = (word.x + box.left * em, word.y - box.top * em)
        ink = colour(word.ink) if word.ink in COLOURS else word.ink
        draw.text(corner, letter, fill=ink, font=glyphs, anchor="lt")
    return image


def legend(entries: Mapping[str, str], size: tuple[float, float]) -> tuple[Word, ...]:
    """Entries in their inks, centred along the foot of a canvas, in as few lines as hold them."""
    width, height = size
    letters = LEGEND * width
    steps = {text: (shaping.advance(text) + 1) * letters for text in entries}
    lines = _lines(list(entries), steps, width)
    words = []
    for number, line in enumerate(lines):
        x = (width - sum(steps[text] for text in line) + letters) / 2
        y = height - (len(lines) - number - 0.5) * LEADING * letters
        for text in line:
            words.append(Word(text, x, y, letters, entries[text], weight=shaping.REGULAR))
            x += steps[text]
    return tuple(words)


def legend_height(entries: Mapping[str, str], width: float) -> float:
    """How much of the height a legend takes, the room above it included."""
    top = min((word.y - 1.2 * word.size for word in legend(entries, (width, 0))), default=0)
    return -top


def _lines(texts: Sequence[str], steps: Mapping[str, float], width: float) -> list[list[str]]:
    """Texts in as few lines of a width as hold them in their order, evenly filled."""
    total = sum(steps.values())
    full = total / math.ceil(total / width) if total else 0
    lines: list[list[str]] = [[]]
    for text in texts:
        filled = sum(steps[one] for one in lines[-1])
        if lines[-1] and (filled >= full or filled + steps[text] > width):
            lines.append([])
        lines[-1].append(text)
    return lines
