"""Where the words of a cloud go: boxes on a canvas, as large as they fit together.

The one idea: sizes are decided before places. All boxes share one scale, and the scale is
lowered until every box finds room, so that no word is dropped and none is smaller than its
weight says. Each box takes the free place nearest to the middle, so that the first stand
there and no holes are left; wordcloud keeps the account of what is taken.
"""

import math
from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy

# The search looks at every cell of a grid for every word. 400 cells along the longer side
# leave steps that no eye sees and cost a sixteenth of searching 1,600 pixels.
CELLS = 400
# Halvings of the range of scales that is searched: 7 find the largest to about 2 %.
HALVINGS = 7
# How far from the middle words aim, in shares of the canvas: enough to look grown, not ruled.
SPREAD = 0.2


class Box(NamedTuple):
    """The width and height of something."""

    width: float
    height: float


class Packing(NamedTuple):
    """A scale, and the left and top of each box at that scale, in units of the canvas."""

    scale: float
    corners: list[tuple[float, float]]


def pack(boxes: Sequence[Box], canvas: Box, *, gap: float, smallest: float, seed: int) -> Packing:
    """The boxes, in their order, on a canvas at the largest common scale found for the seed.

    No two are nearer than ``gap`` units of the canvas. Raises ``ValueError`` where they do
    not fit together at the scale ``smallest``.
    """
    # No scale can use more than the whole canvas.
    low, high = smallest, math.sqrt(_area(canvas) / sum(map(_area, boxes)))
    best = _packed(boxes, canvas, gap, low, seed) if high > low else None
    if best is None:
        raise ValueError(
            f"{len(boxes)} words do not fit on {canvas.width:g} by {canvas.height:g} and stay "
            "legible: take fewer words or a larger canvas"
        )
    for _ in range(HALVINGS):
        middle = math.sqrt(low * high)
        found = _packed(boxes, canvas, gap, middle, seed)
        best = found or best
        low, high = (middle, high) if found else (low, middle)
    return best


def _area(box: Box) -> float:
    return box.width * box.height


def _packed(
    boxes: Sequence[Box], canvas: Box, gap: float, scale: float, seed: int
) -> Packing | None:
    """The boxes placed at a scale, or nothing where one of them finds no room."""
    import numpy
    from wordcloud.wordcloud import IntegralOccupancyMap

    step = max(canvas) / CELLS
    columns, rows = (int(side // step) for side in canvas)
    taken, chance = numpy.zeros((rows, columns), numpy.uint8), Random(seed)
    occupancy = IntegralOccupancyMap(rows, columns, None)
    corners = []
    for number, box in enumerate(boxes):
        width, height = (math.ceil((side * scale + gap) / step) for side in box)
        spread = SPREAD if number else 0
        aim = [0.5 + spread * (chance.random() - 0.5) for _ in ("down", "across")]
        place = _nearest(occupancy.integral, height, width, aim)
        if place is None:
            return None
        row, column = place
        taken[row : row + height, column : column + width] = 1
        occupancy.update(taken, row, column)
        corners.append((column * step + gap / 2, row * step + gap / 2))
    return Packing(scale, corners)


def _nearest(
    integral: "numpy.ndarray", height: int, width: int, aim: Sequence[float]
) -> tuple[int, int] | None:
    """The free rectangle whose middle is nearest to an aim, given in shares of the canvas.

    ``integral`` holds at each cell how many cells above and before it are taken, itself
    included. Distances are shares too, so that what is filled has the shape of the canvas.
    """
    import numpy

    # One row and column of nothing before the first, so that each rectangle has corners.
    sums = numpy.pad(integral, ((1, 0), (1, 0))).astype(numpy.int64)
    rows, columns = integral.shape
    if height > rows or width > columns:
        return None
    area = sums[height:, width:] - sums[height:, :-width] - sums[:-height, width:]
    free = area + sums[:-height, :-width] == 0
    down = (numpy.arange(rows - height + 1) + height / 2) / rows - aim[0]
    across = (numpy.arange(columns - width + 1) + width / 2) / columns - aim[1]
    distance = numpy.where(free, down[:, None] ** 2 + across**2, numpy.inf)
    place = int(distance.argmin())
    row, column = divmod(place, distance.shape[1])
    return (row, column) if free[row, column] else None
