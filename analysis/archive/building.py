"""The steps of a build: read and count, put in order, merge, lemmatise, bag, and make it valid.

Each step is a plain function mapped over small tasks that name files, so that any engine can
run it, a task can run twice, and a run that was interrupted finds what it had done.
"""

import datetime
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.archive.counting import (
    DESCRIBED,
    MEASURED,
    Part,
    Task,
    count,
    counted_part,
    problem_table,
)
from analysis.archive.duplicates import Order, order
from analysis.archive.engine import Engine
from analysis.archive.lemmatising import (
    BAGS,
    FORMS,
    NO_LEMMA,
    SLICE,
    WORDS,
    BagTask,
    FormsTask,
    LemmaTask,
    bag_words,
    count_forms,
    labels,
    lemmatise,
    lemmatised,
)
from analysis.archive.merging import Shape, merge_all
from analysis.archive.sources import Problem, plan
from analysis.archive.store import (
    FORMAT,
    ArchiveError,
    Record,
    Table,
    code_digest,
    fingerprint,
    need_pyarrow,
    read_record,
    read_table,
    replaced,
    table_path,
    versions,
    write_record,
    write_table,
)

if TYPE_CHECKING:
    import pyarrow as pa

_PLACES = Shape(("place",))


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
        run = _Run(out, folders, ordered, engine, tell)
        problems = [*planned.problems, *ordered.problems]
        return run.finish(source.name, settings, problems)


