"""Finished tables → a valid archive, in one step."""

import datetime
import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.archive.store import (
    FORMAT,
    Record,
    Table,
    fingerprint,
    read_table,
    versions,
    write_record,
)


def publish(
    out: Path, made: Path, source: str, parts: Sequence[str], settings: Mapping[str, Any]
) -> Record:
    """Move the tables in a folder to their place, and write the record.

    From then on the archive is valid, and what it no longer needs is removed.
    """
    import pyarrow.compute as pc

    tables = {path.stem: Table(_rows(path), fingerprint(path)) for path in sorted(made.iterdir())}
    digest = hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest()
    articles = read_table(made / "articles.parquet", ["date", "words"])
    ends = pc.min_max(articles["date"]).as_py()
    first, last = (ends[end].isoformat() if ends[end] else None for end in ("min", "max"))
    record = Record(
        format=FORMAT,
        made=_now(),
        source=source,
        articles=articles.num_rows,
        words=pc.sum(articles["words"]).as_py(),
        rejected=tables["rejected"].rows,
        first=first,
        last=last,
        digest=digest,
        folder=f"tables-{digest[:12]}",
        tables=tables,
        parts=sorted(parts),
        settings=settings,
        versions=versions(),
    )
    if not (out / record.folder).is_dir():
        os.rename(made, out / record.folder)
    write_record(out, record)
    _tidy(out, record)
    return record


def _tidy(out: Path, record: Record) -> None:
    """Remove what the archive no longer needs: earlier tables, other parts, finished work."""
    for folder in out.glob("tables-*"):
        if folder.name != record.folder:
            shutil.rmtree(folder, ignore_errors=True)
    for folder in (out / "parts").iterdir():
        if folder.name not in record.parts:
            shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(out / "work", ignore_errors=True)


def _rows(path: Path) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_metadata(path).num_rows)


def _now() -> str:
    """The time, to the second; the one that is set for reproducible builds where it is."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    else:
        moment = datetime.datetime.now(datetime.UTC)
    return moment.isoformat(timespec="seconds")
