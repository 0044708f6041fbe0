"""A file on disk → its text, or an error that names the cause and the cure.

The one idea: guessing an encoding would change letters behind the reader's back, so only
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
    text = _decode(path, raw)
    if not text.strip("\N{BYTE ORDER MARK} \t\r\n"):
        raise ArticleError(path, "the file is empty", "Paste the article's text into it.")
    if not ARABIC_LETTER.search(text):
        raise ArticleError(
            path,
            "the file holds no Arabic letter",
            "This book reads Arabic articles; check that this is the right file.",
        )
    return Source(text, hashlib.sha256(raw).hexdigest())


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


def _decode(path: Path, raw: bytes) -> str:
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
    return best if hits[best] else None


def _seems(encoding: str | None) -> str:
    return f"; the file looks like {encoding}" if encoding else ""


def _convert(path: Path, encoding: str | None) -> str:
    known = encoding or "ITS-ENCODING"
    file = shlex.quote(str(path))
    return f"Save it as UTF-8, for example: iconv -f {known} -t UTF-8 {file} > utf8.txt"
