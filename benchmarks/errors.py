"""How often the tests of the book find something where there is nothing to be found.

    python -m benchmarks.errors [--store]        (about three minutes)

Key words are looked for in texts drawn from the reference itself, at three lengths; growth,
dispersion, collocates and expressions in random orders of the words of the article; the fit of
Zipf's law in samples of that law. At most 5 of 100 may show anything, each test by itself; with
the number of texts as given here a share of .05 is known to within .02. ``--store`` keeps the
figures, with those of ``benchmarks.coverage``, where the chapters read them.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

import analysis.measures.error_rates as error_rates
from analysis.keywords.occurrence import chance_of_count, chance_of_sentences
from analysis.keywords.reference import ordinary_arabic
from analysis.keywords.tfidf import runs
from analysis.measures.collocates import collocates
from analysis.measures.collocations import bigrams, trigrams
from analysis.measures.dispersion import deviation_of_proportions, random_deviations
from analysis.measures.error_rates import Calibration, FalseKeys
from analysis.measures.growth import vocabulary_growth
from analysis.measures.significance import corrected
from analysis.measures.zipf import goodness_of_fit
from analysis.reading import Reading
from analysis.text.tokens import has_letters
from analysis.words.lemmas import lemma
from analysis.words.stopwords import is_stopword

SEED, LEVEL = 2016, 0.05
LENGTHS, SENTENCES, TEXTS = (150, 450, 1500), 8, 1000
REPEATED = 0.1  # share of words that repeat one from earlier in their sentence
ORDERS, SAMPLES = 500, 199
STORE = Path(error_rates.__file__).with_name(error_rates.FILE)
COMMAND = "python -m benchmarks.coverage --store && python -m benchmarks.errors --store"


class Ordinary:
    """The reference as something to draw texts from, every form under its lemma."""

    def __init__(self) -> None:
        rates = ordinary_arabic().rates
        chances = np.fromiter(rates.values(), float)
        keys: dict[str, int] = {}
        self.lemma = np.array([keys.setdefault(lemma(form), len(keys)) for form in rates])
        self.rate = np.bincount(self.lemma, chances)
        self.counted = np.array([not is_stopword(f) and has_letters(f) for f in rates])
        self.limits = chances.cumsum() / chances.sum()

    def text(self, draw: np.random.Generator, shape: tuple[int, int], repeated: float):
        """The forms of a text, one sentence a row; a share of them repeats an earlier one."""
        forms = np.searchsorted(self.limits, draw.random(shape))
        for row, place in zip(*np.nonzero(draw.random(shape) < repeated), strict=True):
            forms[row, place] = forms[row, draw.integers(place + 1)]
        return forms

    def p(self, forms: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The corrected chances of the text's words, by count and by sentences."""
        found = np.where(self.counted[forms], self.lemma[forms], -1)
        words, counts = np.unique(found[found >= 0], return_counts=True)
        having = np.array([(found == word).any(axis=1).sum() for word in words])
        sizes, rates = [forms.shape[1]] * len(forms), self.rate[words]
        return (
            corrected(chance_of_count(counts, forms.size, rates)),
            corrected(chance_of_sentences(having, sizes, rates)),
        )


