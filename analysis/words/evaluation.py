"""How well the automatic grouping of words agrees with a reader's: scores, and errors by name.

Two groupings of the same tokens are compared as partitions, so that it does not matter what
either of them calls its groups. Each token is a pair of names, the group it belongs to by
annotation and the group the computer put it in.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from math import comb, fsum
from typing import Any, NamedTuple

from analysis.text.normalisation import bare
from analysis.text.tokens import Span
from analysis.words.annotation import AnnotatedForm
from analysis.words.lemmas import lemma


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


class Aligned(NamedTuple):
    """A token with the lemma that a reader gave it and the key that the computer did."""

    annotated: str
    automatic: str
    surface: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two groups alone."""
        return self.annotated, self.automatic


class Benchmark(NamedTuple):
    """How well words were grouped on a treebank, beside other ways to do it."""

    command: str
    date: str
    text: str
    f1: Mapping[str, tuple[float, float]]  # of pairs of words, and B-cubed, by name


def benchmark() -> Benchmark:
    """The stored result of ``python -m benchmarks.grouping`` on a treebank."""
    found = json.loads(files("analysis.words").joinpath("grouping.json").read_text("utf-8"))
    scores = {name: (pairs, b_cubed) for name, (pairs, b_cubed) in found.pop("f1").items()}
    return Benchmark(**found, f1=scores)


def aligned(tokens: Iterable[Span], annotation: Iterable[AnnotatedForm]) -> list[Aligned]:
    """Every token whose form is annotated, in text order."""
    known = {bare(row.surface): row.lemma for row in annotation}
    forms = ((bare(token.text), token.text) for token in tokens)
    return [Aligned(known[form], lemma(text), form) for form, text in forms if form in known]


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


def disagreements(tokens: Iterable[Aligned]) -> list[Disagreement]:
    """Where the automatic grouping differs from the annotation, merged groups before split ones.

    In the order of the tokens.
    """
    by_lemma: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    by_key: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for annotated, automatic, surface in tokens:
        by_lemma[annotated][automatic][surface] = None
        by_key[automatic][annotated][surface] = None
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


def _parts(parts: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(forms) for forms in parts.values())


def _counts(
    pairs: Iterable[tuple[str, str]],
) -> tuple[Counter[tuple[str, str]], Counter[str], Counter[str]]:
    both, annotated, automatic = Counter(pairs), Counter[str](), Counter[str]()
    for (by_reader, by_computer), n in both.items():
        annotated[by_reader] += n
        automatic[by_computer] += n
    return both, annotated, automatic


def _together(sizes: Counter[Any]) -> int:
    return sum(comb(n, 2) for n in sizes.values())
