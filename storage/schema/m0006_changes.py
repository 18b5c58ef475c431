"""Format 6: merges by the name that is merged, and what changed since when, so that after a write
nothing is asked of the whole journal.

The rows are made by the caller afterwards, as by every version that makes them otherwise.
"""

from __future__ import annotations

from sqlite_utils import Database

from storage.schema.statements import statements

_TABLES = """
DROP TABLE merge_index;
CREATE TABLE merge_index (
    folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    side INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (folded, kind, side, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_index_by_entry ON merge_index(entry);
CREATE TABLE view_changes (document_id INTEGER PRIMARY KEY, mark INTEGER NOT NULL UNIQUE) STRICT;
CREATE INDEX journal_of_merges ON journal(clock, uid) WHERE action = 'merge';
"""


def migrate(db: Database) -> None:
    for statement in statements(_TABLES):
        db.conn.execute(statement)
