"""The phrases a reader would name when asked what a text is about.

The one idea: a phrase is one to three words that no stop word and no mark separates, and
a dozen things that can be seen at its places (:class:`Cues`) say how likely a reader is to
choose it. Their weights were fitted once, by logistic regression, to what readers chose
in a hundred other Arabic texts; nothing is learnt from the text itself, so the same
text always gets the same phrases. TF-IDF and keyness ask how rare a word is; readers
also ask whether the phrase is whole, where it stands and whether it is a noun phrase.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from operator import mul
from typing import NamedTuple

from analysis.keywords import commonest, runs
from analysis.lemmas import lemma
from analysis.lexicon import frequencies
from analysis.normalisation import bare, unified
from analysis.tokens import Span, tokenize

LONGEST = 3
# log10 of the rate of a word that wordfreq's list lacks; the rarest it has are at -6.
UNLISTED = -6.5
_ARTICLE = re.compile("(?:[وفبك]?ال|و?لل)(?=..)")


@dataclass(frozen=True)
class KeyPhrase:
    """A phrase as it stands in the text, how it was rated, and every place where it stands.

    ``text`` is the commonest wording; other wordings differ by article, marks or spelling.
    ``score`` lies between 0 and 1: how likely readers are to choose the phrase, true for
    texts of a few hundred words and elsewhere good for ranking only. ``places`` are in
    text order, ``text[place.start:place.end] == place.text``.
    """

    text: str
    score: float
    places: tuple[Span, ...]

    @property
    def count(self) -> int:
        """How often the phrase stands in the text."""
        return len(self.places)


class Cues(NamedTuple):
    """What is seen of a phrase; as :data:`WEIGHTS`, what each of it adds to the log odds."""

    two: float  # 1 for a phrase of two words
    three: float  # 1 for a phrase of three words
    count: float  # ln of how often it stands in the text
    within: float  # ln(1 + how often the commonest longer phrase around it does)
    rarity: float  # mean of -log10 of its words' rates in ordinary Arabic
    late: float  # ln(1 + number of words before its first place)
    definite: float  # 1 if its last word has the article: a closed noun phrase
    joined: float  # 1 if it begins with an attached "and"
    verbal: float  # 1 if it begins with the prefix of an imperfect verb
    inner: float  # 1 if something is attached in front of its second or third word
    closed: float  # share of its places that end before a stop word, a mark or a line end
    letters: float  # mean number of letters of its words


# Fitted by ``python -m benchmarks.keyphrases --fit`` on 100 texts with 15 phrases each
# (AKEC, development part), rounded; halves fitted apart give the same ranking quality.
WEIGHTS = Cues(
    two=1.85,
    three=0.70,
    count=1.81,
    within=-1.35,
    rarity=0.16,
    late=-0.55,
    definite=1.01,
    joined=-1.76,
    verbal=-1.24,
    inner=-0.75,
    closed=0.63,
    letters=0.19,
)
INTERCEPT = -4.87


class Place(NamedTuple):
    """One occurrence of a candidate phrase."""

    before: int  # words of the text that stand before it
    words: tuple[Span, ...]
    closed: bool  # whether a stop word, a mark or a line end follows


Key = tuple[str, ...]


def keyphrases(text: str, n: int = 10) -> list[KeyPhrase]:
    """The ``n`` best phrases of a text, best first; fewer when the text has fewer.

    Of equal scores the phrase that stands first comes first, then the shorter. A text
    with no candidate (empty, or stop words, numbers and marks only) has no key phrases:
    the answer is an empty list. Time and memory grow linearly with the text.
    Raises ValueError for ``n`` below 1.
    """
    if n < 1:
        raise ValueError(f"n = {n}: ask for at least one phrase")
    found = candidates(text)
    cues = describe(found)
    order = nsmallest(
        n, found, key=lambda key: (-log_odds(cues[key]), found[key][0].before, len(key))
    )
    return [_record(text, found[key], log_odds(cues[key])) for key in order]


def candidates(text: str) -> dict[Key, list[Place]]:
    """Every phrase of one to three words that no stop word and no mark separates.

    Phrases that differ only by article, marks, tatweel or the spelling of alef, ya and ta
    marbuta are one candidate; keys come in text order, the shorter first.
    """
    words = tokenize(text)
    order = {word.start: number for number, word in enumerate(words)}
    found: dict[Key, list[Place]] = {}
    key = cache(_spelling)
    for run in runs(text, words):
        keys = [key(word.text) for word in run]
        for first, word in enumerate(run):
            before = order[word.start]
            for last in range(first + 1, min(first + LONGEST, len(run)) + 1):
                place = Place(before, tuple(run[first:last]), last == len(run))
                found.setdefault(tuple(keys[first:last]), []).append(place)
    return found


def describe(found: Mapping[Key, Sequence[Place]]) -> dict[Key, Cues]:
    """The cues of every candidate; all of them are needed to know what lies within what."""
    within = _around(found)
    word = cache(_word)
    return {
        key: _cues([word(w) for w in wording(places)], places, within.get(key, 0))
        for key, places in found.items()
    }


def log_odds(cues: Cues) -> float:
    """The weighted sum of the cues: the log odds that a reader chooses the phrase."""
    return INTERCEPT + sum(map(mul, WEIGHTS, cues))


def wording(places: Sequence[Place]) -> tuple[str, ...]:
    """The commonest wording of a candidate; of equals the shorter, then code point order."""
    first = tuple(word.text for word in places[0].words)
    if len(places) == 1:
        return first
    seen = Counter(" ".join(word.text for word in place.words) for place in places)
    return tuple(commonest(seen).split(" "))


class _Word(NamedTuple):
    """What the cues need to know of a word form."""

    rarity: float
    letters: int
    definite: bool
    joined: bool
    verbal: bool
    attached: bool


def _word(form: str) -> _Word:
    plain, key = unified(form), lemma(form)
    initial = plain.removeprefix("ال")[:1]
    foreign = initial != key[:1]
    return _Word(
        rarity=-frequencies().get(bare(form), UNLISTED),
        letters=len(plain),
        definite=_ARTICLE.match(plain) is not None,
        joined=foreign and initial == "و",
        verbal=foreign and initial in "يتن",
        attached=foreign,
    )


def _cues(words: Sequence[_Word], places: Sequence[Place], within: int) -> Cues:
    size = len(words)
    return Cues(
        two=size == 2,
        three=size == 3,
        count=math.log(len(places)),
        within=math.log1p(within),
        rarity=sum(word.rarity for word in words) / size,
        late=math.log1p(places[0].before),
        definite=words[-1].definite,
        joined=words[0].joined,
        verbal=words[0].verbal,
        inner=any(word.attached for word in words[1:]),
        closed=sum(place.closed for place in places) / len(places),
        letters=sum(word.letters for word in words) / size,
    )


def _around(found: Mapping[Key, Sequence[Place]]) -> dict[Key, int]:
    """For each candidate how often the commonest longer candidate around it stands."""
    around: dict[Key, int] = {}
    for key, places in found.items():
        for inner in _parts(key):
            around[inner] = max(around.get(inner, 0), len(places))
    return around


def _parts(key: Key) -> Iterator[Key]:
    """The shorter phrases inside a phrase."""
    for size in range(1, len(key)):
        for first in range(len(key) - size + 1):
            yield key[first : first + size]


def _spelling(form: str) -> str:
    """The form without its article, spellings that writers mix made one."""
    return _ARTICLE.sub("", unified(form).replace("ة", "ه"), count=1)


def _record(text: str, places: Sequence[Place], odds: float) -> KeyPhrase:
    spans = []
    for place in places:
        start, end = place.words[0].start, place.words[-1].end
        spans.append(Span(text[start:end], start, end))
    return KeyPhrase(" ".join(wording(places)), 1 / (1 + math.exp(-odds)), tuple(spans))
