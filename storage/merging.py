"""Two copies of a case that grew apart, made one: the union of what both hold.

Nothing is dropped and nothing is decided: documents are one by their text, provenances by all that
they say, entries of the journal by their uid. Merging is commutative, associative and idempotent,
for the union of sets is, and everything else is worked out from them. Numbers of documents are a
file's own, so what is compared are digests.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlite_utils import Database

from storage import standing
from storage.connection import Connection
from storage.journal import Link, add_link, entry_hash
from storage.layers import write_analysis
from storage.packing import unpack
from storage.problems import ChangedEntry
from storage.text_indexes import index_texts

_PROVENANCE = "file, title, outlet, published, imported_at"


@dataclass(frozen=True, slots=True)
class MergeReport:
    """How much came in from the other copy, and the documents (numbers in this file) whose view
    changed by it; ``whole_case``: something came in that holds for all of them."""

    documents: int
    analyses: int
    entries: int
    changed: frozenset[int]
    whole_case: bool


def unite(db: Database, theirs: Connection) -> MergeReport:
    """Take in what ``theirs`` holds and this file lacks, inside the caller's transaction.

    The index is the caller's to refresh, for what is reported as changed.

    Raises:
        ChangedEntry: an entry of the other copy is not as its author wrote it; nothing may be kept.
    """
    before = _numbers(db)
    documents = _add_documents(db, theirs, before)
    numbers = _numbers(db)
    told = _add_provenances(db, theirs, numbers) | _add_revisions(db, theirs, numbers)
    read = _add_analyses(db, theirs, numbers)
    added = _add_entries(db, theirs, numbers)
    _make_good_losses(db, theirs)
    if added:
        _find_heads(db)
        standing.rebuild(db)
    # Whether an entry stands depends on entries about its own document alone.
    judged = {number for number in added.values() if number is not None}
    return MergeReport(
        documents=len(documents),
        analyses=len(read),
        entries=len(added),
        changed=frozenset(documents | told | read | judged),
        whole_case=None in added.values(),
    )


def _numbers(db: Database) -> dict[str, int]:
    return {row[1]: int(row[0]) for row in db.conn.execute("SELECT id, sha256 FROM documents")}


def _add_documents(db: Database, theirs: Connection, known: dict[str, int]) -> set[int]:
    added = set()
    for number, digest in theirs.rows("SELECT id, sha256 FROM documents ORDER BY id"):
        if digest in known:
            continue
        ((text, added_at),) = theirs.rows(
            "SELECT text, added_at FROM documents WHERE id = ?", number
        )
        cursor = db.conn.execute(
            "INSERT INTO documents (sha256, text, added_at) VALUES (?, ?, ?)",
            (digest, text, added_at),
        )
        own = int(cursor.lastrowid or 0)
        index_texts(db, {own: text})
        added.add(own)
    return added


def _add_provenances(db: Database, theirs: Connection, numbers: dict[str, int]) -> set[int]:
    query = (
        f"SELECT d.sha256, {_PROVENANCE} FROM provenances p JOIN documents d ON d.id = document_id"
    )
    known = set(db.conn.execute(query))
    new = [row for row in theirs.rows(f"{query} ORDER BY p.id") if row not in known]
    db.conn.executemany(
        f"INSERT INTO provenances (document_id, {_PROVENANCE}) VALUES (?, ?, ?, ?, ?, ?)",
        [(numbers[digest], *rest) for digest, *rest in new],
    )
    return {numbers[row[0]] for row in new}


def _add_revisions(db: Database, theirs: Connection, numbers: dict[str, int]) -> set[int]:
    rows = theirs.rows(
        "SELECT d.sha256, e.sha256 FROM revisions r JOIN documents d ON d.id = r.document_id"
        " JOIN documents e ON e.id = r.revises_id"
    )
    added = set()
    for later, earlier in rows:
        pair = (numbers[later], numbers[earlier])
        if db.conn.execute("INSERT OR IGNORE INTO revisions VALUES (?, ?)", pair).rowcount:
            added.add(pair[0])
    return added


def _add_analyses(db: Database, theirs: Connection, numbers: dict[str, int]) -> set[int]:
    """Take the later analysis of each document; of two of one moment always the same one."""
    mine = {row[0]: row[1] for row in db.conn.execute(_MOMENTS)}
    taken = set()
    for digest, at, number in theirs.rows(_MOMENTS):
        own, known = numbers[digest], mine.get(digest, "")
        if at > known or (at == known and _is_above(db, theirs, number, own)):
            _take_analysis(db, theirs, number, own)
            taken.add(own)
    return taken


_MOMENTS = (
    "SELECT d.sha256, a.analysed_at, d.id FROM analyses a JOIN documents d ON d.id = a.document_id"
)
_READING = (
    "SELECT a.body, a.title, a.analysed_at, s.engine, s.lexicons, s.recognisers, d.text"
    " FROM analyses a JOIN stamps s ON s.id = a.stamp_id JOIN documents d ON d.id = a.document_id"
    " WHERE a.document_id = ?"
)


def _is_above(db: Database, theirs: Connection, number: int, own_number: int) -> bool:
    own = db.conn.execute(_READING, (own_number,)).fetchone()
    (other,) = theirs.rows(_READING, number)
    return _order(other) > _order(own)


def _order(row: tuple[object, ...]) -> tuple[str, ...]:
    body, title, _, *stamp, text = row
    assert isinstance(body, bytes)
    return (*(str(part) for part in stamp), str(title), json.dumps(unpack(body, str(text))))


def _take_analysis(db: Database, theirs: Connection, number: int, own_number: int) -> None:
    ((body, title, at, *stamp, _),) = theirs.rows(_READING, number)
    write_analysis(db, own_number, body=body, title=title, stamp=stamp, at=at)


def _add_entries(
    db: Database, theirs: Connection, numbers: dict[str, int]
) -> dict[str, int | None]:
    """The uids that came in, each with its document's number in this file."""
    known = dict(db.conn.execute("SELECT uid, hash FROM journal"))
    added: dict[str, int | None] = {}
    for action, *columns in theirs.rows(
        "SELECT action, uid, clock, at, author, payload, parents, hash FROM journal"
        " ORDER BY clock, uid"
    ):
        link = Link(*columns)
        parts = (link.uid, link.clock, link.at, link.author, link.payload, link.parents)
        if link.hash != entry_hash(*parts) or known.get(link.uid, link.hash) != link.hash:
            raise ChangedEntry(theirs.path, entry=link.uid)
        if link.uid not in known:
            digest = json.loads(link.payload).get("document")
            number = numbers.get(digest or "")
            add_link(db, link, action=action, document=number)
            added[link.uid] = number
    return added


def _make_good_losses(db: Database, theirs: Connection) -> None:
    """What a repair of one copy lost, and the other still has, is no loss any more."""
    lost = theirs.rows("SELECT digest FROM losses")
    db.conn.executemany("INSERT OR IGNORE INTO losses VALUES (?)", lost)
    db.conn.execute(
        "UPDATE journal SET document_id = (SELECT id FROM documents"
        " WHERE sha256 = json_extract(payload, '$.document'))"
        " WHERE document_id IS NULL AND json_extract(payload, '$.document') IS NOT NULL"
    )
    db.conn.execute(
        "DELETE FROM losses WHERE digest IN (SELECT hash FROM journal)"
        " OR digest IN (SELECT sha256 FROM documents)"
    )


def _find_heads(db: Database) -> None:
    followed: set[str] = set()
    hashes: set[str] = set()
    for own, parents in db.conn.execute("SELECT hash, parents FROM journal"):
        hashes.add(own)
        followed.update(parents.split())
    db.conn.execute("DELETE FROM journal_heads")
    db.conn.executemany("INSERT INTO journal_heads VALUES (?)", [(h,) for h in hashes - followed])
