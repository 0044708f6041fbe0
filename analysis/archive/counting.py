"""A piece of the source → what was counted in it: the map, and most of the work.

Each article goes through the cleaning and tokenising of a single one. Counted are its forms in
bare letters; lemmas come later, once for all articles. What is kept of a piece is a folder of
four tables: its articles with their lengths, readability and richness, its forms, the bag of
forms of each article, and what could not be read. The folder is named after what the piece
holds, so that the next run finds it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.archive.rows import Row, read_date, rows
from analysis.archive.sources import Piece, Problem
from analysis.archive.store import FORMAT, write_table
from analysis.files import code_digest, new_folder
from analysis.measures.readability import lix
from analysis.measures.richness import hdd
from analysis.measures.undefined import Undefined, if_defined
from analysis.text.article import Article, article_of
from analysis.text.normalisation import bare
from analysis.text.source import ARABIC_LETTER, ArticleError, Source

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

# MinHash: 16 bands of 8 values. Two articles that share a part s of their triples of words
# have a band in common with the probability 1 - (1 - s^8)^16: .95 for s = .8, .24 for s = .5.
BANDS, BAND = 16, 8
_TRIPLE = 3

# What an article of the archive has beside its bag, in the order of the finished table.
DESCRIBED = ("id", "date", "source", "title", "url", "digest")
MEASURED = ("words", "sentences", "richness", "lix")


class Counted(NamedTuple):
    """What was counted in one article."""

    row: Row
    date: Any
    digest: str
    forms: Counter[str]
    measures: dict[str, float | int | None]
    signature: Sequence[int]


class Task(NamedTuple):
    """A piece to be counted, and the folder that keeps what was counted."""

    piece: Piece
    parts: Path
    text: str | None = None


class Part(NamedTuple):
    """A counted piece: its key and how much is in it."""

    key: str
    articles: int
    problems: int


def count(task: Task) -> Part:
    """Count a piece, or find it counted."""
    key = _key(task)
    folder = task.parts / key
    if not folder.is_dir():
        articles, problems = counted_rows(rows(task.piece, task.text))
        with new_folder(folder) as draft:
            for name, table in tables(articles, problems).items():
                write_table(table, draft / f"{name}.parquet")
    return counted_part(folder)


def counted_part(folder: Path) -> Part:
    """What is known about a counted piece."""
    import pyarrow.parquet as pq

    sizes = [pq.read_metadata(folder / f"{n}.parquet").num_rows for n in ("articles", "problems")]
    return Part(folder.name, *sizes)


def counted_rows(found: Iterable[Row | Problem]) -> tuple[list[Counted], list[Problem]]:
    """The articles of some rows, counted, and what is wrong with the others."""
    articles: list[Counted] = []
    problems: list[Problem] = []
    for row in found:
        counted = row if isinstance(row, Problem) else counted_row(row, problems)
        if isinstance(counted, Problem):
            problems.append(counted)
        else:
            articles.append(counted)
    return articles, problems


def counted_row(row: Row, problems: list[Problem]) -> Counted | Problem:
    """One article, counted; a date that cannot be read is added to the problems."""
    if not ARABIC_LETTER.search(row.text):
        return Problem(row.file, row.row, "no Arabic letter")
    try:
        article = cleaned(row.text, row.title)
    except ArticleError as error:
        return Problem(row.file, row.row, str(error).split(": ", 1)[-1])
    date = article.date
    try:
        date = read_date(row.date) or date
    except ValueError as error:
        reason = f"kept without its date, which cannot be read: {error}"
        problems.append(Problem(row.file, row.row, reason, kept=True))
    forms = [form for form in map(bare, article.words.texts()) if form]
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    return Counted(row, date, digest, Counter(forms), measures(article), signature(forms))


def cleaned(text: str, title: str | None = None) -> Article:
    """A text cleaned as the file of an article is, its title as the headline.

    Raises ArticleError where nothing is left.
    """
    written = f"{title}\n===\n{text}" if title and ARABIC_LETTER.search(title) else text
    return article_of(Source(written, ""), Path("row"))


def measures(article: Article) -> dict[str, float | int | None]:
    """Length, richness and readability, as the book measures them on one article.

    ``richness`` is HD-D of the words as written: different words among 42 drawn at random, so
    that articles of any length can be compared; None below 42 words. LIX alone of the measures
    of readability is taken: counting syllables for OSMAN would double the time.
    """
    words = article.words.texts()
    sentences = [article.words.within(sentence).texts() for sentence in article.sentences]
    sentences = [sentence for sentence in sentences if sentence]
    return {
        "words": len(words),
        "sentences": len(sentences),
        "richness": hdd(words) if len(words) >= 42 else None,
        "lix": _defined(if_defined(lix, sentences)),
    }


def _defined(value: float | Undefined) -> float | None:
    return None if isinstance(value, Undefined) else value


def signature(forms: Sequence[str]) -> Sequence[int]:
    """The MinHash of an article's triples of words: alike where most triples are shared."""
    import zlib

    from datasketch import MinHash

    triples = range(max(len(forms) - _TRIPLE + 1, 1))
    minhash = MinHash(num_perm=BANDS * BAND, hashfunc=zlib.crc32)
    minhash.update_batch([" ".join(forms[i : i + _TRIPLE]).encode() for i in triples])
    values: Sequence[int] = minhash.hashvalues
    return values


