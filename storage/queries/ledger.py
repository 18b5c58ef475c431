"""The ledger: the claims of the whole case by windows of rows, filtered and sorted.

The first page comes fast because claims are walked in the order wanted until the page is full. A
filter that holds for few claims would make that a long walk, so these few are looked up and sorted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from storage import codes
from storage.connection import Connection
from storage.index_rows import SHIFT
from storage.queries.ledger_filter import (
    ALL_CLAIMS,
    ClaimFilter,
    Where,
    all_names,
    listed,
    where_of,
)
from storage.queries.lines import ClaimLine, Place, claim_lines, rows_at

Order = Literal["document", "published", "origin"]

_FEW = 5_000
_OF_DOCUMENT = f"c.id >= d.document_id << {SHIFT} AND c.id < (d.document_id + 1) << {SHIFT}"
_DOCUMENT = f"document_index d ON d.document_id = c.id >> {SHIFT}"
_ORIGIN = "LEFT JOIN names m ON m.id = c.origin_id LEFT JOIN names t ON t.id = m.canonical_id"
_NAME_FIELDS = ("folded", "kind", "place")


class Ledger:
    """The claims of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(
        self,
        wanted: ClaimFilter = ALL_CLAIMS,
        *,
        order: Order = "document",
        descending: bool = False,
        offset: int = 0,
        limit: int = 50,
    ) -> list[ClaimLine]:
        """A window of the claims.

        Args:
            wanted: which claims.
            order: "document": as imported, then as they stand in the text; "published": by the date
                of the document, undated ones last; "origin": by the name of the entity
                that is the origin, claims without one last.
            descending: the other way round (what has no date or origin is last all the same).
            offset: how many claims stand before the window.
            limit: how many rows at most.
        """
        ids = self.ids(wanted, order=order, descending=descending, offset=offset, limit=limit)
        return claim_lines(self._connection, ids)

    def ids(
        self,
        wanted: ClaimFilter = ALL_CLAIMS,
        *,
        order: Order = "document",
        descending: bool = False,
        offset: int = 0,
        limit: int = 50,
    ) -> list[int]:
        """The rows of :meth:`rows` by their numbers alone."""
        if order == "origin" and len(wanted.origins) == 1 and not wanted.origin_words:
            order = "document"
        few = self._few(wanted)
        where = where_of(self._connection, wanted, walked=few is None)
        if order == "origin" and not few:
            return self._walk_origins(where, offset, limit, descending=descending)
        source = few or _walked(order)
        keys = _order_by(order, descending=descending)
        return self._ids(f"{source} WHERE {where.sql} ORDER BY {keys}", where, offset, limit)

    def at(self, places: Iterable[Place]) -> list[int]:
        """The rows of the claims at some places: document, start and end in its text."""
        return list(rows_at(self._connection, places))

    def count(self, wanted: ClaimFilter = ALL_CLAIMS) -> int:
        """How many claims there are in all windows together."""
        where = where_of(self._connection, wanted)
        source = self._few(wanted) or f"claim_index c CROSS JOIN {_DOCUMENT}"
        if not where.conditions:
            source = "claim_index c"
        rows = self._connection.rows(
            f"SELECT count(*) FROM {source} WHERE {where.sql}", *where.values
        )
        return int(rows[0][0])

    def _few(self, wanted: ClaimFilter) -> str | None:
        """FROM what claims to look up where one part of the filter holds for few."""
        if wanted.documents:
            documents = f"d.document_id IN ({listed(wanted.documents)})"
            claims = f"claim_index c ON {documents} AND {_OF_DOCUMENT}"
            return f"document_index d CROSS JOIN {claims} {_ORIGIN}"
        if wanted.origins and not wanted.origin_words:
            names = listed(all_names(self._connection, wanted.origins))
            indexed = "claim_index c INDEXED BY claim_index_by_origin"
            if self._is_few(f"{indexed} WHERE c.origin_id IN ({names})"):
                return f"{indexed} CROSS JOIN {_DOCUMENT} {_ORIGIN}"
        if wanted.stances:
            numbers = listed([codes.code("stance", stance) for stance in wanted.stances])
            indexed = "claim_index c INDEXED BY claim_index_by_stance"
            if self._is_few(f"{indexed} WHERE c.stance IN ({numbers})"):
                return f"{indexed} CROSS JOIN {_DOCUMENT} {_ORIGIN}"
        return None

    def _is_few(self, claims: str) -> bool:
        rows = self._connection.rows(
            f"SELECT count(*) FROM (SELECT 1 FROM {claims} LIMIT {_FEW + 1})"
        )
        return bool(rows[0][0] <= _FEW)

    def _walk_origins(
        self, where: Where, offset: int, limit: int, *, descending: bool
    ) -> list[int]:
        """By the names of origins, then the claims without one."""
        source = (
            "names t CROSS JOIN names m ON m.canonical_id = t.id"
            f" CROSS JOIN claim_index c ON c.origin_id = m.id CROSS JOIN {_DOCUMENT}"
        )
        way = "DESC" if descending else "ASC"
        keys = ", ".join(f"t.{part} {way}" for part in _NAME_FIELDS)
        ids = self._ids(
            f"{source} WHERE {where.sql} ORDER BY {keys}, c.id {way}", where, offset, limit
        )
        if len(ids) == limit:
            return ids
        ((named,),) = self._connection.rows(
            f"SELECT count(*) FROM {source} WHERE {where.sql}", *where.values
        )
        rest = (
            f"{_walked('document')} WHERE c.origin_id IS NULL AND {where.sql} ORDER BY c.id {way}"
        )
        return ids + self._ids(rest, where, max(0, offset - named), limit - len(ids))

    def _ids(self, query: str, where: Where, offset: int, limit: int) -> list[int]:
        rows = self._connection.rows(
            f"SELECT c.id FROM {query} LIMIT ? OFFSET ?", *where.values, limit, offset
        )
        return [row[0] for row in rows]


def _walked(order: Order) -> str:
    """All claims, in the order wanted."""
    if order == "published":
        return f"document_index d CROSS JOIN claim_index c ON {_OF_DOCUMENT}"
    return f"claim_index c CROSS JOIN {_DOCUMENT}"


def _order_by(order: Order, *, descending: bool) -> str:
    way = "DESC" if descending else "ASC"
    if order == "published":
        return f"d.published {way} NULLS LAST, d.document_id {way}, c.id {way}"
    if order == "origin":
        keys = ", ".join(f"t.{part} {way}" for part in _NAME_FIELDS)
        return f"c.origin_id IS NULL, {keys}, c.id {way}"
    return f"c.id {way}"
