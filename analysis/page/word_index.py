"""Every word of an article with all its places, as one file that programs can read.

The tools on the page (the article lit, the concordance of every word) know the article from
this file alone, and whoever wants to go on from here can begin with it. It is a JSON object:

=============  ================================================================================
``format``     :data:`FORMAT`
``about``      this table in short
``article``    ``name``, ``sha256`` and ``date`` (or null) of the file that was read
``text``       the cleaned text; all offsets count its characters (code points) from 0
``headlines``  ``[start, end]`` of each headline
``sentences``  ``[start, end]`` of each sentence of the body; the first is sentence 1
``english``    a rendering of each headline and each sentence, or none at all
``columns``    the names of the values that each word has
``words``      the words, commonest first: lemma key, label, meaning, whether it is a
               grammatical word, count, occurrences in a million words, and keyness (how strongly
               it is overused against ordinary Arabic, or null)
``starts``     where each token begins
``ends``       where it ends
``tokens``     the word that it is a form of, as its place in ``words``
=============  ================================================================================
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from analysis.reading import Reading
from analysis.text.article import Article
from analysis.text.tokens import Span
from analysis.words.stopwords import is_stopword

FORMAT = "words of an article, 1"
ABOUT = (
    "Offsets count characters (code points) of the text from 0, as [start, end]; english renders "
    "headlines and then sentences; the values of each word stand in the order of columns; token "
    "n begins at starts[n], ends before ends[n] and is a form of words[tokens[n]]."
)
COLUMNS = ("key", "label", "meaning", "grammatical", "count", "per_million", "keyness")
FILE = "words.json"
SHADES = 4  # so many can be told apart on a light page and on a dark one


class PlacedWord(Protocol):
    """A word with its places in the article, such as those of :mod:`analysis.words.lemmas`."""

    @property
    def key(self) -> str:
        """What identifies it."""

    @property
    def label(self) -> str:
        """The word as a reader knows it."""

    @property
    def meaning(self) -> str:
        """What it means in English; empty where nobody has said."""

    @property
    def tokens(self) -> Sequence[Span]:
        """Where it occurs."""


class Rendering(Protocol):
    """An article in another language, part by part."""

    @property
    def headlines(self) -> Sequence[str]:
        """One text for each headline."""

    @property
    def sentences(self) -> Sequence[str]:
        """One text for each sentence of the body."""


@dataclass(frozen=True)
class WordIndex:
    """The words of an article, each with its places and what is known of it."""

    article: Article
    words: tuple[PlacedWord, ...]
    rendering: Rendering | None = None
    keyness: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def key_at(self) -> Mapping[int, str]:
        """The lemma key of the token that begins at an offset."""
        return {token.start: word.key for word in self.words for token in word.tokens}

    @cached_property
    def shades(self) -> Mapping[str, tuple[int, int]]:
        """How strongly each word is to be shaded, by keyness and by frequency, from 0.

        Grammatical words are the commonest of every text and are not shaded.
        """
        content = [word for word in self.words if not is_grammatical(word)]
        key = {word.key: self.keyness.get(word.key, 0.0) for word in content}
        counts = {word.key: float(len(word.tokens)) for word in content}
        return {
            word.key: (
                shade(key[word.key], max(key.values())),
                shade(counts[word.key] - 1, max(counts.values()) - 1),
            )
            for word in content
        }

    def record(self) -> dict[str, object]:
        """The file as a JSON object."""
        article = self.article
        number = {word.key: place for place, word in enumerate(self.words)}
        placed = [span for span in article.words if span.start in self.key_at]
        return {
            "format": FORMAT,
            "about": ABOUT,
            "article": {
                "name": article.name,
                "sha256": article.sha256,
                "date": article.date.isoformat() if article.date else None,
            },
            "text": article.text,
            "headlines": [[span.start, span.end] for span in article.headlines],
            "sentences": [[span.start, span.end] for span in article.sentences],
            "english": self._english(),
            "columns": COLUMNS,
            "words": [self._row(word) for word in self.words],
            "starts": [span.start for span in placed],
            "ends": [span.end for span in placed],
            "tokens": [number[self.key_at[span.start]] for span in placed],
        }

    def _english(self) -> list[str]:
        known = self.rendering
        return [*known.headlines, *known.sentences] if known else []

    def _row(self, word: PlacedWord) -> list[object]:
        count = len(word.tokens)
        rate = round(1e6 * count / len(self.article.words), 1)
        key = self.keyness.get(word.key)
        known = [word.key, word.label, word.meaning, is_grammatical(word), count, rate]
        return [*known, None if key is None else round(key, 2)]

    def json(self) -> str:
        """The file, in one line."""
        return json.dumps(self.record(), ensure_ascii=False, separators=(",", ":"))

    def element(self) -> str:
        """The file as an element of a page, which no reader sees.

        When the book is built it becomes a file beside the page (``theme.files``).
        """
        # Nothing in it may be taken for the end of the element.
        data = self.json().replace("<", "\\u003c")
        return f'<script type="application/json" data-file="{FILE}">{data}</script>'


def word_index(
    article: Article,
    words: Iterable[PlacedWord],
    rendering: Rendering | None = None,
    keyness: Mapping[str, float] = MappingProxyType({}),
) -> WordIndex:
    """The index of an article, of all its words or of those that are to be found.

    ``keyness`` says by lemma key how strongly a word is overused; words that it leaves out
    are not shaded.

    Raises:
        ValueError: a word has a place where the article has none, or two words have one.
    """
    ordered = tuple(sorted(words, key=lambda word: (-len(word.tokens), word.label, word.key)))
    known = {(span.start, span.end) for span in article.words}
    seen = set[tuple[int, int]]()
    for word in ordered:
        for token in word.tokens:
            place = (token.start, token.end)
            if place not in known:
                raise ValueError(
                    f"«{token.text}» at {token.start} is not a word of {article.name}"
                )
            if place in seen:
                raise ValueError(f"«{token.text}» at {token.start} belongs to two words")
            seen.add(place)
    return WordIndex(article, ordered, rendering, keyness)


def index_of(reading: Reading) -> WordIndex:
    """The index of all words of a reading, overused ones with their G²."""
    keyness = {row.key: row.g2 for row in reading.keyness if row.log_ratio > 0}
    rendering = reading.notes if reading.notes.rendered else None
    return word_index(reading.article, reading.every_word, rendering, keyness)


def is_grammatical(word: PlacedWord) -> bool:
    """Whether every form of a word in the text is a stop word."""
    return all(is_stopword(form) for form in {token.text for token in word.tokens})


def shade(value: float, most: float) -> int:
    """A value as one of the shades, 0 for none; even steps of its square root.

    >>> shade(18, 18), shade(1, 18), shade(0, 18), shade(3, 0)
    (4, 1, 0, 0)
    """
    if value <= 0 or most <= 0:
        return 0
    return min(SHADES, math.ceil(SHADES * math.sqrt(value / most)))
