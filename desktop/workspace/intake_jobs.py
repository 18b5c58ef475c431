"""Articles come in and are read beside the window: files, pasted text, and reading anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.analysis.model import Analysis, Article, Document
from desktop.analysis.pipeline import analyse
from desktop.case_intake import keep
from desktop.import_order import ImportOrder
from desktop.importing import ImportProblem, article_from_text
from desktop.intake import Request
from desktop.remembered_columns import remember_columns
from desktop.workspace.background import Background, Cancelled, Emit, Job
from desktop.workspace.case_session import CaseSession
from desktop.workspace.file_import import FileImport, Follower
from desktop.workspace.hub import Hub
from desktop.workspace.import_looking import Looked, Looking
from desktop.workspace.messages import ProblemMet
from desktop.workspace.rereading import Rereading
from resources.lexicons import load
from storage.problems import CaseError
from storage.search.forms import load_forms


class Intake:
    """Starts the jobs. What comes of files is stored by the job, for the disk may take its time;
    what a person waits for is stored in the window's thread, as it comes."""

    def __init__(self, session: CaseSession, background: Background, hub: Hub) -> None:
        self._session = session
        self._background = background
        self._hub = hub

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read files into the open case, and every file of a folder that can be read; what was
        left out is told."""
        self.import_order(ImportOrder(tuple(paths)))

    def import_order(
        self, order: ImportOrder, follower: Follower | None = None, *, noted: bool = True
    ) -> None:
        """Read what a person gave into the open case; each file's problem is told, the others go
        on.

        Args:
            follower: who is told of it; where none is given, the window tells the problems.
            noted: it is remembered while it runs, to be continued where it is cut off.
        """
        self._list(order, lambda requests: self._import(requests, order, follower, noted=noted))

    def look(
        self,
        paths: Sequence[Path],
        begin: Callable[[int], object],
        receive: Callable[[Looked], object],
        end: Callable[[], object],
        *,
        stopped: Callable[[], object] = lambda: None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """Read files and folders without keeping anything.

        Args:
            begin: told of how many files there are.
            receive: told of what each of them holds.
            end: told when that is all.
            stopped: told when the person ended it before.
            wanted: asked before each file, in another thread.
        """
        case = self._session.case

        def start(requests: Sequence[Request]) -> None:
            if case is None or self._session.case is not case:
                return
            begin(len(requests))
            work = Looking(case, requests, wanted)

            def take(looked: Looked | None) -> None:
                if looked is None:
                    end()
                else:
                    receive(looked)

            self._background.start(
                Job(
                    what="work.looking",
                    total=len(requests),
                    run=work.run,
                    receive=take,
                    finish=lambda cancelled: stopped() if cancelled else None,
                )
            )

        self._list(ImportOrder(tuple(paths)), start)

    def rereading(self, parent: QObject) -> Rereading:
        """What reads single files of the open case's import once more; to be closed."""
        assert self._session.case is not None
        return Rereading(self._session.case, parent)

    def remember_columns(self, names: Sequence[str], said: Mapping[str, str]) -> None:
        """What the columns of every table with these are. Raises CaseError."""
        if self._session.case is not None:
            remember_columns(self._session.case.own_memory, names, said)

    def _list(self, order: ImportOrder, then: Callable[[list[Request]], object]) -> None:
        """Find the files of an order, beside the window where it has folders."""
        if not order.folders():
            then([one for one in order.requests() if isinstance(one, Request)])
            return

        def run(emit: Emit, cancelled: Cancelled) -> None:
            found: list[Request] = []
            for one in order.requests():
                if cancelled():
                    return
                if isinstance(one, ImportProblem):
                    emit(one)
                else:
                    found.append(one)
            emit(found)

        def receive(part: list[Request] | ImportProblem) -> None:
            if isinstance(part, ImportProblem):
                self._hub.publish(ProblemMet(part))
            else:
                then(part)

        self._background.start(Job(what="work.listing", total=1, run=run, receive=receive))

    def import_files(self, requests: Sequence[Request]) -> None:
        """Read files into the open case; each file's problem is told, the others go on."""
        paths = tuple(request.path for request in requests)
        order = ImportOrder(paths, files={request.path: request for request in requests})
        self._import(requests, order, None)

    def _import(
        self,
        requests: Sequence[Request],
        order: ImportOrder,
        follower: Follower | None,
        *,
        noted: bool = True,
    ) -> None:
        case = self._session.case
        if case is None or not requests or not self._session.can_edit:
            return
        told = follower or Follower(fail=self._fail)
        if follower is not None:
            told = replace(follower, fail=lambda problem: self._fail(problem, follower))
        work = FileImport(self._session, case, requests, order, told, noted=noted)
        self._background.start(
            Job(
                what="work.importing",
                total=lambda: work.total,
                run=work.run,
                receive=work.receive,
                finish=work.finish,
                # Both compute in turns: what runs ahead takes the window's breath away.
                ahead=0,
            )
        )

    def _fail(self, problem: ImportProblem | CaseError, follower: Follower | None = None) -> None:
        """What one article meets of the case, every other would meet too (a disk that is full or
        gone), so the work ends with it. Who follows the work tells what is wrong with files."""
        if isinstance(problem, CaseError):
            self._background.cancel()
        elif follower is not None:
            follower.fail(problem)
        is_told = follower is not None and not isinstance(problem, CaseError)
        self._hub.publish(ProblemMet(problem, quiet=is_told))

    def paste(self, article: Article) -> None:
        """Read a pasted article (see :func:`pasted`) into the open case."""

        def run(emit: Emit, _cancelled: Cancelled) -> None:
            load_forms()
            emit((article, analyse(article, load())))

        def receive(read: tuple[Article, Analysis]) -> None:
            self._attempt(lambda: self._show_kept(*read))

        self._background.start(Job(what="work.reading", total=1, run=run, receive=receive))

    def reanalyse(self, documents: Iterable[int]) -> None:
        """Read documents of the case anew, with the outlet and date that now hold."""
        case = self._session.case
        if case is None or not self._session.can_edit:
            return
        numbers = list(documents)
        if not numbers:
            return

        def run(emit: Emit, cancelled: Cancelled) -> None:
            for number in numbers:
                if cancelled():
                    return
                try:
                    article = case.current.article(number)
                except CaseError as problem:
                    emit(problem)
                    return
                emit((number, analyse(article, load())))

        def receive(read: tuple[int, Analysis] | CaseError) -> None:
            if isinstance(read, CaseError):
                self._hub.publish(ProblemMet(read))
            elif self._session.case is case:
                self._attempt(lambda: self._session.follow(case.layers.replace(*read)))

        self._background.start(
            Job(what="work.analysing", total=len(numbers), run=run, receive=receive)
        )

    def catch_up(self) -> None:
        """Read the shown document where that was cut off: never read yet, or not since its outlet
        or date was corrected."""
        session, number = self._session, self._session.document_id
        if session.case is None or number is None:
            return
        read, current = session.case.current.read_as(number), session.case.current(number)
        if read is None or current is None or _differ(read, current.document):
            self.reanalyse([number])

    def _attempt(self, write: Callable[[], object]) -> None:
        """Write to the case."""
        try:
            write()
        except CaseError as problem:
            self._fail(problem)

    def _show_kept(self, article: Article, analysis: Analysis) -> None:
        case = self._session.case
        if case is not None:
            number, changes = keep(case, article, None, analysis)
            self._session.follow(changes)
            self._session.show(number)


def _differ(machine: Document, current: Document) -> bool:
    return (machine.outlet, machine.published) != (current.outlet, current.published)


def pasted(
    text: str, name: str, *, title: str | None, outlet: str | None, published: str | None
) -> Article:
    """The article of a pasted text; ``name`` is what a problem calls it. Raises ImportProblem."""
    whole = f"{title}\n\n{text}" if title and not text.lstrip().startswith(title) else text
    return article_from_text(whole, name, outlet=outlet, published=published)
