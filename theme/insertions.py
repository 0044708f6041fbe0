"""How an insertion is written into a page, and how it is taken out again."""

from __future__ import annotations

import re

# What every insertion carries, so that it can be told from what an author wrote.
MARK = "data-bidi"
# The space is allowed there and nobody writes it: our end tags are told from an author's.
CLOSE = "</bdi >"
ISOLATES = re.compile(
    "[\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}"
    "\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}]"
)

# Added to a tag: a language or direction; that texts in it have isolates; what a column holds.
_TEXT = f" {MARK}-text"
_COLUMN = f" {MARK}-column"
_LANGUAGE = rf' {MARK}(?: lang="[^"]*")?(?: dir="[^"]*")?'
_OPENING = re.compile(f"<bdi{_LANGUAGE}>")
_INSERTED = rf'(?:{_TEXT}|{_COLUMN}="\w+"|{_LANGUAGE}(?=[\s/>]))+'
_TAG = re.compile(rf"""(<[a-zA-Z][^\s/<>]*)({_INSERTED})((?:[^<>"']|"[^"]*"|'[^']*')*)""")
_TITLE = re.compile(rf"(<title){_TEXT}(>)(.*?)(?=</title)", re.DOTALL | re.IGNORECASE)


def attributes(language: str | None, arabic: bool | None = None) -> str:
    """What is inserted after the name of a tag: a language, a direction, or both.

    >>> attributes("ar", True)
    ' data-bidi lang="ar" dir="rtl"'
    """
    lang = "" if language is None else f' lang="{language}"'
    direction = "" if arabic is None else f' dir="{"rtl" if arabic else "ltr"}"'
    return f" {MARK}{lang}{direction}"


def opening(language: str | None, arabic: bool) -> str:
    """The start of an isolated run."""
    return f"<bdi{attributes(language, arabic)}>"


def isolated() -> str:
    """What is inserted in a tag to say that texts in it have been given isolates."""
    return _TEXT


def column(kind: str) -> str:
    """What is inserted in a cell to say what its column holds."""
    return f'{_COLUMN}="{kind}"'


def unmark(page: str) -> str:
    """The page without anything inserted.

    >>> unmark('<p>On <bdi data-bidi lang="ar" dir="rtl">ليبيا</bdi ></p>')
    '<p>On ليبيا</p>'
    """
    if MARK not in page:
        return page
    page = _TITLE.sub(lambda title: title[1] + title[2] + ISOLATES.sub("", title[3]), page)
    page = _OPENING.sub("", page).replace(CLOSE, "")
    return _TAG.sub(_unmarked, page)


def _unmarked(tag: re.Match[str]) -> str:
    name, inserted, rest = tag.groups()
    return name + (ISOLATES.sub("", rest) if _TEXT in inserted else rest)
