"""How often the intervals hold what they promise to hold: a simulation on made-up articles.

    python -m benchmarks.coverage [GOLD] [--store]        (about six minutes)

The truth is known because the articles are made up: sentences of uneven length, drawn from
a Zipfian vocabulary with a topic on top. For each number of sentences the mean of every
measure over many articles is the truth, and the share of articles whose 95 % confidence
interval holds it is the coverage; the share of next articles whose value lies in the
prediction interval of the one before is that of the prediction. Constants are chosen so that
8 sentences resemble a newspaper article of about 430 words (TTR about .6, MATTR about .86,
MTLD about 150). With a gold file (a sentence a line, JSON with its "words") the same is done
with articles put together from its sentences at random. ``--store`` keeps the figures for the
chapters, as ``benchmarks.errors`` does.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.keywords.occurrence import ratio_interval
from analysis.measures.error_rates import Coverage
from analysis.measures.richness import MEASURES, Measure, ttr
from analysis.measures.uncertainty import Interval, estimate
from analysis.measures.zipf import fit_zipf
from benchmarks.errors import SEED, store

SENTENCES = (4, 8, 14, 20)
TOPIC_SHARES = (0.1, 0.25, 0.4)  # share of the words that belong to the article's topic
ARTICLES, ARTICLES_FOR_TRUTH, RESAMPLES = 150, 600, 70  # for each share
VOCABULARY, TOPIC_WORDS = 8000, 60
REPEATED = 0.04  # share of words that repeat one from earlier in their sentence

Article = Sequence[Sequence[str]]
Method = Callable[[Article], tuple[Interval | None, Interval | None]]


def exponent(tokens: Sequence[str]) -> float:
    """Zipf's exponent as a measure of a text."""
    return fit_zipf(Counter(tokens).values()).exponent


def zipf_interval(article: Article) -> tuple[Interval, None]:
    """The likelihood-ratio interval of Zipf's exponent."""
    return fit_zipf(Counter(words(article)).values()).interval, None


def percentile_interval(article: Article) -> tuple[Interval, None]:
    """What `confidence_interval` warns of: TTR of sentences drawn twice."""
    draw = np.random.default_rng(1)
    picks = draw.integers(len(article), size=(RESAMPLES, len(article)))
    values = [ttr(words([article[i] for i in pick])) for pick in picks]
    return Interval(*np.quantile(values, [0.025, 0.975]), 0.95), None


def halves(measure: Measure) -> Method:
    """The intervals of the book for one measure."""
    return lambda article: estimate(measure, article, seed=1, resamples=RESAMPLES)[1:3]


METHODS: dict[str, tuple[Callable[[Sequence[str]], float], Method]] = {
    **{name: (measure.of, halves(measure)) for name, measure in MEASURES.items()},
    "Zipf’s exponent": (exponent, zipf_interval),
    "TTR, percentile": (ttr, percentile_interval),
}


class Outcome(NamedTuple):
    """Whether the intervals of one article held what they are for; None for no interval."""

    mean: bool | None
    another: bool | None


def words(article: Article) -> list[str]:
    """The words of an article in reading order."""
    return list(chain.from_iterable(article))


def articles(sentences: int, topic_share: float, seed: int) -> Iterator[Article]:
    """An endless series of articles from one source; the same seed gives the same series."""
    draw = np.random.default_rng(seed)
    chances = (np.arange(1, VOCABULARY + 1) + 2.7) ** -1.1
    chances *= (1 - topic_share) / chances.sum()
    topic = draw.choice(np.arange(50, 3000), TOPIC_WORDS, replace=False)
    chances[topic] += topic_share / TOPIC_WORDS
    limits = chances.cumsum() / chances.sum()
    while True:
        yield [_sentence(draw, limits) for _ in range(sentences)]


def _sentence(draw: np.random.Generator, limits: np.ndarray) -> list[str]:
    length = int(np.clip(draw.lognormal(3.6, 0.6), 5, 180))
    chosen = np.searchsorted(limits, draw.random(length)).tolist()
    for position in np.flatnonzero(draw.random(length) < REPEATED).tolist():
        chosen[position] = chosen[draw.integers(position + 1)]
    return [f"w{word}" for word in chosen]


