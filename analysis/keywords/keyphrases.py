"""The phrases a reader would name when asked what a text is about.

A phrase is one to three words that no stop word and no mark separates, and
a dozen things that can be seen at its places (:class:`Cues`) say how likely a reader is to
choose it. Their weights were fitted once, by logistic regression, to what readers chose
in a hundred other Arabic texts; nothing is learnt from the text itself, so the same
text always gets the same phrases. TF-IDF and keyness ask how rare a word is; readers
also ask whether the phrase is whole, where it stands and whether it is a noun phrase.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import islice
from typing import NamedTuple

from analysis.keywords.reference import ordinary_arabic
from analysis.keywords.tfidf import Term, TermKey, commonest, runs, shown
from analysis.text.normalisation import bare, unified
from analysis.text.tokens import Span, tokenize
from analysis.words.lemmas import lemma
from analysis.words.odds import log_odds

LONGEST = 3
# Letters that stand for a word of their own, or for a person, in front of another word.
_PREFIXES = frozenset("وفبكلسيتنا")
_ARTICLE = re.compile("^(?:[وفبك]?ال|و?لل)(?=..)")


@dataclass(frozen=True)
class KeyPhrase:
    """A phrase as it stands in the text, how it was rated, and every place where it stands.

    ``text`` is the commonest wording in which nothing is attached in front, if there is one, and
    else the commonest; others differ by article, marks, spelling and what is attached.
    ``score`` lies between 0 and 1: how likely readers are to choose the phrase, true for
    texts of a few hundred words and elsewhere good for ranking only. ``places`` are in
    text order, ``text[place.start:place.end] == place.text``; ``keys`` are the lemma keys of
    its words as they stand at the first of them.
    """

    text: str
    score: float
    places: tuple[Span, ...]
    keys: tuple[str, ...]

    @property
    def count(self) -> int:
        """How often the phrase stands in the text."""
        return len(self.places)


class Cues(NamedTuple):
    """What is seen of a phrase; as :data:`WEIGHTS`, what each of it adds to the log odds."""

    two: float  # 1 for a phrase of two words
    three: float  # 1 for a phrase of three words
    count: float  # type: ignore[assignment]  # ln of how often it stands in the text
    within: float  # ln(1 + how often the commonest longer phrase around it does)
    rarity: float  # mean of -log10 of its words' rates in ordinary Arabic
    late: float  # ln(1 + number of words before its first place)
    definite: float  # 1 if its last word has the article: a closed noun phrase
    joined: float  # 1 if it begins with an attached "and"
    verbal: float  # 1 if it begins with the prefix of an imperfect verb
    inner: float  # 1 if something is attached in front of its second or third word
    closed: float  # share of its places that end before a stop word, a mark or a line end
    letters: float  # mean number of letters of its words
    recurring: float  # mean of ln of how often its words occur, in any of their forms
    alone: float  # the same for a phrase of one word


# Fitted by ``python -m benchmarks.keyphrases --fit`` on 100 texts with 15 phrases each
# (AKEC, development part), rounded; halves fitted apart give the same ranking quality.
# ``recurring`` is .7 more than fitted (.12): the most that costs nothing on AKEC, and what
# makes the phrases foretell the words of headlines (250 news items; the same command).
WEIGHTS = Cues(
    two=1.48,
    three=0.48,
    count=1.91,
    within=-1.41,
    rarity=0.14,
    late=-0.56,
    definite=0.86,
    joined=-2.85,
    verbal=-2.22,
    inner=-1.48,
    closed=0.59,
    letters=0.18,
    recurring=0.82,
    alone=-0.42,
)
INTERCEPT = -4.23
# So many phrases are chosen by their odds alone; among them, those come first whose every word
# recurs throughout the text and which stand early, as in a headline. _EARLY weighs ``late``.
TOGETHER, _EARLY = 10, 0.15


@dataclass(frozen=True)
class Candidates:
    """The phrases of a text that could be key phrases, and where they begin.

    ``words`` are the content words in text order; ``before`` says how many words of the
    whole text stand before each, ``closes`` whether a stop word, a mark or a line end
    follows it. ``places`` leads from a phrase's key, its words in one spelling and
    without articles, to the numbers of the content words at which it begins.
    """

    words: list[Span]
    before: list[int]
    closes: list[bool]
    places: dict[str, list[int]]

    @cached_property
    def recurrence(self) -> Counter[str]:
        """How often each word occurs, by its lemma key."""
        return Counter(lemma(word.text) for word in self.words)

    def wording(self, key: str) -> str:
        """The commonest wording; of equally common ones the shorter, then code point order."""
        first, *rest = self.places[key]
        if not rest:
            return self._worded(first, _size(key))
        return commonest(self._wordings(key))

    def label(self, key: str) -> str:
        """The wording to show, without what is joined to its first word."""
        return shown(self._wordings(key))

    def _wordings(self, key: str) -> Counter[str]:
        return Counter(self._worded(at, _size(key)) for at in self.places[key])

    def spans(self, text: str, key: str) -> tuple[Span, ...]:
        """Where the phrase stands in the text."""
        ends = ((self.words[at], self.words[at + _size(key) - 1]) for at in self.places[key])
        return tuple(Span(text[a.start : z.end], a.start, z.end) for a, z in ends)

    def lemmas(self, key: str) -> tuple[str, ...]:
        """The lemma keys of the phrase's words at its first place."""
        first = self.places[key][0]
        return tuple(lemma(word.text) for word in self.words[first : first + _size(key)])

    def different(self, keys: Iterable[str]) -> Iterator[str]:
        """The keys that are different terms: of those with the same lemmas the first."""
        seen = set()
        for key in keys:
            if (lemmas := self.lemmas(key)) not in seen:
                seen.add(lemmas)
                yield key

    def _worded(self, at: int, size: int) -> str:
        return " ".join([word.text for word in self.words[at : at + size]])


