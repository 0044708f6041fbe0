"""``python -m book``: build, test and print the book; ``python -m book --help`` lists it all."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where a user of an older one is told
    sys.exit(
        "Python 3.11 or newer is needed, this is {}.{}. Name one: make PYTHON=python3.11, or "
        "python3.11 -m book".format(*sys.version_info[:2])
    )

import argparse
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from book import environment
from book.errors import BookError, explained
from book.places import BUILD, ROOT, Book, book_of, own_book
from book.turns import turn


def main(arguments: Sequence[str]) -> int:
    """Run one command; 1 when it failed."""
    for stream in (sys.stdout, sys.stderr):
        _print_anything(stream)
    arguments = arguments or ["build"]
    parser = _parser()
    chosen, options = parser.parse_known_args(arguments)
    chosen.options = options
    if chosen.options and not chosen.takes_options:
        parser.error(f"unknown: {' '.join(chosen.options)}")
    try:
        if chosen.needs_environment:
            environment.enter(arguments)
        do: Callable[[argparse.Namespace], int] = chosen.do
        return do(chosen)
    except BookError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(explained(error, ROOT), file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 1


def _print_anything(stream: TextIO) -> None:
    """Replace letters that a terminal does not have instead of stopping at them."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m book", description=__doc__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(
        name: str,
        do: Callable[[argparse.Namespace], int],
        text: str,
        *,
        needs_environment: bool = True,
        takes_options: bool = False,
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(do=do, needs_environment=needs_environment, takes_options=takes_options)
        return made

    for name, do, text in (
        ("build", _build, "run the notebooks that need it and build the book"),
        ("pdf", _pdf, "print the book into one PDF, with the Chromium of this machine"),
    ):
        made = command(name, do, text)
        made.add_argument("--article", metavar="PATH", help="a text file or its folder (data)")
        made.add_argument("--archive", metavar="FOLDER", help="an archive to read beside it")
        made.add_argument("--name", metavar="NAME", help="the folder in _build")
    for name, text in (
        ("check", "style, types and quick tests: a minute"),
        ("test", "every test, those of the built book included"),
        ("books", "books of articles of other kinds and sizes"),
        ("torture", "kill builds, fill disks; the next build must be right"),
    ):
        command(name, _test, f"{text}; further options go to pytest", takes_options=True)
        commands.choices[name].set_defaults(tier=name)
    command("lab", _lab, "open JupyterLab on the chapters")
    command("bench", _bench, "measure quality and speed beside other tools", takes_options=True)
    command("install", _install, "install the locked requirements into .venv")
    command("reproduce", _reproduce, "build in other surroundings and compare every byte")
    command("release", _release, "pack the book, the PDF and the data, with checksums")
    command("links", _links, "see whether every link out of the book leads somewhere")
    command("lock", _lock, "pin the newest versions that requirements.txt allows")
    command("clean", _clean, "remove what was built; .venv stays", needs_environment=False)
    return parser


def _book(chosen: argparse.Namespace) -> Book:
    archive = Path(chosen.archive) if chosen.archive else None
    if chosen.article:
        return book_of(Path(chosen.article), archive, chosen.name or "")
    return own_book(archive)


def _build(chosen: argparse.Namespace) -> int:
    from book.build import build

    build(_book(chosen))
    return 0


def _test(chosen: argparse.Namespace) -> int:
    from book import testing
    from book.build import build

    if chosen.tier == "test":
        build(own_book())
    getattr(testing, chosen.tier)(chosen.options)
    return 0


def _lab(_: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "jupyterlab", str(ROOT / "chapters")]
    return subprocess.run(command, check=False).returncode


def _bench(chosen: argparse.Namespace) -> int:
    from book.build import build

    build(own_book())
    command = [sys.executable, "-m", "benchmarks", *chosen.options]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _install(_: argparse.Namespace) -> int:
    return 0  # entering the environment was all there was to do


def _pdf(chosen: argparse.Namespace) -> int:
    from book.build import build
    from book.printing import pdf

    build(_book(chosen))
    pdf(_book(chosen))
    return 0


def _release(_: argparse.Namespace) -> int:
    from book.build import build
    from book.releasing import release

    build(own_book())
    release(own_book())
    return 0


def _links(_: argparse.Namespace) -> int:
    from book.build import build, check_links

    build(own_book())
    check_links(own_book())
    return 0


def _reproduce(_: argparse.Namespace) -> int:
    from book.reproduce import reproduce

    reproduce()
    return 0


def _lock(_: argparse.Namespace) -> int:
    environment.lock()
    return 0


def _clean(_: argparse.Namespace) -> int:
    if BUILD.exists():
        with turn(BUILD / ".work" / "lock"):
            # Some systems do not let go of the lock itself as long as it is held.
            shutil.rmtree(BUILD, ignore_errors=os.name == "nt")
        if BUILD.exists():
            shutil.rmtree(BUILD)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
