"""Dispersion: how evenly a word is spread over a text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.measures.concordance import sentence_number
from analysis.text.article import Article
from analysis.words.lemmas import Word


class Dispersion(NamedTuple):
    """How one word is spread over the sentences of a text."""

    key: str
    count: int  # in the body
    sentences: int  # how many have the word
    deviation: float  # see `deviation_of_proportions`


def deviation_of_proportions(parts: Sequence[int], counts: Sequence[int]) -> float:
    """Deviation of proportions: how unevenly a word is spread over the parts of a text.

    DP = ½ Σ |share of the word in a part - share of the text in it|. 0 where every part has
    the word in proportion to its length, towards 1 the more one short part has it alone
    (Gries 2008, doi:10.1075/ijcl.13.4.02gri). ``parts`` are lengths in words.

    Raises:
        ValueError: the word or the text is empty, or their parts differ in number.

    >>> deviation_of_proportions([10, 10], [2, 2]), deviation_of_proportions([10, 10], [4, 0])
    (0.0, 0.5)
    """
    whole, found = sum(parts), sum(counts)
    if not whole or not found:
        raise ValueError("how a word is spread is undefined where there is no word")
    pairs = zip(parts, counts, strict=True)
    return sum(abs(count / found - part / whole) for part, count in pairs) / 2


def dispersion(article: Article, words: Iterable[Word]) -> tuple[Dispersion, ...]:
    """How words are spread over the sentences of the body, in the order given.

    Words that occur in headlines alone are left out.
    """
    lengths = [len(article.words.within(sentence)) for sentence in article.sentences]
    found = []
    for word in words:
        places = Counter(sentence_number(article, token) for token in word.tokens)
        counts = [places[number] for number in range(1, len(lengths) + 1)]
        if any(counts):
            occurs_in = sum(map(bool, counts))
            deviation = deviation_of_proportions(lengths, counts)
            found.append(Dispersion(word.key, sum(counts), occurs_in, deviation))
    return tuple(found)
