"""A concordance of every word: a form to fill in, and tables for those who cannot use it.

The form and what it answers with are made by ``theme/static/concordance.js`` from the index of
the words (:mod:`analysis.page.word_index`). Without JavaScript, and on paper, the tables of
the leading words are there.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from analysis.measures.concordance import Line, concordance
from analysis.page import controls
from analysis.page import language as wording
from analysis.page.controls import HIDDEN
from analysis.page.parallel_text import Concordance, Folded
from analysis.page.tables import Glossed, Table
from analysis.page.word_index import FILE, PlacedWord, WordIndex
from analysis.text.article import Article


@dataclass(frozen=True, repr=False)
class ConcordanceTool:
    """The form and the tables; displays itself."""

    index: WordIndex
    tables: Mapping[str, Table]
    page: str

    def __repr__(self) -> str:
        """The tables as plain text, for a reader of plain text."""
        return repr(Folded(self.tables))

    def _repr_html_(self) -> str:
        says = escape(json.dumps(wording.CONCORDANCE_TOOL, ensure_ascii=False))
        return (
            f'<div class="concordance-tool" data-page="{escape(self.page)}" data-says="{says}">'
            f'<form {HIDDEN} role="search" aria-label="{escape(wording.FIND)}">{_fields()}</form>'
            f'<output class="found" {HIDDEN}></output><div class="lines" {HIDDEN}></div>'
            f'<div class="tables">{Folded(self.tables)._repr_html_()}</div>'
            f'<p class="source"><a download="{FILE}" href="{FILE}" {HIDDEN}>'
            f"{escape(wording.INDEX)}</a></p>{self.index.element()}</div>"
        )


def concordance_tool(
    index: WordIndex, leading: Sequence[PlacedWord], *, page: str, width: int = 5
) -> ConcordanceTool:
    """The concordance of every word of an index, and a table for each of the leading words.

    ``page`` is the address of the page that shows the article; ``width`` is the number of
    words on either side of a word in the tables.
    """
    tables = {
        _title(word): places(index.article, word, page=page, width=width) for word in leading
    }
    return ConcordanceTool(index, tables, page)


def places(article: Article, word: PlacedWord, *, page: str, width: int = 5) -> Concordance:
    """Every place of a word with the text around it, led to on the page with the article."""
    import pandas as pd

    lines = concordance(article, word.tokens, width=width)
    frame = pd.DataFrame(lines, columns=list(Line._fields))
    caption = wording.places_of(word.label)
    return Concordance(frame, f"places-of-{word.label}", caption, page=page, key=word.key)


def _title(word: PlacedWord) -> str:
    return f"{Glossed(word.label, word.meaning)}: {len(word.tokens)}"


def _fields() -> str:
    """What can be asked."""
    forms = {"all": wording.ALL_FORMS, "exact": wording.THIS_FORM}
    radios = controls.radios("forms", forms, "all")
    orders = controls.options(wording.ORDERS)
    return (
        f"<label>{escape(wording.FIND)} "
        '<input type="search" name="word" dir="auto" maxlength="80" autocomplete="off" '
        f'spellcheck="false" placeholder="{escape(wording.FIND_HINT)}"/></label> '
        f'<label>{escape(wording.PICK)} <select name="words">'
        '<option value="">…</option></select></label> '
        f"<fieldset><legend>{escape(wording.SHOW)}</legend>{radios}</fieldset> "
        f'<label>{escape(wording.ORDER)} <select name="order">{orders}</select></label>'
    )
