"""Articles made from a seed, for tests and documentation: ``python -m benchmarks.generated``.

They are no texts but have their statistics: function words between content words, lemmas by
Zipf's law in their attested forms, with clitics, as the project's own tables have them; topics,
words that return within an article, names that nobody has seen before, headlines, paragraphs,
dates and sources. As they are made, the right answer is known: which words rise over the years,
which articles nearly repeat another, which words one article has more often than the others.
"""

import argparse
import datetime
import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.text.normalisation import bare
from analysis.words.divisions import PROCLITICS
from analysis.words.lemmas import lemma
from analysis.words.lexicon import lexicon
from analysis.words.stopwords import is_stopword

TOPICS = 12
_IN_TOPIC = 150
_FUNCTION_WORDS = 0.35
_TOPICAL = 0.3
# How often a content word is one that the article has had already.
_RETURNING = 0.25
_NAMES = 0.01
_SYLLABLES = ("با", "را", "سي", "نو", "لي", "ما", "دو", "كا", "تي", "في", "غو", "سا", "رو", "زا")
SOURCES = ("الصباح", "المساء", "النهار", "الأسبوع")
FIRST_DAY = datetime.date(2005, 1, 1)
YEARS = 15


class Word(NamedTuple):
    """A lemma of the generator: its key, and its forms with their shares."""

    key: str
    forms: tuple[str, ...]
    shares: tuple[float, ...]


class Planted(NamedTuple):
    """What is true of generated articles by design.

    ``rising`` and ``falling`` are keys of words whose rate grows fourfold, or shrinks so, from
    the first day to the last; ``repeated`` of that many articles a changed copy follows.
    """

    rising: tuple[str, ...] = ()
    falling: tuple[str, ...] = ()
    repeated: float = 0.0


NOTHING = Planted()


@cache
def vocabulary(size: int = 5000) -> tuple[Word, ...]:
    """Content words of the dictionary, commonest first, with forms that lead back to them."""
    words = lexicon()
    forms: dict[str, list[str]] = {}
    for form in words.frequency:
        if len(form) > 2 and form.isalpha() and not is_stopword(form):
            forms.setdefault(lemma(form), []).append(form)
    by_rate = sorted(
        forms, key=lambda key: (-sum(10 ** words.frequency[f] for f in forms[key]), key)
    )
    return tuple(_with_clitics(key, forms[key]) for key in by_rate[:size])


def _with_clitics(key: str, forms: Sequence[str]) -> Word:
    """A word in its attested forms, and behind و, ب and ل where they lead back to it."""
    shares = {bare(form): 10 ** lexicon().frequency[form] for form in forms}
    for form, share in list(shares.items()):
        for proclitic in "وبل":
            longer = proclitic + form
            if proclitic == "ل" and form.startswith("ال"):
                continue  # written لل
            if longer not in shares and lemma(longer) == key and not is_stopword(longer):
                shares[longer] = share * 10 ** PROCLITICS[proclitic]
    total = sum(shares.values())
    return Word(key, tuple(shares), tuple(share / total for share in shares.values()))


