"""Every English word that a figure says: those drawn in it, and those said in its place.

An edition in another language replaces this module and nothing else. The functions make
alternative text from the data of a figure: it tells what the figure shows, not what it
looks like, and stays true when the data change.
"""

import datetime
import math
from collections.abc import Mapping, Sequence
from statistics import mean, median
from typing import Protocol

TABLE = "The numbers behind this figure"

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
RATIOS = "times as often as in ordinary Arabic"
OTHER = "other"
PART = "part"
HEADLINES = "headlines"
COUNTED = "count"


# Of many words alternative text tells the first few; the table tells all.
TOLD = 5


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


def of_growth(
    words: Sequence[int], types: Sequence[int], low: Sequence[float], high: Sequence[float]
) -> str:
    """How the vocabulary grows, and where it leaves the band of random orders."""
    below = sum(seen < bound for seen, bound in zip(types, low, strict=True))
    above = sum(seen > bound for seen, bound in zip(types, high, strict=True))
    half = types[(len(types) - 1) // 2]
    return (
        f"After {words[-1]} words {types[-1]} different ones have been met, {half} of them in "
        f"the first half. Of {len(types)} points of the curve {below} lie below the band of "
        f"random orders, {above} above it."
    )


def of_heat_map(
    words: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[float]],
    glosses: Mapping[str, str],
) -> str:
    """Which word is strongest in each column."""
    strongest = [
        max(range(len(words)), key=lambda r, at=at: values[r][at]) for at in range(len(columns))
    ]
    peaks = [
        f"in {column} {glossed(words[row], glosses)}, {values[row][at]:.2g}"
        for at, (column, row) in enumerate(zip(columns, strongest, strict=True))
    ]
    return f"The strongest of {len(words)} words in each paragraph: {listed(peaks)}."


def of_intervals(
    words: Sequence[str],
    values: Sequence[float],
    lows: Sequence[float],
    highs: Sequence[float],
    glosses: Mapping[str, str],
    *,
    ranks: bool,
) -> str:
    """Each of the first three values with its interval, and the least certain of all."""
    told = [
        f"{glossed(word, glosses)} {_interval(*numbers, ranks=ranks)}"
        for word, *numbers in zip(words, values, lows, highs, strict=True)
    ]
    width = [high - low for low, high in zip(lows, highs, strict=True)]
    loosest = told[width.index(max(width))]
    return f"{listed(told[:3])}. The least certain of {len(words)} words: {loosest}."


def _interval(value: float, low: float, high: float, *, ranks: bool) -> str:
    if ranks:
        return f"has rank {value:g}, between {low:g} and {high:g}"
    return (
        f"stands {factor(value)} times as often as elsewhere, between {factor(low)} and "
        f"{factor(high)}"
    )


def factor(logarithm: float) -> str:
    """A logarithm to the base 2 as a factor, to three digits or the whole number.

    >>> factor(3), factor(-1), factor(10.624)
    ('8', '0.5', '1,578')
    """
    number = 2**logarithm
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def times_ten(power: int) -> str:
    """A power of ten as a factor on a scale.

    >>> times_ten(3), times_ten(-1)
    ('×1,000', '×0.1')
    """
    return f"\N{MULTIPLICATION SIGN}{10.0**power:,g}"


def of_dispersion(places: Mapping[str, Sequence[int]], glosses: Mapping[str, str]) -> str:
    """In which paragraphs each word stands; 0 is what comes before the first."""
    parts = []
    for word, paragraphs in list(places.items())[:TOLD]:
        found = [
            f"{paragraphs.count(number)} in {f'paragraph {number}' if number else 'the headline'}"
            for number in sorted(set(paragraphs))
        ]
        parts.append(f"{glossed(word, glosses)}: {listed(found)}")
    return f"The first of {len(places)} words. {'; '.join(parts)}."


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


# What the sentences of the chapters are made of.

MOST_LISTED = 7  # things that a sentence lists before it only counts the rest


