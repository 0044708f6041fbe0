"""Running the notebooks: when, how often, and what is said of one that fails."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from theme import execution
from theme.execution import NotebookError, run_notebook
from theme.fingerprint import fingerprint

ROOT = Path(__file__).parents[2]

CONFIG = """
execute: {execute_notebooks: cache}
sphinx:
  extra_extensions: [theme.execution]
  config: {execution_depends_on: [number.py], nb_execution_raise_on_error: true}
"""


def write_notebook(path, *sources):
    cells = [nbformat.v4.new_markdown_cell(f"# {path.stem}")]
    cells += [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, path)
    return path


@pytest.fixture(scope="module")
def small_book(tmp_path_factory):
    """A book of two notebooks that print a number from a module beside them."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "_config.yml").write_text(CONFIG)
    (folder / "_toc.yml").write_text("format: jb-book\nroot: one\nchapters: [{file: two}]\n")
    (folder / "number.py").write_text("NUMBER = 4711\n")
    write_notebook(folder / "one.ipynb", "from number import NUMBER\nprint('one', NUMBER)")
    write_notebook(folder / "two.ipynb", "from number import NUMBER\nprint('two', NUMBER)")
    return folder


def build(folder):
    """Build a book; the names of the notebooks that ran."""
    tool = Path(sys.executable).with_name("jupyter-book")
    done = subprocess.run([tool, "build", "."], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return sorted(re.findall(r"(\w+)\.ipynb ran in [\d.]+ s", done.stdout))


def test_only_what_has_changed_runs_again(small_book):
    assert build(small_book) == ["one", "two"]
    assert build(small_book) == []

    write_notebook(small_book / "two.ipynb", "from number import NUMBER\nprint('new', NUMBER)")
    assert build(small_book) == ["two"]

    (small_book / "number.py").write_text("NUMBER = 1291\n")
    assert build(small_book) == ["one", "two"]
    page = (small_book / "_build" / "html" / "one.html").read_text()
    assert "1291" in page
    assert "4711" not in page


@pytest.mark.parametrize(
    "damage",
    [
        lambda cache: (cache / "global.db").write_bytes(b"half"),
        lambda cache: next(cache.glob("executed/*/base.ipynb")).unlink(),
        lambda cache: next(cache.glob("executed/*/base.ipynb")).write_text('{"cells": ['),
        lambda cache: (cache / "executed" / "begun").mkdir(),
        lambda cache: (cache / "fingerprint").write_text("ab"),
    ],
    ids=["database", "result lost", "half a result", "result without record", "fingerprint"],
)
def test_results_that_a_build_left_half_done_are_made_anew(small_book, damage):
    build(small_book)
    damage(small_book / "_build" / ".jupyter_cache")
    (small_book / "_build" / ".doctrees" / "environment.pickle").unlink()
    assert build(small_book) == ["one", "two"]


def test_a_cell_that_raises_is_named_with_its_notebook_and_its_code(tmp_path):
    path = write_notebook(tmp_path / "wrong.ipynb", "x = 1", "x / 0", "x")
    with pytest.raises(NotebookError, match=r"wrong\.ipynb, cell 3 of 4") as error:
        run_notebook(path)
    assert "ZeroDivisionError" in str(error.value)
    assert "x / 0" in str(error.value)
    assert "\x1b" not in str(error.value)


def test_a_cell_that_takes_too_long_is_named(tmp_path):
    path = write_notebook(tmp_path / "slow.ipynb", "import time; time.sleep(60)")
    with pytest.raises(NotebookError, match=r"slow\.ipynb, cell 2 of 2"):
        run_notebook(path, timeout=1)


def test_a_kernel_that_dies_is_named(tmp_path):
    path = write_notebook(tmp_path / "dead.ipynb", "import os; os._exit(1)")
    with pytest.raises(NotebookError, match=r"dead\.ipynb, cell 2 of 2"):
        run_notebook(path)


def test_a_notebook_runs_in_its_own_folder_in_a_kernel_of_its_own(tmp_path):
    path = write_notebook(tmp_path / "here.ipynb", "import os; print(os.getcwd(), os.getpid())")
    folder, process = run_notebook(path).notebook.cells[1].outputs[0].text.split()
    assert Path(folder) == tmp_path
    assert int(process) != os.getpid()


def test_a_kernel_knows_nothing_of_the_language_of_the_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.setenv("TZ", "Asia/Riyadh")
    code = "import os; print(os.environ['LC_ALL'], os.environ['TZ'], hash('one'))"
    path = write_notebook(tmp_path / "here.ipynb", code)
    first, second = (run_notebook(path).notebook.cells[1].outputs[0].text for _ in range(2))
    assert first == second
    assert first.startswith("C.UTF-8 UTC")


def test_the_fingerprint_sees_names_and_contents_and_nothing_else(tmp_path):
    file = tmp_path / "data" / "article.txt"
    file.parent.mkdir()
    file.write_text("a")
    first = fingerprint([file.parent])
    os.utime(file, (0, 0))
    (file.parent / "__pycache__").mkdir()
    (file.parent / "__pycache__" / "x.pyc").write_text("x")
    assert fingerprint([file.parent]) == first
    file.write_text("b")
    assert fingerprint([file.parent]) != first
    file.write_text("a")
    file.rename(file.with_name("other.txt"))
    assert fingerprint([file.parent]) != first


def test_a_path_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="execution_depends_on names"):
        fingerprint([tmp_path / "nowhere"])


def test_the_book_watches_everything_its_numbers_depend_on():
    config = (ROOT / "_config.yml").read_text(encoding="utf-8")
    assert "execution_depends_on: [analysis, data, requirements.lock]" in config


def test_a_kernel_that_does_not_start_is_started_once_more(monkeypatch):
    started = []

    def start(path, *, timeout):
        started.append(path)
        if len(started) == 1:
            raise RuntimeError("Kernel died before replying to kernel_info")
        return execution.Run(path, None, 0.0)

    monkeypatch.setattr(execution, "run_notebook", start)
    assert execution._run(Path("words.ipynb"), 60).path == Path("words.ipynb")
    assert len(started) == 2


def test_a_kernel_that_never_starts_stops_the_build(monkeypatch):
    def fail(path, *, timeout):
        raise RuntimeError("Kernel died before replying to kernel_info")

    monkeypatch.setattr(execution, "run_notebook", fail)
    with pytest.raises(RuntimeError, match="Kernel died"):
        execution._run(Path("words.ipynb"), 60)
