"""Which of the date lines of a page says when its article appeared."""

import itertools
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.text.dates import DateLine, read_date_line
from analysis.text.lines import Line
from analysis.text.normalisation import unified
from analysis.text.source import ArticleError

_CHANGED = re.compile(r"تحديث|تعديل|update|modif", re.IGNORECASE)


class Dating(NamedTuple):
    """The day of an article and the numbers of the lines that say it, or another.

    ``chosen`` is the line that says the day, ``others`` are further date lines of the page, and
    ``inside`` belong to the text. ``doubt`` is what a reader should check, "" for nothing; it
    is about the line ``doubtful``.
    """

    dated: DateLine = DateLine(None)
    chosen: int | None = None
    others: tuple[int, ...] = ()
    inside: tuple[int, ...] = ()
    doubt: str = ""
    doubtful: int = 0


def dating(found: Mapping[int, DateLine], lines: Sequence[Line], around: Sequence[int]) -> Dating:
    """The day of publication among the date lines that were found, by their numbers.

    ``around`` are those that stand above or below the text; in a text without sentences all do.
    """
    outside = list(around)
    inside = [i for i in found if i not in outside]
    if not outside and len(inside) == 1:
        outside, inside = inside, []
    if len(inside) > 1 and not outside:
        doubt = f"one of {len(inside)} dates inside the text, none taken for its own"
        return Dating(inside=tuple(inside), doubt=doubt, doubtful=inside[0])
    if not outside:
        return Dating()
    told = [i for i in outside if found[i].date]
    # What was last changed is not what was published.
    published = [i for i in told if not _CHANGED.search(unified(lines[i].text))]
    chosen = (published or told or outside)[0]
    others = tuple(i for i in outside if i != chosen)
    return Dating(found[chosen], chosen, others, (), found[chosen].doubt, chosen)


def chronicle(found: Mapping[int, DateLine]) -> Dating | None:
    """The dating of a text whose days stand each above what happens on it; None of others."""
    told = [i for i in found if found[i].date]
    apart = all(after - before > 1 for before, after in itertools.pairwise(told))
    if not (apart and 1 < len(told) == len({found[i].date for i in told})):
        return None
    doubt = "one of several days of a list, none taken for its own"
    return Dating(inside=tuple(told), doubt=doubt, doubtful=told[0])


def date_of(line: Line, path: Path, *, required: bool) -> DateLine | None:
    """What a date line says, None for any other line.

    Raises:
        ArticleError: the line is written as a date that no calendar has, and it is
            ``required`` to be one.
    """
    try:
        return read_date_line(line.text)
    except ValueError as error:
        if not required:
            return None
        cause = f"«{line.text}» is no date of the calendar ({error})"
        cure = "Correct the date; in numbers it is day, month, year or year, month, day."
        raise ArticleError(path, cause, cure, line=line.number) from None
