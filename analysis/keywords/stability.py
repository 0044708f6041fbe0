"""Which keywords another sample of the same writing would also have shown.

The one idea: draw as many sentences as the text has, with replacement, rank again, and do
this a thousand times. A word whose rank jumps owes it to one sentence. This measures
the accident of sampling sentences from this text, nothing else: it cannot invent the
sentences that other articles on the subject would bring, so its intervals are too narrow
for questions about the subject, and coarse when there are few sentences.

(Efron 1979, doi:10.1214/aos/1176344552; sentences, not words, are drawn, because words
of a sentence come together.)
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import chain
from operator import attrgetter
from random import Random
from typing import Generic, NamedTuple, TypeVar

from analysis.keywords.keyness import log_likelihood
from analysis.keywords.keyphrases import keyphrases
from analysis.keywords.reference import Reference, ordinary_arabic
from analysis.text.tokens import Span, Spans
from analysis.words.lemmas import Word, group

Sentence = TypeVar("Sentence")
Item = TypeVar("Item", bound=Hashable)


class RankStability(NamedTuple, Generic[Item]):
    """How far the rank of one item moves when the sentences are drawn again."""

    key: Item
    rank: int  # in the whole text, from 1
    low: int  # 95 % of the samples have it between this rank
    high: int  # and this one
    survival: float  # the share of samples that have it among their first


def rank_stability(
    sentences: Sequence[Sentence],
    ranking: Callable[[Sequence[Sentence]], Sequence[Item]],
    *,
    top: int = 15,
    samples: int = 1000,
    seed: int = 0,
) -> tuple[RankStability[Item], ...]:
    """How far the ``top`` items of a ranking move when the sentences are drawn again.

    ``ranking`` takes a list of sentences, of whatever type they are given as, and returns
    the items, best first. It is called ``samples`` + 1 times. The same seed gives the
    same result on every machine.

    In the order of the whole text's ranking. An item that a sample lacks ranks one behind
    the sample's last.

    Raises ValueError for fewer than two sentences, for ``top`` or ``samples`` below 1,
    and when the ranking of the whole text is empty.

    >>> from collections import Counter
    >>> def commonest(sentences):
    ...     counts = Counter(word for sentence in sentences for word in sentence)
    ...     return sorted(counts, key=lambda word: (-counts[word], word))
    >>> sentences = [["ليبيا", "روسيا"], ["ليبيا"], ["ليبيا", "الجزائر"], ["ليبيا"]]
    >>> rank_stability(sentences, commonest, top=1)[0][1:4]
    (1, 1, 1)
    """
    _check(sentences, top, samples)
    whole = list(ranking(sentences)[:top])
    if not whole:
        raise ValueError("the ranking of the whole text is empty: there is nothing to follow")
    ranks: dict[Item, list[int]] = {item: [] for item in whole}
    survivals: Counter[Item] = Counter()
    random = Random(seed)
    for _ in range(samples):
        drawn = list(ranking(random.choices(sentences, k=len(sentences))))
        place = {item: rank for rank, item in enumerate(drawn, start=1)}
        for item in whole:
            ranks[item].append(place.get(item, len(drawn) + 1))
        survivals.update(set(whole).intersection(drawn[:top]))
    return tuple(
        RankStability(item, rank, *_middle(ranks[item]), survivals[item] / samples)
        for rank, item in enumerate(whole, start=1)
    )


def count_stability(
    words: Spans, sentences: Spans, *, top: int = 15, samples: int = 1000, seed: int = 0
) -> tuple[RankStability[str], ...]:
    """:func:`rank_stability` of a text's commonest words, stop words and numerals left out.

    ``words`` and ``sentences`` are those of one text; words outside every sentence
    (such as headlines) take no part.
    """
    counted, drawn_from = _counted(words, sentences)

    def ranking(sample: Sequence[_Sentence]) -> list[str]:
        counts = _tally(counted, sample)
        order = sorted(range(len(counted)), key=lambda i: (-counts[i], counted[i].label))
        return [counted[i].key for i in order if counts[i]]

    return rank_stability(drawn_from, ranking, top=top, samples=samples, seed=seed)


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
    found = [reference.rate(word) for word in counted]
    rates = [rate or (0.0 if size else reference.floor) for rate in found]

    def ranking(sample: Sequence[_Sentence]) -> list[str]:
        counts, total = _tally(counted, sample), sum(sentence.size for sentence in sample)
        g2 = log_likelihood(counts, total, rates, size)
        over = [i for i, count in enumerate(counts) if count > total * rates[i]]
        return [counted[i].key for i in sorted(over, key=lambda i: (-g2[i], counted[i].label))]

    return rank_stability(drawn_from, ranking, top=top, samples=samples, seed=seed)


def phrase_stability(
    sentences: Spans, *, top: int = 15, samples: int = 200, seed: int = 0
) -> tuple[RankStability[tuple[str, ...]], ...]:
    """:func:`rank_stability` of a text's key phrases, each sample set sentence under sentence.

    The drawn sentences keep their order in the text, because standing early counts. Fewer
    samples by default: each is read anew.
    """

    def ranking(sample: Sequence[Span]) -> list[tuple[str, ...]]:
        text = "\n".join(sentence.text for sentence in sorted(sample, key=attrgetter("start")))
        return [phrase.keys for phrase in keyphrases(text, 10 * top)]

    return rank_stability(sentences, ranking, top=top, samples=samples, seed=seed)


class _Sentence(NamedTuple):
    """A sentence as the counts see it."""

    size: int  # all its words
    members: list[int]  # its content words, as numbers of their counted


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
        raise ValueError(
            f"{len(sentences)} sentence(s): drawing again needs at least two sentences"
        )
    if top < 1 or samples < 1:
        raise ValueError("top and samples count terms and draws: give 1 or more")
