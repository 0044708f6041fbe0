"""Only what a page uses."""

import pytest

from theme.assets import asked_for, needed, sized

SEARCH = '<div id="search-results"></div>'


@pytest.mark.parametrize(
    ("asset", "body", "is_needed"),
    [
        ("_static/book.css", "", True),
        ("_static/sphinx-thebe.js", SEARCH, False),
        ("https://cdn.example/mathjax.js", "", False),
        ("_static/scripts/fontawesome.js", "", False),
        ("_static/togglebutton.js", '<div class="cell toggle">', True),
        ("_static/togglebutton.js", "<p>toggle</p>", False),
        ("_static/design-tabs.js", '<div class="sd-tab-set">', True),
        ("_static/sphinx-design.css", "<p>", False),
        ("_static/doctools.js", SEARCH, False),
        ("_static/lit.js", '<text data-key="word">', True),
        ("_static/lit.js", "<p>", False),
    ],
)
def test_a_file_comes_where_it_has_something_to_do(asset, body, is_needed):
    assert needed(asset, body) is is_needed


SIZES = {"a.png": (60, 40), "b.svg": (10.4, 20.6)}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<img src="x/a.png">', '<img width="60" height="40" src="x/a.png">'),
        ('<img src="b.svg">', '<img width="10" height="21" src="b.svg">'),
        ('<img src="a.png" width="9">', '<img src="a.png" width="9">'),
        ('<img src="a.png" style="width:50%">', '<img src="a.png" style="width:50%">'),
        ('<img src="unknown.png">', '<img src="unknown.png">'),
        ("<img>", "<img>"),
        ("<p>no image</p>", "<p>no image</p>"),
    ],
)
def test_an_image_is_told_its_size_unless_it_knows(page, expected):
    assert sized(page, SIZES) == expected


def test_all_images_but_the_first_wait_until_they_are_near():
    page = sized('<img src="a.png"><img src="a.png"><img src="a.png" loading="eager">', SIZES)
    assert page.count('loading="lazy"') == 1
    assert page.index('loading="lazy"') > page.index("<img", 1)


def test_a_file_is_asked_for_by_a_page_a_style_or_a_script():
    texts = ['<link href="../_static/a.css?v=1">', "url(b.woff2)", "<img src='c.png'>"]
    assert asked_for(texts) == {"a.css", "b.woff2", "c.png"}
    assert asked_for([]) == set()
