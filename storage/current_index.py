"""The index of what holds now: the current view of every document, as rows that queries can reach.

It is kept in the same transaction as the write that changes a view, and can be made anew from
machine layer and journal at any time. A document's rows hold its own view, without the merges of
entities that hold for the whole case: those are in ``names.canonical_id``, so that merging two
entities of ten thousand documents writes one row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlite_utils import Database

from desktop.analysis.model import Analysis
from desktop.analysis.text.fold import fold_word
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
from storage.judgements import EntityRef, Judgement

# One more whenever the rows of a reading change, so that cases made before are indexed anew.
_VERSION = 1

Properties = tuple[str, str | None, str | None, str | None]


class CurrentIndex:
    """Keeps the index of one open case.

    ``view`` gives a document's own current view, ``properties`` its title, outlet, date and file as
    they now hold, ``merges`` the standing merges of the case, oldest first.
    """

    def __init__(
        self,
        view: Callable[[int, Analysis | None], Analysis | None],
        properties: Callable[[int], Properties],
        merges: Callable[[], Iterable[Judgement]],
    ) -> None:
        self._view = view
        self._properties = properties
        self._merges = merges

    def refresh(self, db: Database, number: int | None, machine: Analysis | None = None) -> None:
        """Bring the rows of a document up to date, or what holds for the whole case (None), inside
        the caller's transaction. ``machine``: the document's machine layer, to spare reading it."""
        if number is None:
            self._resolve_merges(db)
            return
        db.conn.execute(
            "INSERT OR REPLACE INTO document_index (document_id, title, outlet, published, file)"
            " VALUES (?, ?, ?, ?, ?)",
            (number, *self._properties(number)),
        )
        _clear(db, number)
        view = self._view(number, machine)
        if view is not None:
            ids = _write_entities(db, number, entity_rows(view))
            _write_claims(db, number, claim_rows(view), ids)
            _write_events(db, number, event_rows(view), ids)

    def is_stale(self, db: Database) -> bool:
        """Whether the rows were made by another version of this index, or never."""
        row = db.conn.execute("SELECT max(version) FROM index_state").fetchone()
        return bool(row[0] != _VERSION)

    def rebuild(self, db: Database) -> None:
        """Make every row anew, inside the caller's transaction."""
        for (number,) in db.conn.execute("SELECT id FROM documents ORDER BY id").fetchall():
            self.refresh(db, number)
        self._resolve_merges(db)
        db.conn.execute("DELETE FROM index_state")
        db.conn.execute("INSERT INTO index_state VALUES (?)", (_VERSION,))

    def _resolve_merges(self, db: Database) -> None:
        canonical: dict[int, int] = {}
        for judgement in self._merges():
            if judgement.entity is None or judgement.target is None:
                continue
            sources = _referred(db, judgement.entity)
            target = min(_referred(db, judgement.target))
            moved = {name: target for name, stands in canonical.items() if stands in sources}
            canonical |= dict.fromkeys(sources, target) | moved | {target: target}
        db.conn.execute("UPDATE names SET canonical_id = id WHERE canonical_id <> id")
        db.conn.executemany(
            "UPDATE names SET canonical_id = ? WHERE id = ?",
            ((stands, name) for name, stands in canonical.items() if stands != name),
        )


def _clear(db: Database, number: int) -> None:
    span = (first_row(number), first_row(number + 1))
    db.conn.execute(
        "DELETE FROM mention_index WHERE document_id = ?1 AND name_id IN"
        " (SELECT name_id FROM entity_index WHERE document_id = ?1)",
        (number,),
    )
    db.conn.execute("DELETE FROM entity_index WHERE document_id = ?", (number,))
    db.conn.execute("DELETE FROM claim_index WHERE id >= ? AND id < ?", span)
    db.conn.execute(
        "DELETE FROM role_index WHERE (name_id, event_id, role) IN"
        " (SELECT name_id, event_id, role FROM role_index"
        " WHERE event_id >= ? AND event_id < ?)",
        span,
    )
    db.conn.execute("DELETE FROM event_index WHERE id >= ? AND id < ?", span)


def _write_entities(db: Database, number: int, rows: list[EntityRow]) -> dict[Name, int]:
    ids = {row.key: _name_id(db, row.key, row.name) for row in rows}
    db.conn.executemany(
        "INSERT INTO entity_index VALUES (?, ?, ?)",
        [(number, ids[row.key], len(row.spans)) for row in rows],
    )
    db.conn.executemany(
        "INSERT INTO mention_index VALUES (?, ?, ?, ?)",
        [(ids[row.key], number, *span) for row in rows for span in row.spans],
    )
    return ids


def _write_claims(db: Database, number: int, rows: list[ClaimRow], ids: dict[Name, int]) -> None:
    words = {link for row in rows for link in row.chain}
    terms = {link: _term_id(db, link) for link in words}
    db.conn.executemany(
        "INSERT INTO claim_index VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                first_row(number) + row.number,
                row.claim,
                row.start,
                row.end,
                " ".join(str(terms[link]) for link in row.chain),
                ids.get(row.origin) if row.origin else None,
                row.stance,
            )
            for row in rows
        ],
    )


def _write_events(db: Database, number: int, rows: list[EventRow], ids: dict[Name, int]) -> None:
    first = first_row(number)
    db.conn.executemany(
        "INSERT INTO event_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                first + row.number, row.event, None if row.claim is None else first + row.claim,
                row.type, row.polarity, row.modality, row.start, row.end,
                row.earliest, row.latest, row.low, row.high,
            )
            for row in rows
        ],
    )  # fmt: skip
    db.conn.executemany(
        "INSERT OR IGNORE INTO role_index VALUES (?, ?, ?)",
        [(ids[name], first + row.number, role) for row in rows for role, name in row.roles],
    )


def _referred(db: Database, ref: EntityRef) -> list[int]:
    """The names that are meant; where there is none yet, it is made."""
    folded = fold_word(ref.name)
    rows = db.conn.execute(
        "SELECT id, place FROM names WHERE folded = ? AND kind = ?", (folded, ref.kind)
    )
    return [int(row[0]) for row in rows] or [_name_id(db, Name(folded, ref.kind, ""), ref.name)]


def _name_id(db: Database, key: Name, name: str) -> int:
    row = db.conn.execute(
        "SELECT id FROM names WHERE folded = ? AND kind = ? AND place = ?", key
    ).fetchone()
    if row is None:
        row = db.conn.execute(
            "INSERT INTO names (folded, kind, place, name, canonical_id)"
            " VALUES (?, ?, ?, ?, (SELECT ifnull(max(id), 0) + 1 FROM names)) RETURNING id",
            (*key, name),
        ).fetchone()
    return int(row[0])


def _term_id(db: Database, words: str) -> int:
    row = db.conn.execute("SELECT id FROM terms WHERE words = ?", (words,)).fetchone()
    if row is None:
        row = db.conn.execute(
            "INSERT INTO terms (words) VALUES (?) RETURNING id", (words,)
        ).fetchone()
    return int(row[0])
