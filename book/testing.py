"""Four tiers of tests, each of which says what it takes before it begins.

``check``, for the loop of a developer: style, types, and what needs neither a built book nor a
browser. ``test``: all of that, and the built book as a reader meets it. ``books``: articles of
other kinds and sizes, each built as a whole book. ``torture``: builds that are killed, disks that
are full, inputs that come and go; every next build is the right one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from book.errors import BookError
from book.places import BUILD, ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_TEST = "not books and not torture"
_CHECK = f"not slow and not rendered and not browser and {_TEST}"
# What a machine with two processors takes, until a run has shown what this one does.
_SECONDS = {"check": 60, "test": 600, "books": 1500, "torture": 1200}


def check(options: Sequence[str] = ()) -> None:
    """Style, types and units: a minute."""
    _announce("check", "style, types, and the tests that need neither a built book nor a browser")
    with _remembering("check"):
        _style_and_types()
        _run("pytest", "-q", "-m", _CHECK, *_many(options), "--dist", "worksteal", *options)


def test(options: Sequence[str] = ()) -> None:
    """Everything of this book."""
    _announce("test", "style, types, all functions, and every page of the built book")
    if browser() is None:
        print("There is no Chromium on this machine: what needs one is left out and counted.")
    with _remembering("test"):
        _style_and_types()
        _run("pytest", "-m", _TEST, *_many(options), "--dist", "loadfile", *options)


def books(options: Sequence[str] = ()) -> None:
    """Articles of other kinds and sizes: each is built as a whole book, and its pages tested."""
    _announce("books", "articles of other kinds and sizes, each built as a whole book")
    with _remembering("books"):
        _run("pytest", "-v", "-m", "books", *options)


def torture(options: Sequence[str] = ()) -> None:
    """Builds that are killed, disks that are full, inputs that come and go."""
    _announce("torture", "builds that are killed, starved and disturbed, one after another")
    with _remembering("torture"):
        _run("pytest", "-v", "-m", "torture", *options)


def browser() -> str | None:
    """The Chromium of this machine, if it has one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _many(options: Sequence[str]) -> tuple[str, ...]:
    """As many tests at a time as there are processors, unless the options say how many."""
    return () if any(option.startswith("-n") for option in options) else ("-n", "auto")


def _announce(tier: str, what: str) -> None:
    last = _last(tier)
    known = f"{_minutes(last)} the last time" if last else f"about {_minutes(_SECONDS[tier])}"
    print(f"{tier}: {what} ({known})", flush=True)


def _style_and_types() -> None:
    _run("ruff", "check", "--quiet", ".")
    _run("ruff", "format", "--quiet", "--check", ".")
    _run("mypy", "--no-error-summary")


def _run(tool: str, *options: str) -> None:
    print(f"  {tool}", flush=True)
    # Sets may be in any order in a test: that an order shows is one of the things to find.
    around = os.environ | {"PYTHONHASHSEED": "random"}
    command = [sys.executable, "-m", tool, *options]
    if subprocess.run(command, cwd=ROOT, env=around, check=False).returncode:
        raise BookError(f"{tool} is not content: look above.")


@contextmanager
def _remembering(tier: str) -> Iterator[None]:
    """Remember how long a tier took, when everything in it was right."""
    started = time.perf_counter()
    yield
    seconds = time.perf_counter() - started
    print(f"{tier}: all right, in {_minutes(seconds)}", flush=True)
    _note(tier).parent.mkdir(parents=True, exist_ok=True)
    _note(tier).write_text(f"{seconds:.0f}", "utf-8")


def _last(tier: str) -> float | None:
    try:
        return float(_note(tier).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _note(tier: str) -> Path:
    return BUILD / ".work" / f"{tier}-seconds"


def _minutes(seconds: float) -> str:
    """A length of time as one says it.

    >>> _minutes(42), _minutes(61), _minutes(600)
    ('42 s', '1 min', '10 min')
    """
    return f"{seconds:.0f} s" if seconds < 60 else f"{seconds / 60:.0f} min"
