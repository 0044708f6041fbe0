"""A search that knows Arabic, in the browser, without a server.

Sphinx's own search stays: its index, its page, its scores. It is taught four things:

* that a word written without its hamza, its marks or its article is the same word
  (``theme.arabic``);
* the book's own vocabulary. A book is a closed set of words, so the key of each, and of what a
  reader may type for it, can be shipped with it: names, broken plurals and verb forms are
  then found without a dictionary in the browser;
* to look for words on the finished page, where results, glued values and tables are, and
  each cell of a table ends a word;
* the texts of the pages, so that a hit is shown in its sentence with the words marked, also
  where a page cannot be fetched, as from a disk.

English words are stemmed as Sphinx stems them. For any Sphinx project::

    extensions = ["theme.search"]
    search_lemma = "package.module.function"  # str -> str; or the function itself; optional
    search_words = "theme.arabic.common_words"  # -> words of the language; optional
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.search import IndexBuilder
from sphinx.search.en import SearchEnglish
from sphinx.util import import_object

from theme import arabic
from theme.bidi import ARABIC, letters
from theme.markup import Element, Text, attribute, parse

HERE = Path(__file__).parent
Lemma = Callable[[str], str]

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PASSAGES = _HEADINGS | {"p", "li", "dt", "dd", "tr", "figcaption", "caption", "pre"}
_UNREAD = frozenset(("svg", "math", "nav", "button", "summary"))
_WORD = re.compile(r"\w+")


class Passage(NamedTuple):
    """A text of a page, the section it stands in, and whether it runs right to left."""

    anchor: str
    text: str
    right_to_left: bool
    kind: str

    @property
    def shipped(self) -> tuple[str, str, bool]:
        """What the browser needs of it."""
        return self.anchor, self.text, self.right_to_left


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
    one stands for both, then the one whose key comes first in the order of code points.
    """
    counts = Counter(word for text in texts for word in words(text) if ARABIC.search(word))
    found: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], _key(word, lemma), word)):
        found.setdefault(arabic.fold(word), _key(word, lemma))
    keys = set(found.values())
    found = {key: key for key in keys} | found
    if lemma is not None:
        lighter = (form for form in list(found) for form in arabic.lighter(form))
        for word in sorted({*lighter, *filter(ARABIC.search, known)}, key=lambda w: (len(w), w)):
            key = _key(word, lemma)
            if key in keys and arabic.key(word, found) != key:
                found.setdefault(arabic.fold(word), key)
    return dict(sorted(found.items()))


def _key(word: str, lemma: Lemma | None) -> str:
    """The key of a word by itself, of its lightest form where there is no lemmatiser."""
    if lemma is None:
        return arabic.lighter(arabic.fold(word))[-1]
    return arabic.fold(lemma(word)) or arabic.fold(word)


def passages(page: str) -> list[Passage]:
    """The texts of a page in the order of reading, code and what it prints after the rest."""
    mains = (e for e in parse(page).descendants() if e.tag == "main")
    found = [passage for main in mains for passage in _passages(page, main, "")]
    return sorted(found, key=lambda passage: passage.kind == "pre")


def _passages(page: str, element: Element, anchor: str) -> Iterator[Passage]:
    for child in element.elements():
        if child.tag in _UNREAD:
            continue
        here = attribute(page, child, "id") if child.tag == "section" else None
        inner = any(grandchild.tag in _PASSAGES for grandchild in child.descendants())
        if child.tag in _PASSAGES and (not inner or child.tag == "tr"):
            text = " ".join(html.unescape(_text(page, child)).split())
            if text:
                right_to_left = child.tag != "pre" and letters(text).are_arabic
                yield Passage(anchor, text, right_to_left, child.tag)
        else:
            yield from _passages(page, child, here or anchor)


def _text(page: str, element: Element) -> str:
    """The text of an element; a link to a heading is none, and cells are set apart."""
    if element.tag in _UNREAD or attribute(page, element, "class") == "headerlink":
        return ""
    between = " · " if element.tag == "tr" else ""
    parts = (
        page[child.start : child.end] if isinstance(child, Text) else _text(page, child)
        for child in element.children
    )
    return between.join(part for part in parts if part.strip() or not between)


