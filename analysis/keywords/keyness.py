"""Which words set a text apart from ordinary Arabic, and how sure one can be.

Three answers side by side and never one alone. The counts say what was seen; G² and the log
ratio with its interval say how strong and how large the difference is; two tests, which take
into account that the words were chosen because they occur, say whether chance would do it: one
counts occurrences, the other sentences, because occurrences come in clusters.
"""

from array import array
from collections.abc import Iterable, Sequence
from math import copysign
from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis.keywords.occurrence import (
    chance_of_count,
    chance_of_sentences,
    ratio_interval,
)
from analysis.keywords.reference import Reference, ordinary_arabic
from analysis.measures.dispersion import average_reduced_frequency
from analysis.measures.significance import corrected
from analysis.text.tokens import Span, has_letters
from analysis.words.lemmas import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike

LEVEL = 0.05
"""The chance of any false find that a test may have."""


class Keyness(NamedTuple):
    """How far one word of a text departs from a reference.

    The chances ``p`` are about overuse alone, given that the word occurs; corrected, they are
    those of even one such word among all. Those by sentences are None where none were given.
    """

    key: str
    count: int  # type: ignore[assignment]
    expected: float  # the count at the reference's rate
    per_million: float
    reference_per_million: float
    g2: float  # see `log_likelihood`
    p: float  # of so many occurrences, see `chance_of_count`
    p_corrected: float
    reduced: float | None  # see `analysis.measures.dispersion.average_reduced_frequency`
    sentences: int  # how many have the word
    p_sentences: float | None  # of so many sentences, see `chance_of_sentences`
    p_sentences_corrected: float | None
    log_ratio: float
    low: float  # of the log ratio, see `analysis.keywords.occurrence.ratio_interval`
    high: float
    in_reference: bool  # False: the rate is the reference's floor

    @property
    def is_key(self) -> bool:
        """Whether the word is overused by both tests, at :data:`LEVEL` for all words together."""
        by_sentences = self.p_sentences_corrected
        return self.p_corrected < LEVEL and by_sentences is not None and by_sentences < LEVEL

    @property
    def percent_difference(self) -> float:
        """%DIFF: by how many per cent the text's rate exceeds the reference's.

        ``100 (text - reference) / reference``; the log ratio in other words, from -100 without
        an upper bound (Gabrielatos and Marchi 2012, Keyness: appropriate metrics and practical
        issues, CADS 2012, Bologna).
        """
        return 100 * (2**self.log_ratio - 1)

    def simple_maths(self, constant: float = 100) -> float:
        """Kilgarriff's score: the ratio of rates per million, a constant added to both.

        The larger the constant, the commoner the words that lead. Above 0; 1 for a word as
        common as in the reference (Kilgarriff 2009, Simple maths for keywords, Corpus
        Linguistics 2009, Liverpool).
        """
        return (self.per_million + constant) / (self.reference_per_million + constant)

    def dispersed_maths(self, constant: float = 100) -> float | None:
        """:meth:`simple_maths` with the average reduced frequency for the count.

        A word in a cluster counts for less: keyness weighted by dispersion. The reference's own
        clusters are not known and stay in its rate, so that the score is a lower estimate. None
        where no sentences were given.
        """
        if self.reduced is None:
            return None
        reduced_per_million = self.per_million * self.reduced / self.count
        return (reduced_per_million + constant) / (self.reference_per_million + constant)


