"""What a copy of a case remembers for whoever works in it: an import that was cut off, a folder
that is watched.

It lies in the case's file, so it is encrypted with it, and is never united with another copy's.
The table is made by the first thing that is remembered: a case without it holds nothing, and an
older Rawi passes over it.
"""

from __future__ import annotations

from storage.connection import Connection

_TABLE = "CREATE TABLE IF NOT EXISTS own_memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"


class OwnMemory:
    """The memory of one open case: short texts by their keys."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> str | None:
        """What was remembered under a key."""
        return self.under(key).get(key)

    def under(self, prefix: str) -> dict[str, str]:
        """All keys that begin with ``prefix``, with what was remembered, in order."""
        if not self._is_made():
            return {}
        rows = self._connection.rows(
            "SELECT key, value FROM own_memory WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
            prefix,
        )
        return {str(key): str(value) for key, value in rows}

    def put(self, key: str, value: str) -> None:
        """Remember something in the place of what was there. Raises DiskFull, CaseReadOnly,
        CaseGone."""
        with self._connection.atomic() as db:
            db.conn.execute(_TABLE)
            db.conn.execute("INSERT OR REPLACE INTO own_memory VALUES (?, ?)", (key, value))

    def forget(self, *keys: str) -> None:
        """Forget what was remembered under these keys. Raises DiskFull, CaseReadOnly, CaseGone."""
        if self._is_made():
            with self._connection.atomic() as db:
                for key in keys:
                    db.conn.execute("DELETE FROM own_memory WHERE key = ?", (key,))

    def _is_made(self) -> bool:
        made = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'own_memory'"
        return self._connection.row(made) is not None
