"""Format 4: what a repair could not save, by the digests that name it: entries and texts."""

from __future__ import annotations

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.conn.execute("CREATE TABLE losses (digest TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
