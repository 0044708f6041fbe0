"""Boxes that are packed lie on the canvas, apart from each other, as large as told."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.packing import Box, pack

CANVAS = Box(400, 300)
SIDES = st.floats(0.2, 3)
BOXES = st.lists(st.builds(Box, SIDES, SIDES), min_size=1, max_size=12)


def rectangles(boxes, packing):
    return [
        (left, top, left + box.width * packing.scale, top + box.height * packing.scale)
        for box, (left, top) in zip(boxes, packing.corners, strict=True)
    ]


@settings(deadline=None, max_examples=25)
@given(BOXES, st.integers(0, 99))
def test_packed_boxes_lie_on_the_canvas_and_keep_their_distance(boxes, seed):
    packing = pack(boxes, CANVAS, gap=4, smallest=1, seed=seed)
    placed = rectangles(boxes, packing)
    for left, top, right, bottom in placed:
        assert left >= 2 and top >= 2
        assert right <= CANVAS.width - 2 + 1e-6 and bottom <= CANVAS.height - 2 + 1e-6
    for (left, top, right, bottom), (left2, top2, right2, bottom2) in combinations(placed, 2):
        beside = right + 4 <= left2 + 1e-6 or right2 + 4 <= left + 1e-6
        above = bottom + 4 <= top2 + 1e-6 or bottom2 + 4 <= top + 1e-6
        assert beside or above


def test_the_same_seed_gives_the_same_places_and_another_seed_others():
    boxes = [Box(2, 1), Box(1, 1), Box(1, 0.5)]
    first, again, other = (pack(boxes, CANVAS, gap=2, smallest=1, seed=s) for s in (1, 1, 2))
    assert first == again
    assert first.corners != other.corners


def test_a_single_box_nearly_fills_the_canvas():
    packing = pack([Box(4, 3)], CANVAS, gap=2, smallest=1, seed=1)
    assert packing.scale > 0.95 * 100


def test_boxes_that_do_not_fit_are_refused_with_the_cure():
    with pytest.raises(ValueError, match=r"2 words do not fit on 400 by 300.*fewer words or a"):
        pack([Box(3, 3), Box(3, 3)], CANVAS, gap=2, smallest=90, seed=1)
