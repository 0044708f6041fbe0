"""Which words set a text apart from ordinary Arabic, and how sure one can be.

The one idea: three answers side by side and never one alone. The counts say what was
seen, G² with its corrected p-value says whether chance would do it, the log ratio with
its exact interval says how large the difference is. In a text of 430 words nearly every
name differs significantly; the interval says how little that pins down.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from analysis.keywords.reference import Reference, ordinary_arabic
from analysis.measures.significance import corrected
from analysis.words.lemmas import LemmaGroup

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import ArrayLike


def keyness(
    groups: Sequence[LemmaGroup],
    total: int,
    reference: Reference | None = None,
    *,
    correction: Literal["holm", "fdr"] = "holm",
    confidence: float = 0.95,
) -> "pd.DataFrame":
    """How far each word of a text departs from a reference, most overused first.

    ``groups`` are the words counted (of :func:`analysis.words.lemmas.group`); ``total`` is the
    number of all words of the text, stop words included, because the reference's rates
    are shares of all words. The reference defaults to :func:`ordinary_arabic`.

    Columns: ``term`` (the index: the group's label), ``count``, ``expected`` (the count at the
    reference's rate), ``per_million`` and ``reference_per_million``, ``g2``
    (:func:`log_likelihood`), ``p`` (chi-squared with one degree of freedom) and
    ``p_corrected`` (:func:`corrected` over all rows), ``log_ratio`` with ``low`` and ``high``
    (:func:`ratio_interval`), and ``in_reference``: False where no form of the word stands in
    the reference and its rate is the reference's floor; in a list of known rates the word is
    rarer than that, and the log ratio a lower estimate. Underused words follow the overused in
    the order of rising G²; equals are in code point order. Words that the text lacks have no
    row, nor have numerals: no reference lists them all.

    Only words of the text are tested, chosen because they are in it: that leans towards
    overuse. Words of a text come in clusters, G² takes them as drawn one by one, so p is
    smaller than it should be (Lijffijt et al. 2016, doi:10.1093/llc/fqu064).

    Raises ValueError for no groups, for a ``total`` smaller than their counts, and for a
    confidence that is not between 0 and 1.
    """
    import numpy as np
    import pandas as pd
    from scipy.special import chdtrc

    groups = [group for group in groups if any(letter.isalpha() for letter in group.label)]
    counts = _counts(groups, total)
    reference = ordinary_arabic() if reference is None else reference
    found = np.array([reference.rate(group) for group in groups])
    rates = np.where(found > 0, found, reference.floor)
    # Of a counted reference the tests need no floor: they know what zero in its size is worth.
    tested = rates if reference.size is None else found
    g2 = log_likelihood(counts, total, tested, reference.size)
    low, high = ratio_interval(counts, total, tested, reference.size, confidence=confidence)
    p = chdtrc(1, g2)
    table = pd.DataFrame(
        {
            "count": counts,
            "expected": rates * total,
            "per_million": 1e6 * counts / total,
            "reference_per_million": 1e6 * rates,
            "g2": g2,
            "p": p,
            "p_corrected": corrected(p, correction),
            "log_ratio": np.log2(counts / total / rates),
            "low": low,
            "high": high,
            "in_reference": found > 0,
        },
        index=pd.Index([group.label for group in groups], name="term"),
    )
    overuse = np.where(table["log_ratio"] > 0, g2, -g2)
    return table.iloc[sorted(range(len(table)), key=lambda i: (-overuse[i], table.index[i]))]


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

    observed, rates = np.asarray(counts, dtype=float), np.asarray(rates, dtype=float)
    if size is None:
        cells = rel_entr(observed, total * rates)
        return 2 * (cells + rel_entr(total - observed, total * (1 - rates)))
    elsewhere = np.round(rates * size)
    pooled = (observed + elsewhere) / (total + size)
    text = rel_entr(observed, total * pooled) + rel_entr(total - observed, total * (1 - pooled))
    rest = rel_entr(elsewhere, size * pooled) + rel_entr(size - elsewhere, size * (1 - pooled))
    return 2 * (text + rest)


def ratio_interval(
    counts: "ArrayLike",
    total: int,
    rates: "ArrayLike",
    size: int | None = None,
    *,
    confidence: float = 0.95,
) -> tuple["np.ndarray", "np.ndarray"]:
    """Lower and upper limit of the log ratio log2((O / N) / rate), exact for Poisson counts.

    One unit is a doubling (Hardie 2014, Log Ratio: an informal introduction, Lancaster).
    With known rates, Garwood's limits of the count (1936, doi:10.1093/biomet/28.3-4.437)
    divided by the expected count. With a reference of ``size`` counted words, Clopper and
    Pearson's limits of the text's part in all occurrences
    (1934, doi:10.1093/biomet/26.4.404), as in Evert's conservative log ratio (2022).
    A count of zero has the lower limit -inf, a counted reference without the word the
    upper limit inf. "Exact" means that the interval covers at least as often as it says.

    >>> low, high = ratio_interval([10], 1000, [0.001])
    >>> low.round(2), high.round(2)
    (array([2.26]), array([4.2]))
    """
    import numpy as np
    from scipy.special import betaincinv, gammaincinv

    if not 0 < confidence < 1:
        raise ValueError(f"confidence = {confidence}: give a share between 0 and 1, such as 0.95")
    observed, rates = np.asarray(counts, dtype=float), np.asarray(rates, dtype=float)
    tail = (1 - confidence) / 2
    if size is None:
        low = np.where(observed > 0, gammaincinv(np.maximum(observed, 1), tail), 0.0)
        high = gammaincinv(observed + 1, 1 - tail)
        return _log2(low / (total * rates)), _log2(high / (total * rates))
    elsewhere = np.round(rates * size)
    low = np.where(observed > 0, betaincinv(np.maximum(observed, 1), elsewhere + 1, tail), 0.0)
    high = np.where(
        elsewhere > 0, betaincinv(observed + 1, np.maximum(elsewhere, 1), 1 - tail), 1.0
    )
    with np.errstate(divide="ignore"):
        return tuple(_log2(part / (1 - part) * size / total) for part in (low, high))


def _log2(ratio: "np.ndarray") -> "np.ndarray":
    import numpy as np

    with np.errstate(divide="ignore"):
        return np.log2(ratio)


def _counts(groups: Sequence[LemmaGroup], total: int) -> "np.ndarray":
    import numpy as np

    if not groups:
        raise ValueError(
            "no words to compare: the text is empty or holds stop words only; "
            "give a text with a content word, or group with stopwords=True"
        )
    counts = np.array([group.count for group in groups])
    if total < counts.sum():
        raise ValueError(
            f"total = {total}, but the groups hold {counts.sum()} words: "
            "total counts every word of the text, stop words included"
        )
    return counts
