"""Format 9: with a claim, what its first events are, by which a ledger is sorted; documents by
outlet.

The rows are made by the caller afterwards, as by every version that makes them otherwise.
"""

from __future__ import annotations

from sqlite_utils import Database

from storage.schema.statements import statements

_TABLES = """
ALTER TABLE claim_index ADD COLUMN type INTEGER;
ALTER TABLE claim_index ADD COLUMN moment INTEGER;
ALTER TABLE claim_index ADD COLUMN number REAL;
CREATE INDEX document_index_by_outlet ON document_index(outlet, published);
"""


def migrate(db: Database) -> None:
    for statement in statements(_TABLES):
        db.conn.execute(statement)
