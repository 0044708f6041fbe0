"""Books of articles of other kinds and sizes, each built whole and read as this book's own is."""

import json
import os
import random
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from contents import CHAPTERS, ROOT
from made_up import text_of
from prose_checks import faults, strangers

from analysis import Reading
from analysis.archive.building import build
from analysis.archive.engine import loop
from benchmarks.generated import Generator, long_text

KINDS = tomllib.loads(Path(__file__).with_name("other_articles.toml").read_text("utf-8"))
LINES = "\n".join(f"قال الشاهد رقم {n} إن السوق مغلق في يوم {n % 7 + 1}." for n in range(48))
# Texts are made when their turn comes: the longest takes seconds.
SIZES = {
    "48 lines": lambda: LINES,
    "11,000 words": lambda: text_of(11_000, random.Random(1)),
    "100,000 words in one paragraph": lambda: long_text(100_000).replace("\n", " "),
}
ARTICLES = {name: text.strip for name, text in KINDS.items()} | SIZES

BUILD = """
import sys
from pathlib import Path
from book.build import build
from book.places import Book
home, article, *archive = map(Path, sys.argv[1:])
build(Book(home, article, archive=archive[0] if archive else None))
"""

pytestmark = pytest.mark.books


def run(*command, **around):
    return subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=ROOT,
        env=os.environ | around,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module", params=ARTICLES.values(), ids=ARTICLES)
def other(request, tmp_path_factory):
    """The file of an article and the folder of its book; what warns is not built."""
    folder = tmp_path_factory.mktemp("other")
    article = folder / "article.txt"
    article.write_text(request.param(), encoding="utf-8")
    return article, built(folder / "book", article)


def built(home, *inputs):
    """The folder of the finished book."""
    done = run("-c", BUILD, home, *inputs)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return home / "html"


def read_as_any_book(book):
    tests = ("tests/book", "tests/theme/test_direction.py")
    done = run("-m", "pytest", "-q", "-n0", "-m", "any_book", *tests, BOOK_HTML=str(book))
    assert done.returncode == 0, done.stdout[-6000:]


def test_its_pages_pass_the_tests_of_any_book(other):
    _, book = other
    read_as_any_book(book)


def test_a_book_beside_an_archive_passes_them_too(tmp_path):
    pytest.importorskip("pyarrow")
    articles = list(Generator(4, length=80).articles(120))
    lines = [json.dumps(article, ensure_ascii=False) + "\n" for article in articles]
    (tmp_path / "news.jsonl").write_text("".join(lines), encoding="utf-8")
    with loop() as engine:
        build(tmp_path / "news.jsonl", tmp_path / "archive", engine)
    (tmp_path / "article.txt").write_text(articles[3]["text"], encoding="utf-8")
    book = built(tmp_path / "book", tmp_path / "article.txt", tmp_path / "archive")
    read_as_any_book(book)
    assert faults((book / "chapters" / "archive.html").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_its_prose_is_free_of_faults_and_of_words_of_other_articles(other, chapter):
    article, book = other
    page = (book / "chapters" / f"{chapter}.html").read_text(encoding="utf-8")
    assert faults(page) == []
    reading = Reading.open(article)
    # Verbs are cited in the past, which the text may not have; examples have words of their own.
    cited = " ".join(word.label for word in reading.every_word)
    examples = "كتاب والكتاب وكتبهم قلم ورق"
    assert strangers(page, f"{reading.article.text} {cited} {examples}") == set()
