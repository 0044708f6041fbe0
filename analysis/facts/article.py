"""What the chapter about the article says."""

from analysis.facts.glue import Facts
from analysis.page.grammar import counted, day
from analysis.reading import Reading


def article(reading: Reading) -> Facts:
    """Where the article comes from, what it holds, and what was taken away."""
    text, notes = reading.article, reading.notes
    dated = f"Its date line gives {day(text.date)}." if text.date else "It has no date line."
    pieces = sum(removal.count for removal in text.removed)
    return {
        "source": notes.source if notes else "Nothing is recorded about its source.",
        "dated": dated,
        "name": text.name,
        "sha256": text.sha256,
        "size": f"{counted(len(text.headlines), 'headline')} and "
        f"{counted(len(text.paragraphs), 'paragraph')} with "
        f"{counted(len(text.sentences), 'sentence')}, together "
        f"{counted(len(text.words), 'word')}",
        "rendering": "An English rendering stands beside it."
        if notes
        else "Nobody has added an English rendering.",
        "removed": "Nothing had to be removed from this file."
        if not pieces
        else f"Here {counted(pieces, 'piece')} {'was' if pieces == 1 else 'were'} removed.",
    }
