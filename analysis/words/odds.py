"""How likely something is by all that is seen of it, as logistic regression adds it up."""

from collections.abc import Sequence
from math import fsum
from operator import mul


def log_odds(intercept: float, weights: Sequence[float], cues: Sequence[float]) -> float:
    """The weighted sum of the cues: the log odds that what they are cues of is so.

    ``ValueError`` when there are not as many weights as cues.

    >>> log_odds(-1.0, (0.5, 2.0), (2.0, True))
    2.0
    """
    if len(weights) != len(cues):
        raise ValueError(f"{len(weights)} weights for {len(cues)} cues; give one for each")
    return intercept + fsum(map(mul, weights, cues))
