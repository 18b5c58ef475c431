"""Taking articles in: read files, analyse them, hand each result over to be stored. Qt-free.

The terminal's ``rawi import`` and the window's import are this same run. Files are opened by
processes that can do nothing else (``importing.reader_process``), one for each worker. Analysing is
done by worker processes when there is more than one; handing over happens in the caller's thread,
in the order of the files, so that a run that is stopped has stored the first files whole.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from desktop.importing import ImportProblem, ReaderProcess
from desktop.no_network import refuse_network
from resources.lexicons import load

# Files read ahead of the one being stored, for each worker: enough to keep all of them busy.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Request:
    """A file to take in, with what the person knows of it (``published``: ISO date)."""

    path: Path
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """One article of a file read and analysed, or a problem with the file or a part of it.

    ``member``: where in the file it stands; empty where the file is one article.
    """

    request: Request
    article: Article | None
    analysis: Analysis | None
    problem: ImportProblem | None
    member: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` files of ``total`` are finished, the last of them with ``taken``."""

    done: int
    total: int
    request: Request
    taken: tuple[Taken, ...]


def take_in(
    requests: Sequence[Request],
    store: Callable[[Taken], None],
    *,
    workers: int = 1,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[ImportProblem, ...]:
    """Take files in, one after the other.

    Args:
        requests: the files.
        store: called with each article that could be read, in order, in the caller's thread.
        workers: processes that read and analyse; 1 works in this process.
        on_progress: called after each file, stored or not.
        cancelled: asked before each file; when it says yes, the run ends with what is stored.

    Returns:
        The problems of what could not be taken in, in order.
    """
    problems: list[ImportProblem] = []
    with closing(ReaderProcess()) as reader:
        results = (
            _in_processes(requests, workers)
            if workers > 1
            else (take(request, reader) for request in requests)
        )
        for done, taken in enumerate(_until(cancelled, results), 1):
            for each in taken:
                if each.problem is None:
                    store(each)
                else:
                    problems.append(each.problem)
            on_progress(Progress(done, len(requests), requests[done - 1], taken))
    return tuple(problems)


def take(request: Request, reader: ReaderProcess) -> tuple[Taken, ...]:
    """Read one file and analyse its articles with the lexicons that ship with Rawi."""
    taken = []
    for found in reader.read(request.path):
        if isinstance(found, ImportProblem):
            taken.append(Taken(request, None, None, found))
            continue
        article = found.article(outlet=request.outlet, published=request.published)
        taken.append(Taken(request, article, analyse(article, load()), None, found.member))
    return tuple(taken)


@cache
def _own_reader() -> ReaderProcess:
    """The reader of this worker process; it ends with it."""
    return ReaderProcess()


def _take_in_worker(request: Request) -> tuple[Taken, ...]:
    return take(request, _own_reader())


def _until(
    cancelled: Callable[[], bool], results: Iterable[tuple[Taken, ...]]
) -> Iterator[tuple[Taken, ...]]:
    iterator = iter(results)
    while not cancelled():
        try:
            yield next(iterator)
        except StopIteration:
            return


def _in_processes(requests: Sequence[Request], workers: int) -> Iterator[tuple[Taken, ...]]:
    """The results in the order of the requests, a bounded number of them in flight."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=refuse_network) as pool:
        waiting: deque[Future[tuple[Taken, ...]]] = deque()
        try:
            for request in requests:
                waiting.append(pool.submit(_take_in_worker, request))
                if len(waiting) >= workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
