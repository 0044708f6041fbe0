"""What sets one part of a text apart from its other parts: TF-IDF on our own words.

A term is one to three neighbouring words that no stop word, punctuation mark or line end
separates; words are known by their lemma and shown as they are read.
scikit-learn does the weighing, never the cutting, because its own pattern breaks
vowelled Arabic and drops one-letter words.

What it cannot do: with N documents of one article, idf has N possible values. It tells
the documents from each other; it does not tell the article from other Arabic
(:mod:`analysis.keywords.keyness` does). With a single document every idf is 1, and only the
term's frequency is left.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from analysis.measures.ranking import shared_ranks
from analysis.text.normalisation import bare
from analysis.text.tokens import Span, Spans, has_letters
from analysis.words.annotation import joined_meaning
from analysis.words.clitics import split
from analysis.words.divisions import WITH_ARTICLE
from analysis.words.lemmas import Word, lemma
from analysis.words.lexicon import ARTICLE
from analysis.words.stopwords import is_stopword

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csc_array, csr_array

NO_MEANINGS: Mapping[str, str] = MappingProxyType({})

# What a difference of weights may be above 0 by rounding alone.
_ROUNDING = 1e-12


TermKey: TypeAlias = tuple[str, ...]
"""What a term is known by: the lemma keys of its words, in their order."""


class Term(NamedTuple):
    """One occurrence of a term: the key it is counted under and its place."""

    key: TermKey
    span: Span


@dataclass(frozen=True)
class Name:
    """How a term is shown to a reader: its words as they are read, and their meaning."""

    label: str
    meaning: str = ""
    field: str = ""


@dataclass(frozen=True)
class Matrix:
    """A number for each term in each document, kept where it is not nought.

    ``values`` is a sparse array of scipy with the shape terms × documents: a long text has
    thousands of either, and each of its parts few of the terms.
    """

    terms: tuple[TermKey, ...]
    documents: tuple[int | str, ...]
    values: "csr_array"

    @cached_property
    def _by_document(self) -> "csc_array":
        return self.values.tocsc()

    def column(self, number: int) -> tuple["NDArray[np.int32]", "NDArray[np.float64]"]:
        """The rows in which a column is not nought, in their order, and its numbers there."""
        columns = self._by_document
        inside = slice(columns.indptr[number], columns.indptr[number + 1])
        return columns.indices[inside], columns.data[inside]

    def of(self, document: int | str) -> dict[TermKey, float]:
        """The terms that a document has, with their numbers, in the order of the rows."""
        rows, numbers = self.column(self.documents.index(document))
        found = zip(rows.tolist(), numbers.tolist(), strict=True)
        return {self.terms[row]: value for row, value in found if value}

    def rows(self) -> dict[TermKey, dict[int | str, float]]:
        """The number of each term in each document, noughts included."""
        return {
            term: dict(zip(self.documents, row, strict=True))
            for term, row in zip(self.terms, self.values.toarray().tolist(), strict=True)
        }

    def largest(self) -> dict[TermKey, float]:
        """The largest number of each term in any document."""
        peaks = self.values.max(axis=1).toarray().ravel().tolist()
        return dict(zip(self.terms, peaks, strict=True))

    def only(self, terms: Iterable[TermKey]) -> "Matrix":
        """The rows of some of the terms, in the order given."""
        chosen = tuple(terms)
        number = {term: row for row, term in enumerate(self.terms)}
        return Matrix(chosen, self.documents, self.values[[number[term] for term in chosen]])


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
    between two words of a run; numbers cut a run, because a number is no word, whatever is
    joined to it («و2013»).

    >>> from analysis.text.tokens import tokenize
    >>> text = "الأمن الجزائري، مخابرات الجيش في ليبيا"
    >>> [[word.text for word in run] for run in runs(text, tokenize(text))]
    [['الأمن', 'الجزائري'], ['مخابرات', 'الجيش'], ['ليبيا']]
    """
    outside = cache(lambda word: is_stop(word) or not has_letters(lemma(word)))
    apart = cache(_separates)
    run: list[Span] = []
    for word in words:
        if run and apart(text[run[-1].end : word.start]):
            yield run
            run = []
        if not outside(word.text):
            run.append(word)
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


