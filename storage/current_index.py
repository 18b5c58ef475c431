"""The index of what holds now: the current view of every document, as rows that queries can reach.

It is kept in the same transaction as the write that changes a view, and can be made anew from
machine layer and journal at any time. A document's rows hold its own view, without the merges of
entities that hold for the whole case: those are in ``names.canonical_id``, so that merging two
entities of ten thousand documents writes one row. A text that a later one took the place of has no
rows but its own in ``document_index``, so that nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from sqlite_utils import Database

from desktop.analysis.model import Analysis
from storage import codes
from storage.doubt_rows import doubt_rows
from storage.index_rows import Name, Rows, Told, first_row, rows_of, told_first
from storage.intervals import day_of, moment_of, reach_of
from storage.judgements import Judgement
from storage.merge_index import follow, follow_names, resolve_all
from storage.names import add_names, chunks, known_names, term_ids
from storage.view_changes import note_change

# One more whenever the rows of a reading change, so that cases made before are indexed anew.
_VERSION = 6

Properties = tuple[str, str | None, str | None, str | None]


class State(NamedTuple):
    """What now holds of a document; ``view``: its own current view, None where it was not read or
    another text took its place (``superseded``); ``judgements``: those that stand on it."""

    properties: Properties
    superseded: bool
    view: Analysis | None
    judgements: Sequence[Judgement] = ()


class CurrentIndex:
    """Keeps the index of one open case. ``states`` gives what now holds of documents, with the
    machine's layer of each where that is at hand."""

    def __init__(self, states: Callable[[Mapping[int, Analysis | None]], dict[int, State]]) -> None:
        self._states = states

    def refresh(
        self,
        db: Database,
        machines: Mapping[int, Analysis | None],
        *,
        new: Collection[int] = (),
    ) -> None:
        """Bring the rows of documents up to date, inside the caller's transaction.

        Args:
            db: the case.
            machines: the documents, with the machine's layer of each where the caller has it at
                hand.
            new: those that have no rows yet.
        """
        for number in machines:
            note_change(db, number)
        states = self._states(machines)
        db.conn.executemany(
            "INSERT OR REPLACE INTO document_index"
            " (document_id, title, outlet, published, file, superseded) VALUES (?, ?, ?, ?, ?, ?)",
            [(n, *state.properties, int(state.superseded)) for n, state in states.items()],
        )
        _write(db, states, new)

    def remarked(self, db: Database, numbers: Iterable[int]) -> None:
        """Bring only the doubts of documents up to date: they are read as before, but something was
        said of them. Inside the caller's transaction."""
        for number, state in self._states(dict.fromkeys(numbers)).items():
            _put(db, "doubt_index", _ROW, _OF_DOCUMENT, _span(number), _doubts(number, state))

    def follow(self, db: Database) -> None:
        """Bring what holds for the whole case up to date, inside the caller's transaction."""
        if follow(db):
            note_change(db, None)

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
        numbers = [row[0] for row in db.conn.execute("SELECT id FROM documents ORDER BY id")]
        for some in chunks(numbers):
            self.refresh(db, dict.fromkeys(some))
        self.resolve_merges(db)


def _write(db: Database, states: Mapping[int, State], new: Collection[int]) -> None:
    """Let documents have the rows of their views, none without one."""
    rows = {n: rows_of(state.view) for n, state in states.items() if state.view is not None}
    days = {number: day_of(state.properties[2]) for number, state in states.items()}
    ids = _name_ids(db, rows)
    claims = chain.from_iterable(own.claims for own in rows.values())
    terms = term_ids(db, {link for row in claims for link in row.chain})
    values = {
        n: _values(n, days[n], own, ids, terms, _doubts(n, states[n])) for n, own in rows.items()
    }
    for number in states:
        if number not in new:
            _renew(db, number, values.pop(number, _Values([], [], [], [], [])))
    _insert(db, "entity_index", chain.from_iterable(own.entities for own in values.values()))
    _insert(db, "location_index", chain.from_iterable(own.locations for own in values.values()))
    _insert(db, "claim_index", chain.from_iterable(own.claims for own in values.values()))
    _insert(db, "doubt_index", chain.from_iterable(own.doubts for own in values.values()))
    events = [event for own in values.values() for event in own.events]
    _insert(db, "event_index", events)
    _insert(db, "role_index", [role for event in events for role in _role_values(event)])


