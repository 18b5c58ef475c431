"""The documents of the case by windows of rows."""

from __future__ import annotations

from typing import Literal

from storage.connection import Connection
from storage.current import DocumentRow

Order = Literal["imported", "published", "outlet", "title"]

_COLUMNS = "document_id, title, outlet, published, file"
_KEYS: dict[Order, tuple[str, ...]] = {
    "imported": ("document_id",),
    "published": ("published", "document_id"),
    "outlet": ("outlet", "document_id"),
    "title": ("title", "document_id"),
}


class DocumentWindows:
    """The documents of one open case. Texts that a later one took the place of are among them
    where ``superseded`` is True."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(
        self,
        *,
        order: Order = "imported",
        descending: bool = False,
        offset: int = 0,
        limit: int = 100,
        superseded: bool = False,
    ) -> list[DocumentRow]:
        """A window of the documents; those without a date or outlet last, whichever way round."""
        way = "DESC" if descending else "ASC"
        keys = ", ".join(f"{key} {way} NULLS LAST" for key in _KEYS[order])
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM document_index WHERE superseded <= ? ORDER BY {keys}"
            " LIMIT ? OFFSET ?",
            int(superseded),
            limit,
            offset,
        )
        return [DocumentRow(*row) for row in rows]

    def count(self, *, superseded: bool = False) -> int:
        """How many documents there are in all windows together."""
        rows = self._connection.rows(
            "SELECT count(*) FROM document_index WHERE superseded <= ?", int(superseded)
        )
        return int(rows[0][0])
