"""A line that says when an article appeared → the day.

Content systems write the day in many ways: with its weekday, the time and its zone, a label
(«نشر في:»), a place («القاهرة - …»), two names of one month («شباط/فبراير»), or in the calendar
of the Hijra. A line is read part by part, and is a date line if nothing else is left.
"""

import datetime
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from analysis.text import characters
from analysis.text.calendars import (
    FIRST_DAYS,
    gregorian_day,
    gregorian_months,
    hijri_day,
    hijri_months,
    without_seats,
)

# Two calendars on one line may disagree by the sighting of the moon, which is a day or two.
_SIGHTING = datetime.timedelta(days=2)
_LONGEST_LINE, _LONGEST_WEEKDAY = 160, 40
# A place or a name beside the date has a few words, cut off by a sign.
_FREE_WORDS, _FREE_GROUPS, _PLACE_WORDS = 5, 2, 2


class DateLine(NamedTuple):
    """What a date line says.

    ``date`` is the Gregorian day, None where the line does not tell it; ``hijri`` the day in
    the calendar of the Hijra as it is written, "" without one; ``computed`` says that the first
    was computed from the second; ``doubt`` says what is uncertain, "" where nothing is.
    """

    date: datetime.date | None
    hijri: str = ""
    computed: bool = False
    doubt: str = ""


def read_date_line(line: str) -> DateLine | None:
    """What a line says that is nothing but a date, with what content systems put around it.

    Digits may be European, Arabic-Indic or Persian; a purely numeric date is read day first,
    as Arabic newspapers write it, or year first. Of two names for one month the first is
    read. A Hijri date is kept as written, and its Gregorian day computed by the calendar of
    Umm al-Qura for the years 1343 to 1500.

    Raises:
        ValueError: the line is written as a date that no calendar has, such as 31 February.

    >>> read_date_line("الأحد 3 أغسطس 2015 - 10:30 ص")
    DateLine(date=datetime.date(2015, 8, 3), hijri='', computed=False, doubt='')
    >>> read_date_line("١٥ شعبان ١٤٣٧هـ")
    DateLine(date=datetime.date(2016, 5, 22), hijri='١٥ شعبان ١٤٣٧هـ', computed=True, doubt='')
    >>> read_date_line("الطلب يتعارض مع عقيدة الجيش") is None
    True
    """
    found = _parts(line)
    if found is None:
        return None
    shown = _unmarked(line)
    gregorian = hijri = None
    written = doubt = ""
    for kind, match in found:
        if kind == "hijri" and not written:
            hijri, written = hijri_day(*_numbers(match)), shown[slice(*match.span())].strip()
        elif kind == "gregorian" and gregorian is None:
            day, month, year = _numbers(match)
            gregorian = gregorian_day(day, month, year)
            if len(year) == 2:
                doubt = f"the year is written with two digits: {match[0].strip()}"
    if gregorian is None and not written:
        return None
    if gregorian and hijri and abs(gregorian - hijri) > _SIGHTING:
        doubt = f"the two dates differ: {written} was {hijri.isoformat()}"
    return DateLine(gregorian or hijri, written, gregorian is None and hijri is not None, doubt)


def parse_date(line: str) -> datetime.date | None:
    """The Gregorian day of a date line, None where it has none: see :func:`read_date_line`.

    >>> parse_date("١٦ شباط ٢٠١٦")
    datetime.date(2016, 2, 16)
    """
    found = read_date_line(line)
    return found.date if found else None


def is_time_line(line: str) -> bool:
    """Whether a line says a time without a year: an hour, a weekday, «منذ ساعتين».

    >>> is_time_line("09:49 م"), is_time_line("منذ 3 ساعات"), is_time_line("الساعة تدق")
    (True, True, False)
    """
    if _AGO.fullmatch(_plain(line)):
        return True
    if not any(map(str.isalpha, line)) and ":" not in line:
        return False  # 3.50 is a number
    found = _parts(line, with_words=False)
    times = {"time", "weekday", "day", "month"}
    return found is not None and any(kind in times for kind, _ in found)


