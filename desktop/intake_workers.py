"""Files are read, looked at and analysed by processes of ours: one result a request, in order."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing.connection import wait
from typing import Any, TypeVar

from desktop.importing import ReaderProcess
from desktop.no_network import refuse_network

Request = TypeVar("Request")
Result = TypeVar("Result")

# Files read ahead of the one whose result is wanted, for each worker: enough to keep all busy.
_AHEAD = 4
# For fewer files than this, starting processes costs more than they save.
FEW = 12
_MOST_WORKERS = 8


def usual_workers() -> int:
    """As many as the machine has cores, but for one that the person works with."""
    return max(1, min(_MOST_WORKERS, (os.cpu_count() or 2) - 1))


def in_processes(
    work: Callable[[Request, ReaderProcess], Result], requests: Sequence[Request], workers: int
) -> Iterator[Result]:
    """The results in the order of the requests, a bounded number of them in flight.

    ``work`` is pickled: a function of a module, or a dataclass that can be called.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _begin, (work,)) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for request in requests:
                waiting.append(pool.submit(_work_on, request))
                if len(waiting) >= workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


# --- in a worker

_given: list[Callable[..., Any]] = []


def _begin(work: Callable[..., Any]) -> None:
    refuse_network()
    _given.append(work)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Where the process that started this one is killed, nobody else would end it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work_on(request: object) -> Any:
    return _given[0](request, _own_reader())


@cache
def _own_reader() -> ReaderProcess:
    """The reader of this worker; it ends with it."""
    return ReaderProcess()
