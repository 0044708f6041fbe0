"""What the book costs to build beside bare Jupyter Book: ``python -m benchmarks.build``.

The yardstick is Jupyter Book as it is, on as many notebooks that do nothing but import what
the chapters stand on. Both are built from nothing in folders of their own, in turns, in the
environment that is there; the median of the rounds counts. After that, ``make book`` with
nothing to do.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import nbformat

ROOT = Path(__file__).parent.parent
# The chapter beside an archive is no part of the book of an article alone.
CHAPTERS = sorted(set((ROOT / "chapters").glob("*.ipynb")) - {ROOT / "chapters" / "archive.ipynb"})
PARTS = ("chapters", "data", "analysis", "theme")
SETTINGS = ("_config.yml", "_toc.yml", "requirements.lock", "CITATION.cff")
IMPORTS = "import matplotlib.pyplot, sklearn.feature_extraction.text, pandas, wordcloud"
ROUNDS = 3


def copy_book(folder: Path) -> None:
    """A copy of everything that this book is made of."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in SETTINGS:
        shutil.copy(ROOT / name, folder)


def bare_book(folder: Path) -> None:
    """As many notebooks as this book has, each with one cell of imports and Jupyter Book as it is.

    The cells differ by a comment, or the cache would take them for one notebook.
    """
    names = [path.stem for path in CHAPTERS]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    for name in names:
        cells = [
            nbformat.v4.new_markdown_cell(f"# {name}"),
            nbformat.v4.new_code_cell(f"{IMPORTS}  # {name}"),
        ]
        notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
        nbformat.write(notebook, folder / f"{name}.ipynb")
    files = "".join(f"  - file: {name}\n" for name in names[1:])
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: {names[0]}\nchapters:\n{files}")
    (folder / "_config.yml").write_text("execute: {execute_notebooks: cache}\n")


def seconds(folder: Path) -> float:
    """How long a build from nothing takes."""
    shutil.rmtree(folder / "_build", ignore_errors=True)
    tool = Path(sys.executable).with_name("jupyter-book")
    started = perf_counter()
    subprocess.run([tool, "build", "."], cwd=folder, check=True, capture_output=True)
    return perf_counter() - started


def main() -> None:
    """Print both times, their ratio, and the time of a build that has nothing to do."""
    with TemporaryDirectory() as ours, TemporaryDirectory() as bare:
        copy_book(Path(ours))
        bare_book(Path(bare))
        times = [(seconds(Path(ours)), seconds(Path(bare))) for _ in range(ROUNDS)]
    mine, theirs = (median(column) for column in zip(*times, strict=True))
    print(f"{len(CHAPTERS)} notebooks, from nothing, median of {ROUNDS} rounds")
    print(f"  this book              {mine:6.1f} s")
    print(f"  bare Jupyter Book      {theirs:6.1f} s")
    print(f"  ratio                  {mine / theirs:6.2f}   (at most 2, aim 1.2)")
    subprocess.run(["make", "book"], cwd=ROOT, check=True, capture_output=True)
    started = perf_counter()
    subprocess.run(["make", "book"], cwd=ROOT, check=True, capture_output=True)
    print(f"  make book, nothing new {perf_counter() - started:6.2f} s   (at most 1)")


if __name__ == "__main__":
    main()