_WEEKDAY = r"""
    (?:يوم\s+)? (?:ال)? (?:احد|اثنين|اتنين|ثلاثاء|ثلاثا|اربعاء|اربعا|خميس|جمعة|جمعه|سبت) \b
  | (?i: (?:Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)? \b
       | (?:lun|mar|mercre|jeu|vendre|same)di \b | dimanche \b )
"""
_LABEL = r"""
    (?:تاريخ\s+)? (?:ال)? (?:نشر|نشرت|تحديث|اضافة|اضيف|اضيفت|تعديل|انشاء|رفع|منشور|محدث) \b
  | (?:اخر|اخير|تم|تمت) \s+ (?:ال)?
    (?:تحديث|تعديل|نشر|نشره|تحديثه|اضافته|تحديثها) (?:\s+له)? \b
  | (?:ال)?تاريخ\b | بتاريخ\b | الموافق[ةه]?\b | الساعة\b | (?:حرر|كتب|صدر|اذيع)\s+في\b
  | (?:واس|وام|كونا|قنا|بنا|سانا|رويترز|وكالات) \b
  | (?:على|في|من|يوم|عام|سنة|شهر|اليوم|امس|مساء|صباح) \b
  | (?i: (?:published|(?:last\s+)?updated?|posted|submitted|modified|created) \b )
  | (?i: (?:date|time|on|at|of) \b )
"""
_HALF = r"""
    (?: (?:صباحا?|مساءا?|ظهرا?|عصرا?|ليلا?|فجرا?|بعد\s+الظهر|ق\.?ظ|ب\.?ظ|[صم]) \b
      | (?i: [ap]\.?m\b\.? ) )
"""
_TIME = rf"""
    (?: T | الساع[ةه]\s+ )? \d{{1,2}} [:.٫] \d{{2}} (?: [:.]\d{{2}} (?:\.\d+)? )? (?!\d)
    (?: \s* {_HALF} )?
  | الساع[ةه] \s+ \d{{1,2}} (?: \s* {_HALF} )?
  | {_HALF}
"""
_ZONE = r"""
    ب?توقيت \s+ (?: مكة\s+المكرمة | \w+\s+المحلي | المحلي | \w+ (?:\s*[+-]\s*\d+)? )
  | ت\s*\.\s*غ | ت\s*\.?\s*م\b | غرينت?ش | جرينت?ش | (?:UTC|KSA|[A-Z]{2,4}T|Z)\b
  | [+-]\d{2}:?\d{2}\b | \(?[+-]\d{1,2}\)?(?!\d|\s+\w)
"""
_COUNT = r"""
    \d[\d,.]* \s* (?:مشاهد[ةه]|مشاهدات|قراء[ةه]|قراءات|زيار[ةه]|زيارات|تعليقا?|تعليقات
                    |views?|comments?) \b
  | (?:عدد\s+)? (?:ال)?(?:مشاهدات|قراءات|زيارات|تعليقات) \s* :? \s* \d[\d,.]*
  | (?:(?:كود|رقم)\s+الخبر|(?:رقم\s+)?العدد) \s* :? \s* [\[(]? \s* \d+ \s* [\])]?
"""
_BYLINE = r"""
    (?: كتبت?|كتبه|بقلم|بواسطة|اعداد|تحرير|المصدر|ترجمة|متابعة|متابعات|المحرر|الكاتب|(?i:by) )
    \b\s*:?
"""
_SEPARATOR = r"[\sـ,،:؛|/\\•·.()\[\]«»\"*_~<>\u2010-\u2015\u2026\u2212-]"
_WORD = r"[^\W\d_]+"
# Signs that cut a place or a name off from the date.
_SIGNS = frozenset("ـ-–—―‐‑‒|/\\•·,،:.()[]>«»*")

# A word before a date that is no place: since, until, before, after, born.
_SINCE = frozenset({"منذ", "حتى", "قبل", "بعد", "الى", "من", "ولد", "ولدت", "توفي", "مواليد"})

