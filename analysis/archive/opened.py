"""An archive on disk → what is known of some words in it, found in one pass over its bags.

The tables are never in memory as a whole: an archive of a million articles has a hundred
million rows of bags, of which the words of one article are a few million.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.archive.store import Record, need_pyarrow, read_record, read_table, table_path

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from scipy.sparse import csr_matrix


class Scan(NamedTuple):
    """Some words in every article: rows are articles in order, columns the words asked for.

    ``lengths`` are all words of each article, ``cosines`` say how much each resembles the
    article that was asked about (see :func:`analysis.archive.weights.weights`).
    """

    counts: "csr_matrix"
    lengths: "np.ndarray"
    cosines: "np.ndarray"


@dataclass(frozen=True)
class Archive:
    """A finished archive, opened."""

    folder: Path
    record: Record

    @property
    def size(self) -> int:
        """How many articles it has."""
        return self.record.articles

    @property
    def words(self) -> int:
        """How many words its articles have together, function words included."""
        return self.record.words

    def table(self, name: str, columns: Sequence[str] | None = None) -> "pa.Table":
        """One of its tables, or some columns of it."""
        return read_table(table_path(self.folder, self.record, name), columns)

    @cached_property
    def keys(self) -> "pa.Array":
        """The keys of all its words; the place of a key is the number of the word."""
        return self.table("lemmas", ["lemma"])["lemma"].combine_chunks()

    @cached_property
    def documents(self) -> "np.ndarray":
        """In how many articles each of its words occurs."""
        documents: np.ndarray = self.table("lemmas", ["documents"])["documents"].to_numpy()
        return documents

    @cached_property
    def articles(self) -> "pa.Table":
        """Its articles in order: id, date, source, title, url, digest, and what was measured."""
        return self.table("articles")

    def numbers(self, keys: Sequence[str]) -> "np.ndarray":
        """The number of each word, -1 for one that the archive has not."""
        import pyarrow as pa
        import pyarrow.compute as pc

        found = pc.index_in(pa.array(keys, pa.string()), value_set=self.keys)
        numbers: np.ndarray = pc.fill_null(found, -1).to_numpy()
        return numbers

    def bags(self) -> "Iterator[csr_matrix]":
        """The bags of all articles in order, some at a time, a row for each article."""
        import numpy as np
        import pyarrow.parquet as pq
        from scipy.sparse import csr_matrix

        path = table_path(self.folder, self.record, "bags")
        left = np.empty((3, 0), dtype=np.int32)
        first = 0
        with pq.ParquetFile(path, pre_buffer=False) as file:
            for group in range(file.num_row_groups):
                batch = file.read_row_group(group, use_threads=False)
                rows = np.stack([batch[n].to_numpy() for n in ("article", "lemma", "count")])
                rows = np.concatenate([left, rows], axis=1)
                is_last = group + 1 == file.num_row_groups
                end = self.size if is_last else int(rows[0, -1])
                complete = np.searchsorted(rows[0], end)
                article, lemma, count = rows[:, :complete]
                if end > first:
                    shape = (end - first, len(self.keys))
                    yield csr_matrix((count, (article - first, lemma)), shape)
                first, left = end, rows[:, complete:]


def open_archive(folder: str | Path) -> Archive:
    """Open a finished archive.

    Raises ArchiveError when there is none, a build of it has not finished, it is of another
    format, or what reads it is not installed; the message names the cure.
    """
    need_pyarrow()
    return Archive(Path(folder), read_record(Path(folder)))
