"""Format 5: a search index of spellings and exact forms, with the stems and roots of spellings.

The words are indexed by the caller afterwards, as by every version that indexes them otherwise.
"""

from __future__ import annotations

from sqlite_utils import Database

from storage.schema.statements import statements

_TABLES = """
CREATE TABLE search_state (version INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE words USING fts5(
    term, content='', tokenize="ascii tokenchars '_'"
);
CREATE VIRTUAL TABLE written USING fts5(
    exact, content='', columnsize=0, detail=none,
    tokenize="ascii tokenchars '_'"
);
CREATE TABLE word_terms (
    id INTEGER PRIMARY KEY,
    term TEXT NOT NULL,
    spelling TEXT NOT NULL,
    stem TEXT NOT NULL,
    root TEXT NOT NULL,
    UNIQUE (term, spelling, stem, root)
) STRICT;
CREATE INDEX word_terms_by_spelling ON word_terms(spelling) WHERE spelling <> term;
CREATE INDEX word_terms_by_stem ON word_terms(stem);
CREATE INDEX word_terms_by_root ON word_terms(root);
"""


def migrate(db: Database) -> None:
    """Take the old index away and make the new tables."""
    db.conn.execute("DROP TABLE words")
    for statement in statements(_TABLES):
        db.conn.execute(statement)
