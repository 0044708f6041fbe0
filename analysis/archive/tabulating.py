"""Counted parts → the tables of an archive: merge, lemmatise, bag.

Each step is a plain function mapped over small tasks that name files, so that any engine can
run it, and a run that was interrupted finds what it had done.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.archive.counting import DESCRIBED, MEASURED, problem_table
from analysis.archive.duplicates import Order
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
from analysis.archive.sources import Problem
from analysis.archive.store import (
    ArchiveError,
    read_record,
    read_table,
    table_path,
    versions,
    write_table,
)
from analysis.files import code_digest, replaced

if TYPE_CHECKING:
    import pyarrow as pa

_PLACES = Shape(("place",))


class Tables:
    """The steps from counted parts, in order, to finished tables in a folder."""

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

    def make(self, problems: Sequence[Problem]) -> Path:
        """Make all tables; the folder that holds them."""
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
            _linked(path, made / f"{name}.parquet")
        return made

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
        if record is None or record.versions != versions():
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


def _linked(path: Path, name: Path) -> None:
    """The same file under a second name; a copy of it where a disk knows no such thing."""
    try:
        os.link(path, name)
    except OSError:
        shutil.copyfile(path, name)


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
