"""matplotlib's SVG made fit for a page: light, apart from its neighbours, true to the theme.

A page holds many drawings in one document, so each keeps its own names, takes its colours
from the reader's theme and is as short as it can be without looking different.
"""

import hashlib
import re
from collections.abc import Sequence
from html import escape, unescape

from analysis.page.shaping import REGULAR, advance
from analysis.page.style import COLOURS, KEY
from analysis.text.source import ARABIC_LETTER


def page_ready(svg: str, alt: str) -> str:
    """A file written by matplotlib as an SVG element for a page."""
    return themed(compact(fitted_text(apart(keyed(svg)))), alt, style=TEXT_STYLE)


# Real text in the page's own typeface. Whatever stands in for it is fitted to its place by
# `textLength`, so nothing overlaps where Amiri is missing.
TEXT_STYLE = (
    ".drawing text{font-family:var(--amiri,Amiri),serif;direction:ltr;unicode-bidi:plaintext}"
)


def keyed(svg: str) -> str:
    """The SVG with what is about a word marked by the word's key, as tables and texts are.

    What stands behind a bar is told to a pointer.

    >>> keyed('<g id="key:ليبيا"><path/></g>')
    '<g data-key="ليبيا"><path/></g>'
    >>> keyed('<g id="key:ليبيا|18 times"><path/></g>')
    '<g data-key="ليبيا"><title lang="en">18 times</title><path/></g>'
    """
    return re.sub(f' id="{KEY}([^"|]*)(?:\\|([^"]*))?">', _keyed, svg)


def _keyed(found: re.Match[str]) -> str:
    tip = f'<title lang="en">{found[2]}</title>' if found[2] else ""
    return f' data-key="{found[1]}">{tip}'


def fitted_text(svg: str) -> str:
    """matplotlib's SVG with each text as wide as matplotlib has it, and Arabic marked as such."""
    return re.sub(r'<text style="([^"]*)" (x="[^"]*" y="[^"]*")[^>]*>([^<]*)</text>', _text, svg)


def _text(found: re.Match[str]) -> str:
    style, place, written = found.groups()
    rules = dict(rule.split(": ", 1) for rule in style.split("; "))
    del rules["font-family"]
    text, size = unescape(written), float(rules["font-size"].removesuffix("px"))
    length = advance(text, int(rules.get("font-weight", REGULAR))) * size
    language = ' lang="ar"' if ARABIC_LETTER.search(text) else ""
    if rules["text-anchor"] == "start":
        del rules["text-anchor"]
    style = ";".join(f"{name}:{value}" for name, value in rules.items())
    return (
        f'<text{language} {place} textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs" '
        f'style="{style}">{written}</text>'
    )


def themed(svg: str, alt: str, *, role: str = "img", style: str = "") -> str:
    """An SVG element that says ``alt``, fits its column and takes its colours from the theme.

    The light values of the house's colours become variables, and a style of its own gives
    these their values on light and on dark pages.
    """
    used = [name for name, colour in COLOURS.items() if colour.light in svg]
    for name in used:
        svg = svg.replace(COLOURS[name].light, f"var(--{name})")
    opening = (
        f'<svg role="{role}" aria-label="{escape(alt)}" class="drawing" '
        'style="direction:ltr;display:block;width:100%;height:auto;max-width:34rem;margin:auto" '
    )
    body = svg.split("<svg ", 1)[1]
    return opening + body.replace(">", f"><style>{_theme(used)}{style}</style>", 1)


def _theme(names: Sequence[str]) -> str:
    """The style that gives colours their values; dark as the book and as JupyterLab say it."""
    values = ";".join(f"--{name}:light-dark({','.join(COLOURS[name])})" for name in names)
    return (
        f".drawing{{{values}}}"
        "[data-theme=light] .drawing{color-scheme:light}"
        "[data-theme=dark] .drawing,[data-jp-theme-light=false] .drawing{color-scheme:dark}"
    )


