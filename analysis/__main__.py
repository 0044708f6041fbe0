"""``python -m analysis article.txt``: what an article is about, in a few lines.

Without an option: headline, date, size, leading words, key words and phrases, and what was
left out of the file. With one, everything: as JSON, as CSV files for a spreadsheet, or as a
file of notes to fill in. ``python -m analysis archive --help`` tells how to count many articles.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from analysis.export import as_json, write_csv
from analysis.facts.selection import overused
from analysis.keywords.keyphrases import KeyPhrase, keyphrases
from analysis.page.grammar import counted, day
from analysis.reading import Reading
from analysis.text.article import Article, load_article
from analysis.text.notes import template
from analysis.text.source import ArticleError

# Of a longer text the phrases are those of so many words at its beginning: every run of words is
# held in mind until the rating, which takes some eight hundred bytes a word.
_PHRASED = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is asked for; 1 when there is no article to read, 130 when stopped."""
    for stream in (sys.stdout, sys.stderr):
        _write_anything(stream)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["archive"]:
        from analysis.archive.command import main as archive

        return _quietly(lambda: archive(given[1:]))
    parser = _parser()
    chosen = parser.parse_args(given)
    if chosen.n < 1:
        parser.error(f"-n {chosen.n}: ask for at least one word")
    return _quietly(lambda: _answer(chosen))


def _quietly(command: Callable[[], int]) -> int:
    """Run a command; say in one line what stops it, and nothing when nobody listens any more."""
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has enough. Python would complain once more on closing the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except (ArticleError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"{where}cannot be written ({error.strerror})", file=sys.stderr)
        return 1
    return code


def _write_anything(stream: object) -> None:
    """Write UTF-8 whatever the terminal is set to: Arabic is what there is to say."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("article", type=Path, help="a text file in UTF-8, or its folder")
    parser.add_argument("-n", type=int, default=10, help="how many words and phrases (10)")
    parser.add_argument("--force", action="store_true", help="read what does not look like Arabic")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="all tables as JSON")
    how.add_argument("--csv", type=Path, metavar="FOLDER", help="all tables as CSV files there")
    how.add_argument("--notes", action="store_true", help="an article.toml to be filled in")
    return parser


def _answer(chosen: argparse.Namespace) -> int:
    if chosen.notes:
        path = chosen.article
        file = path / "article.txt" if path.is_dir() else path
        print(template(load_article(file, force=chosen.force)), end="")
        return 0
    reading = Reading.open(chosen.article, force=chosen.force)
    if chosen.json:
        print(as_json(reading))
    elif chosen.csv:
        for path in write_csv(reading, chosen.csv):
            print(path)
    else:
        for line in summary(reading, chosen.n):
            print(line)
    return 0


def summary(reading: Reading, most: int = 10) -> Iterator[str]:
    """What the book would say, in short: a line for each thing that is known."""
    article = reading.article
    yield article.title
    yield f"date: {_dated(article)}"
    yield (
        f"{counted(len(article.words), 'word')}, {counted(len(article.sentences), 'sentence')}, "
        f"{counted(len(article.paragraphs), 'paragraph')}"
    )
    words = reading.commonest(most)
    yield "words: " + ("، ".join(f"{word.label} {word.count}" for word in words) or "none")
    keys = [reading.words[row.key].label for row in overused(reading)[:most]]
    yield "more than elsewhere: " + ("، ".join(keys) or "none")
    phrases = [phrase.text for phrase in _phrases(reading)[:most]]
    where = ""
    if len(article.words) > _PHRASED:
        where = f" of the first {_PHRASED:,} words (those of all would take gigabytes of memory)"
    yield f"phrases{where}: " + ("، ".join(phrases) or "none")
    pieces = sum(removal.count for removal in article.removed)
    reasons = list(dict.fromkeys(removal.reason for removal in article.removed))
    if pieces:
        more = f"; {len(reasons) - 5} more reasons" if len(reasons) > 5 else ""
        yield f"left out: {counted(pieces, 'piece')} ({'; '.join(reasons[:5])}{more})"
    for doubt in article.doubts:
        where = f"line {doubt.line}, {doubt.text}: " if doubt.line else ""
        yield f"check: {where}{doubt.reason}"


def _phrases(reading: Reading) -> Sequence[KeyPhrase]:
    article = reading.article
    if len(article.words) <= _PHRASED:
        return reading.phrases
    return keyphrases(article.text[: article.words[_PHRASED].start], 10)


def _dated(article: Article) -> str:
    if article.date is None:
        return article.dated.hijri or "none given"
    if article.dated.hijri:
        how = "computed from" if article.dated.computed else "as well as"
        return f"{day(article.date)} ({how} {article.dated.hijri})"
    return day(article.date)


if __name__ == "__main__":
    sys.exit(main())