def false_keys(ordinary: Ordinary, length: int) -> FalseKeys:
    """The shares of texts that show any key word, by either test and by both."""
    draw = np.random.default_rng([SEED, length])
    shares = []
    for repeated in (0.0, REPEATED):
        shown = np.zeros(3)
        for _ in range(TEXTS):
            shape = (SENTENCES, length // SENTENCES)
            by_count, by_sentences = ordinary.p(ordinary.text(draw, shape, repeated))
            both = np.maximum(by_count, by_sentences)
            shown += [p.min() <= LEVEL for p in (by_count, by_sentences, both)]
        shares += (shown / TEXTS).tolist()
    return FalseKeys(length, TEXTS, *shares)


def growth(reading: Reading) -> Iterator[float]:
    """p of random orders of the article's words."""
    tokens = [key for sentence in reading.lemmas for key in sentence]
    draw = np.random.default_rng([SEED, 1])
    for seed in range(ORDERS):
        yield vocabulary_growth(draw.permutation(tokens).tolist(), seed=seed, orders=SAMPLES).p


def dispersion(reading: Reading) -> Iterator[float]:
    """p of as many occurrences as the article's words have, at random places."""
    lengths = reading.sentence_lengths
    draw = np.random.default_rng([SEED, 2])
    counts = [row.count for row in reading.dispersion if row.p is not None]
    at_random = {n: random_deviations(lengths, n, seed=SEED) for n in set(counts)}
    for count in draw.choice(counts, 20 * ORDERS).tolist():
        placed = draw.multivariate_hypergeometric(lengths, count).tolist()
        deviation = deviation_of_proportions(lengths, placed)
        yield (1 + (at_random[count] >= deviation - 1e-9).sum()) / (1 + len(at_random[count]))


def zipf(reading: Reading) -> Iterator[float]:
    """p of samples of the law that was fitted to the article."""
    exponent, types = reading.zipf.exponent, reading.zipf.types
    draw = np.random.default_rng([SEED, 3])
    for seed in range(ORDERS):
        frequencies = np.floor(draw.random(types) ** -exponent).astype(int).tolist()
        yield goodness_of_fit(frequencies, seed=seed, samples=SAMPLES)


def near(reading: Reading) -> Iterator[float]:
    """The smallest corrected p of collocates, the article's words in random order."""
    words = tuple(reading.words.values())
    spans = [token for word in words for token in word.tokens]
    draw = np.random.default_rng([SEED, 4])
    for _ in range(ORDERS):
        places = iter([spans[i] for i in draw.permutation(len(spans))])
        moved = [
            type(word)(word.key, word.label, tuple(next(places) for _ in word.tokens))
            for word in words
        ]
        found = collocates(reading.article, moved[0], moved)
        yield min((row.p_corrected for row in found), default=1.0)


def side_by_side(measure: Callable) -> Callable[[Reading], Iterator[float]]:
    """The smallest corrected p of expressions, the article's words in random order."""

    def smallest(reading: Reading) -> Iterator[float]:
        article = reading.article
        found = [[lemma(word.text) for word in run] for run in runs(article.text, article.words)]
        keys, ends = [key for run in found for key in run], np.cumsum([len(run) for run in found])
        draw = np.random.default_rng([SEED, 5])
        for _ in range(ORDERS):
            parts = np.split(draw.permutation(keys), ends[:-1])
            rows = measure([part.tolist() for part in parts])
            yield min((row.p_corrected for row in rows), default=1.0)

    return smallest


TESTS: dict[str, Callable[[Reading], Iterator[float]]] = {
    "growth": growth,
    "dispersion": dispersion,
    "Zipf": zipf,
    "collocates": near,
    "pairs": side_by_side(bigrams),
    "triples": side_by_side(trigrams),
}


def calibration(name: str, values: Sequence[float]) -> Calibration:
    """The share of texts on which a test shows something."""
    return Calibration(name, len(values), sum(p <= LEVEL for p in values) / len(values))


def store(**figures: object) -> None:
    """Keep figures beside those that are kept already, with today's date."""
    kept = json.loads(STORE.read_text("utf-8")) if STORE.exists() else {}
    now = {"date": datetime.now(UTC).date().isoformat(), "seed": SEED, "command": COMMAND}
    everything = kept | figures | now
    STORE.write_text(json.dumps(dict(sorted(everything.items())), indent=1) + "\n", "utf-8")


def main() -> None:
    """Print the error rates, and keep them if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.errors", description=__doc__)
    parser.add_argument("--store", action="store_true", help="keep the figures for the chapters")
    keep = parser.parse_args().store
    print("texts drawn from the reference that show any key word")
    print(f"{'words':>6} {'texts':>6}  {'count':>6} {'sent.':>6} {'both':>6}   with clusters")
    ordinary = Ordinary()
    keys = []
    for length in LENGTHS:
        keys.append(row := false_keys(ordinary, length))
        shares = " ".join(f"{share:6.3f}" for share in row[2:5])
        clustered = " ".join(f"{share:6.3f}" for share in row[5:])
        print(f"{row.words:6} {row.texts:6}  {shares}   {clustered}", flush=True)
    print("\ntexts without anything to find that have p of .05 or less")
    reading = Reading.open(Path(__file__).parents[1] / "data")
    shown = []
    for name, test in TESTS.items():
        shown.append(row := calibration(name, list(test(reading))))
        print(f"{row.test:10} {row.share:.3f} of {row.texts}", flush=True)
    if keep:
        store(
            keyness=[row._asdict() for row in keys], calibration=[row._asdict() for row in shown]
        )


if __name__ == "__main__":
    main()
