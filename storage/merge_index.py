"""Which names are one entity's, by the merges of the whole case that stand: ``names.canonical_id``.

Merges tie names to one another; a merge that comes or goes concerns the names that it is tied to,
directly or through others, and only those are worked out anew. ``merge_index`` holds which standing
merges (``journal.sequence``) tell of which name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from desktop.analysis.text.fold import fold_word
from storage.judgements import EntityRef, from_json
from storage.names import chunks, referred

# A name as merges tell of it, folded, and its kind: where several places have it, all of them.
Node = tuple[str, str]
# What is merged, into what.
Merge = tuple[EntityRef, EntityRef]

_STANDING = (
    "SELECT j.sequence, j.payload FROM journal j LEFT JOIN undone u ON u.uid = j.uid"
    " WHERE j.action = 'merge' AND u.uid IS NULL"
)
# The merges that entries on the whole case since a clock are, undo or redo.
_TOUCHED = (
    "SELECT m.sequence, m.payload, u.uid IS NULL, m.clock > ?1 FROM journal m"
    " LEFT JOIN undone u ON u.uid = m.uid WHERE m.action = 'merge' AND m.uid IN (SELECT"
    " CASE WHEN j.action IN ('undo', 'redo') THEN json_extract(j.payload, '$.uid') ELSE j.uid END"
    " FROM journal j WHERE j.document_id IS NULL AND j.clock > ?1) ORDER BY m.clock, m.uid"
)


def resolve_all(db: Database) -> None:
    """Work out every canonical name anew, inside the caller's transaction."""
    rows = db.conn.execute(f"{_STANDING} ORDER BY j.clock, j.uid").fetchall()
    merges = [(int(sequence), _merge(payload)) for sequence, payload in rows]
    db.conn.execute("DELETE FROM merge_index")
    for sequence, merge in merges:
        _note(db, sequence, merge)
    db.conn.execute("UPDATE names SET canonical_id = id WHERE canonical_id <> id")
    _apply(db, [merge for _, merge in merges])
    _remember(db)


def follow(db: Database) -> None:
    """Follow the merges that came, were undone or redone since this was last called."""
    (until,) = db.conn.execute("SELECT merges_until FROM index_state").fetchone()
    touched = db.conn.execute(_TOUCHED, (until,)).fetchall()
    nodes: set[Node] = set()
    for sequence, payload, stands, _ in touched:
        db.conn.execute("DELETE FROM merge_index WHERE entry = ?", (sequence,))
        if stands:
            _note(db, int(sequence), _merge(payload))
        nodes.update(_nodes(_merge(payload)))
    if all(stands and is_new for *_, stands, is_new in touched):
        for _, payload, *_ in touched:
            _append(db, _merge(payload))
    else:
        _resolve(db, nodes)
    _remember(db)


def follow_names(db: Database, names: Iterable[Node]) -> None:
    """Let merges that tell of these names hold for new ones that are called so."""
    told = set()
    for some in chunks(sorted(set(names))):
        told |= set(
            db.conn.execute(
                "SELECT DISTINCT folded, kind FROM merge_index WHERE (folded, kind) IN"
                f" (VALUES {', '.join(['(?, ?)'] * len(some))})",
                [part for node in some for part in node],
            )
        )
    if told:
        _resolve(db, told)


def _resolve(db: Database, nodes: set[Node]) -> None:
    """Work out the names that are tied to these."""
    tied, entries = _tied(db, nodes)
    for folded, kind in tied:
        db.conn.execute(
            "UPDATE names SET canonical_id = id WHERE folded = ? AND kind = ?", (folded, kind)
        )
    rows = db.conn.execute(
        "SELECT payload FROM journal WHERE sequence IN (SELECT value FROM json_each(?))"
        " ORDER BY clock, uid",
        (json.dumps(sorted(entries)),),
    )
    _apply(db, [_merge(payload) for (payload,) in rows.fetchall()])


def _tied(db: Database, nodes: set[Node]) -> tuple[set[Node], set[int]]:
    """All names that merges tie to these, and the merges that do."""
    entries: set[int] = set()
    tied, waiting = set(nodes), list(nodes)
    while waiting:
        folded, kind = waiting.pop()
        rows = db.conn.execute(
            "SELECT o.folded, o.kind, o.entry FROM merge_index m JOIN merge_index o"
            " ON o.entry = m.entry WHERE m.folded = ? AND m.kind = ?",
            (folded, kind),
        )
        for *node, entry in rows.fetchall():
            entries.add(int(entry))
            other = (str(node[0]), str(node[1]))
            if other not in tied:
                tied.add(other)
                waiting.append(other)
    return tied, entries


def _apply(db: Database, merges: Sequence[Merge]) -> None:
    """Merge in order; no name concerned may be merged with another before."""
    canonical: dict[int, int] = {}
    members: dict[int, set[int]] = {}
    for source_ref, target_ref in merges:
        sources = referred(db, source_ref)
        target = min(referred(db, target_ref))
        moved = {*sources, target}
        for source in sources:
            moved |= members.pop(source, set())
        for name in moved:
            members.get(canonical.get(name, name), set()).discard(name)
            canonical[name] = target
        members.setdefault(target, set()).update(moved)
    db.conn.executemany(
        "UPDATE names SET canonical_id = ? WHERE id = ?",
        ((stands, name) for name, stands in canonical.items() if stands != name),
    )


def _append(db: Database, merge: Merge) -> None:
    """Merge after all others."""
    sources, target = referred(db, merge[0]), min(referred(db, merge[1]))
    db.conn.executemany(
        "UPDATE names SET canonical_id = ? WHERE canonical_id = ?",
        [(target, source) for source in sources],
    )
    db.conn.executemany(
        "UPDATE names SET canonical_id = ? WHERE id = ?",
        [(target, name) for name in (*sources, target)],
    )


def _note(db: Database, sequence: int, merge: Merge) -> None:
    db.conn.executemany(
        "INSERT OR IGNORE INTO merge_index VALUES (?, ?, ?)",
        [(*node, sequence) for node in _nodes(merge)],
    )


def _remember(db: Database) -> None:
    db.conn.execute(
        "UPDATE index_state SET merges_until = (SELECT ifnull(max(clock), 0) FROM journal)"
    )


def _merge(payload: str) -> Merge:
    merge = from_json(payload, None)
    assert merge.entity is not None, "a merge names two entities"
    assert merge.target is not None, "a merge names two entities"
    return merge.entity, merge.target


def _nodes(merge: Merge) -> list[Node]:
    return [(fold_word(ref.name), ref.kind) for ref in merge]
