"""Which articles are in an archive twice, word for word or nearly, and in which order it has them.

Articles are ordered by date (those without one last), then by id. Of articles with one text the
first is kept, and of articles that share most of their triples of words: an agency's report that
ten newspapers print is one article.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.archive.counting import BAND, BANDS
from analysis.archive.sources import Problem
from analysis.archive.store import read_table

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

# Of the triples of words of both, the part that two articles share to be nearly the same. It is
# estimated from 128 values, with a standard error of .035.
ALIKE = 0.8

_DAYS_WITHOUT_DATE = 1 << 30


class Order(NamedTuple):
    """The place of each article in the archive, by part; -1 for what is left out, and why."""

    places: Mapping[str, "np.ndarray"]
    articles: int
    problems: tuple[Problem, ...]


def order(parts: Sequence[Path], *, keep_duplicates: bool = False) -> Order:
    """Put the articles of all parts in order and leave out those that are there twice."""
    import numpy as np

    if not parts:
        return Order({}, 0, ())
    found = _keys(parts)
    total = found.num_rows
    problems: list[Problem] = []
    left_out = np.zeros(total, dtype=bool)
    if not keep_duplicates:
        first = _first_with_text(found)
        for later, earlier in _near_duplicates(parts, found, first):
            first[later] = earlier
        left_out = first != np.arange(total)
        problems = [_problem(found, int(n), int(first[n])) for n in np.flatnonzero(left_out)]
    places = np.where(left_out, -1, np.cumsum(~left_out) - 1)
    by_part = np.empty(total, dtype=np.int64)
    by_part[found["number"].to_numpy()] = places
    ends = np.cumsum([_articles(part) for part in parts])
    pieces = np.split(by_part, ends[:-1])
    names = [part.name for part in parts]
    return Order(dict(zip(names, pieces, strict=True)), int((~left_out).sum()), tuple(problems))


def _articles(part: Path) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_metadata(part / "articles.parquet").num_rows)


def _keys(parts: Sequence[Path]) -> "pa.Table":
    """What articles are ordered by, in order; ``number`` counts them through all parts."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = ["date", "id", "digest", "title", "url", "source", "file", "row"]
    table = pa.concat_tables([read_table(p / "articles.parquet", columns) for p in parts])
    days = pc.fill_null(table["date"].cast(pa.int32()), _DAYS_WITHOUT_DATE)
    table = table.set_column(0, "date", days)
    table = table.append_column("number", pa.array(np.arange(table.num_rows)))
    return table.sort_by([(name, "ascending") for name in columns])


def _first_with_text(found: "pa.Table") -> "np.ndarray":
    """For each article the first one in order with the same text."""
    import numpy as np

    codes = found["digest"].combine_chunks().dictionary_encode().indices.to_numpy()
    _, firsts = np.unique(codes, return_index=True)
    first: np.ndarray = firsts[codes]
    return first


def _near_duplicates(
    parts: Sequence[Path], found: "pa.Table", first: "np.ndarray"
) -> Iterator[tuple[int, int]]:
    """Articles that nearly repeat an earlier one that is kept, each with that one."""
    import numpy as np

    distinct = np.flatnonzero(first == np.arange(len(first)))
    pairs = _candidates(parts, found["number"].to_numpy()[distinct])
    alike = _alike(parts, found["number"].to_numpy()[distinct], pairs)
    gone: set[int] = set()
    for later, earlier in pairs[alike]:
        if later not in gone and earlier not in gone:
            gone.add(later)
            yield int(distinct[later]), int(distinct[earlier])


def _candidates(parts: Sequence[Path], numbers: "np.ndarray") -> "np.ndarray":
    """Pairs (later, earlier) of articles that share a band, sorted.

    Of many with one band each is paired with the first and with the one before it: pairing all
    with all would take for ever where a thousand share a piece of furniture.
    """
    import numpy as np

    pairs = [np.empty((0, 2), dtype=np.int64)]
    for band in range(BANDS):
        values = _band(parts, band)[numbers]
        by_value = np.argsort(values, kind="stable")
        same = np.flatnonzero(values[by_value[1:]] == values[by_value[:-1]])
        later, before = by_value[same + 1], by_value[same]
        starts = np.arange(len(values))
        starts[same + 1] = 0
        starts = np.maximum.accumulate(starts)
        pairs.append(np.stack([later, before], axis=1))
        pairs.append(np.stack([later, by_value[starts[same + 1]]], axis=1))
    return np.unique(np.concatenate(pairs), axis=0)


def _band(parts: Sequence[Path], band: int) -> "np.ndarray":
    """One band of the signatures of all articles, as values that are equal where the band is."""
    import numpy as np

    name, kind = f"band{band}", f"S{4 * BAND}"
    columns = [read_table(part / "articles.parquet", [name])[name] for part in parts]
    values = [
        np.frombuffer(chunk.buffers()[1], kind)[chunk.offset : chunk.offset + len(chunk)]
        for column in columns
        for chunk in column.chunks
    ]
    return np.concatenate(values) if values else np.empty(0, kind)


def _alike(parts: Sequence[Path], numbers: "np.ndarray", pairs: "np.ndarray") -> "np.ndarray":
    """Whether the articles of each pair share at least ``ALIKE`` of their triples."""
    import numpy as np

    shared = np.zeros(len(pairs))
    if len(pairs):
        for band in range(BANDS):
            values = _band(parts, band)[numbers]
            later, earlier = (np.ascontiguousarray(values[pairs[:, side]]) for side in (0, 1))
            same = later.view("<u4") == earlier.view("<u4")
            shared += same.reshape(len(pairs), -1).mean(axis=1) / BANDS
    alike: np.ndarray = shared >= ALIKE
    return alike


def _problem(found: "pa.Table", number: int, first: int) -> Problem:
    file, row = found["file"][number].as_py(), found["row"][number].as_py()
    same = found["digest"][number].as_py() == found["digest"][first].as_py()
    kept = f"{found['file'][first].as_py()}, row {found['row'][first].as_py()}"
    return Problem(file, row, f"{'the same as' if same else 'nearly the same as'} {kept}")
