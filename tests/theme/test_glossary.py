"""Terms and works cited, told where they are used."""

import pytest
from docutils import nodes
from sphinx import addnodes

from theme.glossary import definitions, titled


def glossary(term, text):
    entry = nodes.term("", term, ids=[f"term-{term}"])
    item = nodes.definition_list_item("", entry, nodes.definition("", nodes.paragraph("", text)))
    return addnodes.glossary("", nodes.definition_list("", item))


def document(*children):
    from docutils.utils import new_document

    made = new_document("")
    made += children
    return made


def test_a_term_is_known_by_its_place_and_its_definition():
    made = document(glossary("collocate", "A word\nnear another."), nodes.paragraph("", "x"))
    assert dict(definitions(made)) == {"term-collocate": "A word near another."}


def test_links_to_terms_get_the_definition_and_others_stay_as_they_are():
    known = {"term-collocate": "A word near another.", "term-long": "word " * 200}
    links = [
        nodes.reference("", "", refuri="methods.html#term-collocate"),
        nodes.reference("", "", refid="term-collocate"),
        nodes.reference("", "", refuri="methods.html#id3", reftitle="A book."),
        nodes.reference("", "", refuri="methods.html"),
        nodes.reference("", "", refid="term-long"),
    ]
    titled(links, known)
    titles = [link.get("reftitle") for link in links]
    assert titles[:4] == ["A word near another."] * 2 + ["A book.", None]
    assert len(titles[4]) <= 400 and titles[4].endswith("word…")


@pytest.mark.parametrize("kind", ["#term-", "#id"])
def test_what_is_cited_is_shown_on_focus_and_under_a_pointer_and_can_be_sent_away(
    browser, site, kind
):
    page = browser.new_page()
    page.goto(f"{site}chapters/context.html")
    link = page.locator(f"main a.reference.internal[href*='{kind}']").first
    note = page.locator("[role=tooltip]")
    link.scroll_into_view_if_needed()
    link.hover()
    assert note.is_visible() and len(note.inner_text()) > 20
    note.hover()
    page.wait_for_timeout(400)
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert note.is_visible()
    assert link.get_attribute("aria-describedby") == note.get_attribute("id")
    page.close()
