"""Files are read, looked at and analysed by processes of ours: one result a task, in order."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing.connection import wait
from typing import Any

from desktop.importing import ReaderProcess
from desktop.no_network import refuse_network

# Files read ahead of the one whose result is wanted, for each worker: enough to keep all busy.
_AHEAD = 4
# For fewer files than this, starting processes costs more than they save.
FEW = 12
_MOST_WORKERS = 8


def usual_workers() -> int:
    """As many as the machine has cores, but for one that the person works with."""
    return max(1, min(_MOST_WORKERS, (os.cpu_count() or 2) - 1))


class WorkerPool:
    """Processes that all do one work. ``work`` is pickled: a function of a module, or a dataclass
    that can be called."""

    def __init__(self, work: Callable[[Any, ReaderProcess], Any], workers: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._ahead = workers * _AHEAD
        self._pool = ProcessPoolExecutor(workers, context, _begin, (work,))

    def map(self, tasks: Iterable[object]) -> Generator[Any]:
        """The results in the order of the tasks, a bounded number of them in flight."""
        waiting: deque[Future[Any]] = deque()
        try:
            for task in tasks:
                waiting.append(self._pool.submit(_work_on, task))
                if len(waiting) >= self._ahead:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def close(self) -> None:
        """Wait for what is in flight, and end the processes."""
        self._pool.shutdown()


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
