"""Format 2: a journal that copies of a case can unite, packed analyses, the index of what holds.

The journal's entries name their document by its digest, for its number differs between copies, and
follow from one or more earlier entries, for two copies may grow apart and be merged.
"""

from __future__ import annotations

import hashlib
import json

from sqlite_utils import Database

from storage.packing import pack
from storage.schema.statements import statements

_TABLES = """
CREATE TABLE revisions (
    document_id INTEGER NOT NULL REFERENCES documents(id),
    revises_id INTEGER NOT NULL REFERENCES documents(id),
    PRIMARY KEY (document_id, revises_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX revisions_by_revised ON revisions(revises_id);
CREATE INDEX provenances_by_file ON provenances(file) WHERE file IS NOT NULL;
CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    clock INTEGER NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,
    document_id INTEGER REFERENCES documents(id),
    payload TEXT NOT NULL,
    parents TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX journal_of_document ON journal(document_id, clock, uid);
CREATE INDEX journal_in_order ON journal(clock, uid);
CREATE TRIGGER journal_is_append_only
BEFORE UPDATE OF uid, clock, at, author, action, payload, parents, hash ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE journal_heads (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE undone (uid TEXT PRIMARY KEY, redo INTEGER UNIQUE) STRICT, WITHOUT ROWID;
CREATE TABLE analyses (
    document_id INTEGER PRIMARY KEY REFERENCES documents(id),
    body BLOB NOT NULL,
    title TEXT NOT NULL,
    stamp_id INTEGER NOT NULL REFERENCES stamps(id),
    analysed_at TEXT NOT NULL
) STRICT;
CREATE TABLE stamps (
    id INTEGER PRIMARY KEY,
    engine TEXT NOT NULL,
    lexicons TEXT NOT NULL,
    recognisers TEXT NOT NULL,
    UNIQUE (engine, lexicons, recognisers)
) STRICT;
CREATE TABLE index_state (version INTEGER NOT NULL, merges_until INTEGER NOT NULL) STRICT;
CREATE TABLE codes (
    kind TEXT NOT NULL,
    code INTEGER NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_index (
    document_id INTEGER PRIMARY KEY REFERENCES documents(id),
    title TEXT NOT NULL,
    outlet TEXT,
    published TEXT,
    file TEXT,
    superseded INTEGER NOT NULL
) STRICT;
CREATE INDEX document_index_by_published ON document_index(published);
CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    folded TEXT NOT NULL,
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    canonical_id INTEGER NOT NULL,
    UNIQUE (folded, kind, place)
) STRICT;
CREATE INDEX names_by_canonical ON names(canonical_id);
CREATE TABLE merge_index (
    folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (folded, kind, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_index_by_entry ON merge_index(entry);
CREATE TABLE entity_index (
    document_id INTEGER NOT NULL,
    name_id INTEGER NOT NULL,
    day INTEGER,
    mentions INTEGER NOT NULL,
    spans TEXT NOT NULL,
    PRIMARY KEY (document_id, name_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_index_by_name ON entity_index(name_id, day, document_id, mentions);
CREATE TABLE terms (id INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE claim_index (
    id INTEGER PRIMARY KEY,
    claim TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    chain TEXT NOT NULL,
    origin_id INTEGER,
    stance INTEGER NOT NULL,
    day INTEGER
) STRICT;
CREATE INDEX claim_index_by_origin ON claim_index(origin_id, day) WHERE origin_id IS NOT NULL;
CREATE INDEX claim_index_by_stance ON claim_index(stance, day);
CREATE TABLE event_index (
    id INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    claim INTEGER,
    type INTEGER NOT NULL,
    polarity INTEGER NOT NULL,
    modality INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    earliest INTEGER,
    latest INTEGER,
    reach INTEGER NOT NULL,
    low REAL,
    high REAL,
    roles TEXT NOT NULL
) STRICT;
CREATE INDEX event_index_by_time ON event_index(reach, coalesce(earliest, latest, 0), type);
CREATE TABLE role_index (
    name_id INTEGER NOT NULL,
    reach INTEGER NOT NULL,
    moment INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    roles INTEGER NOT NULL,
    PRIMARY KEY (name_id, reach, moment, event_id)
) STRICT, WITHOUT ROWID;
"""


def migrate(db: Database) -> None:
    """Rewrite journal and analyses of format 1; the index is filled by the caller afterwards."""
    journal = list(
        db.conn.execute(
            "SELECT uid, at, author, action, document_id, payload FROM journal ORDER BY sequence"
        )
    )
    analyses = list(
        db.conn.execute(
            "SELECT a.document_id, a.json, a.title, a.engine, a.lexicons, a.recognisers,"
            " a.analysed_at, d.text FROM analyses a JOIN documents d ON d.id = a.document_id"
        )
    )
    for table in ("journal", "analyses", "machine_entities"):
        db.conn.execute(f"DROP TABLE {table}")
    for statement in statements(_TABLES):
        db.conn.execute(statement)
    _move_analyses(db, analyses)
    _move_journal(db, journal)


def _move_analyses(db: Database, rows: list[tuple[object, ...]]) -> None:
    for number, body, title, engine, lexicons, recognisers, at, text in rows:
        stamp = (engine, lexicons, recognisers)
        db.conn.execute(
            "INSERT OR IGNORE INTO stamps (engine, lexicons, recognisers) VALUES (?, ?, ?)", stamp
        )
        db.conn.execute(
            "INSERT INTO analyses (document_id, body, title, stamp_id, analysed_at)"
            " SELECT ?, ?, ?, id, ? FROM stamps"
            " WHERE engine = ? AND lexicons = ? AND recognisers = ?",
            (number, pack(json.loads(str(body)), str(text)), title, at, *stamp),
        )


def _move_journal(db: Database, rows: list[tuple[object, ...]]) -> None:
    digests = dict(db.conn.execute("SELECT id, sha256 FROM documents"))
    parents = ""
    for clock, (uid, at, author, action, number, payload) in enumerate(rows, 1):
        said = json.loads(str(payload))
        if "document" in said:
            said["document"] = digests[said["document"]]
        words = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        parts = (parents, str(uid), str(clock), str(at), str(author), words)
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        db.conn.execute(
            "INSERT INTO journal (uid, clock, at, author, action, document_id, payload, parents,"
            " hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (uid, clock, at, author, action, number, words, parents, digest),
        )
        parents = digest
    if parents:
        db.conn.execute("INSERT INTO journal_heads VALUES (?)", (parents,))
