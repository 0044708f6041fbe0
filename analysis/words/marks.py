"""What written vowel marks say about a form: whether it is a verb, and of which pattern.

Most texts leave the marks out or write one where a word could be misread. Where they
are written they decide: فَرَضَ is «he imposed» and فَرْض «an obligation», يَنْزِل is of نزل and يُنْزِل of
أنزل. Only marks that leave no doubt are heeded; the others say nothing.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.text.characters import MARKS, TATWEEL
from analysis.text.normalisation import composed

_FATHA, _DAMMA, _KASRA = "\N{ARABIC FATHA}", "\N{ARABIC DAMMA}", "\N{ARABIC KASRA}"
_SHADDA, _SUKUN = "\N{ARABIC SHADDA}", "\N{ARABIC SUKUN}"
KASRATAN = "\N{ARABIC KASRATAN}"
_TANWIN = frozenset(("\N{ARABIC FATHATAN}", "\N{ARABIC DAMMATAN}", KASRATAN))
_LETTER = re.compile(rf"([^\W{TATWEEL}])({TATWEEL}*[{MARKS}{TATWEEL}]*)")


class Letter(NamedTuple):
    """A letter with the marks on it, none if none is written."""

    letter: str
    marks: str

    @property
    def vowel(self) -> str:
        """The short vowel on the letter, or sukun; empty where it is not written."""
        return next((mark for mark in self.marks if mark in _VOWELS), "")


_VOWELS = frozenset((_FATHA, _DAMMA, _KASRA, _SUKUN))


def letters(word: str) -> list[Letter]:
    """The letters of a word, each with its marks.

    >>> [found.letter for found in letters("فَرْض")], letters("فَرْض")[1].marks == "\N{ARABIC SUKUN}"
    (['ف', 'ر', 'ض'], True)
    """
    return [Letter(letter, marks) for letter, marks in _LETTER.findall(composed(word))]


def is_verb(stem: Sequence[Letter], kind: str) -> bool | None:
    """Whether the marks of a stem that may be a verb make it one; None if they do not say.

    ``kind`` is that of the reading as a verb (``conjugation.ENDINGS``).

    >>> [is_verb(letters(form), "he did") for form in ("فَرَضَ", "فَرْضَ", "فُرِضَ", "فرض")]
    [True, False, True, None]
    """
    if any(_TANWIN.intersection(found.marks) for found in stem):
        return False
    if len(stem) < 2:
        return None
    last, before = stem[-1], stem[-2]
    if kind in ("she did", "I did") and _SUKUN in (
        last.vowel,
        before.vowel * (last.letter == "ت"),
    ):
        return True
    is_reflexive = len(stem) > 3 and stem[0].letter == "ت" and before.vowel == _DAMMA
    if is_reflexive and (stem[-3].letter == "ا" or _SHADDA in before.marks):
        return False  # تَعَاوُن is «cooperation», تَعَاوَنَ «he cooperated»
    return _is_past(stem) if kind == "he did" else None


def _is_past(stem: Sequence[Letter]) -> bool | None:
    vowels = [found.vowel for found in stem]
    # The past of «he» ends in fatha, before a pronoun too.
    if vowels[-1] in (_DAMMA, _KASRA):
        return False
    if len(stem) != 3:
        is_sure = vowels[-2:] == [_FATHA, _FATHA] or _SHADDA in stem[-1].marks
        return True if is_sure and vowels[-1] == _FATHA else None
    if vowels[1] == _SUKUN or vowels[0] == _KASRA or vowels[:2] == [_DAMMA, _DAMMA]:
        return False
    return True if vowels[0] and vowels[1] in (_FATHA, _KASRA) and vowels[2] == _FATHA else None


def tells(stem: Sequence[Letter], entry: str) -> bool:
    """Whether a stem begins with the letters of an entry and has every mark that this has.

    >>> [tells(letters(form), "آخِر") for form in ("آخِرَة", "آخَر", "آخر")]
    [True, False, False]
    """
    wanted = letters(entry)
    return len(wanted) <= len(stem) and all(
        found.letter == one.letter and set(one.marks) <= set(found.marks)
        for found, one in zip(stem, wanted, strict=False)
    )


def is_fourth_form(stem: Sequence[Letter]) -> bool | None:
    """Whether a present is of a verb in أ: يُنْزِل, but not يَنْزِل; None if the marks do not say.

    >>> [is_fourth_form(letters(form)) for form in ("يُنْزِلُ", "يَنْزِلُ", "ينزل")]
    [True, False, None]
    """
    prefix, *body = stem
    if prefix.vowel == _FATHA:
        return False
    doubled = any(_SHADDA in found.marks for found in body[:-1])
    is_active = any(found.vowel == _KASRA or found.letter == "ي" for found in body[:-1])
    return True if prefix.vowel == _DAMMA and is_active and not doubled else None
