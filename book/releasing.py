"""What a release consists of: the book as an archive, as a PDF, its data, and their checksums.

The archives are the same to the byte for the same book: names in order, one date, one mode.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from book.inputs import checksum, files
from book.places import Book
from book.printing import pdf

# The earliest date that a ZIP archive can have.
_DATE = (1980, 1, 1, 0, 0, 0)


def release(book: Book) -> Path:
    """Pack a built book; the folder with everything that is to be released."""
    folder = book.home / "release"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    packed(book.html, folder / "book-html.zip", "book")
    packed(book.source / "data", folder / "data.zip", "data")
    shutil.copyfile(pdf(book), folder / "book.pdf")
    names = sorted(path.name for path in folder.iterdir())
    sums = "".join(f"{checksum(folder / name)}  {name}\n" for name in names)
    (folder / "SHA256SUMS").write_text(sums, "utf-8")
    print(f"To be released: {folder}: {', '.join(names)}, SHA256SUMS", flush=True)
    return folder


def packed(folder: Path, target: Path, name: str) -> None:
    """Put the files of a folder into a ZIP archive, under a name of the folder."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for inner, path in files(folder):
            entry = zipfile.ZipInfo(f"{name}/{inner}", _DATE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
