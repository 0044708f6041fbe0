"""What a book is made of, when it counts as built, and that only one build is at work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from book import environment, inputs, places, staging
from book.errors import BookError, explained
from book.places import Book, book_of, own_book
from book.turns import turn
from theme.execution import SURROUNDINGS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A small repository with a finished book in it."""
    root = tmp_path / "repository"
    for name in ("chapters/cover.ipynb", "analysis/counts.py", "theme/book.css", "book/build.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    for name in (*inputs.FILES, "article.txt"):
        (root / name).write_text(name)
    monkeypatch.setattr(inputs, "ROOT", root)
    made = Book(root / "_build", root / "article.txt")
    made.html.mkdir(parents=True)
    made.work.mkdir()
    (made.html / "index.html").write_text("a book")
    inputs.write_note(made, inputs.state(inputs.inputs(made)))
    return made


def ready(book):
    return inputs.is_ready(book, inputs.state(inputs.inputs(book)))


def test_a_book_is_ready_as_long_as_nothing_changes(book):
    assert ready(book)
    for path in book.home.parent.rglob("*"):
        os.utime(path)
    assert ready(book)


@pytest.mark.parametrize(
    "name", ["chapters/cover.ipynb", "analysis/counts.py", "theme/book.css", "article.txt"]
)
def test_a_book_is_not_ready_when_an_input_is_changed_or_gone_and_ready_when_it_is_back(
    book, name
):
    path = book.home.parent / name
    path.write_text("changed")
    assert not ready(book)
    path.unlink()
    assert not ready(book)
    path.write_text(name)
    assert ready(book)


def test_a_book_is_not_ready_when_something_is_added(book):
    (book.home.parent / "chapters" / "new.ipynb").write_text("{}")
    assert not ready(book)


def test_what_editors_and_interpreters_leave_behind_is_no_input(book):
    for name in ("__pycache__/a.pyc", ".ipynb_checkpoints/cover-checkpoint.ipynb", ".cover.swp"):
        path = book.home.parent / "chapters" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("left behind")
    assert ready(book)


def test_a_book_of_which_a_page_was_changed_or_lost_is_not_ready(book):
    (book.html / "index.html").write_text("half a b")
    assert not ready(book)
    (book.html / "index.html").unlink()
    assert not ready(book)


@pytest.mark.parametrize("note", ["", "{", "[]", '{"book": 1}', "\0" * 40])
def test_a_damaged_note_about_a_build_counts_for_nothing(book, note):
    (book.work / "built.json").write_text(note)
    assert not ready(book)


def test_a_book_that_names_its_address_is_another_book_at_another_address(book, monkeypatch):
    monkeypatch.setenv("BOOK_URL", "https://example.org/")
    assert not ready(book)


def test_an_article_elsewhere_gets_a_book_of_its_own(tmp_path):
    folder = tmp_path / "my news"
    folder.mkdir()
    for name in ("article.txt", "lemmas.csv", "shopping.csv", "other.txt"):
        (folder / name).touch()
    made = book_of(folder)
    assert made.home == places.BUILD / "my-news"
    assert made.article == folder / "article.txt"
    assert [path.name for path in made.beside] == ["lemmas.csv"]
    assert book_of(folder / "other.txt").home == places.BUILD / "other"
    assert book_of(folder, name="third").home == places.BUILD / "third"


def test_the_article_of_the_repository_has_the_book_of_the_repository():
    assert book_of(ROOT / "data") == book_of(ROOT / "data" / "article.txt") == own_book()


@pytest.mark.parametrize(("name", "said"), [("html.txt", "NAME="), ("nowhere.txt", "no such")])
def test_an_article_that_cannot_have_a_book_is_refused_with_a_cure(tmp_path, name, said):
    if name != "nowhere.txt":
        (tmp_path / name).touch()
    with pytest.raises(BookError, match=said):
        book_of(tmp_path / name)


def test_the_copy_has_every_file_under_the_name_the_chapters_use(tmp_path):
    article = tmp_path / "report.txt"
    article.write_text("نص")
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "counts.bin").write_text("1")
    copy = tmp_path / "copy"
    (copy / "left.over").mkdir(parents=True)
    staging.stage(inputs.inputs(book_of(article, archive)), copy)
    assert (copy / "data" / "article.txt").read_text() == "نص"
    assert (copy / "data" / "archive" / "counts.bin").exists()
    assert (copy / "chapters" / "cover.ipynb").exists()
    assert not (copy / "left.over").exists()
    assert not (copy / "data" / "lemmas.csv").exists()


def test_a_chapter_on_an_archive_is_in_the_book_only_where_there_is_an_archive():
    contents = {"root": "chapters/cover", "chapters": [{"file": "chapters/methods"}]}
    with_it = staging.with_archive(contents, True)
    assert [entry["file"] for entry in with_it["chapters"]] == [
        "chapters/archive",
        "chapters/methods",
    ]
    assert staging.with_archive(with_it, True) == with_it
    assert staging.with_archive(with_it, False) == contents
    assert staging.with_archive(contents, False) == contents


def test_two_builds_at_one_time_take_turns(tmp_path):
    lock, log = tmp_path / "work" / "lock", tmp_path / "log"
    code = f"""
import pathlib, time
from book.turns import turn
with turn(pathlib.Path({str(lock)!r})):
    with open({str(log)!r}, "a") as log: log.write("in ")
    time.sleep(0.3)
    with open({str(log)!r}, "a") as log: log.write("out ")
"""
    command = [sys.executable, "-c", code]
    builds = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(3)]
    said = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0]
    assert log.read_text() == "in out " * 3
    assert any(b"waiting" in text for text in said)


def test_a_build_that_was_killed_keeps_nobody_waiting(tmp_path):
    lock = tmp_path / "lock"
    code = f"""
import pathlib, time
from book.turns import turn
with turn(pathlib.Path({str(lock)!r})):
    print("in", flush=True)
    time.sleep(600)
"""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as build:
        assert build.stdout.readline() == b"in\n"
        build.kill()
    with turn(lock):
        pass


def test_a_build_and_its_kernels_have_the_same_surroundings():
    around = environment.surroundings({"LC_ALL": "tr_TR.UTF-8", "PYTHONPATH": "x", "HOME": "/h"})
    assert SURROUNDINGS.items() <= around.items()
    assert around["HOME"] == "/h"
    assert around["PYTHONPATH"] == str(ROOT)


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        (OSError(28, "No space left on device"), "Free some space"),
        (PermissionError(13, "Permission denied"), "right to write"),
        (OSError(30, "Read-only file system"), "right to write"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_an_error_of_the_file_system_is_said_with_its_cure(error, cure, tmp_path):
    said = str(explained(error, tmp_path))
    assert cure in said
    assert str(tmp_path) in said


def test_the_command_refuses_what_it_does_not_know():
    command = [sys.executable, "-m", "book", "bild"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "build" in done.stderr


def test_an_older_python_is_told_what_is_needed():
    source = (ROOT / "book" / "__main__.py").read_text(encoding="utf-8")
    head = source.partition("import argparse")[0].replace("(3, 11)", "(99, 0)")
    done = subprocess.run([sys.executable, "-c", head], capture_output=True, text=True)
    assert done.returncode == 1
    assert "make PYTHON=" in done.stderr
