"""Word clouds for the page: honest sizes, one layout as pixels and as real text.

A cloud is an impression, not a measurement. What it can be honest about it is: the height
of a word goes with the square root of its weight, so that ink goes with the weight; what has
no room at a legible size is left out and said to be; and the same seed gives the same picture
on every machine.
"""

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.measures.concordance import sentence_number
from analysis.page import descriptions, svg
from analysis.page import language as wording
from analysis.page.arabic_cloud import ArabicWordCloud, Setting, css
from analysis.page.fitting import Canvas, Fitting
from analysis.page.lettering import STYLE, Word, element, legend_height, outlined, written
from analysis.page.lettering import legend as set_legend
from analysis.page.parallel_text import sentence_address
from analysis.page.pictures import Columns, Row, show
from analysis.page.protocols import K, Named, Placed, key_text
from analysis.page.style import COLOURS, HUES, colour
from analysis.text.article import Article
from analysis.text.tokens import Span

if TYPE_CHECKING:
    from PIL.Image import Image

NO_LINKS: Mapping[Any, str] = MappingProxyType({})

SMALL = (480, 330)  # pixels of one cloud among several
PARTS = 12  # small clouds in a row of them: more are for those who draw their own
SIZE = (1200, 900)  # pixels; on a page a cloud is as wide as its column


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
    total: int
    """How many words there were; those without a legible place are left out."""
    background: Any = COLOURS["page"].light
    """The colour behind the PNG; none for a transparent one."""
    wordcloud: ArabicWordCloud | None = field(default=None, compare=False)
    """The cloud as `wordcloud` has it, without the legend; none where there are no words."""

    @property
    def shown(self) -> int:
        """How many words are drawn."""
        return len(self.layout)

    @property
    def keys(self) -> Sequence[str]:
        """The lemma keys of the words, from the heaviest down."""
        return [word.key for word in self.layout]

    @property
    def links(self) -> Sequence[str]:
        """Where the words lead, from the heaviest down."""
        return [word.link for word in self.layout]

    @property
    def right_to_left(self) -> bool:
        """A cloud is read from nowhere."""
        return False

    def image(self) -> "Image":
        """The cloud as an image of Pillow, the legend below the words."""
        from PIL import Image

        mode = "RGBA" if self.background is None else "RGB"
        image = Image.new(mode, (self.width, self.height), self.background or 0)
        if self.wordcloud:
            image.paste(self.wordcloud.to_image())
        return written(image, self.legend)

    def png(self) -> bytes:
        """The cloud as a PNG; the same bytes on every run and every machine."""
        buffer = io.BytesIO()
        self.image().save(buffer, format="png")
        return buffer.getvalue()

    def svg(self) -> str:
        """The cloud as an SVG element of real text, which can be selected, found and followed."""
        words = "".join(map(element, (*self.layout, *self.legend)))
        if self.background not in (None, COLOURS["page"].light):
            whole = f'<path d="M0 0h{self.width}v{self.height}H0z"'
            words = f'{whole} fill="{css(self.background)}"/>{words}'
        drawn = f'<svg viewBox="0 0 {self.width} {self.height}">{words}</svg>'
        return svg.themed(drawn, self.alt, role="group", style=STYLE)

    def svg_file(self) -> bytes:
        """The cloud as an SVG file for a light page, its words as outlines."""
        words = "".join(map(outlined, (*self.layout, *self.legend)))
        ground = f'<rect width="100%" height="100%" fill="{css(self.background)}"/>'
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            f'viewBox="0 0 {self.width} {self.height}"><title>{escape(self.alt)}</title>'
            f"{ground if self.background else ''}{words}</svg>"
        ).encode()

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
    **options: Any,  # noqa: ANN401
) -> Cloud:
    """A cloud of words whose ink goes with their weights, the heaviest in the middle.

    ``measure`` says what the weights are. Words of one field have one colour, with a legend in
    the order in which ``words`` mentions the fields; given the same words a field keeps its
    colour from cloud to cloud. The sixth field and those after it count as others. ``links``
    leads words somewhere. The legend can be told elsewhere. Where not all words can be legible
    together, the heaviest that can are drawn, and the picture says how many of how many.

    ``options`` are parameters of `wordcloud.WordCloud`, such as ``mask`` (whose shape is then
    the size), ``contour_width``, ``background_color``, ``color_func``, ``max_words``, or
    ``relative_scaling``, which is 1 here unless told otherwise. ``min_font_size`` is the
    smallest legible one in pixels. A contour is drawn in the PNG only.

    Raises ``ValueError`` for weights that are not positive, for words without a letter, and for
    options that would make sizes dishonest; ``KeyError`` for a key without a word.

    >>> from types import SimpleNamespace
    >>> libya = SimpleNamespace(label="ليبيا", meaning="Libya", field="")
    >>> cloud({1: 18}, {1: libya}, seed=1)
    1 word in a size that follows its count. Largest: ليبيا (Libya) 18.
    """
    for key, weight in weights.items():
        if not 0 < weight < math.inf:
            label = words[key].label
            raise ValueError(f"{label!r} weighs {weight}: leave out words without weight")
    ranked = sorted(weights, key=lambda key: (-weights[key], words[key].label))
    entries = [(words[key].label, math.sqrt(weights[key])) for key in ranked]
    inks = _inks(words.values())
    names = _names(inks, [words[key].field for key in ranked]) if legend else {}
    canvas = Canvas.of(_above(names, size), options)
    fitting = Fitting(entries, canvas, seed)
    if (count := fitting.count()) < len(ranked):
        # The remark is as high as any other line of the legend.
        names |= {(remark := wording.the_heaviest(count, len(ranked))): "ink"}
        canvas = Canvas.of(_above(names, size), options)
        fitting = Fitting(entries, canvas, seed)
        count = fitting.count(at_most=count)
        del names[remark]
        names[wording.the_heaviest(count, len(ranked))] = "ink"
    drawn = fitting.largest(count) if count else None
    keys = [ranked[at] for at in fitting.words[:count]]
    coloured = [inks.get(words[key].field, "quiet" if inks else HUES[0]) for key in keys]
    settings = _recoloured(drawn, coloured, options, seed)
    has_inks = not {"color_func", "colormap"} & options.keys()
    layout = tuple(
        Word(
            *setting[:4],
            ink if has_inks else setting.colour,
            is_upright=setting.is_upright,
            box=setting.box,
            tip=descriptions.of_word(words[key], weights[key], measure),
            link=links.get(key, ""),
            key=key_text(key),
        )
        for key, setting, ink in zip(keys, settings, coloured, strict=True)
    )
    width, height = canvas.columns * canvas.scale, canvas.rows * canvas.scale
    height += math.ceil(legend_height(names, width))
    weighed = [(words[key], weights[key]) for key in keys]
    return Cloud(
        name,
        descriptions.of_cloud(weighed, measure, len(ranked)),
        _data(weighed, measure),
        width,
        height,
        layout,
        set_legend(names, (width, height)),
        len(ranked),
        canvas.parameters["background_color"],
        drawn,
    )


