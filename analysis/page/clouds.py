"""Word clouds with right Arabic: one layout, drawn as pixels and as real text.

A cloud is an impression, not a measurement. What it can be honest about it is: the height
of a word goes with the square root of its weight, so that ink goes with the weight; all
words lie flat, all are there, and the same seed gives the same picture on every machine.
"""

import io
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.measures.concordance import sentence_number
from analysis.page import language as wording
from analysis.page import shaping, svg
from analysis.page.packing import Box, pack
from analysis.page.parallel_text import sentence_address
from analysis.page.pictures import Columns, Row, show
from analysis.page.protocols import K, Named, Placed
from analysis.page.style import COLOURS, HUES, colour
from analysis.text.article import Article
from analysis.text.tokens import Span

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NO_LINKS: Mapping[Any, str] = MappingProxyType({})

SMALL = (480, 330)  # of one cloud among several
SIZE = (1200, 900)  # units of the canvas; it is as wide as its column on a page
AIR = 0.12  # ems left free at either side of a word, so that neighbours do not read as one
# Fractions of the canvas's width.
GAP = 0.008  # left free between words
SMALLEST = 0.015  # letters below this are not legible on a desk
LEGEND = 0.036  # size of the legend's letters, legible on a telephone
LEADING = 1.35  # from one line of the legend to the next, in its letters


class Word(NamedTuple):
    """A word in its place: pen position on the baseline, left end, y downwards."""

    text: str
    x: float
    y: float
    size: float
    """Units of the canvas to the em."""
    ink: str
    """A colour of the house."""
    tip: str
    """What a pointer or a screen reader is told of the word."""
    link: str = ""
    weight: int = shaping.BOLD


@dataclass(frozen=True, repr=False)
class Cloud:
    """A word cloud with everything that it takes to draw it. It displays itself."""

    name: str
    alt: str
    data: Columns
    width: int
    height: int
    layout: tuple[Word, ...]
    legend: tuple[Word, ...]

    def png(self) -> bytes:
        """The cloud as a PNG, a pixel to the unit; the same bytes on every run."""
        buffer = io.BytesIO()
        _figure(self).savefig(buffer, format="png", dpi=100, metadata={"Software": None})
        return buffer.getvalue()

    def svg(self) -> str:
        """The cloud as an SVG element of real text, which can be selected, found and followed."""
        words = "".join(map(_text_element, (*self.layout, *self.legend)))
        drawn = f'<svg viewBox="0 0 {self.width} {self.height}">{words}</svg>'
        return svg.themed(drawn, self.alt, role="group", style=_TEXT_STYLE)

    def __repr__(self) -> str:
        """What the cloud shows, for a reader of plain text."""
        return self.alt

    def _repr_html_(self) -> str:
        return show(self)._repr_html_()


def cloud(
    weights: Mapping[K, float],
    words: Mapping[K, Named],
    *,
    seed: int,
    measure: str = wording.COUNTED,
    size: tuple[int, int] = SIZE,
    links: Mapping[K, str] = NO_LINKS,
    legend: bool = True,
    name: str = "word-cloud",
) -> Cloud:
    """A cloud of words whose ink goes with their weights, the heaviest placed first.

    ``measure`` says what the weights are. Words of one field have one colour, with a legend in
    the order in which ``words`` mentions the fields; given the same words a field keeps its
    colour from cloud to cloud. The sixth field and those after it count as others. ``links``
    leads words somewhere. The legend can be told elsewhere.
    Raises ``ValueError`` for no words, weights that are not positive, words without a
    letter, and words that do not fit and stay legible; ``KeyError`` for an unknown key.
    """
    ranked = _ranked(weights, words)
    named = {key: words[key] for key in ranked}
    inks = _inks(words.values())
    key = _legend(inks, {word.field for word in named.values()}, size) if legend else ()
    room = Box(size[0], _top(key, size))
    labels = {words[key].label: weight for key, weight in ranked.items()}
    layout = tuple(
        Word(
            word.label,
            *place,
            inks.get(word.field, "quiet" if inks else HUES[0]),
            wording.of_word(word, ranked[key], measure),
            links.get(key, ""),
        )
        for (key, word), place in zip(named.items(), _placed(labels, room, seed), strict=True)
    )
    weighed = [(word, ranked[key]) for key, word in named.items()]
    data = _data(weighed, measure)
    return Cloud(name, wording.of_cloud(weighed, measure), data, *size, layout, key)


def by_part(
    parts: Mapping[int | str, Mapping[K, float]],
    words: Mapping[K, Named],
    *,
    part: str,
    seed: int,
    links: Mapping[K, str] = NO_LINKS,
) -> Row:
    """A small cloud for each part of a text, by TF-IDF, in the order of the parts.

    ``part`` is what one of them is called.
    """
    return Row(
        [
            cloud(
                weights,
                words,
                seed=seed,
                measure="TF-IDF",
                size=SMALL,
                links=links,
                legend=False,
                name=f"cloud-of-{part}-{number}",
            )
            for number, weights in parts.items()
        ],
        titles=[f"{part} {number}".capitalize() for number in parts],
        name="clouds-by-part",
    )


def first_places(article: Article, words: Mapping[K, Placed[Span]], page: str) -> dict[K, str]:
    """Links for the words of a cloud: to the first sentence that each occurs in, on a page.

    The page shows the article as :class:`analysis.page.parallel_text.Setting` does; a word
    that only the headlines have leads to its top.
    """
    numbers = {
        key: [sentence_number(article, token) for token in word.tokens]
        for key, word in words.items()
    }
    first = {key: min(filter(None, found), default=0) for key, found in numbers.items()}
    return {key: sentence_address(page, number) for key, number in first.items()}


