"""Which keywords another sample of the same writing would also have shown.

As many sentences as the text has are drawn, with replacement, the words ranked again, and this
is done a thousand times (a bootstrap). A word whose rank jumps owes it to one sentence. This
measures the accident of sampling sentences from this text, nothing else: it cannot invent the
sentences that other articles on the subject would bring, so its intervals are too narrow
for questions about the subject, and coarse when there are few sentences.

(Efron 1979, doi:10.1214/aos/1176344552; sentences, not words, are drawn, because words
of a sentence come together.)
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from random import Random
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from analysis.keywords.keyness import log_likelihood
from analysis.keywords.keyphrases import keyphrases
from analysis.keywords.reference import Reference, ordinary_arabic
from analysis.measures.ranking import shared_ranks
from analysis.measures.uncertainty import MOST_WORDS
from analysis.text.tokens import Span, Spans, has_letters
from analysis.words.lemmas import Word, group

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

# The score of a word that is not ranked: below every other, which are 0 and more.
_ABSENT = -1.0
# What scores that are equal in theory may differ by.
_EQUAL = 1e-9

Sentence = TypeVar("Sentence")
Item = TypeVar("Item", bound=Hashable)


class RankStability(NamedTuple, Generic[Item]):
    """How far the rank of one item moves when the sentences are drawn again."""

    key: Item
    rank: int  # in the whole text, from 1; equals share the best of their places
    low: int  # 95 % of the samples have it between this rank
    high: int  # and this one
    survival: float  # the share of samples that have it among their first, equals included


def rank_stability(
    sentences: Sequence[Sentence],
    scoring: Callable[[Sequence[Sentence]], Mapping[Item, float]],
    *,
    top: int = 15,
    samples: int = 1000,
    seed: int = 0,
) -> tuple[RankStability[Item], ...]:
    """How far the ``top`` items of a ranking move when the sentences are drawn again.

    ``scoring`` takes a list of sentences, of whatever type they are given as, and returns
    the score of each item, the best being the highest. It is called ``samples`` + 1 times. The
    same seed gives the same result on every machine.

    In the order of the whole text's ranking, equals in the order in which they were scored.
    Equal scores share a rank, in the text and in every sample, so that no order of words that
    are equal is taken for a finding. An item that a sample lacks ranks one behind all it has.

    Raises ValueError for fewer than two sentences, for ``top`` or ``samples`` below 1,
    and when the ranking of the whole text is empty.

    >>> from collections import Counter
    >>> def counts(sentences):
    ...     return Counter(word for sentence in sentences for word in sentence)
    >>> sentences = [["ليبيا", "روسيا"], ["ليبيا"], ["ليبيا", "الجزائر"], ["ليبيا"]]
    >>> rank_stability(sentences, counts, top=1)[0]
    RankStability(key='ليبيا', rank=1, low=1, high=1, survival=1.0)
    """
    _check(sentences, top, samples)
    whole = dict(list(_ranked(scoring(sentences)).items())[:top])
    if not whole:
        raise ValueError("the ranking of the whole text is empty: there is nothing to follow")
    ranks: dict[Item, list[int]] = {item: [] for item in whole}
    survivals: Counter[Item] = Counter()
    random = Random(seed)
    for _ in range(samples):
        drawn = _ranked(scoring(random.choices(sentences, k=len(sentences))))
        for item in whole:
            ranks[item].append(drawn.get(item, len(drawn) + 1))
            survivals[item] += item in drawn and drawn[item] <= top
    return tuple(
        RankStability(item, rank, *_middle(ranks[item]), survivals[item] / samples)
        for item, rank in whole.items()
    )


def _ranked(scores: Mapping[Item, float]) -> dict[Item, int]:
    """The rank of each item, the best first."""
    order = sorted(scores, key=lambda item: -scores[item])
    return dict(zip(order, shared_ranks([scores[item] for item in order]), strict=True))


def count_stability(
    words: Spans, sentences: Spans, *, top: int = 15, samples: int = 1000, seed: int = 0
) -> tuple[RankStability[str], ...]:
    """:func:`rank_stability` of a text's commonest words, stop words and numerals left out.

    ``words`` and ``sentences`` are those of one text; words outside every sentence
    (such as headlines) take no part.
    """

    import numpy as np

    def scoring(counts: "np.ndarray", _: int) -> "np.ndarray":
        return np.where(counts, counts, _ABSENT)

    return _drawn_again(_table(words, sentences), scoring, top=top, samples=samples, seed=seed)


def keyness_stability(
    words: Spans,
    sentences: Spans,
    reference: Reference | None = None,
    *,
    top: int = 15,
    samples: int = 1000,
    seed: int = 0,
) -> tuple[RankStability[str], ...]:
    """:func:`rank_stability` of the words that G² finds overused against a reference.

    Arguments as for :func:`count_stability`; the reference defaults to
    :func:`analysis.keywords.reference.ordinary_arabic` and is not drawn again.
    """
    import numpy as np

    reference = ordinary_arabic() if reference is None else reference
    size, table = reference.size, _table(words, sentences)
    found = np.array(reference.rates_of(table.words))
    rates = found if size else np.where(found, found, reference.floor)

    def scoring(counts: "np.ndarray", total: int) -> "np.ndarray":
        g2 = log_likelihood(counts, total, rates, size)
        return np.where(counts > total * rates, g2, _ABSENT)

    return _drawn_again(table, scoring, top=top, samples=samples, seed=seed)


def phrase_stability(
    sentences: Spans, *, top: int = 15, samples: int = 200, seed: int = 0
) -> tuple[RankStability[tuple[str, ...]], ...]:
    """:func:`rank_stability` of a text's key phrases, each sample set sentence under sentence.

    The drawn sentences keep their order in the text, because standing early counts. Fewer
    samples by default: each is read anew.
    """

    def scoring(sample: Sequence[Span]) -> dict[tuple[str, ...], float]:
        text = "\n".join(sentence.text for sentence in sorted(sample, key=attrgetter("start")))
        return {phrase.keys: phrase.score for phrase in keyphrases(text, 10 * top)}

    return rank_stability(sentences, scoring, top=top, samples=samples, seed=seed)


class _Table(NamedTuple):
    """The content words of a text and how often each sentence has them."""

    words: Sequence[Word]
    counts: "csr_array"  # sentences × words
    sizes: "np.ndarray"  # all words of each sentence


def _table(words: Spans, sentences: Spans) -> _Table:
    import numpy as np
    from scipy.sparse import csr_array

    parts = [words.within(sentence) for sentence in sentences]
    counted = [g for g in group(chain.from_iterable(parts)) if has_letters(g.label)]
    columns = np.repeat(np.arange(len(counted)), [word.count for word in counted])
    rows = [sentences.number_at(token.start) - 1 for word in counted for token in word.tokens]
    counts = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(parts), len(counted)))
    return _Table(counted, counts, np.array([len(part) for part in parts]))


def _drawn_again(
    table: _Table,
    scoring: Callable[["np.ndarray", int], "np.ndarray"],
    *,
    top: int,
    samples: int,
    seed: int,
) -> tuple[RankStability[str], ...]:
    """:func:`rank_stability` of all words at once, for scores that depend on counts alone.

    ``scoring`` takes the count of each word and the number of all words, and returns the score
    of each, :data:`_ABSENT` of those that are not ranked.
    """
    import numpy as np

    number = len(table.sizes)
    _check(range(number), top, samples)
    if table.sizes.sum() > MOST_WORDS:
        raise ValueError(f"not computed above {MOST_WORDS:,} words")

    def scored(times: "np.ndarray") -> "np.ndarray":
        return scoring(times @ table.counts, int(times @ table.sizes))

    whole = scored(np.ones(number))
    order = np.argsort(-whole, kind="stable")[: int((whole > _ABSENT).sum())]
    if not len(order):
        raise ValueError("the ranking of the whole text is empty: there is nothing to follow")
    first, random = order[:top], Random(seed)
    ranks, kept = np.empty((samples, len(first)), dtype=int), np.zeros(len(first))
    for sample in ranks:
        drawn = random.choices(range(number), k=number)
        scores = scored(np.bincount(drawn, minlength=number))
        own = scores[first]
        # One that is not ranked, at -1, comes behind all that are.
        ahead = own + _EQUAL * (own - _ABSENT)
        sample[:] = 1 + (scores > ahead[:, None]).sum(axis=1)
        kept += (own > _ABSENT) & (sample <= top)
    places = shared_ranks(whole[order].tolist())
    return tuple(
        RankStability(table.words[word].key, rank, *_middle(moved), survival)
        for word, rank, moved, survival in zip(
            first.tolist(), places, ranks.T.tolist(), (kept / samples).tolist(), strict=False
        )
    )


def _middle(ranks: Sequence[int]) -> tuple[int, int]:
    """The ranks between which 95 % of the values lie, both of them values that occur."""
    ordered = sorted(ranks)
    outside = int(0.025 * len(ordered))
    return ordered[outside], ordered[-1 - outside]


def _check(sentences: Sequence[object], top: int, samples: int) -> None:
    if len(sentences) < 2:
        raise ValueError("it has fewer than two sentences, and drawing again needs two at least")
    if top < 1 or samples < 1:
        raise ValueError("top and samples count terms and draws: give 1 or more")
