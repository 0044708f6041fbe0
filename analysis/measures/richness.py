"""How varied the vocabulary of a text is: eight measures, all from the words alone.

A measure takes the words of a text in reading order, as surface forms or as lemma keys, and
returns one number. What counts as the same word is the caller's choice, and it moves every
number here: say which was used beside the result.

A measure that does not change with the length of the text has been sought for eighty
years; in practice they all vary with it, TTR most. Compare texts of like length only:

    Tweedie, F. J. and Baayen, R. H. (1998). How variable may a constant be? Measures of
    lexical richness in perspective. Computers and the Humanities 32, 323-352.
    https://doi.org/10.1023/A:1001749303137
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log, prod, sqrt
from types import MappingProxyType
from typing import NamedTuple


def ttr(tokens: Sequence[str]) -> float:
    """Type-token ratio: the share of words that are new when first met.

    ``TTR = V / N`` for V different words (types) among N words (tokens). 1 / N when all
    words are the same, 1 when all differ. It falls as a text grows.

    Source: Johnson, W. (1944). Studies in language behavior: I. A program of research.
    Psychological Monographs 56(2), 1-15. https://doi.org/10.1037/h0093508

    Raises ValueError for a text without words.

    >>> ttr(["من", "روسيا", "من"])
    0.6666666666666666
    """
    _need(tokens, 1, "TTR")
    return len(set(tokens)) / len(tokens)


def guirauds_r(tokens: Sequence[str]) -> float:
    """Guiraud's R, or root TTR: different words for each root of the number of words.

    ``R = V / sqrt(N)``, from 1 / sqrt(N) when all words are the same to sqrt(N) when all
    differ. It falls more slowly than TTR while a text grows, but it does not stay either.

    Source: Guiraud, P. (1954). Les caractères statistiques du vocabulaire. Presses
    universitaires de France (no DOI).

    Raises ValueError for a text without words.

    >>> guirauds_r(["من", "روسيا", "من", "الصين"])
    1.5
    """
    _need(tokens, 1, "Guiraud's R")
    return len(set(tokens)) / sqrt(len(tokens))


def herdans_c(tokens: Sequence[str]) -> float:
    """Herdan's C, or log TTR: the logarithm of the different words through that of all.

    ``C = log V / log N``: 0 when all words are the same, 1 when all differ. It would stay as
    a text grows if the vocabulary grew as a power of the text (Heaps' law).

    Source: Herdan, G. (1960). Type-Token Mathematics. Mouton (no DOI). As given by Tweedie and
    Baayen (1998), equation 5. https://doi.org/10.1023/A:1001749303137

    Raises ValueError for fewer than two words, whose logarithm divides nothing.

    >>> round(herdans_c(["من", "من", "روسيا", "الصين", "ليبيا", "مصر", "مالي", "مالي", "مصر"]), 2)
    0.82
    """
    _need(tokens, 2, "Herdan's C")
    return log(len(set(tokens))) / log(len(tokens))


def mattr(tokens: Sequence[str], window: int = 50) -> float:
    """Moving-average type-token ratio: the mean TTR of all windows of equal length.

    ``MATTR = mean of TTR(tokens[i:i + W]) for i = 0 ... N - W``. Range 1 / W to 1; with
    W = N it is TTR. The default window of 50 words is short, so that a text of a few
    hundred words and its parts have many windows; results of different windows cannot be
    compared.

    Source: Covington, M. A. and McFall, J. D. (2010). Cutting the Gordian knot: the
    moving-average type-token ratio (MATTR). Journal of Quantitative Linguistics 17,
    94-100. https://doi.org/10.1080/09296171003643098

    Raises ValueError for a window below 1 or longer than the text.

    >>> mattr(["من", "روسيا", "من", "الصين"], window=2)
    1.0
    """
    if window < 1:
        raise ValueError(f"MATTR needs a window of at least 1 word, not {window}")
    _need(tokens, window, f"MATTR with a window of {window}", "or choose a shorter window")
    inside = Counter(tokens[:window])
    types = total = len(inside)
    for leaving, entering in zip(tokens, tokens[window:], strict=False):
        inside[leaving] -= 1
        types -= not inside[leaving]
        types += not inside[entering]
        inside[entering] += 1
        total += types
    return total / (window * (len(tokens) - window + 1))


def mtld(tokens: Sequence[str], threshold: float = 0.72) -> float:
    """Measure of textual lexical diversity: the mean length of stretches that stay varied.

    Reading forward, a stretch (factor) ends when its TTR has come down to the threshold;
    what is left at the end counts as ``(1 - TTR) / (1 - threshold)`` of a factor.
    ``MTLD = mean over both reading directions of N / factors``, in words; above 1, without
    an upper bound. The default .72 is the authors'.

    A TTR exactly at the threshold (18 / 25 and its multiples) ends the stretch here;
    programs differ in this.

    Source: McCarthy, P. M. and Jarvis, S. (2010). MTLD, vocd-D, and HD-D: a validation
    study of sophisticated approaches to lexical diversity assessment. Behavior Research
    Methods 42, 381-392. https://doi.org/10.3758/BRM.42.2.381

    Raises ValueError for a text in which no word is repeated (no factor ever begins to
    close) and for a threshold outside 0 to 1.

    >>> mtld(["من", "من", "من", "من"])
    2.0
    """
    if not 0 < threshold < 1:
        raise ValueError(f"MTLD needs a threshold between 0 and 1, not {threshold}")
    if len(set(tokens)) == len(tokens):
        raise ValueError("MTLD is undefined where no word is repeated: give a longer text")
    factors = [_factors(order, threshold) for order in (tokens, reversed(tokens))]
    return sum(len(tokens) / f for f in factors) / 2


def mtld_ma(tokens: Sequence[str], threshold: float = 0.72) -> float:
    """MTLD as a moving average: a stretch begins at every word, not where the last one ended.

    ``MTLD-MA = mean over all words of the length of the stretch that begins there``; a stretch
    ends when its TTR has come down to the threshold, and goes on at the beginning of the text
    where the text ends (the variant called "wrapped"). In words; it has no rest to be
    estimated and does not depend on where the first stretch begins.

    Source: Kyle, K., Crossley, S. A. and Jarvis, S. (2021). Assessing the validity of lexical
    diversity indices using direct judgements. Language Assessment Quarterly 18, 154-170.
    https://doi.org/10.1080/15434303.2020.1844205

    Raises ValueError for a threshold outside 0 to 1, and for a text so varied that a stretch
    does not end within it.

    >>> mtld_ma(["من", "من", "من", "روسيا"])
    2.5
    """
    import numpy as np

    if not 0 < threshold < 1:
        raise ValueError(f"MTLD-MA needs a threshold between 0 and 1, not {threshold}")
    size = len(tokens)
    # Where the word at each place of the text, read twice, occurred last, -1 where it did not.
    last: dict[str, int] = {}
    before = []
    for place, token in enumerate([*tokens, *tokens]):
        before.append(last.get(token, -1))
        last[token] = place
    previous = np.array(before, dtype=np.int32)
    starts, types = np.arange(size, dtype=np.int32), np.zeros(size, dtype=np.int32)
    total, open_ = 0, size
    for length in range(1, size + 1):
        at = length - 1
        # A slice is far quicker than places one by one, and what has ended is left in it.
        ends = previous[at : at + size] if len(starts) == size else previous[starts + at]
        types += ends < starts
        ended = types <= int(threshold * length)
        if now := int(np.count_nonzero(ended)):
            total, open_ = total + length * now, open_ - now
            types[ended] = 2 * size
        if not open_:
            return total / size
        if 2 * open_ < len(starts):
            going = types < 2 * size
            starts, types = starts[going], types[going]
    raise ValueError(
        f"not every stretch comes down to a TTR of {threshold}, as MTLD-MA needs: "
        "give a longer text"
    )


def _factors(tokens: Iterable[str], threshold: float) -> float:
    complete, length, seen = 0, 0, set()
    for token in tokens:
        seen.add(token)
        length += 1
        if len(seen) <= threshold * length:
            complete, length = complete + 1, 0
            seen.clear()
    rest = (1 - len(seen) / length) / (1 - threshold) if length else 0.0
    return complete + rest


def hdd(tokens: Sequence[str], draws: int = 42) -> float:
    """HD-D: the TTR to expect of 42 words drawn from the text at random.

    ``HD-D = (1 / n) * sum over types of [1 - C(N - f, n) / C(N, n)]`` for a type that
    occurs f times among N words, and n draws without replacement (hypergeometric
    distribution). Range 1 / n to 1. Word order plays no part. The default 42 draws are
    the authors'.

    Source: McCarthy, P. M. and Jarvis, S. (2007). vocd: a theoretical and empirical
    evaluation. Language Testing 24, 459-488. https://doi.org/10.1177/0265532207080767

    Raises ValueError for fewer than one draw or more draws than words.

    >>> hdd(["من", "من", "روسيا", "الصين"], draws=2)
    0.9166666666666667
    """
    if draws < 1:
        raise ValueError(f"HD-D needs at least 1 draw, not {draws}")
    _need(tokens, draws, f"HD-D with {draws} draws", "or draw fewer words")
    return expected_types(Counter(tokens).values(), draws) / draws


def yules_k(tokens: Sequence[str]) -> float:
    """Yule's K: how strongly a text repeats itself; high K, poor vocabulary.

    ``K = 10,000 * (sum over types of f squared - N) / N squared`` for a type that stands
    f times among N words: 10,000 times the chance that two words drawn from the text (the
    first put back) are two tokens of one type. 0 when all words differ, just below
    10,000 when all are the same.

    Source: Yule, G. U. (1944). The Statistical Study of Literary Vocabulary. Cambridge
    University Press (no DOI). The form used here: Tweedie and Baayen (1998), equation 16.
    https://doi.org/10.1023/A:1001749303137

    Raises ValueError for a text without words.

    >>> yules_k(["من", "من", "روسيا", "الصين"])
    1250.0
    """
    _need(tokens, 1, "Yule's K")
    squares = sum(f * f for f in Counter(tokens).values())
    return 10_000 * (squares - len(tokens)) / len(tokens) ** 2


def expected_types(frequencies: Iterable[int], draws: int) -> float:
    """How many different words to expect among words drawn without replacement.

    ``sum over types of 1 - C(N - f, n) / C(N, n)`` for n draws from N words, in words.

    Source: Hurlbert, S. H. (1971). The nonconcept of species diversity: a critique and
    alternative parameters. Ecology 52, 577-586. https://doi.org/10.2307/1934145

    >>> expected_types([2, 1, 1], 2)
    1.8333333333333335
    """
    spectrum = Counter(frequencies)
    words = sum(f * types for f, types in spectrum.items())
    return sum(types * (1 - _absent(f, draws, words)) for f, types in spectrum.items())


def _absent(frequency: int, draws: int, words: int) -> float:
    # C(N - f, n) / C(N, n) is symmetric in f and n: take the product with fewer factors.
    short, long = sorted((frequency, draws))
    return prod((words - long - i) / (words - i) for i in range(short))


def _need(tokens: Sequence[str], least: int, measure: str, cure: str = "") -> None:
    if len(tokens) < least:
        words = "one word" if least == 1 else f"{least} words"
        raise ValueError(
            f"{measure} needs at least {words}, the text has {len(tokens)}: "
            + f"give a longer text {cure}".strip()
        )


class Measure(NamedTuple):
    """A measure and the ends of the range that it cannot leave, None for no end."""

    of: Callable[[Sequence[str]], float]
    low: float | None = None
    high: float | None = None


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "TTR": Measure(ttr, 0, 1),
        "Guiraud’s R": Measure(guirauds_r, 0),
        "Herdan’s C": Measure(herdans_c, 0, 1),
        "MATTR": Measure(mattr, 0, 1),
        "MTLD": Measure(mtld, 0),
        "MTLD-MA": Measure(mtld_ma, 0),
        "HD-D": Measure(hdd, 0, 1),
        "Yule’s K": Measure(yules_k, 0, 10_000),
    }
)
"""The measures that a chapter shows, in its order."""
