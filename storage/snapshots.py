"""Snapshots: moments of a case that were given a name, and can be gone back to.

Going back is undoing and redoing, so it loses nothing: the moment before is kept as a snapshot of
its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from storage.changes import Changes, changed
from storage.connection import Connection
from storage.journal import Entry, Journal
from storage.judgements import Judgement
from storage.standing import STEPS, Step, replay


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A named moment; ``at``: UTC, ISO 8601."""

    uid: str
    name: str
    at: str
    author: str


@dataclass(frozen=True, slots=True)
class Since:
    """What tells a case from what it was: entries ``said`` since then that stand, and those that
    stood then and are ``undone`` now; both oldest first."""

    said: tuple[Entry, ...]
    undone: tuple[Entry, ...]


class Snapshots:
    """The snapshots of one open case."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def take(self, name: str) -> Changes:
        """Give the case as it stands a name."""
        return self._journal.append(Judgement(action="snapshot", value=name))

    def all(self) -> list[Snapshot]:
        """The snapshots, the newest first."""
        return [
            Snapshot(entry.uid, entry.judgement.value or "", entry.at, entry.author)
            for entry in reversed(self._journal.entries())
            if entry.judgement.action == "snapshot"
        ]

    def go_back(self, uid: str, *, before: str) -> Changes:
        """Let stand what stood at a snapshot, and nothing else; ``before`` names the moment left.

        Raises:
            KeyError: there is no such snapshot.
        """
        turns = self.way_back(uid)
        with self._connection.atomic():
            changes = self.take(before)
            changes |= self._journal.append(*turns) if turns else changed()
        return changes

    def way_back(self, uid: str) -> tuple[Judgement, ...]:
        """What is to be undone and redone, in order, until what stood at a snapshot stands: for a
        long way, which is gone in parts. Raises KeyError as :meth:`go_back`."""
        since = self.since(uid)
        return (
            *(_turn("undo", entry) for entry in reversed(since.said)),
            *(_turn("redo", entry) for entry in since.undone),
        )

    def written_since(self, uid: str) -> int:
        """How many entries were written after a snapshot: the way back is no longer than that."""
        rows = self._connection.rows(
            "SELECT count(*) FROM journal WHERE clock > (SELECT clock FROM journal WHERE uid = ?)",
            uid,
        )
        return int(rows[0][0])

    def since(self, uid: str) -> Since:
        """How the case differs from what it was at a snapshot.

        Raises:
            KeyError: there is no such snapshot.
        """
        steps = self._steps()
        place = next((n for n, step in enumerate(steps) if step[0] == uid), None)
        if place is None:
            raise KeyError(uid)
        said = {step[0] for step in steps[:place] if step[1] not in ("undo", "redo")}
        stood = said - replay(steps[:place]).keys()
        entries = [e for e in self._journal.entries() if e.judgement.action != "snapshot"]
        return Since(
            tuple(e for e in entries if e.active and e.uid not in stood),
            tuple(e for e in entries if not e.active and e.uid in stood),
        )

    def _steps(self) -> list[Step]:
        return [(row[0], row[1], row[2]) for row in self._connection.rows(STEPS)]


def _turn(action: str, entry: Entry) -> Judgement:
    return Judgement(
        action="undo" if action == "undo" else "redo",
        document=entry.judgement.document,
        uid=entry.uid,
    )
