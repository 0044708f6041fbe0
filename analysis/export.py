"""Every result of a reading as plain tables, for other programs: JSON, and CSV for spreadsheets.

A table is a name, columns and rows of text, numbers and nothing else. What is undefined for the
article is a table without rows that says why.
"""

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from analysis.files import replaced
from analysis.keywords.keyness import Keyness
from analysis.keywords.stability import RankStability
from analysis.measures.collocates import Collocate
from analysis.measures.dispersion import Dispersion
from analysis.measures.uncertainty import Interval
from analysis.measures.undefined import Undefined
from analysis.reading import Reading
from analysis.text.cells import inert

Cell: TypeAlias = str | int | float | bool | None

# How many of the leading words are shown in their places and with their company.
LEADING = 10


class Sheet(NamedTuple):
    """One table; ``reason`` says why it has no rows, where its answer is undefined."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    reason: str = ""


def sheets(reading: Reading) -> Iterator[Sheet]:
    """All tables of a reading, in the order of the book."""
    article = reading.article
    yield _sheet("article", ("what", "value"), _about(reading))
    yield _sheet("sentences", ("sentence", "text"), enumerate(article.sentences.texts(), 1))
    yield _sheet("removed", ("line", "text", "reason", "count"), article.removed)
    yield _sheet("doubts", ("line", "text", "reason"), article.doubts)
    yield _sheet("totals", reading.totals._fields, [reading.totals])
    yield _words(reading)
    columns = ("rank", "form", "count", "share")
    yield _sheet("forms", columns, reading.frequencies)
    yield _richness(reading)
    yield _sheet("readability", ("measure", "value", "note"), _readability(reading))
    yield _zipf(reading)
    yield _sheet("growth", ("words", "observed", "expected", "low", "high"), _growth(reading))
    yield _keyed(reading, "dispersion", Dispersion._fields[1:], reading.dispersion)
    yield _collocates(reading)
    yield _concordance(reading)
    yield _keyed(reading, "keywords", Keyness._fields[1:], reading.keyness)
    yield _keyed(reading, "stability", RankStability._fields[1:], reading.stability)
    columns = ("phrase", "meaning", "count", "score")
    yield _sheet("phrases", columns, _phrases(reading))
    yield _terms(reading)


def as_json(reading: Reading) -> str:
    """All tables as one JSON object: of each, its rows as objects, or why it has none."""
    found = {
        sheet.name: {"undefined": sheet.reason}
        if sheet.reason
        else [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
        for sheet in sheets(reading)
    }
    return json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False)


def write_csv(reading: Reading, folder: Path) -> list[Path]:
    """Write each table as a CSV file that spreadsheets open as it is; the files written.

    The files are UTF-8 with a byte order mark, so that Arabic is read as such; a text that a
    spreadsheet would take for a formula has an apostrophe before it. Each file is put in its
    place once it is whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for sheet in sheets(reading):
        path = folder / f"{sheet.name}.csv"
        with replaced(path) as draft:
            draft.write_text(csv_text(sheet), encoding="utf-8-sig", newline="")
        written.append(path)
    return written


def csv_text(sheet: Sheet) -> str:
    """A table as CSV.

    >>> csv_text(Sheet("words", ("word", "count"), (("=SUM(A1)", 2), ("نعم", None))))
    "word,count\\r\\n'=SUM(A1),2\\r\\nنعم,\\r\\n"
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(sheet.columns)
    writer.writerows(map(inert, row) for row in sheet.rows)
    return text.getvalue()


def _sheet(name: str, columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> Sheet:
    reason = rows.reason if isinstance(rows, Undefined) else ""
    return Sheet(name, tuple(columns), tuple(tuple(map(_cell, row)) for row in rows), reason)


def _cell(value: Any) -> Cell:  # noqa: ANN401
    """A value as text, number or nothing; numbers of numpy as Python's own."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _keyed(reading: Reading, name: str, columns: Sequence[str], rows: Sequence[Any]) -> Sheet:
    """A table of words: key, word and meaning before what is known of it."""
    if isinstance(rows, Undefined):
        return _sheet(name, ("key", "word", "meaning", *columns), rows)
    found = []
    for row in rows:
        word = reading.words.get(row.key)
        shown = (word.label, word.meaning) if word else (row.key, "")
        found.append((row.key, *shown, *(getattr(row, column) for column in columns)))
    return _sheet(name, ("key", "word", "meaning", *columns), found)


