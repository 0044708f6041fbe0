"""Cells of a table that a spreadsheet shows as they are instead of computing them."""

import re
from typing import Any

# What a spreadsheet takes for a formula, at the start of a cell.
_FORMULA = re.compile(r"[=+\-@\t\r]")


def inert(cell: Any) -> Any:  # noqa: ANN401
    """A cell as it is, a text that would be computed with an apostrophe before it.

    >>> inert("=SUM(A1)"), inert("ليبيا"), inert(-2)
    ("'=SUM(A1)", 'ليبيا', -2)
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
