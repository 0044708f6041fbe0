"""Making facts known to the text of a chapter."""

from collections.abc import Mapping
from typing import TypeAlias

Facts: TypeAlias = Mapping[str, str]
"""What a chapter's text takes from the results: a name, and the words that replace it."""

_RECORD = "application/papermill.record/"


def say(facts: Facts) -> None:
    """Make facts known to the text of a chapter, which calls them by ``{glue:text}`name```.

    The same output as ``myst_nb.glue(name, text, display=False)``, whose import alone
    would take longer than most chapters.
    """
    from IPython.display import display

    for name, fact in facts.items():
        note = {"scrapbook": {"name": name, "mime_prefix": _RECORD}}
        display({f"{_RECORD}text/plain": repr(fact)}, raw=True, metadata=note)  # type: ignore[no-untyped-call]
