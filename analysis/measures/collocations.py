"""Collocations: words that follow each other more often than chance would have it.

A collocate is near a word; a collocation is an expression, two or three content words side by
side. The pairs of a text are tested because they occur, so p is their chance given that they
occur at all: a pair that occurs once is no evidence, however rare its words are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.measures.significance import chances_of_overlap, corrected, log_dice

Key = tuple[str, ...]


class Collocation(NamedTuple):
    """Neighbouring words, and how likely it is that they come together so often by chance."""

    key: Key  # lemma keys in the order of the text
    count: int  # type: ignore[assignment]
    expected: float  # all orders of the words being equal
    log_dice: float  # see `analysis.measures.significance.log_dice`
    p: float  # given that the words come together at all
    p_corrected: float  # over all that do (Holm 1979)


def bigrams(runs: Iterable[Sequence[str]]) -> tuple[Collocation, ...]:
    """Every pair of neighbours, the most surprising first, ties by log Dice, then by key.

    ``runs`` are stretches of lemma keys that nothing separates
    (:func:`analysis.keywords.tfidf.runs`). With N pairs, of which a begin with the first word
    and b end with the second, the chance of k or more by Fisher's exact test
    (:func:`analysis.measures.significance.chance_of_overlap`; Pedersen 1996,
    arXiv:cmp-lg/9608010) is divided by that of one or more.

    >>> bigrams([["تنظيم", "دولة"], ["تنظيم", "دولة"], ["روسيا", "حرب"]])[0][:3]
    (('تنظيم', 'دولة'), 2, 1.3333333333333333)
    """
    return _tested(_counts(runs, 2), 1)


def trigrams(runs: Iterable[Sequence[str]]) -> tuple[Collocation, ...]:
    """Every three neighbours, as :func:`bigrams`.

    Three words hold together if neither the third comes by chance after the first two, nor the
    first by chance before the last two: of the two p-values the larger counts, and of the two
    expected counts and values of log Dice the one that speaks less for it.
    """
    runs = [*runs]
    counts = _counts(runs, 3)
    halves = [_tested(counts, at) for at in (1, 2)]
    found = {row.key: row for row in halves[0]}
    weaker = [
        Collocation(
            row.key,
            row.count,
            max(row.expected, found[row.key].expected),
            min(row.log_dice, found[row.key].log_dice),
            p := max(row.p, found[row.key].p),
            p,
        )
        for row in halves[1]
    ]
    return _corrected(weaker)


def expressions(runs: Iterable[Sequence[str]]) -> tuple[Collocation, ...]:
    """The pairs and triples that come together more than once, the most surprising first.

    ``p_corrected`` is over all pairs and triples of the text, those that occur once included.
    """
    runs = [*runs]
    found = _corrected((*bigrams(runs), *trigrams(runs)))
    return tuple(row for row in found if row.count > 1)


def _counts(runs: Iterable[Sequence[str]], size: int) -> Counter[Key]:
    return Counter(tuple(run[at : at + size]) for run in runs for at in range(len(run) - size + 1))


def _tested(counts: Mapping[Key, int], at: int) -> tuple[Collocation, ...]:
    """Every expression, its words before ``at`` tested against the rest."""
    total = sum(counts.values())
    begins, ends = Counter[Key](), Counter[Key]()
    for key, count in counts.items():
        begins[key[:at]] += count
        ends[key[at:]] += count
    # What occurs once is no evidence: its p is 1.
    tested = [key for key, count in counts.items() if count > 1]
    sides = [begins[key[:at]] for key in tested], [ends[key[at:]] for key in tested]
    again = chances_of_overlap(total, *sides, [counts[key] for key in tested])
    once = chances_of_overlap(total, *sides, [1] * len(tested))
    chances = {key: p / one for key, p, one in zip(tested, again, once, strict=True)}
    rows = []
    for key, count in counts.items():
        first, last, p = begins[key[:at]], ends[key[at:]], chances.get(key, 1.0)
        dice = log_dice(count, first, last) or 0.0  # not None: they are together
        rows.append(Collocation(key, count, first * last / total, dice, p, p))
    return _corrected(rows)


def _corrected(rows: Iterable[Collocation]) -> tuple[Collocation, ...]:
    ordered = sorted(rows, key=lambda row: (row.p, -row.log_dice, row.key))
    adjusted = corrected([row.p for row in ordered]).tolist()
    return tuple(row._replace(p_corrected=p) for row, p in zip(ordered, adjusted, strict=True))
