"""Arabic on the page: its language, its direction, and nothing else changed.

Whatever made a page (MyST, pandas, a notebook's output, a template), its finished HTML is read
once and only ever added to:

* a block that is Arabic by its letters gets ``lang="ar" dir="rtl"``;
* elsewhere a run of Arabic words is wrapped in ``<bdi lang="ar" dir="rtl">``, over inline
  elements where a run goes across them;
* inside Arabic, other runs, and numbers with signs or separators, are wrapped the other way;
* a table whose header, or every column of words, is Arabic runs right to left; elsewhere heads
  are told to stand over Arabic columns (``theme.tables``);
* the title of the page and texts that stand in attributes, where no tag can go, get Unicode
  isolates instead.

What an author has marked with ``lang`` or ``dir`` is left as it is. Every insertion carries
``data-bidi``, so ``unmark(mark(page)) == page``, byte for byte. The language of the page is
that of ``<html lang>``: on an Arabic page the same rules mark what is not Arabic.

For any Sphinx project: ``extensions = ["theme.direction"]``. After Unicode Standard Annex 9
(https://www.unicode.org/reports/tr9/) and the W3C on inline markup
(https://www.w3.org/International/articles/inline-bidi-markup/).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby
from operator import add
from typing import Any, NamedTuple

from sphinx.application import Sphinx

from theme import bidi, isolates, tables
from theme.insertions import CLOSE, attributes, opening, unmark
from theme.markup import Element, Insertion, Text, attribute, insert, parse

_INLINE = frozenset(
    """a abbr b bdi bdo br button cite code data del dfn em font i img input ins kbd label mark
    math meter output progress q s samp small span strong sub sup svg time u var wbr""".split()  # noqa: SIM905
)
_CONTAINERS = frozenset(("ul", "ol", "dl", "blockquote"))
_CODE = frozenset(("code", "kbd", "samp", "pre"))
_DRAWN = frozenset(("svg", "math"))
_WRITTEN_IN_DRAWINGS = frozenset(("text", "tspan", "textpath", "title", "desc", "mtext", "mi"))
_ONLY_TEXT = frozenset(("option", "textarea"))


class _Context(NamedTuple):
    """What a text inherits: is it in an Arabic element, are its line ends kept, is it printed."""

    arabic: bool
    lines: bool = False
    printed: bool = False


class _Piece(NamedTuple):
    """A part of a line: a run to be wrapped, the glue between two runs, or anything else."""

    kind: str
    start: int
    end: int
    element: Element | None = None


def mark(page: str) -> str:
    """The page with the language and direction of its Arabic marked; twice is as once.

    >>> mark("<p>More on ليبيا</p>")
    '<p>More on <bdi data-bidi lang="ar" dir="rtl">ليبيا</bdi ></p>'
    """
    page = unmark(page)
    return insert(page, _Page(page).insertions()) if bidi.ARABIC.search(page) else page


class _Page:
    """One reading of one page."""

    def __init__(self, page: str) -> None:
        self.text = page
        self.tree = parse(page)
        root = next((e for e in self.tree.elements() if e.tag == "html"), self.tree)
        self.language = attribute(page, root, "lang") or "en"

    def insertions(self) -> Iterator[Insertion]:
        """Everything to be inserted in the page, in no order."""
        yield from self.block(self.tree, _Context(self.language.startswith("ar")))
        for element in self.tree.descendants():
            yield from isolates.in_attributes(self.text, element)
            if element.tag == "table":
                yield from tables.notes(self.text, element)

    # Blocks

    def block(self, element: Element, context: _Context) -> Iterator[Insertion]:
        """The insertions for an element that is not part of a line, and for all in it."""
        if element.tag == "head":
            titles = (child for child in element.elements() if child.tag == "title")
            for title in titles:
                yield from isolates.in_title(self.text, title, page_is_arabic=context.arabic)
            return
        declared = self.declared(element)
        arabic = self.verdict(element, printed=context.printed) if declared is None else declared
        if declared is None and arabic not in (None, context.arabic):
            yield element.name_end, attributes(self.name(arabic), arabic)
        inside = self.inside(element, context, arabic)
        for inline, children in groupby(element.children, key=_is_inline):
            if inline and element.tag not in _ONLY_TEXT:
                yield from self.line(list(children), inside)
            elif not inline:
                for child in children:
                    yield from self.block(child, inside)

    def name(self, arabic: bool) -> str:
        """The code of the language that a text is in."""
        page_is_arabic = self.language.startswith("ar")
        if arabic:
            return self.language if page_is_arabic else "ar"
        return "en" if page_is_arabic else self.language

    def declared(self, element: Element) -> bool | None:
        """Whether the author says that an element is Arabic; None where nothing is said."""
        if not element.tag:
            return None
        language = attribute(self.text, element, "lang")
        if language is not None:
            return language.startswith("ar")
        return False if attribute(self.text, element, "dir") is not None else None

    def verdict(self, element: Element, *, printed: bool = False) -> bool | None:
        """Whether a block is Arabic by its letters; None where it has no say in that."""
        if element.tag == "table":
            return tables.is_arabic(self.text, element)
        if element.tag in ("html", "body", "bdi", "bdo", ""):
            return None
        if element.tag == "pre":
            return self.every_line_is_arabic(element) if printed else None
        children = element.children
        if element.tag not in _CONTAINERS:
            children = [child for child in children if _is_inline(child)]
        found = self.letters(children)
        return found.are_arabic if found.any else None

    def letters(self, children: Sequence[Element | Text]) -> bidi.Letters:
        """The letters of a line or of many, code and drawings aside."""
        counts = (
            bidi.letters(self.text[child.start : child.end])
            if isinstance(child, Text)
            else self.letters(child.children)
            for child in children
            if isinstance(child, Text) or child.tag not in _CODE | _DRAWN
        )
        return reduce(add, counts, bidi.Letters())

    def every_line_is_arabic(self, element: Element) -> bool | None:
        """Whether printed text can run right to left without harm to a line of it."""
        lines = map(bidi.letters, "".join(self.texts(element)).split("\n"))
        verdicts = [line.are_arabic for line in lines if line.any]
        return all(verdicts) if verdicts else None

    def texts(self, element: Element) -> Iterator[str]:
        """The texts in an element, in the order of the page."""
        for child in element.children:
            if isinstance(child, Text):
                yield self.text[child.start : child.end]
            else:
                yield from self.texts(child)

    def inside(self, element: Element, context: _Context, arabic: bool | None) -> _Context:
        """What the children of an element inherit."""
        if arabic is None and element.tag in _CODE:
            arabic = False
        classes = (attribute(self.text, element, "class") or "").split()
        return _Context(
            context.arabic if arabic is None else arabic,
            context.lines or element.tag == "pre",
            context.printed or "stream" in classes,
        )

    # Lines

    def line(self, children: Sequence[Element | Text], context: _Context) -> Iterator[Insertion]:
        """The insertions for texts and inline elements that stand beside one another."""
        pieces = [piece for child in children for piece in self.pieces(child, context)]
        for run in _runs(pieces):
            yield from self.wrap(run, context)
        for piece in pieces:
            if piece.element is not None and piece.kind == "other":
                yield from self.inline(piece.element, context)
            elif piece.element is None and context.arabic and piece.kind != "run":
                yield from self.numbers(piece.start, piece.end)

    def pieces(self, child: Element | Text, context: _Context) -> Iterator[_Piece]:
        """A text or an inline element cut into runs and what is between them."""
        foreign = not context.arabic
        if isinstance(child, Element):
            yield _Piece(self.kind(child, foreign), child.start, child.end, child)
            return
        text, last = self.text[child.start : child.end], 0
        for start, end in [
            *bidi.runs(text, arabic=foreign, lines=context.lines),
            (len(text),) * 2,
        ]:
            if last < start:
                glue = bidi.is_glue(text[last:start], arabic=foreign, lines=context.lines)
                kind = "glue" if glue else "other"
                yield _Piece(kind, child.start + last, child.start + start)
            if start < end:
                yield _Piece("run", child.start + start, child.start + end)
            last = end

    def kind(self, element: Element, foreign: bool) -> str:
        """Whether an inline element can be part of a run: all its letters must be."""
        if element.tag in _DRAWN | _CODE or self.declared(element) is not None:
            return "other"
        found = self.letters(element.children)
        wanted, unwanted = (found.arabic, found.other) if foreign else (found.other, found.arabic)
        return "run" if wanted and not unwanted else "other"

    def wrap(self, run: Sequence[_Piece], context: _Context) -> Iterator[Insertion]:
        """The insertions around a run: inside its element when it is one and no more."""
        only = run[0].element if len(run) == 1 else None
        if only is not None:
            yield from self.line(only.children, context)
            return
        arabic = not context.arabic
        yield run[0].start, opening(self.name(arabic), arabic)
        if arabic:
            yield from self.numbers(run[0].start, run[-1].end)
        yield run[-1].end, CLOSE

    def numbers(self, start: int, end: int) -> Iterator[Insertion]:
        """The insertions around the numbers of an Arabic text, tags in it passed over."""
        for first, last in bidi.numbers(self.text[start:end]):
            yield start + first, opening(None, arabic=False)
            yield start + last, CLOSE

    def inline(self, element: Element, context: _Context) -> Iterator[Insertion]:
        """The insertions inside an inline element that is not part of a run."""
        if element.tag in _DRAWN:
            yield from self.drawing(element)
            return
        inside = self.inside(element, context, self.declared(element))
        yield from self.line(element.children, inside)

    def drawing(self, element: Element) -> Iterator[Insertion]:
        """The language of each Arabic text in a drawing or a formula, whose layout is its own."""
        for child in element.descendants():
            texts = [text for text in child.children if isinstance(text, Text)]
            written = child.tag in _WRITTEN_IN_DRAWINGS and self.declared(child) is None
            if written and self.letters(texts).are_arabic:
                yield child.name_end, attributes("ar")


def _is_inline(child: Element | Text) -> bool:
    if isinstance(child, Text):
        return True
    return child.tag in _DRAWN or (child.tag in _INLINE and all(map(_is_inline, child.children)))


def _runs(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """The runs among the pieces, those that only glue separates taken as one."""
    for other, group in groupby(pieces, key=lambda piece: piece.kind == "other"):
        run = [] if other else list(group)
        while run and run[0].kind == "glue":
            run = run[1:]
        while run and run[-1].kind == "glue":
            run = run[:-1]
        if run:
            yield run


def _on_page(app: Sphinx, page: str, context: dict[str, Any]) -> str:
    return mark(page)


def setup(app: Sphinx) -> dict[str, bool]:
    """Mark every page, after everybody else has changed it."""
    app.setup_extension("theme.pages")
    app.connect("page-rendered", _on_page, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
