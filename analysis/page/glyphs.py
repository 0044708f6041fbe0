"""A font in which each word is one glyph, for programs that draw text but do not shape it.

A program that sets text letter by letter would have to know how Arabic letters join. Here a
whole word, shaped beforehand, is one glyph at a code point for private use. The program
measures, turns and draws it like a single letter, and no library of the machine has a say in
how it looks.
"""

import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.page.shaping import BOLD, Extent, extent, outline

if TYPE_CHECKING:
    from matplotlib.path import Path

_FIRST = 0xF0000  # plane 15 is for private use; there are more points than glyphs in a font
MOST = 65_000  # glyphs; a font file counts them in 16 bits

WIDEST = 9  # ems of a glyph: FreeType draws none that is wider than ten
# A font file has coordinates of 16 bits with a sign, and an em of at most 16,384.
_FARTHEST, _FINEST = 32_000, 16_384


class FontFile(io.BytesIO):
    """A font file in memory that can be read again and again, as one on a disk can."""

    def read(self, size: int | None = -1, /) -> bytes:
        """The whole file, whatever was read before."""
        return self.getvalue()


class WordFont(NamedTuple):
    """Two fonts with the same glyphs, one glyph a word, which take up the same boxes.

    ``ink`` draws the words and ``solid`` their boxes. Words that are laid out as boxes do not
    come to lie within the bowl of another, where their dots would seem to be the other's.
    """

    letters: str
    """The letter for each word, in the order of the words."""
    sizes: tuple[float, ...]
    """The em of each word in ems of the font."""
    boxes: tuple[Extent, ...]
    """The box of each, in ems of the font; the pen is at the beginning of its baseline."""
    ink: FontFile
    solid: FontFile


@lru_cache(maxsize=8)
def word_font(
    words: tuple[tuple[str, float], ...],
    *,
    air: float = 0.0,
    weight: int = BOLD,
    typeface: str | None = None,
) -> WordFont:
    """A font with a glyph for each word, set in its size in ems of the font.

    ``air`` is as for :func:`box_of`, in ems of the word. ``typeface`` is the path of a
    font file, by default that of the house in a ``weight``.

    Raises ``ValueError`` for a word that leaves no ink and for more words than a font holds.

    >>> font = word_font((("ليبيا", 1.0), ("روسيا", 0.5)))
    >>> [hex(ord(letter)) for letter in font.letters]
    ['0xf0000', '0xf0001']
    """
    if len(words) > MOST:
        raise ValueError(f"a font holds {MOST:,} words, not {len(words):,}: take the heaviest")
    import numpy

    outlines = [outline(word, weight, typeface) for word, _ in words]
    boxes = [
        Extent(*(size * side for side in box_of(word, air, weight, typeface)))
        for word, size in words
    ]
    em = int(min(_FINEST, _FARTHEST / max(max(box.width, box.height) for box in boxes)))
    ascent = round(max(box.height for box in boxes) * em)
    ink, solid = [], []
    for drawn, box, (_, size) in zip(outlines, boxes, words, strict=True):
        # Pillow measures a text from its baseline on, so a glyph stands on it.
        sides = round(box.width * em), round(box.height * em)
        points = numpy.asarray(drawn.vertices) * (size * em)
        points += numpy.asarray((-box.left * em, -box.bottom * em))
        ink.append(_glyph(points.round().astype(int).tolist(), _codes(drawn), sides))
        solid.append(_box(sides))
    letters = "".join(chr(_FIRST + number) for number in range(len(words)))
    widths = [round(box.width * em) for box in boxes]
    files = (_file(letters, glyphs, widths, em, ascent) for glyphs in (ink, solid))
    return WordFont(letters, tuple(size for _, size in words), tuple(boxes), *files)


@lru_cache(maxsize=1 << 14)
def box_of(word: str, air: float = 0.0, weight: int = BOLD, typeface: str | None = None) -> Extent:
    """The box of a word with air around it, in ems from the pen on the baseline.

    ``air`` is left at either side, and half of it above and below: lines may be closer than
    words.
    """
    left, bottom, right, top = extent(outline(word, weight, typeface))
    return Extent(left - air, bottom - air / 2, right + air, top + air / 2)


_Sides = tuple[int, int]  # width and height


def _codes(outline: "Path") -> list[int]:
    import numpy

    return [int(code) for code in numpy.asarray(outline.codes).tolist()]


def _glyph(points: Sequence[Sequence[int]], codes: Sequence[int], sides: _Sides) -> object:
    """An outline in units of the font as a glyph that takes up the room of its box."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from matplotlib.path import Path

    width, height = sides
    glyph = TTGlyphPen(None)
    # The curves of a TrueType typeface are those of a TrueType file already.
    pen: Any = Cu2QuPen(glyph, max_err=1) if Path.CURVE4 in codes else glyph
    steps: Mapping[Any, tuple[Any, int]] = {
        Path.MOVETO: (pen.moveTo, 1),
        Path.LINETO: (pen.lineTo, 1),
        Path.CURVE3: (pen.qCurveTo, 2),
        Path.CURVE4: (pen.curveTo, 3),
    }
    at = 0
    while at < len(codes):
        if codes[at] == Path.CLOSEPOLY:
            pen.closePath()
            at += 1
        else:
            step, length = steps[codes[at]]
            step(*map(tuple, points[at : at + length]))
            at += length
    # Lines without area leave no ink; they only reach to the corners.
    for edge in (0, height):
        pen.moveTo((0, edge))
        pen.lineTo((width, edge))
        pen.closePath()
    return glyph.glyph()


def _box(sides: _Sides) -> object:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    width, height = sides
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, height), (width, height), (width, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _file(
    letters: str, glyphs: Sequence[object], widths: Sequence[int], em: int, ascent: int
) -> FontFile:
    """The bytes of a TrueType font, the same for the same glyphs whenever it is made."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables.ttProgram import Program

    names = [f"word{number}" for number in range(len(glyphs))]
    blank: Mapping[str, Any] = {".notdef": TTGlyphPen(None).glyph()}
    font = FontBuilder(em, isTTF=True)
    font.setupGlyphOrder([*blank, *names])
    font.setupCharacterMap(dict(zip(map(ord, letters), names, strict=True)))
    font.setupGlyf({**blank, **dict(zip(names, glyphs, strict=True))})
    font.setupHorizontalMetrics(
        {".notdef": (em, 0)} | {name: (w, 0) for name, w in zip(names, widths, strict=True)}
    )
    font.setupHorizontalHeader(ascent=ascent, descent=0)
    font.setupNameTable({"familyName": "Words", "styleName": "Bold"})
    font.setupOS2(sTypoAscender=ascent, sTypoDescender=0, usWinAscent=ascent, usWinDescent=0)
    font.setupPost()
    # FreeType moves the outlines of a font to whole pixels when it has no program of its own.
    # This one pushes a number and drops it, three times.
    program = newTable("prep")
    program.program = Program()
    program.program.fromBytecode(bytes([0xB0, 0x00, 0x21] * 3))
    font.font["prep"] = program
    font.font["maxp"].maxStackElements = 1
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    file = io.BytesIO()
    font.save(file)
    return FontFile(file.getvalue())
