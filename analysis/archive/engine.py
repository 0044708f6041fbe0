"""Where the work is done: here, in processes of this machine, or on a Dask cluster.

An engine maps a plain function over a list of small values and gives the results in order.
That is all that the rest of the room asks for, so any other engine can take its place. What is
large lies in files: on a cluster all machines need the same folders under the same names.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")

# How often a task is tried again when its worker dies or its disk is full for a moment.
_RETRIES = 2


class Engine(Protocol):
    """Maps a function over values; the results come in the order of the values."""

    def __call__(self, function: Callable[[T], R], values: Sequence[T], /) -> Iterable[R]:
        """Map. The function must be importable by name, the values small."""


@contextmanager
def loop() -> Iterator[Engine]:
    """One thing after another, in this process.

    >>> with loop() as engine:
    ...     list(engine(abs, [-1, 2]))
    [1, 2]
    """
    yield map


@contextmanager
def processes(workers: int | None = None) -> Iterator[Engine]:
    """Processes of this machine, with the standard library alone."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers or os.cpu_count(), mp_context=context) as pool:
        yield pool.map


@contextmanager
def dask(
    scheduler: str | None = None, *, workers: int | None = None, progress: bool = False
) -> Iterator[Engine]:
    """Dask: the cluster at an address, or processes of this machine, started and ended here.

    A worker that dies is replaced and its tasks are done again. ``progress`` draws Dask's bar.
    """
    with _client(scheduler, workers) as client:

        def run(function: Callable[[T], R], values: Sequence[T]) -> Iterable[R]:
            from distributed import progress as bar

            futures = client.map(function, values, pure=False, retries=_RETRIES)
            if progress and futures:
                bar(futures, notebook=False)  # type: ignore[no-untyped-call]
                print()
            results: list[R] = client.gather(futures)  # type: ignore[no-untyped-call]
            return results

        yield run


def _client(scheduler: str | None, workers: int | None) -> "AbstractContextManager[Client]":
    from distributed import Client

    if scheduler:
        return Client(scheduler)  # type: ignore[no-untyped-call]
    return Client(  # type: ignore[no-untyped-call]
        n_workers=workers or os.cpu_count(),
        threads_per_worker=1,
        processes=True,
        dashboard_address=":0" if _has_dashboard() else None,
        memory_limit=0,
    )


def _has_dashboard() -> bool:
    from importlib.util import find_spec

    return find_spec("bokeh") is not None
