"""The last searches of a case: in its file, so encrypted with it, and forgotten for good.

They are no entries of the journal, which keeps all that was ever said and is united with that of
other copies: what somebody looked for is theirs. What is deleted is overwritten (the connection's
``secure_delete``), in the file's log when the case is closed; backups keep what they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from storage.connection import Connection
from storage.search.forms import LEVELS, Level

MOST = 12


@dataclass(frozen=True, slots=True)
class RecentSearch:
    """``level``: the loosest sameness that was wanted."""

    query: str
    level: Level


class RecentSearches:
    """The last searches of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[RecentSearch]:
        """The last first; :data:`MOST` at most."""
        rows = self._connection.rows("SELECT query, level FROM recent_searches ORDER BY id DESC")
        return [
            RecentSearch(query, cast("Level", level if level in LEVELS else "stem"))
            for query, level in rows
        ]

    def remember(self, search: RecentSearch) -> None:
        """Make a search the last one. Raises DiskFull, CaseReadOnly, CaseGone."""
        with self._connection.atomic() as db:
            db.conn.execute("DELETE FROM recent_searches WHERE query = ?", (search.query,))
            db.conn.execute(
                "INSERT INTO recent_searches (id, query, level)"
                " SELECT ifnull(max(id), 0) + 1, ?, ? FROM recent_searches",
                (search.query, search.level),
            )
            db.conn.execute(
                "DELETE FROM recent_searches WHERE id NOT IN"
                " (SELECT id FROM recent_searches ORDER BY id DESC LIMIT ?)",
                (MOST,),
            )

    def forget(self, query: str | None = None) -> None:
        """Forget a search; all where none is given. Raises DiskFull, CaseReadOnly, CaseGone."""
        with self._connection.atomic() as db:
            if query is None:
                db.conn.execute("DELETE FROM recent_searches")
            else:
                db.conn.execute("DELETE FROM recent_searches WHERE query = ?", (query,))
