"""One import of files: read and stored beside the window, which is told of each article."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from pathlib import Path

from desktop.analysis.model import Analysis, Article
from desktop.importing import ImportProblem
from desktop.importing.folder import told_together
from desktop.intake import Progress, Request, Taken, take_in
from desktop.workspace.background import Cancelled, Emit
from desktop.workspace.case_session import CaseSession
from storage.case_file import CaseFile
from storage.changes import Changes
from storage.problems import CaseError
from storage.search.forms import load_forms

# For fewer files than this, starting processes costs more than they save.
_FEW = 12
_TURN = 0.001
"""Seconds."""


class FileImport:
    """``run`` works in a thread of its own, ``receive`` and ``finish`` in the window's: see
    :class:`desktop.workspace.background.Job`."""

    def __init__(
        self,
        session: CaseSession,
        case: CaseFile,
        requests: Sequence[Request],
        folders: Sequence[Path],
        fail: Callable[[ImportProblem | CaseError], object],
    ) -> None:
        """``folders``: those that a person gave as a whole: what is no article in them is told of
        together. ``fail`` is told of what could not be read, and of what the whole case met."""
        self._session, self._case = session, case
        self._requests, self._folders, self._fail = requests, folders, fail
        self._untold: deque[Changes] = deque()

    def run(self, emit: Emit, cancelled: Cancelled) -> None:
        """Read and store the files one after the other."""
        # At least two, for one works in this process and takes the window's breath away.
        few = len(self._requests) < _FEW
        workers = 1 if few else min(8, max(2, (os.cpu_count() or 2) - 1))
        is_first = True

        def store(taken: Taken) -> None:
            nonlocal is_first
            if taken.article is None or taken.analysis is None:
                return
            file = str(taken.request.path)
            number, changes = keep(self._case, taken.article, file, taken.analysis)
            if is_first:
                # It may be shown at once: the first reading takes a tenth of a second to unpack.
                self._case.current(number)
                is_first = False
            self._untold.append(changes)
            emit(None)
            # Who waits for the case's one connection has it before the next article.
            time.sleep(_TURN)

        met: list[tuple[Path, ImportProblem]] = []

        def note(progress: Progress) -> None:
            path = progress.request.path
            met.extend((path, one.problem) for one in progress.taken if one.problem is not None)

        load_forms()
        try:
            take_in(self._requests, store, workers=workers, on_progress=note, cancelled=cancelled)
        except CaseError as failure:
            emit(failure)
            return
        for problem in told_together(met, self._folders):
            emit(problem)

    def receive(self, part: ImportProblem | CaseError | None) -> None:
        """Tell of the next article, or of a problem."""
        if part is None:
            self._session.follow(self._untold.popleft())
        else:
            self._fail(part)

    def finish(self, _cancelled: bool) -> None:
        """What was stored by the moment it was cancelled is in the case."""
        if self._untold and self._session.case is self._case:
            self._session.follow(reduce(or_, self._untold))


def keep(
    case: CaseFile, article: Article, file: str | None, analysis: Analysis
) -> tuple[int, Changes]:
    """Store an article with its reading; one that the case has and has read stays as it is.

    Returns:
        Its number, and what changed. Raises CaseError.
    """
    with case.together():
        added = case.documents.add(article, file=file)
        changes = added.changes
        if added.is_new or case.layers.stamp(added.id) is None:
            changes |= case.layers.replace(added.id, analysis)
    return added.id, changes
