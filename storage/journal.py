"""The human layer: an append-only journal of judgements, linked by hashes, with undo and redo.

Undoing is an entry too, so it survives a restart and nothing is ever taken away. Every entry names
by hash the entries that it follows from: one as a rule, more after two copies of a case that grew
apart were merged. Entries are ordered by ``clock`` (one more than the latest that they follow from,
after Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System", 1978), then by
uid, so every copy that holds the same entries reads them in the same order.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from getpass import getuser
from itertools import takewhile
from typing import Literal

from sqlite_utils import Database

from storage import standing
from storage.changes import Changes, changed
from storage.connection import Connection
from storage.documents import now
from storage.judgements import BESIDE, SETTLED, Action, EntityRef, Judgement, from_json, to_json
from storage.revisions import LINEAGE, Revisions

# Undo and redo are entries, but nothing that a person says of a document.
_TURNS = "('undo', 'redo')"
_COLUMNS = "j.uid, j.clock, j.at, j.author, j.document_id, j.payload, u.uid IS NULL"
# An entry about a text that was lost has no number of a document, but is not about all of them.
_OF_CASE = "(j.document_id IS NULL AND json_extract(j.payload, '$.document') IS NULL)"
_OF_LINEAGE = f"(j.document_id IN (SELECT id FROM lineage) OR {_OF_CASE})"
_OF_GROUP = f"j.action NOT IN {_TURNS} AND json_extract(j.payload, '$.group') = ?1"
_STANDS = {True: "u.uid IS NULL", False: "u.uid IS NOT NULL"}
# Entries of a large group that are turned at once, at most.
_PART = 100
_ENTRIES = f"SELECT {_COLUMNS} FROM journal j LEFT JOIN undone u ON u.uid = j.uid"


Turn = Literal["undo", "redo"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement as written down: ``at`` UTC, ``active`` False while it is undone."""

    uid: str
    clock: int
    at: str
    author: str
    judgement: Judgement
    active: bool


@dataclass(frozen=True, slots=True)
class Link:
    """An entry exactly as it is written, with what it follows from; ``document`` is a digest."""

    uid: str
    clock: int
    at: str
    author: str
    payload: str
    parents: str
    hash: str


