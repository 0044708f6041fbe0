"""Ranks that say what is equal: a place in a ranking may be shared, and a cut may part equals.

A list of the first ten is a finding only where the tenth is ahead of the eleventh.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import isclose
from typing import NamedTuple

# What numbers that are equal in theory may differ by after a dozen operations.
_ROUNDING = 1e-9


class Cut(NamedTuple):
    """What the end of a list says: how many items it shows, and how the last of them stand."""

    shown: int
    tied: int  # items of the whole ranking whose value is that of the last one shown
    left_out: int  # how many of these the list does not show

    @property
    def parts_equals(self) -> bool:
        """Whether the list ends among equals, so that another order would show others."""
        return self.left_out > 0


def shared_ranks(values: Iterable[float]) -> tuple[int, ...]:
    """The rank of each of a row of falling values: equal values share the best of their places.

    Raises ValueError where a value is larger than the one before it.

    >>> shared_ranks([9, 7, 7, 2])
    (1, 2, 2, 4)
    """
    falling = list(values)
    ranks = [1] if falling else []
    for place, (before, value) in enumerate(pairwise(falling), start=2):
        if value > before and not _equal(value, before):
            raise ValueError(f"ranks are of falling values, but {value} follows {before}")
        ranks.append(ranks[-1] if _equal(value, before) else place)
    return tuple(ranks)


def cut(values: Sequence[float], shown: int) -> Cut:
    """How a ranking of falling values ends that shows the first ``shown`` of them.

    Raises ValueError for ``shown`` below 1 and for values that do not fall.

    >>> cut([9, 7, 7, 7, 2], 2)
    Cut(shown=2, tied=3, left_out=2)
    """
    if shown < 1:
        raise ValueError(f"a list of {shown} items has no end: show at least one")
    ranks = shared_ranks(values)
    if not ranks:
        return Cut(0, 0, 0)
    last = min(shown, len(ranks))
    tied = ranks.count(ranks[last - 1])
    return Cut(last, tied, ranks[last - 1] + tied - 1 - last)


def _equal(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=_ROUNDING, abs_tol=_ROUNDING)
