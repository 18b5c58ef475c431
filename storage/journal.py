"""The human layer: an append-only journal of judgements, chained by hash, with undo and redo.

Undoing is an entry too, so it survives a restart and nothing is ever taken away.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from getpass import getuser

from storage.changes import Changes, changed
from storage.connection import Connection
from storage.documents import now
from storage.judgements import Judgement, from_json, to_json

_BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement as written down: ``at`` UTC, ``active`` False while it is undone."""

    uid: str
    at: str
    author: str
    judgement: Judgement
    active: bool


class Journal:
    """The journal of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, judgement: Judgement) -> Changes:
        """Write a judgement down. Durable when it returns."""
        with self._connection.atomic() as db:
            last = self._connection.row("SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1")
            previous = last[0] if last else _BEGINNING
            uid, at, author, payload = str(uuid.uuid4()), now(), _author(), to_json(judgement)
            db.table("journal").insert(
                {
                    "uid": uid,
                    "at": at,
                    "author": author,
                    "action": judgement.action,
                    "document_id": judgement.document,
                    "payload": payload,
                    "previous": previous,
                    "hash": entry_hash(previous, uid, at, author, payload),
                }
            )
        return _changes_of(judgement)

    def entries(self, document: int | None = None) -> list[Entry]:
        """The judgements (undo and redo entries left out), oldest first; of one document with those
        of the whole case, or all."""
        rows = self._connection.rows(
            "SELECT uid, at, author, payload FROM journal ORDER BY sequence"
        )
        written = [(uid, at, author, from_json(payload)) for uid, at, author, payload in rows]
        active, _ = _stacks((uid, judgement) for uid, _, _, judgement in written)
        standing = set(active)
        return [
            Entry(uid, at, author, judgement, uid in standing)
            for uid, at, author, judgement in written
            if judgement.action not in ("undo", "redo")
            and (document is None or judgement.document in (document, None))
        ]

    def active(self, document: int) -> list[Judgement]:
        """The judgements that hold for a document, oldest first."""
        rows = self._connection.rows(
            "SELECT uid, payload FROM journal WHERE document_id = ? OR document_id IS NULL"
            " ORDER BY sequence",
            document,
        )
        written = [(uid, from_json(payload)) for uid, payload in rows]
        active, _ = _stacks(written)
        standing = set(active)
        return [judgement for uid, judgement in written if uid in standing]

    def undo(self) -> Changes | None:
        """Take the last standing judgement back; None when there is none."""
        return self._turn("undo", self.next_undo())

    def redo(self) -> Changes | None:
        """Let the last undone judgement stand again; None when there is none."""
        return self._turn("redo", self.next_redo())

    def next_undo(self) -> Entry | None:
        """What undo would take back."""
        return self._top(0)

    def next_redo(self) -> Entry | None:
        """What redo would bring back."""
        return self._top(1)

    def chain(self) -> list[tuple[str, str, str, str, str, str]]:
        """(uid, at, author, payload, previous, hash) of every entry in order, for verification."""
        return self._connection.rows(
            "SELECT uid, at, author, payload, previous, hash FROM journal ORDER BY sequence"
        )

    def _top(self, stack: int) -> Entry | None:
        entries = {entry.uid: entry for entry in self.entries()}
        rows = self._connection.rows("SELECT uid, payload FROM journal ORDER BY sequence")
        stacks = _stacks((uid, from_json(payload)) for uid, payload in rows)
        return entries[stacks[stack][-1]] if stacks[stack] else None

    def _turn(self, action: str, entry: Entry | None) -> Changes | None:
        if entry is None:
            return None
        turn = Judgement(
            action="undo" if action == "undo" else "redo",
            document=entry.judgement.document,
            uid=entry.uid,
        )
        return self.append(turn) | _changes_of(entry.judgement)


def entry_hash(previous: str, uid: str, at: str, author: str, payload: str) -> str:
    """The link of the chain: SHA-256 over the entry before and all of this one."""
    return hashlib.sha256("\n".join((previous, uid, at, author, payload)).encode()).hexdigest()


def _stacks(written: Iterable[tuple[str, Judgement]]) -> tuple[list[str], list[str]]:
    """The uids that stand, and those that redo could bring back, last on top."""
    standing: list[str] = []
    undone: list[str] = []
    for uid, judgement in written:
        if judgement.action == "undo" and judgement.uid in standing:
            standing.remove(judgement.uid)
            undone.append(judgement.uid)
        elif judgement.action == "redo" and judgement.uid in undone:
            undone.remove(judgement.uid)
            standing.append(judgement.uid)
        elif judgement.action not in ("undo", "redo"):
            standing.append(uid)
            undone.clear()
    return standing, undone


def _changes_of(judgement: Judgement) -> Changes:
    documents = () if judgement.document is None else (judgement.document,)
    kinds = ["journal"] + (["properties"] if judgement.action == "set_property" else [])
    return changed(*kinds, documents=documents)


def _author() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        return "?"