class _Run:
    """The steps behind the first, on the way from parts to tables."""

    def __init__(
        self,
        out: Path,
        parts: Sequence[Path],
        ordered: Order,
        engine: Engine,
        tell: Callable[[str], object],
    ) -> None:
        self._out, self._parts, self._order = out, parts, ordered
        self._engine, self._tell = engine, tell
        self._work = out / "work" / self._digest()
        self._work.mkdir(parents=True, exist_ok=True)

    def _digest(self) -> str:
        """A fingerprint of all that the tables depend on: the folder of the work is named so."""
        digest = hashlib.sha256(code_digest("text/*", "words/*", "archive/*").encode())
        for name, places in self._order.places.items():
            digest.update(name.encode() + places.tobytes())
        digest.update(repr(sorted(versions().items())).encode())
        return digest.hexdigest()[:12]

    def finish(self, source: str, settings: Settings, problems: Sequence[Problem]) -> Record:
        """Make all tables and then the record."""
        self._write_places()
        self._tell("merging the counts of forms")
        forms = self._forms()
        self._tell("lemmatising the forms")
        words = self._lemmatised(forms)
        self._tell("merging the bags of words")
        bags, years = self._bagged(forms)
        articles = self._articles()
        rejected = self._rejected(problems)
        made = self._work / "tables"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        self._write_words(made, words, years)
        for name, path in (("bags", bags), ("articles", articles), ("rejected", rejected)):
            os.link(path, made / f"{name}.parquet")
        return self._publish(made, source, settings)

    def _path(self, name: str, part: Path | None = None) -> Path:
        return self._work / (f"{name}-{part.name}" if part else name)

    def _places(self, part: Path) -> Path:
        return self._path("places", part).with_suffix(".npy")

    def _write_places(self) -> None:
        import numpy as np

        for part in self._parts:
            with replaced(self._places(part)) as draft, draft.open("wb") as file:
                np.save(file, self._order.places[part.name])

    def _forms(self) -> Path:
        tasks = [FormsTask(p, self._places(p), self._path("forms", p)) for p in self._parts]
        partial = list(self._engine(count_forms, tasks))
        return merge_all(partial, self._path("forms.parquet"), FORMS, self._engine)

    def _lemmatised(self, forms: Path) -> "pa.Table":
        """All forms with their counts, words and labels; and on disk the number of each word."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        table = read_table(forms)
        known = self._known()
        new = table.filter(pc.invert(pc.is_in(table["form"], value_set=known["form"])))
        missing = self._path("new.parquet")
        write_table(new.select(["form"]), missing)
        starts = range(0, new.num_rows, SLICE)
        tasks = [
            LemmaTask(missing, start, start + SLICE, self._path(f"words-{start:09d}.parquet"))
            for start in starts
        ]
        found = [known, *(read_table(path) for path in self._engine(lemmatise, tasks))]
        word_of = pa.concat_tables(found).combine_chunks()
        rows = pc.index_in(table["form"], value_set=word_of["form"].chunk(0))
        for name in ("lemma", "label"):
            table = table.append_column(name, word_of[name].take(rows))
        words = labels(table)
        keys = words["lemma"].combine_chunks()
        numbers = pc.fill_null(pc.index_in(table["lemma"], value_set=keys), NO_LEMMA)
        with replaced(self._work / "lemmas.npy") as draft, draft.open("wb") as file:
            np.save(file, numbers.to_numpy().astype(np.int32))
        with replaced(self._work / "labels.parquet") as draft:
            write_table(words, draft)
        return table

    def _known(self) -> "pa.Table":
        """The forms that an earlier run lemmatised with the same code and dictionaries."""
        try:
            record = read_record(self._out)
        except ArchiveError:
            record = None
        if record is None or record.versions != versions() | {"words": _code()}:
            return lemmatised([])
        path = table_path(self._out, record, "forms")
        return read_table(path, ["form", "lemma", "label"])

    def _bagged(self, forms: Path) -> tuple[Path, Path]:
        lemmas = self._work / "lemmas.npy"
        tasks = [
            BagTask(
                part,
                self._places(part),
                forms,
                lemmas,
                self._path("bags", part),
                self._path("years", part),
            )
            for part in self._parts
        ]
        bags, years = zip(*self._engine(bag_words, tasks), strict=True)
        return (
            merge_all(bags, self._path("bags.parquet"), BAGS, self._engine),
            merge_all(years, self._path("years.parquet"), WORDS, self._engine),
        )

    def _articles(self) -> Path:
        tasks = [(p, self._places(p), self._path("articles", p)) for p in self._parts]
        partial = list(self._engine(place_articles, tasks))
        return merge_all(partial, self._path("articles.parquet"), _PLACES, self._engine)

    def _rejected(self, problems: Sequence[Problem]) -> Path:
        import pyarrow as pa

        tables = [read_table(part / "problems.parquet") for part in self._parts]
        table = pa.concat_tables([problem_table(problems), *tables])
        table = table.sort_by([(name, "ascending") for name in table.column_names])
        path = self._path("rejected.parquet")
        write_table(table, path)
        return path

    def _write_words(self, folder: Path, table: "pa.Table", years: Path) -> None:
        """The tables of forms, lemmas and years, with keys instead of numbers."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        words = read_table(self._work / "labels.parquet")
        by_year = read_table(years)
        number = by_year["lemma"].to_numpy()
        for name in ("count", "documents"):
            totals = np.zeros(words.num_rows, dtype=np.int64)
            np.add.at(totals, number, by_year[name].to_numpy())
            words = words.append_column(name, pa.array(totals))
        dated = by_year.filter(pc.greater(by_year["year"], 0))
        write_table(table, folder / "forms.parquet")
        write_table(words, folder / "lemmas.parquet")
        write_table(dated, folder / "years.parquet")

    def _publish(self, made: Path, source: str, settings: Settings) -> Record:
        """Move the tables to their place and write the record, which makes the archive valid."""
        import pyarrow.compute as pc

        tables = {
            path.stem: Table(_rows(path), fingerprint(path)) for path in sorted(made.iterdir())
        }
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
            parts=sorted(part.name for part in self._parts),
            settings={"text": settings.text, "keep_duplicates": settings.keep_duplicates},
            versions=versions() | {"words": _code()},
        )
        if not (self._out / record.folder).is_dir():
            os.rename(made, self._out / record.folder)
        write_record(self._out, record)
        _tidy(self._out, record)
        return record


def place_articles(task: tuple[Path, Path, Path]) -> Path:
    """The kept articles of a part, as the finished table has them, sorted by their place."""
    part, places, out = task
    if not out.exists():
        import numpy as np
        import pyarrow as pa

        place = np.load(places)
        table = read_table(part / "articles.parquet", [*DESCRIBED, *MEASURED])
        table = table.add_column(0, "place", pa.array(place)).filter(pa.array(place >= 0))
        write_table(table.sort_by("place"), out)
    return out


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
    import fcntl

    with (out / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ArchiveError(f"{out} is being built by another process: wait for it") from None
        except OSError:
            pass  # a file system without locks
        yield


def _tidy(out: Path, record: Record) -> None:
    """Remove what the archive no longer needs: earlier tables, other parts, finished work."""
    for folder in out.glob("tables-*"):
        if folder.name != record.folder:
            shutil.rmtree(folder, ignore_errors=True)
    for folder in (out / "parts").iterdir():
        if folder.name not in record.parts:
            shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(out / "work", ignore_errors=True)


def _code() -> str:
    return code_digest("text/*", "words/*", "archive/lemmatising")[:12]


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
