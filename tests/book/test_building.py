"""What a book is made of, when it counts as built, and that only one build is at work."""

import os
import re
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
def made(tmp_path, monkeypatch):
    """A small repository with a finished book in it."""
    root = tmp_path / "repository"
    for name in ("chapters/cover.ipynb", "analysis/counts.py", "theme/book.css", "book/build.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    for name in (*inputs.FILES, "article.txt"):
        (root / name).write_text(name)
    monkeypatch.setattr(inputs, "ROOT", root)
    a_book = Book(root / "_build", root / "article.txt")
    a_book.html.mkdir(parents=True)
    a_book.work.mkdir()
    (a_book.html / "index.html").write_text("a book")
    inputs.write_note(a_book, inputs.state(inputs.inputs(a_book)))
    return a_book


def ready(book):
    return inputs.is_ready(book, inputs.state(inputs.inputs(book)))


def test_a_book_is_ready_as_long_as_nothing_changes(made):
    assert ready(made)
    for path in made.home.parent.rglob("*"):
        os.utime(path)
    assert ready(made)


@pytest.mark.parametrize(
    "name", ["chapters/cover.ipynb", "analysis/counts.py", "theme/book.css", "article.txt"]
)
def test_a_book_is_not_ready_when_an_input_is_changed_or_gone_and_ready_when_it_is_back(
    made, name
):
    path = made.home.parent / name
    path.write_text("changed")
    assert not ready(made)
    path.unlink()
    assert not ready(made)
    path.write_text(name)
    assert ready(made)


def test_a_book_is_not_ready_when_something_is_added(made):
    (made.home.parent / "chapters" / "new.ipynb").write_text("{}")
    assert not ready(made)


def test_what_editors_and_interpreters_leave_behind_is_no_input(made):
    for name in ("__pycache__/a.pyc", ".ipynb_checkpoints/cover-checkpoint.ipynb", ".cover.swp"):
        path = made.home.parent / "chapters" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("left behind")
    assert ready(made)


def test_a_book_of_which_a_page_was_changed_or_lost_is_not_ready(made):
    (made.html / "index.html").write_text("half a b")
    assert not ready(made)
    (made.html / "index.html").unlink()
    assert not ready(made)


@pytest.mark.parametrize("note", ["", "{", "[]", '{"book": 1}', "\0" * 40])
def test_a_damaged_note_about_a_build_counts_for_nothing(made, note):
    (made.work / "built.json").write_text(note)
    assert not ready(made)


def test_a_book_that_names_its_address_is_another_book_at_another_address(made, monkeypatch):
    monkeypatch.setenv("BOOK_URL", "https://example.org/")
    assert not ready(made)


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
    (archive / "parts").mkdir()
    (archive / "parts" / "counted.bin").write_text("2")
    (archive / "work").mkdir()
    (archive / "work" / "half.bin").write_text("3")
    copy = tmp_path / "copy"
    (copy / "left.over").mkdir(parents=True)
    found = inputs.inputs(book_of(article, archive))
    staging.stage(found, copy)
    assert [name for name in found if name.startswith("data/archive")] == [
        "data/archive/counts.bin"
    ]
    assert (copy / "data" / "article.txt").read_text() == "نص"
    assert (copy / "data" / "archive" / "counts.bin").read_text() == "1"
    assert not (copy / "data" / "archive" / "parts").exists()
    assert not (copy / "data" / "archive" / "work").exists()
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


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """An environment that counts as installed."""
    monkeypatch.delenv("BOOK_ENVIRONMENT", raising=False)
    monkeypatch.delenv("PYTHON", raising=False)
    for name in environment._RECIPE:
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / ".venv")
    environment.executable().parent.mkdir(parents=True)
    environment.executable().touch()
    note = tmp_path / ".venv" / "installed"
    lines = (environment._recipe(), environment._version(), str(tmp_path))
    note.write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_an_environment_that_is_complete_is_left_alone(installed):
    assert environment.is_installed()


def test_another_lock_asks_for_an_installation_but_not_for_a_new_environment(installed):
    (installed / "requirements.lock").write_text("another")
    assert not environment.is_installed()
    assert environment._fits()


@pytest.mark.parametrize("note", ["", "half", "a\nb\n/another/place"])
def test_an_installation_that_was_broken_off_or_moved_is_begun_anew(installed, note):
    (installed / ".venv" / "installed").write_text(note)
    assert not environment.is_installed()
    assert not environment._fits()


def test_an_environment_that_lost_its_python_is_made_anew(installed):
    environment.executable().unlink()
    assert not environment.is_installed()


def test_whoever_names_another_python_gets_another_environment(installed, monkeypatch):
    monkeypatch.setattr(environment, "_version", lambda: "3.99")
    # As before the environment was entered: make sets PYTHON for everything that it calls.
    monkeypatch.delenv(environment._SIGN, raising=False)
    monkeypatch.delenv("PYTHON", raising=False)
    assert environment.is_installed()
    monkeypatch.setenv("PYTHON", "python3.99")
    assert not environment.is_installed()


def test_an_environment_that_is_not_there_is_not_used(monkeypatch, tmp_path):
    monkeypatch.setenv("BOOK_ENVIRONMENT", str(tmp_path))
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path)
    with pytest.raises(BookError, match="there is no Python"):
        environment.is_installed()


def test_every_target_of_make_is_a_command_that_there_is():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    called = set(re.findall(r"-m book ([a-z]+)", makefile))
    command = [sys.executable, "-m", "book", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    commands = set(re.findall(r"^    ([a-z]+)\b", done.stdout, re.M))
    assert called == commands
