"""Every English word that a figure says: those drawn in it, and those said in its place.

An edition in another language replaces this module and nothing else. The functions make
alternative text from the data of a figure: it tells what the figure shows, not what it
looks like, and stays true when the data change.
"""

from collections.abc import Mapping, Sequence
from statistics import mean, median

TABLE = "The numbers behind this figure"
DOWNLOAD = "Download as CSV"

LETTERS = "letters in the word"
WORDS_OF_LENGTH = "words of that length"
WORDS = "words"
MEDIAN = "median"
MEAN = "mean"
RANK = "rank of the word"
COUNT = "occurrences"
FITTED = "Zipf\N{RIGHT SINGLE QUOTATION MARK}s law, fitted"
TOKENS = "words read"
TYPES = "different words met"
THIS_ORDER = "as the article has them"
RANDOM_ORDERS = "the same words in random order"
PARAGRAPHS = "paragraph, the first at the right"
RANKS = "rank, the first at the right"
PLACE = "place in the article, its beginning at the right"
OTHER = "other"
COUNTED = "count"


def glossed(word: str, glosses: Mapping[str, str]) -> str:
    """A word with its English meaning in brackets, where one is known."""
    return f"{word} ({glosses[word]})" if glosses.get(word) else word


def listed(parts: Sequence[str]) -> str:
    """Parts as an English list: a, b and c."""
    *front, last = parts
    return f"{', '.join(front)} and {last}" if front else last


def times(count: float) -> str:
    """A number of occurrences in words.

    >>> times(1), times(18)
    ('once', '18 times')
    """
    return "once" if count == 1 else f"{count:g} times"


def of_word_lengths(lengths: Sequence[int]) -> str:
    """What the distribution of word lengths shows."""
    common = max(sorted(set(lengths)), key=lengths.count)
    return (
        f"Of {len(lengths)} words, most have {common} letters ({lengths.count(common)} words); "
        f"half have {median(lengths):g} letters or fewer. The shortest has {min(lengths)}, "
        f"the longest {max(lengths)}."
    )


def of_sentence_lengths(lengths: Sequence[int]) -> str:
    """What the lengths of the sentences show."""
    longest, shortest = max(lengths), min(lengths)
    return (
        f"The {len(lengths)} sentences have {shortest} to {longest} words, {mean(lengths):.0f} "
        f"on average; the longest is sentence {lengths.index(longest) + 1}, the shortest "
        f"sentence {lengths.index(shortest) + 1}."
    )


def of_top_words(counts: Mapping[str, int], glosses: Mapping[str, str]) -> str:
    """What the commonest words are."""
    words = list(counts)
    leading = [f"{glossed(word, glosses)} {times(counts[word])}" for word in words[:3]]
    text = f"Of the words shown, {listed(leading)} stand first."
    return f"{text} The last of {len(words)}, {glossed(words[-1], glosses)}, stands " + (
        f"{times(counts[words[-1]])}."
    )


def of_zipf(counts: Sequence[int], exponent: float, low: float, high: float) -> str:
    """How counts fall with rank."""
    once = counts.count(1)
    return (
        f"The commonest of {len(counts)} different words stands {times(counts[0])}; "
        f"{once} stand only once. Counts fall with rank about as rank to the power of "
        f"minus {exponent:.2f} (interval {low:.2f} to {high:.2f})."
    )


def of_growth(types: Sequence[int], low: Sequence[float], high: Sequence[float]) -> str:
    """How the vocabulary grows, and where it leaves the band of random orders."""
    below = sum(seen < bound for seen, bound in zip(types, low, strict=True))
    above = sum(seen > bound for seen, bound in zip(types, high, strict=True))
    half = types[(len(types) - 1) // 2]
    return (
        f"After {len(types)} words {types[-1]} different ones have been met, {half} of them in "
        f"the first half. The curve lies below the band of random orders at {below} of "
        f"{len(types)} words, above it at {above}."
    )


def of_heat_map(words: Sequence[str], columns: Sequence[str], values: Sequence) -> str:
    """Which word is strongest in each column."""
    peaks = [
        f"{column}: {words[max(range(len(words)), key=lambda row, at=at: values[row][at])]}"
        for at, column in enumerate(columns)
    ]
    return f"The strongest of {len(words)} words in each paragraph. {'; '.join(peaks)}."


def of_rank_intervals(words: Sequence[str], lows: Sequence[float], highs: Sequence[float]) -> str:
    """Which ranks can be told apart."""
    spread = [high - low for low, high in zip(lows, highs, strict=True)]
    firm, loose = spread.index(min(spread)), spread.index(max(spread))
    return (
        f"The firmest rank is that of {words[firm]}, between {lows[firm]:g} and "
        f"{highs[firm]:g}; the loosest that of {words[loose]}, between {lows[loose]:g} and "
        f"{highs[loose]:g}."
    )


def of_dispersion(places: Mapping[str, Sequence[float]], length: float) -> str:
    """Where in the article each word stands."""
    parts = [
        f"{word} {times(len(at))}, from word {min(at):g} to word {max(at):g}"
        for word, at in places.items()
    ]
    return f"Places among {length:g} words. {'; '.join(parts)}."


def of_cloud(weights: Mapping[str, float], measure: str, glosses: Mapping[str, str]) -> str:
    """Which words of a cloud are the largest, and what their size means."""
    words = list(weights)
    leading = [f"{glossed(word, glosses)} {weights[word]:.3g}" for word in words[:5]]
    return f"{len(words)} words in sizes that follow their {measure}. Largest: " + (
        f"{listed(leading)}."
    )


def of_word(word: str, weight: float, measure: str, glosses: Mapping[str, str]) -> str:
    """What there is to know of one word of a cloud."""
    return f"{glossed(word, glosses)}: {measure} {weight:.3g}"
