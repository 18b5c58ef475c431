"""Format 8: what the machine doubts, in the order in which a person is asked about it.

The rows are made by the caller afterwards, as by every version that makes them otherwise.
"""

from __future__ import annotations

from sqlite_utils import Database

from storage.schema.statements import statements

_TABLES = """
CREATE TABLE doubt_index (
    id INTEGER PRIMARY KEY,
    rank INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL
) STRICT;
CREATE INDEX doubt_index_by_rank ON doubt_index(rank);
"""


def migrate(db: Database) -> None:
    for statement in statements(_TABLES):
        db.conn.execute(statement)
