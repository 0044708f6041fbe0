"""Significance: exact chances, association, and p-values corrected for the number of tests."""

from collections.abc import Sequence
from math import comb, log2
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike


# Places of a text whose chances are computed without rounding.
WHOLE = 5000


def corrected(p: "ArrayLike", method: Literal["holm", "fdr"] = "holm") -> "np.ndarray":
    """p-values corrected for having made as many tests as there are values, in their order.

    ``holm``: the chance of even one false find stays below the level, however the tests
    depend on each other (Holm 1979, https://www.jstor.org/stable/4615733). ``fdr``: the
    expected share of false finds does (Benjamini and Hochberg 1995,
    doi:10.1111/j.2517-6161.1995.tb02031.x). Raises ValueError for another method.

    >>> corrected([0.01, 0.04, 0.03])
    array([0.03, 0.06, 0.06])
    """
    import numpy as np

    p = np.asarray(p)
    if method == "fdr":
        # Imported where it is needed: scipy.stats takes a second to load.
        from scipy.stats import false_discovery_control

        controlled: np.ndarray = false_discovery_control(p)
        return controlled
    if method != "holm":
        raise ValueError(f"no correction is called {method!r}: choose «holm» or «fdr»")
    order = np.argsort(p)
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted


def chance_of_overlap(everything: int, marked: int, drawn: int, found: int) -> float:
    """The chance that of ``drawn`` places at least ``found`` are among the ``marked`` ones.

    All sets of places being equally likely, p = Σ from k = found of
    C(M, k) C(N - M, f - k) / C(N, f) for M marked and f drawn of N places: Fisher's exact test,
    one-sided, in whole numbers and so without rounding.

    Raises ValueError where more places are marked or drawn than there are.

    >>> chance_of_overlap(4, 2, 2, 2)
    0.16666666666666666
    """
    if not 0 <= marked <= everything or not 0 <= drawn <= everything:
        raise ValueError(f"of {everything} places neither {marked} nor {drawn} can be chosen")
    ways = sum(
        comb(marked, k) * comb(everything - marked, drawn - k)
        for k in range(max(found, 0), min(marked, drawn) + 1)
    )
    return ways / comb(everything, drawn)


def chances_of_overlap(
    everything: int, marked: Sequence[int], drawn: Sequence[int], found: Sequence[int]
) -> list[float]:
    """:func:`chance_of_overlap` of many words of one text.

    In whole numbers up to :data:`WHOLE` places, beyond it, where they have thousands of digits,
    in floating point (the hypergeometric distribution of scipy).
    """
    if everything <= WHOLE:
        rows = zip(marked, drawn, found, strict=True)
        return [chance_of_overlap(everything, *row) for row in rows]
    import numpy as np
    from scipy.stats import hypergeom

    chances: list[float] = hypergeom.sf(np.subtract(found, 1), everything, marked, drawn).tolist()
    return chances


def log_dice(together: int, one: int, other: int) -> float | None:
    """How strongly two words keep together, whatever the size of the text: at most 14.

    ``14 + log2(2 f(x, y) / (f(x) + f(y)))``: one unit less is half the share of occurrences in
    which the two are together. None for words that never are.
    (Rychlý 2008, A lexicographer-friendly association score, RASLAN 2008, Brno, 6-9)

    >>> log_dice(4, 4, 4), log_dice(2, 4, 4)
    (14.0, 13.0)
    """
    return 14 + log2(2 * together / (one + other)) if together else None
