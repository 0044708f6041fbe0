"""A file on disk → its text, or an error that names the cause and the cure.

Guessing an encoding would change letters behind the reader's back, so only
UTF-8 is read; for everything else the error says what the file seems to be and how to
convert it.
"""

import codecs
import hashlib
import re
import shlex
from pathlib import Path
from typing import NamedTuple

from analysis.text import characters

ARABIC_LETTER = re.compile(
    f"[{characters.LETTERS}{characters.PRESENTATION_FORMS}{characters.WORD_LIGATURES}]"
)

# Enough to tell encodings apart, small enough to look at twice.
_SAMPLE_BYTES = 65_536

# The mark of UTF-32 in little-endian order begins with that of UTF-16: the longer come first.
_WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}

# Fewer letters than those of two words tell no code page.
_ENOUGH_LETTERS = 6
# Both are single-byte code pages in which Arabic text is never valid UTF-8 for long.
_LEGACY_ENCODINGS = {"cp1256": "Windows-1256", "iso8859-6": "ISO-8859-6"}


class ArticleError(ValueError):
    """A file that cannot be read as an article; the message names the file, cause and cure."""

    def __init__(self, path: Path, cause: str, cure: str, *, line: int | None = None) -> None:
        place = f"{path}, line {line}" if line is not None else str(path)
        super().__init__(f"{place}: {cause}. {cure}")


class Source(NamedTuple):
    """What a file holds: its text as decoded, and the fingerprint of its bytes."""

    text: str
    sha256: str


def read_source(path: Path) -> Source:
    """Read a UTF-8 file, with or without a byte order mark.

    Raises:
        ArticleError: the file is missing, a folder, unreadable, empty, not UTF-8,
            or holds no Arabic letter.
    """
    raw = _read_bytes(path)
    _refuse_other_formats(path, raw)
    text = decoded(path, raw)
    if not text.strip("\N{BYTE ORDER MARK} \t\r\n"):
        raise ArticleError(path, "the file is empty", "Paste the article's text into it.")
    if not (ARABIC_LETTER.search(text) or _ARABIC_ENTITY.search(text)):
        raise ArticleError(path, *_why_no_arabic(text))
    return Source(text, hashlib.sha256(raw).hexdigest())


def decoded(path: Path, raw: bytes) -> str:
    """The text that the bytes of a file are in UTF-8, with or without a byte order mark.

    Raises:
        ArticleError: it is something else; the message names the line and how to convert it.
    """
    if wide := _wide_encoding(raw):
        raise ArticleError(path, f"the file is {wide}, not UTF-8", _convert(path, wide))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cause = (
            f"byte {raw[error.start]:#04x} at offset {error.start} is not UTF-8"
            f"{_seems(guess := _guess_legacy(raw))}"
        )
        line = raw.count(b"\n", 0, error.start) + 1
    raise ArticleError(path, cause, _convert(path, guess), line=line)


# What files begin with that are no text, and how their text is had.
_FORMATS = {
    b"%PDF-": ("a PDF file", "Take its text out: pdftotext -raw {file} article.txt"),
    b"PK\x03\x04": (
        "a compressed file, as word processors write them",
        "Open it and save it as plain text in UTF-8, or: pandoc -t plain {file} -o article.txt",
    ),
    b"\xd0\xcf\x11\xe0": (
        "a file of an old word processor",
        "Open it there and save it as plain text in UTF-8.",
    ),
    b"{\\rtf": ("a file in rich text format", "Open it and save it as plain text in UTF-8."),
    b"\x1f\x8b": ("a compressed file", "Unpack it: gunzip -c {file} > article.txt"),
    b"\x89PNG": ("a picture", "Type its text, or have it read by a program for that."),
    b"\xff\xd8\xff": ("a picture", "Type its text, or have it read by a program for that."),
}


def _refuse_other_formats(path: Path, raw: bytes) -> None:
    for start, (what, cure) in _FORMATS.items():
        if raw.startswith(start):
            cure = cure.format(file=shlex.quote(str(path)))
            raise ArticleError(path, f"this is {what}, no text", cure)
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and _is_json(raw):
        cure = "Save the text of the article alone, without the names of its fields."
        raise ArticleError(path, "this is a JSON file, no text", cure)


