"""What people have added to the words of an article: their meanings and semantic fields.

It is optional, and it speaks only for the text it was written for: the annotation of another
text lends its meanings to words of the very same dictionary form alone.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from analysis.text.normalisation import bare
from analysis.text.source import decoded
from analysis.words.lemmas import Word, entry_key
from analysis.words.semantic_fields import COUNTRIES, of_countries

# An annotation that knows fewer of a text's content words was made for another text.
ANNOTATED = 0.8


class AnnotatedForm(NamedTuple):
    """One row of a hand annotation: a word form as it occurs in the text, and what it is.

    ``field`` is what the form is about in the text ("army and security"), where it is said.
    """

    surface: str
    lemma: str
    pos: str
    gloss: str
    field: str = ""


_NEEDED = AnnotatedForm._fields[:4]


def read_annotation(path: str | Path) -> tuple[AnnotatedForm, ...]:
    """The rows of an annotation file: CSV in UTF-8 with columns surface, lemma, pos, gloss.

    A fifth column, field, may be there; it may be empty in any row.
    A file that does not exist is no annotation: the result is empty. ``ValueError`` names the
    line and the cure for a file that is there but cannot be read as such.
    """
    path = Path(path)
    if not path.exists():
        return ()
    rows: dict[str, AnnotatedForm] = {}
    for line, cells in _lines(path):
        row = _row(cells, f"{path.name}, line {line}")
        if rows.setdefault(bare(row.surface), row) is not row:
            raise ValueError(
                f"{path.name}, line {line}: «{row.surface}» is annotated twice; "
                "keep one row for each surface form, marks or not"
            )
    return tuple(rows.values())


def described(words: Sequence[Word], annotation: Iterable[AnnotatedForm]) -> list[Word]:
    """The words with their meanings and semantic fields, where they are known.

    Where the annotation was made for the text (it knows at least four in five of the
    tokens), a word has the meanings of its forms, in the order of the annotation («to offer;
    offer»), and the field of most of its tokens. Elsewhere it has the meanings of its own
    dictionary form alone, and of the fields only that of countries and peoples, whose names
    are known for every text.
    """
    rows = {bare(row.surface): row for row in annotation}
    if _share_annotated(words, rows) >= ANNOTATED:
        found = [_described_by_forms(word, rows) for word in words]
        if any(word.field for word in found):
            return found
        return _with_countries(found)
    meanings: dict[str, dict[str, None]] = {}
    for row in rows.values():
        key = entry_key(row.lemma, verb=row.pos == "VERB")
        meanings.setdefault(key, {})[row.gloss] = None
    return _with_countries(
        [replace(word, meaning="; ".join(meanings.get(word.key, ()))) for word in words]
    )


def joined_meaning(keys: Iterable[str], words: Mapping[str, Word]) -> str:
    """The meanings of several words one by one, «…» for a word without; empty if none has one.

    >>> from analysis.text.tokens import tokenize
    >>> words = {"state": Word("state", "الدولة", tokenize("الدولة"), "state")}
    >>> joined_meaning(("organisation", "state"), words), joined_meaning(("organisation",), words)
    ('… + state', '')
    """
    found = [words[key].meaning if key in words else "" for key in keys]
    return " + ".join(meaning or "…" for meaning in found) if any(found) else ""


def _share_annotated(words: Sequence[Word], rows: Mapping[str, AnnotatedForm]) -> float:
    """The share of the tokens whose form is annotated; of no tokens none is."""
    known = sum(n for word in words for form, n in word.forms.items() if bare(form) in rows)
    return known / max(sum(word.count for word in words), 1)


def _described_by_forms(word: Word, rows: Mapping[str, AnnotatedForm]) -> Word:
    forms = {form: rows[bare(form)] for form in word.forms if bare(form) in rows}
    order = list(rows)
    known = sorted(forms.values(), key=lambda row: order.index(bare(row.surface)))
    fields = Counter[str]()
    for form, row in forms.items():
        fields[row.field] += word.forms[form]
    return replace(
        word,
        meaning="; ".join(dict.fromkeys(row.gloss for row in known)),
        field=min(fields, key=lambda name: (-fields[name], name), default=""),
    )


def _with_countries(words: Sequence[Word]) -> list[Word]:
    named = {word.key for word in of_countries(words)}
    return [replace(word, field=COUNTRIES if word.key in named else "") for word in words]


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """The data rows of a CSV file with their line numbers, its header checked."""
    text = decoded(path, path.read_bytes())
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ValueError(f"{path.name}, line {line}: a NUL character; save the file as plain text")
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        header, *rows = [(reader.line_num, cells) for cells in reader if cells] or [(1, [])]
    except csv.Error as error:
        raise ValueError(
            f"{path.name}, line {reader.line_num}: {error}; check the quotation marks"
        ) from error
    if header[1] not in (list(_NEEDED), list(AnnotatedForm._fields)):
        raise ValueError(
            f"{path.name}, line {header[0]}: the columns are {', '.join(header[1]) or 'missing'}; "
            f"the first line must read: {','.join(_NEEDED)} or: {','.join(AnnotatedForm._fields)}"
        )
    for line, cells in rows:
        if len(cells) != len(header[1]):
            cure = "put a gloss that holds a comma between quotation marks"
            if len(cells) < len(header[1]):
                cure = "put a comma for each cell that is empty"
            raise ValueError(
                f"{path.name}, line {line}: the number of cells is {len(cells)} instead of "
                f"{len(header[1])}; {cure}"
            )
    return rows


def _row(cells: list[str], place: str) -> AnnotatedForm:
    row = AnnotatedForm(*(cell.strip() for cell in cells))
    for name in _NEEDED:
        if not getattr(row, name):
            raise ValueError(f"{place}: no {name}; fill it in or delete the line")
    return row
