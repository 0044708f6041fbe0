"""Which letters, runs and numbers of a text belong to which direction.

Every function takes text as it stands in a page, character references and all, and speaks of
it by start and end, so that an answer can be written back without touching the text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

Span = tuple[int, int]


def _characters(wanted: Callable[[str], object]) -> str:
    """The Arabic characters of the Unicode blocks for the script that are wanted."""
    blocks = (range(0x600, 0x900), range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
    return "".join(
        character
        for block in blocks
        for character in map(chr, block)
        if unicodedata.name(character, "").startswith("ARABIC") and wanted(character)
    )


ARABIC_LETTERS = _characters(str.isalpha)
ARABIC = re.compile(f"[{ARABIC_LETTERS}]")
# Fractions and raised digits (½, ²) are word characters to a pattern, but no letters.
_NO_LETTERS = "".join(c for c in map(chr, range(0x3000)) if c.isnumeric() and not c.isalpha())
OTHER = re.compile(rf"(?![{ARABIC_LETTERS}{_NO_LETTERS}])[^\W\d_]")

# Marks, tatweel (a letter to Unicode) and the joiners do not end a word.
_MARKS = _characters(unicodedata.combining) + "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_WORD = f"[{ARABIC_LETTERS}][{ARABIC_LETTERS}{_MARKS}]*"
_DIGITS = "0-9\N{ARABIC-INDIC DIGIT ZERO}-\N{ARABIC-INDIC DIGIT NINE}"
# What holds Arabic words together in one phrase. A comma, a colon or a quotation mark of the
# Latin text around them does not: those words are items of that text, in its order.
_GLUE = rf"(?:[\s،؛؟!.…«»-]+|\s+[{_DIGITS}]+\s+)"
_ARABIC_RUN = re.compile(rf"{_WORD}(?:{_GLUE}{_WORD})*[،؛؟]?")

_OTHER_WORD = rf"{OTHER.pattern}(?:{OTHER.pattern}|[\d_'’-])*"
_OTHER_RUN = re.compile(rf"{_OTHER_WORD}(?:[\s.,:;/&+–-]{{1,3}}(?:{_OTHER_WORD}|\d+))*")
_GLUES = {True: re.compile(_GLUE), False: re.compile(r"[\s.,:;/&+–-]{1,3}")}

# A bare integer keeps its order by itself; signs, separators and units are what bidi moves.
_NUMBER = re.compile(
    rf"""
    (?<![\w.,])
    (?: [+\-−±] [{_DIGITS}]+ | [{_DIGITS}]+ (?= [.,:/٫٬-][{_DIGITS}] | \s?[%٪‰] ) )
    (?: [.,:/٫٬] [{_DIGITS}]+ | (?:-[{_DIGITS}]+){{2}} )*
    (?: \s?[%٪‰] )?
    """,
    re.VERBOSE,
)
# «ا becomes ب»: English, in small letters, between two single words of Arabic. A name of another
# language within Arabic has a capital and more Arabic around it.
_QUOTED = rf"[«“\"'(]?{_WORD}[»”\"'),.]?"
_ENGLISH_BETWEEN = re.compile(rf"\s*{_QUOTED}(?:\s+[a-z]+)+\s+{_QUOTED}\s*")
_REFERENCE = re.compile(r"&(?:#\w+|\w+);")


class Letters(NamedTuple):
    """How many letters of a text are Arabic, how many are not, and which kind comes first."""

    arabic: int = 0
    other: int = 0
    arabic_first: bool = False

    def __add__(self, more: Letters) -> Letters:  # type: ignore[override]
        """The count of two texts, one after the other."""
        first = self.arabic_first if self.any else more.arabic_first
        return Letters(self.arabic + more.arabic, self.other + more.other, first)

    @property
    def any(self) -> bool:
        """Whether there is a letter at all."""
        return bool(self.arabic or self.other)

    @property
    def are_arabic(self) -> bool:
        """Whether the text is Arabic: most letters and the first one are, or nearly all are.

        "In ليبيا" is English, "TF-IDF" and a sentence of Arabic after it is Arabic.
        """
        if not self.arabic_first:
            return self.arabic >= 5 * self.other > 0
        return self.arabic >= self.other


def plain(text: str, *, lines: bool = False) -> str:
    """The text with its character references made neutral, every offset as before.

    A reference to a space becomes spaces, one to a letter that letter and neutral characters.
    With ``lines``, line ends separate runs, as in preformatted text.

    >>> plain("a&nbsp;b")
    'a      b'
    """
    text = _REFERENCE.sub(_neutral, text)
    return text.replace("\n", "\0") if lines else text


def _neutral(reference: re.Match[str]) -> str:
    character = html.unescape(reference[0])[0]
    filler = " " if character.isspace() else "\0"
    letter = character if character.isalpha() else filler
    return letter + filler * (len(reference[0]) - 1)


def letters(text: str) -> Letters:
    """What the letters of a text are."""
    text = plain(text)
    arabic, other = ARABIC.search(text), OTHER.search(text)
    arabic_first = arabic is not None and (other is None or arabic.start() < other.start())
    return Letters(len(ARABIC.findall(text)), len(OTHER.findall(text)), arabic_first)


def is_english_between(text: str) -> bool:
    """Whether a text is a remark in English on two Arabic words, the first of which begins it.

    >>> is_english_between("العلاقة becomes العـــلاقَةُ"), is_english_between("قناة Sky العربية")
    (True, False)
    """
    return _ENGLISH_BETWEEN.fullmatch(plain(text)) is not None


def runs(text: str, *, arabic: bool, lines: bool = False) -> Iterator[Span]:
    """Where the runs of Arabic words are, or of words that are not Arabic.

    >>> text = "On الأمن الجزائري, then ليبيا، and on"
    >>> [text[start:end] for start, end in runs(text, arabic=True)]
    ['الأمن الجزائري', 'ليبيا،']
    """
    pattern = _ARABIC_RUN if arabic else _OTHER_RUN
    return (found.span() for found in pattern.finditer(plain(text, lines=lines)))


def is_glue(text: str, *, arabic: bool, lines: bool = False) -> bool:
    """Whether two runs with this between them are one run."""
    return _GLUES[arabic].fullmatch(plain(text, lines=lines)) is not None


def numbers(text: str) -> Iterator[Span]:
    """Where the numbers are that Arabic text around them would turn about.

    >>> text = "في 2016-02-16 نحو 2,859 أي −3.5 % من 446"
    >>> [text[start:end] for start, end in numbers(text)]
    ['2016-02-16', '2,859', '−3.5 %']
    """
    return (found.span() for found in _NUMBER.finditer(plain(text)))
