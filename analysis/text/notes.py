"""What people know about an article beyond its text: one optional file, ``article.toml``.

The file says where the text comes from, how it is called, and how its sentences are rendered
in another language. Notes that name the fingerprint of a text file speak for that file alone:
beside any other they are silent, so that no rendering appears next to a text that it does not
render.
"""

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.text.article import Article
from analysis.text.dates import DateLine
from analysis.text.source import ArticleError, decoded


@dataclass(frozen=True)
class Notes:
    """What is known about an article; everything may be missing.

    ``title`` and ``date`` are the article's own, for a text that does not say them or says
    them wrongly. ``source`` (a sentence), ``address`` and ``licence`` say where the text comes
    from and what may be done with it. ``headlines`` and ``sentences`` are renderings in
    ``language`` (a code such as "en"), in the order of the article's own; an empty one is not
    rendered yet. ``phrases`` says what phrases mean that a translation word by word would not.
    ``sha256`` is the fingerprint of the text file that the notes are about; without one they
    are about the file that they lie beside. ``force`` reads a text that does not look like
    Arabic all the same.
    """

    sha256: str = ""
    title: str = ""
    source: str = ""
    address: str = ""
    date: datetime.date | None = None
    licence: str = ""
    language: str = "en"
    force: bool = False
    headlines: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def rendered(self) -> bool:
        """Whether anything of the text is rendered."""
        return any((*self.headlines, *self.sentences))

    @property
    def rendered_title(self) -> str:
        """The rendered headlines in one line."""
        return "; ".join(filter(None, self.headlines))


NO_NOTES = Notes()

_TEXTS = ("sha256", "title", "source", "address", "licence", "language")
_KEYS = (*_TEXTS, "date", "force", "rendering", "phrases")
_RENDERED = ("headlines", "sentences")


def read_notes(path: str | Path) -> Notes:
    """The notes in a TOML file, ``NO_NOTES`` where there is no such file.

    Raises:
        ArticleError: the file is not TOML in UTF-8, has a key that is not known, or a value
            of another kind than its key has.
    """
    path = Path(path)
    try:
        text = decoded(path, path.read_bytes())
    except FileNotFoundError:
        return NO_NOTES
    except OSError as error:
        cause = f"the file cannot be opened ({error.strerror})"
        raise ArticleError(path, cause, "Check its path and its permissions.") from error
    try:
        return _notes(path, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        cure = "Compare it with the template: python -m analysis --notes article.txt"
        raise ArticleError(path, f"the file is not TOML ({error})", cure) from error


def notes_about(article: Article, notes: Notes, path: str | Path = "article.toml") -> Notes:
    """The notes, if they are about this article; otherwise ``NO_NOTES``.

    Raises:
        ArticleError: they render another number of headlines or sentences than the article
            has. ``path`` is what the message calls the file of the notes.
    """
    if notes.sha256 and notes.sha256 != article.sha256:
        return NO_NOTES
    for name, own in (("headlines", article.headlines), ("sentences", article.sentences)):
        rendered = getattr(notes, name)
        if rendered and len(rendered) != len(own):
            raise ArticleError(
                Path(path),
                f"it renders {len(rendered)} {name}, and the article has {len(own)}",
                f"Give one text for each, an empty one where you have none: {name} = [...]",
            )
    if not notes.rendered:
        return replace(notes, headlines=(), sentences=())
    # One text for each, so that whoever goes through the article need not ask.
    return replace(
        notes,
        headlines=notes.headlines or ("",) * len(article.headlines),
        sentences=notes.sentences or ("",) * len(article.sentences),
    )


def completed(article: Article, notes: Notes) -> Article:
    """The article with the title and the date that the notes give it."""
    dated = DateLine(notes.date) if notes.date else article.dated
    called = notes.title or article.called
    return replace(article, date=notes.date or article.date, dated=dated, called=called)


def template(article: Article) -> str:
    """The text of an ``article.toml`` for an article, to be filled in.

    Every line that says something is optional; the sentences are there to be rendered, each
    below its Arabic.
    """
    date = article.date.isoformat() if article.date else "2000-01-31"
    lines = [
        "# What is known about an article beyond its text. Put this file beside article.txt and",
        "# call it article.toml. Everything is optional: take the # away where you know more.",
        "",
        "# The text file that these notes are about; beside another one they are silent.",
        f'sha256 = "{article.sha256}"',
        "",
        f"# title = {_quoted(article.title)}",
        '# source = "A news report as it was saved from a newspaper’s web page."',
        '# address = "https://example.org/article"',
        f"# date = {date}",
        '# licence = "The rights remain with the publisher; included for study."',
        "",
        "# What the text means in another language, and which: en, fr, de, …",
        '# language = "en"',
        "",
        "# A rendering of each headline and each sentence; one that is left empty is not shown.",
        "[rendering]",
        "headlines = [",
        *_to_render(article.headlines.texts()),
        "]",
        "sentences = [",
        *_to_render(article.sentences.texts()),
        "]",
        "",
        "# What phrases mean, where word by word would read badly.",
        "[phrases]",
        '# "مجلس الأمن" = "the Security Council"',
    ]
    return "\n".join(lines) + "\n"


def _to_render(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield f"  # {' '.join(text.split())}"
        yield '  "",'


def _quoted(text: str) -> str:
    """A TOML string on one line.

    >>> print(_quoted('قال "نعم"'))
    "قال \\"نعم\\""
    """
    return '"' + re.sub(r'(["\\])', r"\\\1", " ".join(text.split())) + '"'


def _notes(path: Path, table: Mapping[str, Any]) -> Notes:
    _refuse_unknown(path, table, _KEYS)
    rendering = _expected(path, "rendering", table.get("rendering", {}), dict)
    _refuse_unknown(path, rendering, _RENDERED)
    values: dict[str, Any] = {
        name: _expected(path, name, table[name], str) for name in _TEXTS if name in table
    }
    if "date" in table:
        values["date"] = _date(path, table["date"])
    values["force"] = _expected(path, "force", table.get("force", False), bool)
    for name in _RENDERED:
        values[name] = _texts(path, name, rendering.get(name, []))
    phrases = _expected(path, "phrases", table.get("phrases", {}), dict)
    for phrase, meaning in phrases.items():
        _expected(path, phrase, meaning, str)
    return Notes(**values, phrases=MappingProxyType(phrases))


def _refuse_unknown(path: Path, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            cause, cure = f"the key {key!r} is not known", f"The keys are {', '.join(known)}."
            raise ArticleError(path, cause, cure)


_KINDS = {str: "a text in quotes", bool: "true or false", dict: "a table", list: "a list"}


def _expected(path: Path, key: str, value: Any, kind: type) -> Any:  # noqa: ANN401
    if not isinstance(value, kind):
        cure = "Compare it with the template: python -m analysis --notes article.txt"
        raise ArticleError(path, f"{key} is {value!r} and should be {_KINDS[kind]}", cure)
    return value.strip() if isinstance(value, str) else value


def _date(path: Path, value: object) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        cure = "Write year, month and day: date = 2016-02-16"
        raise ArticleError(path, f"date is {value!r}, which is no date", cure) from None


def _texts(path: Path, key: str, value: object) -> tuple[str, ...]:
    return tuple(_expected(path, key, text, str) for text in _expected(path, key, value, list))
