"""What a line of a saved page is, when it is no part of the article: words of the page around it.

Whole lines are judged, by the words in ``pagewords``. Some are furniture wherever they are (a
button, "read also"), others only above the text or below it, where an article has no line
that is so short.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Literal, NamedTuple

from analysis.text import pagewords
from analysis.text.dates import is_time_line
from analysis.text.phrases import LONGEST, fold, listed, matches, only, says, words_of
from analysis.text.sentences import ends_sentence

# Above the first sentence of the text, between sentences, or below the last.
Place = Literal["above", "within", "below"]

_COMMENTS_BELOW = """
    +تعليقات #?
    تعليقات|التعليقات القراء|الزوار|فيسبوك
    هناك #? تعليق|تعليقان|تعليقات #?
    أضف|اترك +تعليق|تعليقا|تعليقك|ردا
    comments #?
"""
# No signature has more words, and no list of those who have worked on a text.
_LONGEST_SIGNATURE, _LONGEST_CREDIT = 8, 20


def furniture(line: str, place: Place) -> str | None:
    """Why a line is page furniture at its place, or None.

    >>> furniture("شارك المقال على فيسبوك", "within")
    'page furniture: sharing'
    >>> furniture("سياسة", "above"), furniture("سياسة", "within")
    ('page furniture: section', None)
    """
    if len(line) > LONGEST:
        return None
    if is_time_line(line):
        return "page furniture: time of publication"
    folded = fold(line)
    words = words_of(folded)
    if _asks_consent(folded):
        return "page furniture: cookies"
    # "He took part with three ministers." begins like a button.
    if len(words) > 3 and folded.endswith((".", "؛")) and not says(_SENTENCES, line):
        return None
    for kind in _KINDS:
        if (kind.anywhere or place != "within") and kind.holds(folded, words):
            return kind.reason
    return None


def expects_a_name(line: str) -> bool:
    """Whether a line is a label whose name is on the next line: «بقلم:», «رئيس التحرير».

    >>> expects_a_name("رئيس التحرير:"), expects_a_name("رئيس الوزراء")
    (True, False)
    """
    return says(pagewords.NAME_LABELS, line)


def opens_a_list(line: str) -> bool:
    """Whether links to other articles follow in the lines below: «اقرأ أيضا:».

    >>> opens_a_list("اقرأ أيضا:"), opens_a_list("اقرأ أيضا: عودة الوفد")
    (True, False)
    """
    return says(pagewords.READ_ALSO.replace("…", ""), line)


def opens_comments(line: str) -> bool:
    """Whether a line is the heading of readers' comments: «التعليقات (2)»."""
    return says(_COMMENTS_BELOW, line)


def ends_the_page(line: str) -> bool:
    """Whether what is below a line is no article any more: links, comments, rights, buttons."""
    if len(line) > LONGEST:
        return False
    words = words_of(fold(line))
    return any(matches(phrases, words) for phrases in _ENDS) or _is_sharing(line, words)


_ENDS = (
    pagewords.READ_ALSO,
    pagewords.COMMENTS,
    pagewords.RIGHTS,
    pagewords.TAGS,
    pagewords.NAVIGATION,
)


def signs(line: str) -> bool:
    """Whether a line says what an author is: «كاتب من لبنان».

    Headlines begin like that as well, so that it counts only below a text or a name.

    >>> signs("* كاتبة وصحفية من لبنان"), signs("كاتب يصف مدينته.")
    (True, False)
    """
    words = words_of(fold(line))
    return (
        1 < len(words) <= _LONGEST_SIGNATURE
        and ":" not in line
        and not ends_sentence(line)
        and words[0] in listed(pagewords.PROFESSIONS)
    )


def is_place_and_name(line: str) -> bool:
    """Whether a line is a city or a country and who writes from there.

    Short headlines look like that as well, so that it counts only below a headline.

    >>> is_place_and_name("القاهرة: سالم علي"), is_place_and_name("المقادير: سكر")
    (True, False)
    """
    place, colon, name = fold(line).partition(":")
    named = 0 < len(name.split()) <= 3 and not any(map(str.isdigit, name))
    return bool(colon) and named and place.strip() in _cities()


