"""Where one article stands among those of an archive: its length, richness and readability."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
BINS = 40


class Standing(NamedTuple):
    """One measure of the article among the same measure of the others.

    ``below`` is the share of articles that are lower, an equal one counting half;
    ``quantiles`` are the values below which ``SHARES`` of the articles lie; ``edges`` and
    ``heights`` are a histogram of them, what lies beyond the outer edges in the outer bars.
    """

    measure: str
    value: float
    below: float
    articles: int
    quantiles: tuple[float, ...]
    edges: tuple[float, ...]
    heights: tuple[int, ...]


def standings(
    own: Mapping[str, float | int | None], articles: "pa.Table", leave_out: "np.ndarray"
) -> tuple[Standing, ...]:
    """The place of the article by each measure that it and the archive have.

    ``own`` is what :func:`analysis.archive.counting.measures` says of the article,
    ``leave_out`` marks the copies of it.
    """
    import numpy as np

    found = []
    for measure, value in own.items():
        if value is None:
            continue
        others = articles[measure].to_numpy().astype(float)[~leave_out]
        others = np.sort(others[~np.isnan(others)])
        if len(others):
            found.append(_standing(measure, float(value), others))
    return tuple(found)


def _standing(measure: str, value: float, others: "np.ndarray") -> Standing:
    """The place of a value among sorted others."""
    import numpy as np

    lower, upper = (np.searchsorted(others, value, side) for side in ("left", "right"))
    low, high = np.quantile(others, [0.005, 0.995])
    if not high > low:
        low, high = low - 0.5, high + 0.5
    heights, edges = np.histogram(np.clip(others, low, high), bins=BINS, range=(low, high))
    return Standing(
        measure,
        value,
        float((lower + upper) / 2 / len(others)),
        len(others),
        tuple(map(float, np.quantile(others, SHARES))),
        tuple(map(float, edges)),
        tuple(map(int, heights)),
    )
