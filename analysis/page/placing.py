"""Which of the free places WordCloud takes for a word: one near the middle.

WordCloud finds every place where a word fits and leaves the choice to its ``random_state``. The
one here chooses for each word a place near the middle of the picture, the first word in it, so
that the heaviest come to stand there and no holes are left.
"""

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.page.glyphs import WordFont

if TYPE_CHECKING:
    import numpy

# How far from the middle words aim, in shares of the canvas: enough to look grown, not ruled.
SPREAD = 0.2


class Box(NamedTuple):
    """The room that a word asks for, and what of it is inked: left, top, right and bottom."""

    width: int
    height: int
    inked: tuple[int, int, int, int]

    def turned(self) -> "Box":
        """The box of the same word running upwards."""
        left, top, right, bottom = self.inked
        return Box(self.height, self.width, (top, self.width - right, bottom, self.width - left))


def boxes(font: WordFont, size: int, count: int) -> list[Box]:
    """The boxes of the first words of a font that is set in so many pixels to the em."""
    from PIL import ImageFont

    solid = ImageFont.truetype(font.solid, size)
    masks = (solid.getmask(letter) for letter in font.letters[:count])
    return [Box(mask.size[0], mask.size[1], mask.getbbox() or (0, 0, 0, 0)) for mask in masks]


class NearMiddle(Random):
    """Chance that leans to the middle of a canvas, for one layout of WordCloud.

    ``boxes`` are those of the words in the order in which they are placed, ``taken`` is what
    they may not cover, in pixels of the layout.
    """

    def __init__(
        self,
        seed: int,
        boxes: Sequence[Box],
        taken: "numpy.ndarray[Any, Any]",
        margin: int,
    ) -> None:
        super().__init__(seed)
        self._boxes, self._taken, self._margin = boxes, taken.astype("uint8"), margin
        self._number = -1
        self._places = Random(seed)

    def random(self) -> float:
        """A number from 0 to 1, of which WordCloud asks one when it turns to the next word."""
        self._number += 1
        return super().random()

    def randint(self, a: int, b: int) -> int:
        """The number of a place among the ``b`` free ones, counted from 1 by rows."""
        upright = self._boxes[self._number]
        for box in (upright, upright.turned()):
            free = self._free(box.width + self._margin, box.height + self._margin)
            # What does not agree with WordCloud's own count is a word that it has turned.
            if free is not None and free.sum() == b:
                row, column = self._nearest(free, box)
                down, right = row + self._margin // 2, column + self._margin // 2
                left, top, *ends = box.inked
                self._taken[down + top : down + ends[1], right + left : right + ends[0]] = 1
                return int(free.ravel()[: row * free.shape[1] + column + 1].sum())
        return self._places.randint(1, b)

    def _free(self, width: int, height: int) -> "numpy.ndarray[Any, Any] | None":
        """Whether a box fits right of and below each pixel, the pixel itself left out."""
        sums = self._taken.cumsum(0, dtype="int32").cumsum(1, dtype="int32")
        if height >= sums.shape[0] or width >= sums.shape[1]:
            return None
        area = sums[height:, width:] - sums[height:, :-width]
        free: numpy.ndarray[Any, Any] = (
            area - sums[:-height, width:] + sums[:-height, :-width] == 0
        )
        return free

    def _nearest(self, free: "numpy.ndarray[Any, Any]", box: Box) -> tuple[int, int]:
        """The free place whose middle is nearest to where the word aims.

        Distances are shares of the canvas, so that what is filled has its shape.
        """
        import numpy

        spread = SPREAD if self._number else 0
        down, across = (0.5 + spread * (self._places.random() - 0.5) for _ in range(2))
        rows, columns = self._taken.shape
        tall = ((numpy.arange(free.shape[0]) + box.height / 2) / rows - down) ** 2
        wide = ((numpy.arange(free.shape[1]) + box.width / 2) / columns - across) ** 2
        distance = numpy.where(free, tall[:, None] + wide, numpy.inf)
        row, column = divmod(int(distance.argmin()), free.shape[1])
        return row, column
