"""One build at a time: whoever comes second waits until the first has come to its end.

The system itself lets go of the lock when the process that holds it ends, however it ends.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_SECONDS_BETWEEN_LOOKS = 0.2


@contextmanager
def turn(lock: Path) -> Iterator[None]:
    """Hold a lock while the block runs."""
    waiting = False
    while True:
        lock.parent.mkdir(parents=True, exist_ok=True)
        with lock.open("a+") as file:
            if _is_taken_by_us(file):
                if _is(file, lock):
                    yield
                    return
                continue  # somebody cleaned it away in the meantime
        if not waiting:
            print("Another build is at work; waiting for it to end", flush=True)
            waiting = True
        time.sleep(_SECONDS_BETWEEN_LOOKS)


def _is(file: IO[str], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _is_taken_by_us(file: IO[str]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _is_taken_by_us(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            # Some network drives know no locks: then nobody can be kept waiting.
            return error.errno in (errno.ENOLCK, errno.ENOTSUP)
        return True
