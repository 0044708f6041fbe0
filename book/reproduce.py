"""The same book from the same files, whatever the machine is set to: built again and compared.

Each build is made from a copy in another folder, in other surroundings: language, time zone and
with it the day, order of sets, rights of new files, number of threads. Every file of every book
must then be the same to the byte, and in none may be the day on which it was made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from book.errors import BookError
from book.inputs import FILES, FOLDERS, checksum, digest, files
from book.places import ENVIRONMENT, OPTIONAL, ROOT


class Surroundings(NamedTuple):
    """One machine, as far as it can be imitated."""

    folder: str
    locale: str
    zone: str
    seed: str
    umask: int
    threads: str


# Between the last two are 26 hours: whenever they build, it is not the same day there.
MACHINES = (
    Surroundings("one", "C", "UTC", "0", 0o022, "1"),
    Surroundings("a second, $HOME #2", "tr_TR.UTF-8", "EAST-14", "1", 0o077, "4"),
    Surroundings("كتاب", "ar_EG.UTF-8", "WEST+12", "4711", 0o002, "2"),
)


def reproduce() -> None:
    """Build the book once for each machine, compare every file, and print the book's digest.

    Raises:
        BookError: two builds differ; the message names the files.
    """
    missing = [each.locale for each in MACHINES if not _has_locale(each.locale)]
    if missing:
        print(f"This machine does not have {', '.join(missing)}: C is in their place.", flush=True)
    today = datetime.now(UTC).date()
    with tempfile.TemporaryDirectory(prefix="book-") as place:
        for machine in MACHINES:  # all at once: somebody may go on working
            copy_to(Path(place, machine.folder))
        books = [_built(machine, Path(place)) for machine in MACHINES]
        first, *others = books
        differing = sorted({name for other in others for name in differences(first, other)})
        print(f"{len(list(files(first)))} files, {len(books)} builds, {len(differing)} differing")
        if differing:
            raise BookError("These files differ: " + ", ".join(differing))
        # A day that an input names, such as that of a measurement, is no day of a build.
        source = first.parent / ".work" / "source"
        named = any(says(path.read_bytes(), today) for _, path in files(source))
        dates = [name for name, path in files(first) if says(path.read_bytes(), today)]
        if dates and not named:
            raise BookError("These files say on which day they were made: " + ", ".join(dates))
        print(f"The book is {digest(first)}", flush=True)


def differences(one: Path, other: Path) -> list[str]:
    """The names of the files that two folders do not have in common, byte for byte."""
    mine, theirs = (
        {name: checksum(path) for name, path in files(folder)} for folder in (one, other)
    )
    names = {**mine, **theirs}
    return sorted(name for name in names if mine.get(name) != theirs.get(name))


def says(content: bytes, day: date) -> bool:
    """Whether a day is written in a file in one of the usual ways.

    >>> says(b"Built on 2 May 2031", date(2031, 5, 2)), says(b"Of 2 May 2030", date(2031, 5, 2))
    (True, False)
    """
    forms = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d %B %Y", "%d %b %Y", "%b %d, %Y")
    written = {day.strftime(form) for form in forms} | {day.strftime("%B %d, %Y")}
    return any(each.lstrip("0").encode() in content for each in written)


def copy_to(folder: Path) -> None:
    """Copy all that a book can be built from."""
    for part in (*FOLDERS, "book"):
        for name, path in files(ROOT / part):
            _copy(path, folder / part / name)
    for name in (*FILES, "pyproject.toml", "Makefile"):
        _copy(ROOT / name, folder / name)
    for name in ("article.txt", *OPTIONAL):
        if (ROOT / "data" / name).exists():
            _copy(ROOT / "data" / name, folder / "data" / name)


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)


def _built(machine: Surroundings, place: Path) -> Path:
    folder = place / machine.folder
    print(f"Building in {folder}: {machine.locale}, {machine.zone}", flush=True)
    command = [sys.executable, "-m", "book", "build"]
    before = os.umask(machine.umask)
    try:
        around = _environment(machine, os.environ)
        done = subprocess.run(
            command,
            cwd=folder,
            env=around,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    finally:
        os.umask(before)
    if done.returncode:
        raise BookError(f"{done.stdout[-3000:]}\nThe build in {folder} failed: look above.")
    return folder / "_build" / "html"


def _environment(machine: Surroundings, environment: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in environment.items() if name != "BOOK_SURROUNDINGS"}
    return kept | {
        "BOOK_ENVIRONMENT": str(ENVIRONMENT),
        "LC_ALL": machine.locale,
        "LANG": machine.locale,
        "TZ": machine.zone,
        "PYTHONHASHSEED": machine.seed,
        "OMP_NUM_THREADS": machine.threads,
        "OPENBLAS_NUM_THREADS": machine.threads,
    }


def _has_locale(name: str) -> bool:
    code = f"import locale; locale.setlocale(locale.LC_ALL, {name!r})"
    return subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
