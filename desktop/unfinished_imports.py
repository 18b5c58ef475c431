"""Imports that were begun in a case and did not come to their end: killed, cut off or stopped.

What they took in is in the case. To continue one is to begin it again: what is known is not read
anew (:mod:`desktop.intake`), so what is remembered here may lag behind.
"""

from __future__ import annotations

import time
import uuid
from contextlib import suppress
from dataclasses import dataclass

from desktop.import_order import ImportOrder, from_text, to_text
from storage.case_file import CaseFile

_ORDER, _DONE = "import/", "import_done/"
# Seconds between two notes of how far an import is.
_EVERY = 1.0


@dataclass(frozen=True, slots=True)
class UnfinishedImport:
    """``done`` of ``total`` files were finished when that was noted last."""

    key: str
    order: ImportOrder
    done: int
    total: int


def unfinished_imports(case: CaseFile) -> list[UnfinishedImport]:
    """Those of a case, the last begun first. Raises CaseError."""
    done = case.own_memory.under(_DONE)
    found = []
    for at, text in case.own_memory.under(_ORDER).items():
        key = at.removeprefix(_ORDER)
        counts = done.get(f"{_DONE}{key}", "0 0").split()
        # What another version of Rawi began, it may go on with.
        with suppress(ValueError):
            found.append(UnfinishedImport(key, from_text(text), int(counts[0]), int(counts[1])))
    return found[::-1]


def leave(case: CaseFile, unfinished: UnfinishedImport) -> None:
    """Forget an import: what it took in stays. Raises CaseError."""
    case.own_memory.forget(_ORDER + unfinished.key, _DONE + unfinished.key)


class RunningImport:
    """Notes that an import runs, and how far it is; noted by whoever stores what comes of it."""

    def __init__(self, case: CaseFile, order: ImportOrder, total: int) -> None:
        self._case, self._order, self._total = case, order, total
        self._key = f"{time.time_ns():020}-{uuid.uuid4().hex[:8]}"
        self._noted: float | None = None

    def begin(self) -> None:
        """Something is about to be stored. It takes the place of an unfinished import of the same
        files and folders; one that finds nothing to store leaves no trace. Raises CaseError."""
        if self._noted is not None:
            return
        with self._case.together():
            for other in unfinished_imports(self._case):
                if other.order.paths == self._order.paths:
                    leave(self._case, other)
            self._case.own_memory.put(_ORDER + self._key, to_text(self._order))
            self._note(0)

    def go_on(self, done: int) -> None:
        """So many files are finished. Raises CaseError."""
        if self._noted is not None and time.monotonic() - self._noted >= _EVERY:
            self._note(done)

    def end(self, *, whole: bool, done: int) -> None:
        """It has ended; ``whole``: nothing of it is left to do. Raises CaseError."""
        if self._noted is None:
            return
        if whole:
            self._case.own_memory.forget(_ORDER + self._key, _DONE + self._key)
        else:
            self._note(done)

    def _note(self, done: int) -> None:
        self._noted = time.monotonic()
        self._case.own_memory.put(_DONE + self._key, f"{done} {self._total}")
