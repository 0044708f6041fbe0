"""What stands in for Amiri until it has arrived, so that the page does not move when it does.

A browser shows a text at once in a font of the reader's machine and sets it again in Amiri a
moment later. Here such fonts are drawn as wide and as high as Amiri, so lines break in the
same places and stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

# Of Amiri, in hundredths of the size of the type.
ASCENT, DESCENT = 112.4, 63.4
_FACES = {"": (400, "normal"), "Bold": (700, "normal"), "Italic": (400, "italic")}


class StandIn(NamedTuple):
    """Fonts of one width, and for each face how large it is to be to run as wide as Amiri.

    The sizes, in percent, are ratios of advance widths: over the prose of the chapter on
    methods for Latin, over the words of the article, shaped by HarfBuzz, for Arabic.
    """

    fonts: tuple[str, ...]
    sizes: dict[str, float]


LATIN = (
    StandIn(
        ("Times New Roman", "Liberation Serif", "Tinos"),
        {"": 99.9, "Bold": 101.5, "Italic": 92.7},
    ),
    StandIn(("Georgia", "Gelasio"), {"": 91.4, "Bold": 84.5, "Italic": 83.5}),
    StandIn(("Noto Serif",), {"": 85.7, "Bold": 86.7, "Italic": 81.5}),
    StandIn(("DejaVu Serif",), {"": 78.8, "Bold": 76.6, "Italic": 73.3}),
)
ARABIC = (
    StandIn(("Noto Naskh Arabic", "Noto Naskh Arabic UI"), {"": 90.6, "Bold": 87.6}),
    StandIn(("Noto Sans Arabic", "Noto Sans Arabic UI"), {"": 82.0, "Bold": 74.7}),
    StandIn(("DejaVu Sans",), {"": 76.6, "Bold": 64.3}),
)


def family(stand_in: StandIn) -> str:
    """The name under which a page asks for it."""
    return f"Amiri as {stand_in.fonts[0]}"


def families(stand_ins: tuple[StandIn, ...]) -> str:
    """Their names as CSS lists them."""
    return ",".join(repr(family(stand_in)) for stand_in in stand_ins)


def faces(stand_ins: tuple[StandIn, ...], points: str) -> Iterator[str]:
    """The style rules that name the fonts, for these code points."""
    for stand_in in stand_ins:
        for face, size in stand_in.sizes.items():
            weight, style = _FACES[face]
            local = ",".join(f"local({name!r})" for name in _names(stand_in.fonts, face))
            yield (
                f"@font-face{{font-family:{family(stand_in)!r};font-weight:{weight};"
                f"font-style:{style};unicode-range:{points};src:{local};size-adjust:{size}%;"
                f"ascent-override:{ASCENT / size:.1%};descent-override:{DESCENT / size:.1%};"
                "line-gap-override:0%}\n"
            )


def _names(fonts: tuple[str, ...], face: str) -> Iterator[str]:
    """What systems call a face: its full name on some, its PostScript name on others."""
    for font in fonts:
        yield f"{font} {face}".strip()
        yield f"{font.replace(' ', '')}-{face or 'Regular'}"
