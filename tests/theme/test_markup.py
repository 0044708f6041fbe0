"""Reading a page as a tree of offsets, and adding to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from theme.markup import Text, attribute, insert, parse


def shape(page):
    """The tree of a page as nested lists."""

    def of(element):
        inner = [
            page[child.start : child.end] if isinstance(child, Text) else of(child)
            for child in element.children
        ]
        return [element.tag, *inner]

    return of(parse(page))[1:]


@pytest.mark.parametrize(
    ("page", "tree"),
    [
        ("<p>a<br>b</p>", [["p", "a", ["br"], "b"]]),
        ("<ul><li>a</ul>b", [["ul", ["li", "a"]], "b"]),
        ("<P>a</P>", [["p", "a"]]),
        ("a</i>b", ["a", "b"]),
        ("<!-- <p> --><p>a", [["p", "a"]]),
        ("<script>if (a<b) '<p>'</script>c", ["c"]),
        ('<a title="x > y">a</a>', [["a", "a"]]),
        ("1 < 2", ["1 ", "<", " 2"]),
        ("<svg><path/><text>a</text></svg>", [["svg", ["path"], ["text", "a"]]]),
        ("", []),
    ],
)
def test_a_page_is_read_as_a_browser_reads_it(page, tree):
    assert shape(page) == tree


TOKENS = st.sampled_from(["<p>", "</p>", "<td a='>'>", "<br>", "<", ">", "<!--", "-->", "ab", "'"])


@given(st.lists(TOKENS, max_size=20).map("".join))
def test_every_offset_lies_in_the_page_and_children_lie_in_their_parents(page):
    for element in parse(page).descendants():
        assert 0 <= element.start < element.opened <= element.end <= len(page)
        assert page[element.start : element.name_end].lower() == f"<{element.tag}"
        for child in element.children:
            assert element.opened <= child.start <= child.end <= element.end


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ('<p lang="ar">', "ar"),
        ("<p lang='ar'>", "ar"),
        ("<p lang=ar>", "ar"),
        ("<p LANG = ar>", "ar"),
        ("<p lang>", ""),
        ('<p hreflang="ar">', None),
        ("<p>", None),
    ],
)
def test_an_attribute_is_found_however_it_is_written(tag, value):
    assert attribute(tag, next(parse(tag).elements()), "lang") == value


@given(st.text(max_size=20), st.lists(st.integers(0, 20), max_size=5))
def test_insertions_change_nothing_else(page, offsets):
    marked = insert(page, [(min(offset, len(page)), "\0") for offset in offsets])
    assert marked.replace("\0", "") == page.replace("\0", "")
    assert len(marked) == len(page) + len(offsets)
