"""Format 11: places that an article tells by another one («15 km north-east of it»).

The rows are made by the caller afterwards, as by every version that makes them otherwise.
"""

from __future__ import annotations

from sqlite_utils import Database

from storage.schema.statements import statements

_TABLES = """
CREATE TABLE location_index (
    document_id INTEGER NOT NULL,
    name_id INTEGER NOT NULL,
    anchor_id INTEGER NOT NULL,
    distance_km REAL,
    bearing REAL,
    PRIMARY KEY (document_id, name_id)
) WITHOUT ROWID;
CREATE INDEX location_index_by_name ON location_index(name_id, document_id);
"""


def migrate(db: Database) -> None:
    for statement in statements(_TABLES):
        db.conn.execute(statement)
