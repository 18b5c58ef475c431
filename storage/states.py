"""What the index tells of documents as they now stand: properties, own view, whether replaced.

Nobody has judged most documents that come in, and no later text took their place, so what the
machine and the files say is all: it is read for many of them at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop.analysis.model import Analysis
from storage.connection import Connection
from storage.current import CurrentViews
from storage.current_index import State
from storage.journal import Journal
from storage.layers import Layers
from storage.revisions import Revisions

_AMONG = "IN (SELECT value FROM json_each(?1))"
_TOUCHED = (
    f"SELECT document_id FROM journal WHERE document_id {_AMONG}"
    f" UNION SELECT document_id FROM revisions WHERE document_id {_AMONG}"
    f" UNION SELECT revises_id FROM revisions WHERE revises_id {_AMONG}"
)
_PROVENANCES = (
    "SELECT document_id, title, outlet, published, file FROM provenances"
    f" WHERE document_id {_AMONG}"
    " ORDER BY document_id, imported_at, file, title, outlet, published"
)
_TITLES = f"SELECT document_id, title FROM analyses WHERE document_id {_AMONG}"


class States:
    """The states of the documents of one open case."""

    def __init__(
        self,
        connection: Connection,
        layers: Layers,
        current: CurrentViews,
        revisions: Revisions,
        journal: Journal,
    ) -> None:
        self._connection = connection
        self._layers = layers
        self._current = current
        self._revisions = revisions
        self._journal = journal

    def __call__(self, machines: Mapping[int, Analysis | None]) -> dict[int, State]:
        """The states of documents, by number; with the machine's layer of each where the caller
        has it at hand, else None."""
        numbers = list(machines)
        touched = {int(row[0]) for row in self._about(_TOUCHED, numbers)}
        plain = [number for number in numbers if number not in touched]
        return {
            **self._untouched({number: machines[number] for number in plain}),
            **{number: self._touched(number, machines[number]) for number in sorted(touched)},
        }

    def _touched(self, number: int, machine: Analysis | None) -> State:
        superseded = self._revisions.is_superseded(number)
        view = None if superseded else self._current.own(number, machine)
        said = self._journal.active(number) if view is not None else ()
        return State(self._current.properties(number), superseded, view, said)

    def _untouched(self, machines: Mapping[int, Analysis | None]) -> dict[int, State]:
        numbers = list(machines)
        told = _first_known(self._about(_PROVENANCES, numbers))
        titles = dict(self._about(_TITLES, numbers))
        found = {}
        for number, machine in machines.items():
            title, *rest = told.get(number, (None, None, None, None))
            title = title or titles.get(number) or self._first_line(number)
            view = machine or (self._layers.machine(number) if number in titles else None)
            found[number] = State((title, *rest), superseded=False, view=view)
        return found

    def _first_line(self, number: int) -> str:
        ((text,),) = self._connection.rows("SELECT text FROM documents WHERE id = ?", number)
        return str(text.strip().split("\n")[0])

    def _about(self, query: str, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
        return self._connection.rows(query, json.dumps(numbers))


def _first_known(rows: Iterable[tuple[Any, ...]]) -> dict[int, tuple[Any, ...]]:
    """Of each document and each property, what the first provenance that knows it says."""
    known: dict[int, tuple[Any, ...]] = {}
    for number, *said in rows:
        before = known.get(number)
        known[number] = (
            tuple(said)
            if before is None
            else tuple(new if old is None else old for old, new in zip(before, said, strict=True))
        )
    return known