class Generator:
    """Draws articles. The same seed gives the same articles, however many are taken."""

    def __init__(self, seed: int, planted: Planted = NOTHING, *, length: int = 300) -> None:
        self.words = vocabulary()
        self.planted, self._length = planted, length
        self._random = np.random.default_rng(seed)
        self._forms = np.array([f for word in self.words for f in word.forms], dtype=object)
        self._of = np.repeat(np.arange(len(self.words)), [len(w.forms) for w in self.words])
        self._within = np.concatenate([word.shares for word in self.words])
        place = {word.key: n for n, word in enumerate(self.words)}
        self._rising = [place[key] for key in planted.rising]
        self._falling = [place[key] for key in planted.falling]
        self._functions = np.array(_function_words(), dtype=object)
        ranks = np.arange(1, len(self.words) + 1)
        self._rates = 1 / (ranks + 8.0)
        self._tables: dict[tuple[float, int | None], np.ndarray] = {}
        middle = np.arange(200, len(self.words))
        planted_words = set(self._rising + self._falling)
        free = np.array([n for n in middle if n not in planted_words])
        fixed = np.random.default_rng(0)
        self._topics = [fixed.choice(free, _IN_TOPIC, replace=False) for _ in range(TOPICS)]

    def articles(self, count: int) -> Iterator[dict[str, str]]:
        """Articles with id, date, source, title and text, in the order of their dates."""
        kept: list[dict[str, str]] = []
        for number in range(count):
            moment = number / max(count - 1, 1)
            if kept and self._random.random() < self.planted.repeated:
                article = self._repeated(kept[self._random.integers(len(kept))], number)
            else:
                topic = int(self._random.integers(TOPICS))
                article = self.article(number, moment, topic)
                kept = [*kept[-200:], article]
            article["date"] = (
                FIRST_DAY + datetime.timedelta(int(moment * 365.2 * YEARS))
            ).isoformat()
            yield article

    def article(
        self, number: int, moment: float = 0.5, topic: int | None = None, *, burst: bool = True
    ) -> dict[str, str]:
        """One article; without a topic, of words as frequent as in the mixture of all."""
        length = int(np.clip(self._random.lognormal(np.log(self._length), 0.4), 40, 5000))
        drawn = self._draw(length, moment, topic, burst)
        paragraphs = _punctuated(drawn, self._random)
        return {
            "id": f"g{number:08d}",
            "source": SOURCES[number % len(SOURCES)],
            "title": " ".join(self._draw(7, moment, topic, False)),
            "text": "\n".join(paragraphs),
        }

    def rates(self, moment: float = 0.5, topic: int | None = None) -> np.ndarray:
        """The share of each word among content words."""
        rates = self._rates.copy()
        rates[self._rising] *= 4 ** (moment - 0.5)
        rates[self._falling] *= 4 ** (0.5 - moment)
        rates /= rates.sum()
        topics = self._topics if topic is None else [self._topics[topic]]
        for words in topics:
            rates[words] += _TOPICAL / len(topics) / _IN_TOPIC
        normalised: np.ndarray = rates / rates.sum()
        return normalised

    def _draw(self, length: int, moment: float, topic: int | None, burst: bool) -> list[str]:
        random = self._random
        cumulated = self._cumulated(round(moment * 20) / 20, topic)
        places = np.searchsorted(cumulated, random.random(length) * cumulated[-1])
        if burst and length > 1:
            again = np.flatnonzero(random.random(length) < _RETURNING)
            again = again[again > 0]
            places[again] = places[(random.random(len(again)) * again).astype(int)]
        drawn = self._forms[places]
        small = np.flatnonzero(random.random(length) < _FUNCTION_WORDS)
        drawn[small] = self._functions[
            (len(self._functions) ** random.random(len(small))).astype(int) - 1
        ]
        for place in np.flatnonzero(random.random(length) < _NAMES):
            drawn[place] = "".join(random.choice(_SYLLABLES, 4))
        words: list[str] = drawn.tolist()
        return words

    def _cumulated(self, moment: float, topic: int | None) -> np.ndarray:
        """The shares of all forms, added up; drawing needs them for every article."""
        key = (moment, topic)
        if key not in self._tables:
            self._tables[key] = np.cumsum(self.rates(moment, topic)[self._of] * self._within)
        return self._tables[key]

    def _repeated(self, article: dict[str, str], number: int) -> dict[str, str]:
        """The same article as another newspaper prints it: three words of it are others."""
        words = article["text"].split(" ")
        for place in self._random.integers(1, len(words) - 1, 3):
            words[place] = str(self._forms[self._random.integers(len(self._forms))])
        return article | {
            "id": f"r{number:08d}",
            "source": SOURCES[number % len(SOURCES)],
            "text": " ".join(words),
        }


def _function_words() -> list[str]:
    words = lexicon().frequency
    found = sorted((w for w in words if is_stopword(w)), key=lambda w: (-words[w], w))
    return found[:120]


def _punctuated(words: Sequence[str], random: np.random.Generator) -> list[str]:
    """Sentences of some 20 words, paragraphs of some 60."""
    paragraphs, sentences, start = [], [], 0
    while start < len(words):
        end = start + int(random.integers(12, 29))
        sentences.append(" ".join(words[start:end]) + ".")
        start = end
        if len(sentences) == 3 or start >= len(words):
            paragraphs.append(" ".join(sentences))
            sentences = []
    return paragraphs


def long_text(words: int, seed: int = 7) -> str:
    """A text of so many words: articles one after another."""
    generator = Generator(seed)
    articles = (generator.article(number, topic=number % TOPICS) for number in count())
    lines = chain.from_iterable(article["text"].split("\n") for article in articles)
    kept: list[str] = []
    while words:
        line = next(lines).split()[:words]
        kept.append(" ".join(line))
        words -= len(line)
    return "\n".join(kept)


def write(path: Path, articles: Iterator[dict[str, str]]) -> None:
    """Articles as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def main() -> int:
    """Write generated articles to a file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generated", description=__doc__)
    parser.add_argument("articles", type=int, help="how many")
    parser.add_argument("out", type=Path, help="a file, articles.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    write(chosen.out, Generator(chosen.seed).articles(chosen.articles))
    return 0


if __name__ == "__main__":
    sys.exit(main())
