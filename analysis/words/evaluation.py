"""How well the automatic grouping of words agrees with a reader's: scores, and errors by name.

The one idea: two groupings of the same tokens are compared as partitions, so that it does not
matter what either of them calls its groups. Each token is a pair of names, the group it
belongs to by annotation and the group the computer put it in.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import comb, fsum
from pathlib import Path
from typing import NamedTuple

from analysis.text.normalisation import bare
from analysis.text.tokens import Span
from analysis.words.lemmas import lemma


class Annotation(NamedTuple):
    """One row of a hand annotation: a word form as it stands in the text, and what it is.

    ``field`` is what the form is about in the text ("army and security"), where it is said.
    """

    surface: str
    lemma: str
    pos: str
    gloss: str
    field: str = ""


NEEDED = Annotation._fields[:4]


class Agreement(NamedTuple):
    """Precision and recall of a grouping against an annotation, both between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 when both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Disagreement(NamedTuple):
    """Forms that annotation and automatic grouping put together differently.

    ``kind`` is "split" when forms of one annotated lemma fall into several automatic groups,
    "merged" when one automatic group holds forms of several annotated lemmas; ``forms`` has
    one tuple of surface forms for each of the parts.
    """

    kind: str
    lemmas: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]


def read_annotation(path: str | Path) -> tuple[Annotation, ...]:
    """The rows of an annotation file: CSV in UTF-8 with columns surface, lemma, pos, gloss.

    A fifth column, field, may be there; it may be empty in any row.
    A file that does not exist is no annotation: the result is empty. ``ValueError`` names the
    line and the cure for a file that is there but cannot be read as such.
    """
    path = Path(path)
    if not path.exists():
        return ()
    rows: dict[str, Annotation] = {}
    for line, cells in _lines(path):
        row = _row(cells, f"{path.name}, line {line}")
        if rows.setdefault(bare(row.surface), row) is not row:
            raise ValueError(
                f"{path.name}, line {line}: «{row.surface}» is annotated twice; "
                "keep one row for each surface form, marks or not"
            )
    return tuple(rows.values())


def glosses(path: str | Path) -> Mapping[str, str]:
    """English glosses by automatic lemma key; empty where there is no annotation.

    Where one key gathers forms with different glosses, they stand side by side in the order
    of the file: "to offer; offer".
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in read_annotation(path):
        found[lemma(row.surface)][row.gloss] = None
    return {key: "; ".join(texts) for key, texts in found.items()}


def aligned(tokens: Iterable[Span], annotation: Iterable[Annotation]) -> list[tuple[str, str]]:
    """(annotated lemma, automatic lemma) for every token whose form is annotated."""
    known = {bare(row.surface): row.lemma for row in annotation}
    forms = (bare(token.text) for token in tokens)
    return [(known[form], lemma(form)) for form in forms if form in known]


def pairwise(pairs: Iterable[tuple[str, str]]) -> Agreement:
    """Agreement over pairs of tokens: are two that belong together put together?

    Precision: of the pairs of tokens grouped together, the share that the annotation groups
    together as well; recall: the reverse. The pair-counting view of Rand (1971), Objective
    criteria for the evaluation of clustering methods, doi:10.1080/01621459.1971.10482356.
    ``ValueError`` when no two tokens are together on one of the sides.

    >>> pairwise([("go", "a"), ("go", "a"), ("see", "a")])
    Agreement(precision=0.3333333333333333, recall=1.0)
    """
    both, annotated, automatic = _counts(pairs)
    agreed = _together(both)
    if not (_together(annotated) and _together(automatic)):
        raise ValueError(
            "pairwise agreement is undefined: on one side no two tokens share a group; "
            "give a longer text, or use b_cubed"
        )
    return Agreement(agreed / _together(automatic), agreed / _together(annotated))


def b_cubed(pairs: Iterable[tuple[str, str]]) -> Agreement:
    """Agreement averaged over tokens: how pure and how complete is a token's own group?

    Precision: the mean share of a token's automatic group that has the token's annotated
    lemma; recall: the reverse. Bagga & Baldwin (1998), doi:10.3115/980845.980859.
    ``ValueError`` when there is no token.

    >>> b_cubed([("go", "a"), ("go", "a"), ("see", "a"), ("see", "b")])
    Agreement(precision=0.6666666666666666, recall=0.75)
    """
    both, annotated, automatic = _counts(pairs)
    if not both:
        raise ValueError("agreement is undefined: none of the tokens is annotated")
    total = both.total()
    return Agreement(
        fsum(n * n / automatic[group] for (_, group), n in both.items()) / total,
        fsum(n * n / annotated[group] for (group, _), n in both.items()) / total,
    )


def disagreements(annotation: Iterable[Annotation]) -> list[Disagreement]:
    """Where the automatic grouping differs from the annotation, merged groups before split ones.

    In the order of the annotation.
    """
    by_lemma: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_key: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in annotation:
        key = lemma(row.surface)
        by_lemma[row.lemma][key].append(row.surface)
        by_key[key][row.lemma].append(row.surface)
    merged = [
        Disagreement("merged", tuple(parts), _parts(parts))
        for parts in by_key.values()
        if len(parts) > 1
    ]
    split = [
        Disagreement("split", (name,), _parts(parts))
        for name, parts in by_lemma.items()
        if len(parts) > 1
    ]
    return merged + split


def _parts(parts: Mapping[str, list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(forms) for forms in parts.values())


def _counts(
    pairs: Iterable[tuple[str, str]],
) -> tuple[Counter[tuple[str, str]], Counter[str], Counter[str]]:
    both, annotated, automatic = Counter(pairs), Counter[str](), Counter[str]()
    for (by_reader, by_computer), n in both.items():
        annotated[by_reader] += n
        automatic[by_computer] += n
    return both, annotated, automatic


def _together(sizes: Counter) -> int:
    return sum(comb(n, 2) for n in sizes.values())


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """The data rows of a CSV file with their line numbers, its header checked."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header, *rows = [(reader.line_num, cells) for cells in reader if cells] or [(1, [])]
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name} is not UTF-8 text ({error}); save it as UTF-8") from error
    except csv.Error as error:
        raise ValueError(
            f"{path.name}, line {reader.line_num}: {error}; check the quotation marks"
        ) from error
    if header[1] not in (list(NEEDED), list(Annotation._fields)):
        raise ValueError(
            f"{path.name}, line {header[0]}: the columns are {', '.join(header[1]) or 'missing'}; "
            f"the first line must read: {','.join(NEEDED)} or: {','.join(Annotation._fields)}"
        )
    for line, cells in rows:
        if len(cells) != len(header[1]):
            raise ValueError(
                f"{path.name}, line {line}: {len(cells)} cells instead of {len(header[1])}; "
                "put a gloss that holds a comma between quotation marks"
            )
    return rows


def _row(cells: list[str], place: str) -> Annotation:
    row = Annotation(*(cell.strip() for cell in cells))
    for name in NEEDED:
        if not getattr(row, name):
            raise ValueError(f"{place}: no {name}; fill it in or delete the line")
    return row
