"""The SVG of a page is short, its own, themed, and draws what matplotlib drew."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.page import svg

NUMBERS = st.floats(-900, 900).map(lambda number: round(number, 4))
POINTS = st.tuples(NUMBERS, NUMBERS)
STEPS = st.one_of(
    st.tuples(st.just("L"), st.tuples(POINTS)),
    st.tuples(st.just("Q"), st.tuples(POINTS, POINTS)),
    st.tuples(st.just("C"), st.tuples(POINTS, POINTS, POINTS)),
    st.tuples(st.just("z"), st.just(())),
)


def written(steps):
    """Path data as matplotlib writes it."""
    return "".join(
        command + "".join(f" {x} {y}" for x, y in points) + " " for command, points in steps
    )


def read(path):
    """The absolute points of relative path data, by a reader of its own."""
    points, pen, start = [], (0.0, 0.0), (0.0, 0.0)
    for command, text in re.findall(r"([mlqcz])([^mlqcz]*)", path):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]
        if command == "z":
            pen = start
            continue
        length = {"m": 2, "l": 2, "q": 4, "c": 6}[command]
        for at in range(0, len(numbers), length):
            step = numbers[at : at + length]
            here = [(pen[0] + x, pen[1] + y) for x, y in zip(step[::2], step[1::2], strict=True)]
            points += here
            pen = here[-1]
            start = pen if command == "m" else start
    return points


@given(POINTS, st.lists(STEPS, max_size=12))
def test_relative_paths_visit_the_same_points(first, steps):
    steps = [("M", (first,)), *steps]
    expected = [point for _, points in steps for point in points]
    found = read(svg.relative(written(steps), 2))
    assert len(found) == len(expected)
    for point, other in zip(found, expected, strict=True):
        assert point == pytest.approx(other, abs=0.0051)


@pytest.mark.parametrize(
    ("number", "digits", "expected"),
    [(0.5, 2, ".5"), (-0.5, 2, "-.5"), (10, 2, "10"), (100, 0, "100"), (-0.004, 2, "0")],
)
def test_numbers_are_written_as_short_as_they_can_be(number, digits, expected):
    assert svg.shortest(number, digits) == expected


DRAWN = """<?xml version="1.0"?>
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="9pt" height="9pt" viewBox="0 0 9 9">
 <metadata><date>today</date></metadata>
 <defs><style type="text/css">*{stroke-linejoin: round}</style></defs>
 <g id="figure_1">
  <g id="patch_1"><path d="M 0 0 L 9 0 L 9 9 z " style="fill: none"/></g>
  <!-- a word -->
  <g style="fill: #1d1d1b" transform="translate(1.25 2.5)">
   <defs><path id="letter" d="M 64 0 L 128 64 z " transform="scale(0.015625)"/></defs>
   <use xlink:href="#letter" transform="translate(3.25 0)"/>
  </g>
 </g>
</svg>
"""


def test_what_a_page_has_no_use_for_is_left_out():
    compact = svg.compact(DRAWN)
    for needless in ("metadata", "<!--", "stroke-linejoin", "fill:none", "\n", "xlink", "pt"):
        assert needless not in compact


def test_letters_keep_their_place_and_size():
    compact = svg.compact(DRAWN)
    assert '<path id="letter" d="m5 0l5 5z" transform="scale(.2)"/>' in compact
    assert '<use href="#letter" x="3.25"/>' in compact


def test_groups_that_say_nothing_are_unwrapped_and_others_stay():
    drawn = "<g><g style='a'><g><path/></g></g></g><g style='c'/><g>b</g>"
    assert svg.compact(f"<svg>{drawn}</svg>") == "<svg><g style='a'><path/></g>b</svg>"


def test_two_drawings_on_a_page_share_no_names():
    first, second = (svg.apart(DRAWN.replace("64", size)) for size in ("64", "65"))
    names = [set(re.findall(r' id="([^"]*)"', drawn)) for drawn in (first, second)]
    assert all(names) and names[0].isdisjoint(names[1])


def test_every_reference_within_a_drawing_leads_somewhere():
    drawn = svg.apart(DRAWN)
    assert re.findall(r'href="#([^"]*)"', drawn) == re.findall(r' id="([^"]*)"', drawn)


def test_house_colours_become_variables_of_the_theme():
    drawn = svg.page_ready(DRAWN, "alt")
    assert "fill:var(--ink)" in drawn
    assert "--ink:light-dark(#1d1d1b,#e9e5dc)" in drawn
    assert "--blue" not in drawn


def test_the_alternative_text_is_escaped():
    root = ET.fromstring(svg.page_ready(DRAWN, 'a "b" < c & d'))
    assert root.get("aria-label") == 'a "b" < c & d'
    assert root.get("role") == "img"