def tables(articles: Sequence[Counted], problems: Sequence[Problem]) -> "dict[str, pa.Table]":
    """The four tables of a part. ``bags`` has for each article, in the order of ``articles``,
    the numbers of its forms in ``forms``, which is sorted."""
    import numpy as np
    import pyarrow as pa

    forms = sorted({form for article in articles for form in article.forms})
    number = {form: n for n, form in enumerate(forms)}
    bags = [_bag(n, article.forms, number) for n, article in enumerate(articles)]
    columns = np.concatenate(bags, axis=1) if bags else np.empty((3, 0), dtype=np.int32)
    return {
        "articles": _articles(articles),
        "forms": pa.table({"form": pa.array(forms, pa.string())}),
        "bags": pa.table(dict(zip(("article", "form", "count"), columns, strict=True))),
        "problems": problem_table(problems),
    }


def _bag(article: int, forms: Counter[str], number: Mapping[str, int]) -> "np.ndarray":
    """Three rows: the article's number, the numbers of its forms in rising order, their counts."""
    import numpy as np

    numbers = np.fromiter(map(number.__getitem__, forms), np.int32, len(forms))
    counts = np.fromiter(forms.values(), np.int32, len(forms))
    order = np.argsort(numbers)
    return np.stack([np.full_like(numbers, article), numbers[order], counts[order]])


def problem_table(problems: Iterable[Problem]) -> "pa.Table":
    """Problems as a table, sorted by their place."""
    import pyarrow as pa

    schema = pa.schema(
        [("file", pa.string()), ("row", pa.int64()), ("reason", pa.string()), ("kept", pa.bool_())]
    )
    rows = [problem._asdict() for problem in sorted(problems)]
    return pa.Table.from_pylist(rows, schema=schema)


def _articles(articles: Sequence[Counted]) -> "pa.Table":
    import numpy as np
    import pyarrow as pa

    columns: dict[str, pa.Array] = {
        "file": pa.array([a.row.file for a in articles], pa.string()),
        "row": pa.array([a.row.row for a in articles], pa.int64()),
        "id": pa.array([a.row.id or a.digest[:16] for a in articles], pa.string()),
        "date": pa.array([a.date for a in articles], pa.date32()),
    }
    for name in ("source", "title", "url"):
        columns[name] = pa.array([getattr(a.row, name) for a in articles], pa.string())
    columns["digest"] = pa.array([a.digest for a in articles], pa.string())
    for name in MEASURED:
        kind = pa.int32() if name in ("words", "sentences") else pa.float64()
        columns[name] = pa.array([a.measures[name] for a in articles], kind)
    signatures = np.array([a.signature for a in articles], dtype="<u4").reshape(-1, BANDS, BAND)
    for band in range(BANDS):
        raw = signatures[:, band].tobytes()
        size = BAND * 4
        values = [raw[start : start + size] for start in range(0, len(raw), size)]
        columns[f"band{band}"] = pa.array(values, pa.binary(size))
    return pa.table(columns)


def _key(task: Task) -> str:
    """A fingerprint of what a piece holds, where it stands, and the code that counts it."""
    piece, root = task.piece, Path(task.piece.root)
    code = code_digest("text/*", "measures/*", "archive/rows", "archive/counting")
    place = (FORMAT, code, piece.kind, piece.start, piece.end, piece.group, piece.first, task.text)
    digest = hashlib.sha256(repr(place).encode())
    for name in piece.names:
        digest.update(name.encode() + b"\0")
        try:
            digest.update(_fingerprint(root / name, piece))
        except OSError as error:
            digest.update(repr(error).encode())  # told as a problem when the rows are read
    return digest.hexdigest()[:32]


def _fingerprint(path: Path, piece: Piece) -> bytes:
    """A fingerprint of the bytes that hold the rows of a piece."""
    start, end = piece.start, piece.end
    if piece.kind == "text":
        start, end = 0, path.stat().st_size
    elif piece.kind == "parquet":
        start, end = _row_group(path, piece.group)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        file.seek(start)
        while start < end and (block := file.read(min(1 << 20, end - start))):
            digest.update(block)
            start += len(block)
    return digest.digest()


def _row_group(path: Path, group: int) -> tuple[int, int]:
    """Where in a Parquet file the bytes of a row group begin and end."""
    import pyarrow.parquet as pq

    found = pq.read_metadata(path).row_group(group)
    columns = [found.column(number) for number in range(found.num_columns)]
    starts = [c.dictionary_page_offset or c.data_page_offset for c in columns]
    sizes = [column.total_compressed_size for column in columns]
    return min(starts), max(map(sum, zip(starts, sizes, strict=True)))
