"""Long work on the whole case beside the window: a copy of it, its check, a merge, its export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from desktop.export_content import content_of
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.formats import Format
from desktop.exporting.problems import ExportCancelled
from desktop.exporting.writing import write_whole
from desktop.look.translation import Words
from desktop.workspace.background import Background, Cancelled, Emit, Job
from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import ProblemMet
from desktop.workspace.problems import PROBLEMS
from storage.automatic_backup import renew_backup
from storage.case_file import CaseFile
from storage.changes import changed
from storage.cipher import is_encrypted, key_for
from storage.merging import MergeReport
from storage.opening import opens
from storage.passphrase import Key, Passphrase
from storage.problems import MergeWithItself, WrongPassphrase
from storage.verification import VerifyReport

T = TypeVar("T")
_PARTS = 100


class _Stopped(Exception):
    """The person stopped the work."""


class CaseJobs:
    """Starts the jobs; what a person can mend is told on the hub."""

    def __init__(self, session: CaseSession, background: Background, hub: Hub) -> None:
        self._session, self._background, self._hub = session, background, hub

    def copy(self, out: Path, on_end: Callable[[], object]) -> None:
        """Copy the open case to a new file."""

        def work(case: CaseFile, progress: _Percents) -> None:
            case.copy_to(out, progress=progress)

        self._start("work.backing_up", work, lambda _: on_end())

    def verify(self, on_end: Callable[[VerifyReport], object]) -> None:
        """Check everything that can be checked in the open case."""

        def work(case: CaseFile, progress: _Percents) -> VerifyReport:
            with case.as_of_now() as now:
                return now.verify(on_document=progress)

        self._start("work.verifying", work, on_end)

    def export(
        self,
        out: Path,
        wanted: Format,
        choice: Choice,
        words: Words,
        on_end: Callable[[Sequence[str]], object],
        *,
        replace: bool,
    ) -> None:
        """Write what is chosen of the open case, as it is now, in a format; the sentences of the
        file are in the language of the words. ``replace``: a file of that name is replaced.
        ``on_end`` is told what of the hidden names to look at again, in sentences."""

        def work(case: CaseFile, progress: _Percents) -> Sequence[str]:
            with case.as_of_now() as now:
                whole = content_of(now, words, on_document=progress, cancelled=progress.cancelled)
                content = chosen(whole, choice)
                write_whole(out, lambda file: wanted.write(content, file), replace=replace)
                return tuple(content.check.warnings(words)) if content.check else ()

        self._start("work.exporting", work, on_end)

    def is_locked(self, other: Path) -> bool:
        """Whether another copy of the open case needs a passphrase of its own. Copies of one file
        have one key, until somebody changes the passphrase of one. Raises CaseError."""
        case = self._session.case
        if not is_encrypted(other):
            return False
        return case is None or case.key is None or not opens(case.key, other)

    def unlock(self, other: Path, passphrase: Passphrase) -> Key | None:
        """What opens another copy of the case. Raises CaseError, above all WrongPassphrase."""
        key = key_for(other, passphrase)
        if key is not None and not opens(key, other):
            raise WrongPassphrase(other)
        return key

    def merge(
        self, other: Path, on_end: Callable[[MergeReport], object], *, key: Key | None = None
    ) -> None:
        """Take in what another copy holds, after a backup; ``key`` opens it where the case's own
        does not."""
        path = self._session.path
        if path is not None and other.exists() and path.exists() and path.samefile(other):
            raise MergeWithItself(other)

        def work(case: CaseFile, _progress: _Percents) -> MergeReport:
            with CaseFile.open(other, read_only=True, passphrase=key or case.key) as copy:
                renew_backup(case.connection)
                return case.merge(copy)

        def end(report: MergeReport) -> None:
            kinds = ("documents", "properties", "analysis", "journal")
            documents = () if report.whole_case else tuple(sorted(report.changed))
            if documents or report.whole_case:
                self._session.follow(changed(*kinds, documents=documents))
            on_end(report)

        self._start("work.merging", work, end)

    def _start(
        self,
        what: str,
        work: Callable[[CaseFile, _Percents], T],
        on_end: Callable[[T], object],
    ) -> None:
        case = self._session.case
        if case is None:
            return

        def run(emit: Emit, cancelled: Cancelled) -> None:
            try:
                done = work(case, _Percents(emit, cancelled))
            except (_Stopped, ExportCancelled):
                return
            except PROBLEMS as problem:
                emit(problem)
                return
            emit(lambda: on_end(done))

        # The work may hold the case's one connection, and the window wait for that: it must never
        # wait for the window to take a part.
        ahead = _PARTS + 1
        job = Job(what=what, total=_PARTS, run=run, receive=self._receive, ahead=ahead)
        self._background.start(job)

    def _receive(self, part: object) -> None:
        if isinstance(part, PROBLEMS):
            self._hub.publish(ProblemMet(part))
        elif callable(part):
            part()


class _Percents:
    """Passes on each percent of the work; the hundredth is its end."""

    def __init__(self, emit: Emit, cancelled: Cancelled) -> None:
        self._emit, self.cancelled = emit, cancelled
        self._told = 0

    def __call__(self, done: int, total: int) -> None:
        if self.cancelled():
            raise _Stopped
        while self._told < done * (_PARTS - 1) // max(total, 1):
            self._told += 1
            self._emit(self._told)
