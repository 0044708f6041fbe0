"""A book built beside the one before it, and put in its place once it is whole.

Every build begins with empty pages: nothing of an older book can be left in it. Only the
results of notebooks are kept, under checksums of all that they depend on. The book that was
there before can be read until the new one takes its place; a build that warns, fails or is
broken off changes nothing.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from book.errors import BookError, explained, is_full
from book.inputs import forget, inputs, is_ready, state, write_note
from book.places import ROOT, Book
from book.staging import adapt_contents, stage
from book.turns import turn


def build(book: Book) -> None:
    """Build a book unless it is ready.

    Raises:
        BookError: the book could not be built; the one before it is as it was.
    """
    os.umask(0o022)  # what is published is there to be read
    try:
        with turn(book.work / "lock"), _stopping_at_once():
            _put_back(book)
            if not is_ready(book, state(inputs(book))):
                _make(book)
    except OSError as error:
        raise explained(error, book.home) from error
    print(f"The book is ready: {book.front}", flush=True)


def _make(book: Book) -> None:
    started = time.perf_counter()
    made_of = state(stage(inputs(book), book.source))
    adapt_contents(book.source)
    print(f"Building the book of {_named(book)}", flush=True)
    try:
        _settle_in(book)
        _check(book)
        _run_sphinx(book)
    except BaseException:
        full = is_full(book.home)
        shutil.rmtree(_next(book), ignore_errors=True)
        if full:
            raise BookError(
                f"{book.home}: the disk is full. Free some space and run this again."
            ) from None
        raise
    (_next(book) / "html" / ".buildinfo").unlink(missing_ok=True)  # for builds on top of builds
    forget(book)
    _swap(book)
    write_note(book, made_of)
    for folder in (_before(book), _next(book)):
        shutil.rmtree(folder, ignore_errors=True)
    print(f"Built in {time.perf_counter() - started:.0f} s", flush=True)


def _named(book: Book) -> str:
    beside = [path.name for path in book.beside] + ([book.archive.name] if book.archive else [])
    also = f", with {', '.join(beside)}" if beside else ""
    return f"{_from_here(book.article)}{also}"


def _from_here(path: Path) -> str:
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def _settle_in(book: Book) -> None:
    """Let the code that is imported be the copy, and no setting of the user's have a say."""
    own = book.work / "settings"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    (own / "matplotlibrc").touch()
    os.environ |= {
        "PYTHONPATH": str(book.source),
        "MATPLOTLIBRC": str(own / "matplotlibrc"),
        "MPLCONFIGDIR": str(book.work / "matplotlib"),
        "IPYTHONDIR": str(own / "ipython"),
        "JUPYTER_CONFIG_DIR": str(own / "jupyter"),
        "JUPYTER_DATA_DIR": str(own / "data"),
        "JUPYTER_RUNTIME_DIR": str(own / "runtime"),
        "BOOK_FOLDER": _folder_in_repository(),
    }
    sys.path.insert(0, str(book.source))


def _folder_in_repository() -> str:
    """Where the chapters are from the top of their repository, for links to edit them."""
    tops = (path for path in (ROOT, *ROOT.parents) if (path / ".git").exists())
    return ROOT.relative_to(next(tops, ROOT)).as_posix()


def _check(book: Book) -> None:
    """Read the article where its owner has it, so that an error names that file."""
    from analysis import Reading

    try:
        Reading.open(book.article)
    except ValueError as error:
        raise BookError(str(error)) from error
    if book.archive is not None:
        _check_archive(book.archive)


def _check_archive(folder: Path) -> None:
    from analysis.archive.store import is_archive

    if not is_archive(folder):
        cure = "Make one: .venv/bin/python -m analysis archive --help says how."
        raise BookError(f"{folder}: this is not a finished archive. {cure}")


def check_links(book: Book) -> None:
    """Ask for every address that a built book links to.

    Raises:
        BookError: one of them does not answer, or answers with an error.
    """
    with turn(book.work / "lock"), _stopping_at_once():
        _settle_in(book)
        _run_sphinx(book, "linkcheck")
        shutil.rmtree(_next(book))
    print("Every link leads somewhere.", flush=True)


def _run_sphinx(book: Book, builder: str = "html") -> None:
    """Have Jupyter Book build the copy, with warnings as errors and all of them shown."""
    from jupyter_book.sphinx import build_sphinx
    from sphinx.util.console import nocolor

    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        nocolor()
    for folder in (_next(book), book.work / "doctrees"):
        _empty(folder, keep=("fonts",))  # cutting them takes a third of a build
    overrides = {
        "external_toc_path": (book.source / "_toc.yml").as_posix(),
        "nb_execution_cache_path": str(book.work / "results"),
        "latex_individualpages": False,
    }
    with _speaking_of_originals(book):
        result = build_sphinx(
            str(book.source),
            str(_next(book) / "html"),
            builder=builder,
            doctreedir=str(book.work / "doctrees"),
            noconfig=True,
            path_config=str(book.source / "_config.yml"),
            confoverrides=overrides,
            warningiserror=True,
            keep_going=True,
        )
    if result != 0:
        raise BookError("That did not work: look above for the cause. The old book is as it was.")


def _empty(folder: Path, keep: tuple[str, ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name in keep:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _next(book: Book) -> Path:
    return book.work / "next"


def _before(book: Book) -> Path:
    return book.work / "before"


def _swap(book: Book) -> None:
    shutil.rmtree(_before(book), ignore_errors=True)
    if book.html.exists():
        book.html.rename(_before(book))
    (_next(book) / "html").rename(book.html)


def _put_back(book: Book) -> None:
    """Mend what a kill in the middle of a swap left: no book where there was one."""
    if not book.html.exists() and _before(book).exists():
        _before(book).rename(book.html)


@contextlib.contextmanager
def _stopping_at_once() -> Iterator[None]:
    """End on Ctrl-C without waiting for notebooks; their kernels follow when we are gone."""

    def stop(*_: object) -> None:
        print("\nStopped; the book from before is as it was.", file=sys.stderr, flush=True)
        os._exit(130)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _speaking_of_originals(book: Book) -> Iterator[None]:
    """Let messages name the files that somebody can mend, not the copies of them."""
    out = _Renaming(sys.stdout, book)
    errors = _Renaming(sys.stderr, book)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        yield


# What says nothing to somebody who builds a book: settings of tools, and where the pages are
# until they are put in their place.
_NOISE = re.compile(
    r"(?:\x1b\[[\d;]*m)*(?:The HTML pages are in |myst v|myst-nb v|Using jupyter-cache|\[etoc\]"
    r"|sphinx-multitoc|.*Using cached notebook)"
)


class _Renaming:
    """A stream in which the copies are called by the names of their originals."""

    def __init__(self, stream: TextIO, book: Book) -> None:
        self._stream = stream
        copy = f"{book.source}{os.sep}"
        self._names = (
            (f"{copy}data{os.sep}article.txt", _from_here(book.article)),
            (f"{copy}data{os.sep}", f"{_from_here(book.article.parent)}{os.sep}"),
            (copy, f"{_from_here(ROOT)}{os.sep}".removeprefix(f".{os.sep}")),
        )

    def write(self, text: str) -> int:
        if _NOISE.match(text):
            return len(text)
        for copy, original in self._names:
            text = text.replace(copy, original)
        return self._stream.write(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()
