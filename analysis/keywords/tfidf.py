"""What sets one part of a text apart from its other parts: TF-IDF on our own words.

The one idea: a term is one to three neighbouring words that no stop word, punctuation
mark or line end separates; words are known by their lemma and shown as they are read.
scikit-learn does the weighing, never the cutting, because its own pattern breaks
vowelled Arabic and drops one-letter words.

What it cannot do: with N documents of one article, idf has N possible values. It tells
the documents from each other; it does not tell the article from other Arabic
(:mod:`analysis.keywords.keyness` does). With a single document every idf is 1, and only the
term's frequency is left.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis.text.tokens import Span, Spans
from analysis.words.lemmas import group, is_stopword, lemma

if TYPE_CHECKING:
    import pandas as pd


class Term(NamedTuple):
    """One occurrence of a term: the key it is counted under and the place where it stands."""

    key: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class Weighting:
    """How TF-IDF is computed: w(t, d) = tf(t, d) * idf(t), then each document normalised.

    With ``n`` documents, of which ``df`` contain the term:

    * ``smooth``: idf = ln((1 + n) / (1 + df)) + 1, as if one more document held every
      term; otherwise idf = ln(n / df) + 1. The "+ 1" is scikit-learn's: a term that
      stands in every document keeps its frequency instead of vanishing.
    * ``sublinear``: tf = 1 + ln(count) instead of the count.
    * ``norm``: ``"l2"`` divides a document's weights by the root of their sum of
      squares, ``"l1"`` by their sum, ``None`` leaves them, so that long documents
      weigh more.

    The product is Salton and Buckley (1988), doi:10.1016/0306-4573(88)90021-0; idf is
    Spärck Jones (1972), doi:10.1108/eb026526.
    """

    smooth: bool = True
    sublinear: bool = False
    norm: Literal["l1", "l2"] | None = "l2"


def runs(
    text: str, words: Spans, *, is_stop: Callable[[str], bool] = is_stopword
) -> Iterator[list[Span]]:
    """The stretches of neighbouring content words, cut at stop words, marks and line ends.

    ``words`` are the words of ``text``. Only spaces and invisible signs may stand
    between two words of a run; numbers cut a run, because a number is no word.

    >>> from analysis.text.tokens import tokenize
    >>> text = "الأمن الجزائري، مخابرات الجيش في ليبيا"
    >>> [[word.text for word in run] for run in runs(text, tokenize(text))]
    [['الأمن', 'الجزائري'], ['مخابرات', 'الجيش'], ['ليبيا']]
    """
    outside = cache(lambda word: is_stop(word) or not any(c.isalpha() for c in word))
    apart = cache(_separates)
    run: list[Span] = []
    for word in words:
        if run and apart(text[run[-1].end : word.start]):
            yield run
            run = []
        if not outside(word.text):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def terms(text: str, words: Spans, *, longest: int = 3, at_least: int = 2) -> list[Term]:
    """Every term of a text at every place, in text order, shorter before longer.

    A term of one word is always kept; a longer one when it occurs ``at_least`` times,
    because two words met once side by side are not yet an expression.
    Raises ValueError when ``longest`` or ``at_least`` is below 1.
    """
    if longest < 1 or at_least < 1:
        raise ValueError("longest and at_least count words and occurrences: give 1 or more")
    key = cache(lemma)
    found = [
        Term(tuple(key(word.text) for word in stretch), _joined(text, stretch))
        for run in runs(text, words)
        for stretch in stretches(run, longest)
    ]
    counts = Counter(term.key for term in found)
    return [term for term in found if len(term.key) == 1 or counts[term.key] >= at_least]


def stretches(run: Sequence[Span], longest: int) -> Iterator[Sequence[Span]]:
    """All stretches of one to ``longest`` neighbouring words of a run, in text order."""
    for first in range(len(run)):
        for last in range(first + 1, min(first + longest, len(run)) + 1):
            yield run[first:last]


def labels(found: Sequence[Term]) -> dict[tuple[str, ...], str]:
    """For each key the words to show a reader; no two keys share a label.

    One word: the label of its lemma group, which no other group has. Several: the
    commonest wording, which no other key can have, since the same words have the same
    lemmas.
    """
    single = group((t.span for t in found if len(t.key) == 1), stopwords=True)
    wordings: dict[tuple[str, ...], Counter[str]] = {}
    for term in found:
        if len(term.key) > 1:
            wordings.setdefault(term.key, Counter())[_one_line(term.span.text)] += 1
    several = {key: commonest(seen) for key, seen in wordings.items()}
    return {(g.lemma,): g.label for g in single} | several


def commonest(wordings: Counter[str]) -> str:
    """The commonest wording; of equally common ones the shorter, then code point order."""
    return min(wordings, key=lambda wording: (-wordings[wording], len(wording), wording))


def by_span(found: Sequence[Term], spans: Sequence[Span]) -> dict[int, list[Term]]:
    """The terms of each paragraph or sentence, under its number counted from 1.

    ``spans`` are in text order and do not overlap. A term that does not lie wholly
    within one of them belongs to none.
    """
    parts: dict[int, list[Term]] = {number: [] for number in range(1, len(spans) + 1)}
    starts = [span.start for span in spans]
    for term in found:
        number = bisect_right(starts, term.span.start)
        if number and term.span.end <= spans[number - 1].end:
            parts[number].append(term)
    return parts


def term_counts(documents: Mapping[int | str, Sequence[Term]]) -> "pd.DataFrame":
    """How often each term stands in each document: terms as rows, documents as columns.

    Rows are in the order of falling total count, equals in code point order of the
    label. Raises ValueError when there is no document, or no term in any of them.
    """
    import pandas as pd

    everything = [term for document in documents.values() for term in document]
    if not everything:
        raise ValueError(
            "no terms to count: the documents are empty or hold stop words only; "
            "give at least one document with a content word"
        )
    names = labels(everything)
    tallies = {d: Counter(names[t.key] for t in found) for d, found in documents.items()}
    totals = Counter(names[term.key] for term in everything)
    rows = pd.Index(sorted(totals, key=lambda name: (-totals[name], name)), name="term")
    table = {d: [tally[name] for name in rows] for d, tally in tallies.items()}
    return pd.DataFrame(table, index=rows).rename_axis(columns="document")


def tfidf(counts: "pd.DataFrame", weighting: Weighting | None = None) -> "pd.DataFrame":
    """TF-IDF of a terms × documents table of counts, as a table of the same shape and names.

    A document without any term is a column of zeros; a single document gives its
    normalised frequencies, every idf being 1. Raises ValueError on negative counts,
    on an empty table and on a term that stands in no document (its idf is undefined).
    """
    import pandas as pd
    from sklearn.feature_extraction.text import TfidfTransformer

    _check(counts)
    weighting = weighting or Weighting()
    transformer = TfidfTransformer(
        norm=weighting.norm, smooth_idf=weighting.smooth, sublinear_tf=weighting.sublinear
    )
    weights = transformer.fit_transform(counts.to_numpy(dtype=float).T)
    return pd.DataFrame(weights.toarray().T, index=counts.index, columns=counts.columns)


def distinguishing(
    counts: "pd.DataFrame", *, top: int = 10, weighting: Weighting | None = None
) -> "pd.DataFrame":
    """The ``top`` terms that set each document apart from the others, counts beside weights.

    Ranked by the TF-IDF weight here less its mean in the other documents, so that a
    word every document repeats does not lead every list; equals in code point order.
    Only terms with a positive difference are listed: a document may have fewer than
    ``top``, or none. Columns: document, rank, term, count, elsewhere (its count in all
    other documents), weight, difference. Raises ValueError for fewer than two
    documents (there is nothing to be told from) and for ``top`` below 1.
    """
    import pandas as pd

    if counts.shape[1] < 2:
        raise ValueError(
            "one document cannot be told from the others: there are none; "
            "give at least two, for instance sentences instead of paragraphs"
        )
    if top < 1:
        raise ValueError(f"top = {top}: ask for at least one term")
    weights = tfidf(counts, weighting)
    others = weights.shape[1] - 1
    difference = weights - (-weights).add(weights.sum(axis=1), axis=0) / others
    rows = []
    for document in counts:
        lead = difference[document][difference[document] > 1e-12]
        order = sorted(lead.index, key=lambda term, lead=lead: (-lead[term], term))[:top]
        for rank, term in enumerate(order, start=1):
            here = counts.at[term, document]
            rows.append(
                {
                    "document": document,
                    "rank": rank,
                    "term": term,
                    "count": here,
                    "elsewhere": counts.loc[term].sum() - here,
                    "weight": weights.at[term, document],
                    "difference": lead[term],
                }
            )
    columns = ["document", "rank", "term", "count", "elsewhere", "weight", "difference"]
    return pd.DataFrame(rows, columns=columns)


def _separates(gap: str) -> bool:
    """Whether what stands between two words keeps them apart: anything but space and controls."""
    return "\n" in gap or any(c.isprintable() and not c.isspace() for c in gap)


def _joined(text: str, stretch: Sequence[Span]) -> Span:
    start, end = stretch[0].start, stretch[-1].end
    return Span(text[start:end], start, end)


def _one_line(wording: str) -> str:
    return " ".join(wording.split())


def _check(counts: "pd.DataFrame") -> None:
    if counts.empty:
        raise ValueError("an empty table has no TF-IDF: count the terms of a document first")
    if (counts < 0).any(axis=None):
        raise ValueError("negative counts: give a table of how often each term stands where")
    absent = counts.index[counts.sum(axis=1) == 0]
    if len(absent):
        raise ValueError(
            f"«{absent[0]}» stands in no document, its idf is undefined: drop the row"
        )
