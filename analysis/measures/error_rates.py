"""How often the statistics of this book are wrong, measured beforehand and kept.

A test promises to be wrong in at most 5 of 100 cases, an interval to hold what it is for in 95.
Whether they do is measured on made-up texts of which the truth is known. That takes minutes, so
the figures are stored with their date, seed and command, and read from there.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

FILE = "error_rates.json"


class FalseKeys(NamedTuple):
    """Of texts drawn from the reference itself, the shares that show any key word.

    ``clustered`` are texts in which one word in ten repeats another of its sentence: every word
    is as frequent as in the reference, but comes in clusters.
    """

    words: int  # the length of each text
    texts: int
    by_count: float
    by_sentences: float
    by_both: float
    clustered_by_count: float
    clustered_by_sentences: float
    clustered_by_both: float


class Coverage(NamedTuple):
    """Of made-up articles, the shares whose 95 % interval holds what it is for."""

    measure: str
    sentences: int
    articles: int
    mean: float  # the mean over such articles
    another: float | None  # the value of the next article; None where no such interval is given


class Calibration(NamedTuple):
    """Of texts on which a test should find nothing, the share where p is .05 or less."""

    test: str
    texts: int
    share: float


class ErrorRates(NamedTuple):
    """Everything measured, and how it can be measured again."""

    date: str
    seed: int
    command: str
    keyness: tuple[FalseKeys, ...]
    coverage: tuple[Coverage, ...]
    calibration: tuple[Calibration, ...]


@cache
def measured() -> ErrorRates:
    """The stored figures.

    >>> all(row.by_both <= 0.05 for row in measured().keyness)
    True
    """
    return read(json.loads(files("analysis.measures").joinpath(FILE).read_text("utf-8")))


def read(stored: Mapping[str, Any]) -> ErrorRates:
    """Figures as they are stored: each record as a mapping of its names."""
    return ErrorRates(
        stored["date"],
        stored["seed"],
        stored["command"],
        tuple(FalseKeys(**row) for row in stored["keyness"]),
        tuple(Coverage(**row) for row in stored["coverage"]),
        tuple(Calibration(**row) for row in stored["calibration"]),
    )
