"""Sphinx extension: run the notebooks side by side, and again when what they use has changed.

MyST-NB runs notebooks one after another, and its cache knows a notebook by its code cells
alone: after a change in a package or a data file it prints the old numbers. This extension

* takes a fingerprint of the files and folders in ``execution_depends_on`` (paths relative
  to ``conf.py``) and forgets every result when it changes;
* runs the notebooks that have no result in the cache in fresh kernels, as many at a time
  as there are processors, and says how long each took;
* stops the build at a notebook that raises, with the notebook, the cell and the error.

MyST-NB then finds every result in its cache. Needs ``nb_execution_mode: cache``.
"""

import os
import platform
import re
import shutil
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util import logging

from theme.fingerprint import fingerprint

logger = logging.getLogger(__name__)

_ANSI_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


# What a kernel runs in, wherever the build does: letters are shaped for the language of the
# locale, sets are ordered by the hash seed, and threads add up numbers in any order.
SURROUNDINGS = {
    "LC_ALL": "C.UTF-8",
    "LANGUAGE": "",
    "TZ": "UTC",
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
# A kernel warns on every start that its sockets on this machine are not encrypted.
_QUIET_KERNEL = ["--IPKernelApp.log_level=ERROR"]


class NotebookError(SphinxError):
    """A notebook raised, ran too long or lost its kernel."""

    category = "Notebook failed"


class Run(NamedTuple):
    """A notebook that ran from top to bottom."""

    path: Path
    notebook: nbformat.NotebookNode
    seconds: float


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_config_value("execution_depends_on", [], "env", types=[list])
    app.connect("env-get-outdated", _reread_all_after_a_change)
    app.connect("env-before-read-docs", _run_missing)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _reread_all_after_a_change(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """All notebooks when the fingerprint is not the one the environment was made with.

    The fingerprint is kept in the environment, which Sphinx saves only after all pages
    were read: a build that was broken off is made up for by the next one.
    """
    files = fingerprint(Path(app.confdir, path) for path in app.config.execution_depends_on)
    current = f"{files}, Python {platform.python_version()}"
    if vars(env).get("execution_fingerprint") == current:
        return []
    vars(env)["execution_fingerprint"] = current
    return sorted(name for name in env.found_docs if _is_notebook(env, name))


def _is_notebook(env: BuildEnvironment, docname: str) -> bool:
    return str(env.doc2path(docname)).endswith(".ipynb")


def _run_missing(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    cache = _cache_of(app, vars(env)["execution_fingerprint"])
    paths = [Path(env.doc2path(name)) for name in docnames if _is_notebook(env, name)]
    missing = [path for path in paths if not _is_cached(cache, path)]
    if not missing:
        return
    # The longest first, or it may be left to run alone at the end.
    missing.sort(key=lambda path: path.stat().st_size, reverse=True)
    workers = min(len(missing), os.cpu_count() or 1)
    logger.info("running %d notebooks, %d at a time", len(missing), workers)
    timeout = app.config.nb_execution_timeout
    with ThreadPoolExecutor(workers) as pool:
        runs = [pool.submit(_run, path, timeout) for path in missing]
        try:
            for future in as_completed(runs):
                _keep(cache, future.result())
        finally:
            pool.shutdown(cancel_futures=True)


def _cache_of(app: Sphinx, current: str) -> JupyterCacheAbstract:
    """MyST-NB's cache, emptied when it holds results made from other files, or half of one."""
    folder = Path(app.config.nb_execution_cache_path or Path(app.outdir, "..", ".jupyter_cache"))
    note = folder / "fingerprint"
    if not note.exists() or note.read_text("utf-8") != current or not _is_whole(folder):
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        note.write_text(current, "utf-8")
    return get_cache(str(folder))


def _is_whole(folder: Path) -> bool:
    """Whether every result can be read: a build that was broken off may have left half of one."""
    cache = get_cache(str(folder))
    try:
        for record in cache.list_cache_records():
            nbformat.validate(cache.get_cache_bundle(record.pk).nb)
    except Exception as error:  # whatever a damaged file or database gives rise to
        logger.info("the results of an earlier build cannot be read and are made anew: %s", error)
        return False
    kept = {record.hashkey for record in cache.list_cache_records()}
    return {path.name for path in folder.glob("executed/*")} <= kept


def _is_cached(cache: JupyterCacheAbstract, path: Path) -> bool:
    try:
        cache.match_cache_notebook(_read(path))
    except KeyError:
        return False
    return True


def _run(path: Path, timeout: int) -> Run:
    """Run a notebook, once more where its kernel did not start.

    Two kernels that start at one time may be given the same port; one of them then dies.
    """
    try:
        return run_notebook(path, timeout=timeout)
    except RuntimeError as error:
        logger.info("  %s: the kernel did not start (%s), starting another", path.name, error)
        return run_notebook(path, timeout=timeout)


def run_notebook(path: Path, *, timeout: int = 60) -> Run:
    """Run a notebook from top to bottom in a fresh kernel, in its own folder.

    ``timeout`` is the longest that one cell may take, in seconds.

    Raises:
        NotebookError: a cell raised or took too long, or the kernel died. The message
            names the notebook and the cell and shows its code.
    """
    notebook = _read(path)
    begun: list[int] = []
    client = NotebookClient(
        notebook,
        timeout=timeout,
        # The cache compares cells with their metadata, so no times may be written there.
        record_timing=False,
        extra_arguments=_QUIET_KERNEL,
        on_cell_start=lambda cell, cell_index: begun.append(cell_index + 1),
        resources={"metadata": {"path": str(path.parent)}},
    )
    started = time.perf_counter()
    try:
        client.execute(env={**os.environ, **SURROUNDINGS})
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        cell = begun[-1] if begun else 1
        place = f"{path}, cell {cell} of {len(notebook.cells)}"
        raise NotebookError(f"{place}:\n{_plain(error)}") from error
    return Run(path, notebook, time.perf_counter() - started)


def _read(path: Path) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _plain(error: Exception) -> str:
    return _ANSI_COLOUR.sub("", str(error))


def _keep(cache: JupyterCacheAbstract, run: Run) -> None:
    bundle = CacheBundleIn(run.notebook, str(run.path), data={"execution_seconds": run.seconds})
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
    logger.info("  %s ran in %.1f s", run.path.name, run.seconds)
