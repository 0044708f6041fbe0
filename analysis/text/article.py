"""One article: what its file says, cleaned, with everything findable in its place.

The one idea: nothing disappears silently. The cleaned text is the headlines and the
paragraphs, one a line; every line and every invisible character that was taken out on
the way is listed with the reason, so that a reader can check the cleaning against the
file.
"""

import datetime
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from analysis.text import characters
from analysis.text.dates import parse_date
from analysis.text.sentences import sentence_offsets
from analysis.text.source import ARABIC_LETTER, ArticleError, Source, read_source
from analysis.text.tokens import Span, Spans, tokenize


class Removal(NamedTuple):
    """Something of the file that is not in the cleaned text.

    ``line`` is the first line of the file (from 1) where it stands, ``count`` how often
    it was met.
    """

    line: int
    text: str
    reason: str
    count: int = 1


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

    @property
    def body(self) -> Span:
        """Everything below the headlines, as one span."""
        start, end = self.paragraphs[0].start, self.paragraphs[-1].end
        return Span(self.text[start:end], start, end)

    @property
    def title(self) -> str:
        """The headlines in one line; without headlines, the first words of the text."""
        if self.headlines:
            return " ".join(self.headlines.texts())
        more = "…" if len(self.words) > 8 else ""
        return " ".join(self.words[:8].texts()) + more


def load_article(path: str | Path) -> Article:
    """Read and clean the article in a UTF-8 text file.

    A line underlined with ``===`` is a headline; where there is none, the first of
    several lines is the headline if it does not end as a sentence does. Every other line
    of Arabic is a paragraph.

    Raises:
        ArticleError: the file is missing, empty, without Arabic, not UTF-8, without a
            paragraph, or has an impossible date. Its message names the file, the line
            where there is one, and the cure.
    """
    path = Path(path)
    return article_of(read_source(path), path)


def article_of(source: Source, path: Path) -> Article:
    """Clean a text that has been read already; ``path`` is what errors call it.

    Raises ArticleError as :func:`load_article` does, but for what is wrong with a file.
    """
    removed: list[Removal] = []
    lines = list(_without_odd_characters(_numbered(source.text), removed))
    headlines, date, paragraphs = _sort_lines(path, lines, removed)
    removed.sort(key=lambda removal: removal.line)
    return _assemble(path.name, source.sha256, date, headlines, paragraphs, tuple(removed))


class _Line(NamedTuple):
    number: int
    text: str


_LINE_END = re.compile(r"\r\n|[\n\v\f\r\x85\u2028\u2029]")

# What no reader sees or means: direction controls, byte order marks, soft hyphens and
# control characters; and letters stored as the shapes of old fonts, which have plain
# letters in their place. Word ligatures such as ﷺ are left alone.
_ODD = re.compile(
    f"[{characters.BIDI_CONTROLS}\N{BYTE ORDER MARK}\N{SOFT HYPHEN}"
    r"\x00-\x08\x0E-\x1F\x7F-\x84\x86-\x9F"  # control characters have no names
    f"{characters.PRESENTATION_FORMS}]"
)

_RULE = re.compile(r"([=\-_*~\N{ARABIC TATWEEL}])\1{2,}")
_SENTENCE_END = re.compile(r"[.!?؟…][»”\"')\]]*$")

# The longest headline that is taken for one without a rule under it: a line of 30 words
# fills three lines of a newspaper column, and what is longer is a paragraph.
_HEADLINE_WORDS = 30


def _numbered(text: str) -> Iterator[_Line]:
    start, number = 0, 1
    for match in _LINE_END.finditer(text):
        yield _Line(number, text[start : match.start()])
        start, number = match.end(), number + 1
    yield _Line(number, text[start:])


def _without_odd_characters(lines: Iterable[_Line], removed: list[Removal]) -> Iterator[_Line]:
    """The lines that hold something: composed (NFC), readable, without white space at the ends."""
    met: dict[str, Removal] = {}
    for line in lines:
        for character in _ODD.findall(line.text):
            first = met.get(character) or Removal(line.number, *_explain(character), count=0)
            met[character] = first._replace(count=first.count + 1)
        text = unicodedata.normalize("NFC", _ODD.sub(_plain, line.text)).strip()
        if text:
            yield _Line(line.number, text)
    removed.extend(met.values())


