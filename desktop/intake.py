"""Taking articles in: read files, analyse them, hand each result over to be stored. Qt-free.

The terminal's ``rawi import`` and the window's import are this same run. Files are opened by
processes that can do nothing else (``importing.reader_process``), one for each worker. Analysing is
done by worker processes when there is more than one; handing over happens in the caller's thread,
in the order of the files, so that a run that is stopped has stored the first files whole. Run anew,
it reads those files again and analyses none of them: see ``known``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from desktop.importing import ImportProblem, ReaderProcess
from desktop.importing.found import FoundArticle
from desktop.importing.surrogates import without_lone_surrogates
from desktop.intake_workers import in_processes
from resources.lexicons import load
from storage.documents import text_digest


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of one article of a file: None is nothing, «» that it is not known.

    ``left_out``: it is not to be taken in.
    """

    outlet: str | None = None
    published: str | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A file to take in, with what the person knows of it (``published``: ISO date).

    ``encoding`` and ``columns`` say how it is read, see :class:`desktop.importing.source.Reading`;
    ``said`` is of single articles, by where in the file they stand.
    """

    path: Path
    outlet: str | None = None
    published: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] | None = None
    said: Mapping[str, Said] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """One article of a file read and analysed, or a problem with the file or a part of it.

    ``member``: where in the file it stands; empty where the file is one article. An article that
    is known already has no ``analysis``.
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


@dataclass(frozen=True, slots=True)
class Take:
    """Reads one file and analyses its articles with the lexicons that ship with Rawi, but for texts
    whose digests are ``known``."""

    known: Collection[str] = frozenset()

    def __call__(self, request: Request, reader: ReaderProcess) -> tuple[Taken, ...]:
        taken = []
        for found in reader.read(request.path, encoding=request.encoding, columns=request.columns):
            if isinstance(found, ImportProblem):
                taken.append(Taken(request, None, None, found))
                continue
            said = request.said.get(found.member, _NOTHING)
            if said.left_out:
                continue
            article = article_of(found, request, said)
            is_known = text_digest(article.text) in self.known
            analysis = None if is_known else analyse(article, load())
            taken.append(Taken(request, article, analysis, None, found.member))
        return tuple(taken)


_NOTHING = Said()


def article_of(found: FoundArticle, request: Request, said: Said) -> Article:
    """The article for the engine: what was said of it, or of its file, or what is in it."""
    article = found.article(outlet=request.outlet, published=request.published)
    if said.outlet is not None:
        article = replace(article, outlet=without_lone_surrogates(said.outlet) or None)
    if said.published is not None:
        article = replace(article, published=said.published or None)
    return article


def take_in(
    requests: Sequence[Request],
    store: Callable[[Taken], None],
    *,
    workers: int = 1,
    known: Collection[str] = frozenset(),
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[ImportProblem, ...]:
    """Take files in, one after the other.

    Args:
        requests: the files.
        store: called with each article that could be read, in order, in the caller's thread.
        workers: processes that read and analyse; 1 works in this process.
        known: digests of texts that need no analysis, for they have one.
        on_progress: called after each file, stored or not.
        cancelled: asked before each file; when it says yes, the run ends with what is stored.

    Returns:
        The problems of what could not be taken in, in order.
    """
    problems: list[ImportProblem] = []
    take = Take(known)
    with closing(ReaderProcess()) as reader:
        results = (
            in_processes(take, requests, workers)
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


def _until(
    cancelled: Callable[[], bool], results: Iterable[tuple[Taken, ...]]
) -> Iterator[tuple[Taken, ...]]:
    iterator = iter(results)
    while not cancelled():
        try:
            yield next(iterator)
        except StopIteration:
            return