def apart(svg: str) -> str:
    """The SVG with names of its own; names that nothing in it refers to are left out."""
    own = "p" + hashlib.sha256(svg.encode()).hexdigest()[:5] + "-"
    references = set(re.findall(r'(?<=href="#)[^"]+|(?<=url\(#)[^)]+', svg))
    names = {name: f"{own}{number}" for number, name in enumerate(sorted(references))}
    svg = re.sub(r' id="([^"]*)"', lambda m: f' id="{names[m[1]]}"' if m[1] in names else "", svg)
    return re.sub(r'(href="#|url\(#)([^")]+)', lambda m: m[1] + names[m[2]], svg)


def compact(svg: str) -> str:
    """matplotlib's SVG without what a page has no use for."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<!--.*?-->|<metadata>.*?</metadata>|<style .*?</style>", "", svg, flags=re.S)
    svg = re.sub(r'<svg [^>]*?(viewBox="[^"]*")[^>]*>', r"<svg \1>", svg, count=1)
    svg = svg.replace("xlink:href", "href").replace("; ", ";").replace(": ", ":")
    svg = re.sub(r"\s*\n\s*", " ", svg).replace("> <", "><").strip()
    svg = re.sub(r'<path d="[^"]*" style="fill:none"/>|<g\b[^>]*/>|<defs></defs>', "", svg)
    # matplotlib draws letters 6,400 units to the em. With 500 none is off by a twentieth of
    # a pixel on a desk.
    svg = re.sub(
        r' d="([^"]*)" transform="scale\(0\.015625\)"',
        lambda path: f' d="{relative(path[1], 0, 500 / 6400)}" transform="scale(.2)"',
        svg,
    )
    svg = re.sub(r' d="([^"a-y]*)"', lambda path: f' d="{relative(path[1], 2)}"', svg)
    svg = re.sub(r"<[^>]*>", lambda tag: _shortened(tag[0]), svg)
    svg = re.sub(r' transform="translate\((\S+) 0\)"/>', r' x="\1"/>', svg)
    return _without_bare_groups(svg)


def _shortened(tag: str) -> str:
    return re.sub(r"-?\d+\.\d+", lambda number: shortest(float(number[0]), 3), tag)


def _without_bare_groups(svg: str) -> str:
    """The SVG without groups that say nothing of their members."""
    written, bare = [], []
    for part in re.split(r"(<g\b[^>]*(?<!/)>|</g>)", svg):
        if part.startswith("<g"):
            bare.append(part == "<g>")
        if not (part == "<g>" or (part == "</g>" and bare.pop())):
            written.append(part)
    return "".join(written)


def relative(path: str, digits: int, scale: float = 1) -> str:
    """Path data of absolute lines and curves as relative ones, scaled and rounded.

    Steps are taken between rounded places, so that rounding does not add up.

    >>> relative("M 10 10 L 13.004 8 z ", 2)
    'm10 10l3-2z'
    """
    written, pen, start = [], (0.0, 0.0), (0.0, 0.0)
    for command, numbers in re.findall(r"([MLQCz])([^MLQCz]*)", path):
        values = [round(float(number) * scale, digits) for number in numbers.split()]
        points = list(zip(values[::2], values[1::2], strict=True))
        steps = [step for x, y in points for step in (x - pen[0], y - pen[1])]
        written.append(command.lower() + _joined([shortest(step, digits) for step in steps]))
        pen = points[-1] if points else start
        start = pen if command == "M" else start
    return "".join(written)


def _joined(numbers: Sequence[str]) -> str:
    return re.sub(" -", "-", " ".join(numbers))


def shortest(number: float, digits: int) -> str:
    """A number rounded and written in as few characters as SVG allows.

    >>> shortest(-0.50, 2), shortest(3.0, 2), shortest(-0.001, 2)
    ('-.5', '3', '0')
    """
    text = f"{number:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = re.sub(r"^(-?)0\.", r"\1.", text)
    return "0" if text in ("-0", "") else text
