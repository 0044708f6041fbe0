"""A text → its numbered lines, in plain and visible characters, and a list of what was taken out.

Every step of the cleaning takes lines and gives lines, and notes each thing that it took out
with the line of the file where it was and the reason: nothing disappears silently.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.text import characters
from analysis.text.characters import END_OF_VERSE


class Removal(NamedTuple):
    """Something of the file that is not in the cleaned text.

    ``line`` is the first line of the file (from 1) where it was, ``count`` how often it occurred.
    """

    line: int
    text: str
    reason: str
    count: int = 1  # type: ignore[assignment]  # hides tuple.count, which nobody needs here


class Doubt(NamedTuple):
    """Something about the reading of a file that a reader should check.

    ``line`` is the line of the file (from 1), or 0 where the whole file is meant; ``text`` is
    what stands there and ``reason`` what was made of it, as a clause: "taken for the headline".
    """

    line: int
    text: str
    reason: str


class Line(NamedTuple):
    """A line of the file with its number, from 1.

    ``role`` is what the markup of the file says it is: "headline", "date" or "text"; mostly
    the file says nothing.
    """

    number: int
    text: str
    role: str = ""


class Removals:
    """Collects removals; what is taken out in many places is listed once, with its count."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Removal] = {}
        self._lines: list[Removal] = []

    def line(self, line: Line, reason: str) -> None:
        """Note a whole line that is left out."""
        self._lines.append(Removal(line.number, line.text, reason))

    def mark(self, number: int, text: str, reason: str, count: int = 1) -> None:
        """Note a mark inside a line; further ones of the same text and reason are counted."""
        first = self._found.setdefault((text, reason), Removal(number, text, reason, 0))
        self._found[text, reason] = first._replace(count=first.count + count)

    def kind(self, number: int, text: str, reason: str) -> None:
        """Note a mark whose kind counts, not its text: of all time stamps the first is shown."""
        first = self._found.setdefault(("", reason), Removal(number, text, reason, 0))
        self._found["", reason] = first._replace(count=first.count + 1)

    def listed(self) -> tuple[Removal, ...]:
        """All of them, in the order of the file."""
        return tuple(sorted([*self._found.values(), *self._lines], key=lambda found: found.line))


_LINE_END = re.compile(r"\r\n|[\n\v\f\r\x85\u2028\u2029]")

# What no reader sees or means: direction controls, byte order marks, soft hyphens and
# control characters; and letters stored as the shapes of old fonts, which have plain
# letters in their place. Word ligatures such as ﷺ are left alone.
_ODD = re.compile(
    f"[{characters.BIDI_CONTROLS}\N{BYTE ORDER MARK}\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}"
    r"\x00-\x08\x0E-\x1F\x7F-\x84\x86-\x9F"  # control characters have no names
    f"{characters.PRESENTATION_FORMS}]"
)

# Line ends, tabs and quotation marks as programs write them inside a string: \n, \r\n, \t, \".
_ESCAPED_END = re.compile(r"(?<!\\)(?:\\r\\n|\\n|\\r)(?![A-Za-z])")
_ESCAPED = re.compile(r"\\([\"'/])|\\t(?![A-Za-z])")


def numbered(text: str) -> Iterator[Line]:
    """The lines of a text, however the system that wrote it ends them."""
    start, number = 0, 1
    for match in _LINE_END.finditer(text):
        yield Line(number, text[start : match.start()])
        start, number = match.end(), number + 1
    yield Line(number, text[start:])


def without_escapes(lines: Iterable[Line], removed: Removals) -> Iterator[Line]:
    r"""Lines ended where the file has ``\n`` spelled out, as in a string of a program.

    A folder name such as C:\name is left alone.
    """
    for line in lines:
        if "\\" not in line.text:
            yield line
            continue
        for escape in _ESCAPED_END.findall(line.text):
            removed.mark(line.number, escape, "line end spelled out, read as one")
        for part in _ESCAPED_END.split(line.text):
            text = _ESCAPED.sub(lambda match: match[1] or " ", part)
            if text != part:
                removed.kind(line.number, "\\", "mark of a program before a quotation mark or tab")
            yield line._replace(text=text)


def without_odd_characters(lines: Iterable[Line], removed: Removals) -> Iterator[Line]:
    """The lines that hold something: composed (NFC), readable, without white space at the ends."""
    for line in lines:
        for character in _ODD.findall(line.text):
            removed.mark(line.number, *_explain(character))
        text = unicodedata.normalize("NFC", _ODD.sub(_plain, line.text)).strip()
        if text:
            yield line._replace(text=text)


def without_verse_numbers(lines: list[Line], removed: Removals) -> list[Line]:
    """Verses of the Quran that end with a sign, as sentences do with a full stop, not a number.

    A number without the sign is that of a verse in a vocalised text, where each is one more
    than the one before it.
    """
    plain = [_without_verse_numbers(line, removed) for line in lines]
    return _without_bare_numbers(plain, removed) if plain == lines else plain


_ORNATE = "\N{ORNATE LEFT PARENTHESIS}\N{ORNATE RIGHT PARENTHESIS}"
_VERSE_NUMBER = re.compile(
    rf"\s*(?:[{_ORNATE}]\s*\d+\s*[{_ORNATE}]|{END_OF_VERSE}\s*\d+|\d+\s*{END_OF_VERSE})"
)


def _without_verse_numbers(line: Line, removed: Removals) -> Line:
    numbers = _VERSE_NUMBER.findall(line.text)
    if not numbers:
        return line
    for number in numbers:
        removed.kind(line.number, number.strip(), "number of a verse")
    text = _VERSE_NUMBER.sub(f" {END_OF_VERSE} ", line.text)
    return line._replace(text=" ".join(text.split()))


_BARE_NUMBER = re.compile(r"\s*(?:\(\s*(\d{1,3})\s*\)|\[\s*(\d{1,3})\s*\]|(?<=\s)(\d{1,3})\s*$)")
_MARK = re.compile(f"[{characters.MARKS}]")
# Of a hundred letters of a vocalised text some seventy have a mark.
_VOCALISED = 0.3


def _without_bare_numbers(lines: list[Line], removed: Removals) -> list[Line]:
    found = [(line, match) for line in lines for match in _BARE_NUMBER.finditer(line.text)]
    numbers = [int(next(filter(None, match.groups()))) for _, match in found]
    follow = all(after == before + 1 for before, after in itertools.pairwise(numbers))
    if len(numbers) < 2 or not follow or not _is_vocalised(lines):
        return lines
    for line, match in found:
        removed.kind(line.number, match[0].strip(), "number of a verse")
    return [
        line._replace(text=" ".join(_BARE_NUMBER.sub(f" {END_OF_VERSE} ", line.text).split()))
        for line in lines
    ]


def _is_vocalised(lines: list[Line]) -> bool:
    marks = sum(len(_MARK.findall(line.text)) for line in lines)
    return marks > _VOCALISED * sum(sum(map(str.isalpha, line.text)) for line in lines)


def _plain(match: re.Match[str]) -> str:
    """The plain letters of a presentation form, nothing for an invisible character.

    NFKC writes a vowel mark that stood alone as a space and the mark; the space goes.
    """
    if not _is_letter(match[0]):
        return ""
    return unicodedata.normalize("NFKC", match[0]).replace(" ", "")


def _explain(character: str) -> tuple[str, str]:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character")
    if _is_letter(character):
        return character, f"old presentation form ({name}), written as plain letters"
    return code, f"invisible character ({name})"


def _is_letter(character: str) -> bool:
    return unicodedata.category(character) == "Lo"
