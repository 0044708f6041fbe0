"""What went wrong, why, and what helps."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

# Below this nothing can be expected to be written; a book of one article takes some 30 MB.
_SCARCE = 4_000_000


class BookError(Exception):
    """Something that a user can mend; the message names the cause and the cure."""


def explained(error: OSError, folder: Path) -> BookError:
    """An error of the file system as a sentence with a cure.

    >>> print(explained(PermissionError(13, "Permission denied", "x.txt"), Path("/")))
    x.txt: Permission denied. Give yourself the right to write there, or build in a copy that \
belongs to you.
    """
    place = error.filename or folder
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return BookError(f"{place}: the disk is full. Free some space and run this again.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        cure = "Give yourself the right to write there, or build in a copy that belongs to you."
        return BookError(f"{place}: {error.strerror}. {cure}")
    return BookError(f"{place}: {error.strerror or error}.")


def is_full(folder: Path) -> bool:
    """Whether the disk that a folder is on, or would be on, has no room left."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if shutil.disk_usage(there).free < _SCARCE:
        return True
    return hasattr(os, "statvfs") and os.statvfs(there).f_favail == 0 < os.statvfs(there).f_files
