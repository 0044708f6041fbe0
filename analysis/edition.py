"""The article as a reader meets it: set in Arabic, an English rendering beside it.

The one idea: what people know about an article speaks for that article alone. Notes name
the fingerprint of the file they were written for; beside another file they are silent, so
that nobody reads an English text next to an Arabic one that it does not render.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from analysis.article import Article
from analysis.tokens import Span


@dataclass(frozen=True)
class Notes:
    """What is known about an article beyond its file.

    ``headlines`` and ``sentences`` are English renderings, in the order of the article's.
    """

    source: str
    headlines: tuple[str, ...]
    sentences: tuple[str, ...]

    @property
    def title(self) -> str:
        """The English headlines in one line."""
        return "; ".join(self.headlines)


def read_notes(path: str | Path, article: Article) -> Notes | None:
    """The notes in a TOML file, or None when there are none about this very article.

    Raises:
        ValueError: the file is not TOML, lacks a key, or renders another number of
            headlines or sentences than the article has.
    """
    path = Path(path)
    if not path.exists():
        return None
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if table["sha256"] != article.sha256:
            return None
        english = table["english"]
        notes = Notes(table["source"], tuple(english["headlines"]), tuple(english["sentences"]))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is not TOML: {error}") from error
    except KeyError as error:
        raise ValueError(f"{path} lacks the key {error}; see the notes of this book") from error
    for name, own in (("headlines", article.headlines), ("sentences", article.sentences)):
        if len(rendered := getattr(notes, name)) != len(own):
            raise ValueError(
                f"{path} renders {len(rendered)} of {len(own)} {name}: make them even"
            )
    return notes


@dataclass(frozen=True, repr=False)
class Setting:
    """An article set for the page; displays itself in a notebook."""

    article: Article
    notes: Notes | None = None

    def __repr__(self) -> str:
        """The cleaned text, for a reader of plain text."""
        return self.article.text

    def _repr_html_(self) -> str:
        article, english = self.article, self.notes
        headlines = [
            f"<p><strong>{escape(headline.text)}</strong></p>" for headline in article.headlines
        ]
        theirs = (
            [f"<p><strong>{escape(text)}</strong></p>" for text in english.headlines]
            if english
            else []
        )
        rows = [("".join(headlines), "".join(theirs))] if headlines else []
        rows += list(self._paragraphs())
        return '<div class="parallel">' + "".join(map(_pair, rows)) + "</div>"

    def _paragraphs(self) -> Iterator[tuple[str, str]]:
        number = 0
        for paragraph in self.article.paragraphs:
            own = self.article.sentences.within(paragraph)
            english = self.notes.sentences[number : number + len(own)] if self.notes else ()
            yield _arabic(own, number), f"<p>{escape(' '.join(english))}</p>" if english else ""
            number += len(own)


def _arabic(sentences: Sequence[Span], before: int) -> str:
    """A paragraph whose sentences can be linked to, as ``#sentence-1`` and so on."""
    marked = (
        f'<span id="sentence-{number}">{escape(sentence.text)}</span>'
        for number, sentence in enumerate(sentences, start=before + 1)
    )
    return f"<p>{' '.join(marked)}</p>"


def _pair(row: tuple[str, str]) -> str:
    arabic, english = row
    return f'<div lang="ar" dir="rtl">{arabic}</div>' + (
        f"<div>{english}</div>" if english else ""
    )
