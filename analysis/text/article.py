"""One article: what its file says, cleaned, with everything findable in its place.

Nothing disappears silently. The cleaned text is the headlines and the
paragraphs, one a line; every line and every invisible character that was taken out on
the way is listed with the reason, so that a reader can check the cleaning against the
file.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.text.dates import DateLine
from analysis.text.html import without_html
from analysis.text.layout import Layout, arranged
from analysis.text.lines import (
    Doubt,
    Line,
    Removal,
    Removals,
    numbered,
    without_escapes,
    without_odd_characters,
    without_verse_numbers,
)
from analysis.text.markup import without_markup, without_other_marks
from analysis.text.script import other_language, visual_order
from analysis.text.sentences import sentence_offsets
from analysis.text.source import ArticleError, Source, read_source
from analysis.text.tokens import Span, Spans, tokenize
from analysis.text.transcripts import (
    without_handles,
    without_stamps,
    without_times,
    without_turn_labels,
)
from analysis.text.wrapping import unwrapped

_UNDATED = DateLine(None)


@dataclass(frozen=True)
class Article:
    """A cleaned article. All offsets are into ``text``.

    ``sentences`` are those of the body; ``words`` are those of headlines and body alike,
    and ``words.within(article.body)`` are the body's.
    """

    name: str
    sha256: str
    text: str
    date: datetime.date | None
    headlines: Spans
    paragraphs: Spans
    sentences: Spans
    words: Spans
    removed: tuple[Removal, ...]
    dated: DateLine = _UNDATED
    doubts: tuple[Doubt, ...] = ()
    called: str = ""

    @property
    def body(self) -> Span:
        """Everything below the headlines, as one span."""
        start, end = self.paragraphs[0].start, self.paragraphs[-1].end
        return Span(self.text[start:end], start, end)

    @property
    def title(self) -> str:
        """What it is called by its keeper, or its headlines in one line, or its first words."""
        if self.called:
            return self.called
        if self.headlines:
            return " ".join(self.headlines.texts())
        more = "…" if len(self.words) > 8 else ""
        return " ".join(self.words[:8].texts()) + more


def load_article(path: str | Path, *, force: bool = False) -> Article:
    """Read and clean the article in a UTF-8 text file.

    Formats of the web, of chats and of subtitles are read as what they show. A line
    underlined with ``===`` is a headline; where there is none, the first line that reads like
    one above the first sentence. What belongs to the page and not to the text is left out;
    every other line of Arabic is a paragraph. ``force`` reads a text that looks like another
    language, or like Arabic turned round, all the same.

    Raises:
        ArticleError: the file is missing, empty, without Arabic, not UTF-8, in another
            language, in visual order, without a paragraph, or has an impossible date. Its
            message names the file, the line where there is one, and the cure.
    """
    path = Path(path)
    return article_of(read_source(path), path, force=force)


def article_of(source: Source, path: Path, *, force: bool = False) -> Article:
    """Clean a text that has been read already; ``path`` is what errors call it.

    Raises ArticleError as :func:`load_article` does, but for what is wrong with a file.
    """
    removed = Removals()
    lines = cleaned(source.text, removed)
    doubts = _doubtful(path, lines, force=force)
    layout = arranged(path, lines, removed)
    return _assemble(source, path.name, layout, removed, doubts)


def cleaned(text: str, removed: Removals) -> list[Line]:
    """The lines of a text without the marks of the format that it comes in."""
    lines = without_html(list(without_escapes(numbered(text), removed)), removed)
    shown = list(without_odd_characters(lines, removed))
    for step in _STEPS:
        shown = step(shown, removed)
    return [line for line in shown if line.text]


_STEPS = (
    without_times,
    without_stamps,
    without_markup,
    without_other_marks,
    without_handles,
    without_verse_numbers,
    unwrapped,
    without_turn_labels,
)


def _doubtful(path: Path, lines: list[Line], *, force: bool) -> tuple[Doubt, ...]:
    """Why lines may be no Arabic in reading order; refused unless it is read all the same."""
    if turned := visual_order(lines):
        cause = (
            "the letters are in visual order, the last of each line first, as in some PDF files"
        )
        cure = (
            "Copy the text from the web page, or with: pdftotext -raw file.pdf; "
            "if it is in reading order, say --force, or force = true in article.toml."
        )
        if not force:
            raise ArticleError(path, cause, cure, line=turned.number)
        return (
            Doubt(turned.number, turned.text, "read though its letters seem to be turned round"),
        )
    if language := other_language(lines):
        cause = f"this does not look like Arabic, but like {language}"
        cure = (
            "This book is made for Arabic; to build it all the same, say --force, "
            "or force = true in article.toml."
        )
        if not force:
            raise ArticleError(path, cause, cure)
        return (Doubt(0, "", f"this does not look like Arabic, but like {language}"),)
    return ()


def _assemble(
    source: Source, name: str, layout: Layout, removed: Removals, doubts: tuple[Doubt, ...]
) -> Article:
    headlines = [line.text for line in layout.headlines]
    paragraphs = [line.text for line in layout.paragraphs]
    text = "\n".join(headlines + paragraphs)
    lines = list(_line_offsets(headlines + paragraphs))
    body = lines[len(headlines) :]
    words = tokenize(text)
    sentences = (pair for line in body for pair in sentence_offsets(text, *line, words))
    return Article(
        name=name,
        sha256=source.sha256,
        text=text,
        date=layout.dated.date,
        headlines=Spans(text, lines[: len(headlines)]),
        paragraphs=Spans(text, body),
        sentences=Spans(text, sentences),
        words=words,
        removed=removed.listed(),
        dated=layout.dated,
        doubts=doubts + layout.doubts,
    )


def _line_offsets(lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for line in lines:
        yield start, start + len(line)
        start += len(line) + 1
