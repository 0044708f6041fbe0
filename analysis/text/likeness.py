"""What a line of a page looks like: running text, a name with a place, a title once more."""

import re

from analysis.text.furniture import furniture
from analysis.text.lines import Line
from analysis.text.normalisation import unified
from analysis.text.sentences import ends_sentence
from analysis.text.source import ARABIC_LETTER

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
_INNER_END = re.compile(r"\w(?:[!?؟…]+|\.(?!\.))[»”\"')\]]*\s+\S+\s+\S")
_LETTERS = re.compile(r"\w+")


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


def in_parts(text: str) -> bool:
    """Whether a line is a name and a place: a few words on each side of a dash or stroke."""
    parts = [part.split() for part in re.split(r"\s[-–—|/]\s?|[-–—|/]\s", text)]
    return len(parts) == 2 and all(0 < len(part) <= FEW_WORDS for part in parts)


def repeats(text: str, title: str, *, with_site: bool = False) -> bool:
    """Whether a line repeats a title, also with the name of the site behind it."""
    one, other = (_LETTERS.findall(unified(line)) for line in (text, title))
    if one == other:
        return True
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    # A caption or a path may repeat a whole headline and go on.
    if with_site and len(shorter) > FEW_WORDS + 1 and longer[: len(shorter)] == shorter:
        return len(longer) - len(shorter) <= _SITE_WORDS
    behind = max(text, title, key=len)[len(min(text, title, key=len)) :].lstrip()
    return (
        with_site
        and len(shorter) > 1
        and longer[: len(shorter)] == shorter
        and len(longer) - len(shorter) <= _SITE_WORDS
        and behind[:1] in set("|-–—:»<>•·")
    )