@cache
def _cities() -> frozenset[str]:
    """The cities that CLDR names for their time, and the countries, which often stand for one."""
    from babel import Locale

    arabic = Locale("ar")
    cities = (zone.get("city", "") for zone in arabic.time_zones.values())
    return frozenset(map(fold, (*cities, *arabic.territories.values())))


# Sentences that a page says of itself.
_SENTENCES = pagewords.READ_ALSO + pagewords.COMMENTS + pagewords.RIGHTS


def _asks_consent(folded: str) -> bool:
    return all(
        re.search(rf"(?<!\w)(?:{fold(said)})(?!\w)", folded)
        for said in (pagewords.COOKIES, pagewords.CONSENT)
    )


class _Kind(NamedTuple):
    reason: str
    anywhere: bool
    holds: Callable[[str, list[str]], bool]


_NUMBER = re.compile(r"[+#]?\d[\d.,]*[km]?")
_ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|(?:https?\S*|www)\.?\S*|[\w-]+(?:\.[\w-]+)+")
_QUOTED = re.compile(r"«[^«»]*»")
_CRUMBS = re.compile(r"[>»›]")
_PATH = re.compile(r"(?:الرئيسيه|home)\s*[/|\\>»›-].*")
_COPYRIGHT = re.compile(r"[^©]+©[^©]+|\S.*\(c\).*")
_INITIALS = re.compile(r"\w(?:\.\w){0,2}\.?")
_TITLED = re.compile(r"(?:[اد]\s*[./]\s*)+(?:\w+\s*){1,5}")
_PART = re.compile(r"\(?\d{1,3}\s*/\s*\d{1,3}\)?")
_OUTLET = re.compile(r"(?:صحيفه|جريده|موقع|شبكه|مجله)(?: \w+){1,2}")
_SAYER = re.compile(r"^([^:|/–—-]{2,20})\s*[:|/–—-]\s*(\S.*)$")
_CREDIT = re.compile(r"[^.!؟?]{3,}\(([^()]{2,40})\)")
_PROGRAM = re.compile(
    r"(?:var|let|const|function|window|document|jquery|\$)\b.*[;{}()=].*"
    r"|\W*[{}\[\]();]+\W*|.*\)\s*;|@media.*"
)


def _phrases(phrases: str) -> Callable[[str, list[str]], bool]:
    return lambda _, words: matches(phrases, words)


def _is_sharing(_: str, words: list[str]) -> bool:
    return only(words, pagewords.SHARING_WORDS) or matches(pagewords.SHARING, words)


def _is_letter_size(_: str, words: list[str]) -> bool:
    letters = [word.strip("+-") for word in words]
    return words[:2] == ["حجم", "الخط"] or (
        2 <= len(letters) <= 6 and len(set(letters)) == 1 and letters[0] in set("اعطa")
    )


def _is_count(folded: str, words: list[str]) -> bool:
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    rest = [word for word in words if word not in numbers]
    named = not rest or only(rest, pagewords.COUNT_WORDS)
    # A colon tells a score (2-1) and a list («1-») from a bare count.
    return named and bool(numbers) and (bool(rest) or folded.lstrip("#").isdecimal())


def _is_contact(_: str, words: list[str]) -> bool:
    known = [word for word in words if word in listed(pagewords.CONTACT_LABELS)]
    rest = [word for word in words if word not in known]
    numbers = [word for word in rest if _NUMBER.fullmatch(word)]
    addresses = [word for word in rest if _ADDRESS.fullmatch(word) and word not in numbers]
    digits = sum(map(len, numbers))
    # A telephone number is one of many digits, has the code of a country, or is called so.
    called = digits > 2 and (bool(known) or words[0].startswith("+"))
    long = len(numbers) <= 2 and digits >= 7 and not any("." in word for word in numbers)
    return (
        bool(rest)
        and len(numbers) + len(addresses) == len(rest)
        and (bool(addresses) or called or long)
    )


