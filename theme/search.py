"""A search that knows Arabic, in the browser, without a server.

Sphinx's own search stays: its index, its page, its scores. It is taught three things:

* that a word written without its hamza, its marks or its article is the same word
  (``theme.arabic``);
* the book's own vocabulary. A book is a closed set of words, so the key of each, from a
  lemmatiser if there is one, can be shipped with it: names, broken plurals and verb forms are
  then found without a dictionary in the browser;
* the texts of the pages, so that a hit is shown in its sentence with the words marked, also
  where a page cannot be fetched, as from a disk.

English words are stemmed as Sphinx stems them. For any Sphinx project::

    extensions = ["theme.search"]
    search_lemma = "package.module.function"  # str -> str; or the function itself; optional
"""

from __future__ import annotations

import hashlib
import html
import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.search.en import SearchEnglish
from sphinx.util import import_object

from theme import arabic
from theme.bidi import ARABIC, letters
from theme.markup import Element, Text, attribute, parse

HERE = Path(__file__).parent
Lemma = Callable[[str], str]

_PASSAGES = frozenset(
    ("p", "li", "dt", "dd", "tr", "figcaption", "caption", "pre", "h1", "h2", "h3", "h4")
)
_UNREAD = frozenset(("svg", "math", "nav", "button", "summary"))
_WORD = re.compile(r"\w+")


class Passage(NamedTuple):
    """A text of a page, the section it stands in, and whether it runs right to left."""

    anchor: str
    text: str
    right_to_left: bool


def words(text: str) -> list[str]:
    """The words of a text, a vocalised or stretched one in one piece.

    >>> words("قَالَ إلـــى John")
    ['قال', 'إلى', 'John']
    """
    marks, nothing = arabic.rules()["fold"][0]
    return _WORD.findall(re.sub(marks, nothing, text))


def index_key(word: str, lemma: Lemma | None) -> str:
    """The key under which an Arabic word goes into the index."""
    if lemma is None:
        return arabic.lighter(arabic.fold(word))[-1]
    return arabic.fold(lemma(word)) or arabic.fold(word)


def vocabulary(texts: Iterable[str], lemma: Lemma | None) -> dict[str, str]:
    """Folded forms and their keys; each key is also a form, of itself.

    Where two words fold to one form, the key that comes first in the order of code points
    stands for both.
    """
    found = {word for text in texts for word in words(text) if ARABIC.search(word)}
    pairs = {(arabic.fold(word), index_key(word, lemma)) for word in found}
    pairs |= {(key, key) for _, key in pairs}
    return dict(sorted(pairs, reverse=True))


def passages(page: str) -> list[Passage]:
    """The texts of a page in the order of reading, code and what it prints after the rest."""
    mains = (e for e in parse(page).descendants() if e.tag == "main")
    found = [pair for main in mains for pair in _passages(page, main, "")]
    return [passage for code in (False, True) for kind, passage in found if kind is code]


def _passages(page: str, element: Element, anchor: str) -> Iterator[tuple[bool, Passage]]:
    for child in element.elements():
        if child.tag in _UNREAD:
            continue
        here = attribute(page, child, "id") if child.tag == "section" else None
        inner = any(grandchild.tag in _PASSAGES for grandchild in child.descendants())
        if child.tag in _PASSAGES and (not inner or child.tag == "tr"):
            text = " ".join(html.unescape(_text(page, child)).split())
            if text:
                right_to_left = child.tag != "pre" and letters(text).are_arabic
                yield child.tag == "pre", Passage(anchor, text, right_to_left)
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
    lemma: Lemma | None = None

    def init(self, options: dict[str, Any]) -> None:
        """Read the table and the lines that the browser runs on it."""
        super().init(options)
        table = f"const arabicRules = {json.dumps(arabic.rules())};"
        code = (HERE / "stem.js").read_text("utf-8")
        self.js_stemmer_code = f"{SearchEnglish.js_stemmer_code}\n{table}\n{code}"

    def split(self, input: str) -> list[str]:
        """The words of a text."""
        return words(input)

    def stem(self, word: str) -> str:
        """The key of a word in the index."""
        if ARABIC.search(word):
            return index_key(word, type(self).lemma)
        return super().stem(word)


def _lemma(app: Sphinx) -> Lemma | None:
    named = app.config.search_lemma
    return (
        import_object(named, "search_lemma") if isinstance(named, str) and named else named or None
    )


def _on_start(app: Sphinx) -> None:
    lemma = _lemma(app)
    SearchArabicEnglish.lemma = None if lemma is None else staticmethod(lemma)


def _on_config(app: Sphinx, config: Config) -> None:
    config.html_search_language = SearchArabicEnglish.lang


def _on_finish(app: Sphinx, failure: Exception | None) -> None:
    if failure is not None or app.builder.format != "html":
        return
    pages = {}
    for page in sorted(app.env.found_docs):
        address = app.builder.get_target_uri(page)
        pages[address] = passages(Path(app.builder.get_outfilename(page)).read_text("utf-8"))
    texts = [passage.text for found in pages.values() for passage in found]
    shipped = {"vocabulary": _kept_vocabulary(app, texts), "pages": pages}
    code = json.dumps(shipped, ensure_ascii=False, separators=(",", ":"))
    Path(app.outdir, "_static", "book-text.js").write_text(f"const bookText = {code};\n", "utf-8")


def _kept_vocabulary(app: Sphinx, texts: list[str]) -> dict[str, str]:
    """The vocabulary, made anew only when the texts or the lemmatiser are new."""
    lemma = _lemma(app)
    name = hashlib.sha256(_code(lemma) + "\n".join(texts).encode()).hexdigest()[:16]
    path = Path(app.doctreedir, f"vocabulary-{name}.json")
    if not path.exists():
        path.write_text(json.dumps(vocabulary(texts, lemma)), "utf-8")
    return json.loads(path.read_text("utf-8"))


def _code(lemma: Lemma | None) -> bytes:
    """The source of the package that a lemmatiser is part of."""
    if lemma is None:
        return b""
    folder = Path(inspect.getfile(inspect.unwrap(lemma))).parent
    return b"".join(path.read_bytes() for path in sorted(folder.glob("*.py")))


def setup(app: Sphinx) -> dict[str, bool]:
    """Teach Sphinx's search Arabic."""
    app.add_config_value("search_lemma", "", "env")
    app.add_search_language(SearchArabicEnglish)
    app.connect("config-inited", _on_config)
    app.connect("builder-inited", _on_start)
    app.connect("build-finished", _on_finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
