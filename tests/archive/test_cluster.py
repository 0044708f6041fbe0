"""Workers of a cluster: what becomes of an archive when one of them dies, or lives elsewhere."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from analysis.archive.building import build
from analysis.archive.command import main
from analysis.archive.engine import dask, loop
from benchmarks.generated import Generator

pytestmark = pytest.mark.slow
distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """Generated articles in eight files, so that there are eight pieces."""
    folder = tmp_path_factory.mktemp("source")
    articles = list(Generator(6, length=100).articles(800))
    for number in range(8):
        lines = (json.dumps(a, ensure_ascii=False) + "\n" for a in articles[number::8])
        (folder / f"{number}.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(source, tmp_path_factory):
    with loop() as engine:
        return build(source, tmp_path_factory.mktemp("expected"), engine)


def tables(folder, record):
    return {path.name: path.read_bytes() for path in (folder / record.folder).iterdir()}


def test_a_worker_that_is_killed_half_way_changes_nothing(source, expected, tmp_path):
    killed = []

    def kill_one_when_work_has_begun(client):
        while not any(path.name[0] != "." for path in tmp_path.glob("parts/*")):
            time.sleep(0.02)
        worker, pid = sorted(client.run(os.getpid).items())[0]
        killed.append(worker)
        os.kill(pid, signal.SIGKILL)

    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
        dask(cluster.scheduler_address) as engine,
    ):
        killer = threading.Thread(target=kill_one_when_work_has_begun, args=[client])
        killer.start()
        record = build(source, tmp_path, engine)
        killer.join()
    assert killed
    assert record.digest == expected.digest


@contextlib.contextmanager
def process(*arguments):
    """A program of the environment, ended at the end."""
    program = Path(sys.executable).with_name("dask")
    started = subprocess.Popen(
        [program, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield started
    finally:
        started.terminate()
        started.wait(30)


def test_a_scheduler_and_two_workers_from_the_shell_give_the_same_bytes(
    source, expected, tmp_path
):
    file, out = tmp_path / "scheduler.json", tmp_path / "out"
    options = ("--scheduler-file", file, "--nworkers", 1, "--nthreads", 1, "--no-dashboard")
    with (
        process("scheduler", "--scheduler-file", file, "--port", 0, "--no-dashboard"),
        process("worker", *options),
        process("worker", *options),
    ):
        deadline = time.monotonic() + 120
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        address = json.loads(file.read_text())["address"]
        with distributed.Client(address) as client:
            client.wait_for_workers(2, timeout=120)
        assert main([str(source), "--out", str(out), "--scheduler", address]) == 0
    record = json.loads((out / "archive.json").read_text())
    assert record["digest"] == expected.digest
    with loop() as engine:
        here = build(source, tmp_path / "here", engine)
    assert tables(out, here) == tables(tmp_path / "here", here)