def _is_json(raw: bytes) -> bool:
    import json

    try:
        return isinstance(json.loads(raw), dict | list)
    except (ValueError, RecursionError):
        return False


# An Arabic letter as web pages may write it, which is read as the letter.
_ARABIC_ENTITY = re.compile(r"&#(?:[xX]06[0-9a-fA-F]{2}|1(?:5[4-9]|6\d|7[0-8])\d);")
_ESCAPED_ARABIC = re.compile(r"\\u06[0-9a-fA-F]{2}|%D[89ABab]%")
# The bytes of Arabic in UTF-8 or Windows-1256, read as if they were Western letters.
_WESTERN = re.compile(r"[ØÙ][\u0080-\u00BF\u0152-\u02DC\u2013-\u2122]|[ÇáÊíäãÑæÏÈåÚ]{3}")


def _why_no_arabic(text: str) -> tuple[str, str]:
    """Cause and cure of a file without an Arabic letter."""
    if _ESCAPED_ARABIC.search(text):
        cause = "the file holds Arabic letters only as escapes such as \\u0627"
        return cause, "Save the text as a page or a program shows it."
    if len(_WESTERN.findall(text)) > 2:
        cause = "the file holds Arabic that was read in a wrong encoding and saved so"
        return cause, "Take the text from where it came from once more, and save it as UTF-8."
    if text.count("?") > len(text) / 2:
        cause = "every letter of the file has become a question mark, and cannot be had back"
        return cause, "Take the text from where it came from once more, and save it as UTF-8."
    cure = "This book reads Arabic articles; check that this is the right file."
    return "the file holds no Arabic letter", cure


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        cause, cure = "there is no such file", "Save the article there as UTF-8 text."
    except IsADirectoryError:
        cause, cure = "this is a folder", "Give the path of one text file."
    except OSError as error:
        cause = f"the file cannot be opened ({error.strerror})"
        cure = "Check its path and its permissions."
    raise ArticleError(path, cause, cure)


def _wide_encoding(raw: bytes) -> str | None:
    """The name, as iconv knows it, of the encoding of two or four bytes that a file is in.

    A byte order mark tells; without one, that every second byte is the high byte of Arabic
    or ASCII, and which of the two it is.

    >>> _wide_encoding("سلام".encode("utf-16-le")), _wide_encoding("سلام".encode())
    ('UTF-16LE', None)
    """
    for mark, name in _WIDE_MARKS.items():
        if raw.startswith(mark):
            return name
    even, odd = (_are_high_bytes(raw[start:_SAMPLE_BYTES:2]) for start in (0, 1))
    if even == odd:
        return None
    return "UTF-16BE" if even else "UTF-16LE"


def _are_high_bytes(half: bytes) -> bool:
    # A tenth is left for signs of other blocks, such as dashes and quotation marks.
    return half.count(0x00) + half.count(0x06) > 0.9 * len(half)


def _guess_legacy(raw: bytes) -> str | None:
    """The legacy code page whose reading has the most Arabic articles (ال), if any has one."""
    sample = raw[:_SAMPLE_BYTES]
    hits = {
        name: len(re.findall(r"(?<!\w)ال\w", sample.decode(codec, errors="replace")))
        for codec, name in _LEGACY_ENCODINGS.items()
    }
    best = max(hits, key=hits.__getitem__)
    return best if hits[best] else _guess_by_letters(sample)


def _guess_by_letters(sample: bytes) -> str | None:
    """The code page in which nearly all that is not ASCII are Arabic letters; Windows' first."""
    high = bytes(byte for byte in sample if byte > 0x7F)
    if len(high) < _ENOUGH_LETTERS:
        return None
    for codec, name in _LEGACY_ENCODINGS.items():
        if len(ARABIC_LETTER.findall(high.decode(codec, errors="replace"))) > 0.9 * len(high):
            return name
    return None


def _seems(encoding: str | None) -> str:
    return f"; the file looks like {encoding}" if encoding else ""


def _convert(path: Path, encoding: str | None) -> str:
    if not encoding:
        return "Open it in the program that wrote it and save it as UTF-8."
    file, new = shlex.quote(str(path)), f"utf8{path.suffix or '.txt'}"
    return f"Save it as UTF-8, for example: iconv -f {encoding} -t UTF-8 {file} > {new}"
