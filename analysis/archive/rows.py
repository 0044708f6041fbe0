"""A piece of the source → its articles as they are written there, one a row.

What cannot be read is told with its place and the reason, and reading goes on behind it.
"""

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from analysis.archive.columns import found_columns
from analysis.archive.sources import LONGEST, Piece, Problem, delimiter, header, limit_fields
from analysis.archive.store import ArchiveError
from analysis.text.dates import parse_date
from analysis.text.source import ArticleError, read_source


class Row(NamedTuple):
    """An article as its row has it; what is not known is None, a date as it is written."""

    file: str
    row: int
    text: str
    id: str | None = None
    date: object = None
    source: str | None = None
    title: str | None = None
    url: str | None = None


def rows(piece: Piece, text: str | None = None) -> Iterator[Row | Problem]:
    """The articles of a piece; ``text`` names the column of the text where it is unusual."""
    return _READERS[piece.kind](piece, text)


def read_date(value: object) -> datetime.date | None:
    """The day that a value of a table means, None for no value.

    Days and times of Parquet, ISO 8601 with or without a time, and whatever
    :func:`analysis.text.dates.parse_date` reads.

    Raises ValueError when there is something that is no date.

    >>> read_date("2016-02-16T10:00:00Z"), read_date("١٦ شباط ٢٠١٦"), read_date(" ")
    (datetime.date(2016, 2, 16), datetime.date(2016, 2, 16), None)
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date) or value is None:
        return value
    written = str(value).strip()
    if not written:
        return None
    if re.match(r"\d{4}-\d{2}-\d{2}([T ]|$)", written):
        return datetime.date.fromisoformat(written[:10])
    date = parse_date(written)
    if date is None:
        raise ValueError(f"«{written[:40]}» is not written as a date")
    return date


def _text_files(piece: Piece, text: str | None) -> Iterator[Row | Problem]:
    for name in piece.names:
        path = Path(piece.root) / name
        try:
            size = path.stat().st_size
            if size > LONGEST:
                yield Problem(name, 0, _too_long(size))
            else:
                yield Row(name, 0, read_source(path).text, id=str(Path(name).with_suffix("")))
        except ArticleError as error:
            yield Problem(name, 0, str(error).removeprefix(f"{path}: "))
        except OSError as error:
            yield Problem(name, 0, f"cannot be opened ({error.strerror})")


def _json_lines(piece: Piece, text: str | None) -> Iterator[Row | Problem]:
    (name,) = piece.names
    columns: dict[tuple[str, ...], dict[str, str]] = {}
    with (Path(piece.root) / name).open("rb") as file:
        file.seek(piece.start)
        number = piece.first - 1
        while file.tell() < piece.end:
            number += 1
            line = file.readline(LONGEST + 1)
            if len(line) > LONGEST:
                size = len(line) + _skip_line(file, line)
                yield Problem(name, number, _too_long(size))
            elif line.strip():
                yield _json_row(name, number, line, columns, text)


def _skip_line(file: io.BufferedReader, line: bytes) -> int:
    """Go to the end of a line of any length without holding it; how many bytes that were."""
    size = 0
    while line and not line.endswith(b"\n"):
        line = file.readline(LONGEST)
        size += len(line)
    return size


def _json_row(
    name: str,
    number: int,
    line: bytes,
    columns: dict[tuple[str, ...], dict[str, str]],
    text: str | None,
) -> Row | Problem:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Problem(name, number, f"not UTF-8 (byte {error.start + 1} of the row)")
    except (ValueError, RecursionError) as error:
        return Problem(name, number, f"no JSON ({error})")
    if not isinstance(value, dict):
        return Problem(name, number, "no JSON object")
    names = tuple(value)
    try:
        if names not in columns:
            columns[names] = found_columns(names, text)
    except ArchiveError as error:
        return Problem(name, number, str(error))
    return _row(name, number, {meaning: value[key] for meaning, key in columns[names].items()})


def _csv(piece: Piece, text: str | None) -> Iterator[Row | Problem]:
    (name,) = piece.names
    limit_fields()
    with (Path(piece.root) / name).open("rb") as file:
        sign = delimiter(file)
        names = header(file)
        columns = found_columns(names, text)
        file.seek(piece.start)
        records = csv.reader(_decoded(file, piece.end), delimiter=sign)
        number = piece.first - 1
        while True:
            number += 1
            try:
                record = next(records)
            except StopIteration:
                return
            except csv.Error as error:
                yield Problem(name, number, f"no CSV ({error})")
                continue
            if not record:
                continue
            if len(record) != len(names):
                told = f"{len(record)} cells where the header has {len(names)}"
                yield Problem(name, number, f"{told}: check the quotation marks")
                continue
            cells = dict(zip(names, record, strict=True))
            found = {meaning: cells[column] for meaning, column in columns.items()}
            yield _row(name, number, found)


def _decoded(file: io.BufferedReader, end: int) -> Iterator[str]:
    """Lines as text; bytes that are no UTF-8 become lone surrogates, which `_row` tells."""
    while file.tell() < end and (line := file.readline()):
        yield line.decode("utf-8", "surrogateescape")


def _parquet(piece: Piece, text: str | None) -> Iterator[Row | Problem]:
    import pyarrow.parquet as pq

    (name,) = piece.names
    with pq.ParquetFile(Path(piece.root) / name, pre_buffer=False) as file:
        columns = found_columns(file.schema_arrow.names, text)
        batches = file.iter_batches(
            256, row_groups=[piece.group], columns=[*columns.values()], use_threads=False
        )
        at = 0
        for batch in batches:
            start, end = max(piece.start - at, 0), min(piece.end - at, batch.num_rows)
            if start < end:
                cut = batch.slice(start, end - start)
                cells = {m: cut.column(column).to_pylist() for m, column in columns.items()}
                number = piece.first - piece.start + at + start
                for place, values in enumerate(zip(*cells.values(), strict=True)):
                    yield _row(name, number + place, dict(zip(cells, values, strict=True)))
            at += batch.num_rows
            if at >= piece.end:
                return


def _row(name: str, number: int, found: Mapping[str, Any]) -> Row | Problem:
    text = found["text"]
    if text is None or (isinstance(text, str) and not text.strip()):
        return Problem(name, number, "no text")
    if not isinstance(text, str):
        return Problem(name, number, f"the text is no text but {type(text).__name__}")
    if len(text) > LONGEST // 2:
        return Problem(name, number, _too_long(len(text.encode("utf-8", "replace"))))
    plain = {key: _plain(found.get(key)) for key in ("id", "source", "title", "url")}
    for value in (text, *plain.values()):
        if value and re.search("[\ud800-\udfff]", value):
            return Problem(name, number, "not UTF-8")
    return Row(name, number, text, date=found.get("date"), **plain)


def _plain(value: object) -> str | None:
    written = "" if value is None else " ".join(str(value).split())
    return written or None


def _too_long(size: int) -> str:
    return (
        f"{size / 1e6:.1f} MB in one article, more than the {LONGEST / 1e6:.0f} MB of a book: "
        "it may hold many articles"
    )


_READERS = {"text": _text_files, "jsonl": _json_lines, "csv": _csv, "parquet": _parquet}
