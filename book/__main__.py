"""``python -m book``: build, test and print the book; ``python -m book --help`` lists it all."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where a user of an older one is told
    sys.exit(
        "Python 3.11 or newer is needed, this is {}.{}. Name one: make PYTHON=python3.11, or "
        "python3.11 -m book".format(*sys.version_info[:2])
    )

import argparse
import shutil
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
    chosen = _parser().parse_args(arguments or ["build"])
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
        name: str, do: Callable[[argparse.Namespace], int], text: str, *, needs: bool = True
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(do=do, needs_environment=needs)
        return made

    build = command("build", _build, "run the notebooks that need it and build the book")
    build.add_argument("--article", metavar="PATH", help="a text file or its folder (data)")
    build.add_argument("--archive", metavar="FOLDER", help="an archive to read beside it")
    build.add_argument("--name", metavar="NAME", help="the folder in _build (the article's name)")
    command("install", _install, "install the locked requirements into .venv")
    command("clean", _clean, "remove what was built; .venv stays", needs=False)
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


def _install(_: argparse.Namespace) -> int:
    return 0  # entering the environment was all there was to do


def _clean(_: argparse.Namespace) -> int:
    if BUILD.exists():
        with turn(BUILD / ".work" / "lock"):
            shutil.rmtree(BUILD)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
