"""How often the intervals hold what they promise to hold: a simulation on synthetic articles.

    python -m benchmarks.coverage        (about six minutes)

The truth is known because the articles are made up: sentences of uneven length, drawn from
a Zipfian vocabulary with a topic on top. For each number of sentences the mean of every
measure over many articles is the truth, and the share of articles whose 95 % interval
holds it is the coverage. Constants are chosen so that 8 sentences resemble a newspaper
article of about 430 words (TTR about .6, MATTR about .86, MTLD about 150).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice

import numpy as np

from analysis.measures.richness import hdd, mattr, mtld, ttr, yules_k
from analysis.measures.uncertainty import Interval, bootstrap_interval
from analysis.measures.zipf import fit_zipf

SENTENCES = (4, 8, 14, 20)
TOPIC_SHARES = (0.1, 0.25, 0.4)  # share of the words that belong to the article's topic
ARTICLES, ARTICLES_FOR_TRUTH, RESAMPLES = 150, 1500, 200  # for each share
VOCABULARY, TOPIC_WORDS = 8000, 60
REPEATED = 0.04  # share of words that repeat one from earlier in their sentence

Article = list[list[str]]
Method = Callable[[Article], Interval]


def exponent(tokens: Sequence[str]) -> float:
    """Zipf's exponent as a measure of a text."""
    return fit_zipf(Counter(tokens).values()).exponent


def zipf_interval(article: Article) -> Interval:
    """The likelihood-ratio interval of Zipf's exponent."""
    return fit_zipf(Counter(words(article)).values()).interval


def percentile_interval(article: Article) -> Interval:
    """What the docstring of `bootstrap_interval` warns of: TTR of sentences drawn twice."""
    draw = np.random.default_rng(1)
    picks = draw.integers(len(article), size=(RESAMPLES, len(article)))
    values = [ttr(words([article[i] for i in pick])) for pick in picks]
    return Interval(*np.quantile(values, [0.025, 0.975]), 0.95)


def halves(measure: Callable[[Sequence[str]], float]) -> Method:
    """The interval of the book for one measure."""
    return lambda article: bootstrap_interval(measure, article, seed=1, resamples=RESAMPLES)


METHODS: dict[str, tuple[Callable[[Sequence[str]], float], Method]] = {
    "TTR": (ttr, halves(ttr)),
    "MATTR": (mattr, halves(mattr)),
    "MTLD": (mtld, halves(mtld)),
    "HD-D": (hdd, halves(hdd)),
    "Yule's K": (yules_k, halves(yules_k)),
    "Zipf, halves": (exponent, halves(exponent)),
    "Zipf, likelihood": (exponent, zipf_interval),
    "TTR, percentile": (ttr, percentile_interval),
}


def words(article: Article) -> list[str]:
    """The words of an article in reading order."""
    return list(chain.from_iterable(article))


def articles(sentences: int, topic_share: float, seed: int) -> Iterator[Article]:
    """An endless row of articles from one source; the same seed, the same row."""
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


def truths(row: Iterator[Article]) -> dict[str, float]:
    """The mean of each measure over the next articles of a source, where it is defined."""
    texts = [words(article) for article in islice(row, ARTICLES_FOR_TRUTH)]
    texts = [text for text in texts if len(text) >= 50]
    return {
        name: float(np.mean([measure(text) for text in texts]))
        for name, (measure, _) in METHODS.items()
    }


def outcomes(sentences: int) -> dict[str, list[tuple[bool, float]]]:
    """For each method and article: whether its interval held the truth, and its width."""
    found: dict[str, list[tuple[bool, float]]] = {name: [] for name in METHODS}
    for seed, share in enumerate(TOPIC_SHARES):
        row = articles(sentences, share, seed)
        truth = truths(row)
        for article in islice(row, ARTICLES):
            for name, (_, interval) in METHODS.items():
                with suppress(ValueError):
                    low, high, _ = interval(article)
                    found[name].append((low <= truth[name] <= high, high - low))
    return found


def main() -> None:
    """Print the coverage of every method for every number of sentences."""
    print(f"coverage of 95 % intervals, {ARTICLES * len(TOPIC_SHARES)} articles a line")
    print(f"{'sentences':>9}  {'method':17} {'coverage':>8} {'mean width':>11} {'undefined':>9}")
    for sentences in SENTENCES:
        for name, results in outcomes(sentences).items():
            held, width = np.mean(results, axis=0)
            missing = ARTICLES * len(TOPIC_SHARES) - len(results)
            print(f"{sentences:9}  {name:17} {held:8.3f} {width:11.3f} {missing:9}", flush=True)


if __name__ == "__main__":
    main()
