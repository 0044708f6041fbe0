"""Words with their places: every token knows where it stands in the text it came from.

The one idea: offsets are kept, strings are cut out when somebody looks. A text of a
million words then costs eight bytes a word, and whatever is counted can be shown
in its context.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload


class Span(NamedTuple):
    """A stretch of a text: a word, a sentence or a paragraph.

    ``text == source[start:end]`` for the source text it was cut from.
    """

    text: str
    start: int
    end: int


class Spans(Sequence[Span]):
    """An immutable sequence of non-overlapping spans of one text, in text order."""

    __slots__ = ("_ends", "_source", "_starts")

    def __init__(self, source: str, offsets: Iterable[tuple[int, int]]) -> None:
        self._source = source
        self._starts, self._ends = array("Q"), array("Q")
        for start, end in offsets:
            self._starts.append(start)
            self._ends.append(end)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> "Spans": ...
    def __getitem__(self, index):
        if isinstance(index, slice):
            pairs = zip(self._starts[index], self._ends[index], strict=True)
            return Spans(self._source, pairs)
        start, end = self._starts[index], self._ends[index]
        return Span(self._source[start:end], start, end)

    def __iter__(self) -> Iterator[Span]:
        for start, end in zip(self._starts, self._ends, strict=True):
            yield Span(self._source[start:end], start, end)

    def within(self, outer: Span) -> "Spans":
        """The spans that lie inside another span of the same text, such as a sentence's words."""
        return self[bisect_left(self._starts, outer.start) : bisect_left(self._starts, outer.end)]

    def texts(self) -> list[str]:
        """The strings alone, in text order."""
        return [span.text for span in self]


_WORD = re.compile(r"\w+")


def tokenize(text: str) -> Spans:
    """The words of a text, in order, each with its offsets; punctuation is no word."""
    return Spans(text, (match.span() for match in _WORD.finditer(text)))
