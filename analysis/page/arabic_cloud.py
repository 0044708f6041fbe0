"""Word clouds of Arabic, and of any other script, by `wordcloud.WordCloud`.

WordCloud sets words letter by letter unless a library of the machine shapes them, and what it
draws depends on whether that library is there. Here each word is handed to it as one glyph
(:mod:`analysis.page.glyphs`), so that nothing is left to shape. Layout, parameters, colours
and picture are its own.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from analysis.page.glyphs import WIDEST, WordFont, box_of, word_font
from analysis.text.tokens import tokenize
from analysis.words.lemmas import group

if TYPE_CHECKING:
    import numpy
    from PIL.Image import Image
    from wordcloud import WordCloud

AIR = 0.1  # ems left free at either side of a word, so that neighbours do not read as one


class Setting(NamedTuple):
    """Where a word is set: its pen on the baseline, in pixels from the left and from the top."""

    word: str
    x: float
    y: float
    size: float
    """Pixels to the em."""
    box: tuple[float, float, float, float]
    """Left, top, width and height of what is kept free for it."""
    is_upright: bool
    """Whether it runs from the bottom to the top."""
    colour: str


class ArabicWordCloud:
    """`wordcloud.WordCloud` for words of any script: its parameters, its methods, its pictures.

    Three things differ, each for a reason. Words are right whatever libraries the machine has.
    Sizes follow ``relative_scaling`` exactly, where WordCloud rounds each to whole pixels before
    it takes the next from it. No word lies within the letters of another. ``font_path`` is the
    typeface, by default the bold one of the house; :meth:`generate` counts words by their lemma
    and leaves grammatical ones out.

    >>> cloud = ArabicWordCloud(width=400, height=200, random_state=1)
    >>> cloud = cloud.generate_from_frequencies({"ليبيا": 18, "الجزائر": 6, "روسيا": 8})
    >>> [word for (word, _), *_ in cloud.layout_]  # and cloud.to_file("cloud.png")
    ['ليبيا', 'روسيا', 'الجزائر']
    """

    def __init__(self, *, font_path: str | None = None, **parameters: Any) -> None:  # noqa: ANN401
        self.typeface = font_path
        self.parameters = parameters
        self._cloud: WordCloud | None = None

    def generate(self, text: str) -> Self:
        """A cloud of the words of an Arabic text, all forms of a word counted together."""
        return self.generate_from_frequencies({w.label: w.count for w in group(tokenize(text))})

    def generate_from_frequencies(
        self, frequencies: Mapping[str, float], max_font_size: int | None = None
    ) -> Self:
        """A cloud of words, the more frequent larger; words of frequency 0 are left out.

        Raises ``ValueError`` for no words and for a word that leaves no ink.
        """
        ranked = sorted(frequencies.items(), key=lambda item: (-item[1], item[0]))
        return self.lay_out([item for item in ranked if item[1]], max_font_size)

    fit_words = generate_from_frequencies

    def lay_out(
        self,
        entries: Sequence[tuple[str, float]],
        max_font_size: float | None = None,
        font: WordFont | None = None,
    ) -> Self:
        """A cloud of words with their frequencies, which fall; a word may come twice.

        ``font`` has the words in the sizes of :func:`glyph_sizes`, and may have more; it is
        made where it is not given.
        """
        from wordcloud import WordCloud

        if not entries:
            raise ValueError("a cloud needs at least one word")
        plain = WordCloud(**self.parameters)
        self._entries = _repeated(entries[: plain.max_words], plain)
        if font is None:
            sizes = glyph_sizes(self._entries, plain.relative_scaling, self.typeface)
            sized = zip((word for word, _ in self._entries), sizes, strict=True)
            font = word_font(tuple(sized), air=AIR, typeface=self.typeface)
        self._font = font
        plain.font_path = self._font.solid
        plain.color_func = self._named(plain.color_func)
        # The sizes are in the glyphs, and so are repetitions.
        plain.relative_scaling, plain.repeat, plain.max_words = 0, False, len(self._entries)
        frequencies = [frequency for _, frequency in self._entries]
        plain.generate_from_frequencies(
            dict(zip(self._font.letters, frequencies, strict=False)),
            max_font_size and round(max_font_size / self._font.sizes[0]),
        )
        plain.font_path = self._font.ink
        plain.layout_ = [
            placed
            for placed in plain.layout_
            if placed[1] * self._word(placed[0][0])[1] >= plain.min_font_size
        ]
        self._cloud = plain
        return self

    def recolor(
        self,
        random_state: Any = None,  # noqa: ANN401
        color_func: Callable[..., Any] | None = None,
        colormap: Any = None,  # noqa: ANN401
    ) -> Self:
        """The same layout in other colours, as in WordCloud."""
        named = self._named(color_func) if color_func else None
        self._drawn.recolor(random_state=random_state, color_func=named, colormap=colormap)
        return self

    @property
    def layout_(self) -> list[tuple[tuple[str, float], float, tuple[int, int], Any, Any]]:
        """Each word with its frequency, size, position, orientation and colour."""
        return [
            (
                (self._entries[at][0], share),
                size * self._font.sizes[at],
                place,
                orientation,
                colour,
            )
            for (letter, share), size, place, orientation, colour in self._drawn.layout_
            for at in (self._index(letter),)
        ]

    @property
    def words_(self) -> dict[str, float]:
        """The frequency of each word, that of the commonest being 1."""
        most = self._entries[0][1]
        return {word: frequency / most for word, frequency in reversed(self._entries)}

    def to_image(self) -> "Image":
        """The cloud as an image of Pillow."""
        image: Image = self._drawn.to_image()
        return image

    def to_file(self, filename: str) -> Self:
        """Write the cloud to a file of a kind that Pillow knows by its ending."""
        self._drawn.to_file(filename)
        return self

    def to_array(self) -> "numpy.ndarray[Any, Any]":
        """The cloud as an array of pixels."""
        pixels: numpy.ndarray[Any, Any] = self._drawn.to_array()
        return pixels

    def __array__(self, *_: Any, **__: Any) -> "numpy.ndarray[Any, Any]":  # noqa: ANN401
        return self.to_array()

    def settings(self) -> list[Setting]:
        """Where each word is set, for a drawing of real text."""
        scale = self._drawn.scale
        found = []
        for (letter, _), size, (top, left), orientation, colour in self._drawn.layout_:
            at = self._index(letter)
            em = int(size * scale)  # as WordCloud draws it
            x, y, box = int(left * scale), int(top * scale), self._font.boxes[at]
            width, height = box.width * em, box.height * em
            right, down = -box.left * em, box.top * em
            is_upright = orientation is not None
            pen = (x + down, y + width - right) if is_upright else (x + right, y + down)
            sides = (x, y, height, width) if is_upright else (x, y, width, height)
            word = self._entries[at][0]
            found.append(
                Setting(word, *pen, em * self._font.sizes[at], sides, is_upright, css(colour))
            )
        return found

    @property
    def _drawn(self) -> "WordCloud":
        if self._cloud is None:
            raise ValueError("the cloud has no words yet: call generate_from_frequencies first")
        return self._cloud

    def _index(self, letter: str) -> int:
        return ord(letter) - ord(self._font.letters[0])

    def _word(self, letter: str) -> tuple[str, float]:
        """The word that a letter stands for, and its em in ems of the font."""
        at = self._index(letter)
        return self._entries[at][0], self._font.sizes[at]

    def _named(self, color_func: Callable[..., Any]) -> Callable[..., Any]:
        """A colour function that is told the word and its size, not the glyph and its em."""

        def coloured(word: str, font_size: float, **rest: Any) -> Any:  # noqa: ANN401
            word, em = self._word(word)
            return color_func(word=word, font_size=font_size * em, **rest)

        return coloured


def relative_sizes(frequencies: Sequence[float], scaling: float) -> list[float]:
    """Sizes of words by WordCloud's rule, that of the first being 1, without its rounding.

    The size of a word is that of the word before it times
    ``scaling * (its frequency / that before it) + 1 - scaling``.

    >>> relative_sizes([4, 2, 1], 1), relative_sizes([4, 2, 1], 0.5)
    ([1.0, 0.5, 0.25], [1.0, 0.75, 0.5625])
    """
    sizes = [1.0] * min(1, len(frequencies))
    for before, frequency in pairwise(frequencies):
        sizes.append(sizes[-1] * (scaling * frequency / before + 1 - scaling))
    return sizes


def glyph_sizes(
    entries: Sequence[tuple[str, float]], scaling: float, typeface: str | None = None
) -> list[float]:
    """The sizes of words with their frequencies as glyphs, in ems of a font that can have them.

    That of the first is 1 unless a glyph would become too wide.
    """
    sizes = relative_sizes([frequency for _, frequency in entries], scaling)
    boxes = (box_of(word, AIR, typeface=typeface) for word, _ in entries)
    widths = (size * box.width for size, box in zip(sizes, boxes, strict=True))
    widest = max(widths, default=0)
    return [size * min(1, WIDEST / widest) for size in sizes]


def _repeated(entries: Sequence[tuple[str, float]], cloud: "WordCloud") -> list[tuple[str, float]]:
    """The entries, with WordCloud's repetitions where they are asked for."""
    if not cloud.repeat:
        return list(entries)
    rounds = math.ceil(cloud.max_words / len(entries))
    most, least = entries[0][1], entries[-1][1]
    return [
        (word, frequency * (least / most) ** turn)
        for turn in range(rounds)
        for word, frequency in entries
    ]


def css(colour: Any) -> str:  # noqa: ANN401
    """A colour as Pillow takes it, as a page takes it.

    >>> css("teal"), css((255, 0, 16))
    ('teal', 'rgb(255,0,16)')
    """
    return colour if isinstance(colour, str) else f"rgb({','.join(map(str, colour[:3]))})"
