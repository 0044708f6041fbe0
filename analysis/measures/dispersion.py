"""Dispersion: how evenly a word is spread over a text, and whether chance would spread it so.

A rare word looks bunched whatever it does: five occurrences cannot be in eight sentences. So a
word is compared with as many occurrences placed at random, never with a commoner word.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.article import Article
from analysis.words.lemmas import Word

if TYPE_CHECKING:
    import numpy as np

# Placements at random: fewer for very many parts, and so many numbers at a time.
_DRAWS, _FEWEST_DRAWS, _AT_ONCE = 9999, 499, 2_000_000

_NOTHING = "how a word is spread is undefined where there is no word"
# What sums that are equal in theory may differ by.
_ROUNDING = 1e-9


class Dispersion(NamedTuple):
    """How one word is spread over the sentences of a text.

    ``norm``, ``juilland`` and ``p`` are None where they are undefined: in a single sentence,
    and ``p`` for a single occurrence, which cannot be bunched.
    """

    key: str
    count: int  # type: ignore[assignment]  # in the body
    sentences: int  # how many have the word
    deviation: float  # see `deviation_of_proportions`
    norm: float | None  # see `dp_norm`
    juilland: float | None  # see `juillands_d`
    expected: float  # the mean deviation of as many occurrences at random places
    p: float | None  # the chance of so large a deviation or a larger one at random places


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
    return _deviation(*_had(parts, counts))


def dp_norm(parts: Sequence[int], counts: Sequence[int]) -> float:
    """DP brought to a scale that ends at 1: divided by the largest value that it could have.

    DPnorm = DP / (1 - s), s the share of the shortest part: 1 where that part alone has the
    word (Lijffijt and Gries 2012, doi:10.1075/ijcl.17.1.08lij).

    Raises:
        ValueError: as :func:`deviation_of_proportions`, and for a text in one part.

    >>> dp_norm([10, 10], [4, 0])
    1.0
    """
    text, places = _had(parts, counts)
    _need_two(text)
    return _norm(_deviation(text, places), text)


def juillands_d(parts: Sequence[int], counts: Sequence[int]) -> float:
    """Juilland's D: how evenly a word is spread; 1 where its rate is the same in all parts.

    D = 1 - V / √(n - 1), V the coefficient of variation (the standard deviation, divided by n,
    through the mean) of the word's rates in n parts. 0 where a single part has it; of parts
    that differ in length the rates are compared, not the counts (Juilland and Chang-Rodríguez
    1964, Frequency Dictionary of Spanish Words, Mouton; as given by Gries 2008,
    doi:10.1075/ijcl.13.4.02gri).

    Raises:
        ValueError: as :func:`deviation_of_proportions`, and for a text in one part.

    >>> juillands_d([10, 20], [1, 2]), juillands_d([10, 10], [4, 0])
    (1.0, 0.0)
    """
    text, places = _had(parts, counts)
    _need_two(text)
    return _juilland(text, places)


def average_reduced_frequency(places: Sequence[int], words: int) -> float:
    """ARF: how often a word occurs, occurrences in a cluster counted in part.

    ARF = Σ min(d, v) / v, d the distances from each occurrence to the next, from the last over
    the end of the text to the first, and v = N / f their mean: f for a word at even distances,
    towards 1 the closer all its occurrences are together. It needs no parts (Savický and
    Hlaváčová 2002, doi:10.1076/jqul.9.3.215.14124). ``places`` are the numbers of the words
    that it is, in text order, in a text of so many ``words``.

    Raises:
        ValueError: there is no place.

    >>> average_reduced_frequency([0, 5], 10), average_reduced_frequency([0, 1], 10)
    (2.0, 1.2)
    """
    if not places:
        raise ValueError(_NOTHING)
    ends = [*places[1:], places[0] + words]
    mean = words / len(places)
    return sum(min(end - place, mean) for place, end in zip(places, ends, strict=True)) / mean


def random_deviations(
    parts: Sequence[int], count: int, *, seed: int, draws: int = 9999
) -> "np.ndarray":
    """DP of ``count`` occurrences at random places of a text, many times over.

    Every set of places is equally likely (multivariate hypergeometric). A deviation is
    larger than chance would have it with p = (1 + those at least as large) / (1 + draws),
    which is exact for any number of draws (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585).
    """
    import numpy as np

    if not sum(parts) or not count:
        raise ValueError(_NOTHING)
    draw = np.random.default_rng(seed)
    shares = np.asarray(parts) / sum(parts)
    size = max(1, _AT_ONCE // len(parts))
    deviations = []
    for done in range(0, draws, size):
        some = min(size, draws - done)
        places = draw.multivariate_hypergeometric(parts, count, size=some, method="count")
        deviations.append(np.abs(places / count - shares).sum(axis=1) / 2)
    joined: np.ndarray = np.concatenate(deviations)
    return joined


def placings(parts: int) -> int:
    """How often a word is placed at random in a text of so many parts.

    >>> placings(8), placings(1000), placings(100_000)
    (9999, 2000, 499)
    """
    return min(_DRAWS, max(_FEWEST_DRAWS, _AT_ONCE // parts))


def dispersion(
    article: Article, words: Iterable[Word], *, seed: int = 0
) -> tuple[Dispersion, ...]:
    """How words are spread over the sentences of the body, in the order given.

    Words that occur in headlines alone are left out. ``p`` is that of each word by itself:
    whoever looks at several corrects it for their number
    (:func:`analysis.measures.significance.corrected`).
    """
    lengths = [len(article.words.within(sentence)) for sentence in article.sentences]
    text = _text(lengths)
    draws = placings(len(lengths))
    at_random = cache(lambda count: random_deviations(lengths, count, seed=seed, draws=draws))
    found = []
    for word in words:
        places = Counter(article.sentences.number_at(token.start) - 1 for token in word.tokens)
        del places[-1]
        if places:
            found.append(_spread(word.key, text, places, at_random(places.total())))
    return tuple(found)


class _Text(NamedTuple):
    """The parts of a text: their lengths, the sum of these, how many have words, the least."""

    parts: Sequence[int]
    words: int
    filled: int
    shortest: int


def _text(parts: Sequence[int]) -> _Text:
    filled = list(filter(None, parts))
    return _Text(parts, sum(filled), len(filled), min(filled, default=0))


def _had(parts: Sequence[int], counts: Sequence[int]) -> tuple[_Text, Counter[int]]:
    """The text, and how often each of its parts has a word, of those alone that have it."""
    pairs = enumerate(zip(parts, counts, strict=True))
    places = Counter({number: count for number, (_, count) in pairs if count})
    text = _text(parts)
    if not text.words or not places:
        raise ValueError(_NOTHING)
    return text, places


def _need_two(text: _Text) -> None:
    if text.filled < 2:
        raise ValueError("a text in one part has the word in that part: nothing can be uneven")


# The parts that lack a word are never gone through: of very many they are nearly all.
def _deviation(text: _Text, places: Counter[int]) -> float:
    count = places.total()
    shares = ((n / count, text.parts[part] / text.words) for part, n in places.items())
    return max(0.0, (1 + sum(abs(own - part) - part for own, part in shares)) / 2)


def _norm(deviation: float, text: _Text) -> float:
    return deviation / (1 - text.shortest / text.words)


def _juilland(text: _Text, places: Counter[int]) -> float:
    rates = [n / text.parts[part] for part, n in places.items()]
    mean = sum(rates) / text.filled
    apart = sum((rate - mean) ** 2 for rate in rates)
    variance = (apart + (text.filled - len(rates)) * mean**2) / text.filled
    return 1 - sqrt(variance) / mean / sqrt(text.filled - 1)


def _spread(key: str, text: _Text, places: Counter[int], at_random: "np.ndarray") -> Dispersion:
    deviation, count = _deviation(text, places), places.total()
    divided = text.filled > 1
    as_large = int((at_random >= deviation - _ROUNDING).sum())
    return Dispersion(
        key,
        count,
        len(places),
        deviation,
        _norm(deviation, text) if divided else None,
        _juilland(text, places) if divided else None,
        float(at_random.mean()),
        (1 + as_large) / (1 + len(at_random)) if divided and count > 1 else None,
    )
