"""Lines compared with lists of words and of phrases, whatever the spelling of either.

The lists are those of ``pagewords``, which says how they are written.
"""

import re
from functools import cache

from analysis.text import characters

# No button and no caption is longer, in characters.
LONGEST = 240

_NOT_LETTERS = re.compile(f"[{characters.MARKS}{characters.TATWEEL}]")
_SEATS = str.maketrans("أإآٱىة", "اااايه")
_SIGNS = re.compile(r"[^\w@.+#]+|(?<!\w)[.+](?!\w)|[.+](?=\s|$)|(?:^|(?<=\s))[.]+|_+")


def fold(line: str) -> str:
    """A line in one spelling and without marks, as lists are compared with it.

    >>> fold("اقرأ  أيضًا")
    'اقرا ايضا'
    """
    return " ".join(_NOT_LETTERS.sub("", line).translate(_SEATS).casefold().split())


def words_of(folded: str) -> list[str]:
    """The words of a folded line, its signs left out; numbers and addresses are words too."""
    return _SIGNS.sub(" ", folded).split()


@cache
def listed(words: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(fold(words).split())


def only(words: list[str], *lists: str) -> bool:
    """Whether there are words, and each is in one of the lists."""
    return bool(words) and all(any(word in listed(known) for known in lists) for word in words)


def says(phrases: str, line: str) -> bool:
    """Whether a line is one of the phrases."""
    return len(line) <= LONGEST and matches(phrases, words_of(fold(line)))


def matches(phrases: str, words: list[str]) -> bool:
    """Whether folded words are one of the phrases."""
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
    words = "|".join(re.escape(fold(word)) for word in part.removeprefix("+").split("|"))
    return rf"(?: {article}(?:{words})){optional}"
