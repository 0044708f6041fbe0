"""Results as words: what a chapter says in its sentences, taken from what it computed.

The one idea: prose and result cannot drift apart when the prose holds no result. A hidden
cell says what is known by name, and the text refers to the names.
"""

import calendar
import datetime
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from analysis.page.tables import number

_RECORD = "application/papermill.record/"


class Bounds(Protocol):
    """An interval with a lower and an upper end."""

    low: float
    high: float


def say(**facts: object) -> None:
    """Make facts known to the text of a chapter, which calls them by ``{glue:text}`name```.

    Fractions are rounded to two places; give strings for anything else.

    The same output as ``myst_nb.glue(name, text, display=False)``, whose import alone
    would take longer than most chapters.
    """
    from IPython.display import display

    for name, fact in facts.items():
        note = {"scrapbook": {"name": name, "mime_prefix": _RECORD}}
        display({f"{_RECORD}text/plain": repr(number(fact))}, raw=True, metadata=note)


def quoted(word: str, meanings: Mapping[str, str] = MappingProxyType({})) -> str:
    """An Arabic word as the text cites it, with its meaning where one is known.

    >>> quoted("ليبيا", {"ليبيا": "Libya"}), quoted("ليبيا")
    ('«ليبيا» (Libya)', '«ليبيا»')
    """
    meaning = meanings.get(word)
    return f"«{word}» ({meaning})" if meaning else f"«{word}»"


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """Parts as an English list; "none" for no parts.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b and c', 'a', 'none')
    """
    if not parts:
        return "none"
    *front, end = parts
    return f"{', '.join(front)} {last} {end}" if front else end


def tally(amount: int) -> str:
    """A number as a sentence says it, where it may be none.

    >>> tally(0), tally(1234)
    ('none', '1,234')
    """
    return number(amount) if amount else "none"


def day(date: datetime.date | None) -> str:
    """A date as English writes it, without relying on the machine's locale.

    >>> day(datetime.date(2016, 2, 16)), day(None)
    ('16 February 2016', 'unknown')
    """
    return f"{date.day} {calendar.month_name[date.month]} {date.year}" if date else "unknown"


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