class SearchArabicEnglish(SearchEnglish):
    """Sphinx's English search, and Arabic beside it."""

    lang = "ar-en"
    language_name = "Arabic and English"
    js_splitter_code = (
        "var splitQuery = (query) => query.replace(arabicFolds[0][0], '')"
        ".split(/[^\\p{Letter}\\p{Number}_]+/u).filter(Boolean);\n"
    )
    vocabulary: ClassVar[dict[str, str]] = {}

    def init(self, options: dict[str, Any]) -> None:
        """Read the lines that the browser runs."""
        super().init(options)
        code = (HERE / "stem.js").read_text("utf-8")
        self.js_stemmer_code = f"{SearchEnglish.js_stemmer_code}\n{code}"

    def split(self, input: str) -> list[str]:
        """The words of a text."""
        return words(input)

    def stem(self, word: str) -> str:
        """The key of a word in the index."""
        if ARABIC.search(word):
            return arabic.key(word, self.vocabulary)
        return super().stem(word)


class PageIndex(IndexBuilder):
    """Sphinx's index, begun anew: Sphinx remembers the words that it has read by itself."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401
        super().__init__(*arguments)
        self._mapping = {}
        self._title_mapping = {}


def document(passages: Iterable[Passage], entries: Iterable[nodes.Node] = ()) -> nodes.document:
    """The texts of a page as Sphinx's index reads them: headings, all the rest, index entries."""
    made = new_document("")
    made += [entry.deepcopy() for entry in entries]
    for passage in passages:
        if passage.kind in _HEADINGS:
            section = nodes.section("", nodes.title("", passage.text), ids=[passage.anchor])
            made += section
        else:
            made += nodes.paragraph("", passage.text)
    return made


def _option(app: Sphinx, name: str) -> Callable[..., Any] | None:
    """A function that is given in the configuration, itself or by its name."""
    given = app.config[name]
    return import_object(given, name) if isinstance(given, str) and given else given or None


def _on_config(app: Sphinx, config: Config) -> None:
    config.html_search_language = SearchArabicEnglish.lang


def _on_written(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Read the written pages, and give their words to the index that is written after them."""
    builder = app.builder
    if builder.format != "html" or builder.indexer is None:
        return []
    pages = {
        name: passages(Path(builder.get_outfilename(name)).read_text("utf-8"))
        for name in sorted(app.env.found_docs)
    }
    known = _option(app, "search_words") or tuple
    texts = [passage.text for found in pages.values() for passage in found]
    SearchArabicEnglish.vocabulary = vocabulary(texts, _option(app, "search_lemma"), known())
    lang, options = SearchArabicEnglish.lang, app.config.html_search_options
    builder.indexer = PageIndex(app.env, lang, options, app.config.html_search_scorer)
    for name, found in pages.items():
        entries = app.env.get_doctree(name).findall(addnodes.index)
        title = html.escape(app.env.titles[name].astext())
        builder.index_page(name, document(found, entries), title)
    _ship(app, {builder.get_target_uri(name): found for name, found in pages.items()})
    return []


def _ship(app: Sphinx, pages: dict[str, list[Passage]]) -> None:
    """Write what the browser searches in, each part to a script of its own."""
    texts = {name: [passage.shipped for passage in found] for name, found in pages.items()}
    rules = f"const arabicRules = {json.dumps(arabic.rules())};\n"
    scripts = {
        "arabic.js": rules + (HERE / "arabic.js").read_text("utf-8"),
        "vocabulary.js": _constant("bookVocabulary", SearchArabicEnglish.vocabulary),
        "book-text.js": _constant("bookText", texts),
    }
    for name, code in scripts.items():
        Path(app.outdir, "_static", name).write_text(code, "utf-8")


def _constant(name: str, value: object) -> str:
    return f"const {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def setup(app: Sphinx) -> dict[str, bool]:
    """Teach Sphinx's search Arabic."""
    app.add_config_value("search_lemma", "", "html")
    app.add_config_value("search_words", "", "html")
    app.add_search_language(SearchArabicEnglish)
    app.connect("config-inited", _on_config)
    app.connect("html-collect-pages", _on_written)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