def _about(reading: Reading) -> Iterator[tuple[str, Cell]]:
    article = reading.article
    yield "name", article.name
    yield "sha256", article.sha256
    yield "title", article.title
    yield "date", article.date.isoformat() if article.date else None
    yield "date in the calendar of the Hijra", article.dated.hijri or None
    yield "date is computed", article.dated.computed
    for headline in article.headlines:
        yield "headline", headline.text


def _words(reading: Reading) -> Sheet:
    columns = ("key", "word", "meaning", "field", "count", "forms")
    rows = (
        (
            word.key,
            word.label,
            word.meaning,
            word.field,
            word.count,
            " · ".join(f"{form} {count}" for form, count in word.forms.items()),
        )
        for word in reading.words.values()
    )
    return _sheet("words", columns, rows)


def _richness(reading: Reading) -> Sheet:
    columns = ("measure", "of", "value", "low", "high", "another_low", "another_high", "note")
    rows = [
        (name, kind, found.value, *_ends(found.interval), *_ends(found.another), found.missing)
        for name, both in reading.richness.items()
        for kind, found in zip(("forms", "lemmas"), both, strict=True)
    ]
    return _sheet("richness", columns, rows)


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return (interval.low, interval.high) if interval else (None, None)


def _readability(reading: Reading) -> Iterator[tuple[Cell, ...]]:
    for name, value in (("OSMAN", reading.osman), ("LIX", reading.lix)):
        if isinstance(value, Undefined):
            yield name, None, value.reason
        else:
            yield name, value, ""


def _zipf(reading: Reading) -> Sheet:
    columns = ("exponent", "low", "high", "level", "types")
    fit = reading.zipf
    if isinstance(fit, Undefined):
        return _sheet("zipf", columns, fit)
    return _sheet("zipf", columns, [(fit.exponent, *fit.interval, fit.types)])


def _growth(reading: Reading) -> Iterable[tuple[Cell, ...]]:
    found = reading.growth
    return zip(found.words, found.observed, found.expected, found.low, found.high, strict=True)


def _collocates(reading: Reading) -> Sheet:
    columns = ("near_key", "near_word", "key", "word", *Collocate._fields[1:])
    rows = [
        (word.key, word.label, row.key, reading.words[row.key].label, *row[1:])
        for word in reading.commonest(LEADING)
        for row in reading.collocates(word)
    ]
    return _sheet("collocates", columns, rows)


def _concordance(reading: Reading) -> Sheet:
    columns = ("key", "sentence", "before", "word", "after")
    rows = [
        (word.key, *line[:4])
        for word in reading.commonest(LEADING)
        for line in reading.concordance(word)
    ]
    return _sheet("concordance", columns, rows)


def _phrases(reading: Reading) -> Iterator[tuple[Cell, ...]]:
    for phrase in reading.phrases:
        name = reading.phrase_names[phrase.keys]
        yield phrase.text, name.meaning, phrase.count, phrase.score


def _terms(reading: Reading) -> Sheet:
    columns = ("part", "rank", "term", "meaning", "count", "elsewhere", "weight", "difference")
    found = reading.distinguishing
    if isinstance(found, Undefined):
        return _sheet("terms", columns, found)
    rows = [
        (
            row.document,
            row.rank,
            reading.names[row.key].label,
            reading.names[row.key].meaning,
            row.count,
            row.elsewhere,
            row.weight,
            row.difference,
        )
        for row in found
    ]
    return _sheet("terms", columns, rows)
