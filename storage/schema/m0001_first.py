"""Format 1: documents, the machine's layer, the human journal, the search index."""

from __future__ import annotations

from sqlite_utils import Database

from storage.schema.statements import statements

_TABLES = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE TABLE provenances (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents(id),
    file TEXT,
    title TEXT,
    outlet TEXT,
    published TEXT,
    imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX provenances_of_document ON provenances(document_id);
CREATE TABLE analyses (
    document_id INTEGER PRIMARY KEY REFERENCES documents(id),
    json TEXT NOT NULL,
    title TEXT NOT NULL,
    engine TEXT NOT NULL,
    lexicons TEXT NOT NULL,
    recognisers TEXT NOT NULL,
    analysed_at TEXT NOT NULL
) STRICT;
CREATE TABLE machine_entities (
    document_id INTEGER NOT NULL REFERENCES documents(id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    mentions INTEGER NOT NULL
) STRICT;
CREATE INDEX machine_entities_of_document ON machine_entities(document_id);
CREATE INDEX machine_entities_by_name ON machine_entities(folded, kind);
CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,
    document_id INTEGER REFERENCES documents(id),
    payload TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX journal_of_document ON journal(document_id);
CREATE TRIGGER documents_are_immutable BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are immutable'); END;
CREATE TRIGGER documents_stay BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END;
CREATE TRIGGER journal_is_append_only BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE VIRTUAL TABLE words USING fts5(
    exact, spelling, stem, content='', tokenize="unicode61 remove_diacritics 0"
);
CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at TEXT NOT NULL
) STRICT;
"""


def migrate(db: Database) -> None:
    """Make the tables in an empty file."""
    for statement in statements(_TABLES):
        db.conn.execute(statement)