def _plain(match: re.Match[str]) -> str:
    """The plain letters of a presentation form, nothing for an invisible character.

    NFKC writes a vowel mark that stood alone as a space and the mark; the space goes.
    """
    if not _is_letter(match[0]):
        return ""
    return unicodedata.normalize("NFKC", match[0]).replace(" ", "")


def _explain(character: str) -> tuple[str, str]:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character")
    if _is_letter(character):
        return character, f"old presentation form ({name}), written as plain letters"
    return code, f"invisible character ({name})"


def _is_letter(character: str) -> bool:
    return unicodedata.category(character) == "Lo"


def _sort_lines(
    path: Path, lines: list[_Line], removed: list[Removal]
) -> tuple[list[str], datetime.date | None, list[str]]:
    """Tell headlines, date and paragraphs from the rest, which is noted as removed."""
    date_line, date = _find_date(path, lines)
    lines = [line for line in lines if line is not date_line]
    if date_line:
        removed.append(Removal(*date_line, "date line, kept as the article's date"))
    headlines = _find_headlines(lines)
    paragraphs: list[_Line] = []
    for line in lines:
        if reason := _why_not_a_paragraph(line, headlines, begun=bool(paragraphs)):
            removed.append(Removal(*line, reason))
        elif line not in headlines:
            paragraphs.append(line)
    while paragraphs and not ARABIC_LETTER.search(paragraphs[-1].text):
        removed.append(Removal(*paragraphs.pop(), "page furniture: no Arabic, below the text"))
    if not paragraphs:
        raise ArticleError(path, "no paragraph is left after cleaning", "Add the article's text.")
    return [line.text for line in headlines], date, [line.text for line in paragraphs]


def _find_date(path: Path, lines: list[_Line]) -> tuple[_Line | None, datetime.date | None]:
    """The first line that is nothing but a date."""
    for line in lines:
        try:
            if date := parse_date(line.text):
                return line, date
        except ValueError as error:
            cause = f"«{line.text}» is no date of the calendar ({error})"
            cure = "Correct the date; in numbers it is day, month, year or year, month, day."
            raise ArticleError(path, cause, cure, line=line.number) from None
    return None, None


def _find_headlines(lines: list[_Line]) -> tuple[_Line, ...]:
    """The lines underlined with ``===``; without one, a first line that reads like a headline."""
    underlined = tuple(
        line
        for line, below in itertools.pairwise(lines)
        if below.text.startswith("===") and _RULE.fullmatch(below.text)
    )
    text = [line for line in lines if ARABIC_LETTER.search(line.text)]
    if underlined or len(text) < 2 or _SENTENCE_END.search(text[0].text):
        return underlined
    return (text[0],) if len(text[0].text.split()) <= _HEADLINE_WORDS else ()


def _why_not_a_paragraph(line: _Line, headlines: tuple[_Line, ...], *, begun: bool) -> str | None:
    if _RULE.fullmatch(line.text):
        return "rule, only marks what stands above it"
    if begun or line in headlines:
        return None
    if not ARABIC_LETTER.search(line.text):
        return "page furniture: no Arabic, above the text"
    titles = {headline.text for headline in headlines} | {" ".join(h.text for h in headlines)}
    if " ".join(line.text.split()) in {" ".join(title.split()) for title in titles}:
        return "repeats the headlines"
    return None


def _assemble(
    name: str,
    sha256: str,
    date: datetime.date | None,
    headlines: list[str],
    paragraphs: list[str],
    removed: tuple[Removal, ...],
) -> Article:
    text = "\n".join(headlines + paragraphs)
    lines = list(_line_offsets(headlines + paragraphs))
    body = lines[len(headlines) :]
    return Article(
        name=name,
        sha256=sha256,
        text=text,
        date=date,
        headlines=Spans(text, lines[: len(headlines)]),
        paragraphs=Spans(text, body),
        sentences=Spans(text, (pair for line in body for pair in sentence_offsets(text, *line))),
        words=tokenize(text),
        removed=removed,
    )


def _line_offsets(lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for line in lines:
        yield start, start + len(line)
        start += len(line) + 1
