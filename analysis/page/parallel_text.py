"""The article as a reader meets it: set in Arabic, an English rendering beside it.

The one idea: what people know about an article speaks for that article alone. Notes name
the fingerprint of the file they were written for; beside another file they are silent, so
that nobody reads an English text next to an Arabic one that it does not render.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from analysis.measures.concordance import Line
from analysis.page.tables import Table
from analysis.text.article import Article
from analysis.text.tokens import Span
from analysis.words.annotation import Notes


@dataclass(frozen=True, repr=False)
class Masthead:
    """The headlines and the date of an article, as a cover shows them; displays itself."""

    article: Article
    notes: Notes | None = None
    date: str = ""

    def __repr__(self) -> str:
        """The headlines, for a reader of plain text."""
        return "\n".join(headline.text for headline in self.article.headlines)

    def _repr_html_(self) -> str:
        lines = [headline.text for headline in self.article.headlines] or [self.article.title]
        arabic = "".join(f'<p lang="ar" dir="rtl">{escape(line)}</p>' for line in lines)
        english = f"<p>{escape(self.notes.title)}</p>" if self.notes else ""
        date = f"<p><small>{escape(self.date)}</small></p>" if self.date else ""
        return f'<div class="masthead">{arabic}{english}{date}</div>'


@dataclass(frozen=True, repr=False)
class Setting:
    """An article set for the page; displays itself in a notebook."""

    article: Article
    notes: Notes | None = None

    def __repr__(self) -> str:
        """The cleaned text, for a reader of plain text."""
        return self.article.text

    def _repr_html_(self) -> str:
        article, english = self.article, self.notes
        headlines = [
            f"<p><strong>{escape(headline.text)}</strong></p>" for headline in article.headlines
        ]
        theirs = (
            [f"<p><strong>{escape(text)}</strong></p>" for text in english.headlines]
            if english
            else []
        )
        rows = [("".join(headlines), "".join(theirs))] if headlines else []
        rows += list(self._paragraphs())
        return '<div class="parallel">' + "".join(map(_pair, rows)) + "</div>"

    def _paragraphs(self) -> Iterator[tuple[str, str]]:
        number = 0
        for paragraph in self.article.paragraphs:
            own = self.article.sentences.within(paragraph)
            english = self.notes.sentences[number : number + len(own)] if self.notes else ()
            yield _arabic(own, number), f"<p>{escape(' '.join(english))}</p>" if english else ""
            number += len(own)


HEADLINE = "title"  # where a line stands that no sentence of the body holds


def sentence_address(page: str, number: int) -> str:
    """Where a sentence stands on a page that shows its article as :class:`Setting` does.

    Numbers are those of :func:`analysis.measures.concordance.sentence_number`: a headline, 0,
    is at the top.

    >>> sentence_address("article.html", 2), sentence_address("article.html", 0)
    ('article.html#sentence-2', 'article.html')
    """
    return f"{page}#sentence-{number}" if number else page


def _arabic(sentences: Sequence[Span], before: int) -> str:
    """A paragraph whose sentences can be linked to, as ``#sentence-1`` and so on."""
    marked = (
        f'<span id="sentence-{number}">{escape(sentence.text)}</span>'
        for number, sentence in enumerate(sentences, start=before + 1)
    )
    return f"<p>{' '.join(marked)}</p>"


def _pair(row: tuple[str, str]) -> str:
    arabic, english = row
    return f'<div lang="ar" dir="rtl">{arabic}</div>' + (
        f"<div>{english}</div>" if english else ""
    )


@dataclass(frozen=True, repr=False)
class Concordance(Table):
    """A table of concordance lines, their words one under the other.

    Each number of a sentence leads to the sentence on ``page``, which shows the article as
    :class:`Setting` does.
    """

    page: str = ""

    def element(self) -> str:
        """The HTML ``<table>``; what is too long for a line is cut where it is farthest away."""
        lines = [Line(*row) for row in self.frame.itertuples(index=False)]
        rows = " ".join(map(self._row, lines))
        longest = max(len(line.word) for line in lines)
        heads = " ".join(
            f'<th scope="col" class="{name}" lang="en" dir="ltr">{escape(name)}</th>'
            for name in self.frame
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
        link = f'<a href="{escape(sentence_address(self.page, line.sentence))}">{number}</a>'
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