def real_articles(gold: Path, sentences: int, seed: int) -> Iterator[Article]:
    """An endless series of articles from the sentences of a treebank, drawn at random."""
    lines = gold.read_text("utf-8").splitlines()
    pool = [found for line in lines if len(found := json.loads(line)["words"]) >= 5]
    draw = np.random.default_rng(seed)
    while True:
        yield [pool[i] for i in draw.choice(len(pool), sentences, replace=False)]


def outcomes(row: Iterator[Article]) -> dict[str, list[Outcome]]:
    """For each method and article of a series: whether its intervals held."""
    known = [words(article) for article in islice(row, ARTICLES_FOR_TRUTH)]
    tested = list(islice(row, ARTICLES + 1))
    found: dict[str, list[Outcome]] = {}
    for name, (measure, intervals) in METHODS.items():
        truth = float(np.mean(list(_defined(measure, known))))
        found[name] = []
        for article, after in pairwise(tested):
            mean, another = _given(intervals, article)
            value = next(_defined(measure, [words(after)]), None)
            found[name].append(Outcome(_holds(mean, truth), _holds(another, value)))
    return found


def _defined(measure: Callable[[Sequence[str]], float], texts: list[list[str]]):
    for text in texts:
        with suppress(ValueError):
            yield measure(text)


def _given(intervals: Method, article: Article) -> tuple[Interval | None, Interval | None]:
    try:
        return intervals(article)
    except ValueError:
        return None, None


def _holds(interval: Interval | None, value: float | None) -> bool | None:
    return None if interval is None or value is None else interval.low <= value <= interval.high


def coverage(name: str, sentences: int, found: list[Outcome]) -> Coverage | None:
    """The shares of articles whose intervals held, of those that have one; None for too few."""
    mean = [held for held, _ in found if held is not None]
    another = [held for _, held in found if held is not None]
    if len(mean) < len(found) / 2:
        return None
    return Coverage(
        name,
        sentences,
        len(mean),
        sum(mean) / len(mean),
        sum(another) / len(another) if another else None,
    )


def ratios(draws: int = 20_000) -> Coverage:
    """How often the interval of the log ratio holds the true one, of words that occur.

    From words as rare as in a reference that has one of them in a hundred thousand words to
    those that make up a twentieth of the text.
    """
    draw = np.random.default_rng(SEED)
    rate, total = 1e-5, 450
    ratios = draw.uniform(0, np.log2(0.05 / rate), draws)
    counts = draw.binomial(total, rate * 2**ratios)
    low, high = ratio_interval(counts[counts > 0], total, np.full(np.sum(counts > 0), rate))
    held = (low <= ratios[counts > 0]) & (ratios[counts > 0] <= high)
    return Coverage("log ratio", 8, len(held), float(held.mean()), None)


def main() -> None:
    """Print the coverage of every method for every number of sentences."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coverage", description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, help="sentences of a treebank, JSON lines")
    parser.add_argument("--store", action="store_true", help="keep the figures for the chapters")
    chosen = parser.parse_args()
    rows = [ratios()]
    print("coverage of 95 % intervals: of the mean over such articles, and of the next article")
    print(f"{'sentences':>9}  {'measure':17} {'articles':>8} {'mean':>6} {'next':>6}")
    for sentences in SENTENCES:
        found: dict[str, list[Outcome]] = {name: [] for name in METHODS}
        for seed, share in enumerate(TOPIC_SHARES):
            for name, held in outcomes(articles(sentences, share, seed)).items():
                found[name] += held
        for name, held in found.items():
            if row := coverage(name, sentences, held):
                rows.append(row)
                _print(row)
    if chosen.gold:
        print("the same with sentences of the treebank")
        for sentences in SENTENCES:
            for name, held in outcomes(real_articles(chosen.gold, sentences, SEED)).items():
                if row := coverage(name, sentences, held):
                    _print(row)
    if chosen.store:
        store(coverage=[row._asdict() for row in rows])


def _print(row: Coverage) -> None:
    another = "" if row.another is None else f"{row.another:6.3f}"
    line = f"{row.sentences:9}  {row.measure:17} {row.articles:8} {row.mean:6.3f} {another}"
    print(line, flush=True)


if __name__ == "__main__":
    main()
