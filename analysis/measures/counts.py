"""Counting: how long the text is, how long its words and sentences are, how often each word comes.

A count is a plain record made from plain values. What a word, a sentence or a lemma is was
decided earlier; here they are only counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Sized
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from analysis.measures.ranking import shared_ranks
from analysis.text.characters import TATWEEL


class Totals(NamedTuple):
    """The size of a text."""

    characters: int  # code points, spaces and punctuation included
    letters: int  # letters and digits, see `letters`
    words: int
    sentences: int
    paragraphs: int


class LengthSummary(NamedTuple):
    """A set of lengths in seven numbers, in the unit the lengths were counted in."""

    count: int  # type: ignore[assignment]
    mean: float
    minimum: int
    lower_quartile: float
    median: float
    upper_quartile: float
    maximum: int


class Frequency(NamedTuple):
    """One line of a frequency table."""

    rank: int  # 1 for the commonest; items of equal count share the best of their places
    item: str
    count: int  # type: ignore[assignment]
    share: float  # of all items counted, 0 to 1


class Vocabulary(NamedTuple):
    """How many words, how many different ones, and how many of those are rare."""

    tokens: int
    types: int
    hapax_legomena: int  # types that occur once
    dis_legomena: int  # types that occur twice


def totals(text: str, *, words: Iterable[str], sentences: Sized, paragraphs: Sized) -> Totals:
    """The size of a text whose words, sentences and paragraphs are already known.

    >>> totals("في ليبيا.", words=["في", "ليبيا"], sentences=["في ليبيا."], paragraphs=[0])
    Totals(characters=9, letters=7, words=2, sentences=1, paragraphs=1)
    """
    lengths = [letters(word) for word in words]
    return Totals(len(text), sum(lengths), len(lengths), len(sentences), len(paragraphs))


@lru_cache(maxsize=1 << 16)
def letters(word: str) -> int:
    """The length of a word in letters and digits, vowel marks and tatweel not counted.

    Counted after NFKC, so that every spelling of one letter (alef and a combining hamza,
    a presentation form) has one length, and the ligature lam-alef counts as two letters.
    Arabic does not write short vowels and joins particles and pronouns to the word:
    lengths cannot be compared with those of other scripts.

    >>> letters("كَتَبَ"), letters("وللمقاتلين")
    (3, 10)
    """
    return sum(c.isalnum() and c != TATWEEL for c in normalize("NFKC", word))


def summarize(lengths: Iterable[int]) -> LengthSummary:
    """Seven numbers about a set of lengths; quartiles by linear interpolation.

    ``summarize(map(letters, words))`` describes word lengths in letters,
    ``summarize(map(len, sentences))`` sentence lengths in words. Raises ValueError for
    no lengths at all.

    >>> summarize([2, 4, 9]).median
    4.0
    """
    import numpy as np

    values = list(lengths)
    if not values:
        raise ValueError("there is no length to summarize: the text has no words or sentences")
    low, middle, high = (float(q) for q in np.percentile(values, [25, 50, 75]))
    mean = sum(values) / len(values)
    return LengthSummary(len(values), mean, min(values), low, middle, high, max(values))


def frequency_table(items: Iterable[str]) -> tuple[Frequency, ...]:
    """Every different item with its count, commonest first; an empty table for no items.

    Items of equal count share a rank and are in code point order, so that the table is the same
    on every machine.

    >>> [(f.rank, f.item, f.count) for f in frequency_table(["من", "في", "من", "أن"])]
    [(1, 'من', 2), (2, 'أن', 1), (2, 'في', 1)]
    """
    counts = Counter(items)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    total = counts.total()
    ranks = shared_ranks([count for _, count in ordered])
    return tuple(
        Frequency(rank, item, count, count / total)
        for rank, (item, count) in zip(ranks, ordered, strict=True)
    )


def vocabulary(tokens: Iterable[str]) -> Vocabulary:
    """Tokens, types, hapax and dis legomena of a text, all 0 for an empty one.

    >>> vocabulary(["في", "ليبيا", "في", "روسيا"])
    Vocabulary(tokens=4, types=3, hapax_legomena=2, dis_legomena=1)
    """
    counts = Counter(tokens)
    spectrum = Counter(counts.values())
    return Vocabulary(counts.total(), len(counts), spectrum[1], spectrum[2])


def lexical_density(words: Sequence[str], is_stopword: Callable[[str], bool]) -> float:
    """The share of content words, 0 to 1.

    ``content words / all words``. In Arabic most prepositions and conjunctions of one
    letter are joined to the next word and are not words of their own here: the share
    comes out higher than for a language that writes them apart.

    Source: Ure, J. (1971). Lexical density and register differentiation. In G. E. Perren
    and J. L. M. Trim (eds), Applications of Linguistics, 443-452. Cambridge University
    Press (no DOI).

    Raises ValueError for a text without words.

    >>> lexical_density(["الحرب", "في", "ليبيا"], {"في"}.__contains__)
    0.6666666666666666
    """
    if not words:
        raise ValueError("lexical density needs at least 1 word: the text has none")
    return sum(not is_stopword(word) for word in words) / len(words)