def _is_byline(folded: str, words: list[str]) -> bool:
    if _is_agency(words):
        return True
    if len(words) <= 8 and matches(pagewords.BYLINE, words):
        return True
    if _TITLED.fullmatch(folded) or _OUTLET.fullmatch(folded):
        return True
    if folded[:1] + folded[-1:] == "()" and only(words[:1], pagewords.BYLINE_LABELS):
        return len(words) <= _LONGEST_CREDIT
    parts = [words_of(part) for part in folded.split("/")]
    if len(parts) > 1 and len(words) <= 9 and _is_agency(parts[0]):
        return True
    named = _SAYER.match(folded)
    if named is None or len(words) > 9 or ends_sentence(folded):
        return False
    behind = words_of(named[2])
    return only(words_of(named[1])[:1], pagewords.BYLINE_LABELS) or _is_agency(behind)


def _is_agency(words: list[str]) -> bool:
    """Whether all that a line names are agencies, or initials of those who wrote for them."""
    named = [word for word in words if not _INITIALS.fullmatch(word)]
    letters = len(set("".join(words))) > 2
    return letters and (
        only(words, pagewords.AGENCIES) or (len(words) > 2 and only(named, pagewords.AGENCIES))
    )


def _is_caption(folded: str, words: list[str]) -> bool:
    if ends_sentence(folded):
        return False
    labelled = _SAYER.match(folded)
    if labelled and only(words_of(labelled[1]), pagewords.CAPTION_LABELS):
        return True
    if _COPYRIGHT.fullmatch(folded):
        return True
    credit = _CREDIT.fullmatch(folded)
    if credit and only(words_of(credit[1]), pagewords.AGENCIES, "أرشيف أرشيفية صورة"):
        return True
    return matches(pagewords.CAPTIONS, words)


def _is_navigation(folded: str, words: list[str]) -> bool:
    if _PATH.fullmatch(folded):
        return True
    crumbs = _CRUMBS.split(_QUOTED.sub("q", folded).strip("»«><› "))
    path = len(crumbs) > 1 and all(0 < len(crumb.split()) <= 4 for crumb in crumbs)
    return (path and not ends_sentence(folded)) or matches(pagewords.NAVIGATION, words)


def _is_section(_: str, words: list[str]) -> bool:
    plain = [word if word in listed(pagewords.SECTIONS) else _stripped(word) for word in words]
    return len(words) <= 5 and (
        only(plain, pagewords.SECTIONS) or matches(pagewords.SECTION_PHRASES, words)
    )


def _stripped(word: str) -> str:
    """A word without «and» and the article: one of a row of sections."""
    if word.startswith("و") and len(word) > 3:
        word = word[1:]
    return word.removeprefix("ال") if len(word) > 4 else word


def _is_page_number(folded: str, words: list[str]) -> bool:
    return _PART.fullmatch(folded) is not None or matches(pagewords.PAGE_NUMBERS, words)


def _is_program(folded: str, words: list[str]) -> bool:
    return _PROGRAM.fullmatch(folded) is not None


_KINDS: Iterable[_Kind] = (
    _Kind("page furniture: size of the letters", True, _is_letter_size),
    _Kind("page furniture: sharing", True, _is_sharing),
    _Kind("page furniture: links to other articles", True, _phrases(pagewords.READ_ALSO)),
    _Kind("page furniture: advertisement", True, _phrases(pagewords.ADVERTS)),
    _Kind("page furniture: words for a search", True, _phrases(pagewords.TAGS)),
    _Kind("page furniture: rights and addresses of the site", True, _phrases(pagewords.RIGHTS)),
    _Kind("page furniture: comments", True, _phrases(pagewords.COMMENTS)),
    _Kind("number of a page", True, _is_page_number),
    _Kind("caption of a picture", True, _is_caption),
    _Kind("script of the page", True, _is_program),
    _Kind("page furniture: number of views, comments or minutes", False, _is_count),
    _Kind("page furniture: contact", False, _is_contact),
    _Kind("byline", False, _is_byline),
    _Kind("page furniture: navigation", False, _is_navigation),
    _Kind("page furniture: section", False, _is_section),
)
