"""What a command costs: its time, that of all its processes, and their memory."""

import os
import subprocess
import sys
from collections.abc import Sequence
from time import perf_counter
from typing import NamedTuple

from benchmarks.build import ROOT


class Cost(NamedTuple):
    """What a command took, all processes that it started included."""

    seconds: float
    processor: float  # seconds of one core
    megabytes: float  # of the largest process


def cost(command: Sequence[str], stderr: int | None = None) -> Cost:
    """Run a command to its end; Unix alone tells what it took.

    Raises:
        CalledProcessError: it failed.
    """
    started = perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=stderr)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    seconds = perf_counter() - started
    return Cost(seconds, used.ru_utime + used.ru_stime, kilobytes / 1024)
