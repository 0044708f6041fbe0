"""Boxes that are packed lie on the canvas, apart from each other, as large as told."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.page.packing import Box, pack

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


@pytest.mark.parametrize("seed", range(3))
def test_the_first_box_stands_in_the_middle_and_the_last_at_the_edge(seed):
    boxes = [Box(2, 1)] * 21
    packing = pack(boxes, CANVAS, gap=2, smallest=1, seed=seed)
    apart = [
        abs((left + right) / 2 / CANVAS.width - 0.5)
        + abs((top + bottom) / 2 / CANVAS.height - 0.5)
        for left, top, right, bottom in rectangles(boxes, packing)
    ]
    assert apart[0] < 0.02
    assert sum(apart[1:6]) < sum(apart[-5:]) / 2


@pytest.mark.parametrize("seed", range(3))
def test_boxes_leave_no_large_holes(seed):
    sides = [(2 + number % 3, 1) for number in range(40)]
    boxes = [Box(*side) for side in sorted(sides, reverse=True)]
    scale = pack(boxes, CANVAS, gap=2, smallest=1, seed=seed).scale
    assert sum(width * height for width, height in boxes) * scale**2 > 0.6 * 400 * 300


def test_boxes_that_do_not_fit_are_refused_with_the_cure():
    with pytest.raises(ValueError, match=r"2 words do not fit on 400 by 300.*fewer words or a"):
        pack([Box(3, 3), Box(3, 3)], CANVAS, gap=2, smallest=90, seed=1)
