"""How an insertion is written into a page, and how it is taken out again."""

from __future__ import annotations

import re

# What every insertion carries, so that it can be told from what an author wrote.
MARK = "data-bidi"
CLOSE = "</bdi>"
ISOLATES = re.compile(
    "[\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}"
    "\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}]"
)

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_INSERTED = re.compile(rf' {MARK}(?:="(\w+)"|(?: lang="[^"]*")?(?: dir="[^"]*")?)')
_TITLE = re.compile(rf'(<title) {MARK}="isolates"(>)(.*?)(?=</title)', re.DOTALL | re.IGNORECASE)


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


def note(kind: str) -> str:
    """What is inserted after the name of a tag to say something else than a language."""
    return f' {MARK}="{kind}"'


def unmark(page: str) -> str:
    """The page without anything inserted.

    >>> unmark('<p>On <bdi data-bidi lang="ar" dir="rtl">ليبيا</bdi></p>')
    '<p>On ليبيا</p>'
    """
    if MARK not in page:
        return page
    page = _TITLE.sub(lambda title: title[1] + title[2] + ISOLATES.sub("", title[3]), page)
    inserted: list[bool] = []  # one for each bdi that is open
    return _TAG.sub(lambda tag: _unmarked(tag, inserted), page)


def _unmarked(tag: re.Match[str], inserted: list[bool]) -> str:
    end, name, rest = tag.groups()
    found = _INSERTED.match(rest)
    if name == "bdi":
        ours = inserted.pop() if end and inserted else found is not None
        if not end:
            inserted.append(ours)
        return "" if ours else tag[0]
    if found is None:
        return tag[0]
    rest = rest[found.end() :]
    return f"<{end}{name}{ISOLATES.sub('', rest) if found[1] == 'isolates' else rest}>"
