"""Levels of normalisation, light to heavy: what is compared, never what the reader sees.

Each level has a name and contains the ones before it, so that whoever compares
two words says at which level they are equal. Every level is idempotent.

=============  ================================================================================
level          what it changes
=============  ================================================================================
``composed``   NFKC: presentation forms become letters (ﻻ → لا), letter and mark become one sign
``bare``       vowel marks, tatweel and invisible signs go; ی, ک and ٱ become ي, ك and ا
``unified``    hamza carriers of alef become ا, final ى becomes ي: إلى, الى and الي are one
=============  ================================================================================
"""

import re
import unicodedata

from analysis.text import characters

_DROPPED = re.compile(
    f"[{characters.TATWEEL}{characters.MARKS}{characters.INVISIBLE}\N{ZERO WIDTH SPACE}"
    # Signs of the Quran that are no marks on a letter but stand alone.
    "\N{ARABIC END OF AYAH}\N{ARABIC START OF RUB EL HIZB}\N{ARABIC PLACE OF SAJDAH}]+"
)
_ALREADY_BARE = re.compile(
    "[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER GHAIN}\N{ARABIC LETTER FEH}-\N{ARABIC LETTER YEH}]*"
)
_VARIANTS = str.maketrans(
    {
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
        "\N{ARABIC LETTER ALEF WASLA}": "\N{ARABIC LETTER ALEF}",
    }
)
UNIFIED = str.maketrans("أإآٱى", "اااا" + "ي")


def composed(word: str) -> str:
    """Unicode's compatibility composition (NFKC): one way of writing each letter.

    >>> composed("ﻻ")
    'لا'
    """
    return unicodedata.normalize("NFKC", word)


def bare(word: str) -> str:
    """The letters alone: composed, without vowel marks, tatweel and invisible signs.

    >>> bare("العـــلاقَةُ")
    'العلاقة'
    """
    if _ALREADY_BARE.fullmatch(word):
        return word
    # Composed again: two halves of a letter may meet once the sign between them is gone.
    return composed(_DROPPED.sub("", composed(word))).translate(_VARIANTS)


def unified(word: str) -> str:
    """Bare, with the spellings of alef and of final ya that writers mix made one.

    >>> unified("إلى") == unified("الى")
    True
    """
    return bare(word).translate(UNIFIED)
