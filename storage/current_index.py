"""The index of what holds now: the current view of every document, as rows that queries can reach.

It is kept in the same transaction as the write that changes a view, and can be made anew from
machine layer and journal at any time. A document's rows hold its own view, without the merges of
entities that hold for the whole case: those are in ``names.canonical_id``, so that merging two
entities of ten thousand documents writes one row. A text that a later one took the place of has no
rows but its own in ``document_index``, so that nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlite_utils import Database

from desktop.analysis.model import Analysis
from storage import codes
from storage.index_rows import (
    ClaimRow,
    EntityRow,
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
        _clear(db, number)
        view = None if superseded else self._view(number, machine)
        if view is not None:
            day = day_of(properties[2])
            ids = _write_entities(db, number, day, entity_rows(view))
            _write_claims(db, number, day, claim_rows(view), ids)
            _write_events(db, number, event_rows(view), ids)

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


def _clear(db: Database, number: int) -> None:
    span = (first_row(number), first_row(number + 1))
    events = db.conn.execute(
        "SELECT id, reach, earliest, latest, roles FROM event_index WHERE id >= ? AND id < ?", span
    ).fetchall()
    db.conn.executemany(
        "DELETE FROM role_index WHERE name_id = ? AND reach = ? AND moment = ? AND event_id = ?",
        [
            (name, reach, moment_of(earliest, latest), event)
            for event, reach, earliest, latest, roles in events
            for name, _ in read_pairs(roles)
        ],
    )
    for table in ("claim_index", "event_index"):
        db.conn.execute(f"DELETE FROM {table} WHERE id >= ? AND id < ?", span)
    db.conn.execute("DELETE FROM entity_index WHERE document_id = ?", (number,))


def _write_entities(
    db: Database, number: int, day: int | None, rows: list[EntityRow]
) -> dict[Name, int]:
    ids = _name_ids(db, {row.key: row.name for row in rows})
    db.conn.executemany(
        "INSERT INTO entity_index VALUES (?, ?, ?, ?, ?)",
        [
            (
                number,
                ids[row.key],
                day,
                len(row.spans),
                _pairs([(start, end - start) for start, end in row.spans]),
            )
            for row in rows
        ],
    )
    return ids


def _write_claims(
    db: Database, number: int, day: int | None, rows: list[ClaimRow], ids: dict[Name, int]
) -> None:
    terms = term_ids(db, {link for row in rows for link in row.chain})
    db.conn.executemany(
        "INSERT INTO claim_index VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
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
        ],
    )


def _write_events(db: Database, number: int, rows: list[EventRow], ids: dict[Name, int]) -> None:
    first = first_row(number)
    events, roles = [], []
    for row in rows:
        held = [(ids[name], codes_of) for name, codes_of in row.roles]
        reach = reach_of(row.earliest, row.latest)
        moment = moment_of(row.earliest, row.latest)
        roles += [(name, reach, moment, first + row.number, codes_of) for name, codes_of in held]
        events.append(
            (
                first + row.number, row.event, row.claim, codes.code("type", row.type),
                codes.code("polarity", row.polarity), codes.code("modality", row.modality),
                row.start, row.end, row.earliest, row.latest, reach, row.low, row.high,
                _pairs(held),
            )
        )  # fmt: skip
    db.conn.executemany(f"INSERT INTO event_index VALUES ({', '.join('?' * 14)})", events)
    db.conn.executemany("INSERT INTO role_index VALUES (?, ?, ?, ?, ?)", roles)


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
