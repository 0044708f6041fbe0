"""A line that is nothing but a date → a date.

Month names differ from country to country (شباط in Beirut, فبراير in Cairo, فيفري in
Algiers); they come from Unicode's CLDR through babel, so none is typed here.
"""

import datetime
import re
from functools import cache

# One country for each tradition of month names: Egypt and the Gulf, the Levant and Iraq,
# Algeria and Tunisia, Morocco, Mauritania.
_MONTH_LOCALES = ("ar_EG", "ar_LB", "ar_DZ", "ar_MA", "ar_MR")

_HAMZA_SEATS = str.maketrans("أإآ", "ااا")

_MONTH = r"[^\W\d]+ (?:\ [^\W\d]+)?"
_WORDED = re.compile(
    rf"""
    (?: (?:الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت) \s* [,،]? \s+ )?
    (?: (?P<day_first>\d{{1,2}}) \s+ (?P<month>{_MONTH})
        (?: \s* [/–-] \s* {_MONTH} | \s* \( {_MONTH} \) )?
      | (?P<month_first>{_MONTH}) \s+ (?P<day>\d{{1,2}}) )
    \s* [,،]? \s* (?P<year>\d{{4}}) \s* م?
    """,
    re.VERBOSE,
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})")


def parse_date(line: str) -> datetime.date | None:
    """The Gregorian date that a line consists of, or None when the line is something else.

    Digits may be European, Arabic-Indic or Persian; a purely numeric date is read day
    first, as Arabic newspapers write it, or year first. Of two names for one month
    («شباط/فبراير», «فبراير (شباط)») the first is read. A line with anything more, such as
    the time of day, is no date.

    Raises:
        ValueError: the line is written as a date that no calendar has, such as 31 February.

    >>> parse_date("فبراير 16, 2016"), parse_date("١٦ شباط ٢٠١٦")
    (datetime.date(2016, 2, 16), datetime.date(2016, 2, 16))
    >>> parse_date("الطلب يتعارض مع عقيدة الجيش") is None
    True
    """
    line = line.strip().translate(_HAMZA_SEATS)
    if match := _WORDED.fullmatch(line):
        month = _months().get(match["month"] or match["month_first"])
        day = match["day_first"] or match["day"]
    elif match := _YEAR_FIRST.fullmatch(line) or _DAY_FIRST.fullmatch(line):
        month, day = int(match["month"]), match["day"]
    else:
        return None
    return datetime.date(int(match["year"]), month, int(day)) if month is not None else None


@cache
def _months() -> dict[str, int]:
    from babel import Locale

    return {
        name.translate(_HAMZA_SEATS): number
        for locale in _MONTH_LOCALES
        for number, name in Locale.parse(locale).months["format"]["wide"].items()
    }
