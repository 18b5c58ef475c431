"""The index of what holds now: the current view of every document, as rows that queries can reach.

It is kept in the same transaction as the write that changes a view, and can be made anew from
machine layer and journal at any time. A document's rows hold its own view, without the merges of
entities that hold for the whole case: those are in ``names.canonical_id``, so that merging two
entities of ten thousand documents writes one row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

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

_AT_ONCE = 500

T = TypeVar("T")
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
    names = "(SELECT name_id FROM entity_index WHERE document_id = ?1)"
    db.conn.execute(
        f"DELETE FROM mention_index WHERE document_id = ?1 AND name_id IN {names}", (number,)
    )
    db.conn.execute(
        f"DELETE FROM role_index WHERE event_id >= ?2 AND event_id < ?3 AND name_id IN {names}",
        (number, *span),
    )
    db.conn.execute("DELETE FROM entity_index WHERE document_id = ?", (number,))
    db.conn.execute("DELETE FROM claim_index WHERE id >= ? AND id < ?", span)
    db.conn.execute("DELETE FROM event_index WHERE id >= ? AND id < ?", span)


def _write_entities(db: Database, number: int, rows: list[EntityRow]) -> dict[Name, int]:
    ids = _name_ids(db, {row.key: row.name for row in rows})
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
    terms = _term_ids(db, {link for row in rows for link in row.chain})
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
    meant = [int(number) for number, place in rows if not ref.places or place in ref.places]
    if meant:
        return meant
    place = ref.places[0] if ref.places else ""
    return list(_name_ids(db, {Name(folded, ref.kind, place): ref.name}).values())


def _name_ids(db: Database, names: Mapping[Name, str]) -> dict[Name, int]:
    """The numbers of names, new ones for those that have none; the words are as first written."""
    found = _known_names(db, list(names))
    new = [(*key, words) for key, words in names.items() if key not in found]
    if new:
        db.conn.executemany(
            "INSERT INTO names (folded, kind, place, name, canonical_id)"
            " VALUES (?, ?, ?, ?, (SELECT ifnull(max(id), 0) + 1 FROM names))",
            new,
        )
        found |= _known_names(db, [Name(*row[:3]) for row in new])
    return found


def _known_names(db: Database, names: Sequence[Name]) -> dict[Name, int]:
    found: dict[Name, int] = {}
    for some in _chunks(names):
        rows = db.conn.execute(
            "SELECT folded, kind, place, id FROM names WHERE (folded, kind, place) IN"
            f" (VALUES {', '.join(['(?, ?, ?)'] * len(some))})",
            [part for name in some for part in name],
        )
        found |= {Name(*key): int(number) for *key, number in rows}
    return found


def _term_ids(db: Database, words: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _chunks(sorted(words)):
        db.conn.executemany("INSERT OR IGNORE INTO terms (words) VALUES (?)", [(w,) for w in some])
        rows = db.conn.execute(
            f"SELECT words, id FROM terms WHERE words IN ({', '.join('?' * len(some))})", some
        )
        found |= dict(rows)
    return found


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Pieces that one statement can be given, well below SQLite's limit on parameters."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
