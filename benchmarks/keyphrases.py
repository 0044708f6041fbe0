"""How good key phrases are beside YAKE and scikit-learn, and how time grows with the text.

    python -m benchmarks.keyphrases                  time only
    python -m benchmarks.keyphrases gold.jsonl       the quality table as well
    python -m benchmarks.keyphrases --fit gold.jsonl the weights that fit this file best
    python -m benchmarks.keyphrases headlines.jsonl  how well headlines are predicted

A gold file has one document a line, {"text": "...", "phrases": ["...", ...]}, the phrases
in the order of how many readers chose them; the first 15 are the gold. AKEC is such a
collection (for research use; it is not part of this repository).

A file of headlines has one news item a line, {"headline": "...", "body": "..."}; phrases of the
body are taken word by word until there are five, and what counts is the share of the five that
stand in the headline (compared by lemma). The yardstick is the five most frequent words.

F1 of a document's first n phrases, averaged over documents. Two phrases are one
  exact  when they are equal after dropping marks and unifying alef, ya and ta marbuta,
  stem   when each word is equal after the Arabic Snowball stemmer as well;
  word   compares the sets of stemmed words without stop words.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import numpy as np

from analysis.keywords.keyphrases import Cues, candidates, describe, keyphrases
from analysis.text.normalisation import unified
from analysis.text.tokens import tokenize
from analysis.words.lemmas import is_stopword, lemma

GOLD = 15
MEASURES = (("exact", 10), ("stem", 10), ("word", 10), ("word", 15))
WORDS, SHORTEST_BODY = 5, 20
SIZES = (10_000, 100_000, 1_000_000)

Extractor = Callable[[str], Sequence[str]]


class Document(NamedTuple):
    """A text and the phrases readers chose for it, the most chosen first."""

    text: str
    phrases: list[str]


def read(path: Path) -> list[Document]:
    """The documents of a gold file."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    if not records:
        raise ValueError(f"{path}: no documents; give one JSON object a line")
    return [Document(record["text"], record["phrases"][:GOLD]) for record in records]


@cache
def folded(phrase: str) -> str:
    """Marks dropped, alef, ya and ta marbuta unified, single spaces."""
    return " ".join(unified(phrase).replace("ة", "ه").split())


@cache
def stemmed(phrase: str) -> str:
    """The folded phrase, each word cut by Snowball."""
    return " ".join(_snowball().stemWords(folded(phrase).split()))


@cache
def content(phrase: str) -> frozenset[str]:
    """The stems of the phrase's words that are no stop words."""
    words = [word for word in tokenize(phrase).texts() if not is_stopword(word)]
    return frozenset(_snowball().stemWords([folded(word) for word in words]))


@cache
def _snowball() -> object:
    import Stemmer

    return Stemmer.Stemmer("arabic")


def units(measure: str, phrases: Iterable[str]) -> set[str]:
    """What a measure compares."""
    if measure == "word":
        return {stem for phrase in phrases for stem in content(phrase)}
    return set(map({"exact": folded, "stem": stemmed}[measure], phrases))


def f1(found: set[str], gold: set[str]) -> float:
    """The harmonic mean of precision and recall; 0 when nothing is shared."""
    return 2 * len(found & gold) / (len(found) + len(gold)) if found and gold else 0.0


def quality(documents: Sequence[Document], answers: Sequence[Sequence[str]]) -> list[float]:
    """The F1 of each of :data:`MEASURES`, averaged over the documents."""
    pairs = list(zip(documents, answers, strict=True))
    return [
        sum(f1(units(m, answer[:n]), units(m, document.phrases)) for document, answer in pairs)
        / len(pairs)
        for m, n in MEASURES
    ]


def ours(text: str) -> list[str]:
    """The key phrases of this project."""
    return [phrase.text for phrase in keyphrases(text, GOLD)]


def yake_with(longest: int) -> Extractor:
    """YAKE with its Arabic stop words and phrases of up to ``longest`` words."""
    import yake

    extractor = yake.KeywordExtractor(lan="ar", n=longest, top=GOLD)
    return lambda text: [phrase for phrase, _ in extractor.extract_keywords(text)]


def tfidf_of_one_article(text: str) -> list[str]:
    """scikit-learn as most tutorials use it, phrases of one to three words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(ngram_range=(1, 3))
    weights = vectorizer.fit_transform([text]).toarray()[0]
    names = vectorizer.get_feature_names_out()
    return [names[i] for i in np.argsort(-weights, kind="stable")[:GOLD]]


def print_quality(documents: Sequence[Document]) -> None:
    """One row a method, one column a measure."""
    print(f"F1 over {len(documents)} documents" + "".join(f"{m:>9}@{n}" for m, n in MEASURES))
    methods: dict[str, Extractor] = {"ours": ours, "TF-IDF, one article": tfidf_of_one_article}
    methods |= {f"YAKE, up to {n} words": yake_with(n) for n in (1, 2, 3)}
    for name, extract in methods.items():
        scores = quality(documents, [extract(document.text) for document in documents])
        print(f"{name:<24}" + "".join(f"{score:12.3f}" for score in scores), flush=True)


class NewsItem(NamedTuple):
    """A headline, and the text that stood under it."""

    headline: str
    body: str


def read_headlines(path: Path) -> list[NewsItem]:
    """The news items of a file of headlines; those of fewer than 20 content words are left out."""
    with path.open(encoding="utf-8") as lines:
        items = [NewsItem(**json.loads(line)) for line in lines if line.strip()]
    return [
        item for item in items if keys(item.headline) and len(keys(item.body)) >= SHORTEST_BODY
    ]


@cache
def keys(text: str) -> tuple[str, ...]:
    """The lemma keys of a text's content words, in text order."""
    return tuple(lemma(word) for word in tokenize(text).texts() if not is_stopword(word))


