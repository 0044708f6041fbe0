"""Collocates: which words stand near a word more often than chance would have it."""

from collections.abc import Iterable
from math import comb
from typing import NamedTuple

from analysis.measures.significance import corrected
from analysis.text.article import Article
from analysis.words.lemmas import Word


class Collocate(NamedTuple):
    """A word that occurs near another, and how likely that is by chance."""

    key: str
    near: int  # occurrences near the other word
    count: int  # all occurrences
    expected: float  # occurrences near it, all orders of the words being equal
    p: float
    p_corrected: float  # over all collocates (Holm 1979)


def collocates(
    article: Article,
    node: Word,
    words: Iterable[Word],
    *,
    window: int = 5,
    at_least: int = 2,
) -> tuple[Collocate, ...]:
    """Which words stand near a word more often than they would in random order.

    Near is at most ``window`` words away, grammatical words counted, in the same sentence or
    headline. With N words that are not the node, W of them near it, and f occurrences of a
    word, of which o are near, the exact chance of o or more, all orders being equal, is

        p = Σ from k = o of C(W, k) C(N - W, f - k) / C(N, f)

    (Fisher's exact test; for collocations Pedersen 1996, arXiv:cmp-lg/9608010). The result has
    the words with o of at least ``at_least``, the most surprising first, ties by label.
    Raises ``ValueError`` for a window below 1.
    """
    if window < 1:
        raise ValueError(f"a window of {window} words holds no neighbour; give 1 or more")
    stretches = [*article.headlines, *article.sentences]
    nodes = {token.start for token in node.tokens}
    near, others = set(), set()
    for stretch in stretches:
        starts = [word.start for word in article.words.within(stretch)]
        at = [place for place, start in enumerate(starts) if start in nodes]
        around = {i for place in at for i in range(place - window, place + window + 1)}
        others.update(start for start in starts if start not in nodes)
        near.update(start for i, start in enumerate(starts) if i in around and start not in nodes)
    rows = []
    for word in words:
        places = [token.start for token in word.tokens if token.start in others]
        found = sum(place in near for place in places)
        if found >= at_least:
            chance = _chance(len(others), len(near), len(places), found)
            expected = len(places) * len(near) / len(others)
            rows.append((chance, word.label, (word.key, found, len(places), expected, chance)))
    rows.sort()
    adjusted = corrected([chance for chance, *_ in rows]).tolist()
    return tuple(Collocate(*row, p) for (*_, row), p in zip(rows, adjusted, strict=True))


def _chance(everything: int, near: int, count: int, found: int) -> float:
    """The chance that at least ``found`` of ``count`` places drawn by lot are near."""
    ways = sum(
        comb(near, k) * comb(everything - near, count - k)
        for k in range(found, min(near, count) + 1)
    )
    return ways / comb(everything, count)
