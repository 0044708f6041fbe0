"""The weights by which verbs are told from nouns and nouns in ta marbuta from adjectives.

    python -m benchmarks.grouping --fit gold.jsonl

The verbs of newspapers are of «he», «she» and «they»; so that «I», «we» and «you» have weights
as well, the forms of ``benchmarks.forms`` count beside the treebank, each a little.

Logistic regression by Newton's method. Each form counts as the root of how often it occurs, so
that neither the commonest nor the rarest forms decide alone. The printed error is that of ten
parts, each judged by the weights that fit the other nine; forms of one verb are in one part.
"""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from analysis.text.normalisation import bare
from analysis.words import feminine, wordclass
from analysis.words.clitics import split
from analysis.words.corrections import CITATIONS
from analysis.words.lexicon import lexicon
from analysis.words.usage import is_met, is_name, is_noun, usual_spelling
from benchmarks.forms import lines

PARTS = 10
# What a form of our own list counts, where one that occurs once in the treebank counts 1: so
# little that the newspapers are judged as well as by their own weights.
OWN = 0.15


class Case(NamedTuple):
    """A form with the cues seen of it, what it is by the gold, and what it belongs to."""

    cues: tuple[float, ...]
    is_so: bool
    form: str
    belongs: str


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The content words of a gold file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield from json.loads(line)["content"]


def verb_cases(path: Path) -> Iterator[Case]:
    """Every form that may be a verb, and whether it is one."""
    for row in rows(path):
        parts = split(form) if len(form := bare(row["surface"])) > 1 and form.isalpha() else None
        found = wordclass.may_be_verb(parts) if parts else None
        if parts and found and not parts.proclitic.endswith("س"):
            seen = tuple(map(float, wordclass.cues(parts, found)))
            yield Case(seen, row["pos"] == "VERB", form, found.verb)


def feminine_cases(path: Path) -> Iterator[Case]:
    """Every stem in ta marbuta that has itself or its masculine as lemma, and whether itself."""
    for row in rows(path):
        form = bare(row["surface"])
        stem = usual_spelling(split(form).stem) if len(form) > 1 and form.isalpha() else ""
        entry = _unified(bare(row["lemma"]))
        if not _may_be_adjective(stem):
            continue
        if entry in (_unified(stem), _unified(stem[:-1])):
            seen = tuple(map(float, feminine.cues(stem)))
            yield Case(seen, entry == _unified(stem), stem, stem)


def own_cases() -> Iterator[Case]:
    """The forms of our own list that may be verbs, and whether they are.

    Without «he did»: which of فهم «he understood» and «understanding» is commoner no list says.
    """
    for _, forms in lines():
        for text, _, verb in forms:
            parts = split(text) if len(text) > 1 and bare(text) == text else None
            found = wordclass.may_be_verb(parts) if parts else None
            if parts and found and not (found.kind == "he did" and is_noun(parts.stem)):
                yield Case(tuple(map(float, wordclass.cues(parts, found))), verb, text, found.verb)


def _may_be_adjective(stem: str) -> bool:
    """Whether a stem is in ta marbuta, is no name, and occurs without it."""
    masculine = stem[:-1]
    if len(stem) < 4 or stem[-1] != "ة" or is_name(stem) or stem in CITATIONS:
        return False
    return is_met(masculine) or masculine in lexicon().forms


def _unified(word: str) -> str:
    return word.replace("أ", "ا").replace("إ", "ا")


def fit(rows: Any, chosen: Any, counts: Any) -> Any:
    """The intercept and a weight for each cue."""
    ridge, weights = np.eye(rows.shape[1]), np.zeros(rows.shape[1])
    for _ in range(15):
        p = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (counts * (chosen - p)) - ridge @ weights
        curve = rows.T @ (rows * (counts * p * (1 - p))[:, None]) + ridge
        weights += np.linalg.solve(curve, gradient)
    return weights


def print_fit(
    name: str, fields: tuple[str, ...], cases: list[Case], own: Iterable[Case] = ()
) -> None:
    """The weights, and how many tokens they misjudge in parts that they were not fitted to."""
    counted = Counter((case.form, case.is_so) for case in cases)
    single = list({(case.form, case.is_so): case for case in cases}.values())
    counts = [float(counted[case.form, case.is_so]) for case in single]
    ours = list({(case.form, case.is_so): case for case in own}.values())
    every = single + ours
    x = np.array([(1.0, *case.cues) for case in every])
    y = np.array([float(case.is_so) for case in every])
    n = np.array([*map(sqrt, counts), *[OWN] * len(ours)])
    tokens = np.array([*counts, *[0.0] * len(ours)])
    part = np.array([zlib.crc32(case.belongs.encode()) % PARTS for case in every])
    wrong = own_wrong = 0.0
    for number in range(PARTS):
        inside = part == number
        weights = fit(x[~inside], y[~inside], n[~inside])
        is_wrong = (x[inside] @ weights > 0) != (y[inside] > 0)
        wrong += tokens[inside][is_wrong].sum()
        own_wrong += (is_wrong & (tokens[inside] == 0)).sum()
    print(
        f"\n{name}: {len(single)} forms, {sum(counts):.0f} tokens, {wrong:.0f} misjudged", end=""
    )
    print(f"; of our own {len(ours)} forms {own_wrong:.0f}" if ours else "")
    for field, weight in zip(("intercept", *fields), fit(x, y, n), strict=True):
        print(f"{field:>10} {weight:6.2f}")


def print_fits(path: Path) -> None:
    """The weights of both kinds of cues."""
    print_fit("verbs", wordclass.Cues._fields, list(verb_cases(path)), own_cases())
    print_fit("feminines", feminine.Cues._fields, list(feminine_cases(path)))
