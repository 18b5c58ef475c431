"""One import of files: read and stored beside the window, which is told of each file."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.case_intake import keep
from desktop.import_order import ImportOrder
from desktop.importing import ImportProblem
from desktop.importing.folder import told_together
from desktop.intake import Part, Progress, Request, Take, Taken, take_in
from desktop.intake_workers import usual_workers
from desktop.remembered_columns import remembered_columns
from desktop.unfinished_imports import RunningImport
from desktop.workspace.background import Cancelled, Emit
from desktop.workspace.case_session import CaseSession
from storage.case_file import CaseFile
from storage.changes import Changes
from storage.problems import CaseError
from storage.search.forms import load_forms

_TURN = 0.001
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file is finished, or an article of a file that holds many (``progress`` is None): what that
    changed in the case, and how many documents are ``new`` and how many were there."""

    progress: Progress | None
    changes: Changes
    new: int
    known: int


@dataclass(frozen=True, slots=True)
class Follower:
    """Who is told of an import, in the window's thread.

    ``fail`` of what could not be read, and of what the whole case met; ``arrive`` of each file;
    ``end`` when it is over, with whether it was stopped.
    """

    fail: Callable[[ImportProblem | CaseError], object]
    arrive: Callable[[Arrived], object] = lambda _arrived: None
    end: Callable[[bool], object] = lambda _stopped: None


class FileImport:
    """``run`` works in a thread of its own, ``receive`` and ``finish`` in the window's: see
    :class:`desktop.workspace.background.Job`."""

    def __init__(
        self,
        session: CaseSession,
        case: CaseFile,
        requests: Sequence[Request],
        order: ImportOrder,
        follower: Follower,
        *,
        noted: bool = True,
    ) -> None:
        """``requests`` are those of ``order``; what is no article in its folders is told of
        together. ``noted``: where it is cut off, it can be continued."""
        self._session, self._case = session, case
        self._requests, self._order, self._follower = requests, order, follower
        self._changes, self._new, self._known = Changes(), 0, 0
        self._running = RunningImport(case, order, len(requests))
        self._noted = noted
        self.total = len(requests)
        """Of parts that are told of; more where a file is found to hold many articles."""
        self._is_first = True
        self._unseen = Changes()

    def run(self, emit: Emit, cancelled: Cancelled) -> None:
        """Read and store the files one after the other."""
        met: list[tuple[Path, ImportProblem]] = []
        load_forms()
        try:
            running, done = self._running, 0

            def note(progress: Progress) -> None:
                nonlocal done
                done, path = progress.done, progress.request.path
                met.extend((path, problem) for problem in progress.problems)
                running.go_on(done)
                emit(self._arrived(progress))

            def note_part(part: Part) -> None:
                if part.done == 1:
                    self.total += part.total
                emit(self._arrived(None))

            take_in(
                self._requests,
                self._store,
                # At least two, for one works in this process and takes the window's breath away.
                workers=max(2, usual_workers()),
                take=Take(
                    self._case.layers.read_digests(), remembered_columns(self._case.own_memory)
                ),
                on_part=note_part,
                on_progress=note,
                cancelled=cancelled,
            )
            running.end(whole=done == len(self._requests), done=done)
        except CaseError as failure:
            emit(failure)
            return
        for problem in told_together(met, self._order.folders()):
            emit(problem)

    def _store(self, taken: Taken) -> None:
        if taken.article is None:
            return
        file = str(taken.request.path)
        if self._noted:
            self._running.begin()
        number, changes = keep(self._case, taken.article, file, taken.analysis)
        if "analysis" in changes.kinds:
            self._new += 1
        else:
            self._known += 1
        if self._is_first and changes.kinds:
            # It may be shown at once: the first reading takes a tenth of a second to unpack.
            self._case.current(number)
            self._is_first = False
        self._changes |= changes
        # Who waits for the case's one connection has it before the next article.
        time.sleep(_TURN)

    def _arrived(self, progress: Progress | None) -> Arrived:
        arrived = Arrived(progress, self._changes, self._new, self._known)
        self._unseen |= self._changes
        self._changes, self._new, self._known = Changes(), 0, 0
        return arrived

    def receive(self, part: Arrived | ImportProblem | CaseError) -> None:
        """Tell of the next file, or of a problem."""
        if not isinstance(part, Arrived):
            self._follower.fail(part)
            return
        if part.changes.kinds:
            self._session.follow(part.changes)
        self._follower.arrive(part)

    def finish(self, cancelled: bool) -> None:
        """What was stored by the moment it was cancelled is in the case."""
        if cancelled and self._session.case is self._case:
            stored = self._unseen | self._changes
            if stored.kinds:
                self._session.follow(stored)
        self._follower.end(cancelled)
