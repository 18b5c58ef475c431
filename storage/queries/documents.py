"""The documents of the case by windows of rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from storage.connection import Connection
from storage.current import DocumentRow

Order = Literal["imported", "published", "outlet", "title"]

_COLUMNS = "document_id, title, outlet, published, file"
_KEYS: dict[Order, tuple[str, ...]] = {
    "imported": ("document_id {way}",),
    "published": ("published {way} NULLS LAST", "document_id {way}"),
    "outlet": ("outlet {way} NULLS LAST", "document_id {way}"),
    "title": ("title {way}", "document_id {way}"),
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
        keys = ", ".join(_KEYS[order]).format(way=way)
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM document_index {_among(superseded)} ORDER BY {keys}"
            " LIMIT ? OFFSET ?",
            limit,
            offset,
        )
        return [DocumentRow(*row) for row in rows]

    def count(self, *, superseded: bool = False) -> int:
        """How many documents there are in all windows together."""
        rows = self._connection.rows(f"SELECT count(*) FROM document_index {_among(superseded)}")
        return int(rows[0][0])

    def named(self, numbers: Iterable[int]) -> dict[int, DocumentRow]:
        """The documents of these numbers, of all; those that are none are left out."""
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM document_index"
            " WHERE document_id IN (SELECT value FROM json_each(?))",
            json.dumps(sorted(numbers)),
        )
        return {row[0]: DocumentRow(*row) for row in rows}

    def before(self, number: int) -> int | None:
        """How many documents, of all, stand before this one by day of publication; None where there
        is no such document."""
        published = self._published(number)
        if published is None:
            return None
        if published[0] is not None:
            return self._count("(published, document_id) < (?, ?)", published[0], number)
        dated = self._count("published IS NOT NULL")
        return dated + self._count("published IS NULL AND document_id < ?", number)

    def beside(self, number: int, *, by: Literal[1, -1]) -> int | None:
        """The document after (1) or before (-1) this one by day of publication, of all; None at
        either end. It takes as long in a case of any size."""
        published = self._published(number)
        if published is None:
            return None
        for condition, *values in _steps(number, published[0], by):
            row = self._connection.row(
                f"SELECT document_id FROM document_index WHERE {condition} LIMIT 1", *values
            )
            if row is not None:
                return int(row[0])
        return None

    def _published(self, number: int) -> tuple[str | None] | None:
        return self._connection.row(
            "SELECT published FROM document_index WHERE document_id = ?", number
        )

    def _count(self, condition: str, *values: object) -> int:
        query = f"SELECT count(*) FROM document_index WHERE {condition}"
        return int(self._connection.rows(query, *values)[0][0])


def _among(superseded: bool) -> str:
    """No condition where all are wanted: then the index alone answers."""
    return "" if superseded else "WHERE superseded = 0"


def _steps(number: int, published: str | None, by: Literal[1, -1]) -> list[tuple[object, ...]]:
    """Where to look for the neighbour, and where next when there is none: conditions with their
    values. Those without a date stand last."""
    down = "DESC" if by == -1 else "ASC"
    order = f"ORDER BY published {down}, document_id {down}"
    than = ">" if by == 1 else "<"
    among_dated = (f"(published, document_id) {than} (?, ?) {order}", published, number)
    among_undated = (f"published IS NULL AND document_id {than} ? {order}", number)
    match published, by:
        case None, 1:
            return [among_undated]
        case None, _:
            return [among_undated, (f"published IS NOT NULL {order}",)]
        case _, 1:
            return [among_dated, (f"published IS NULL {order}",)]
    return [among_dated]
