"""The pages as a strict reader of HTML meets them."""

from collections import Counter

import html5lib
import pytest

# Sphinx and docutils close void elements as XHTML does, which HTML allows and passes over.
ALLOWED = {"non-void-element-with-trailing-solidus"}
EMPTY_MATTERS = "h1 h2 h3 h4 h5 h6 th button summary a option title caption figcaption".split()  # noqa: SIM905
ROLES = {
    *("banner", "search", "img", "list", "listitem", "note", "group", "presentation", "heading"),
    *("doc-noteref", "doc-backlink", "doc-footnote", "doc-bibliography", "math", "navigation"),
}
# What may only hold what: a block in a line is what hand-made markup gets wrong most often.
PHRASING = "p h1 h2 h3 h4 h5 h6 span bdi em strong code a summary button label pre dt".split()  # noqa: SIM905
BLOCKS = "p div section ul ol dl table figure blockquote details pre h1 h2 h3 form main".split()  # noqa: SIM905


def parsed(page):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(page)
    errors = [(place, code) for place, code, _ in parser.errors if code not in ALLOWED]
    return tree, errors


def complaints(page):
    """What is wrong with a page."""
    tree, errors = parsed(page)
    yield from (f"line {place[0]}: {code}" for place, code in errors)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    ids = Counter(element.get("id") for element in elements if element.get("id") is not None)
    yield from (f"id {name!r} twice" for name, count in ids.items() if count > 1 or not name)
    for element in elements:
        yield from (f"{element.tag}: {trouble}" for trouble in _troubles(element, ids))


def _troubles(element, ids):
    named = element.get("aria-label") or element.get("title") or element.find(".//img") is not None
    if element.tag in EMPTY_MATTERS and not "".join(element.itertext()).strip() and not named:
        yield "nothing in it"
    if element.get("role") is not None and element.get("role") not in ROLES:
        yield f"role {element.get('role')}"
    if element.tag == "img" and element.get("alt") is None:
        yield "no alternative text"
    for name in ("aria-labelledby", "aria-describedby", "for", "popovertarget"):
        for target in (element.get(name) or "").split():
            if target not in ids:
                yield f"{name} leads nowhere"
    if element.tag in PHRASING:
        yield from (f"holds {inner.tag}" for inner in element.iter() if _is_block(element, inner))
    if element.tag in ("ul", "ol"):
        yield from (f"holds {child.tag}" for child in element if child.tag not in ("li", "script"))
    if element.tag == "table" and element.get("border"):
        yield "presentation in attributes"


def _is_block(outer, inner):
    return inner is not outer and inner.tag in BLOCKS


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<p>fine</p>", None),
        ("<p>a<div>b</div></p>", "unexpected-end-tag"),
        ("<p id=a></p><p id=a></p>", "twice"),
        ("<h2></h2>", "h2: nothing in it"),
        ("<img src=x>", "no alternative text"),
        ("<span><p>a</p></span>", "span: holds p"),
        ("<ul><p>a</p></ul>", "ul: holds p"),
        ("<p role=doc-biblioentry>a</p>", "role"),
        ("<b><i>a</b></i>", "adoption-agency"),
    ],
)
def test_what_is_wrong_is_found(body, complaint):
    page = f"<!DOCTYPE html><html lang=en><head><title>t</title></head><body>{body}</body></html>"
    found = " | ".join(complaints(page))
    assert complaint in found if complaint else not found


@pytest.mark.any_book
def test_every_page_is_valid(book, pages):
    assert len(pages) >= 9
    wrong = {name: [*complaints((book / name).read_text("utf-8"))] for name in pages}
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.any_book
def test_every_page_names_its_language_and_how_wide_it_is(book, pages):
    for name in pages:
        tree, _ = parsed((book / name).read_text("utf-8"))
        assert tree.get("lang") == "en", name
        assert tree.find(".//title").text.strip(), name
        metas = {meta.get("name"): meta.get("content") for meta in tree.iter("meta")}
        assert metas["viewport"] == "width=device-width, initial-scale=1", name
