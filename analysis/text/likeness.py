"""What a line of a page looks like: running text, a name with a place, a title once more."""

import re

from analysis.text.furniture import furniture
from analysis.text.lines import Line
from analysis.text.normalisation import unified
from analysis.text.sentences import ends_sentence
from analysis.text.source import ARABIC_LETTER
from analysis.text.tokens import has_letters

# The longest headline that is taken for one without a rule under it: a line of 30 words
# fills three lines of a newspaper column, and what is longer is a paragraph.
HEADLINE_WORDS = 30
# Names, places and sections above a text have one to three words.
FEW_WORDS = 3
# The name of a site behind a title has as many words.
_SITE_WORDS = 5
# A line so long is a paragraph, whatever its words.
_LONG = 240
# Two dots are the dash of headlines, and end no sentence.
_INNER_END = re.compile(r"\w(?:[!?؟…]+|(?<=\w\w)\.(?!\.))[»”\"')\]]*\s+\S+\s+\S")
_LETTERS = re.compile(r"\w+")
# Headings inside a text, which no furniture looks like: «المادة 1», «المقادير:», «أولا».
_HEADING = re.compile(
    r".*:|(?:ال)?(?:ماد[ةه]|فصل|باب|بند|قسم|مقادير|مكونات|طريقة|خطوات|مقدمة|خاتمة|تمهيد|سؤال"
    r"|جواب|سورة|مشهد|مطلب|مبحث|فرع|ملحق|توصيات|نتائج|خلاصة)\b.*"
    r"|(?:اولا|أولا|ثانيا|ثالثا|رابعا|خامسا|وبعد|أما بعد|تنويه|ملاحظة)\b.*"
)
# A number by itself; one that letters go before is part of a name.
_NUMBER = re.compile(r"(?<![^\W_])[\d¼-¾⅐-⅞]")
_ITEM = re.compile(r"[-•*–—▪●◦].*")
# Below the title of a law is who makes it.
_LAW = re.compile(r"(?:ال)?(?:قانون|مرسوم|قرار|نظام|لائحة|دستور|أمر)\s")


def is_text(line: Line) -> bool:
    """Whether a line is running text: a sentence, several, or as long as a paragraph."""
    if line.role:
        return line.role == "text"
    text = line.text
    if not ARABIC_LETTER.search(text):
        return False
    long = len(text) > _LONG or len(text.split()) > HEADLINE_WORDS
    if not (long or ends_sentence(text) or _INNER_END.search(text)):
        return False
    return long or furniture(text, "within") is None


def is_foreign(text: str) -> bool:
    """Whether a line has letters, none of them Arabic; numbers are of any script.

    >>> is_foreign("Read more"), is_foreign("12 - 3")
    (True, False)
    """
    return has_letters(text) and not ARABIC_LETTER.search(text)


def is_heading(text: str) -> bool:
    """Whether a line is a heading inside a text: «المقادير», «المادة الأولى», «أولا».

    >>> is_heading("المقادير"), is_heading("أخبار المدينة")
    (True, False)
    """
    return _HEADING.fullmatch(text) is not None


def belongs_to_a_list(text: str) -> bool:
    """Whether a line is a heading or an item of a text: it has a number, a colon or a bullet.

    >>> belongs_to_a_list("½ كوب"), belongs_to_a_list("- سالم"), belongs_to_a_list("سالم علي")
    (True, True, False)
    """
    numbered = ":" in text or _NUMBER.search(text) is not None
    return numbered or is_heading(text) or _ITEM.fullmatch(text) is not None


def is_law(text: str) -> bool:
    """Whether a title is that of a law, a decree or another legal text."""
    return _LAW.match(text) is not None


def in_parts(text: str) -> bool:
    """Whether a line is a name and places: a few words on each side of one dash or two."""
    parts = [part.split() for part in re.split(r"\s[-–—|/]\s?|[-–—|/]\s", text)]
    return len(parts) in {2, 3} and all(0 < len(part) <= FEW_WORDS for part in parts)


def repeats(text: str, title: str, *, with_site: bool = False) -> bool:
    """Whether a line repeats a title, also with the name of the site behind it."""
    one, other = (_LETTERS.findall(unified(line)) for line in (text, title))
    if one == other:
        return True
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    goes_on = longer[: len(shorter)] == shorter and len(longer) - len(shorter) <= _SITE_WORDS
    if not (with_site and goes_on):
        return False
    # A caption or a path may repeat a whole headline and go on; behind a few words is a sign.
    behind = max(text, title, key=len)[len(min(text, title, key=len)) :].lstrip()
    is_cut_off = behind[:1] in set("|-–—:»<>•·")
    return len(shorter) > FEW_WORDS + 1 or (len(shorter) > 1 and is_cut_off)
