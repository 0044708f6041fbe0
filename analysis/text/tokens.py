"""Words with their places: every token knows where it stands in the text it came from.

Offsets are kept, strings are cut out when somebody looks. A text of a
million words then costs sixteen bytes a word, and whatever is counted can be shown
in its context.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, overload

from analysis.text.characters import BIDI_CONTROLS, INVISIBLE, MARKS


class Span(NamedTuple):
    """A stretch of a text: a word, a sentence or a paragraph.

    ``text == source[start:end]`` for the source text it was cut from.
    """

    text: str
    start: int
    end: int


class Spans(Sequence[Span]):
    """An immutable sequence of non-overlapping spans of one text, in text order."""

    __slots__ = ("_places", "_source", "_starts")

    def __init__(self, source: str, offsets: Iterable[tuple[int, int]]) -> None:
        self._source = source
        # Start, end, start, end …: half as long to fill as two arrays.
        self._places = array("Q", chain.from_iterable(offsets))
        self._starts: array[int] | None = None  # filled when first looked up

    def __len__(self) -> int:
        return len(self._places) // 2

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> "Spans": ...
    def __getitem__(self, index: int | slice) -> "Span | Spans":
        if isinstance(index, slice):
            numbers = range(len(self))[index]
            if numbers.step != 1:
                return self.at(numbers)
            part = Spans(self._source, ())
            part._places = self._places[2 * numbers.start : 2 * numbers.stop]
            return part
        start, end = self._places[2 * index], self._places[2 * index + 1]
        return Span(self._source[start:end], start, end)

    def __iter__(self) -> Iterator[Span]:
        for start, end in self._pairs():
            yield Span(self._source[start:end], start, end)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Spans):
            return NotImplemented
        return self._places == other._places and self._source == other._source

    def __hash__(self) -> int:
        return hash((self._source, self._places.tobytes()))

    def at(self, numbers: Iterable[int]) -> "Spans":
        """The spans of these numbers, counted from 0."""
        places = self._places
        return Spans(self._source, ((places[2 * n], places[2 * n + 1]) for n in numbers))

    def within(self, outer: Span) -> "Spans":
        """The spans that lie inside another span of the same text, such as a sentence's words."""
        return self[self._first_from(outer.start) : self._first_from(outer.end)]

    def number_at(self, place: int) -> int:
        """The number, from 1, of the span that holds a place of the text; 0 where none does."""
        number = self._first_from(place + 1)
        return number if number and place < self._places[2 * number - 1] else 0

    def divided_at(self, place: int) -> bool:
        """Whether a cut before a place of the text goes through a span."""
        number = self._first_from(place)
        return number > 0 and place < self._places[2 * number - 1]

    def texts(self) -> list[str]:
        """The strings alone, in text order."""
        source = self._source
        return [source[start:end] for start, end in self._pairs()]

    def _pairs(self) -> Iterator[tuple[int, int]]:
        places = iter(self._places)
        return zip(places, places, strict=True)

    def _first_from(self, place: int) -> int:
        """The number, from 0, of the first span that starts at a place of the text or later."""
        if self._starts is None:
            self._starts = self._places[::2]
        return bisect_left(self._starts, place)


# `\w` knows neither marks nor the accents of decomposed Latin letters.
_MARKS = f"\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}{MARKS}"
# 12.5 1,200 ٣٫٥ ٣٬٠٠٠, the comma of Arabic print as decimal sign: 2،5, and the colon of 16:30
_NUMERAL_SIGNS = ".,:\N{ARABIC COMMA}\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}"

_LATIN = "A-Za-z\N{LATIN CAPITAL LETTER A WITH GRAVE}-\N{LATIN SMALL LETTER Z WITH CARON}"
# Joiners of letters, which no reader sees; signs of direction stand between words instead.
_JOINERS = INVISIBLE.removeprefix(BIDI_CONTROLS)

# A plain word is taken in the first step alone; the exceptions are looked at only where a word
# is followed by a sign that is neither letter nor space. That is what makes it fast.
_WORD = rf"""
    [^\W_\N{{ARABIC TATWEEL}}]\w*               # letters and digits; stretching is within a word
    (?:
        [^\s\w]                                 # one sign inside the word,
        (?:
            (?<=[{_MARKS}])                     #   a mark on the letter before it,
          | (?:(?<=[{_JOINERS}])                #   a joiner with more word after it,
              | (?<=[{_JOINERS}][{BIDI_CONTROLS}]))
            (?=[{INVISIBLE}]*\w)
          | (?<=\d[{_NUMERAL_SIGNS}])(?=\d)     #   a separator between two digits,
          | (?<=[{_LATIN}]['’])(?=[{_LATIN}])   #   don't, l’été,
          | (?<=[a-z]\.)(?=[a-z])               #   bbc.com,
          | (?<=[A-Za-z]-)(?=\d)                #   F-16
        )
        \w*
    )*
    (?<!_)                                      # _emphasis_ is no part of the word
"""
# A bracket belongs to an address with its partner (…/wiki/ليبيا_(دولة)), ؟ with what it asks for.
_PATH = r"""(?:[^\s<>"«»“”؛،؟()] | \([^\s<>"«»()]*\) | ؟(?=\w))*(?<=[\w/=&\#%+)-])"""
_ADDRESS = rf"""
    https?://(?=\w){_PATH}
  | www\.[\w-]+(?:\.[\w-]+)+(?:/{_PATH})?
  | [A-Za-z0-9][\w.+%-]*@[\w-]+(?:\.[\w-]+)+
"""
_PLAIN = re.compile(_WORD, re.VERBOSE)
_WITH_ADDRESSES = re.compile(f"{_ADDRESS}|{_WORD}", re.VERBOSE)


def tokenize(text: str) -> Spans:
    """The words of a text, in order, each with its offsets; punctuation is no word.

    A word is what a reader takes as one: with its vowel marks and tatweel, numbers with their
    separators (٣٫٥, 1,200, 16:30), web and e-mail addresses whole. Words joined by a dash or a
    slash are two words, except names such as F-16; a full stop without a space after it still
    ends a word.

    >>> tokenize("قال: «ليبيا، ٣٫٥٪».وأضاف").texts()
    ['قال', 'ليبيا', '٣٫٥', 'وأضاف']
    """
    addresses = "@" in text or "://" in text or "www." in text
    pattern = _WITH_ADDRESSES if addresses else _PLAIN
    return Spans(text, map(re.Match.span, pattern.finditer(text)))


def has_letters(word: str) -> bool:
    """Whether a word is spelled in letters, as no number in figures is.

    >>> has_letters("F-16"), has_letters("٣٫٥")
    (True, False)
    """
    return any(map(str.isalpha, word))
