"""Which claims of a case are wanted, and the same as SQL."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from storage import codes
from storage.connection import Connection
from storage.index_rows import SHIFT

# The row of the claim that tells an event.
TOLD_BY = f"((e.id >> {SHIFT}) << {SHIFT}) + e.claim"


SharedKey = Literal["outlet", "place", "kind", "side", "stance"]
SHARED: dict[SharedKey, str] = {
    "outlet": "d.outlet", "place": "c.place", "kind": "c.type", "side": "c.side",
    "stance": "c.stance",
}  # fmt: skip
"""Where claims have what those of one group share."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the claims of a group have in common; ``value`` None: they have no such thing. A place
    is the number of one of its names; a kind and a stance are codes (:mod:`storage.codes`)."""

    key: SharedKey
    value: str | int | None


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are shown; what is empty or None asks for nothing.

    ``origins``: numbers of names of entities, one of which is the origin; ``places``: likewise, one
    of which is the place of an event that the claim tells; ``published_from``, ``published_to``:
    days since the year 1 (:func:`storage.intervals.day_of`), both inclusive; ``types``: a claim
    tells an event of one of these; ``number``: it tells an event that counts so many, at the least
    or at the most; ``origin_words``: numbers of words of sources (``terms``), one of which is the
    origin where it is no entity, beside ``origins``; ``happened_from``, ``happened_to``: minutes
    (:mod:`storage.intervals`), both inclusive: a claim tells an event that may have been then;
    ``undated``: it tells of no time at all; ``shared``: it has this in common with others.
    """

    stances: tuple[str, ...] = ()
    origins: tuple[int, ...] = ()
    outlets: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    published_from: int | None = None
    published_to: int | None = None
    places: tuple[int, ...] = ()
    number: float | None = None
    origin_words: tuple[int, ...] = ()
    happened_from: int | None = None
    happened_to: int | None = None
    undated: bool = False
    shared: Shared | None = None


ALL_CLAIMS = ClaimFilter()


@dataclass(slots=True)
class Where:
    """Conditions on ``claim_index c`` and ``document_index d``, with their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        self.conditions.append(condition)
        self.values += values

    @property
    def sql(self) -> str:
        return " AND ".join(self.conditions) or "1"


def where_of(
    connection: Connection,
    wanted: ClaimFilter,
    *,
    walked: bool = False,
    among: Collection[int] | None = None,
) -> Where:
    """The filter as SQL.

    Args:
        connection: of the case, to be asked for the other names of entities.
        wanted: which claims.
        walked: no part of it may choose another way through the claims than the order wanted (a
            plus takes an index away from SQLite's planner).
        among: the rows of claims of which it is to choose; None: all.
    """
    where, alone = Where(), "+" if walked else ""
    if among is not None:
        where.add("c.id IN (SELECT value FROM json_each(?))", json.dumps(list(among)))
    if wanted.stances:
        numbers = [codes.code("stance", stance) for stance in wanted.stances]
        where.add(f"{alone}c.stance IN ({listed(numbers)})")
    if wanted.origins or wanted.origin_words:
        where.add(_said_by(connection, wanted, alone))
    if wanted.documents:
        where.add(f"c.id >> {SHIFT} IN ({listed(wanted.documents)})")
    if wanted.outlets:
        where.add(f"d.outlet IN ({', '.join('?' * len(wanted.outlets))})", *wanted.outlets)
    if wanted.published_from is not None:
        where.add("c.day >= ?", wanted.published_from)
    if wanted.published_to is not None:
        where.add("c.day <= ?", wanted.published_to)
    if wanted.undated:
        where.add("c.moment IS NULL")
    if wanted.shared is not None:
        _add_shared(connection, wanted.shared, where)
    _add_events(connection, wanted, where)
    return where


def _add_shared(connection: Connection, shared: Shared, where: Where) -> None:
    column = SHARED[shared.key]
    if shared.key == "place" and isinstance(shared.value, int):
        where.add(f"{column} IN ({listed(all_names(connection, (shared.value,)))})")
    elif shared.value is None:
        where.add(f"{column} IS NULL")
    else:
        where.add(f"+{column} = ?", shared.value)


def _said_by(connection: Connection, wanted: ClaimFilter, alone: str) -> str:
    said = f"{alone}c.origin_id IN ({listed(all_names(connection, wanted.origins))})"
    if not wanted.origin_words:
        return said
    words = listed(wanted.origin_words)
    return f"({said} OR c.origin_id IS NULL AND CAST(c.chain AS INTEGER) IN ({words}))"


def _add_events(connection: Connection, wanted: ClaimFilter, where: Where) -> None:
    """What is wanted of the events that a claim tells."""
    if wanted.types:
        numbers = [codes.code("type", word) for word in wanted.types]
        where.add(_telling(f"e.type IN ({listed(numbers)})"))
    if wanted.happened_from is not None or wanted.happened_to is not None:
        # An event that is open at one end may have been at any time beyond the other.
        where.add("c.moment IS NOT NULL")
        when, values = "coalesce(e.earliest, e.latest) IS NOT NULL", []
        if wanted.happened_from is not None:
            when += " AND (e.latest IS NULL OR e.latest >= ?)"
            values.append(wanted.happened_from)
        if wanted.happened_to is not None:
            when += " AND (e.earliest IS NULL OR e.earliest <= ?)"
            values.append(wanted.happened_to)
        where.add(_telling(when), *values)
    if wanted.places:
        where.add(
            f"c.id IN (SELECT {TOLD_BY} FROM role_index r JOIN event_index e ON e.id = r.event_id"
            f" WHERE r.name_id IN ({listed(all_names(connection, wanted.places))})"
            f" AND r.roles & {codes.role_codes(['place'])} AND e.claim IS NOT NULL)"
        )
    if wanted.number is not None:
        where.add(
            f"c.id IN (SELECT {TOLD_BY} FROM event_index e"
            " WHERE (e.low = ? OR e.high = ?) AND e.claim IS NOT NULL)",
            wanted.number,
            wanted.number,
        )


def _telling(condition: str) -> str:
    """That the claim tells an event of which something holds: a scalar of each claim, for an EXISTS
    SQLite 3.53 joins by an index of its own making, and reads every event first."""
    return (
        f"(SELECT 1 FROM event_index e WHERE e.id >= (c.id >> {SHIFT}) << {SHIFT}"
        f" AND e.id < ((c.id >> {SHIFT}) + 1) << {SHIFT}"
        f" AND e.claim = c.id - ((c.id >> {SHIFT}) << {SHIFT}) AND {condition} LIMIT 1)"
    )


def all_names(connection: Connection, some: tuple[int, ...]) -> tuple[int, ...]:
    """The numbers of all names of the entities that some of their names are given of."""
    rows = connection.rows(
        "SELECT id FROM names WHERE canonical_id IN"
        f" (SELECT canonical_id FROM names WHERE id IN ({listed(some)}))"
    )
    return tuple(row[0] for row in rows)


def listed(numbers: Collection[int]) -> str:
    """Whole numbers as SQL lists them."""
    return ", ".join(str(int(number)) for number in numbers)