def _renew(db: Database, number: int, values: _Values) -> None:
    """Let a document that may have rows have these."""
    span = _span(number)
    _put(db, "entity_index", _ENTITY, "document_id = ?", (number,), values.entities)
    _put(db, "location_index", _ENTITY, "document_id = ?", (number,), values.locations)
    _put(db, "claim_index", _ROW, _OF_DOCUMENT, span, values.claims)
    _put(db, "doubt_index", _ROW, _OF_DOCUMENT, span, values.doubts)
    gone, new = _put(db, "event_index", _ROW, _OF_DOCUMENT, span, values.events)
    _delete(db, "role_index", _ROLE, [role for event in gone for role in _role_values(event)])
    _insert(db, "role_index", [role for event in new for role in _role_values(event)])


def _span(number: int) -> tuple[int, int]:
    """The rows that a document may have, end exclusive."""
    return first_row(number), first_row(number + 1)


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


class _Values(NamedTuple):
    """The rows of a document as the tables have them."""

    entities: list[_Row]
    locations: list[_Row]
    claims: list[_Row]
    events: list[_Row]
    doubts: list[_Row]


def _doubts(number: int, state: State) -> list[_Row]:
    found = doubt_rows(state.view, state.judgements) if state.view is not None else []
    return [(first_row(number) + place, *doubt) for place, doubt in enumerate(found)]


def _values(
    number: int,
    day: int | None,
    rows: Rows,
    ids: Mapping[Name, int],
    terms: Mapping[str, int],
    doubts: list[_Row],
) -> _Values:
    first = first_row(number)
    entities = [
        (number, ids[row.key], day, len(row.spans), _pairs([(s, e - s) for s, e in row.spans]))
        for row in rows.entities
    ]
    locations = [
        (number, ids[row.key], ids[row.anchor], row.distance_km, row.bearing)
        for row in rows.locations
    ]
    told = told_first(rows.events)
    claims = [
        (
            first + row.number, row.claim, row.start, row.end,
            " ".join(str(terms[link]) for link in row.chain),
            ids.get(row.origin) if row.origin else None, codes.code("stance", row.stance), day,
            *_told(told.get(row.number), ids), row.side,
        )
        for row in rows.claims
    ]  # fmt: skip
    events = [
        (
            first + row.number, row.event, row.claim, codes.code("type", row.type),
            codes.code("polarity", row.polarity), codes.code("modality", row.modality),
            row.start, row.end, row.earliest, row.latest, reach_of(row.earliest, row.latest),
            row.low, row.high, _pairs([(ids[name], held) for name, held in row.roles]),
        )
        for row in rows.events
    ]  # fmt: skip
    return _Values(entities, locations, claims, events, doubts)


def _told(told: Told | None, ids: Mapping[Name, int]) -> _Row:
    if told is None:
        return (None,) * len(Told._fields)
    parties = (None if name is None else ids[name] for name in told[3:])
    return codes.code("type", told.type), told.moment, told.number, *parties


def _role_values(event: _Row) -> list[_Row]:
    """The rows of ``role_index`` that a row of ``event_index`` stands for."""
    number, earliest, latest, reach, roles = event[0], event[8], event[9], event[10], event[-1]
    moment = moment_of(earliest, latest)
    return [(name, reach, moment, number, held) for name, held in read_pairs(roles)]


def _name_ids(db: Database, rows: Mapping[int, Rows]) -> dict[Name, int]:
    """The numbers of names, new ones for those that have none; the words are as first written."""
    names: dict[Name, str] = {}
    for own in rows.values():
        for row in own.entities:
            names.setdefault(row.key, row.name)
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
