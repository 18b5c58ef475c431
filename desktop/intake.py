"""Taking articles in: read files, analyse them, hand each result over to be stored. Qt-free.

The terminal's ``rawi import`` and the window's import are this same run. Reading and analysing are
done by worker processes when there is more than one; handing over happens in the caller's thread,
in the order of the files, so that a run that is stopped has stored the first files whole.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from desktop.importing import ImportProblem, read_article
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
    """One file read and analysed, or the problem with it."""

    request: Request
    article: Article | None
    analysis: Analysis | None
    problem: ImportProblem | None


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` files of ``total`` are finished, the last of them ``taken``."""

    done: int
    total: int
    taken: Taken


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
        store: called with each file that could be read, in order, in the caller's thread.
        workers: processes that read and analyse; 1 works in this process.
        on_progress: called after each file, stored or not.
        cancelled: asked before each file; when it says yes, the run ends with what is stored.

    Returns:
        The problems of the files that could not be taken in, in order.
    """
    problems: list[ImportProblem] = []
    results = _in_processes(requests, workers) if workers > 1 else map(take, requests)
    for done, taken in enumerate(_until(cancelled, results), 1):
        if taken.problem is None:
            store(taken)
        else:
            problems.append(taken.problem)
        on_progress(Progress(done, len(requests), taken))
    return tuple(problems)


def take(request: Request) -> Taken:
    """Read and analyse one file with the lexicons that ship with Rawi."""
    try:
        article = read_article(request.path, outlet=request.outlet, published=request.published)
    except ImportProblem as problem:
        return Taken(request, None, None, problem)
    return Taken(request, article, analyse(article, load()), None)


def _until(cancelled: Callable[[], bool], results: Iterable[Taken]) -> Iterator[Taken]:
    iterator = iter(results)
    while not cancelled():
        try:
            yield next(iterator)
        except StopIteration:
            return


def _in_processes(requests: Sequence[Request], workers: int) -> Iterator[Taken]:
    """The results in the order of the requests, a bounded number of them in flight."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=refuse_network) as pool:
        waiting: deque[Future[Taken]] = deque()
        try:
            for request in requests:
                waiting.append(pool.submit(take, request))
                if len(waiting) >= workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
