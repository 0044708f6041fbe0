"""Cleaned lines → headlines, date and paragraphs, and what is none of them.

The first sentence divides a page: above it are the headline, the date and the furniture of
the page, below the last sentence is furniture again. A headline is the line underlined with
``===``, or marked as one by the markup, or the first line that reads like one.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.text.dates import DateLine, is_time_line
from analysis.text.dating import chronicle, date_of, dating
from analysis.text.furniture import (
    Place,
    ends_the_page,
    expects_a_name,
    furniture,
    is_place_and_name,
    opens_a_list,
    opens_comments,
    signs,
)
from analysis.text.likeness import (
    FEW_WORDS,
    HEADLINE_WORDS,
    belongs_to_a_list,
    in_parts,
    is_foreign,
    is_heading,
    is_law,
    is_text,
    repeats,
)
from analysis.text.lines import Doubt, Line, Removals
from analysis.text.sentences import ends_sentence
from analysis.text.source import ARABIC_LETTER, ArticleError
from analysis.text.titles import headlines

# So many lines of few words may be above a text; more are a list.
_FEW_LINES = 4
# A question or a cry may be a headline if what follows is as much longer.
_LONGER = 3
# Parts with a short line above each are taken for entries, if there are so many.
_ENTRIES = 4
# The name of a person has as many words.
_NAME_WORDS = 5
# As many titles are listed below «read also»; as many lines are the edge of verses and lists.
_LINKS, _EDGE = 6, 2

_RULE = re.compile(r"([=\-_*~#+.•·—–\N{ARABIC TATWEEL}])(?:\s*\1){2,}")
_MARKED = frozenset({"headline", "underlined"})
_SPEAKER = re.compile(r"(?:\w|سؤال|جواب)\s*[:.)-]")
_CRY = re.compile(r"(?:[؟!?…]|\.\.+)[»”\"')\]\s]*$")


class Layout(NamedTuple):
    """What the lines of an article are, and what of that a reader should check."""

    headlines: list[Line]
    paragraphs: list[Line]
    dated: DateLine
    doubts: tuple[Doubt, ...]


def arranged(path: Path, lines: list[Line], removed: Removals) -> Layout:
    """Tell headlines, date and paragraphs from the rest, which is noted as removed.

    Raises:
        ArticleError: no paragraph is left, or a date line names no day of any calendar.
    """
    sorting = _Sorting(path, _without_rules(lines, removed), removed)
    sorting.find_date()
    sorting.find_entries()
    sorting.find_furniture()
    titles = sorting.headlines()
    paragraphs = sorting.paragraphs(titles)
    if not paragraphs:
        raise ArticleError(path, "no paragraph is left after cleaning", "Add the article's text.")
    return Layout(titles, paragraphs, sorting.dated, tuple(sorted(sorting.doubts)))


def _without_rules(lines: list[Line], removed: Removals) -> list[Line]:
    """Lines that hold words; one underlined with a double rule is a headline from now on."""
    kept: list[Line] = []
    underlined = {
        line.number
        for line, below in itertools.pairwise(lines)
        if below.text.startswith("===") and _RULE.fullmatch(below.text)
    }
    for line in lines:
        if _RULE.fullmatch(line.text):
            removed.line(line, "rule, only marks what stands above it")
        elif not any(map(str.isalnum, line.text)):
            removed.line(line, "signs without a word")
        else:
            kept.append(line._replace(role="underlined") if line.number in underlined else line)
    return kept


class _Sorting:
    """The lines of one article while they are sorted: what is left, and where the text is."""

    def __init__(self, path: Path, lines: list[Line], removed: Removals) -> None:
        self.path, self.lines, self.removed = path, list(lines), removed
        self.dated, self.doubts = DateLine(None), list[Doubt]()
        self.gone = set[int]()
        marked = {i for i, line in enumerate(lines) if line.role in _MARKED}
        text = [i for i, line in enumerate(lines) if i not in marked and is_text(line)]
        if not marked and text and self._asks(text):
            self._doubt(text[0], "taken for the headline, though it reads like a sentence")
            text = text[1:]
        self.first = text[0] if text else len(lines)
        others = sorted(set(range(self.first, len(lines))).difference(text))
        end = next(filter(self._comments_follow, others), len(lines))
        self.last = [i for i in text if i < end][-1] if text else len(lines)
        self.without_sentences = not text

    def _asks(self, text: Sequence[int]) -> bool:
        """Whether the first sentence is a headline: a question or a cry above a longer text."""
        start = self.lines[text[0]].text
        if len(text) < 2 or self.lines[text[0]].role:
            return False
        if ends_sentence(start) and not _CRY.search(start):
            return False
        before = [line for line in self.lines[: text[0]] if self._may_be_headline(line)]
        following = [len(self.lines[i].text) for i in text[1:]]
        if _SPEAKER.match(start):
            return False
        longer = following[0] > len(start) and sum(following) > _LONGER * len(start)
        return longer and not before and len(start.split()) <= HEADLINE_WORDS

    def _may_be_headline(self, line: Line) -> bool:
        return (
            ARABIC_LETTER.search(line.text) is not None
            and len(line.text.split()) > FEW_WORDS
            and furniture(line.text, "above") is None
        )

    def _remove(self, index: int, reason: str) -> None:
        if index not in self.gone:
            self.gone.add(index)
            self.removed.line(self.lines[index], reason)

    def _doubt(self, index: int, reason: str) -> None:
        self.doubts.append(Doubt(self.lines[index].number, self.lines[index].text, reason))

    def _left(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        for i in range(start, len(self.lines) if end is None else end):
            if i not in self.gone:
                yield i

    def _place(self, index: int) -> Place:
        if self.without_sentences:
            # Verses and lists have no sentences; what is around them is at the very edges.
            edge = len(self.lines) > 2 * _EDGE
            below: Place = "below" if edge and index >= len(self.lines) - _EDGE else "within"
            return "above" if 0 < index <= _EDGE else below
        if index < self.first:
            return "above"
        return "below" if index > self.last else "within"

    def find_date(self) -> None:
        """Keep the day of publication; other date lines around the text are left out too."""
        found: dict[int, DateLine] = {}
        for i, line in enumerate(self.lines):
            required = self.without_sentences or i <= self.first
            if line.role not in _MARKED and (said := date_of(line, self.path, required=required)):
                found[i] = said
        around = [i for i in found if self._is_around(i)]
        days = chronicle(found) if self.without_sentences else None
        result = days or dating(found, self.lines, around)
        self.dated = result.dated
        if result.chosen is not None:
            self._remove(result.chosen, "date line, kept as the article's date")
        for i in result.others:
            self._remove(i, "another date line")
        for i in result.inside:
            self.lines[i] = self.lines[i]._replace(role="text")
        if result.doubt:
            self._doubt(result.doubtful, result.doubt)

    def _is_around(self, index: int) -> bool:
        outside = self.without_sentences or index < self.first or index > self.last
        return outside or self.lines[index].role == "date"

    def find_entries(self) -> None:
        """Keep the short lines above the parts of a text, that of the first part included.

        The signs of a horoscope, the days of a forecast: each stands above as many paragraphs
        as the others do, so that the first is no name or place, and a day no time of the page.
        """
        above = [] if self.without_sentences else list(self._left(0, self.first))
        if not above:
            return
        sizes, headings = [0], above[-1:]
        for i in self._left(self.first, self.last + 1):
            if is_text(self.lines[i]):
                sizes[-1] += 1
            else:
                headings.append(i)
                sizes.append(0)
        # What is said again and again is a button.
        different = len({self.lines[i].text for i in headings}) == len(sizes) >= _ENTRIES
        if different and len(set(sizes)) == 1 and all(map(self._may_head_an_entry, headings)):
            self.first = above[-1]
            for i in headings:
                self.lines[i] = self.lines[i]._replace(role="text")

    def _may_head_an_entry(self, index: int) -> bool:
        text = self.lines[index].text
        return self._has_few_words(index) and (is_time_line(text) or not furniture(text, "above"))

    def find_furniture(self) -> None:
        """Leave out the words of the page around the text."""
        for i in self._left():
            line = self.lines[i]
            if line.role in {*_MARKED, "text", "title"} or (
                self.first <= i <= self.last and is_text(line)
            ):
                continue
            if line.role == "date":
                self._remove(i, "date in the data of the page")
                continue
            place = self._place(i)
            if line.text.isdecimal() and not self.gone.isdisjoint({i - 1, i + 1}):
                place = "below"
            if reason := furniture(line.text, place) or self._signature(i, place):
                self._remove(i, reason)
                self._remove_what_goes_with(i, place)

    def _signature(self, index: int, place: Place) -> str:
        """Why a line is a signature: it says what somebody is, or where, at a place for that."""
        if place == "above" and is_place_and_name(self.lines[index].text):
            above = (self.lines[i].text for i in self._left(0, index))
            return "byline" if any(len(text.split()) > FEW_WORDS for text in above) else ""
        below_byline = index > 0 and furniture(self.lines[index - 1].text, place) == "byline"
        signed = (place == "below" or below_byline) and signs(self.lines[index].text)
        return "byline" if signed else ""

    def _remove_what_goes_with(self, index: int, place: Place) -> None:
        """Leave out the name that a label calls for, titles of other articles, the page's end."""
        text = self.lines[index].text
        if place != "within" and expects_a_name(text):
            self._remove_name(self._left(index + 1))
        if place == "below" and signs(text):
            self._remove_name(reversed(list(self._left(self.last + 1, index))))
        if place != "above" and opens_a_list(text):
            self._remove_list(index + 1)
        if place == "below" and ends_the_page(text):
            self._remove_labels(index)
            for rest in self._left(index + 1):
                self._remove(rest, "page furniture: below the end of the article")

    def _comments_follow(self, index: int) -> bool:
        """Whether readers' comments follow: below such a heading, if most of the text is above."""
        if not opens_comments(self.lines[index].text):
            return False
        above = sum(len(line.text) for line in self.lines[self.first : index])
        return above > sum(len(line.text) for line in self.lines[index:])

    def _remove_name(self, places: Iterator[int]) -> None:
        """Leave out the nearest line if it is short enough for a name."""
        for i in itertools.islice(places, 1):
            line = self.lines[i]
            if len(line.text.split()) <= _NAME_WORDS and not ends_sentence(line.text):
                self._remove(i, "byline")

    def _remove_labels(self, end: int) -> None:
        """Leave out the subjects that a page lists between its text and its end."""
        few = list(self._left(self.last + 1, end))
        if len(few) <= _FEW_LINES and all(self._has_few_words(i) for i in few):
            for i in few:
                self._guess(i, "few words below the last sentence")

    def _remove_list(self, start: int) -> None:
        """Leave out the titles below «read also», as far as no sentence comes between."""
        for i in self._left(start, min(start + _LINKS, len(self.lines))):
            if is_text(self.lines[i]):
                return
            self._remove(i, "page furniture: links to other articles")

    def headlines(self) -> list[Line]:
        """The lines that are headlines."""
        left = [self.lines[i] for i in self._left()]
        above = [self.lines[i] for i in self._left(0, self.first)]
        return headlines(left, None if self.without_sentences else above)

    def paragraphs(self, headlines: list[Line]) -> list[Line]:
        """What is left below and beside the headlines."""
        numbers = {line.number for line in headlines}
        titles = [headline.text for headline in headlines]
        titles += [" ".join(titles)] if len(titles) > 1 else []
        chosen = {i for i in self._left() if self.lines[i] in headlines} if numbers else set[int]()
        # In a song the first line may come back.
        end = 0 if self.without_sentences else self.first
        for i in self._left(0, min(end, len(self.lines))):
            repeated = any(repeats(self.lines[i].text, title, with_site=True) for title in titles)
            if i not in chosen and repeated:
                self._remove(i, "repeats the headlines")
            elif i not in chosen and self.lines[i].role == "title":
                self._remove(i, "title in the data of the page")
        below_is_text = any(is_law(title) or is_heading(title) for title in titles)
        if not self.without_sentences and chosen and not below_is_text:
            self._remove_few_words(chosen)
        self._remove_foreign(chosen)
        return [self.lines[i] for i in self._left() if i not in chosen]

    def _remove_few_words(self, chosen: set[int]) -> None:
        """Leave out names and places above the first sentence, unless there is a list of them."""
        few = list[int]()
        for i in self._left(0, self.first):
            if i in chosen or not ARABIC_LETTER.search(self.lines[i].text):
                continue
            if self._has_few_words(i):
                few.append(i)
            elif i > min(chosen):
                break
        if len(few) <= _FEW_LINES:
            for i in few:
                self._guess(i, "few words above the first sentence")

    def _has_few_words(self, index: int) -> bool:
        """Whether a line may be a name, a place or a subject, and no item of a list."""
        text, role = self.lines[index].text, self.lines[index].role
        short = len(text.split()) <= FEW_WORDS or in_parts(text)
        return short and not role and not belongs_to_a_list(text)

    def _guess(self, index: int, reason: str) -> None:
        self._doubt(index, f"taken for page furniture: {reason}")
        self._remove(index, reason)

    def _remove_foreign(self, chosen: set[int]) -> None:
        """Leave out words of other scripts above the text and below it; numbers have none."""
        left = [i for i in self._left() if i not in chosen]
        own = [i for i in left if not is_foreign(self.lines[i].text)]
        start, end = (own[0], own[-1]) if own else (len(self.lines), -1)
        inside = [self.lines[i].text for i in left if start < i < end]
        bilingual = any(is_foreign(text) and ends_sentence(text) for text in inside)
        start = start if self.without_sentences else max(start, self.first)
        for i in left:
            if i < start and (is_foreign(self.lines[i].text) or i < min(own, default=0)):
                self._remove(i, "page furniture: no Arabic, above the text")
            elif i > end and not (bilingual and ends_sentence(self.lines[i].text)):
                self._remove(i, "page furniture: no Arabic, below the text")
