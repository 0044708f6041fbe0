"""How a word must be handed to a renderer so that its letters join and read right to left.

Text stays logical Unicode until the moment of drawing, and the renderer is
asked whether it shapes Arabic by itself. One that does gets the text as it is; treated
beforehand it would be treated twice and come out reversed. One that does not gets
presentation forms in visual order. HTML and SVG text never pass through here.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from analysis.files import replaced

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path as Outline

REGULAR, BOLD = 400, 700


def for_matplotlib(text: str) -> str:
    """The string that matplotlib must be given to draw a line of text right.

    Without a shaper (matplotlib before 3.11) diacritics are lost: their presentation
    forms do not combine, and a missing vowel sign reads better than a stray one.
    """
    return text if matplotlib_shapes() else presentation_forms(text)


def for_pillow(text: str) -> str:
    """The string that Pillow, and whatever draws through it, must be given.

    Pillow shapes when its Raqm layout is there, which needs the system's FriBiDi library.
    """
    from PIL import features

    return text if features.check("raqm") else presentation_forms(text)


def presentation_forms(text: str) -> str:
    """Text for a renderer that draws one glyph a letter, left to right; diacritics are dropped.

    >>> [f"{ord(letter):X}" for letter in presentation_forms("لا")]
    ['FEFB']
    """
    from arabic_reshaper import ArabicReshaper

    # The plain `bidi.get_display` does not mirror brackets and guillemets.
    from bidi.algorithm import get_display

    # U+FDF2 is missing in many fonts and a design of its own in others.
    settings = {"delete_harakat": True, "ARABIC LIGATURE ALLAH": False}
    return str(get_display(ArabicReshaper(settings).reshape(normalize("NFC", text))))


@cache
def matplotlib_shapes() -> bool:
    """Whether the matplotlib at hand joins Arabic letters by itself (3.11 and newer do).

    Lam and alef in a row are as wide as their ligature only where they have become one.
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    # DejaVu Sans comes with matplotlib and has both the letters and the ligature.
    font = FontProperties(family="DejaVu Sans")
    pair, ligature = (
        text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]
        for text in ("لا", "\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}")
    )
    return abs(pair - ligature) < 0.01 * ligature


@cache
def families() -> tuple[str, ...]:
    """Names of the typefaces to draw with, best first: Amiri where installed, DejaVu Sans.

    Makes Amiri known to matplotlib on first use. Amiri joins many pairs of letters in ways
    that only a shaper knows; without one DejaVu Sans, whose letters are plain, is right.
    """
    from matplotlib.font_manager import fontManager

    if not matplotlib_shapes():
        return ("DejaVu Sans",)
    try:
        files = [_with_latin_stops(font_file(REGULAR)), font_file(BOLD)]
    except FileNotFoundError:
        return ("DejaVu Sans",)
    for path in files:
        fontManager.addfont(path)
    return ("Amiri", "DejaVu Sans")


def _with_latin_stops(file: str) -> str:
    """A copy of a font file whose stops are Latin in any text, beside matplotlib's own files.

    Amiri draws them for Arabic and exchanges them in Latin text (feature ``locl``). A number by
    itself is in no script, and its decimal point would be another than that of the prose.
    """
    from fontTools.ttLib import TTFont
    from matplotlib import get_cachedir

    checksum = hashlib.sha256(Path(file).read_bytes()).hexdigest()[:12]
    copy = Path(get_cachedir(), f"{Path(file).stem}-{checksum}.ttf")
    if not copy.exists():
        font = TTFont(file)
        layout = font["GSUB"].table
        local = [f.Feature for f in layout.FeatureList.FeatureRecord if f.FeatureTag == "locl"]
        places = {place for feature in local for place in feature.LookupListIndex}
        tables = [
            table for at in sorted(places) for table in layout.LookupList.Lookup[at].SubTable
        ]
        latin = dict(pair for t in tables for pair in getattr(t, "ExtSubTable", t).mapping.items())
        for drawn in font["cmap"].tables:
            drawn.cmap = {point: latin.get(name, name) for point, name in drawn.cmap.items()}
        with replaced(copy) as draft:  # others may be drawing as well
            font.save(draft)
    return str(copy)


def font_file(weight: int = REGULAR) -> str:
    """Path of the Amiri font file of a weight, 400 or 700.

    Raises ``FileNotFoundError`` where the typeface is not installed.
    """
    cure = "install it with: pip install fontpkg-amiri"
    try:
        import fontpkg
    except ImportError as missing:
        raise FileNotFoundError(f"the typeface Amiri is not here; {cure}") from missing
    try:
        return str(fontpkg.path("Amiri", weight=weight))
    except fontpkg.FontpkgError as missing:
        raise FileNotFoundError(f"no Amiri of weight {weight} is here; {cure}") from missing


def typeface(weight: int = REGULAR, file: str | None = None) -> "FontProperties":
    """The typeface of the figures and clouds, or that of a font file, as matplotlib takes it."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=families(), weight=weight, fname=file)


def outline(text: str, weight: int = REGULAR, file: str | None = None) -> "Outline":
    """The outline of a line of text, one unit to the em, its baseline at 0 and y upwards.

    It is set in the typeface of the house, or in that of a font ``file``. The shaper is
    matplotlib's own: the outline is the same whatever libraries the machine has. Raises
    ``ValueError`` for text that leaves no ink.
    """
    import numpy
    from matplotlib.path import Path as Outline
    from matplotlib.textpath import text_to_path

    drawn = for_matplotlib(text)
    vertices, codes = text_to_path.get_text_path(typeface(weight, file), drawn, ismath=False)
    if not len(vertices):
        raise ValueError(f"{text!r} has no letter to draw; leave it out")
    return Outline(numpy.asarray(vertices) / text_to_path.FONT_SCALE, codes)


class Extent(NamedTuple):
    """The sides of a rectangle around ink, in ems from the pen on the baseline."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the foot to the head."""
        return self.top - self.bottom


def extent(outline: "Outline") -> Extent:
    """A rectangle that holds an outline, mostly to a hundredth of an em.

    It goes around the points that control the curves, which is quick and lies outside.
    """
    import numpy
    from matplotlib.path import Path as Outline

    points = numpy.asarray(outline.vertices)[outline.codes != Outline.CLOSEPOLY]
    return Extent(*map(float, (*points.min(axis=0), *points.max(axis=0))))


def advance(text: str, weight: int = REGULAR, file: str | None = None) -> float:
    """How far a line of text moves the pen, in ems: its width where it stands among others."""
    from matplotlib.textpath import text_to_path

    font = typeface(weight, file)
    font.set_size(text_to_path.FONT_SCALE)
    width, _, _ = text_to_path.get_text_width_height_descent(
        for_matplotlib(text), font, ismath=False
    )
    return width / text_to_path.FONT_SCALE
