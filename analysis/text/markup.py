"""Lines with the marks of Markdown or of OpenITI's mARkdown → the lines without them.

Headings, emphasis, links, lists and quotations are marks of Markdown; page and milestone
numbers, continued lines and a header of ``#META#`` lines are marks of mARkdown, in which the
Open Islamicate Texts Initiative keeps classical books: https://openiti.org
"""

import re

from analysis.text.lines import Line, Removals
from analysis.text.source import ARABIC_LETTER

_OPENITI = re.compile(r"^(?:######OpenITI#|#META#)|PageV\d\dP\d{3}|^~~")
_OPENITI_MARK = re.compile(
    r"PageV\d\dP\d{3}[A-Z]?|\bms[A-Z]?\d+\b|%~%|~:~|@[A-Z]{2,}[A-Z0-9_]*@?|@[A-Z]\d\d?\b|%%|\bBAB\b"
)
_OPENITI_HEADING = re.compile(r"^###\s*(?:\|+|\$+|&+)?\s*")
_OPENITI_PARAGRAPH = re.compile(r"^#\s*")

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_CLOSED_HEADING = re.compile(r"\s+#+\s*$")
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_MOSTLY = 0.8
_ITEM = re.compile(r"^\s*[*+-]\s+(?:\[[ xX]\]\s+)?(?=\S)")
_PICTURE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_LINK = re.compile(
    r"""
    \[ ([^\]\n]+) \]                                            # the words of the link
    (?: \( (?: <[^>\n]*> | [^()\s]* (?:\([^()\s]*\))? [^()\s]* )   # its address, in which
        (?: \s+ ["'][^"'\n]*["'] )? \)                           # brackets may be, its title
      | \[ [^\]\n]* \] )                                        # or the name of its address
    """,
    re.VERBOSE,
)
_REFERENCE = re.compile(r"^\s{0,3}\[[^\]\n]+\]:\s+\S+.*$")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")
_STRONG = re.compile(r"(\*\*\*|\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<!\w)_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?!\w)"
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_FENCE = re.compile(r"^\s*(?:```|~~~)[\w-]*\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FRONT_MATTER_KEY = re.compile(r"^([A-Za-z_][\w-]*):\s*(.*)$")

# A line with one of these is Markdown for certain; the weaker marks are read in its company.
_CERTAIN = re.compile(
    rf"{_HEADING.pattern}|{_PICTURE.pattern}|\]\(https?:|\*\*\S|^\s*```|{_REFERENCE.pattern}",
    re.MULTILINE,
)


def without_markup(lines: list[Line], removed: Removals) -> list[Line]:
    """The lines without marks of Markdown or mARkdown; unchanged where there are none."""
    if any(map(_OPENITI.search, (line.text for line in lines))):
        return _without_openiti(lines, removed)
    lines = _without_front_matter(lines, removed)
    if not any(map(_CERTAIN.search, (line.text for line in lines))):
        quoted = sum(_QUOTED.match(line.text) is not None for line in lines)
        return _unquoted(lines, removed) if quoted > _MOSTLY * len(lines) else lines
    return [plain for line in lines if (plain := _without_markdown(line, removed))]


def _unquoted(lines: list[Line], removed: Removals) -> list[Line]:
    """The lines of a message that is quoted as a whole."""
    for line in lines:
        if mark := _QUOTED.match(line.text):
            removed.kind(line.number, mark[0].strip(), "mark of a quoted message")
    return [line._replace(text=_QUOTED.sub("", line.text)) for line in lines]


def _without_front_matter(lines: list[Line], removed: Removals) -> list[Line]:
    """A block of ``key: value`` between two rules at the top; title and date are kept."""
    if not lines or lines[0].text.strip() not in {"---", "+++"}:
        return lines
    rule = lines[0].text.strip()
    end = next((i for i, line in enumerate(lines[1:60], 1) if line.text.strip() == rule), 0)
    keys = [_FRONT_MATTER_KEY.match(line.text.replace(" = ", ": ", 1)) for line in lines[1:end]]
    if not any(keys):
        return lines
    kept = []
    for line, key in zip(lines[1:end], keys, strict=True):
        role = {"title": "headline", "date": "date"}.get(key[1].casefold(), "") if key else ""
        if key and role:
            kept.append(Line(line.number, key[2].strip().strip("\"'"), role))
        elif line.text.strip():
            removed.line(line, "data about the file, not its text")
    for line in (lines[0], lines[end]):
        removed.line(line, "rule around data about the file")
    return kept + lines[end + 1 :]


def _without_markdown(line: Line, removed: Removals) -> Line | None:
    number, text, role = line
    if _FENCE.match(text) or _TABLE_RULE.match(text) or _REFERENCE.match(text):
        if "-" not in text or "|" in text or _REFERENCE.match(text):
            removed.line(line, "mark of Markdown")
            return None
        return line
    if heading := _HEADING.match(text):
        role = "headline" if len(heading[1]) == 1 else "text"
        removed.mark(number, heading[1], "mark of Markdown: heading")
        text = _CLOSED_HEADING.sub("", text[heading.end() :])
    for pattern, name, kept in _MARKDOWN:
        changed = pattern.sub(kept, text)
        if changed != text:
            found = pattern.search(text)
            shown = found[0] if found else ""
            removed.kind(number, shown, f"mark of Markdown: {name}")
            text = changed
    text = text.strip().strip("|").strip() if text.strip().startswith("|") else text
    return line._replace(text=text, role=role)


_MARKDOWN = (
    (_QUOTED, "quotation", ""),
    (_ITEM, "list", ""),
    (_PICTURE, "picture", ""),
    (_LINK, "link", r"\1"),
    (_FOOTNOTE, "footnote", ""),
    (_CODE, "code", r"\2"),
    (_STRONG, "emphasis", r"\2"),
    (_STRONG, "emphasis", r"\2"),
    (_EMPHASIS, "emphasis", r"\1\2"),
)


# Marks of forums and of wikis: [b], [url=…], '''bold''', [[page|words]], {{box}}, == heading ==.
_FORUM = re.compile(
    r"\[/?(?:b|i|u|s|url|img|quote|code|size|color|font|center|right|left|justify|list|\*)"
    r"(?:=[^\]\n]*)?\]",
    re.IGNORECASE,
)
_WIKI = (
    (re.compile(r"\{\{[^{}\n]*\}\}"), ""),
    (re.compile(r"\[\[(?:[^\]|\n]*\|)*([^\]|\n]+)\]\]"), r"\1"),
    (re.compile(r"'{2,5}"), ""),
    (re.compile(r"^\s*={2,6}\s*(.+?)\s*={2,6}\s*$"), r"\1"),
)
_FIELD = re.compile(r"^\s*(?:ال)?(?:(عنوان)|نص|متن)(?: (?:ال)?(?:خبر|مقال|تقرير))?\s*:\s*(?=\S)")


def without_other_marks(lines: list[Line], removed: Removals) -> list[Line]:
    """The lines without marks of forums and wikis, and without the names of their fields."""
    wiki = any("[[" in line.text and "]]" in line.text for line in lines)
    fields = [_FIELD.match(line.text) for line in lines[:_FIELD_LINES]]
    # «العنوان» is a title as well as an address, which does not come first.
    named = any(field and not field[1] for field in fields) or any(fields[:1])
    plain = []
    for line in lines:
        text, role = line.text, line.role
        if "[" in text and (mark := _FORUM.search(text)):
            removed.kind(line.number, mark[0], "mark of a forum")
            text = _FORUM.sub("", text)
        for pattern, kept in _WIKI if wiki else ():
            if mark := pattern.search(text):
                removed.kind(line.number, mark[0], "mark of a wiki")
                text = pattern.sub(kept, text)
        for pattern, name in _NOTED:
            for mark in pattern.findall(text):
                removed.kind(line.number, mark, name)
            text = pattern.sub("", text)
        if named and (field := _FIELD.match(text)):
            removed.kind(line.number, field[0].strip(), "name of a field")
            text, role = text[field.end() :], "headline" if field[1] else role
        plain.append(line._replace(text=text.strip(), role=role))
    return plain


# What an encyclopedia prints behind words and headings.
_NOTED = (
    (re.compile(r"(?<=\S)\[\d{1,3}\]"), "number of a note"),
    (re.compile(r"(?<=\S)\s*\[عدل[^\]]*\]"), "button of an encyclopedia"),
)
# Names of fields are at the top of a file that has them.
_FIELD_LINES = 20


def without_emphasis(text: str) -> str:
    """A text without the stars and lines that set words off, in chats as in Markdown.

    >>> without_emphasis("وصل *الوفد* أمس")
    'وصل الوفد أمس'
    """
    return _EMPHASIS.sub(r"\1\2", _STRONG.sub(r"\2", text))


def _without_openiti(lines: list[Line], removed: Removals) -> list[Line]:
    plain: list[Line] = []
    for line in lines:
        number, text, role = line
        if text.startswith(("######OpenITI#", "#META#")):
            title = re.search(r"(?:BookTITLE|Title)\s*::?\s*(.+)", text)
            if title and ARABIC_LETTER.search(title[1]):
                plain.append(Line(number, title[1].strip(), "headline"))
            else:
                removed.line(line, "data about the file, not its text")
            continue
        for mark in _OPENITI_MARK.findall(text):
            removed.kind(number, mark, "mark of OpenITI mARkdown: page, milestone or name")
        text = " ".join(_OPENITI_MARK.sub(" ", text).split())
        if text.startswith("~~") and plain and plain[-1].role != "headline":
            removed.kind(number, "~~", "mark of OpenITI mARkdown: the line before goes on")
            before = plain.pop()
            plain.append(before._replace(text=f"{before.text} {text[2:].strip()}"))
            continue
        for pattern, name in ((_OPENITI_HEADING, "heading"), (_OPENITI_PARAGRAPH, "paragraph")):
            if (mark := pattern.match(text)) and mark[0]:
                removed.kind(number, mark[0].strip(), f"mark of OpenITI mARkdown: {name}")
                text, role = text[mark.end() :], "text"
                break
        if text.strip("~ "):
            plain.append(Line(number, text.strip("~ "), role))
    return plain
