"""Articles come in and are read beside the window: files, pasted text, and reading anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from desktop.analysis import schema
from desktop.analysis.model import Analysis, Article, Document
from desktop.analysis.pipeline import analyse
from desktop.importing import ImportProblem, article_from_text
from desktop.importing.folder import files_in, left_out
from desktop.intake import Progress, Request, Taken, take_in
from desktop.workspace.background import Background, Cancelled, Emit, Job
from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import ProblemMet
from resources.lexicons import load
from storage.problems import CaseError
from storage.search.forms import load_forms

# For fewer files than this, starting processes costs more than they save.
_FEW = 12


class Intake:
    """Starts the jobs; every result is stored in the window's thread, as it comes."""

    def __init__(self, session: CaseSession, background: Background, hub: Hub) -> None:
        self._session = session
        self._background = background
        self._hub = hub

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read files into the open case, and every file of a folder that can be read; what was
        left out is told."""
        folders = [path for path in paths if path.is_dir()]
        if not folders:
            self.import_files([Request(path) for path in paths])
            return

        def run(emit: Emit, cancelled: Cancelled) -> None:
            found: list[Request] = []
            for path in paths:
                for one in files_in(path) if path in folders else [path]:
                    if cancelled():
                        return
                    if isinstance(one, ImportProblem):
                        emit(one)
                    else:
                        found.append(Request(one))
            emit(found)

        def receive(part: list[Request] | ImportProblem) -> None:
            if isinstance(part, ImportProblem):
                self._hub.publish(ProblemMet(part))
            else:
                self.import_files(part, folders)

        self._background.start(Job(what="work.listing", total=1, run=run, receive=receive))

    def import_files(self, requests: Sequence[Request], folders: Sequence[Path] = ()) -> None:
        """Read files into the open case; each file's problem is told, the others go on.

        Args:
            requests: the files.
            folders: those that a person gave as a whole: what is no article in them is told of
                together.
        """
        if not requests or not self._session.can_edit:
            return
        # At least two, for one works in this process and takes the window's breath away.
        workers = min(8, max(2, (os.cpu_count() or 2) - 1)) if len(requests) >= _FEW else 1

        def run(emit: Emit, cancelled: Cancelled) -> None:
            ready = False

            def pass_on(taken: Taken) -> None:
                nonlocal ready
                if taken.analysis is not None and not ready:
                    # Puts together what packs readings, here and not in the window's thread.
                    schema.from_dict(schema.to_dict(taken.analysis))
                    ready = True
                emit(taken)

            met: list[tuple[Path, ImportProblem]] = []

            def note(progress: Progress) -> None:
                met.extend(
                    (taken.request.path, taken.problem) for taken in progress.taken if taken.problem
                )

            load_forms()
            take_in(requests, pass_on, workers=workers, on_progress=note, cancelled=cancelled)
            for problem in _told(met, folders):
                emit(problem)

        self._background.start(
            Job(what="work.importing", total=len(requests), run=run, receive=self._store)
        )

    def paste(self, article: Article) -> None:
        """Read a pasted article (see :func:`pasted`) into the open case."""

        def run(emit: Emit, _cancelled: Cancelled) -> None:
            load_forms()
            emit((article, analyse(article, load())))

        def receive(read: tuple[Article, Analysis]) -> None:
            self._attempt(lambda: self._keep(read[0], None, read[1], show=True))

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

    def _store(self, part: object) -> None:
        if isinstance(part, Taken) and part.article and part.analysis:
            article, analysis, file = part.article, part.analysis, str(part.request.path)
            self._attempt(lambda: self._keep(article, file, analysis, show=False))
        else:
            self._hub.publish(ProblemMet(part))  # type: ignore[arg-type]

    def _attempt(self, write: Callable[[], object]) -> None:
        """Write to the case; what one article meets, every other would meet too (a disk that is
        full or gone), so the job ends with it."""
        try:
            write()
        except CaseError as problem:
            self._background.cancel()
            self._hub.publish(ProblemMet(problem))

    def _keep(self, article: Article, file: str | None, analysis: Analysis, *, show: bool) -> None:
        case = self._session.case
        if case is None:
            return
        with case.together():
            added = case.documents.add(article, file=file)
            changes = added.changes
            if added.is_new or case.layers.stamp(added.id) is None:
                changes |= case.layers.replace(added.id, analysis)
        self._session.follow(changes)
        if show:
            self._session.show(added.id)


def _told(
    met: Sequence[tuple[Path, ImportProblem]], folders: Sequence[Path]
) -> Iterator[ImportProblem]:
    """The problems of files by themselves, and those of each folder."""
    yield from (p for path, p in met if not any(path.is_relative_to(f) for f in folders))
    for folder in folders:
        yield from left_out(folder, [one for one in met if one[0].is_relative_to(folder)])


def _differ(machine: Document, current: Document) -> bool:
    return (machine.outlet, machine.published) != (current.outlet, current.published)


def pasted(
    text: str, name: str, *, title: str | None, outlet: str | None, published: str | None
) -> Article:
    """The article of a pasted text; ``name`` is what a problem calls it. Raises ImportProblem."""
    whole = f"{title}\n\n{text}" if title and not text.lstrip().startswith(title) else text
    return article_from_text(whole, name, outlet=outlet, published=published)