def _ranked(weights: Mapping[K, float], words: Mapping[K, Named]) -> dict[K, float]:
    """The weights from the heaviest down, ties in the order of the words' labels."""
    if not weights:
        raise ValueError("a cloud needs at least one word")
    for key, weight in weights.items():
        if not 0 < weight < math.inf:
            raise ValueError(
                f"{words[key].label!r} weighs {weight}: leave out words without weight"
            )
    return dict(sorted(weights.items(), key=lambda item: (-item[1], words[item[0]].label)))


def _placed(
    weights: Mapping[str, float], room: Box, seed: int
) -> list[tuple[float, float, float]]:
    """Pen position and size of each word."""
    heaviest = max(weights.values())
    parts = [math.sqrt(weight / heaviest) for weight in weights.values()]
    inks = [shaping.extent(shaping.outline(word, shaping.BOLD)) for word in weights]
    boxes = [
        Box((ink.right - ink.left + 2 * AIR) * part, (ink.top - ink.bottom) * part)
        for ink, part in zip(inks, parts, strict=True)
    ]
    packing = pack(
        boxes,
        room,
        gap=GAP * room.width,
        smallest=SMALLEST * room.width / min(parts),
        seed=seed,
    )
    return [
        (left + (AIR - ink.left) * size, top + ink.top * size, size)
        for (left, top), ink, size in zip(
            packing.corners, inks, (packing.scale * part for part in parts), strict=True
        )
    ]


def _inks(words: Iterable[Named]) -> dict[str, str]:
    """A colour of the house for each of the first five fields, in the order of first mention."""
    fields = dict.fromkeys(word.field for word in words if word.field)
    return dict(zip(fields, HUES, strict=False))


def _legend(
    inks: Mapping[str, str], present: Collection[str], size: tuple[int, int]
) -> tuple[Word, ...]:
    """The names of the fields that are present, in their colours, centred along the foot.

    Other words come last. As many lines as are needed.
    """
    if not inks:
        return ()
    others = {wording.OTHER: "quiet"} if set(present) - inks.keys() else {}
    entries = {name: ink for name, ink in inks.items() if name in present} | others
    width, height = size
    texts = {f"\N{BULLET} {name}": ink for name, ink in entries.items()}
    steps = {text: (shaping.advance(text) + 1) * LEGEND * width for text in texts}
    lines = _lines(list(texts), steps, width)
    words = []
    for number, line in enumerate(lines):
        x = (width - sum(map(steps.__getitem__, line)) + LEGEND * width) / 2
        y = height - (len(lines) - number - 0.5) * LEADING * LEGEND * width
        for text in line:
            words.append(Word(text, x, y, LEGEND * width, texts[text], "", weight=shaping.REGULAR))
            x += steps[text]
    return tuple(words)


def _lines(texts: Sequence[str], steps: Mapping[str, float], width: float) -> list[list[str]]:
    """Texts in as few lines of a width as hold them in their order, evenly filled."""
    total = sum(steps.values())
    full = total / math.ceil(total / width)
    lines: list[list[str]] = [[]]
    for text in texts:
        filled = sum(map(steps.__getitem__, lines[-1]))
        if lines[-1] and (filled >= full or filled + steps[text] > width):
            lines.append([])
        lines[-1].append(text)
    return lines


def _top(legend: Sequence[Word], size: tuple[int, int]) -> float:
    """How much of the height a legend leaves to the words."""
    return min((word.y - 1.2 * word.size for word in legend), default=size[1])


def _data(weights: Sequence[tuple[Named, float]], measure: str) -> Columns:
    """The table behind a cloud; columns of which nothing is known are left out."""
    fields = [word.field for word, _ in weights]
    columns: dict[str, list[object]] = {
        "word": [word.label for word, _ in weights],
        "meaning": [word.meaning for word, _ in weights],
        measure: [weight for _, weight in weights],
        "class": [field or wording.OTHER for field in fields] if any(fields) else [],
    }
    return {name: values for name, values in columns.items() if any(values)}


# Arabic set from the page's own typeface. Whatever typeface stands in for it is fitted to the
# word's place by `textLength`, so nothing overlaps where Amiri is missing.
_TEXT_STYLE = (
    ".drawing text{font-family:Amiri,serif;direction:ltr;unicode-bidi:plaintext}"
    ".drawing a:hover text,.drawing a:focus text{text-decoration:underline}"
)


def _text_element(word: Word) -> str:
    """A word as real text, with what is known of it, inside its link."""
    length = shaping.advance(word.text, word.weight) * word.size
    tip = f"<title>{escape(word.tip)}</title>" if word.tip else ""
    text = (
        f'<text x="{word.x:.1f}" y="{word.y:.1f}" font-size="{word.size:.1f}" '
        f'font-weight="{word.weight}" fill="{colour(word.ink)}" textLength="{length:.1f}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(word.text)}{tip}</text>'
    )
    return f'<a href="{escape(word.link)}">{text}</a>' if word.link else text


def _figure(cloud: Cloud) -> "Figure":
    from matplotlib.figure import Figure
    from matplotlib.patches import PathPatch
    from matplotlib.transforms import Affine2D

    figure = Figure((cloud.width / 100, cloud.height / 100), facecolor=COLOURS["page"].light)
    for word in (*cloud.layout, *cloud.legend):
        place = Affine2D().scale(word.size).translate(word.x, cloud.height - word.y)
        path = shaping.outline(word.text, word.weight).transformed(place)
        figure.add_artist(PathPatch(path, facecolor=colour(word.ink), linewidth=0, transform=None))
    return figure
