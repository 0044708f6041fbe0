"""The article as a reader meets it: set in Arabic, an English rendering beside it.

What people know about an article speaks for that article alone. Notes name
the fingerprint of the file they were written for; beside another file they are silent, so
that nobody reads an English text next to an Arabic one that it does not render.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from analysis.measures.concordance import Line
from analysis.page import controls
from analysis.page import language as wording
from analysis.page.controls import HIDDEN
from analysis.page.tables import Table
from analysis.page.word_index import WordIndex
from analysis.text.article import Article
from analysis.text.notes import NO_NOTES, Notes
from analysis.text.tokens import Span

LONG = 500  # sentences of an article that a browser is to set only where somebody looks
_IN_ROW = 25  # sentences in a row at most, so that a paragraph without end is many of them


@dataclass(frozen=True, repr=False)
class Masthead:
    """The headlines and the date of an article, as a cover shows them; displays itself."""

    article: Article
    notes: Notes = NO_NOTES
    date: str = ""

    def __repr__(self) -> str:
        """The headlines, for a reader of plain text."""
        return "\n".join(headline.text for headline in self.article.headlines)

    def _repr_html_(self) -> str:
        own = [headline.text for headline in self.article.headlines]
        lines = own if own and not self.article.called else [self.article.title]
        arabic = "".join(f'<p lang="ar" dir="rtl">{escape(line)}</p>' for line in lines)
        rendered = self.notes.rendered_title
        english = f"<p {_tongue(self.notes)}>{escape(rendered)}</p>" if rendered else ""
        date = f"<p><small>{escape(self.date)}</small></p>" if self.date else ""
        return f'<div class="masthead">{arabic}{english}{date}</div>'


@dataclass(frozen=True, repr=False)
class Setting:
    """An article set for the page; displays itself in a notebook.

    Beside a rendering each sentence has a row, without one each paragraph. With an ``index``
    of its words the article can be lit: words shaded by keyness or frequency, and every
    place of a word shown at once; ``places`` is the address of the page with a concordance of
    every word. Without JavaScript and on paper it is plain.
    """

    article: Article
    notes: Notes = NO_NOTES
    index: WordIndex | None = None
    places: str = ""

    def __repr__(self) -> str:
        """The cleaned text, for a reader of plain text."""
        return self.article.text

    def _repr_html_(self) -> str:
        rows = "".join((*self._headlines(), *self._sentences()))
        long = " long" if len(self.article.sentences) > LONG else ""
        text = f'<div class="parallel{long}">{rows}</div>'
        if self.index is None:
            return text
        says = escape(json.dumps(wording.ARTICLE_TOOL, ensure_ascii=False))
        return (
            f'<div class="article" data-places="{escape(self.places)}" data-says="{says}">'
            f"{_shading()}{text}"
            f'<output class="word-line" {HIDDEN}></output>{self.index.element()}</div>'
        )

    def _headlines(self) -> Iterator[str]:
        english = self.notes.headlines or [""] * len(self.article.headlines)
        for headline, rendered in zip(self.article.headlines, english, strict=True):
            own = f"<strong>{self._words(headline)}</strong>"
            strong = f"<strong>{escape(rendered)}</strong>" if rendered else ""
            yield _row(own, strong, _tongue(self.notes))

    def _sentences(self) -> Iterator[str]:
        number = 0
        for paragraph in self.article.paragraphs:
            own = self.article.sentences.within(paragraph)
            numbers = range(number + 1, number + len(own) + 1)
            texts = [self._sentence(*pair) for pair in zip(numbers, own, strict=True)]
            if any(self.notes.sentences):
                english = self.notes.sentences[number : number + len(own)]
                for place, (text, rendered) in enumerate(zip(texts, english, strict=True)):
                    tongue = _tongue(self.notes)
                    yield _row(text, escape(rendered), tongue, begins=place == 0)
            else:
                for at in range(0, len(texts), _IN_ROW):
                    yield _row(" ".join(texts[at : at + _IN_ROW]), begins=at == 0)
            number += len(own)

    def _sentence(self, number: int, sentence: Span) -> str:
        attributes = f'class="sentence" id="{_anchor(number)}" data-number="{number}"'
        return f"<span {attributes}>{self._words(sentence)}</span>"

    def _words(self, part: Span) -> str:
        """A sentence or a headline, its words told by their keys where they are known."""
        if self.index is None:
            return escape(part.text)
        pieces, last = list[str](), part.start
        for word in self.article.words.within(part):
            between = self.article.text[last : word.start]
            pieces += [escape(between), self._word(self.index, word)]
            last = word.end
        return "".join([*pieces, escape(self.article.text[last : part.end])])

    @staticmethod
    def _word(index: WordIndex, word: Span) -> str:
        key = index.key_at.get(word.start)
        if key is None:
            return escape(word.text)
        by_keyness, by_frequency = index.shades.get(key, (0, 0))
        shades = f' data-keyness="{by_keyness}"' if by_keyness else ""
        shades += f' data-frequency="{by_frequency}"' if by_frequency else ""
        return f'<span data-key="{escape(key)}"{shades}>{escape(word.text)}</span>'


def _shading() -> str:
    """The choice of what words are shaded by."""
    choices = controls.radios("shading", wording.SHADINGS, "")
    return (
        f'<fieldset class="shading" {HIDDEN}><legend>{wording.SHADE}</legend>{choices}</fieldset>'
    )


HEADLINE = "title"  # where a line stands that no sentence of the body holds


def _anchor(number: int) -> str:
    return f"sentence-{number}"


def sentence_address(page: str, number: int, key: str = "") -> str:
    """Where a sentence stands on a page that shows its article as :class:`Setting` does.

    Numbers are those of :func:`analysis.measures.concordance.sentence_number`: a headline, 0,
    is at the top. With the ``key`` of a word the word is lit there.

    >>> sentence_address("article.html", 2), sentence_address("article.html", 0)
    ('article.html#sentence-2', 'article.html')
    >>> sentence_address("article.html", 2, "nato")
    'article.html?word=nato#sentence-2'
    """
    query = f"?word={quote(key, safe='')}" if key else ""
    return f"{page}{query}" + (f"#{_anchor(number)}" if number else "")


def _tongue(notes: Notes) -> str:
    """The attributes of a rendering: its language, and the direction that its letters have."""
    direction = "ltr" if notes.language == "en" else "auto"
    return f'lang="{escape(notes.language)}" dir="{direction}"'


def _row(arabic: str, english: str = "", tongue: str = "", *, begins: bool = True) -> str:
    """A piece of the article, its rendering beside it."""
    kind = "row begins" if begins else "row"
    rendered = f"<p {tongue}>{english}</p>" if english else ""
    return f'<div class="{kind}"><p lang="ar" dir="rtl">{arabic}</p>{rendered}</div>'


@dataclass(frozen=True, repr=False)
class Concordance(Table):
    """A table of concordance lines, their words one under the other.

    Each number of a sentence leads to the sentence on ``page``, which shows the article as
    :class:`Setting` does and there lights the word of this ``key``.
    """

    page: str = ""
    key: str = ""

    def element(self) -> str:
        """The HTML ``<table>``; what is too long for a line is cut where it is farthest away."""
        lines = [Line(*row) for row in self.frame.itertuples(index=False)]
        rows = " ".join(map(self._row, lines))
        longest = max(len(line.word) for line in lines)
        heads = " ".join(
            f'<th scope="col" class="{name}" lang="en" dir="ltr">{escape(name)}</th>'
            for name in map(str, self.frame)
        )
        return (
            f'<table class="table kwic" lang="ar" dir="rtl" style="--letters:{longest}">'
            f'<caption lang="en" dir="ltr">{escape(self.caption)}</caption>'
            f"<thead><tr>{heads}</tr></thead> <tbody>{rows}</tbody></table> "
        )

    def _row(self, line: Line) -> str:
        number = str(line.sentence) if line.sentence else HEADLINE
        before, after = (
            f'<td class="{name}"><span lang="ar" dir="rtl">{escape(text)}</span></td>'
            for name, text in (("before", line.before), ("after", line.after))
        )
        word = f'<td class="word"><span lang="ar" dir="rtl">{escape(line.word)}</span></td>'
        address = sentence_address(self.page, line.sentence, self.key)
        link = f'<a href="{escape(address)}">{number}</a>'
        return f'<tr><th scope="row">{link}</th> {before} {word} {after}</tr>'


@dataclass(frozen=True, repr=False)
class Folded:
    """Tables under their titles, opened one by one; displays itself. The first is open."""

    tables: Mapping[str, Table]

    def __repr__(self) -> str:
        """The tables as plain text, for a reader of plain text."""
        return "\n\n".join(f"{title}\n{table!r}" for title, table in self.tables.items())

    def _repr_html_(self) -> str:
        return "".join(
            f"<details{'' if number else ' open'}>"
            f'<summary lang="en" dir="ltr">{escape(title)}</summary>'
            f"{table._repr_html_()}</details>"
            for number, (title, table) in enumerate(self.tables.items())
        )
