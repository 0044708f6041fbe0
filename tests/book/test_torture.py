"""Builds that are killed, starved and disturbed: what was there stays, and the next is right.

A small book is built by the real builder; as many full builds of the real book would take hours.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from book.inputs import digest
from book.reproduce import copy_to

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(sys.platform == "win32", reason="sends signals as POSIX has them"),
]

CONFIG = """
title: A small book
author: Nobody
copyright: "2026"
only_build_toc_files: true
execute: {execute_notebooks: cache}
bibtex_bibfiles: [chapters/references.bib]
sphinx:
  extra_extensions: [theme, theme.execution]
  config:
    nb_execution_raise_on_error: true
    numfig: true
    execution_depends_on: [analysis, data, requirements.lock]
"""
TOC = """
format: jb-book
root: chapters/one
chapters:
  - file: chapters/two
  - file: chapters/three
"""
BIB = "@book{zipf1949, author = {G. Zipf}, title = {Effort}, year = {1949}, publisher = {X}}\n"
CODE = """from analysis import load_article
from myst_nb import glue
glue("words", len(load_article("../data/article.txt").words))"""
PROSE = "# Two\n\nOf {glue:text}`words` words, see {ref}`here`, {doc}`three`, {cite}`zipf1949`."


def notebook(path, *cells):
    made = [
        nbformat.v4.new_code_cell(text, id=f"cell-{number}")
        if kind == "code"
        else nbformat.v4.new_markdown_cell(text, id=f"cell-{number}")
        for number, (kind, text) in enumerate(cells)
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": kernel}), path)


def write_two(folder, prose=PROSE, code=CODE):
    notebook(folder / "chapters" / "two.ipynb", ("code", code), ("markdown", prose))


def plant(folder):
    """A small repository with the builder, the functions and the theme of this one."""
    copy_to(folder)
    shutil.rmtree(folder / "chapters")
    (folder / "chapters").mkdir()
    (folder / "_config.yml").write_text(CONFIG)
    (folder / "_toc.yml").write_text(TOC)
    (folder / "chapters" / "one.md").write_text("# One\n\n(here)=\n## Here\n\nوصل الوفد.\n")
    notebook(
        folder / "chapters" / "three.ipynb",
        ("markdown", "# Three\n\n```{bibliography}\n```"),
        ("code", "print(sorted({'a', 'b'}))"),
    )
    (folder / "chapters" / "references.bib").write_text(BIB)
    write_two(folder)
    return folder


def start(folder, **options):
    around = {name: value for name, value in os.environ.items() if name != "BOOK_SURROUNDINGS"}
    around |= {"BOOK_ENVIRONMENT": sys.prefix, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "book", "build"],
        cwd=folder,
        env=around,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        **options,
    )


def build(folder, **options):
    process = start(folder, **options)
    said, _ = process.communicate(timeout=600)
    return process.returncode, said


def built(folder, **options):
    """The digest of a book that must be built without a complaint."""
    code, said = build(folder, **options)
    assert code == 0, said[-3000:]
    return digest(folder / "_build" / "html")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A small book in a path that shells and URLs trip over, and its digest when built cleanly."""
    folder = plant(tmp_path_factory.mktemp("torture") / "a $HOME كتاب #1 100%")
    return folder, built(folder)


def copied(small, folder):
    """A copy of the small book that was never built, and the digest that it will have."""
    shutil.copytree(small[0], folder, ignore=shutil.ignore_patterns("_build"))
    return folder, small[1]


@pytest.fixture
def book(small):
    """The small book as it was, whatever the test before it did."""
    folder, right = small
    yield folder, right
    write_two(folder)
    assert built(folder) == right


def test_nothing_is_done_when_nothing_has_changed(book):
    folder, right = book
    code, said = build(folder)
    assert code == 0
    assert "Building" not in said
    assert digest(folder / "_build" / "html") == right


@pytest.mark.parametrize("moment", range(20))
def test_a_build_killed_at_any_moment_leaves_a_whole_book_and_the_next_is_right(book, moment):
    folder, right = book
    started = time.perf_counter()
    (folder / "_build" / ".work" / "built.json").unlink()
    assert built(folder) == right
    seconds = time.perf_counter() - started
    write_two(folder, f"{PROSE} Killed {moment}.")
    process = start(folder)
    time.sleep(seconds * (moment + random.Random(moment).random()) / 20)
    process.kill()
    process.communicate()
    pages = folder / "_build" / "html"
    assert digest(pages) == right or is_whole(pages, f"Killed {moment}.")
    write_two(folder)
    assert built(folder) == right


def is_whole(pages, said):
    """Whether these are all the pages of a book that says this."""
    there = [pages / "index.html", pages / "404.html", pages / "_static" / "book.css"]
    page = (pages / "chapters" / "two.html").read_text(encoding="utf-8")
    return all(path.exists() for path in there) and said in page


def test_a_kill_between_the_two_halves_of_the_swap_is_mended(book):
    folder, _right = book
    work = folder / "_build" / ".work"
    (work / "built.json").unlink()
    (folder / "_build" / "html").rename(work / "before")
    write_two(folder, "# Two\n\n{ref}`nowhere`", "1")
    code, _said = build(folder)
    assert code != 0
    assert (folder / "_build" / "html" / "index.html").exists()


