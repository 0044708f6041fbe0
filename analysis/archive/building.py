"""A source → an archive: read and count, put in order, make the tables, make them valid."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from analysis.archive.counting import Part, Task, count, counted_part
from analysis.archive.duplicates import Order, order
from analysis.archive.engine import Engine
from analysis.archive.publishing import publish
from analysis.archive.sources import Problem, plan
from analysis.archive.store import ArchiveError, Record, need_pyarrow, read_record, read_table
from analysis.archive.tabulating import Tables


class Settings(NamedTuple):
    """How an archive is to be made.

    ``text`` is the column of the text, ``add`` keeps the articles that the archive has,
    ``strict`` raises on the first sign of something that cannot be read or is there twice.
    """

    text: str | None = None
    keep_duplicates: bool = False
    strict: bool = False
    add: bool = False


def build(
    source: Path,
    out: Path,
    engine: Engine,
    settings: Settings = Settings(),  # noqa: B008
    tell: Callable[[str], object] = str,
) -> Record:
    """Make the archive of a source, or bring one up to date; ``tell`` hears of each step.

    Raises ArchiveError when there is nothing to read, no article is left, or ``strict`` is set
    and something is wrong; what was counted is kept for the next run.
    """
    need_pyarrow()
    out.mkdir(parents=True, exist_ok=True)
    with _only_one(out):
        planned = plan(source, text=settings.text, leave_out=[out])
        tell(f"counting {len(planned.pieces)} pieces of {planned.files} files")
        tasks = [Task(piece, out / "parts", settings.text) for piece in planned.pieces]
        parts = _with_old(out, list(engine(count, tasks)), settings)
        _check_there(out, parts)
        tell(f"ordering {sum(part.articles for part in parts)} articles")
        folders = [out / "parts" / part.key for part in parts]
        ordered = order(folders, keep_duplicates=settings.keep_duplicates)
        _check(source, ordered, parts, planned.problems, folders, settings)
        tables = Tables(out, folders, ordered, engine, tell)
        made = tables.make([*planned.problems, *ordered.problems])
        told = {"text": settings.text, "keep_duplicates": settings.keep_duplicates}
        return publish(out, made, source.name, [part.key for part in parts], told)


def _with_old(out: Path, new: Sequence[Part], settings: Settings) -> list[Part]:
    """The parts of an archive, sorted: the new ones, and with ``add`` those that it has."""
    parts = {part.key: part for part in new}
    if settings.add:
        for key in read_record(out).parts:
            if not (out / "parts" / key).is_dir():
                raise ArchiveError(f"{out}: a counted part is missing: build the archive anew")
            parts.setdefault(key, counted_part(out / "parts" / key))
    return [parts[key] for key in sorted(parts)]


def _check_there(out: Path, parts: Sequence[Part]) -> None:
    for found in parts:
        if not (out / "parts" / found.key).is_dir():
            raise ArchiveError(
                f"{out}: what a worker has counted is not here; the scheduler's workers need "
                "this folder, and the source, under the same path as this machine"
            )


def _check(
    source: Path,
    ordered: Order,
    parts: Sequence[Part],
    problems: Sequence[Problem],
    folders: Sequence[Path],
    settings: Settings,
) -> None:
    """Raise where no article is left, or where something is wrong and that is forbidden."""
    wrong = len(problems) + sum(part.problems for part in parts) + len(ordered.problems)
    if ordered.articles and not (settings.strict and wrong):
        return
    rows = (
        row for folder in folders for row in read_table(folder / "problems.parquet").to_pylist()
    )
    told = [*problems, *ordered.problems, *(Problem(**row) for row in rows)]
    lines = "\n".join(f"  {p.file}, row {p.row}: {p.reason}" for p in sorted(told)[:10])
    if ordered.articles:
        raise ArchiveError(f"{source}: {wrong} problems, the first of them:\n{lines}")
    raise ArchiveError(f"{source}: no article could be read:\n{lines}")


@contextmanager
def _only_one(out: Path) -> Iterator[None]:
    """Keep a second build of the same archive out; the lock goes with its process."""
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        yield
        return
    with (out / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ArchiveError(f"{out} is being built by another process: wait for it") from None
        except OSError:
            pass  # a file system without locks
        yield
