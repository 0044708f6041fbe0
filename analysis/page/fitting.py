"""How large the words of a cloud can be together, and how many of them can be legible.

All words share one scale. It is raised until one of them finds no room, so that none is
smaller than its weight says. Where some have no room even at the smallest legible size, as
many of the heaviest are taken as have.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.page.arabic_cloud import AIR, ArabicWordCloud, glyph_sizes
from analysis.page.glyphs import WordFont, box_of, word_font
from analysis.page.placing import NearMiddle, boxes
from analysis.page.style import COLOURS

if TYPE_CHECKING:
    import numpy

CELLS = 400  # along the width of a layout: no eye sees smaller steps, and finer grids are slow
GAP = 2  # cells between the boxes of two words
SMALLEST = 0.015  # of the width: smaller letters are not legible on a desk
MOST = 200  # words, unless the caller says another number: more are a texture, not a cloud
# The line of a word is twice as high as its em; one that leaves the frame catches a pointer that
# is meant for what is above the cloud.
LINE = 2
FILLED = 0.55  # of the room, about what words fill: where the search begins
CLOSE = 1.02  # from a scale at which words have room to one at which they have not

# What a cloud of honest sizes decides itself.
_OWN = ("width", "height", "scale", "random_state", "font_step", "repeat")


class Canvas(NamedTuple):
    """What words are laid out on: a grid of cells, and how WordCloud is to use it."""

    columns: int
    rows: int
    scale: int
    """Pixels of the drawing to a cell."""
    smallest: float
    """Cells to the em of the smallest legible letters."""
    parameters: Mapping[str, Any]

    @classmethod
    def of(cls, size: tuple[float, float], options: Mapping[str, Any]) -> "Canvas":
        """A canvas of so many pixels, or of the size of a mask, with options for WordCloud.

        Raises ``ValueError`` for options that are not the caller's to set.
        """
        if own := set(options).intersection(_OWN):
            raise ValueError(
                f"a cloud of honest sizes sets {', '.join(sorted(own))} itself; "
                "use ArabicWordCloud to set everything"
            )
        mask = options.get("mask")
        width, height = size if mask is None else mask.shape[1::-1]
        # A contour is drawn from the mask that was used, so that one stays as fine as it is.
        scale = 1 if options.get("contour_width") else max(1, round(width / CELLS))
        parameters = {
            "prefer_horizontal": 1,
            "relative_scaling": 1,
            "max_words": MOST,
            "background_color": COLOURS["page"].light,
            **options,
            "margin": math.ceil(options["margin"] / scale) if "margin" in options else GAP,
        }
        if mask is not None:
            parameters["mask"] = mask[::scale, ::scale]
            width, height = (scale * side for side in parameters["mask"].shape[1::-1])
        smallest = options.get("min_font_size", SMALLEST * width) / scale
        return cls(int(width // scale), int(height // scale), scale, smallest, parameters)

    def taken(self) -> "numpy.ndarray[Any, Any]":
        """The cells that words may not cover: those that are white in a mask."""
        import numpy

        mask = self.parameters.get("mask")
        if mask is None:
            return numpy.zeros((self.rows, self.columns), bool)
        white: numpy.ndarray[Any, Any] = numpy.asarray(mask) == 255
        return white if white.ndim == 2 else numpy.all(white[..., :3], axis=-1)

    def holds(self, word: str) -> bool:
        """Whether a word has room at the smallest legible size when it is alone."""
        box = box_of(word, AIR, typeface=self.parameters.get("font_path"))
        # A cell is lost by rounding up, and one more by where WordCloud begins to look.
        columns, rows = (side - self.parameters["margin"] - 2 for side in self[:2])
        return bool(box.width * self.smallest <= columns and box.height * self.smallest <= rows)


class Fitting:
    """Layouts of words on a canvas, all words at one scale.

    ``entries`` are the words with the heights that they are to have relative to each other,
    which fall. ``words`` are the indices of those that are legible at least alone.
    """

    def __init__(self, entries: Sequence[tuple[str, float]], canvas: Canvas, seed: int) -> None:
        self.canvas, self.seed = canvas, seed
        held = (at for at, (word, _) in enumerate(entries) if canvas.holds(word))
        self.words = list(islice(held, canvas.parameters["max_words"]))
        self._entries = [entries[at] for at in self.words]
        self._taken = canvas.taken()
        self._room = self._taken.size - int(self._taken.sum())
        self._typeface = canvas.parameters.get("font_path")
        scaling = canvas.parameters["relative_scaling"]
        self._sizes = glyph_sizes(self._entries, scaling, self._typeface)
        self._sized = tuple(zip((word for word, _ in self._entries), self._sizes, strict=True))
        in_ems = [(box_of(word, AIR, typeface=self._typeface), size) for word, size in self._sized]
        # Of the first word, the first two and so on, in ems of the font: how wide the widest
        # box is and what all cover.
        self._widths = list(accumulate((box.width * size for box, size in in_ems), max))
        self._areas = list(accumulate(box.width * box.height * size**2 for box, size in in_ems))
        self._most = self._filling(1)

    @cached_property
    def _font(self) -> WordFont:
        return word_font(self._sized[: self._most], air=AIR, typeface=self._typeface)

    def count(self, at_most: int | None = None) -> int:
        """How many of the heaviest words have room while the lightest of them is legible."""
        count = len(self.words) if at_most is None else min(at_most, len(self.words))
        if not count or self._laid_out(count, self._least(count)):
            return count
        low, high = 0, min(count, self._most + 1)
        probe = self._filling(FILLED)
        while high - low > max(1, low // 50):
            probe = min(max(probe, low + 1), high - 1)
            step = max(1, probe // 8)
            if self._laid_out(probe, self._least(probe)):
                low, probe = probe, probe + step
            else:
                high, probe = probe, probe - step
            # By steps until the number is between two, then by halves.
            if low and high <= self._most:
                probe = (low + high) // 2
        return low

    def largest(self, count: int) -> ArabicWordCloud:
        """So many words, which have room, at about the largest scale at which they have."""
        low = self._least(count)
        high = math.ceil(math.sqrt(self._room / self._areas[count - 1])) + 1
        best = self._laid_out(count, low)
        probe = round(math.sqrt(FILLED * self._room / self._areas[count - 1]))
        while high > max(CLOSE * low, low + 1):
            probe = min(max(probe, low + 1), high - 1)
            if found := self._laid_out(count, probe):
                low, best = probe, found
            else:
                high = probe
            probe = round(math.sqrt(low * high))
        assert best is not None, "the smallest scale is one at which the words have room"
        return best

    def _filling(self, share: float) -> int:
        """How many of the heaviest words cover a share of the room when they are just legible."""
        counts = range(len(self.words), 1, -1)
        covered = ((count, self._areas[count - 1] * self._least(count) ** 2) for count in counts)
        return next((count for count, area in covered if area <= share * self._room), 1)

    def _least(self, count: int) -> int:
        """Cells to the em of the font so that the last of so many words is legible."""
        return math.ceil(self.canvas.smallest / self._sizes[count - 1])

    def _laid_out(self, count: int, em: int) -> ArabicWordCloud | None:
        """So many words with so many cells to the em of the font; None where one has no room."""
        if (
            count > self._most
            or self._areas[count - 1] * em**2 > self._room
            or self._widths[count - 1] * em > self.canvas.columns
            or not self._least(count) <= em <= max(self._least(count), self._cap())
        ):
            return None
        parameters = self.canvas.parameters
        own = {
            "width": self.canvas.columns,
            "height": self.canvas.rows,
            "scale": self.canvas.scale,
            "random_state": NearMiddle(
                self.seed, boxes(self._font, em, count), self._taken, parameters["margin"]
            ),
            # A word that has no room ends the layout instead of becoming smaller.
            "font_step": em,
            "min_font_size": 1,
            "max_words": count,
            # Colours ask chance too; they are given when the layout is done.
            "color_func": _colourless,
        }
        cloud = ArabicWordCloud(**{**parameters, **own})
        cloud.lay_out(self._entries[:count], em * self._sizes[0], self._font)
        return cloud if len(cloud.layout_) == count else None

    def _cap(self) -> float:
        """Cells to the em of the font with which the first word is as large as is allowed."""
        largest = self.canvas.parameters.get("max_font_size")
        cells = largest / self.canvas.scale if largest else self.canvas.rows / LINE
        return cells / self._sizes[0]


def _colourless(**_: object) -> str:
    return "black"
