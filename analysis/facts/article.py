"""What the chapter about the article says."""

from collections.abc import Sequence

from analysis.facts.glue import Facts
from analysis.page.grammar import counted, day, several
from analysis.reading import Reading
from analysis.text.article import Article
from analysis.text.lines import Doubt
from analysis.text.notes import Notes

# What is doubtful is named as far as a reader will check it.
_DOUBTS_NAMED = 5


def article(reading: Reading) -> Facts:
    """Where the article comes from, what it holds, and what was taken away."""
    text, notes = reading.article, reading.notes
    return {
        "source": _source(notes),
        "dated": _dated(text, notes),
        "sha256": text.sha256,
        "size": f"{counted(len(text.headlines), 'headline')} and "
        f"{counted(len(text.paragraphs), 'paragraph')} with "
        f"{counted(len(text.sentences), 'sentence')}, together "
        f"{counted(len(text.words), 'word')}",
        "rendering": _rendering(reading),
        "removed": _removed(text),
    }


def _source(notes: Notes) -> str:
    """Where the text comes from and what may be done with it, as far as somebody has said so."""
    said = [notes.source, notes.address and f"It was published at {notes.address}."]
    said += [f"Licence: {notes.licence.rstrip('.')}." if notes.licence else ""]
    return " ".join(filter(None, said)) or "Nothing is recorded about its source."


def _dated(text: Article, notes: Notes) -> str:
    if notes.date:
        return f"It was published on {day(notes.date)}, as its keeper says."
    hijri = text.dated.hijri
    if text.date is None:
        return f"Its date line gives {hijri}." if hijri else "It has no date line."
    if text.dated.computed:
        return f"Its date line gives {hijri}, which is {day(text.date)} by computation."
    both = f"{hijri} and {day(text.date)}" if hijri else day(text.date)
    return f"Its date line gives {both}."


def _rendering(reading: Reading) -> str:
    """Whether a rendering stands beside the text; where nobody knows a meaning, how to say it."""
    notes = reading.notes
    if not notes.rendered:
        none = "Nobody has added a rendering in another language"
        if reading.annotation:
            return f"{none}."
        return (
            f"{none} or the meanings of words; they go into article.toml and lemmas.csv beside "
            "the file."
        )
    if notes.language == "en":
        return "An English rendering stands beside it."
    return f"A rendering in {_language(notes.language)} stands beside it."


def _language(code: str) -> str:
    from babel import Locale

    return str(Locale("en").languages.get(code.partition("-")[0], code))


def _removed(text: Article) -> str:
    pieces = sum(removal.count for removal in text.removed)
    if not pieces:
        told = "Nothing had to be removed from this file."
    else:
        told = f"Here {counted(pieces, 'piece')} {'was' if pieces == 1 else 'were'} removed."
    return f"{told} {_doubtful(text.doubts)}" if text.doubts else told


def _doubtful(doubts: Sequence[Doubt]) -> str:
    """What was guessed, for a reader to check."""
    named = [
        f"«{doubt.text}» in line {doubt.line} ({doubt.reason})" if doubt.line else doubt.reason
        for doubt in doubts
    ]
    return f"Worth checking: {several(named, _DOUBTS_NAMED)}."
