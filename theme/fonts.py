"""Amiri for the page, small: cut down at build time to the letters that a page can need.

The typeface (https://www.amirifont.org, SIL Open Font License) comes as ``fontpkg-amiri``; the
files made here are build products. They are written into the style sheet that names them, which
a browser reads before it draws a page and keeps for the next one: the text is in its own letters
from the beginning, from a disk too, and nothing moves when they come. Every shape of a letter,
its ligatures and the placing of its marks stay: without them Arabic is not itself.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.application import Sphinx

from theme import fallback_fonts

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

# English and the other languages of Western Europe, and the letters of transliteration.
_LATIN = (
    "U+0020-007E,U+00A0-00A1,U+00A9,U+00AB,U+00B0,U+00B7,U+00BB,U+00BF-00FF,U+0100-0101,U+0106-0107,"
    "U+010C-0113,U+011E-011F,U+012A-012B,U+0130-0131,"
    "U+0141-0144,U+014C-014D,U+0152-0153,U+015E-0161,U+016A-016B,U+017B-017E,U+02BE-02BF,U+1E0C-1E0D,U+1E24-1E25,"
    "U+1E62-1E63,U+1E6C-1E6D,U+1E92-1E93,U+2010-2026,U+2212"
)
# What Arabic is written with, four letters for foreign sounds, and lam-alef as old files have it.
# All of the Arabic block would more than double the file for languages that are not on the page.
_ARABIC = (
    "U+060C,U+061B,U+061F,U+0621-063A,U+0640-0652,U+0660-066C,U+0670-0671,"
    "U+067E,U+0686,U+06A4,U+06AF,U+200C-200F,U+2066-2069,U+FEFB"
)
# Spaces, figures and punctuation, which Amiri draws in another shape beside Arabic letters.
_SHARED = "U+0020-0040,U+005B-005D,U+007B-007D,U+00A0,U+00AB,U+00BB,U+2013-2014,U+2018-2026"

# Small figures for fractions such as 1/2, which a page has to ask for and none does.
_FRACTIONS = frozenset(("frac", "numr", "dnom"))


class Cut(NamedTuple):
    """One file: which face, and which letters of it."""

    name: str
    weight: int
    style: str
    script: str

    @property
    def range(self) -> str:
        """The code points that the file draws, as a CSS ``unicode-range``."""
        return f"{_ARABIC},{_SHARED}" if self.script == "arab" else _LATIN

    @property
    def family(self) -> str:
        """The name under which a page asks for it."""
        return "Amiri Arabic" if self.script == "arab" else "Amiri"


CUTS = (
    Cut("amiri-arabic", 400, "normal", "arab"),
    Cut("amiri-arabic-bold", 700, "normal", "arab"),
    Cut("amiri-latin", 400, "normal", "latn"),
    Cut("amiri-latin-bold", 700, "normal", "latn"),
    Cut("amiri-latin-italic", 400, "italic", "latn"),
)


def _points(ranges: str) -> list[int]:
    """The code points of a CSS ``unicode-range``."""
    bounds = (part.removeprefix("U+").split("-") for part in ranges.split(","))
    return [point for b in bounds for point in range(int(b[0], 16), int(b[-1], 16) + 1)]


def source(cut: Cut) -> Path:
    """The file that a cut is made from."""
    import fontpkg

    return Path(fontpkg.path("Amiri", weight=cut.weight, style=cut.style))


def write(cut: Cut, target: Path) -> None:
    """Make one file, compressed as WOFF2."""
    from fontTools import subset

    options = subset.Options(flavor="woff2", hinting=False, layout_scripts=[cut.script, "DFLT"])
    options.layout_features = [f for f in options.layout_features if f not in _FRACTIONS]
    font = subset.load_font(source(cut), options)
    if cut.script == "latn":
        _draw_as_latin(font)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_points(cut.range))
    cutter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, target, options)


def _draw_as_latin(font: TTFont) -> None:
    """Give stops and brackets their Latin shape, also next to an Arabic letter.

    Amiri draws them for Arabic and changes them in Latin text (feature ``locl``); a browser
    counts a full stop after an Arabic word in an English sentence as Arabic text.
    """
    layout = font["GSUB"].table
    features = (
        record.Feature
        for record in layout.FeatureList.FeatureRecord
        if record.FeatureTag == "locl"
    )
    lookups = {index for feature in features for index in feature.LookupListIndex}
    latin: dict[str, str] = {}
    for index in sorted(lookups):
        for table in layout.LookupList.Lookup[index].SubTable:
            latin |= getattr(table, "ExtSubTable", table).mapping
    for characters in font["cmap"].tables:
        characters.cmap = {point: latin.get(name, name) for point, name in characters.cmap.items()}


def kept(cut: Cut, store: Path) -> Path:
    """The file of a cut, made if it is not in the store yet."""
    made_by = Path(__file__).read_bytes()
    key = hashlib.sha256(source(cut).read_bytes() + repr(cut).encode() + made_by)
    path = store / f"{cut.name}.{key.hexdigest()[:12]}.woff2"
    if not path.exists():
        unfinished = path.with_suffix(".new")  # a build may be broken off here
        write(cut, unfinished)
        unfinished.replace(path)
    return path


def faces(files: Mapping[str, bytes]) -> str:
    """The style rules that hold the files, what stands in for them, and the lists of both.

    ``files`` are the bytes of each cut by its name. Fallbacks draw what Amiri is not cut for.
    """
    rules = [
        f"@font-face{{font-family:'{cut.family}';font-weight:{cut.weight};"
        f"font-style:{cut.style};font-display:block;unicode-range:{cut.range};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
        for cut, data in ((cut, b64encode(files[cut.name]).decode()) for cut in CUTS)
    ]
    rules += fallback_fonts.faces(fallback_fonts.LATIN, _LATIN)
    rules += fallback_fonts.faces(fallback_fonts.ARABIC, f"{_ARABIC},{_SHARED}")
    latin = fallback_fonts.families(fallback_fonts.LATIN)
    arabic = fallback_fonts.families(fallback_fonts.ARABIC)
    lists = {
        "amiri": f"Amiri,'Amiri Arabic',{latin},{arabic}",
        "amiri-arabic": f"'Amiri Arabic',{arabic},Amiri",
    }
    rules.append(f":root{{{';'.join(f'--{name}:{names}' for name, names in lists.items())}}}\n")
    return "".join(rules)


def _provide(app: Sphinx) -> None:
    """Put the rules in their place before the pages, which name them by checksum."""
    if app.builder.format != "html":
        return
    static, store = Path(app.outdir, "_static"), Path(app.doctreedir, "fonts")
    static.mkdir(parents=True, exist_ok=True)
    files = {cut.name: kept(cut, store).read_bytes() for cut in CUTS}
    (static / "fonts.css").write_text(faces(files), "utf-8")
    app.add_css_file("fonts.css", priority=100)


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the fonts when the build begins."""
    app.connect("builder-inited", _provide)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