def names(
    found: Iterable[Term], words: Mapping[str, Word], phrases: Mapping[str, str] = NO_MEANINGS
) -> dict[TermKey, Name]:
    """How each term is shown: one word as the text's table of words has it, several as worded.

    Of several wordings the one is shown that :func:`shown` chooses, which no other term can have,
    since the same words have the same lemmas. Its meaning is that of the phrase where ``phrases``
    has it by its wording, otherwise those of its words, one by one.
    """
    wordings: dict[TermKey, Counter[str]] = {}
    for term in found:
        wordings.setdefault(term.key, Counter())[" ".join(term.span.text.split())] += 1
    return {
        key: _word_name(words[key[0]]) if len(key) == 1 else _name(key, seen, words, phrases)
        for key, seen in wordings.items()
    }


def _word_name(word: Word) -> Name:
    return Name(word.label, word.meaning, word.field)


def _name(
    key: TermKey, wordings: Counter[str], words: Mapping[str, Word], phrases: Mapping[str, str]
) -> Name:
    label = shown(wordings)
    return Name(label, phrases.get(label) or joined_meaning(key, words))


def shown(wordings: Counter[str]) -> str:
    """The commonest wording without what is joined to its first word: and, by, for.

    >>> shown(Counter({"بالبنك المركزي": 2, "بنك مركزي": 1})), shown(Counter({"لبنك": 1}))
    ('البنك المركزي', 'بنك')
    """
    free: Counter[str] = Counter()
    for wording, count in wordings.items():
        free[_without_particle(wording)] += count
    return commonest(free)


def _without_particle(wording: str) -> str:
    first, *others = wording.split(" ")
    form = bare(first)
    if not form:
        return wording
    proclitic, stem, enclitic = split(form)
    if proclitic in {"", ARTICLE} or enclitic:
        return wording
    return " ".join([ARTICLE * proclitic.endswith(WITH_ARTICLE) + stem, *others])


def commonest(wordings: Counter[str]) -> str:
    """The commonest wording; of equally common ones the shorter, then code point order."""
    return min(wordings, key=lambda wording: (-wordings[wording], len(wording), wording))


def by_span(found: Sequence[Term], spans: Sequence[Span]) -> dict[int | str, list[Term]]:
    """The terms of each paragraph or sentence, under its number counted from 1.

    ``spans`` are in text order and do not overlap. A term that does not lie wholly
    within one of them belongs to none.
    """
    parts: dict[int | str, list[Term]] = {number: [] for number in range(1, len(spans) + 1)}
    starts = [span.start for span in spans]
    for term in found:
        number = bisect_right(starts, term.span.start)
        if number and term.span.end <= spans[number - 1].end:
            parts[number].append(term)
    return parts


def term_counts(documents: Mapping[int | str, Sequence[Term]]) -> Matrix:
    """How often each term occurs in each document.

    Rows are in the order of falling total count, equals in text order. Raises
    ValueError when there is no document, or no term in any of them.
    """
    import numpy as np
    from scipy.sparse import csr_array

    tallies = [Counter(term.key for term in found) for found in documents.values()]
    totals = Counter[TermKey]()
    for tally in tallies:
        totals.update(tally)
    if not totals:
        raise ValueError(
            "no terms to count: the documents are empty or hold stop words only; "
            "give at least one document with a content word"
        )
    terms = tuple(sorted(totals, key=lambda key: -totals[key]))
    number = {term: row for row, term in enumerate(terms)}
    rows = [number[term] for tally in tallies for term in tally]
    columns = np.repeat(np.arange(len(tallies)), [len(tally) for tally in tallies])
    counts = np.array([count for tally in tallies for count in tally.values()], dtype=float)
    shape = (len(terms), len(tallies))
    return Matrix(terms, tuple(documents), csr_array((counts, (rows, columns)), shape=shape))


