"""What a text costs as it grows: ``python -m benchmarks.sizes``.

Texts of 400, 4,000 and 40,000 generated words go through the short form and become whole books.
Linear growth is a ratio of ten from row to row, less what any text costs (imports, kernels). The
sums of the reference, which are made once and kept, are made before.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.build import ROOT
from benchmarks.cost import Cost, cost
from benchmarks.generated import long_text

SIZES = (400, 4000, 40_000)
SUMS = """
from analysis.keywords.reference import ordinary_arabic
from analysis.keywords.sums import kept_sums
kept_sums(ordinary_arabic().rates)
"""


def book(article: Path) -> Cost:
    """A whole book, from nothing, which is removed again."""
    folder = ROOT / "_build" / article.stem
    shutil.rmtree(folder, ignore_errors=True)
    try:
        options = [f"--article={article}", f"--name={article.stem}"]
        return cost([sys.executable, "-m", "book", "build", *options])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def table(name: str, costs: Sequence[Cost]) -> None:
    """Print what each size took, and how many times the smallest."""
    print(f"\n{name:<14}{'seconds':>16}{'of one core':>18}{'MB at most':>18}")
    for words, one in zip(SIZES, costs, strict=True):
        cells = (
            f"{value:,.1f} (×{value / least:.1f})"
            for value, least in zip(one, costs[0], strict=True)
        )
        print(f"{words:>8,} words" + "".join(f"{cell:>18}" for cell in cells))


def main() -> None:
    """Print the table of either."""
    # In a process of its own: what this one holds would be counted for those that it starts.
    cost([sys.executable, "-c", SUMS])
    with TemporaryDirectory() as folder:
        articles = [Path(folder) / f"words-{words}.txt" for words in SIZES]
        for words, article in zip(SIZES, articles, strict=True):
            article.write_text(long_text(words), encoding="utf-8")
        short = [cost([sys.executable, "-m", "analysis", str(article)]) for article in articles]
        table("short form", short)
        table("whole book", [book(article) for article in articles])


if __name__ == "__main__":
    main()
