"""The index of what holds now: the current view of every document, as rows that queries can reach.

It is kept in the same transaction as the write that changes a view, and can be made anew from
machine layer and journal at any time. A document's rows hold its own view, without the merges of
entities that hold for the whole case: those are in ``names.canonical_id``, so that merging two
entities of ten thousand documents writes one row. A text that a later one took the place of has no
rows but its own in ``document_index``, so that nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from desktop.analysis.model import Analysis
from storage import codes
from storage.index_rows import (
    ClaimRow,
    EventRow,
    Name,
    claim_rows,
    entity_rows,
    event_rows,
    first_row,
)
from storage.intervals import day_of, moment_of, reach_of
from storage.merge_index import follow, follow_names, resolve_all
from storage.names import add_names, known_names, term_ids
from storage.view_changes import note_change

# One more whenever the rows of a reading change, so that cases made before are indexed anew.
_VERSION = 3

Properties = tuple[str, str | None, str | None, str | None]


class CurrentIndex:
    """Keeps the index of one open case.

    ``view`` gives a document's own current view, ``properties`` its title, outlet, date and file as
    they now hold, ``superseded`` whether a later text took its place.
    """

    def __init__(
        self,
        view: Callable[[int, Analysis | None], Analysis | None],
        properties: Callable[[int], Properties],
        superseded: Callable[[int], bool],
    ) -> None:
        self._view = view
        self._properties = properties
        self._superseded = superseded

    def refresh(self, db: Database, number: int | None, machine: Analysis | None = None) -> None:
        """Bring the rows of a document up to date, or what holds for the whole case (None), inside
        the caller's transaction. ``machine``: the document's machine layer, to spare reading it."""
        if number is None:
            if follow(db):
                note_change(db, None)
            return
        note_change(db, number)
        properties, superseded = self._properties(number), self._superseded(number)
        db.conn.execute(
            "INSERT OR REPLACE INTO document_index"
            " (document_id, title, outlet, published, file, superseded) VALUES (?, ?, ?, ?, ?, ?)",
            (number, *properties, int(superseded)),
        )
        view = None if superseded else self._view(number, machine)
        _write(db, number, day_of(properties[2]), view)

    def resolve_merges(self, db: Database) -> None:
        """Work out anew which names are one entity's, after entries came into the journal's middle;
        inside the caller's transaction."""
        resolve_all(db)
        note_change(db, None)

    def is_stale(self, db: Database) -> bool:
        """Whether the rows were made by another version of this index, or never."""
        row = db.conn.execute("SELECT max(version) FROM index_state").fetchone()
        known = db.conn.execute("SELECT kind, code, word FROM codes ORDER BY kind, code, word")
        return bool(row[0] != _VERSION) or list(known) != codes.rows()

    def rebuild(self, db: Database) -> None:
        """Make every row anew, inside the caller's transaction."""
        for table in ("index_state", "codes", "merge_index"):
            db.conn.execute(f"DELETE FROM {table}")
        db.conn.execute("INSERT INTO index_state VALUES (?, 0)", (_VERSION,))
        db.conn.executemany("INSERT INTO codes VALUES (?, ?, ?)", codes.rows())
        for (number,) in db.conn.execute("SELECT id FROM documents ORDER BY id").fetchall():
            self.refresh(db, number)
        self.resolve_merges(db)


def _write(db: Database, number: int, day: int | None, view: Analysis | None) -> None:
    """Let a document have the rows of a view, none without one."""
    entities = entity_rows(view) if view else []
    ids = _name_ids(db, {row.key: row.name for row in entities})
    entity_values = [
        (number, ids[row.key], day, len(row.spans), _pairs([(s, e - s) for s, e in row.spans]))
        for row in entities
    ]
    events = _event_values(number, event_rows(view), ids) if view else []
    claims = _claim_values(db, number, day, claim_rows(view), ids) if view else []
    span = (first_row(number), first_row(number + 1))
    _put(db, "entity_index", _ENTITY, "document_id = ?", (number,), entity_values)
    _put(db, "claim_index", _ROW, _OF_DOCUMENT, span, claims)
    gone, new = _put(db, "event_index", _ROW, _OF_DOCUMENT, span, events)
    _delete(db, "role_index", _ROLE, [role for event in gone for role in _role_values(event)])
    _insert(db, "role_index", [role for event in new for role in _role_values(event)])