def frequent(body: str) -> list[str]:
    """The words of a text, the most frequent first, of equal ones the earlier."""
    return [key for key, _ in Counter(keys(body)).most_common()]


def worded(extract: Extractor) -> Extractor:
    """The words of an extractor's phrases, one after the other, each once."""
    return lambda body: list(
        dict.fromkeys(key for phrase in extract(body) for key in keys(phrase))
    )


def predicted(items: Sequence[NewsItem], words: Extractor) -> float:
    """The mean share of the first five words that stand in the headline."""
    hits = [len({*words(item.body)[:WORDS]} & {*keys(item.headline)}) for item in items]
    return sum(hits) / (WORDS * len(items))


def print_headlines(items: Sequence[NewsItem]) -> None:
    """One row a method."""
    print(f"share of the first {WORDS} words in the headline, {len(items)} news items")
    methods = {"ours": worded(ours), "plain frequency": frequent}
    methods |= {f"YAKE, up to {n} words": worded(yake_with(n)) for n in (1, 3)}
    for name, words in methods.items():
        print(f"{name:<24}{predicted(items, words):12.3f}", flush=True)


def made_up(size: int) -> str:
    """A text of about ``size`` bytes: Arabic words drawn by their rate, a stop every twenty.

    Word order is random, so nearly every phrase is new: harder than any real text.
    """
    from wordfreq import get_frequency_dict

    rates = get_frequency_dict("ar", wordlist="large")
    words = random.Random(0).choices(list(rates), list(rates.values()), k=size // 8)
    sentences = [" ".join(words[i : i + 20]) for i in range(0, len(words), 20)]
    return ".\n".join(sentences).encode()[:size].decode(errors="ignore")


def print_speed() -> None:
    """Seconds for each size (the better of two), and the exponent of growth."""
    keyphrases(made_up(1000))  # loads the dictionaries
    seconds = []
    for size in SIZES:
        text = made_up(size)
        seconds.append(min(_seconds(text) for _ in range(2)))
        print(f"{size:>9} bytes {seconds[-1]:8.3f} s")
    slope = np.polyfit(np.log(SIZES), np.log(seconds), 1)[0]
    print(f"time grows with the text to the power of {slope:.2f} (1 is linear)")


def _seconds(text: str) -> float:
    start = perf_counter()
    keyphrases(text, GOLD)
    return perf_counter() - start


class Example(NamedTuple):
    """One document as the fit sees it: a row of cues for each candidate."""

    cues: np.ndarray
    wordings: list[str]
    chosen: np.ndarray


def example(document: Document) -> Example:
    """The candidates of a document, and which of them readers chose."""
    found = candidates(document.text)
    wordings = [found.wording(key) for key in found.places]
    gold = units("exact", document.phrases)
    rows = np.array([[1.0, *map(float, cues)] for _, cues in describe(found)])
    return Example(rows, wordings, np.array([folded(w) in gold for w in wordings], dtype=float))


def fit(examples: Sequence[Example]) -> np.ndarray:
    """Logistic regression by Newton's method: the intercept, then a weight for each cue."""
    rows = np.vstack([e.cues for e in examples])
    chosen = np.concatenate([e.chosen for e in examples])
    ridge = np.eye(rows.shape[1])
    weights = np.array([-4.0] + [0.0] * (rows.shape[1] - 1))
    for _ in range(10):
        p = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (chosen - p) - ridge @ weights
        weights += np.linalg.solve(rows.T @ (rows * (p * (1 - p))[:, None]) + ridge, gradient)
    return weights


def answer(weights: np.ndarray, e: Example) -> list[str]:
    """The phrases that the weights put first."""
    return [e.wordings[i] for i in np.argsort(-(e.cues @ weights), kind="stable")[:GOLD]]


def print_fit(documents: Sequence[Document]) -> None:
    """The weights, and the quality when each half is ranked by the other half's weights."""
    examples = [example(document) for document in documents]
    for name, weight in zip(("intercept", *Cues._fields), fit(examples), strict=True):
        print(f"{name:>10} {weight:6.2f}")
    crossed = []
    for seed in range(5):
        order = random.Random(seed).sample(range(len(examples)), len(examples))
        answers: dict[int, list[str]] = {}
        for half, other in ((order[::2], order[1::2]), (order[1::2], order[::2])):
            weights = fit([examples[i] for i in other])
            answers |= {i: answer(weights, examples[i]) for i in half}
        crossed.append(quality(documents, [answers[i] for i in range(len(documents))]))
    scores = np.mean(crossed, axis=0)
    print(
        "halves crossed: "
        + ", ".join(f"{m}@{n} {s:.3f}" for (m, n), s in zip(MEASURES, scores, strict=True))
    )


def main(arguments: Sequence[str]) -> None:
    """Print what the command line asks for."""
    files = [Path(argument) for argument in arguments if argument != "--fit"]
    for path in files:
        if '"headline"' in path.read_text(encoding="utf-8")[:4096]:
            print_headlines(read_headlines(path))
        else:
            (print_fit if "--fit" in arguments else print_quality)(read(path))
    if "--fit" not in arguments:
        print_speed()


if __name__ == "__main__":
    main(sys.argv[1:])
