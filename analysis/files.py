"""Files that are there whole or not at all, and the fingerprint of the code that makes them."""

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A file to write to that takes the place of ``path`` once it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path)
    try:
        yield draft
        with draft.open("r+b") as file:  # Windows flushes only what may be written to
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to fill that becomes ``path`` once it is complete.

    Where another process was quicker its folder stays: both hold the same.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path)
    draft.mkdir()
    try:
        yield draft
        try:
            os.rename(draft, path)
        except OSError:
            if not path.is_dir():
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _draft(path: Path) -> Path:
    """A name beside ``path`` that no other process has."""
    return path.with_name(f".{path.name}-{uuid.uuid4().hex}")


@cache
def code_digest(*modules: str) -> str:
    """A fingerprint of modules of the package, given as ``room/module`` or ``room/*``.

    What was computed by other code is computed again.
    """
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for module in modules for path in here.glob(f"{module}.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
