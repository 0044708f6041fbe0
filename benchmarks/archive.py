"""How fast an archive is built, and what it takes: ``python -m benchmarks.archive``.

Generated articles are counted by the command as anybody would call it, in a process of its own:
archives of growing size, to see whether the time of an article stays what it is; one of them
in a plain loop, with one worker and with two, to see what the engine costs and gains. CPU
time is that of all processes, memory that of the largest.
"""

import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.cost import cost
from benchmarks.generated import Generator, write


class Run(NamedTuple):
    """One build: its size, its engine, and what it took."""

    articles: int
    words: int
    forms: int
    engine: str
    seconds: float
    cpu: float
    megabytes: float

    @property
    def per_article(self) -> float:
        """CPU time of an article, in milliseconds."""
        return 1000 * self.cpu / self.articles


def main() -> int:
    """Build archives of each size and print what they took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_500, 10_000])
    parser.add_argument("--engines", type=int, default=5_000, help="articles to compare engines")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--articles", type=Path, help="JSON Lines of articles made before")
    parser.add_argument("--out", type=Path, help="store the figures as JSON")
    chosen = parser.parse_args()
    runs = []
    print("articles      words    forms  engine       seconds  CPU ms/article    MB", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size, engine in _plan(chosen):
            run = measured(_source(folder, size, chosen.articles), folder / "out", engine)
            runs.append(run)
            print(
                f"{run.articles:>8,}{run.words:>12,}{run.forms:>9,}  {run.engine:<10}"
                f"{run.seconds:>10.1f}{run.per_article:>16.2f}{run.megabytes:>6.0f}",
                flush=True,
            )
    print(_compared(runs[-3:]))
    if chosen.out:
        _store(runs, chosen.out)
    return 0


def _plan(chosen: argparse.Namespace) -> list[tuple[int, str]]:
    growing = [(size, f"dask {chosen.workers}") for size in chosen.sizes]
    return [*growing, *((chosen.engines, engine) for engine in ("loop", "dask 1", "dask 2"))]


def _source(folder: Path, size: int, made: Path | None) -> Path:
    """The first articles of a file made before, or as many new ones."""
    path = folder / f"{size}.jsonl"
    if not path.exists() and made:
        with made.open("rb") as lines, path.open("wb") as file:
            file.writelines(islice(lines, size))
    elif not path.exists():
        write(path, Generator(1).articles(size))
    return path


def measured(source: Path, out: Path, engine: str) -> Run:
    """Build an archive from nothing and say what that took."""
    name, _, workers = engine.partition(" ")
    command = [sys.executable, "-m", "analysis.archive.command", str(source), "--out", str(out)]
    command += ["--engine", name, *(["--workers", workers] if workers else [])]
    shutil.rmtree(out, ignore_errors=True)
    try:
        took = cost(command, stderr=subprocess.DEVNULL)
    except subprocess.CalledProcessError:
        raise SystemExit(f"{' '.join(command)} failed") from None
    record = json.loads((out / "archive.json").read_text(encoding="utf-8"))
    return Run(
        record["articles"],
        record["words"],
        record["tables"]["forms"]["rows"],
        engine,
        took.seconds,
        took.processor,
        took.megabytes,
    )


def _compared(runs: list[Run]) -> str:
    """What the engine costs and gains."""
    loop, one, two = runs
    return (
        f"one worker took {one.seconds / loop.seconds:.2f} times the loop "
        f"(CPU {one.cpu / loop.cpu:.2f}); two workers were {one.seconds / two.seconds:.2f} times "
        "as fast as one"
    )


def _store(runs: list[Run], path: Path) -> None:
    told = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "command": " ".join(["python -m benchmarks.archive", *sys.argv[1:]]),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "runs": [run._asdict() | {"cpu_ms_per_article": run.per_article} for run in runs],
    }
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