class Bounds(Protocol):
    """An interval with a lower and an upper end."""

    @property
    def low(self) -> float:
        """The lower end."""

    @property
    def high(self) -> float:
        """The upper end."""


class Shown(Protocol):
    """Something with a label and, where one is known, an English meaning."""

    @property
    def label(self) -> str:
        """What is shown."""

    @property
    def meaning(self) -> str:
        """What it means, empty where nobody has said so."""


def number(value: object, decimals: int = 2) -> str:
    """A value as it is printed: fractions rounded, thousands apart, a true minus, no value a dash.

    >>> number(1234), number(-0.456), number(float("nan")), number("ليبيا")
    ('1,234', '−0.46', '–', 'ليبيا')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "\N{EN DASH}"
    if isinstance(value, float):
        text = f"{value:,.{decimals}f}"
    else:
        text = f"{value:,d}" if _is_whole(value) else str(value)
    is_negative = text.startswith("-") and text[1:2].isdigit()
    return "\N{MINUS SIGN}" + text[1:] if is_negative else text


def _is_whole(value: object) -> bool:
    return hasattr(value, "__index__") and not isinstance(value, bool)


def counted(amount: int, noun: str, plural: str = "") -> str:
    """A number with its noun, which agrees with it; "no" for none.

    >>> counted(0, "word"), counted(1, "word"), counted(2, "entry", "entries")
    ('no words', '1 word', '2 entries')
    """
    if amount == 1:
        return f"1 {noun}"
    return f"{number(amount) if amount else 'no'} {plural or noun + 's'}"


def quoted(word: Shown) -> str:
    """An Arabic word as the text cites it, with its meaning where one is known.

    >>> from analysis.words.lemmas import Word
    >>> quoted(Word("ليبيا", "ليبيا", (), "Libya")), quoted(Word("ليبيا", "ليبيا", ()))
    ('«ليبيا» (Libya)', '«ليبيا»')
    """
    return f"«{word.label}» ({word.meaning})" if word.meaning else f"«{word.label}»"


def several(parts: Sequence[str], most: int = MOST_LISTED) -> str:
    """Parts as an English list that ends with the number of the rest; "none" for no parts.

    >>> several(["a", "b", "c"]), several(["a"]), several([]), several(["a", "b", "c", "d"], 2)
    ('a, b and c', 'a', 'none', 'a, b and 2 others')
    """
    if not parts:
        return "none"
    rest = len(parts) - most
    if rest == 1:
        most, rest = most + 1, 0
    return listed([*parts[:most], f"{rest} others"] if rest > 0 else parts)


def day(date: datetime.date | None) -> str:
    """A date as English writes it, whatever the machine's locale.

    >>> day(datetime.date(2016, 2, 16)), day(None)
    ('16 February 2016', 'unknown')
    """
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}" if date else "unknown"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def between(bounds: Bounds, decimals: int = 2) -> str:
    """An interval in words.

    >>> from analysis.measures.uncertainty import Interval
    >>> between(Interval(0.5, 0.75, 0.95))
    '0.50 to 0.75'
    """
    return f"{number(bounds.low, decimals)} to {number(bounds.high, decimals)}"


def share(part: float, whole: float) -> str:
    """A part as a whole percentage.

    Raises:
        ValueError: ``whole`` is not positive.

    >>> share(1, 8).split()
    ['12', '%']
    """
    if whole <= 0:
        raise ValueError(f"a share of {whole} is undefined; check what was counted")
    return f"{100 * part / whole:.0f}\N{NO-BREAK SPACE}%"


def sentence(text: str) -> str:
    """A text with a capital letter at its beginning, where it begins with a Latin letter.

    >>> sentence("no word occurs twice.")
    'No word occurs twice.'
    """
    return text[:1].upper() + text[1:]


def is_or_are(amount: int) -> str:
    """The verb that agrees with a number."""
    return "are" if amount > 1 else "is"