class Journal:
    """The journal of one open case.

    ``refresh`` is called in the transaction of every write with the documents whose current view it
    changes; None for all of the case. ``remarked`` is called with those that are read as before,
    but of which something was said that need not be asked about any more.
    """

    def __init__(
        self,
        connection: Connection,
        refresh: Callable[[Database, int | None], None],
        remarked: Callable[[Database, int], None],
    ) -> None:
        self._connection = connection
        self._revisions = Revisions(connection)
        self._refresh = refresh
        self._remarked = remarked

    def append(self, *judgements: Judgement) -> Changes:
        """Write judgements down, in one transaction. Durable when it returns.

        Several are a group: one undo takes all of them back. Those that name a group belong to it,
        so that long work can write one in parts.
        """
        if len(judgements) > 1:
            group = str(uuid.uuid4())
            judgements = tuple(replace(one, group=one.group or group) for one in judgements)
        return self._append(judgements, about=judgements)

    def _append(self, entries: Sequence[Judgement], *, about: Sequence[Judgement]) -> Changes:
        """Write entries down that are or turn the judgements ``about``."""
        changes = changed("journal")
        with self._connection.atomic() as db:
            for judgement in entries:
                self._write(db, judgement)
            for judgement in about:
                changes |= self._changes_of(judgement)
            reread = {one.document: None for one in about if one.action not in BESIDE}
            for number in reread:
                self._refresh(db, number)
            settled = (one.document for one in about if one.action in SETTLED)
            for number in dict.fromkeys(settled):
                if number is not None and number not in reread:
                    self._remarked(db, number)
        if all(judgement.action in BESIDE for judgement in about):
            changes |= changed("remarks")
        return changes

    def entries(self, document: int | None = None) -> list[Entry]:
        """The judgements (undo and redo entries left out), oldest first; of one document (earlier
        texts of it included) with those of the whole case, or all."""
        if document is None:
            return self._entries(f"WHERE j.action NOT IN {_TURNS} ORDER BY j.clock, j.uid")
        return self._entries(
            f"WHERE j.action NOT IN {_TURNS} AND {_OF_LINEAGE} ORDER BY j.clock, j.uid", document
        )

    def entries_of(self, action: Action) -> list[Entry]:
        """The judgements of one kind in the whole case, oldest first."""
        return self._entries(f"WHERE j.action = '{action}' ORDER BY j.clock, j.uid")

    def spoken_of(self, documents: Collection[int], actions: Sequence[Action]) -> list[int]:
        """Those of some documents that such a judgement may be on: on them or an earlier text."""
        rows = self._connection.rows(
            "SELECT d.value FROM json_each(?) d WHERE EXISTS (SELECT 1 FROM journal j"
            " WHERE j.document_id = d.value AND j.action IN (SELECT value FROM json_each(?)))"
            " OR EXISTS (SELECT 1 FROM revisions r WHERE r.document_id = d.value)",
            json.dumps(list(documents)),
            json.dumps(list(actions)),
        )
        return [int(row[0]) for row in rows]

    def active(self, document: int) -> list[Judgement]:
        """The judgements on a document that stand, those on earlier texts of it included, oldest
        first."""
        return [entry.judgement for entry in self.standing(document)]

    def standing(self, document: int) -> list[Entry]:
        """The entries of :meth:`active`."""
        return self._entries(
            f"WHERE j.action NOT IN {_TURNS} AND j.document_id IN (SELECT id FROM lineage)"
            " AND u.uid IS NULL ORDER BY j.clock, j.uid",
            document,
        )

    def merges(self) -> list[Judgement]:
        """The merges of entities that stand, oldest first."""
        entries = self._entries(
            "WHERE j.action = 'merge' AND u.uid IS NULL ORDER BY j.clock, j.uid"
        )
        return [entry.judgement for entry in entries]

    def kept_apart(self) -> list[tuple[EntityRef, EntityRef]]:
        """The pairs of entities that are said to be two, by judgements that stand."""
        entries = self._entries("WHERE j.action = 'keep_apart' AND u.uid IS NULL")
        pairs = [(entry.judgement.entity, entry.judgement.target) for entry in entries]
        return [(one, two) for one, two in pairs if one is not None and two is not None]

    def undo(self) -> Changes | None:
        """Take the last standing judgement back, with all of its group; None when there is none."""
        last = self.next_undo()
        if last is None:
            return None
        return self._turn("undo", self._group_of(last, active=True))

    def redo(self) -> Changes | None:
        """Let the last undone judgement stand again, with its group; None when there is none."""
        last = self.next_redo()
        if last is None:
            return None
        return self._turn("redo", self._group_of(last, active=False))

    def turn_group(self, way: Turn, group: str) -> Changes | None:
        """Undo, or redo, what undoing the whole group would begin with: some entries, all on one
        document, so that a large group can be turned in short parts. None when there are none."""
        entries = self._of_group(group, active=way == "undo", limit=_PART)
        if not entries:
            return None
        document = entries[0].judgement.document
        together = takewhile(lambda entry: entry.judgement.document == document, entries)
        return self._turn(way, list(together))

    def size_of_group(self, group: str, *, active: bool) -> tuple[int, int]:
        """How many entries of a group stand, or do not, and on how many documents."""
        rows = self._connection.rows(
            "SELECT count(*), count(DISTINCT j.document_id) FROM journal j"
            f" LEFT JOIN undone u ON u.uid = j.uid WHERE {_OF_GROUP}"
            f" AND {_STANDS[active]}",
            group,
        )
        return int(rows[0][0]), int(rows[0][1])

    def next_undo(self) -> Entry | None:
        """What undo would take back."""
        found = self._entries(
            f"WHERE j.action NOT IN {_TURNS} AND j.action <> 'snapshot' AND u.uid IS NULL"
            " ORDER BY j.clock DESC, j.uid DESC LIMIT 1"
        )
        return found[0] if found else None

    def next_redo(self) -> Entry | None:
        """What redo would bring back."""
        found = self._entries("WHERE u.redo = (SELECT max(redo) FROM undone)")
        return found[0] if found else None

    def links(self) -> list[Link]:
        """Every entry as it is written, in order, for verification and merging."""
        rows = self._connection.rows(
            "SELECT uid, clock, at, author, payload, parents, hash FROM journal ORDER BY clock, uid"
        )
        return [Link(*row) for row in rows]

    def losses(self) -> set[str]:
        """What a repair could not save: hashes of entries, digests of texts that entries name."""
        return {row[0] for row in self._connection.rows("SELECT digest FROM losses")}

    def heads(self) -> set[str]:
        """The hashes that no entry follows from yet, as recorded."""
        return {row[0] for row in self._connection.rows("SELECT hash FROM journal_heads")}

    def _entries(self, rest: str, *values: object) -> list[Entry]:
        lineage = LINEAGE if values else ""
        rows = self._connection.rows(f"{lineage}{_ENTRIES} {rest}", *values)
        return [
            Entry(uid, clock, at, author, from_json(payload, document), bool(active))
            for uid, clock, at, author, document, payload, active in rows
        ]

    def _write(self, db: Database, judgement: Judgement) -> None:
        parents = sorted(row[0] for row in db.conn.execute("SELECT hash FROM journal_heads"))
        last = db.conn.execute("SELECT ifnull(max(clock), 0) FROM journal").fetchone()
        payload = to_json(judgement, self._digest(db, judgement.document))
        uid, clock, at, author = str(uuid.uuid4()), int(last[0]) + 1, now(), _author()
        parts = (uid, clock, at, author, payload, " ".join(parents))
        link = Link(*parts, hash=entry_hash(*parts))
        add_link(db, link, action=judgement.action, document=judgement.document)
        db.conn.execute("DELETE FROM journal_heads")
        db.conn.execute("INSERT INTO journal_heads VALUES (?)", (link.hash,))
        standing.note(db, (uid, judgement.action, judgement.uid))

    def _digest(self, db: Database, document: int | None) -> str | None:
        if document is None:
            return None
        row = db.conn.execute("SELECT sha256 FROM documents WHERE id = ?", (document,)).fetchone()
        return str(row[0]) if row else None

    def _group_of(self, entry: Entry, *, active: bool) -> list[Entry]:
        """The entries made together with this one that stand, or do not, in the order in which they
        are undone, or redone."""
        group = entry.judgement.group
        return [entry] if group is None else self._of_group(group, active=active)

    def _of_group(self, group: str, *, active: bool, limit: int = -1) -> list[Entry]:
        way = "DESC" if active else "ASC"
        return self._entries(
            f"WHERE {_OF_GROUP} AND {_STANDS[active]}"
            f" ORDER BY j.clock {way}, j.uid {way} LIMIT {limit}",
            group,
        )

    def _turn(self, action: Turn, entries: Sequence[Entry]) -> Changes:
        turns = [
            Judgement(action=action, document=entry.judgement.document, uid=entry.uid)
            for entry in entries
        ]
        return self._append(turns, about=[entry.judgement for entry in entries])

    def _changes_of(self, judgement: Judgement) -> Changes:
        kinds = ["journal"] + (["properties"] if judgement.action == "set_property" else [])
        number = judgement.document
        documents = () if number is None else (number, *self._revisions.later(number))
        return changed(*kinds, documents=documents)


def add_link(db: Database, link: Link, *, action: str, document: int | None) -> None:
    """Write an entry as it is, inside the caller's transaction; heads and standing are not seen to.

    ``document`` is the number that the entry's document has in this file.
    """
    db.conn.execute(
        "INSERT INTO journal (uid, clock, at, author, action, document_id, payload, parents, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            link.uid, link.clock, link.at, link.author, action, document, link.payload,
            link.parents, link.hash,
        ),
    )  # fmt: skip


def entry_hash(uid: str, clock: int, at: str, author: str, payload: str, parents: str) -> str:
    """An entry's own hash: SHA-256 over the hashes that it follows from and all of its words."""
    parts = (parents, uid, str(clock), at, author, payload)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _author() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        return "?"
