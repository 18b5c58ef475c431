"""Which names are one entity's, by the merges of the whole case that stand: ``names.canonical_id``.

What a name goes by is found as in a reading (:mod:`storage.applying.merges`). A merge that comes or
goes concerns the name that is merged and those that lead to it, and only those are worked out anew.
``merge_index`` holds which standing merges (``journal.sequence``) are of a name (side 0) and into
it (side 1).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from storage.applying.merges import Called, Merge, Rest, resting
from storage.index_rows import Name
from storage.judgements import from_json
from storage.names import add_names, chunks, known_names

# A name as ``merge_index`` has it, folded, and its kind: where several places have it, all of them.
Node = tuple[str, str]

_OF, _INTO = 0, 1
_STANDING = (
    "SELECT j.sequence, j.payload FROM journal j LEFT JOIN undone u ON u.uid = j.uid"
    " WHERE j.action = 'merge' AND u.uid IS NULL"
)
# The merges that entries on the whole case since a clock are, undo or redo.
_TOUCHED = (
    "SELECT m.sequence, m.payload, u.uid IS NULL FROM journal m"
    " LEFT JOIN undone u ON u.uid = m.uid WHERE m.action = 'merge' AND m.uid IN (SELECT"
    " CASE WHEN j.action IN ('undo', 'redo') THEN json_extract(j.payload, '$.uid') ELSE j.uid END"
    " FROM journal j WHERE j.document_id IS NULL AND j.clock > ?)"
)


def resolve_all(db: Database) -> None:
    """Work out every canonical name anew, inside the caller's transaction."""
    db.conn.execute("DELETE FROM merge_index")
    for sequence, payload in db.conn.execute(_STANDING).fetchall():
        _note(db, int(sequence), _merge(payload))
    db.conn.execute("UPDATE names SET canonical_id = id WHERE canonical_id <> id")
    rows = db.conn.execute("SELECT DISTINCT folded, kind FROM merge_index WHERE side = ?", (_OF,))
    _resolve(db, set(rows.fetchall()))
    _remember(db)


def follow(db: Database) -> bool:
    """Follow the merges that came, were undone or redone since this was last called; gives whether
    there were any."""
    (until,) = db.conn.execute("SELECT merges_until FROM index_state").fetchone()
    touched = db.conn.execute(_TOUCHED, (until,)).fetchall()
    nodes: set[Node] = set()
    for sequence, payload, stands in touched:
        merge = _merge(payload)
        db.conn.execute("DELETE FROM merge_index WHERE entry = ?", (sequence,))
        if stands:
            _note(db, int(sequence), merge)
        nodes.add(merge.source[:2])
    _resolve(db, _leading_to(db, nodes))
    _remember(db)
    return bool(touched)


def follow_names(db: Database, names: Iterable[Node]) -> None:
    """Let merges hold for new names that are called so."""
    merged: set[Node] = set()
    for some in chunks(sorted(set(names))):
        merged |= set(
            db.conn.execute(
                f"SELECT DISTINCT folded, kind FROM merge_index WHERE side = {_OF}"
                f" AND (folded, kind) IN (VALUES {', '.join(['(?, ?)'] * len(some))})",
                [part for node in some for part in node],
            )
        )
    _resolve(db, merged)


def _leading_to(db: Database, nodes: set[Node]) -> set[Node]:
    """These and all names from which merges lead to them."""
    reached, waiting = set(nodes), list(nodes)
    while waiting:
        rows = db.conn.execute(
            "SELECT o.folded, o.kind FROM merge_index i JOIN merge_index o ON o.entry = i.entry"
            " WHERE i.folded = ? AND i.kind = ? AND i.side = ? AND o.side = ?",
            (*waiting.pop(), _INTO, _OF),
        )
        new = set(rows.fetchall()) - reached
        reached |= new
        waiting += new
    return reached


def _resolve(db: Database, nodes: set[Node]) -> None:
    """Work out what the names that are called so go by."""
    ways = _Ways(db)
    for node in sorted(nodes):
        for number, name in _rows(db, node):
            rest = ways.resting(name)
            stands = number if _rests(name, rest) else ways.row_of(rest)
            db.conn.execute("UPDATE names SET canonical_id = ? WHERE id = ?", (stands, number))


class _Ways:
    """Where merges lead, each asked for once."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._latest_first: dict[Node, list[Merge]] = {}
        self._row_of: dict[Called, int] = {}

    def resting(self, name: Called) -> Rest | None:
        return resting(name, self._leaving)

    def row_of(self, rest: Rest | None) -> int:
        """The row of ``names`` for a name that others go by: the first known that is meant and goes
        by itself; where there is none, it is made."""
        assert rest is not None, "a name without merges goes by itself"
        meant = rest.name
        if meant not in self._row_of:
            rows = [row for row in _rows(self._db, meant[:2]) if meant.covers(row[1])]
            found = [number for number, name in rows if _rests(name, self.resting(name))]
            self._row_of[meant] = found[0] if found else self._made(rest)
        return self._row_of[meant]

    def _made(self, rest: Rest) -> int:
        folded, kind, places = rest.name
        key = Name(folded, kind, places[0] if places else "")
        return (known_names(self._db, [key]) or add_names(self._db, {key: rest.words}))[key]

    def _leaving(self, name: Called) -> Merge | None:
        node = name[:2]
        if node not in self._latest_first:
            rows = self._db.conn.execute(
                "SELECT j.payload, j.clock, j.uid FROM merge_index m"
                " JOIN journal j ON j.sequence = m.entry"
                " WHERE m.folded = ? AND m.kind = ? AND m.side = ?"
                " ORDER BY j.clock DESC, j.uid DESC",
                (*node, _OF),
            )
            self._latest_first[node] = [_merge(*row) for row in rows.fetchall()]
        return next((m for m in self._latest_first[node] if m.source.covers(name)), None)


def _rests(name: Called, rest: Rest | None) -> bool:
    return rest is None or rest.name.covers(name)


def _rows(db: Database, node: Node) -> list[tuple[int, Called]]:
    rows = db.conn.execute(
        "SELECT id, place FROM names WHERE folded = ? AND kind = ? ORDER BY id", node
    )
    return [(int(number), Called(*node, (place,) if place else ())) for number, place in rows]


def _note(db: Database, sequence: int, merge: Merge) -> None:
    sides = ((_OF, merge.source), (_INTO, merge.target))
    db.conn.executemany(
        "INSERT INTO merge_index VALUES (?, ?, ?, ?)",
        [(*name[:2], side, sequence) for side, name in sides],
    )


def _remember(db: Database) -> None:
    db.conn.execute(
        "UPDATE index_state SET merges_until = (SELECT ifnull(max(clock), 0) FROM journal)"
    )


def _merge(payload: str, clock: int = 0, uid: str = "") -> Merge:
    return Merge.of(from_json(payload, None), (clock, uid))
