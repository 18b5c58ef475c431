"""Taking articles in: read files, analyse them, hand each result over to be stored. Qt-free.

The terminal's ``rawi import`` and the window's import are this same run. Files are opened by
processes that can do nothing else (``importing.reader_process``), one for each worker. Analysing is
done by worker processes where there is enough of it; handing over happens in the caller's thread,
in the order of the files, so that a run that is stopped has stored the first files whole. Run anew,
it reads those files again and analyses none of them: see :class:`Take`. A text that stands in
several places of a run is analysed in the first. Analysing may be done elsewhere (``Elsewhere``);
reading never is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import (
    Callable,
    Collection,
    Generator,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from desktop.importing import ImportProblem, ReaderProcess
from desktop.importing.found import FoundArticle
from desktop.importing.surrogates import without_lone_surrogates
from desktop.intake_workers import FEW, WorkerPool
from desktop.read_ahead import read_ahead
from desktop.remembered_columns import Columns, SaidColumns, read_as_said
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
    is known already, or was met before, has no ``analysis``, and one that ``waits`` has none yet.
    ``digest``: of its text. ``columns``: of the first of a table, its columns and what each was
    taken for; ``recalled``: because a person said so once.
    """

    request: Request
    article: Article | None
    analysis: Analysis | None
    problem: ImportProblem | None
    member: str = ""
    digest: str = ""
    waits: bool = False
    columns: Columns | None = None
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where articles are analysed, if not by this machine's workers.

    ``begin`` an article of the file named; calling what it gives waits for the analysis, and may
    raise ImportProblem. So many articles are begun ``ahead`` of the one that is waited for.
    """

    begin: Callable[[Article, str], Callable[[], Analysis]]
    ahead: int


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` files of ``total`` are finished, the last of them with so many ``articles``, some of
    them ``known`` or met before in the run, and with ``problems``."""

    done: int
    total: int
    request: Request
    articles: int
    known: int
    problems: tuple[ImportProblem, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Of a file that holds many articles, so many of ``total`` are ``done``."""

    request: Request
    done: int
    total: int


# A file that holds more articles is shared out among the workers, and told of article by article.
_MANY = 8


@dataclass(frozen=True, slots=True)
class Take:
    """Reads one file, or analyses what was read, with the lexicons that ship with Rawi. Texts whose
    digests are ``known`` do not wait to be analysed; tables are read as was ``said`` of their
    header where the request does not say how."""

    known: Collection[str] = frozenset()
    said: SaidColumns = field(default_factory=dict)

    def __call__(
        self, task: Request | Taken | tuple[Taken, ...], reader: ReaderProcess
    ) -> tuple[Taken, ...] | Taken:
        if isinstance(task, Request):
            return self.read(task, reader)
        return analysed(task) if isinstance(task, Taken) else tuple(map(analysed, task))

    def read(self, request: Request, reader: ReaderProcess) -> tuple[Taken, ...]:
        """What is in a file, nothing of it analysed."""
        taken = []
        held, recalled = read_as_said(
            reader, request.path,
            encoding=request.encoding, columns=request.columns, said=self.said,
        )  # fmt: skip
        for found in held:
            if isinstance(found, ImportProblem):
                taken.append(Taken(request, None, None, found))
                continue
            said = request.said.get(found.member, _NOTHING)
            if not said.left_out:
                article = article_of(found, request, said)
                digest = text_digest(article.text)
                waits = digest not in self.known
                taken.append(
                    Taken(
                        request, article, None, None, found.member, digest, waits,
                        found.columns, recalled is not None,
                    )
                )  # fmt: skip
        return tuple(taken)


def analysed(taken: Taken) -> Taken:
    """The same, with the analysis that it waits for."""
    if not taken.waits or taken.article is None:
        return taken
    return replace(taken, analysis=analyse(taken.article, load()), waits=False)


_NOTHING, _AS_NEW = Said(), Take()


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
    take: Take = _AS_NEW,
    elsewhere: Elsewhere | None = None,
    on_part: Callable[[Part], None] = lambda _part: None,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[ImportProblem, ...]:
    """Take files in, one after the other.

    Args:
        requests: the files.
        store: called with each article that could be read, in order, in the caller's thread.
        workers: processes that read and analyse, at most; 1 works in this process, and so are a
            few files that hold few articles.
        take: what is known before of texts and of tables.
        elsewhere: analyses the articles that this machine's workers read.
        on_part: called after each article of a file that holds many.
        on_progress: called after each file, stored or not.
        cancelled: asked before each file, and before each article of one that holds many; when it
            says yes, the run ends with what is stored.

    Returns:
        The problems of what could not be taken in, in order.
    """
    problems: list[ImportProblem] = []
    if elsewhere is None:
        read = _files(requests, take, workers)
    else:
        read = _files_analysed_elsewhere(requests, take, workers, elsewhere)
    with closing(read) as files:
        for done, (request, total, articles) in enumerate(_until(cancelled, files), 1):
            met: list[ImportProblem] = []
            stored = old = 0
            has_many = total > _MANY
            for each in _until(cancelled, articles) if has_many else articles:
                if each.problem is not None:
                    met.append(each.problem)
                else:
                    store(each)
                    stored += 1
                    old += each.analysis is None
                if has_many:
                    on_part(Part(request, stored + len(met), total))
            problems += met
            if stored + len(met) < total:
                break
            on_progress(Progress(done, len(requests), request, stored, old, tuple(met)))
    return tuple(problems)


_File = tuple[Request, int, Iterator[Taken]]
"""A file, how many articles and problems are in it, and these, as they are analysed."""


def _files(requests: Sequence[Request], take: Take, workers: int) -> Generator[_File]:
    with ExitStack() as stack:
        pool: WorkerPool | None = None
        if workers > 1 and len(requests) > FEW:
            pool = stack.enter_context(closing(WorkerPool(take, workers)))
            results = stack.enter_context(closing(_shared_out(pool, requests)))
        else:
            reader = stack.enter_context(closing(ReaderProcess()))
            results = _each_once(take.read(request, reader) for request in requests)
        for request, taken in zip(requests, results, strict=True):
            if workers > 1 and _has_many(taken):
                pool = pool or stack.enter_context(closing(WorkerPool(take, workers)))
                yield request, len(taken), _rest(pool, taken)
            else:
                yield request, len(taken), map(analysed, taken)


def _shared_out(pool: WorkerPool, requests: Sequence[Request]) -> Generator[tuple[Taken, ...]]:
    """What is in each file, in order, analysed but where that is much. Workers read the files and
    give them back before they analyse them: only here is it seen which texts were met before."""
    read: deque[tuple[Taken, ...]] = deque()

    def to_analyse() -> Iterator[tuple[Taken, ...]]:
        for taken in _each_once(files):
            read.append(taken)
            yield () if _has_many(taken) else taken

    with closing(pool.map(requests)) as files, closing(pool.map(to_analyse())) as analyses:
        for done in analyses:
            taken = read.popleft()
            yield done or taken


def _each_once(files: Iterable[tuple[Taken, ...]]) -> Generator[tuple[Taken, ...]]:
    """The same; of articles with one text the first alone waits to be analysed."""
    met: set[str] = set()
    for taken in files:
        once = []
        for one in taken:
            once.append(replace(one, waits=False) if one.digest in met else one)
            if one.waits:
                met.add(one.digest)
        yield tuple(once)


def _has_many(taken: Sequence[Taken]) -> bool:
    return sum(one.waits for one in taken) > _MANY


def _rest(pool: WorkerPool, taken: Sequence[Taken]) -> Iterator[Taken]:
    """The articles of a file in order; those that wait are shared out."""
    with closing(pool.map(one for one in taken if one.waits)) as analyses:
        for one in taken:
            yield next(analyses) if one.waits else one


def _files_analysed_elsewhere(
    requests: Sequence[Request], take: Take, workers: int, elsewhere: Elsewhere
) -> Generator[_File]:
    """Of each file a head comes first, then its articles: many files may be begun at a time."""
    with ExitStack() as stack:
        results: Iterator[tuple[Taken, ...]]
        if workers > 1 and len(requests) > FEW:
            results = stack.enter_context(closing(WorkerPool(take.read, workers))).map(requests)
        else:
            reader = stack.enter_context(closing(ReaderProcess()))
            results = (take.read(request, reader) for request in requests)
        begin, once = partial(_begun, elsewhere, set()), _each_once(results)
        flow = read_ahead(_heads_and_articles(requests, once), begin, elsewhere.ahead)
        for head in stack.enter_context(closing(flow)):
            if isinstance(head, _Head):
                articles = islice(flow, head.total)
                yield head.request, head.total, (one for one in articles if isinstance(one, Taken))


@dataclass(frozen=True, slots=True)
class _Head:
    request: Request
    total: int


def _heads_and_articles(
    requests: Iterable[Request], results: Iterable[tuple[Taken, ...]]
) -> Iterator[_Head | Taken]:
    for request, taken in zip(requests, results, strict=True):
        yield _Head(request, len(taken))
        yield from taken


def _begun(
    elsewhere: Elsewhere, failed: set[str], item: _Head | Taken
) -> Callable[[], _Head | Taken]:
    """``failed``: digests of texts that could not be analysed: where one comes again, it is tried
    again."""
    if isinstance(item, _Head) or item.article is None:
        return lambda: item
    begin = partial(elsewhere.begin, item.article, str(item.request.path))
    wait = begin() if item.waits else None

    def ended() -> Taken:
        if wait is None and item.digest not in failed:
            return item
        try:
            return replace(item, analysis=(wait or begin())(), waits=False)
        except ImportProblem as problem:
            failed.add(item.digest)
            return replace(item, article=None, problem=problem, waits=False)

    return ended


T = TypeVar("T")


def _until(cancelled: Callable[[], bool], results: Iterable[T]) -> Iterator[T]:
    iterator = iter(results)
    while not cancelled():
        try:
            yield next(iterator)
        except StopIteration:
            return
