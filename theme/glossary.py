"""What a term means, told where the term is used.

A link to a term of a glossary gets the definition as its title, as a link to a work that is
cited gets the work from Sphinx. ``static/book.js`` shows both under a pointer and on focus.

For any Sphinx project: ``extensions = ["theme.glossary"]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

_LONGEST = 400  # letters of a definition; what is longer is to be read where it is


def definitions(doctree: nodes.document) -> Iterator[tuple[str, str]]:
    """The place of each term that a document defines, and its definition."""
    for glossary in doctree.findall(addnodes.glossary):
        for item in glossary.findall(nodes.definition_list_item):
            said = [part.astext() for part in item.findall(nodes.definition)]
            text = " ".join(" ".join(said).split())
            for term in item.findall(nodes.term):
                yield from ((place, text) for place in term["ids"])


def titled(links: Iterable[nodes.reference], known: dict[str, str]) -> None:
    """Give links to terms their definitions as titles."""
    for link in links:
        place = link.get("refid") or str(link.get("refuri", "")).partition("#")[2]
        definition = known.get(place, "")
        if definition and "reftitle" not in link:
            link["reftitle"] = _cut(definition)


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _on_resolved(app: Sphinx, doctree: nodes.document, page: str) -> None:
    domain = app.env.get_domain("std")
    homes = {home for _, _, kind, home, _, _ in domain.get_objects() if kind == "term"}
    known = {
        place: text
        for home in sorted(homes)
        for place, text in definitions(app.env.get_doctree(home))
    }
    titled(doctree.findall(nodes.reference), known)


def setup(app: Sphinx) -> dict[str, bool]:
    """Title the links of every page when they are known."""
    app.connect("doctree-resolved", _on_resolved)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