_Row = tuple[Any, ...]
# The columns of primary keys, which come first in their tables.
_ENTITY, _ROW = ("document_id", "name_id"), ("id",)
_ROLE = ("name_id", "reach", "moment", "event_id")
_OF_DOCUMENT = "id >= ? AND id < ?"


def _put(
    db: Database, table: str, key: Sequence[str], where: str, values: _Row, rows: Iterable[_Row]
) -> tuple[set[_Row], set[_Row]]:
    """Bring the rows that a condition chooses up to date; gives those that went and that came. Most
    stay as they are: an edit touches few of a document's rows."""
    held = set(db.conn.execute(f"SELECT * FROM {table} WHERE {where}", values))
    wanted = set(rows)
    gone, new = held - wanted, wanted - held
    _delete(db, table, key, gone)
    _insert(db, table, new)
    return gone, new


def _delete(db: Database, table: str, key: Sequence[str], rows: Iterable[_Row]) -> None:
    columns = " AND ".join(f"{column} = ?" for column in key)
    db.conn.executemany(f"DELETE FROM {table} WHERE {columns}", [row[: len(key)] for row in rows])


def _insert(db: Database, table: str, rows: Iterable[_Row]) -> None:
    rows = sorted(rows, key=lambda row: row[:2])
    if rows:
        places = ", ".join("?" * len(rows[0]))
        db.conn.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _claim_values(
    db: Database, number: int, day: int | None, rows: list[ClaimRow], ids: dict[Name, int]
) -> list[_Row]:
    terms = term_ids(db, {link for row in rows for link in row.chain})
    return [
        (
            first_row(number) + row.number,
            row.claim,
            row.start,
            row.end,
            " ".join(str(terms[link]) for link in row.chain),
            ids.get(row.origin) if row.origin else None,
            codes.code("stance", row.stance),
            day,
        )
        for row in rows
    ]


def _event_values(number: int, rows: list[EventRow], ids: dict[Name, int]) -> list[_Row]:
    first = first_row(number)
    return [
        (
            first + row.number, row.event, row.claim, codes.code("type", row.type),
            codes.code("polarity", row.polarity), codes.code("modality", row.modality),
            row.start, row.end, row.earliest, row.latest, reach_of(row.earliest, row.latest),
            row.low, row.high, _pairs([(ids[name], held) for name, held in row.roles]),
        )
        for row in rows
    ]  # fmt: skip


def _role_values(event: _Row) -> list[_Row]:
    """The rows of ``role_index`` that a row of ``event_index`` stands for."""
    number, earliest, latest, reach, roles = event[0], event[8], event[9], event[10], event[-1]
    moment = moment_of(earliest, latest)
    return [(name, reach, moment, number, held) for name, held in read_pairs(roles)]


def _name_ids(db: Database, names: Mapping[Name, str]) -> dict[Name, int]:
    """The numbers of names, new ones for those that have none; the words are as first written."""
    found = known_names(db, list(names))
    new = {key: words for key, words in names.items() if key not in found}
    if new:
        found |= add_names(db, new)
        follow_names(db, [(name.folded, name.kind) for name in new])
    return found


def _pairs(pairs: list[tuple[int, int]]) -> str:
    return " ".join(f"{one}+{other}" for one, other in pairs)


def read_pairs(words: str) -> list[tuple[int, int]]:
    """The pairs of numbers of ``spans`` (start and length) or ``roles`` (name and its roles)."""
    return [(int(one), int(other)) for one, other in (pair.split("+") for pair in words.split())]
