"""Files are looked at beside the window before a person decides what comes in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from desktop.import_looking import Look, Looker, Standing, Standings, look_at
from desktop.intake import Request
from desktop.intake_workers import usual_workers
from desktop.remembered_columns import remembered_columns
from desktop.workspace.background import Cancelled, Emit
from storage.case_file import CaseFile

# For fewer files than this, the one process that reads them is soon done, and starting more is not.
_FEW = 100

Looked = tuple[tuple[Look, Standing], ...]
"""What one file holds."""


@dataclass(frozen=True, slots=True)
class Looking:
    """A job's work, which emits what each file holds, in order, while that is ``wanted``, and
    None at the end."""

    case: CaseFile
    requests: Sequence[Request]
    wanted: Callable[[], bool]

    def run(self, emit: Emit, cancelled: Cancelled) -> None:
        """Read the files and compare each article with the case and with those before it."""
        workers = 1 if len(self.requests) < _FEW else max(2, usual_workers())
        look = Looker(remembered_columns(self.case.own_memory))
        results = look_at(self.requests, workers=workers, look=look)
        with self.case.as_of_now() as now, closing(results):
            standings = Standings(now)
            for looks in results:
                if cancelled() or not self.wanted():
                    return
                emit(tuple((one, standings.of(one)) for one in looks))
        emit(None)
