"""A search that knows Arabic, in the browser, without a server.

``static/search.js`` looks words up in the texts of the finished pages, which are shipped with
the book (also for a book that is read from a disk) together with what it needs to know:

* that a word written without its hamza, its marks or its article is the same word
  (``theme.arabic``);
* the book's own vocabulary. A book is a closed set of words, so the key of each, and of what a
  reader may type for it, can be shipped with it: names, broken plurals and verb forms are
  then found without a dictionary in the browser;
* English names for Arabic words of the book, such as those of countries;
* the texts of the pages passage by passage, a row of a table with the caption and the heads
  of its columns, each with the place in the page that it can be led to.

English words are stemmed as Sphinx stems them. For any Sphinx project::

    extensions = ["theme.search"]
    search_lemma = "package.module.function"  # str -> str; or the function itself; optional
    search_words = "theme.arabic.common_words"  # -> words of the language; optional
    search_names = "theme.arabic.english_names"  # -> pairs of an English and an Arabic name
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.search.en import SearchEnglish
from sphinx.util import import_object

from theme import arabic
from theme.bidi import ARABIC, letters
from theme.markup import Element, Text, attribute, parse

HERE = Path(__file__).parent
Lemma = Callable[[str], str]

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PASSAGES = _HEADINGS | {"p", "li", "dt", "dd", "tr", "figcaption", "caption", "pre"}
_PLACES = frozenset(("section", "div", "span", "dt"))
_UNREAD = frozenset(("svg", "math", "nav", "button", "summary"))
# The sign of the link to a heading; the meaning that stands under its word as well.
_SAID_BEFORE = frozenset(("headerlink", "meaning"))
_WORD = re.compile(r"\w+")


class Passage(NamedTuple):
    """A text of a page, the place it can be led to, and whether it runs right to left.

    A row of a table has the texts of its cells, and the number of its table on the page.
    """

    anchor: str
    text: str
    right_to_left: bool
    kind: str
    cells: tuple[str, ...] = ()
    table: int | None = None

    @property
    def shipped(self) -> list[object]:
        """What the browser needs of it."""
        row = [] if self.table is None else [self.table, *self.cells]
        return [self.anchor, "" if row else self.text, int(self.right_to_left), self.kind, *row]


class TableHead(NamedTuple):
    """What a table is about, and what its columns are."""

    caption: str
    heads: tuple[str, ...]


class Page(NamedTuple):
    """A page as the browser searches it."""

    title: str
    passages: list[Passage]
    tables: list[TableHead]

    @property
    def shipped(self) -> dict[str, object]:
        """What the browser needs of it."""
        passages = [passage.shipped for passage in self.passages]
        return {"title": self.title, "passages": passages, "tables": self.tables}


def words(text: str) -> list[str]:
    """The words of a text, a vocalised or stretched one in one piece.

    >>> words("قَالَ إلـــى John")
    ['قال', 'إلى', 'John']
    """
    marks, nothing = arabic.rules()["fold"][0]
    return _WORD.findall(re.sub(marks, nothing, text))


def vocabulary(
    texts: Iterable[str], lemma: Lemma | None, known: Iterable[str] = ()
) -> dict[str, str]:
    """Folded forms and their keys: what a reader may type for a word that the book has.

    These are the forms in the texts; their lighter forms, and the known words of the language,
    as far as the lemmatiser gives them the key of a word in the texts and :func:`arabic.key`
    would not find it by itself. Where two words of the texts fold to one form, the more common
    one stands for both, then the one whose key comes first in the order of code points; the
    other is found by its own spelling.
    """
    counts = Counter(word for text in texts for word in words(text) if ARABIC.search(word))
    found: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], _key(word, lemma), word)):
        _note(found, word, _key(word, lemma))
    keys = set(found.values())
    found = {key: key for key in keys} | found
    for key in sorted(keys):
        found.setdefault(arabic.fold(key), key)
    if lemma is not None:
        lighter = (form for form in list(found) for form in arabic.lighter(arabic.fold(form)))
        for word in sorted({*lighter, *filter(ARABIC.search, known)}, key=lambda w: (len(w), w)):
            key = _key(word, lemma)
            if key in keys and arabic.key(word, found) != key:
                _note(found, word, key)
    return dict(sorted(found.items()))


def _note(found: dict[str, str], word: str, key: str) -> None:
    """Add a word folded, and as it is spelled where its folded form belongs to another."""
    if found.setdefault(arabic.fold(word), key) != key:
        found.setdefault(arabic.bare(word), key)


def _key(word: str, lemma: Lemma | None) -> str:
    """The key of a word by itself, of its lightest form where there is no lemmatiser."""
    if lemma is None:
        return arabic.lighter(arabic.fold(word))[-1]
    return arabic.bare(lemma(word)) or arabic.fold(word)


def alike(vocabulary: Mapping[str, str]) -> dict[str, list[str]]:
    """Words that a folded form may stand for beside the one that the vocabulary gives it.

    >>> alike({"امن": "آمن", "آمن": "آمن", "أمن": "أمن"})
    {'امن': ['أمن']}
    """
    found: dict[str, list[str]] = {}
    for key in sorted(set(vocabulary.values())):
        if arabic.key(arabic.fold(key), vocabulary) != key:
            found.setdefault(arabic.fold(key), []).append(key)
    return found


def english_names(
    names: Iterable[tuple[str, str]], vocabulary: Mapping[str, str]
) -> dict[str, list[str]]:
    """English names, in small letters, for words of the vocabulary, by their keys.

    An Arabic name may lose its article and nothing else: some of the names of the whole
    world would become words of the book that they have nothing to do with.

    >>> names = [("Libya", "ليبيا"), ("Slavey", "سلافي")]
    >>> english_names(names, {"ليبيا": "ليبيا", "سلفي": "سلفي"})
    {'libya': ['ليبيا']}
    """
    found: dict[str, dict[str, None]] = {}
    for english, name in names:
        folded = arabic.fold(name)
        forms = (arabic.bare(name), folded, folded.removeprefix("ال"))
        key = next((vocabulary[form] for form in forms if form in vocabulary), None)
        if key is not None:
            found.setdefault(english.lower(), {})[key] = None
    return {english: list(known) for english, known in sorted(found.items())}


def read(page: str) -> Page:
    """The texts of a page in the order of reading, code and what it prints after the rest."""
    mains = [element for element in parse(page).descendants() if element.tag == "main"]
    tables = [e for main in mains for e in main.descendants() if e.tag == "table"]
    reader = _Reader(page, {table.start: number for number, table in enumerate(tables)})
    found = [passage for main in mains for passage in reader.passages(main, "")]
    found.sort(key=lambda passage: passage.kind == "pre")
    title = next((passage.text for passage in found if passage.kind == "h1"), "")
    return Page(title, found, [reader.head(table) for table in tables])


class _Reader(NamedTuple):
    """One reading of one page, which knows the number of each table."""

    page: str
    tables: Mapping[int, int]

    def head(self, table: Element) -> TableHead:
        """What is said of a table as a whole."""
        captions = [self.said(part) for part in table.elements() if part.tag == "caption"]
        first = next((part for part in table.descendants() if part.tag == "tr"), None)
        heads = self.cells(first) if first is not None and self.is_head(first) else ()
        return TableHead("".join(captions), heads)

    def passages(
        self, element: Element, anchor: str, table: int | None = None
    ) -> Iterator[Passage]:
        """The passages in an element; ``anchor`` is the last place before it."""
        for child in element.elements():
            if child.tag in _UNREAD or attribute(self.page, child, "hidden") is not None:
                continue
            here = attribute(self.page, child, "id") if child.tag in _PLACES else None
            inside = self.tables.get(child.start, table)
            inner = any(part.tag in _PASSAGES for part in child.descendants())
            if child.tag == "tr":
                yield from self.row(child, anchor, table)
            elif child.tag in _PASSAGES and not inner:
                yield from self.passage(child, anchor)
            else:
                yield from self.passages(child, here or anchor, inside)

    def row(self, row: Element, anchor: str, table: int | None) -> Iterator[Passage]:
        """A row of a table, unless it only names the columns."""
        cells = self.cells(row)
        text = " · ".join(cells)
        if any(cells) and not self.is_head(row):
            yield Passage(anchor, text, letters(text).are_arabic, "tr", cells, table)

    def passage(self, element: Element, anchor: str) -> Iterator[Passage]:
        """A text, led to by the one place in it, if there is one."""
        text = self.said(element)
        places = [attribute(self.page, part, "id") for part in element.descendants()]
        here = [place for place in places if place]
        if text:
            right_to_left = element.tag != "pre" and letters(text).are_arabic
            place = here[0] if len(here) == 1 else anchor
            yield Passage(place, text, right_to_left, element.tag)

    def cells(self, row: Element) -> tuple[str, ...]:
        cells = [cell for cell in row.elements() if cell.tag in ("th", "td")]
        kept = [cell for cell in cells if attribute(self.page, cell, "class") not in _SAID_BEFORE]
        return tuple(map(self.said, kept))

    def is_head(self, row: Element) -> bool:
        scopes = {attribute(self.page, cell, "scope") for cell in row.elements()}
        return {cell.tag for cell in row.elements()} == {"th"} and scopes <= {"col", None}

    def said(self, element: Element) -> str:
        return " ".join(html.unescape(_text(self.page, element)).split())


def _text(page: str, element: Element) -> str:
    """The text of an element, without a sign of a link, or a meaning that is said again."""
    if element.tag in _UNREAD or attribute(page, element, "class") in _SAID_BEFORE:
        return ""
    return "".join(
        page[child.start : child.end] if isinstance(child, Text) else _text(page, child)
        for child in element.children
    )


def _option(app: Sphinx, name: str) -> Callable[..., Any] | None:
    """A function that is given in the configuration, itself or by its name."""
    given = app.config[name]
    return import_object(given, name) if isinstance(given, str) and given else given or None


def _no_other_search(app: Sphinx) -> None:
    """Sphinx's own index and its page, which know no Arabic, are not made."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def _on_written(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Read the written pages, ship what is in them, and make the page that searches it."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    pages = {
        builder.get_target_uri(name): read(Path(builder.get_outfilename(name)).read_text("utf-8"))
        for name in sorted(app.env.found_docs)
    }
    known = _option(app, "search_words") or tuple
    names = _option(app, "search_names") or tuple
    texts = [passage.text for page in pages.values() for passage in page.passages]
    found = vocabulary(texts, _option(app, "search_lemma"), known())
    _ship(app, pages, found, english_names(names(), found) | alike(found))
    yield "search", {"title": "Search"}, "search.html"


def _ship(
    app: Sphinx,
    pages: Mapping[str, Page],
    vocabulary: Mapping[str, str],
    names: Mapping[str, list[str]],
) -> None:
    """Write what the browser searches in, each part to a script of its own."""
    rules = _constant("arabicRules", arabic.rules())
    scripts = {
        "arabic.js": rules + (HERE / "arabic.js").read_text("utf-8"),
        "english.js": SearchEnglish.js_stemmer_code.strip() + "\n",
        "vocabulary.js": _constant("bookVocabulary", vocabulary) + _constant("bookNames", names),
        "book-text.js": _constant("bookText", {name: p.shipped for name, p in pages.items()}),
    }
    for name, code in scripts.items():
        Path(app.outdir, "_static", name).write_text(code, "utf-8")


def _constant(name: str, value: object) -> str:
    return f"const {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def setup(app: Sphinx) -> dict[str, bool]:
    """Teach Sphinx's search Arabic."""
    app.add_config_value("search_lemma", "", "html")
    app.add_config_value("search_words", "", "html")
    app.add_config_value("search_names", "", "html")
    app.connect("builder-inited", _no_other_search)
    app.connect("html-collect-pages", _on_written)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
