"""What an archive is made from → pieces of a size that one process reads at once.

A folder is searched for text files (one article each), JSON Lines, CSV and Parquet (one article
a row). Large files are cut between rows. Where they are cut depends on what they hold and never
on the number of workers, and rows that are added at the end, or files that are added anywhere,
leave nearly all pieces as they were.
"""

import csv
import hashlib
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.archive.columns import found_columns
from analysis.archive.store import ArchiveError

# Bytes in a piece: some 2,000 articles, a few seconds of work.
PIECE = 8 << 20
# Text files in a piece, on average and at most.
_FILES, _MOST_FILES = 256, 1024
# A row group of a Parquet file is read from its beginning: more slices would read it too often.
_SLICES = 16
_ROWS = 2048
# The longest row, in bytes. A million letters are a book, or a file that lost its line ends.
LONGEST = 2 << 20
# The longest field of a CSV file that is read at all, to be told as too long; what is longer
# lost its closing quotation mark.
_FIELD = 64 << 20

KINDS = {
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}


class Problem(NamedTuple):
    """Something of the source that is not in the archive, or not all of it.

    ``row`` counts from 1, 0 for the file as a whole. ``kept`` tells that the article is in the
    archive all the same, for example without its date.
    """

    file: str
    row: int
    reason: str
    kept: bool = False


class Piece(NamedTuple):
    """A piece of the source: files, or some rows of one file.

    ``start`` and ``end`` are bytes (JSON Lines, CSV) or rows of a row group (Parquet);
    ``first`` is the number of the first row in its file.
    """

    root: str
    kind: str
    names: tuple[str, ...]
    start: int = 0
    end: int = 0
    group: int = 0
    first: int = 1


class Plan(NamedTuple):
    """The pieces of a source, and the files that are no source of articles."""

    pieces: tuple[Piece, ...]
    problems: tuple[Problem, ...]
    files: int


def plan(source: Path, *, text: str | None = None, leave_out: Sequence[Path] = ()) -> Plan:
    """Cut a file or a folder into pieces. Files whose name begins with a dot are passed over.

    ``text`` names the column of the text where it is not one of the usual names.

    Raises ArchiveError when there is nothing there, or no file of a kind that can be read.
    """
    root, names = _listed(source, [path.resolve() for path in leave_out])
    texts = [name for name in names if _kind(name) == "text"]
    pieces = [Piece(str(root), "text", group) for group in _groups(texts)]
    problems: list[Problem] = []
    for name in names:
        kind = _kind(name)
        try:
            if kind is None:
                problems.append(Problem(name, 0, _why_not(name)))
            elif kind != "text":
                pieces += _CUTS[kind](root, name, text)
        except (OSError, ValueError, csv.Error) as error:
            problems.append(Problem(name, 0, f"cannot be read as {kind}: {_line(error)}"))
    if not pieces and not problems:
        raise ArchiveError(f"{source}: there is no file; give a folder of articles")
    return Plan(tuple(pieces), tuple(problems), len(names))


def _listed(source: Path, leave_out: Sequence[Path]) -> tuple[Path, list[str]]:
    """The folder that names are told from, and the names of the files, sorted."""
    if source.is_file():
        return source.parent, [source.name]
    if not source.is_dir():
        raise ArchiveError(f"{source}: there is no such file or folder; check the path")
    names = []
    for path, below, files in os.walk(source):
        folder = Path(path)
        below[:] = [
            name
            for name in below
            if not name.startswith(".") and (folder / name).resolve() not in leave_out
        ]
        here = folder.relative_to(source)
        names += [(here / name).as_posix() for name in files if not name.startswith(".")]
    return source, sorted(names)


def _kind(name: str) -> str | None:
    return KINDS.get(Path(name).suffix.lower())


