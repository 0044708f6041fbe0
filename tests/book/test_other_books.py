"""Books of articles of other kinds and sizes, each built whole and read as this book's own is."""

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

KINDS = tomllib.loads(Path(__file__).with_name("other_articles.toml").read_text("utf-8"))
LINES = "\n".join(f"قال الشاهد رقم {n} إن السوق مغلق في يوم {n % 7 + 1}." for n in range(48))
# A text of 100,000 words takes one more line.
SIZES = {
    "48 lines": LINES,
    "11,000 words": text_of(11_000, random.Random(1)),
}
ARTICLES = {name: text.strip() for name, text in KINDS.items()} | SIZES

BUILD = """
import sys
from pathlib import Path
from book.build import build
from book.places import Book
build(Book(Path(sys.argv[1]), Path(sys.argv[2])))
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
    article.write_text(request.param, encoding="utf-8")
    done = run("-c", BUILD, folder / "book", article)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return article, folder / "book" / "html"


def test_its_pages_pass_the_tests_of_any_book(other):
    _, book = other
    tests = ("tests/book", "tests/theme/test_direction.py")
    done = run("-m", "pytest", "-q", "-n0", "-m", "any_book", *tests, BOOK_HTML=str(book))
    assert done.returncode == 0, done.stdout[-6000:]


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