_GAP = r"\s*[-/,،]?\s*"
_OF = r"(?:عام\s+|سنة\s+)?"
_ERA = r"(?:\s*مـ*\b\.?|\s*ميلادية?\b)?"
_HIJRI_ERA = r"\s*(?:هـ|ه\b|هجري[ةه]?|للهجرة)ـ*\.?"
_SLASH = r"\s*[-/.\u2010-\u2015]\s*"
_TH = r"(?:st|nd|rd|th)?"
_HIJRI_YEAR = r"(?:1[2-5]\d\d|١[٢-٥][٠-٩]{2})"
_BLESSED = r"(?:\s+(?:المبارك|الحرام|المحرم|المعظم|المكرم|المرجب|الخير))?"
_FOUR, _TWO, _NAMED = r"\d{4}", r"\d{1,2}", rf"(?:\d{{1,2}}|{'|'.join(FIRST_DAYS)})"
_SHORT_DAY, _SHORT_MONTH = r"[0-2]?\d|3[01]", r"0?\d|1[0-2]"

# Each way to write a date: <d>, <m> and <y> are its day, month and year.
_GREGORIAN_WAYS = (
    rf"<d:{_NAMED}>{_TH}{_GAP}<m:NAME>{_GAP}{_OF}<y:{_FOUR}>{_ERA}",
    rf"<m:NAME>\s*<d:{_TWO}>{_TH}{_GAP}{_OF}<y:{_FOUR}>{_ERA}",
    rf"<y:{_FOUR}>{_GAP}<m:NAME>{_GAP}<d:{_TWO}>(?!\d)",
    rf"<y:{_FOUR}>\s+(?:{_WEEKDAY})\s+<d:{_TWO}>\s+<m:NAME>",
    rf"<y:{_FOUR}>{_SLASH}<m:{_TWO}>{_SLASH}<d:{_TWO}>(?!\d){_ERA}",
    rf"<d:{_TWO}>{_SLASH}<m:{_TWO}>{_SLASH}<y:{_FOUR}>{_ERA}",
    *(
        rf"<d:{_SHORT_DAY}>{sign}<m:{_SHORT_MONTH}>{sign}<y:\d\d>(?![\d:]|{sign})"
        for sign in ("/", r"\.", "-")
    ),
)
_HIJRI_WAYS = (
    rf"<d:{_NAMED}>{_GAP}<m:NAME>{_BLESSED}{_GAP}{_OF}"
    rf"<y:{_HIJRI_YEAR}>(?:{_HIJRI_ERA})?",
    rf"<y:{_FOUR}>{_SLASH}<m:{_TWO}>{_SLASH}<d:{_TWO}>{_HIJRI_ERA}",
    rf"<d:{_TWO}>{_SLASH}<m:{_TWO}>{_SLASH}<y:{_FOUR}>{_HIJRI_ERA}",
    rf"<y:{_HIJRI_YEAR}>{_SLASH}<m:{_TWO}>{_SLASH}<d:{_TWO}>(?!\d)",
    rf"<d:{_TWO}>{_SLASH}<m:{_TWO}>{_SLASH}<y:{_HIJRI_YEAR}>(?!\d)",
)
_AGO = re.compile(
    r"""
    (?: (?:نشر|نشرت|تم\s+النشر|اخر\s+تحديث|تحديث) \s* :? \s* )?
    (?:منذ|قبل) \s+ (?:حوالي\s+)? (?:\d+\s+)?
    (?:ثاني|ثوان|دقيق|دقائق|ساع|يوم|ايام|اسبوع|اسابيع|شهر|شهور|اشهر|سن|عام|اعوام) \w*
    (?: \s+ (?:واحد[ةه]?|تقريبا) )? \s* [.|·-]*
  | (?:(?:last\s+)?updated\s*:?\s*)? \d+\s+(?:second|minute|min|hour|day|week|month|year)s?\s+ago
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARK = re.compile(f"[{characters.MARKS}]")


def _plain(line: str) -> str:
    return without_seats(_unmarked(line))


def _unmarked(line: str) -> str:
    return _MARK.sub("", line).strip()


Part = tuple[str, re.Match[str]]


def _parts(line: str, *, with_words: bool = True) -> list[Part] | None:
    """The parts that a line consists of, or None when it has others too."""
    line = _plain(line)
    if not _may_be_a_date(line):
        return None
    found: list[Part] = []
    place = words = groups = 0
    while place < len(line):
        match = _pattern().match(line, place)
        if match is None or match.end() == place:
            return None
        kind = str(match.lastgroup)
        if kind == "word":
            if not with_words or not _stands_apart(line, place, match.end(), found):
                return None
            words += 1
            groups += not (found and found[-1][0] == "word")
        if kind != "separator":
            found.append((kind, match))
        place = match.end()
    return found if words <= _FREE_WORDS and groups <= _FREE_GROUPS else None


def _may_be_a_date(line: str) -> bool:
    """Whether a line is short and has a digit; a weekday alone needs none."""
    if len(line) <= _LONGEST_LINE and any(map(str.isdigit, line)):
        return True
    return len(line) < _LONGEST_WEEKDAY and _WEEKDAY_ALONE.fullmatch(line) is not None


_WEEKDAY_ALONE = re.compile(_WEEKDAY, re.VERBOSE)


def _stands_apart(line: str, start: int, end: int, found: list[Part]) -> bool:
    """Whether a word that is no part of a date is cut off from it by a sign, or by «في».

    Behind the date a place has two words at most: what is longer says what happened then, but
    for the section of the page behind a label, a date and a stroke.
    """
    before, after = line[:start].rstrip(), line[end:].lstrip()
    joined = bool(before) and bool(found) and found[-1][0] in {"word", "byline"}
    apart = before[-1:] in _SIGNS or joined
    dates = [i for i, (kind, _) in enumerate(found) if kind in {"gregorian", "hijri"}]
    if dates:
        behind = sum(kind == "word" for kind, _ in found[dates[-1] :])
        section = found[0][0] == "label" and "|" in before
        return apart and behind < (_FREE_WORDS if section else _PLACE_WORDS)
    # "Written by Salem on 3 August" is a byline, "Salem wrote on 3 August" a sentence.
    signed = any(kind == "byline" and not match[0].startswith("كتب") for kind, match in found)
    if before and not apart:
        return False
    following = _pattern().match(after) if after else None
    if following is None:
        return False
    if following[0] in {"في", "بتاريخ", "on"}:
        return not joined or signed
    if signed and following.lastgroup in {"gregorian", "hijri", "weekday"}:
        return True
    if following.lastgroup in {"gregorian", "hijri"}:
        return not before and line[start:end] not in _SINCE
    return after[0] in _SIGNS or following.lastgroup == "word"


@cache
def _pattern() -> re.Pattern[str]:
    months = _either(gregorian_months())
    second = rf"(?:\s*[/–-]\s*{months}\b|\s*\(\s*{months}\s*\)|\s+{months}\b)?"
    prefix = r"(?:من\s+)?(?:شهر\s+)?"
    named = rf"{prefix}{months}\b"
    kinds = {
        "count": _COUNT,
        "hijri": _ways("h", _HIJRI_WAYS, rf"{prefix}{_either(hijri_months())}\b", ""),
        "gregorian": _ways("g", _GREGORIAN_WAYS, named, second),
        "time": _TIME,
        "zone": _ZONE,
        "day": rf"\d{{1,2}}\s+{named}{second}(?!\s*\d)",
        "month": rf"{named}{second}\s+{_OF}\d{{4}}\b{_ERA}",
        "weekday": _WEEKDAY,
        "byline": _BYLINE,
        "label": _LABEL,
        "separator": _SEPARATOR,
        "word": _WORD,
    }
    return re.compile("|".join(f"(?P<{kind}>{each})" for kind, each in kinds.items()), re.VERBOSE)


def _either(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "(?i:" + "|".join(name.replace(" ", r"\s+") for name in longest_first) + ")"


def _ways(prefix: str, ways: Iterable[str], name: str, second: str) -> str:
    """The ways to write a date as one pattern, each with its own groups for day, month, year."""
    return "|".join(
        re.sub(
            r"<([dmy]):((?:[^<>]|\(\?[<>])*?)>",
            lambda match, i=i: (  # type: ignore[misc]
                f"(?P<{prefix}{match[1]}{i}>{match[2].replace('NAME', name)})"
                + (second if match[2] == "NAME" else "")
            ),
            way,
        )
        for i, way in enumerate(ways)
    )


def _numbers(match: re.Match[str]) -> tuple[str, str, str]:
    """Day, month and year of the way in which a date is written."""
    found = {name[1]: text for name, text in match.groupdict().items() if text and len(name) == 3}
    return found["d"], found["m"], found["y"]