def keyphrases(text: str, n: int = 10) -> list[KeyPhrase]:
    """The ``n`` best phrases of a text; fewer when the text has fewer.

    The ten likeliest come first, of these the ones first that a headline would name
    (:data:`TOGETHER`); the others follow by their scores. Of equal phrases the one that
    stands first comes first, then the shorter; phrases with the same lemmas are one. A text
    with no candidate (empty, or stop words, numbers and marks only) has no key phrases:
    the answer is an empty list. Time and memory grow linearly with the text.
    Raises ValueError for ``n`` below 1.
    """
    if n < 1:
        raise ValueError(f"n = {n}: ask for at least one phrase")
    found = candidates(text)
    seen = dict(describe(found))
    odds = {key: log_odds(INTERCEPT, WEIGHTS, cues) for key, cues in seen.items()}

    def place(key: str) -> tuple[int, int]:
        return found.places[key][0], _size(key)

    ranked = sorted(odds, key=lambda key: (-odds[key], *place(key)))
    best = list(islice(found.different(ranked), max(n, TOGETHER)))
    named = {key: _centrality(found, key, seen[key]) for key in best[:TOGETHER]}
    best[:TOGETHER] = sorted(named, key=lambda key: (-named[key], *place(key)))
    return [
        KeyPhrase(
            found.label(key),
            1 / (1 + math.exp(-odds[key])),
            found.spans(text, key),
            found.lemmas(key),
        )
        for key in best[:n]
    ]


def in_all_places(phrases: Iterable[KeyPhrase], found: Iterable[Term]) -> list[KeyPhrase]:
    """The phrases in all places of the terms that they are, whatever the forms of their words.

    A phrase that is not among the terms ``found`` in the text, of
    :func:`analysis.keywords.tfidf.terms`, keeps its own places.

    >>> from analysis.keywords.tfidf import terms
    >>> text = "سرطان الثدي. مرض بسرطان الثدي."
    >>> found = in_all_places(keyphrases(text, 2), terms(text, tokenize(text)))
    >>> [(phrase.text, phrase.count) for phrase in found]
    [('سرطان', 2), ('سرطان الثدي', 2)]
    """
    places: dict[TermKey, list[Span]] = {}
    for term in found:
        places.setdefault(term.key, []).append(term.span)
    return [replace(row, places=tuple(places.get(row.keys, row.places))) for row in phrases]


