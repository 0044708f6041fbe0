"""What a line of a saved page is, when it is no part of the article: words of the page around it.

Whole lines are judged, by the words in ``pagewords``. Some are furniture wherever they are (a
button, "read also"), others only above the text or below it, where an article has no line
that is so short.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Literal, NamedTuple

from analysis.text import characters, pagewords
from analysis.text.dates import is_time_line
from analysis.text.sentences import ends_sentence

# Above the first sentence of the text, between sentences, or below the last.
Place = Literal["above", "within", "below"]

_COMMENTS_BELOW = """
    +تعليقات #?
    تعليقات|التعليقات القراء|الزوار|فيسبوك
    أضف|اترك +تعليق|تعليقا|تعليقك|ردا
    comments #?
"""
# No button and no caption is longer, in characters.
_LONGEST = 240


def furniture(line: str, place: Place) -> str | None:
    """Why a line is page furniture at its place, or None.

    >>> furniture("شارك المقال على فيسبوك", "within")
    'page furniture: sharing'
    >>> furniture("سياسة", "above"), furniture("سياسة", "within")
    ('page furniture: section', None)
    """
    if len(line) > _LONGEST:
        return None
    if is_time_line(line):
        return "page furniture: time of publication"
    folded = _fold(line)
    words = _words(folded)
    # "He took part with three ministers." begins like a button.
    if len(words) > 3 and folded.endswith((".", "؛")) and not ends_the_page(line):
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
    return _says(pagewords.NAME_LABELS, line)


def opens_a_list(line: str) -> bool:
    """Whether links to other articles follow in the lines below: «اقرأ أيضا:».

    >>> opens_a_list("اقرأ أيضا:"), opens_a_list("اقرأ أيضا: عودة الوفد")
    (True, False)
    """
    return _says(pagewords.READ_ALSO.replace("…", ""), line)


def opens_comments(line: str) -> bool:
    """Whether a line is the heading of readers' comments: «التعليقات (2)»."""
    return _says(_COMMENTS_BELOW, line)


def ends_the_page(line: str) -> bool:
    """Whether what is below a line is no article any more: links, comments, rights."""
    return any(
        _says(phrases, line)
        for phrases in (pagewords.READ_ALSO, pagewords.COMMENTS, pagewords.RIGHTS)
    )


class _Kind(NamedTuple):
    reason: str
    anywhere: bool
    holds: Callable[[str, list[str]], bool]


_NOT_LETTERS = re.compile(f"[{characters.MARKS}{characters.TATWEEL}]")
_SEATS = str.maketrans("أإآٱىة", "اااايه")
_SIGNS = re.compile(r"[^\w@.+#]+|(?<!\w)[.+](?!\w)|[.+](?=\s|$)|(?:^|(?<=\s))[.]+|_+")
_NUMBER = re.compile(r"\+?\d[\d.,]*")
_ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|(?:https?\S*|www)\.?\S*|[\w-]+(?:\.[\w-]+)+")
_CRUMBS = re.compile(r"[>»›]")
_SAYER = re.compile(r"^([^:|/–—-]{2,20})\s*[:|/–—-]\s*(\S.*)$")
_CREDIT = re.compile(r"[^.!؟?]{3,}\(([^()]{2,40})\)")
_PROGRAM = re.compile(
    r"(?:var|let|const|function|window|document|jquery|\$)\b.*[;{}()=].*"
    r"|\W*[{}\[\]();]+\W*|.*\)\s*;|@media.*"
)


def _fold(line: str) -> str:
    return " ".join(_NOT_LETTERS.sub("", line).translate(_SEATS).casefold().split())


def _words(folded: str) -> list[str]:
    """The words of a folded line, its signs left out; numbers and addresses are words too."""
    return _SIGNS.sub(" ", folded).split()


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(_fold(words).split())


def _only(words: list[str], *lists: str) -> bool:
    return bool(words) and all(any(word in _listed(known) for known in lists) for word in words)


def _says(phrases: str, line: str) -> bool:
    return len(line) <= _LONGEST and _matches(phrases, _words(_fold(line)))


def _matches(phrases: str, words: list[str]) -> bool:
    return _compiled(phrases).fullmatch("".join(f" {word}" for word in words)) is not None


@cache
def _compiled(phrases: str) -> re.Pattern[str]:
    """The phrases of ``pagewords`` as one pattern, each word with a space in front."""
    return re.compile("|".join(map(_phrase, phrases.strip().splitlines())))


def _phrase(phrase: str) -> str:
    return "".join(map(_part, phrase.split()))


