"""How an archive lies on disk: whole files or none, and a record that says what is valid.

::

    archive/
      archive.json        the record, written last; without it there is no archive
      tables-0f3a…/       forms, lemmas, years, articles, bags, rejected, as Parquet
      parts/              what was counted of each piece of the source, for the next run
      work/               a run that has not finished

Every file is written under another name and then renamed, so that whoever finds it finds all
of it; the record names its folder of tables, so that a new one takes effect in one step.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.files import code_digest, replaced

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = 1
RECORD = "archive.json"

# Rows in a row group of a finished table: some megabytes, so that readers need little memory.
ROW_GROUP = 1 << 17


class ArchiveError(ValueError):
    """An archive that cannot be made or opened; the message names the cause and the cure."""


class Table(NamedTuple):
    """A finished table: how many rows it has, and the fingerprint of its file."""

    rows: int
    sha256: str


class Record(NamedTuple):
    """What is known about a finished archive.

    ``digest`` is a fingerprint of all tables: two archives with one digest hold the same.
    ``parts`` are the keys of the counted pieces that it was made from.
    """

    format: int
    made: str
    source: str
    articles: int
    words: int
    rejected: int
    first: str | None
    last: str | None
    digest: str
    folder: str
    tables: Mapping[str, Table]
    parts: Sequence[str]
    settings: Mapping[str, Any]
    versions: Mapping[str, str]


def need_pyarrow() -> None:
    """Raise ArchiveError where the extra ``archive`` is not installed."""
    from importlib.util import find_spec

    missing = [name for name in ("pyarrow", "datasketch", "distributed") if not find_spec(name)]
    if missing:
        raise ArchiveError(
            f"archives need {', '.join(missing)}, which is not installed: "
            "install the extra, pip install '.[archive]'"
        )


def read_record(folder: Path) -> Record:
    """The record of a finished archive.

    Raises ArchiveError when there is none, it cannot be read, it is of another format, or a
    table is missing or of another size than recorded.
    """
    path = folder / RECORD
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        begun = (folder / "parts").exists() or (folder / "work").exists()
        cause = "is begun but not finished" if begun else "holds no archive"
        raise ArchiveError(
            f"{folder} {cause} (no {RECORD}): run python -m analysis archive SOURCE --out {folder}"
        ) from None
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{path} cannot be read ({error}): build the archive again") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ArchiveError(f"{path} is of another format than {FORMAT}: build the archive again")
    try:
        tables = {name: Table(**table) for name, table in found.pop("tables").items()}
        record = Record(tables=tables, **found)
    except (KeyError, TypeError, AttributeError) as error:
        raise ArchiveError(f"{path} is damaged ({error}): build the archive again") from error
    for name in tables:
        if not table_path(folder, record, name).is_file():
            raise ArchiveError(f"{folder}: the table {name} is missing: build the archive again")
    return record


def write_record(folder: Path, record: Record) -> None:
    """Make an archive valid: the last step of a build."""
    fields = record._asdict() | {
        "tables": {name: table._asdict() for name, table in record.tables.items()}
    }
    text = json.dumps(fields, ensure_ascii=False, indent=2) + "\n"
    with replaced(folder / RECORD) as draft:
        draft.write_text(text, encoding="utf-8")


def table_path(folder: Path, record: Record, name: str) -> Path:
    """The file of a finished table."""
    return folder / record.folder / f"{name}.parquet"


def write_table(table: "pa.Table", path: Path) -> None:
    """A small table as Parquet, whole or not at all."""
    with replaced(path) as draft, Writer(draft, table.schema) as writer:
        writer.write(table)


def read_table(path: Path, columns: Sequence[str] | None = None) -> "pa.Table":
    """A table, or some of its columns."""
    import pyarrow.parquet as pq

    return pq.read_table(path, columns=columns, use_threads=False, memory_map=False)


class Writer:
    """Writes Parquet in row groups of one size, however the rows arrive.

    So the same rows give the same bytes, in whatever pieces they were merged.
    """

    def __init__(self, path: Path, schema: "pa.Schema", rows: int = ROW_GROUP) -> None:
        import pyarrow.parquet as pq

        self._schema, self._rows = schema, rows
        self._file = pq.ParquetWriter(path, schema, compression="zstd")
        self._waiting: list[pa.Table] = []
        self._held = 0

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        if failed is None and self._held:
            self._flush(self._held)
        self._file.close()

    def write(self, table: "pa.Table") -> None:
        """Add rows."""
        self._waiting.append(table)
        self._held += table.num_rows
        while self._held >= self._rows:
            self._flush(self._rows)

    def _flush(self, rows: int) -> None:
        import pyarrow as pa

        table = pa.concat_tables(self._waiting).combine_chunks()
        self._file.write_table(table.slice(0, rows), row_group_size=rows)
        self._waiting, self._held = [table.slice(rows)], table.num_rows - rows


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def versions() -> dict[str, str]:
    """The versions of what decides the content of an archive, its own words among them."""
    import platform
    from importlib.metadata import version

    names = ("pyarrow", "datasketch", "simplemma", "wordfreq")
    found = {"python": platform.python_version()} | {name: version(name) for name in names}
    return found | {"words": code_digest("text/*", "words/*", "archive/lemmatising")[:12]}


def is_archive(folder: Path) -> bool:
    """Whether a folder holds a finished archive, or what says that it does."""
    return (folder / RECORD).is_file()