def by_part(
    parts: Mapping[int | str, Mapping[K, float]],
    words: Mapping[K, Named],
    *,
    part: str,
    seed: int,
    links: Mapping[K, str] = NO_LINKS,
) -> Row:
    """A small cloud for each part of a text, by TF-IDF, in the order of the parts.

    ``part`` is what one of them is called. Of many parts the first are drawn.
    """
    shown = dict(list(parts.items())[:PARTS])
    clouds = [
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
        for number, weights in shown.items()
    ]
    titles = [f"{part} {number}".capitalize() for number in shown]
    remark = wording.the_first(len(shown), len(parts), part)
    return Row(_alike(clouds), titles, "clouds-by-part", remark)


def _alike(clouds: Sequence[Cloud]) -> list[Cloud]:
    """The clouds, with the class of every word told in all of them or in none."""
    if not any("class" in drawn.data for drawn in clouds):
        return list(clouds)
    others = [[wording.OTHER] * len(drawn.keys) for drawn in clouds]
    return [
        replace(drawn, data={**drawn.data, "class": drawn.data.get("class", other)})
        for drawn, other in zip(clouds, others, strict=True)
    ]


def first_places(article: Article, words: Mapping[K, Placed[Span]], page: str) -> dict[K, str]:
    """Links for the words of a cloud: to the first sentence that each occurs in, on a page.

    The page shows the article as :class:`analysis.page.parallel_text.Setting` does; a word
    that only the headlines have leads to its top. There the word is lit.
    """
    numbers = {
        key: [sentence_number(article, token) for token in word.tokens]
        for key, word in words.items()
    }
    first = {key: min(filter(None, found), default=0) for key, found in numbers.items()}
    return {
        key: sentence_address(page, number, key if isinstance(key, str) else "")
        for key, number in first.items()
    }


def _inks(words: Iterable[Named]) -> dict[str, str]:
    """A colour of the house for each of the first five fields, in the order of first mention."""
    fields = dict.fromkeys(word.field for word in words if word.field)
    return dict(zip(fields, HUES, strict=False))


def _names(inks: Mapping[str, str], present: Iterable[str]) -> dict[str, str]:
    """What a legend says in which ink: the fields that are present; other words come last."""
    if not inks:
        return {}
    present = set(present)
    entries = {name: ink for name, ink in inks.items() if name in present}
    others = {wording.OTHER: "quiet"} if entries and present - inks.keys() else {}
    return {f"\N{BULLET} {name}": ink for name, ink in (entries | others).items()}


def _above(names: Mapping[str, str], size: tuple[int, int]) -> tuple[float, float]:
    """What a legend leaves of a canvas."""
    return size[0], size[1] - legend_height(names, size[0])


def _recoloured(
    drawn: ArabicWordCloud | None, inks: Sequence[str], options: Mapping[str, Any], seed: int
) -> list[Setting]:
    """A cloud's words in their colours: the caller's if there are any, or those of the house."""
    if drawn is None:
        return []
    order = iter(inks)
    color_func = options.get("color_func")
    if color_func is None and "colormap" not in options:
        color_func = lambda **_: colour(next(order))  # noqa: E731
    drawn.recolor(Random(seed), color_func, options.get("colormap"))
    return drawn.settings()


def _data(weights: Sequence[tuple[Named, float]], measure: str) -> Columns:
    """The table behind a cloud; columns of which nothing is known are left out."""
    fields = [word.field for word, _ in weights]
    columns: dict[str, list[object]] = {
        "word": [word.label for word, _ in weights],
        "meaning": [word.meaning for word, _ in weights],
        measure: [weight for _, weight in weights],
        "class": [name or wording.OTHER for name in fields] if any(fields) else [],
    }
    return {name: values for name, values in columns.items() if any(values)}
