"""Format 8: what the machine doubts, in the order in which a person is asked about it; and what was
said together, so that a large group is undone in short parts.

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
CREATE INDEX journal_of_groups ON journal(json_extract(payload, '$.group'), clock, uid)
    WHERE json_extract(payload, '$.group') IS NOT NULL;
"""


def migrate(db: Database) -> None:
    for statement in statements(_TABLES):
        db.conn.execute(statement)