def _part(part: str) -> str:
    if part == "…":
        return r"(?: \S+){0,8}"
    optional = "?" if part.endswith("?") else ""
    part = part.removesuffix("?")
    if part == "#":
        return rf"(?: \+?\d[\d.,]*){optional}"
    article = "(?:ال)?" if part.startswith("+") else ""
    words = "|".join(re.escape(_fold(word)) for word in part.removeprefix("+").split("|"))
    return rf"(?: {article}(?:{words})){optional}"


def _phrases(phrases: str) -> Callable[[str, list[str]], bool]:
    return lambda _, words: _matches(phrases, words)


def _is_sharing(_: str, words: list[str]) -> bool:
    return _only(words, pagewords.SHARING_WORDS) or _matches(pagewords.SHARING, words)


def _is_letter_size(_: str, words: list[str]) -> bool:
    letters = [word.strip("+-") for word in words]
    return words[:2] == ["حجم", "الخط"] or (
        2 <= len(letters) <= 6 and len(set(letters)) == 1 and letters[0] in set("اعطa")
    )


def _is_count(folded: str, words: list[str]) -> bool:
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    rest = [word for word in words if word not in numbers]
    named = not rest or _only(rest, pagewords.COUNT_WORDS)
    # A colon tells a score (2-1) and a list («1-») from a bare count.
    return named and bool(numbers) and (bool(rest) or folded.isdecimal())


def _is_contact(_: str, words: list[str]) -> bool:
    known = [word for word in words if word in _listed(pagewords.CONTACT_LABELS)]
    rest = [word for word in words if word not in known]
    numbers = sum(len(word) for word in rest if _NUMBER.fullmatch(word))
    addresses = [word for word in rest if _ADDRESS.fullmatch(word)]
    only = all(_NUMBER.fullmatch(word) or word in addresses for word in rest)
    return (
        bool(rest) and only and (bool(addresses) or numbers >= 7 or (bool(known) and numbers > 2))
    )


def _is_byline(folded: str, words: list[str]) -> bool:
    if _is_agency(words):
        return True
    if len(words) <= 6 and _matches(pagewords.BYLINE, words):
        return True
    parts = [_words(part) for part in folded.split("/")]
    if len(parts) > 1 and len(words) <= 9 and _is_agency(parts[0]):
        return True
    named = _SAYER.match(folded)
    if named is None or len(words) > 9 or ends_sentence(folded):
        return False
    behind = _words(named[2])
    return _only(_words(named[1])[:1], pagewords.BYLINE_LABELS) or _is_agency(behind)


def _is_agency(words: list[str]) -> bool:
    return _only(words, pagewords.AGENCIES) and len(set("".join(words))) > 2


def _is_caption(folded: str, words: list[str]) -> bool:
    if ends_sentence(folded):
        return False
    labelled = _SAYER.match(folded)
    if labelled and _only(_words(labelled[1]), pagewords.CAPTION_LABELS):
        return True
    credit = _CREDIT.fullmatch(folded)
    if credit and _only(_words(credit[1]), pagewords.AGENCIES, "أرشيف أرشيفية صورة"):
        return True
    return _matches(pagewords.CAPTIONS, words)


def _is_navigation(folded: str, words: list[str]) -> bool:
    crumbs = _CRUMBS.split(folded.strip("»«><› "))
    path = len(crumbs) > 1 and all(0 < len(crumb.split()) <= 4 for crumb in crumbs)
    return (path and not ends_sentence(folded)) or _matches(pagewords.NAVIGATION, words)


def _is_section(_: str, words: list[str]) -> bool:
    plain = [word if word in _listed(pagewords.SECTIONS) else _stripped(word) for word in words]
    return len(words) <= 5 and (
        _only(plain, pagewords.SECTIONS) or _matches(pagewords.SECTION_PHRASES, words)
    )


def _stripped(word: str) -> str:
    """A word without «and» and the article: one of a row of sections."""
    if word.startswith("و") and len(word) > 3:
        word = word[1:]
    return word.removeprefix("ال") if len(word) > 4 else word


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
    _Kind("caption of a picture", True, _is_caption),
    _Kind("script of the page", True, _is_program),
    _Kind("page furniture: number of views, comments or minutes", False, _is_count),
    _Kind("page furniture: contact", False, _is_contact),
    _Kind("byline", False, _is_byline),
    _Kind("page furniture: navigation", False, _is_navigation),
    _Kind("page furniture: section", False, _is_section),
)