def tfidf(counts: Matrix, weighting: Weighting | None = None) -> Matrix:
    """TF-IDF of a table of counts, as a table of the same shape and names.

    A document without any term is a column of zeros; a single document gives its
    normalised frequencies, every idf being 1. Raises ValueError on negative counts,
    on an empty table and on a term that occurs in no document (its idf is undefined).
    """
    from scipy.sparse import csr_array
    from sklearn.feature_extraction.text import TfidfTransformer

    _check(counts)
    weighting = weighting or Weighting()
    transformer = TfidfTransformer(
        norm=weighting.norm, smooth_idf=weighting.smooth, sublinear_tf=weighting.sublinear
    )
    weights = transformer.fit_transform(counts.values.T)
    return Matrix(counts.terms, counts.documents, csr_array(weights.T))


class Distinguishing(NamedTuple):
    """A term that sets one document apart from the others."""

    document: int | str
    rank: int  # in its document; equals share the best of their places
    equals: int  # how many terms of the document have this rank, listed or not
    key: TermKey
    count: int  # type: ignore[assignment]
    elsewhere: int  # its count in all other documents
    weight: float  # TF-IDF here
    difference: float  # the weight less its mean in the other documents


def distinguishing(
    counts: Matrix, *, top: int = 10, weighting: Weighting | None = None
) -> tuple[Distinguishing, ...]:
    """The ``top`` terms that set each document apart from the others, counts beside weights.

    Ranked by the TF-IDF weight here less its mean in the other documents, so that a
    word every document repeats does not lead every list; equals in the order of the rows.
    Only terms with a positive difference are listed: a document may have fewer than
    ``top``, or none. Where the list of a document ends among equals, the last ones have more
    ``equals`` than there are rows of their rank. Raises ValueError for fewer than two documents
    (there is nothing to be told from) and for ``top`` below 1.
    """
    import numpy as np

    if len(counts.documents) < 2:
        raise ValueError(
            "one document cannot be told from the others: there are none; "
            "give at least two, for instance sentences instead of paragraphs"
        )
    if top < 1:
        raise ValueError(f"top = {top}: ask for at least one term")
    weights = tfidf(counts, weighting)
    others = len(counts.documents) - 1
    everywhere, total = weights.values.sum(axis=1), counts.values.sum(axis=1)
    found = []
    for column, document in enumerate(counts.documents):
        rows, here = weights.column(column)
        difference = here - (everywhere[rows] - here) / others
        lead = np.flatnonzero(difference > _ROUNDING)
        lead = lead[np.argsort(-difference[lead], kind="stable")]
        ranks = shared_ranks(difference[lead].tolist())
        equals = Counter(ranks)
        times = counts.column(column)[1]
        for rank, at in list(zip(ranks, lead.tolist(), strict=True))[:top]:
            count = int(times[at])
            elsewhere = int(total[rows[at]]) - count
            numbers = (count, elsewhere, float(here[at]), float(difference[at]))
            key = counts.terms[rows[at]]
            found.append(Distinguishing(document, rank, equals[rank], key, *numbers))
    return tuple(found)


def _separates(gap: str) -> bool:
    """Whether what stands between two words keeps them apart: anything but space and controls."""
    return "\n" in gap or any(c.isprintable() and not c.isspace() for c in gap)


def _joined(text: str, stretch: Sequence[Span]) -> Span:
    start, end = stretch[0].start, stretch[-1].end
    return Span(text[start:end], start, end)


def _check(counts: Matrix) -> None:
    import numpy as np

    if not all(counts.values.shape):
        raise ValueError("an empty table has no TF-IDF: count the terms of a document first")
    if (counts.values.data < 0).any():
        raise ValueError("negative counts: give a table of how often each term occurs where")
    absent = np.flatnonzero(counts.values.sum(axis=1) == 0).tolist()
    if absent:
        raise ValueError(
            f"«{' '.join(counts.terms[absent[0]])}» occurs in no document, its idf is undefined: "
            "drop the row"
        )
