"""Which of the lines of an article are its headlines: underlined, marked, or reading like one."""

import itertools
import re
from collections.abc import Sequence

from analysis.text.likeness import FEW_WORDS, HEADLINE_WORDS, is_foreign, is_heading, repeats
from analysis.text.lines import Line
from analysis.text.normalisation import unified
from analysis.text.sentences import ends_sentence
from analysis.text.source import ARABIC_LETTER

# The halves of a verse are told by dots or stars between them.
_VERSE = re.compile(r"\s(?:\.\.+|…|\*{1,})\s")
_ITEM = re.compile(r"[-•*▪●◦]\s")
# What a list begins with or holds: «من كل من:», «وقت التحضير: 30 دقيقة», «يورو 18.5 18.6».
_INNER = re.compile(r".*:|\w+(?: \w+)?\s*:\s*\S+(?: \S+)?|\D+(?:\s[\d.,%]+){2,}")
# What opens a letter, a speech or a notice of death, as alef and ya are unified.
_FORMULA = re.compile(
    r"""
    بسم\ الله\ الرحم[اٰ]?ن\ الرحيم | السلام\ عليكم.* | اما\ بعد | تحية\ طيبة.*
    | انا\ لله\ وانا\ اليه\ راجعون | كل\ نفس\ ذائقة\ الموت | يا\ ايتها\ النفس\ المطمئنة.*
    """,
    re.VERBOSE,
)


def headlines(lines: Sequence[Line], above: Sequence[Line] | None) -> list[Line]:
    """The headlines among the lines of an article; none where no line reads like one.

    ``above`` are the lines above the first sentence, None for a text without sentences, of
    which only the first line may be a headline.
    """
    # A rule was set by whoever keeps the file; of the headings in markup the first counts.
    if underlined := [line for line in lines if line.role == "underlined"]:
        return underlined
    if marked := [line for line in lines if line.role == "headline"]:
        return marked[:1]
    if len(lines) < 2:
        return []
    if above is None:
        own = [line for line in lines if not is_foreign(line.text)]
        above = [line for line in own[:1] if not ends_sentence(line.text)]
    candidates = [line for line in above if _may_be_headline(line.text)]
    return [_best(candidates)] if candidates else []


def _may_be_headline(text: str) -> bool:
    return (
        ARABIC_LETTER.search(text) is not None
        and len(text.split()) <= HEADLINE_WORDS
        and not _FORMULA.fullmatch(unified(text).strip(' .!،«»"()'))
        and not _VERSE.search(text)
        and not _ITEM.match(text)
        and not text.endswith(("،", ","))
    )


def _best(candidates: Sequence[Line]) -> Line:
    """The first of more than a few words: above it may be a section or a name of the page.

    Below a heading of the text itself no headline is looked for. Of two lines that say the
    same, one with the name of the site behind, the shorter is the headline.
    """
    page = itertools.takewhile(lambda line: not _opens_text(line.text), candidates[1:])
    long = (
        line
        for line in (candidates[0], *page)
        if len(line.text.split()) > FEW_WORDS and not _INNER.fullmatch(line.text)
    )
    chosen = next(long, candidates[0])
    for line in candidates:
        if repeats(chosen.text, line.text, with_site=True):
            chosen = min(chosen, line, key=lambda one: len(one.text))
    return chosen


def _opens_text(text: str) -> bool:
    return is_heading(text) and (len(text.split()) <= FEW_WORDS or text.endswith(":"))
