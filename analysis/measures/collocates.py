"""Collocates: which words occur near a word more often than chance would have it."""

from collections.abc import Iterable
from typing import NamedTuple

from analysis.measures.significance import chances_of_overlap, corrected, log_dice
from analysis.text.article import Article
from analysis.words.lemmas import Word


class Collocate(NamedTuple):
    """A word that may occur near another, and how likely that is by chance."""

    key: str
    near: int  # occurrences near the other word
    count: int  # type: ignore[assignment]  # all occurrences outside it
    expected: float  # occurrences near it, all orders of the words being equal
    log_dice: float | None  # see `analysis.measures.significance.log_dice`
    p: float
    p_corrected: float  # over all words of the result (Holm 1979)


def collocates(
    article: Article,
    node: Word,
    words: Iterable[Word],
    *,
    window: int = 5,
    at_least: int = 2,
) -> tuple[Collocate, ...]:
    """Which words occur near a word more often than they would in random order.

    Near is at most ``window`` words away, grammatical words counted, in the same sentence or
    headline. With N words that are not the node, W of them near it, and f occurrences of a
    word, p is the exact chance that as many of them or more are near, all orders being equal
    (:func:`analysis.measures.significance.chance_of_overlap`; for collocations Pedersen 1996,
    arXiv:cmp-lg/9608010).

    The result has every word with f of at least ``at_least``, also those that are nowhere
    near: p is corrected for all of them, because all of them were looked at. Rarer words are
    left out by their count, which is known before it is known where they are; a word that
    occurs once has p of W / N at best and could not be told from chance. The most surprising
    come first, of equals the stronger in log Dice, then in the order of their labels.

    Raises ``ValueError`` for a window below 1.
    """
    if window < 1:
        raise ValueError(f"a window of {window} words holds no neighbour; give 1 or more")
    near, others = _around(article, node, window)
    found = []
    for word in words:
        places = [token.start for token in word.tokens if token.start in others]
        if word.key == node.key or len(places) < at_least:
            continue
        found.append((word, sum(place in near for place in places), len(places)))
    counts, nearby = [count for *_, count in found], [close for _, close, _ in found]
    chances = chances_of_overlap(len(others), [len(near)] * len(found), counts, nearby)
    rows = []
    for (word, close, count), p in zip(found, chances, strict=True):
        expected = count * len(near) / len(others)
        # An occurrence of the one is together with a single one of the other.
        dice = log_dice(min(close, node.count), node.count, count)
        order = (p, -(dice or 0.0), word.label)
        rows.append((order, (word.key, close, count, expected, dice, p)))
    rows.sort()
    adjusted = corrected([row[-1] for _, row in rows]).tolist()
    return tuple(Collocate(*row, p) for (_, row), p in zip(rows, adjusted, strict=True))


def _around(article: Article, node: Word, window: int) -> tuple[set[int], set[int]]:
    """Where the words near a word begin, and all words that are not the word itself."""
    nodes = {token.start for token in node.tokens}
    near, others = set[int](), set[int]()
    for stretch in (*article.headlines, *article.sentences):
        starts = [word.start for word in article.words.within(stretch)]
        at = [place for place, start in enumerate(starts) if start in nodes]
        around = {i for place in at for i in range(place - window, place + window + 1)}
        others.update(start for start in starts if start not in nodes)
        near.update(start for i, start in enumerate(starts) if i in around and start not in nodes)
    return near, others
