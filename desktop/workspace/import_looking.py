"""Files are looked at beside the window before a person decides what comes in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from desktop.import_looking import Look, Looker, Standing, Standings, header_key, look_at
from desktop.intake import Request
from desktop.intake_workers import usual_workers
from desktop.workspace.background import Cancelled, Emit
from storage.case_file import CaseFile

_COLUMNS = "columns/"
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
        look = Looker(remembered_columns(self.case))
        results = look_at(self.requests, workers=workers, look=look)
        with self.case.as_of_now() as now, closing(results):
            standings = Standings(now)
            for looks in results:
                if cancelled() or not self.wanted():
                    return
                emit(tuple((one, standings.of(one)) for one in looks))
        emit(None)


def remembered_columns(case: CaseFile) -> dict[str, dict[str, str]]:
    """What a person once said of the columns of tables, by the key of their header."""
    kept = case.own_memory.under(_COLUMNS)
    return {key.removeprefix(_COLUMNS): json.loads(text) for key, text in kept.items()}


def remember_columns(case: CaseFile, names: Sequence[str], said: Mapping[str, str]) -> None:
    """Keep it for every table with this header. Raises CaseError."""
    case.own_memory.put(_COLUMNS + header_key(names), json.dumps(dict(said)))
