"""What English sentences are made of: numbers with their nouns, lists, quoted words, dates."""

import datetime
import math
from collections.abc import Sequence
from typing import Protocol

from analysis.page.protocols import Named

MOST_LISTED = 7  # things that a sentence lists before it only counts the rest


class Bounds(Protocol):
    """An interval with a lower and an upper end."""

    @property
    def low(self) -> float:
        """The lower end."""

    @property
    def high(self) -> float:
        """The upper end."""


def number(value: object, decimals: int = 2) -> str:
    """A value as it is printed: fractions rounded, thousands apart, a true minus, no value a dash.

    What is rounded to nothing has no minus.

    >>> number(1234), number(-0.456), number(float("nan")), number(float("inf")), number("ليبيا")
    ('1,234', '−0.46', '–', '∞', 'ليبيا')
    >>> number(-0.001)
    '0.00'
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "\N{EN DASH}"
    if isinstance(value, float):
        text = f"{value:z,.{decimals}f}".replace("inf", "\N{INFINITY}")
    else:
        text = f"{value:,d}" if _is_whole(value) else str(value)
    is_negative = text.startswith("-") and (text[1:2].isdigit() or text[1:] == "\N{INFINITY}")
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


def so_many(amount: int) -> str:
    """A number in front of a verb: in words where a figure would be odd.

    >>> so_many(0), so_many(1), so_many(1200)
    ('none', 'one', '1,200')
    """
    return {0: "none", 1: "one"}.get(amount, number(amount))


def some_of(part: int, whole: int, noun: str) -> str:
    """A part of several things, said as people say it.

    >>> some_of(0, 4, "term"), some_of(3, 4, "term"), some_of(4, 4, "term")
    ('none of the 4 terms', '3 of the 4 terms', 'all 4 terms')
    >>> some_of(1, 4, "term")
    'one of the 4 terms'
    >>> some_of(2, 2, "term"), some_of(1, 1, "term"), some_of(0, 1, "term")
    ('both terms', 'the only term', 'no term')
    """
    if whole == 1:
        return f"the only {noun}" if part else f"no {noun}"
    if part == whole:
        return f"both {noun}s" if whole == 2 else f"all {counted(whole, noun)}"
    return f"{so_many(part)} of the {counted(whole, noun)}"


def of_the(part: int, whole: int, noun: str) -> str:
    """As :func:`some_of`, to begin a sentence with: no figure comes first.

    >>> of_the(1, 4, "term"), of_the(4, 4, "term"), of_the(0, 4, "term")
    ('Of the 4 terms, one', 'All 4 terms', 'Not one of the 4 terms')
    """
    if 0 < part < whole:
        return f"Of the {counted(whole, noun)}, {so_many(part)}"
    if not part and whole > 1:
        return f"Not one of the {counted(whole, noun)}"
    return sentence(some_of(part, whole, noun))


def quoted(word: Named) -> str:
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


def listed(parts: Sequence[str]) -> str:
    """Parts as an English list: a, b and c."""
    *front, last = parts
    return f"{', '.join(front)} and {last}" if front else last


def plural(count: float, one: str, many: str = "") -> str:
    """A noun or a verb in the number that a count asks for.

    >>> plural(1, "word"), plural(2, "word"), plural(1, "occurs", "occur")
    ('word', 'words', 'occurs')
    """
    return one if count == 1 else many or f"{one}s"


def times(count: int) -> str:
    """A number of occurrences in words.

    >>> times(1), times(2), times(18)
    ('once', 'twice', '18 times')
    """
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def factor(logarithm: float) -> str:
    """A logarithm to the base 2 as a factor, to three digits.

    >>> factor(3), factor(-1), factor(10.624)
    ('8', '0.5', '1,580')
    """
    number = f"{2**logarithm:.3g}"
    return f"{float(number):,.0f}" if logarithm > 6 else number


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
    """A part as a whole percentage; not nothing where there is a little, nor all but a little.

    Raises:
        ValueError: ``whole`` is not positive.

    >>> share(1, 8).split(), share(1, 800).split(), share(799, 800).split()
    (['12', '%'], ['less', 'than', '1', '%'], ['more', 'than', '99', '%'])
    """
    if whole <= 0:
        raise ValueError(f"a share of {whole} is undefined; check what was counted")
    percent = round(100 * part / whole)
    if percent == 0 and part > 0:
        return "less than 1\N{NO-BREAK SPACE}%"
    if percent == 100 and part < whole:
        return "more than 99\N{NO-BREAK SPACE}%"
    return f"{percent}\N{NO-BREAK SPACE}%"


def sentence(text: str) -> str:
    """A text with a capital letter at its beginning, where it begins with a Latin letter.

    >>> sentence("no word occurs twice.")
    'No word occurs twice.'
    """
    return text[:1].upper() + text[1:]


def in_turn(*sentences: str) -> str:
    """Sentences one after another; one that says nothing leaves no gap.

    >>> in_turn("It rained.", "", "It stopped.")
    'It rained. It stopped.'
    """
    return " ".join(filter(None, sentences))


def is_or_are(amount: int) -> str:
    """The verb that agrees with a number."""
    return "are" if amount > 1 else "is"
