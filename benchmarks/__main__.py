"""Every benchmark in turn: ``make bench``, or ``python -m benchmarks [options]``.

Gold files are not part of the project; with one, quality is measured on it. The error rates of
the statistics (``errors``, ``coverage``) take ten minutes together.
"""

import argparse
import subprocess
import sys

BENCHMARKS = (
    "grouping",
    "keyphrases",
    "errors",
    "coverage",
    "clouds",
    "concordance",
    "pages",
    "build",
    "sizes",
)


def main() -> int:
    """Run the benchmarks as programs of their own; 1 when one of them failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--grouping", metavar="GOLD", help="words with lemmas, JSON lines")
    parser.add_argument("--keyphrases", metavar="GOLD", help="texts with key phrases, JSON lines")
    parser.add_argument("--coverage", metavar="GOLD", help="sentences of words, JSON lines")
    gold = vars(parser.parse_args())
    failed = False
    for name in BENCHMARKS:
        print(f"\n== {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        command += [gold[name]] if gold.get(name) else []
        failed |= subprocess.run(command).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
