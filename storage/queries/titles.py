"""Documents whose title holds what was typed, for those who know what they want to open."""

from __future__ import annotations

import json

from storage.connection import Connection
from storage.current import DocumentRow
from storage.search.search import Search

_LOOKED_AT = 20_000
_CHUNK = 500
_COLUMNS = "document_id, title, outlet, published, file"


class Titles:
    """The titles of one open case."""

    def __init__(self, connection: Connection, search: Search) -> None:
        self._connection = connection
        self._search = search

    def __call__(self, query: str, *, limit: int = 5) -> list[DocumentRow]:
        """The documents whose titles match a query, the latest imported first.

        Of those whose text matches, the latest 20 000 are looked at: a title is part of its
        text. Raises BadQuery, BadQueryDate, BadQueryValue.
        """
        sought = self._search.looking_for(query)
        latest = sought.documents[-_LOOKED_AT:][::-1]
        found: list[DocumentRow] = []
        for start in range(0, len(latest), _CHUNK):
            rows = self._connection.rows(
                f"SELECT {_COLUMNS} FROM document_index WHERE superseded = 0"
                " AND document_id IN (SELECT value FROM json_each(?)) ORDER BY document_id DESC",
                json.dumps(latest[start : start + _CHUNK]),
            )
            found += [DocumentRow(*row) for row in rows if sought.holds(row[1])]
            if len(found) >= limit:
                break
        return found[:limit]
