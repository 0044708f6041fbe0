"""A file on disk → its text, or an error that names the cause and the cure.

The one idea: guessing an encoding would change letters behind the reader's back, so only
UTF-8 is read; for everything else the error says what the file seems to be and how to
convert it.
"""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

ARABIC_LETTER = re.compile(r"[\u0620-\u064A\u066E-\u06D3\uFB50-\uFDFB\uFE70-\uFEFC]")

# Enough to tell encodings apart, small enough to look at twice.
_SAMPLE_BYTES = 65_536

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
    except FileNotFoundError:
        cause, cure = "there is no such file", "Save the article there as UTF-8 text."
    except IsADirectoryError:
        cause, cure = "this is a folder", "Give the path of one text file."
    except OSError as error:
        cause, cure = f"the file cannot be opened ({error.strerror})", "Check its permissions."
    raise ArticleError(path, cause, cure)


def _decode(path: Path, raw: bytes) -> str:
    if _looks_like_utf16(raw):
        raise ArticleError(path, "the file is UTF-16, not UTF-8", _convert(path, "UTF-16"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cause = (
            f"byte {raw[error.start]:#04x} at offset {error.start} is not UTF-8"
            f"{_seems(guess := _guess_legacy(raw))}"
        )
        line = raw.count(b"\n", 0, error.start) + 1
    raise ArticleError(path, cause, _convert(path, guess), line=line)


def _looks_like_utf16(raw: bytes) -> bool:
    """Whether a byte order mark says UTF-16 or every second byte is Arabic's or ASCII's high byte.

    >>> _looks_like_utf16("سلام".encode("utf-16-le")), _looks_like_utf16("سلام".encode())
    (True, False)
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = raw[:_SAMPLE_BYTES]
    return any(
        len(half) > 0 and (half.count(0x00) + half.count(0x06)) > 0.9 * len(half)
        for half in (sample[0::2], sample[1::2])
    )


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
    return f"Save it as UTF-8, for example: iconv -f {known} -t UTF-8 {path.name} > utf8.txt"
