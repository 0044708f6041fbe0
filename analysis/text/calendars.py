"""Day, month and year as they are written → a day, by the calendars of Gregory and of the Hijra.

Month names differ from country to country (شباط in Beirut, فبراير in Cairo, فيفري in
Algiers); those of the Gregorian calendar come from Unicode's CLDR through babel. All names
here are without hamza on their alef (:func:`without_seats`), as many write them.
"""

import datetime
import re
from functools import cache

# One country for each tradition of month names: Egypt and the Gulf, the Levant and Iraq,
# Algeria and Tunisia, Morocco, Mauritania.
_MONTH_LOCALES = ("ar_EG", "ar_LB", "ar_DZ", "ar_MA", "ar_MR")
# In use beside those of CLDR, as numbers of the month.
_MORE_MONTHS = {"يونيه": 6, "يوليه": 7, "مايس": 5, "اوغسطس": 8, "اكتوبر": 10}
_MORE_MONTHS |= {"تشرين اول": 10, "تشرين ثاني": 11, "كانون اول": 12, "كانون ثاني": 1}
# Libya had names of its own for them from 1977 to 2011.
_LIBYAN = "اي النار,النوار,الربيع,الطير,الماء,الصيف,ناصر,هانيبال,الفاتح,التمور,الحرث,الكانون"
_MORE_MONTHS |= {name: i for i, name in enumerate(_LIBYAN.split(","), 1)}
_HIJRI_MONTHS = (
    ("محرم",),
    ("صفر",),
    ("ربيع الاول", "ربيع اول"),
    ("ربيع الثاني", "ربيع الاخر", "ربيع ثاني"),
    ("جمادى الاولى", "جمادى الاول", "جمادي الاولى", "جمادي الاول", "جماد الاول", "جماد اول"),
    ("جمادى الاخرة", "جمادى الثانية", "جمادي الاخرة", "جمادي الثانية", "جماد الثاني", "جماد ثاني"),
    ("رجب",),
    ("شعبان",),
    ("رمضان",),
    ("شوال",),
    ("ذو القعدة", "ذي القعدة", "ذو القعده", "ذي القعده"),
    ("ذو الحجة", "ذي الحجة", "ذو الحجه", "ذي الحجه"),
)
# Words for the first day of a month.
FIRST_DAYS = ("غرة", "الفاتح", "الاول")
# Years of the Hijra in which newspapers have appeared; no Gregorian year of theirs is below.
_HIJRI_YEARS = range(1200, 1600)
_SEATS = str.maketrans("أإآ", "ااا")


def without_seats(text: str) -> str:
    """A text with every alef bare, letter for letter.

    >>> without_seats("أغسطس")
    'اغسطس'
    """
    return text.translate(_SEATS)


@cache
def gregorian_months() -> dict[str, int]:
    """The names of the months in Arabic, English and French → their numbers from 1."""
    from babel import Locale

    found = dict(_MORE_MONTHS)
    for locale in _MONTH_LOCALES:
        for number, name in Locale.parse(locale).months["format"]["wide"].items():
            found[without_seats(name)] = number
    for language in ("en", "fr"):
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(language).months["format"][width].items():
                found[name.casefold().removesuffix(".")] = number
    return found


@cache
def hijri_months() -> dict[str, int]:
    """The names of the months of the Hijra → their numbers from 1."""
    return {name: i for i, names in enumerate(_HIJRI_MONTHS, 1) for name in names}


def gregorian_day(day: str, month: str, year: str) -> datetime.date:
    """The day of a date whose month is a number or a name.

    Years of two digits are of this century as far as half of it, of the last one beyond.

    Raises:
        ValueError: there is no such day.

    >>> gregorian_day("5", "من شباط", "2020")
    datetime.date(2020, 2, 5)
    """
    full = int(year)
    if len(year) == 2:
        full += 2000 if full < 50 else 1900
    return datetime.date(full, _number(month, gregorian_months()), _day(day))


def hijri_day(day: str, month: str, year: str) -> datetime.date | None:
    """The Gregorian day of a Hijri date, by the calendar of Umm al-Qura.

    None for a year that the calendar does not cover: it has those from 1343 to 1500.

    Raises:
        ValueError: there is no such day.

    >>> hijri_day("15", "شعبان", "1437")
    datetime.date(2016, 5, 22)
    """
    from hijridate import Hijri

    number = _number(month, hijri_months())
    if not (1 <= number <= 12 and 1 <= _day(day) <= 30 and int(year) in _HIJRI_YEARS):
        raise ValueError("day, month or year is out of range")
    try:
        # Whether a month has 29 days or 30 is seen in the sky, and not everywhere alike.
        first = Hijri(int(year), number, 1).to_gregorian()
    except OverflowError:
        return None
    return datetime.date(first.year, first.month, first.day) + datetime.timedelta(
        days=_day(day) - 1
    )


def _day(written: str) -> int:
    return 1 if written in FIRST_DAYS else int(written)


def _number(month: str, names: dict[str, int]) -> int:
    if month.isdigit():
        return int(month)
    name = re.sub(r"^(?:من\s+)?(?:شهر\s+)?", "", month.strip())
    return names[" ".join(name.split()).casefold()]