@pytest.mark.parametrize(
    "name",
    [
        "chapters/two.ipynb",
        "chapters/one.md",
        "chapters/references.bib",
        "data/article.txt",
        "_config.yml",
        "_toc.yml",
        "theme/static/book.css",
        "theme/templates/layout.html",
        "analysis/text/tokens.py",
        "requirements.lock",
    ],
)
def test_an_input_that_goes_is_noticed_and_one_that_comes_back_gives_the_same_book(book, name):
    folder, right = book
    path = folder / name
    held = path.read_bytes()
    path.unlink()
    code, said = build(folder)
    assert "Building" in said or code != 0
    assert code != 0 or digest(folder / "_build" / "html") != right
    path.write_bytes(held)
    assert built(folder) == right


@pytest.mark.parametrize(
    ("prose", "code"),
    [
        ("# Two\n\n{ref}`nowhere`", CODE),
        ("# Two\n\n{numref}`nowhere`", CODE),
        ("# Two\n\n{doc}`nowhere`", CODE),
        ("# Two\n\n{cite}`nobody1900`", CODE),
        ("# Two\n\n{glue:text}`nothing`", CODE),
        ("# Two\n\n![x](nowhere.png)", CODE),
        ("# Two\n\n{unknown}`role`", CODE),
        ("# Two\n\n[x](#nowhere)", CODE),
        (PROSE, "1 / 0"),
        (PROSE, "import os; os._exit(1)"),
        (PROSE, "def"),
    ],
)
def test_what_is_broken_fails_as_often_as_it_is_built(book, prose, code):
    folder, right = book
    write_two(folder, prose, code)
    for _ in range(2):
        returned, said = build(folder)
        assert returned != 0, said[-2000:]
        assert "The book is ready" not in said
        assert "chapters/two.ipynb" in said or "two.ipynb" in said, said[-2000:]
        assert str(folder / "_build" / ".work" / "source") not in said
        assert digest(folder / "_build" / "html") == right


def test_two_builds_at_one_time_make_one_book(book):
    folder, right = book
    (folder / "_build" / ".work" / "built.json").unlink()
    builds = [start(folder) for _ in range(2)]
    said = [process.communicate(timeout=600)[0] for process in builds]
    assert [process.returncode for process in builds] == [0, 0], said
    assert sum("Building the book" in text for text in said) == 1
    assert digest(folder / "_build" / "html") == right


def test_control_c_ends_at_once_without_a_traceback(book):
    folder, right = book
    write_two(folder, code="import time; time.sleep(300)")
    process = start(folder)
    for line in process.stdout:
        if "running" in line:
            break
    time.sleep(1)
    started = time.perf_counter()
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert time.perf_counter() - started < 10
    assert process.returncode == 130
    assert "Traceback" not in said
    assert digest(folder / "_build" / "html") == right


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounts a small disk")
@pytest.mark.parametrize("megabytes", [1, 2, 4, 7])
def test_a_full_disk_is_said_in_one_line_and_with_room_the_book_is_right(
    small, tmp_path, megabytes
):
    folder, right = copied(small, tmp_path / "full")
    (folder / "_build").mkdir()
    size = f"size={megabytes}m"
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", folder / "_build"])
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        code, said = build(folder)
        assert code != 0
        assert said.rstrip().splitlines()[-1].endswith("Free some space and run this again.")
        subprocess.run(["mount", "-o", "remount,size=200m", folder / "_build"], check=True)
        assert built(folder) == right
    finally:
        subprocess.run(["umount", folder / "_build"], check=True)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="becomes somebody else"
)
def test_another_user_builds_the_same_book_or_is_told_why_not(small, tmp_path_factory):
    nobody = {"user": "nobody", "group": "nogroup"}
    try:
        subprocess.run([sys.executable, "-c", "import analysis"], **nobody, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this Python can be run by its owner only")
    top = Path(tmp_path_factory.mktemp("other"))
    for path in (top, *top.parents):
        if path.stat().st_uid == os.getuid() and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o755)
    folder, right = copied(small, top / "book")
    (folder / "_build").mkdir()
    code, said = build(folder, **nobody)
    assert code != 0
    assert "Give yourself the right to write there" in said
    shutil.chown(folder / "_build", "nobody")
    assert built(folder, **nobody) == right


@pytest.mark.parametrize("damage", ["", "{}", json.dumps({"state": None, "book": ""})])
def test_a_damaged_note_about_the_last_build_does_no_harm(book, damage):
    folder, right = book
    (folder / "_build" / ".work" / "built.json").write_text(damage)
    assert built(folder) == right


def test_results_and_fonts_that_were_damaged_are_made_anew(book):
    folder, right = book
    work = folder / "_build" / ".work"
    (work / "results" / "global.db").write_bytes(b"nothing")
    for font in (work / "doctrees" / "fonts").iterdir():
        font.unlink()
    (work / "built.json").unlink()
    assert built(folder) == right
