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
from typing import Generic, NamedTuple, TypeVar

from analysis.keywords.keyness import log_likelihood
from analysis.keywords.keyphrases import keyphrases
from analysis.keywords.reference import Reference, ordinary_arabic
from analysis.measures.ranking import shared_ranks
from analysis.text.tokens import Span, Spans
from analysis.words.lemmas import Word, group

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
    counted, drawn_from = _counted(words, sentences)

    def scoring(sample: Sequence[_Sentence]) -> dict[str, float]:
        counts = _tally(counted, sample)
        return {word.key: n for word, n in zip(counted, counts, strict=True) if n}

    return rank_stability(drawn_from, scoring, top=top, samples=samples, seed=seed)


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
    reference = ordinary_arabic() if reference is None else reference
    size = reference.size
    counted, drawn_from = _counted(words, sentences)
    found = reference.rates_of(counted)
    rates = [rate or (0.0 if size else reference.floor) for rate in found]

    def scoring(sample: Sequence[_Sentence]) -> dict[str, float]:
        counts, total = _tally(counted, sample), sum(sentence.size for sentence in sample)
        g2 = log_likelihood(counts, total, rates, size).tolist()
        over = [i for i, count in enumerate(counts) if count > total * rates[i]]
        return {counted[i].key: g2[i] for i in over}

    return rank_stability(drawn_from, scoring, top=top, samples=samples, seed=seed)


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


class _Sentence(NamedTuple):
    """A sentence as the counts see it."""

    size: int  # all its words
    members: list[int]  # its content words, by their numbers


def _counted(words: Spans, sentences: Spans) -> tuple[list[Word], list[_Sentence]]:
    parts = [words.within(sentence) for sentence in sentences]
    counted = [g for g in group(chain.from_iterable(parts)) if any(map(str.isalpha, g.label))]
    number = {token.start: i for i, g in enumerate(counted) for token in g.tokens}
    return counted, [
        _Sentence(len(part), [number[w.start] for w in part if w.start in number])
        for part in parts
    ]


def _tally(counted: Sequence[Word], sample: Sequence[_Sentence]) -> list[int]:
    counts = [0] * len(counted)
    for sentence in sample:
        for member in sentence.members:
            counts[member] += 1
    return counts


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
