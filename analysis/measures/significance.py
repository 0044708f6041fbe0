"""Significance: p-values corrected for the number of tests made."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike


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

    p = np.asarray(p, dtype=float)
    if method == "fdr":
        # Imported where it is needed: scipy.stats takes a second to load.
        from scipy.stats import false_discovery_control

        return false_discovery_control(p)
    if method != "holm":
        raise ValueError(f"no correction is called {method!r}: choose «holm» or «fdr»")
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted
