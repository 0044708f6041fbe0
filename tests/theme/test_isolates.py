"""Arabic in titles and attributes, where no tag can go."""

import pytest

from theme.direction import mark
from theme.insertions import unmark

RLI, LRI, PDI = "\N{RIGHT-TO-LEFT ISOLATE}\N{LEFT-TO-RIGHT ISOLATE}\N{POP DIRECTIONAL ISOLATE}"
AR = ' data-bidi lang="ar" dir="rtl"'

CASES = {
    "a mixed title": (
        "<head><title>On ليبيا — Book</title></head>",
        f"<head><title data-bidi-text>On {RLI}ليبيا{PDI} — Book</title></head>",
    ),
    "an Arabic title": (
        "<head><title>ليبيا</title></head>",
        f"<head><title{AR}>ليبيا</title></head>",
    ),
    "an English title": ("<head><title>Libya</title></head>",) * 2,
    "a title with isolates already": (f"<head><title>On {RLI}ليبيا{PDI}</title></head>",) * 2,
    "a mixed label": (
        '<a aria-label="See ليبيا now">x</a>',
        f'<a data-bidi-text aria-label="See {RLI}ليبيا{PDI} now">x</a>',
    ),
    "a foreign word in an Arabic label": (
        '<img alt="كلمة word في النص">',
        f'<img data-bidi-text alt="كلمة {LRI}word{PDI} في النص">',
    ),
    "an address with Arabic in it": ('<a href="?q=ليبيا">x</a>',) * 2,
    "the value of a field": ('<input value="On ليبيا">',) * 2,
}


@pytest.mark.parametrize("case", CASES)
def test_a_run_is_isolated_where_no_tag_can_go(case):
    page, marked = CASES[case]
    assert mark(page) == marked
    assert unmark(marked) == page
    assert mark(marked) == marked