def _why_not(name: str) -> str:
    suffix = Path(name).suffix.lower()
    if suffix in (".gz", ".zip", ".bz2", ".xz", ".zst", ".tar", ".tgz", ".7z", ".rar"):
        return f"a compressed file ({suffix}): unpack it first"
    known = ", ".join(KINDS)
    return f"no kind of file that is read ({suffix or 'no ending'}); known are {known}"


def _groups(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Files in groups that end after names of a certain kind, so that a new file moves no other.

    >>> names = [f"{n}.txt" for n in range(2000)]
    >>> len(set(_groups(names)) - set(_groups(["new.txt", *names])))
    1
    """
    group: list[str] = []
    for name in names:
        group.append(name)
        ends = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % _FILES == 0
        if ends or len(group) == _MOST_FILES:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _cut_lines(root: Path, name: str, text: str | None) -> Iterator[Piece]:
    """Pieces of a file with a row a line: bytes, cut at the first line end after each PIECE."""
    start, row = 0, 1
    with (root / name).open("rb") as file:
        if file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            raise ValueError("one JSON list; write one object a line instead (JSON Lines)")
        file.seek(0)
        while block := file.read(PIECE):
            lines = block.count(b"\n")
            while not block.endswith(b"\n") and (block := file.readline(1 << 20)):
                lines += block.count(b"\n")
            yield Piece(str(root), "jsonl", (name,), start, file.tell(), first=row)
            start, row = file.tell(), row + lines


def _cut_records(root: Path, name: str, text: str | None) -> Iterator[Piece]:
    """Pieces of a CSV file, cut between records: a field in quotation marks may hold line ends."""
    with (root / name).open("rb") as file:
        lines = _Lines(file)
        found_columns(header(file), text)
        limit_fields()
        records = csv.reader(lines, delimiter=delimiter(file))
        _next(records)  # the header
        start, first, row = lines.place, 2, 1
        while _next(records):
            row += 1
            if lines.place - start >= PIECE:
                yield Piece(str(root), "csv", (name,), start, lines.place, first=first)
                start, first = lines.place, row + 1
        if lines.place > start:
            yield Piece(str(root), "csv", (name,), start, lines.place, first=first)


def _next(records: "Iterator[list[str]]") -> bool:
    """Go to the next record, whatever is in it; False at the end."""
    try:
        next(records)
    except StopIteration:
        return False
    except csv.Error:
        pass  # a field beyond the limit: told where the rows are read
    return True


class _Lines:
    """The lines of a file as text, and how many bytes have been read."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self.place = 0

    def __iter__(self) -> Iterator[str]:
        self._file.seek(0)
        for line in self._file:
            self.place += len(line)
            yield line.decode("latin-1")  # a letter a byte: only quotation marks matter here


def delimiter(file: io.BufferedReader) -> str:
    """What parts the columns of a CSV file: the commonest of , ; and tab in its first line."""
    file.seek(0)
    header = file.readline(1 << 16)
    file.seek(0)
    return max(",;\t", key=lambda sign: header.count(sign.encode()))


def header(file: io.BufferedReader) -> list[str]:
    """The names of the columns of a CSV file."""
    file.seek(0)
    lines = (line.decode("utf-8-sig", "replace") for line in file)
    return next(csv.reader(lines, delimiter=delimiter(file)), [])


def limit_fields() -> None:
    """Let the csv module read long fields, so that they can be told as too long."""
    csv.field_size_limit(_FIELD)


def _cut_row_groups(root: Path, name: str, text: str | None) -> Iterator[Piece]:
    """Pieces of a Parquet file: its row groups, large ones in slices."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(root / name) as file:
        found_columns(file.schema_arrow.names, text)
        first = 1
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            size = max(_ROWS, -(-rows // _SLICES))
            for start in range(0, rows, size):
                end = min(start + size, rows)
                yield Piece(str(root), "parquet", (name,), start, end, group, first + start)
            first += rows


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


_CUTS = {"jsonl": _cut_lines, "csv": _cut_records, "parquet": _cut_row_groups}