def keyness(
    words: Sequence[Word],
    total: int,
    reference: Reference | None = None,
    *,
    stretches: Iterable[Sequence[Span]] = (),
    correction: Literal["holm", "fdr"] = "holm",
    confidence: float = 0.95,
) -> tuple[Keyness, ...]:
    """How far each word of a text departs from a reference, most overused first.

    ``words`` are the words counted (of :func:`analysis.words.lemmas.group`); ``total`` is the
    number of all words of the text, stop words included, because the reference's rates
    are shares of all words. ``stretches`` are the words of each sentence and headline in text
    order, for what is told by sentences. The reference defaults to :func:`ordinary_arabic`.

    Where no form of a word is in a reference of known rates, the word is rarer than the
    reference's floor, and the log ratio a lower estimate. Underused words follow the overused
    in the order of rising G²; equals are in the order of their labels. Words that the text
    lacks are not in the result, nor are numerals: no reference lists them all.

    Of texts drawn at random from the reference at most 5 in 100 have a word whose corrected p
    is below .05; ``python -m benchmarks.errors`` measures it. Words of a real text come in
    clusters (Lijffijt et al. 2016, doi:10.1093/llc/fqu064): ``p`` takes them as drawn one by one
    and is then too small, ``p_sentences`` is not. Neither knows of subjects: any text overuses
    the words of what it is about.

    Raises ValueError for no words, for a ``total`` smaller than their counts, and for a
    confidence that is not between 0 and 1.
    """
    import numpy as np

    words = [word for word in words if has_letters(word.label)]
    counts = _counts(words, total)
    reference = ordinary_arabic() if reference is None else reference
    found = np.array(reference.rates_of(words))
    rates = np.where(found > 0, found, reference.floor)
    # Of a counted reference the tests need no floor: they know what zero in its size is worth.
    tested = rates if reference.size is None else found
    low, high = ratio_interval(counts, total, tested, reference.size, confidence=confidence)
    p = chance_of_count(counts, total, tested, reference.size)
    sizes, starts = [], array("q")
    for part in filter(None, stretches):
        sizes.append(len(part))
        starts.extend(token.start for token in part)
    having, reduced = _spread(words, starts, sizes)
    by_sentences: list[list[float]] | list[list[None]] = [[None] * len(words)] * 2
    if sizes:
        # A word outside all sentences is no evidence, as one that is in a single sentence.
        chances = chance_of_sentences(np.maximum(having, 1), sizes, tested, reference.size)
        by_sentences = [chances.tolist(), corrected(chances, correction).tolist()]
    columns = (
        counts.tolist(),
        (rates * total).tolist(),
        (1e6 * counts / total).tolist(),
        (1e6 * rates).tolist(),
        log_likelihood(counts, total, tested, reference.size).tolist(),
        p.tolist(),
        corrected(p, correction).tolist(),
        reduced,
        having,
        *by_sentences,
        np.log2(counts / total / rates).tolist(),
        low.tolist(),
        high.tolist(),
        (found > 0).tolist(),
    )
    rows = zip(words, zip(*columns, strict=True), strict=True)
    measured = [(word.label, Keyness(word.key, *row)) for word, row in rows]
    measured.sort(key=lambda pair: (-copysign(pair[1].g2, pair[1].log_ratio), pair[0]))
    return tuple(row for _, row in measured)


def _spread(
    words: Sequence[Word], starts: "array[int]", sizes: Sequence[int]
) -> tuple[list[int], list[float | None]]:
    """In how many stretches each word occurs, and its average reduced frequency in all.

    ``starts`` are the places of their words, ``sizes`` of how many words each of them is.
    """
    import numpy as np

    order, ends = np.asarray(starts), np.cumsum(sizes)
    having, reduced = list[int](), list[float | None]()
    for word in words:
        at = np.array([token.start for token in word.tokens])
        number = np.searchsorted(order, at, side="right") - 1
        inside = number[order[number] == at] if len(order) else number[:0]
        having.append(len(np.unique(np.searchsorted(ends, inside, side="right"))))
        places = inside.tolist()
        reduced.append(average_reduced_frequency(places, len(order)) if places else None)
    return having, reduced


def log_likelihood(
    counts: "ArrayLike", total: int, rates: "ArrayLike", size: int | None = None
) -> "np.ndarray":
    """G², the log-likelihood ratio that a word is as common in the text as in the reference.

    With known rates (``size`` is None) and the expected count E = ``total`` * rate,

        G² = 2 (O ln(O / E) + (N - O) ln((N - O) / (N - E))).

    With a reference of ``size`` counted words, whose own counts are uncertain too, the
    same sum over the four cells of the two-by-two table, E from the pooled rate. Zero or
    above; 0 ln 0 is 0. Not signed: compare O with E for the direction.
    (Dunning 1993, Computational Linguistics 19, 61-74, https://aclanthology.org/J93-1003)

    >>> log_likelihood([10], 1000, [0.001]).round(2)
    array([28.13])
    """
    import numpy as np
    from scipy.special import rel_entr

    observed, rates = np.asarray(counts), np.asarray(rates)
    if size is None:
        cells = rel_entr(observed, total * rates)
        known: np.ndarray = 2 * (cells + rel_entr(total - observed, total * (1 - rates)))
        return known
    elsewhere = np.round(rates * size)
    pooled = (observed + elsewhere) / (total + size)
    text = rel_entr(observed, total * pooled) + rel_entr(total - observed, total * (1 - pooled))
    rest = rel_entr(elsewhere, size * pooled) + rel_entr(size - elsewhere, size * (1 - pooled))
    counted: np.ndarray = 2 * (text + rest)
    return counted


def _counts(words: Sequence[Word], total: int) -> "np.ndarray":
    import numpy as np

    if not words:
        raise ValueError(
            "no words to compare: the text is empty or holds stop words only; "
            "give a text with a content word, or group with stopwords=True"
        )
    counts = np.array([word.count for word in words])
    if total < counts.sum():
        raise ValueError(
            f"total = {total}, but the words to test occur {counts.sum()} times: "
            "total counts every word of the text, stop words included"
        )
    return counts
