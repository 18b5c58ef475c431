"""Format 10: with a claim, where its first event was, who did it and to whom, and the side of who
says it: by these too a ledger is sorted and its claims are gathered.

The rows are made by the caller afterwards, as by every version that makes them otherwise.
"""

from __future__ import annotations

from sqlite_utils import Database

from storage.schema.statements import statements

_TABLES = """
ALTER TABLE claim_index ADD COLUMN place INTEGER;
ALTER TABLE claim_index ADD COLUMN actor INTEGER;
ALTER TABLE claim_index ADD COLUMN target INTEGER;
ALTER TABLE claim_index ADD COLUMN side TEXT;
"""


def migrate(db: Database) -> None:
    for statement in statements(_TABLES):
        db.conn.execute(statement)
