"""``python -m analysis archive SOURCE --out FOLDER``: count an archive of articles."""

import argparse
import sys
from contextlib import AbstractContextManager
from pathlib import Path

from analysis.archive.building import Settings, build
from analysis.archive.engine import Engine, dask, loop, processes
from analysis.archive.store import ArchiveError, Record


def main(arguments: list[str] | None = None) -> int:
    """Build an archive, or bring one up to date; 1 when that cannot be done."""
    chosen = _parser().parse_args(arguments)
    settings = Settings(chosen.text, chosen.keep_duplicates, chosen.strict, chosen.add)
    try:
        with _engine(chosen) as engine:
            record = build(Path(chosen.source), Path(chosen.out), engine, settings, _tell)
    except ArchiveError as error:
        print(error, file=sys.stderr)
        return 1
    print(_summary(record, Path(chosen.out)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis archive", description=__doc__)
    parser.add_argument(
        "source",
        help="a folder of texts, or JSON Lines, CSV or Parquet with a column of text",
    )
    parser.add_argument("--out", required=True, help="the folder of the archive")
    parser.add_argument("--text", metavar="COLUMN", help="the column of the text")
    parser.add_argument("--add", action="store_true", help="keep the articles that are there")
    parser.add_argument(
        "--keep-duplicates", action="store_true", help="keep articles that are there twice"
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="stop at what cannot be read or is there twice",
    )
    parser.add_argument("--workers", type=int, metavar="N", help="processes (one a core)")
    engines = parser.add_mutually_exclusive_group()
    engines.add_argument("--scheduler", metavar="ADDRESS", help="a Dask cluster, tcp://…")
    engines.add_argument(
        "--engine",
        choices=["dask", "processes", "loop"],
        default="dask",
        help="Dask (as it is), plain processes, or one thing after another",
    )
    return parser


def _engine(chosen: argparse.Namespace) -> AbstractContextManager[Engine]:
    from analysis.archive.store import need_pyarrow

    need_pyarrow()
    if chosen.engine == "loop":
        return loop()
    if chosen.engine == "processes":
        return processes(chosen.workers)
    return dask(chosen.scheduler, workers=chosen.workers, progress=sys.stderr.isatty())


def _tell(step: str) -> None:
    print(f"{step} …", file=sys.stderr)


def _summary(record: Record, out: Path) -> str:
    dates = f", {record.first} to {record.last}" if record.first else ""
    lines = [f"{record.articles:,} articles, {record.words:,} words{dates}"]
    if record.rejected:
        table = out / record.folder / "rejected.parquet"
        lines.append(f"{record.rejected:,} rows with a problem, listed in {table}")
    return "\n".join([*lines, f"the archive is ready: {out}"])


if __name__ == "__main__":
    sys.exit(main())