def candidates(text: str) -> Candidates:
    """Every phrase of one to three words that no stop word and no mark separates.

    Phrases that differ only by article, marks, tatweel or the spelling of alef, ya and ta
    marbuta are one candidate. Keys come in text order, the shorter first.
    """
    words = tokenize(text)
    order = {word.start: number for number, word in enumerate(words)}
    found = Candidates([], [], [], {})
    spelling = cache(_spelling)
    for run in runs(text, words):
        _note([spelling(word.text) for word in run], len(found.words), found.places)
        found.words.extend(run)
        found.before.extend(order[word.start] for word in run)
        found.closes.extend([False] * (len(run) - 1) + [True])
    return found


def describe(found: Candidates) -> Iterator[tuple[str, Cues]]:
    """Every candidate's key and cues, in text order."""
    within = _around(found.places)
    word = cache(_word)
    for key in found.places:
        words = [word(form) for form in found.wording(key).split(" ")]
        yield key, _cues(words, key, found, within.get(key, 0))


def _centrality(found: Candidates, key: str, cues: Cues) -> float:
    """How much of the text a phrase runs through: ln of its rarest word's count, less when late.

    A word that stands in one longer phrase alone leaves the place to that.
    """
    rarest = min(found.recurrence[word] for word in found.lemmas(key))
    inside = rarest > 1 and math.log1p(rarest) <= cues.within
    return math.log(0.5 if inside else rarest) - _EARLY * cues.late


class _Word(NamedTuple):
    """What the cues need to know of a word form."""

    key: str
    rarity: float
    letters: int
    definite: bool
    joined: bool
    verbal: bool
    attached: bool


def _word(form: str) -> _Word:
    plain, ordinary = unified(form), ordinary_arabic()
    initial = plain.removeprefix("ال")[:1]
    key = lemma(form)
    attached = initial in _PREFIXES and not key.startswith(initial)
    return _Word(
        key=key,
        rarity=-math.log10(ordinary.rates.get(bare(form), ordinary.floor)),
        letters=len(plain),
        definite=_ARTICLE.match(plain) is not None,
        joined=attached and initial == "و",
        verbal=attached and initial in "يتن",
        attached=attached,
    )


def _cues(words: Sequence[_Word], key: str, found: Candidates, within: int) -> Cues:
    size, places = len(words), found.places[key]
    recurring = sum([math.log(found.recurrence[word.key]) for word in words]) / size
    return Cues(
        two=size == 2,
        three=size == 3,
        count=math.log(len(places)),
        within=math.log1p(within),
        rarity=sum([word.rarity for word in words]) / size,
        late=math.log1p(found.before[places[0]]),
        definite=words[-1].definite,
        joined=words[0].joined,
        verbal=words[0].verbal,
        inner=any([word.attached for word in words[1:]]),
        closed=sum([found.closes[at + size - 1] for at in places]) / len(places),
        letters=sum([word.letters for word in words]) / size,
        recurring=recurring,
        alone=recurring * (size == 1),
    )


def _note(keys: Sequence[str], offset: int, places: dict[str, list[int]]) -> None:
    """Enter every phrase of a run whose first content word has the number ``offset``."""
    for first in range(len(keys)):
        for last in range(first + 1, min(first + LONGEST, len(keys)) + 1):
            places.setdefault(" ".join(keys[first:last]), []).append(offset + first)


def _around(places: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """For each candidate how often the commonest longer candidate around it stands.

    One word longer is enough: a phrase two words longer is not commoner than that.
    """
    around: dict[str, int] = {}
    for key, at in places.items():
        if " " in key:
            for part in (key.partition(" ")[2], key.rpartition(" ")[0]):
                around[part] = max(around.get(part, 0), len(at))
    return around


def _size(key: str) -> int:
    return key.count(" ") + 1


def _spelling(form: str) -> str:
    """The form without its article, spellings that writers mix made one."""
    # One sign of Unicode can stand for four words (ﷺ); a key has no space within a word.
    plain = unified(form).replace("ة", "ه").replace(" ", "")
    return _ARTICLE.sub("", plain)
