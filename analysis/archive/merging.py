"""Merge sorted tables on disk into one, adding up what has the same key, in bounded memory.

Partial counts are files that are sorted by their key. A merge reads a batch of each, and
everything up to the smallest last key of these batches is complete: it is added up, sorted and
written, and the batches that are used up are followed by the next. A tree of such merges takes
any number of files, at most ``FAN_IN`` at a time, and any of them can run anywhere.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.archive.store import Writer
from analysis.files import replaced

if TYPE_CHECKING:
    import pyarrow as pa

# Files merged at a time: enough that a million articles need two rounds, few enough that their
# batches stay small together.
FAN_IN = 24
# Rows read of each file at a time: with 24 files, some 60 MB of word forms.
BATCH = 1 << 16


class Shape(NamedTuple):
    """What the columns of a table mean: its sorted key, and what is added up for one key.

    Without ``sums`` every row is kept.
    """

    key: tuple[str, ...]
    sums: tuple[str, ...] = ()


class Merge(NamedTuple):
    """One merge to be done: some files into one."""

    paths: tuple[Path, ...]
    out: Path
    shape: Shape


def reduced(table: "pa.Table", shape: Shape) -> "pa.Table":
    """The table sorted by its key, with the sums of the rows that share one.

    >>> import pyarrow as pa
    >>> counts = pa.table({"form": ["ب", "ا", "ب"], "count": [1, 2, 3]})
    >>> reduced(counts, Shape(("form",), ("count",))).to_pydict()
    {'form': ['ا', 'ب'], 'count': [2, 4]}
    """
    if shape.sums:
        grouped = table.group_by(list(shape.key), use_threads=False)
        summed = grouped.aggregate([(name, "sum") for name in shape.sums])
        names = {f"{name}_sum": name for name in shape.sums}
        summed = summed.rename_columns([names.get(name, name) for name in summed.column_names])
        table = summed.select(table.column_names).cast(table.schema)
    return table.sort_by([(name, "ascending") for name in shape.key])


def merge(task: Merge) -> Path:
    """Do one merge; a result that is there already is taken as it is."""
    if task.out.exists():
        return task.out
    import pyarrow as pa

    readers = [_Reader(path, task.shape) for path in task.paths]
    schema = readers[0].schema
    with replaced(task.out) as draft, Writer(draft, schema) as writer:
        while waiting := [reader for reader in readers if reader.fill()]:
            bound = min(reader.last for reader in waiting)
            complete = pa.concat_tables([reader.take(bound) for reader in waiting])
            writer.write(reduced(complete, task.shape))
    return task.out


def merge_all(
    paths: Sequence[Path],
    out: Path,
    shape: Shape,
    run: Callable[[Callable[[Merge], Path], Sequence[Merge]], Iterable[Path]],
) -> Path:
    """Merge any number of files into ``out`` as a tree; ``run`` maps a function over tasks."""
    level, left = 0, list(paths)
    while len(left) > FAN_IN:
        groups = [tuple(left[start : start + FAN_IN]) for start in range(0, len(left), FAN_IN)]
        names = [out.with_name(f"{out.stem}-{level}-{n}.parquet") for n in range(len(groups))]
        tasks = [Merge(g, name, shape) for g, name in zip(groups, names, strict=True)]
        left, level = list(run(merge, tasks)), level + 1
    return next(iter(run(merge, [Merge(tuple(left), out, shape)])))


class _Reader:
    """A sorted file, read batch by batch."""

    def __init__(self, path: Path, shape: Shape) -> None:
        import pyarrow.parquet as pq

        self._key = shape.key
        file = pq.ParquetFile(path, pre_buffer=False)
        self.schema = file.schema_arrow.remove_metadata()
        self._batches = file.iter_batches(BATCH, use_threads=False)
        self._table = self.schema.empty_table()

    def fill(self) -> bool:
        """Have rows at hand, the next batch if the last is used up; False at the end."""
        import pyarrow as pa

        while not self._table.num_rows:
            batch = next(self._batches, None)
            if batch is None:
                return False
            self._table = pa.Table.from_batches([batch]).replace_schema_metadata(None)
        return True

    @property
    def last(self) -> tuple[object, ...]:
        return self._at(self._table.num_rows - 1)

    def take(self, bound: tuple[object, ...]) -> "pa.Table":
        """The rows up to a key, which are then used up."""
        rows = bisect_right(range(self._table.num_rows), bound, key=self._at)
        taken, self._table = self._table.slice(0, rows), self._table.slice(rows)
        return taken

    def _at(self, row: int) -> tuple[object, ...]:
        return tuple(self._table[name][row].as_py() for name in self._key)
