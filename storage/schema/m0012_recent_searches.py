"""Format 12: what was searched for last, of this copy of the case alone."""

from __future__ import annotations

from sqlite_utils import Database


def migrate(db: Database) -> None:
    db.conn.execute(
        "CREATE TABLE recent_searches"
        " (id INTEGER PRIMARY KEY, query TEXT NOT NULL UNIQUE, level TEXT NOT NULL) STRICT"
    )
