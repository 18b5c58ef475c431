"""The ledger: the claims of the whole case by windows of rows, filtered and sorted.

The first page comes fast because claims are walked in the order wanted until the page is full. A
filter that holds for few claims would make that a long walk, so these few are looked up and sorted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from storage import codes
from storage.connection import Connection
from storage.index_rows import SHIFT
from storage.queries.lines import ClaimLine, claim_lines

Order = Literal["document", "published", "origin"]

_FEW = 5_000
_OF_DOCUMENT = f"c.id >= d.document_id << {SHIFT} AND c.id < (d.document_id + 1) << {SHIFT}"
_DOCUMENT = f"document_index d ON d.document_id = c.id >> {SHIFT}"
_ORIGIN = "LEFT JOIN names m ON m.id = c.origin_id LEFT JOIN names t ON t.id = m.canonical_id"
_NAME_FIELDS = ("folded", "kind", "place")


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are shown; what is empty or None asks for nothing.

    ``origins``: numbers of names of entities, one of which is the origin; ``published_from``,
    ``published_to``: days since the year 1 (:func:`storage.intervals.day_of`), both inclusive;
    ``types``: a claim tells an event of one of these.
    """

    stances: tuple[str, ...] = ()
    origins: tuple[int, ...] = ()
    outlets: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    published_from: int | None = None
    published_to: int | None = None


@dataclass(slots=True)
class _Where:
    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        self.conditions.append(condition)
        self.values += values

    @property
    def sql(self) -> str:
        return " AND ".join(self.conditions) or "1"


class Ledger:
    """The claims of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(
        self,
        wanted: ClaimFilter = ClaimFilter(),
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
        if order == "origin" and len(wanted.origins) == 1:
            order = "document"
        few = self._few(wanted)
        where = self._where(wanted, walked=few is None)
        if order == "origin" and not few:
            ids = self._walk_origins(where, offset, limit, descending=descending)
        else:
            source = few or _walked(order)
            keys = _order_by(order, descending=descending)
            ids = self._ids(f"{source} WHERE {where.sql} ORDER BY {keys}", where, offset, limit)
        return claim_lines(self._connection, ids)

    def count(self, wanted: ClaimFilter = ClaimFilter()) -> int:
        """How many claims there are in all windows together."""
        where = self._where(wanted)
        source = self._few(wanted) or f"claim_index c CROSS JOIN {_DOCUMENT}"
        if not where.conditions:
            source = "claim_index c"
        rows = self._connection.rows(
            f"SELECT count(*) FROM {source} WHERE {where.sql}", *where.values
        )
        return int(rows[0][0])

    def _where(self, wanted: ClaimFilter, *, walked: bool = False) -> _Where:
        """The filter as SQL; ``walked``: no part of it may choose another way through the claims
        than the order wanted (a plus takes an index away from SQLite's planner)."""
        where, alone = _Where(), "+" if walked else ""
        if wanted.stances:
            numbers = [codes.code("stance", stance) for stance in wanted.stances]
            where.add(f"{alone}c.stance IN ({_list(numbers)})")
        if wanted.origins:
            where.add(f"{alone}c.origin_id IN ({_list(self._names(wanted.origins))})")
        if wanted.documents:
            where.add(f"c.id >> {SHIFT} IN ({_list(wanted.documents)})")
        if wanted.outlets:
            where.add(f"d.outlet IN ({', '.join('?' * len(wanted.outlets))})", *wanted.outlets)
        if wanted.published_from is not None:
            where.add("c.day >= ?", wanted.published_from)
        if wanted.published_to is not None:
            where.add("c.day <= ?", wanted.published_to)
        if wanted.types:
            numbers = [codes.code("type", word) for word in wanted.types]
            where.add(
                f"EXISTS (SELECT 1 FROM event_index e WHERE e.id >= (c.id >> {SHIFT}) << {SHIFT}"
                f" AND e.id < ((c.id >> {SHIFT}) + 1) << {SHIFT}"
                f" AND e.claim = c.id - ((c.id >> {SHIFT}) << {SHIFT})"
                f" AND e.type IN ({_list(numbers)}))"
            )
        return where

    def _names(self, origins: tuple[int, ...]) -> tuple[int, ...]:
        rows = self._connection.rows(
            "SELECT id FROM names WHERE canonical_id IN"
            f" (SELECT canonical_id FROM names WHERE id IN ({_list(origins)}))"
        )
        return tuple(row[0] for row in rows)

    def _few(self, wanted: ClaimFilter) -> str | None:
        """FROM what claims to look up where one part of the filter holds for few."""
        if wanted.documents:
            documents = f"d.document_id IN ({_list(wanted.documents)})"
            claims = f"claim_index c ON {documents} AND {_OF_DOCUMENT}"
            return f"document_index d CROSS JOIN {claims} {_ORIGIN}"
        if wanted.origins:
            names = _list(self._names(wanted.origins))
            indexed = "claim_index c INDEXED BY claim_index_by_origin"
            if self._is_few(f"{indexed} WHERE c.origin_id IN ({names})"):
                return f"{indexed} CROSS JOIN {_DOCUMENT} {_ORIGIN}"
        if wanted.stances:
            numbers = _list([codes.code("stance", stance) for stance in wanted.stances])
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
        self, where: _Where, offset: int, limit: int, *, descending: bool
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

    def _ids(self, query: str, where: _Where, offset: int, limit: int) -> list[int]:
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


def _list(numbers: tuple[int, ...] | list[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers)
