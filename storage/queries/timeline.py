"""The timeline: events whose time touches a window, one by one or counted by stretches of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storage import codes
from storage.connection import Connection
from storage.intervals import Stretch, stretches
from storage.queries.lines import ClaimLine, EventLine, claim_lines, event_lines

_MOMENT = "coalesce(e.earliest, e.latest, 0)"
# Up to how many events it is worth counting which of several entities has fewer.
_COUNTED = 20_000


@dataclass(frozen=True, slots=True)
class TakesPart:
    """The entity with this name, in one of these roles (:mod:`storage.codes`); in any where none is
    given. "source" is the origin of the claim that tells the event."""

    name: int
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """What the timeline shows: from ``start`` to ``end``, minutes (:mod:`storage.intervals`), both
    inclusive; of events only these ``types`` (all where none is given) in which all of ``entities``
    take part."""

    start: int
    end: int
    types: tuple[str, ...] = ()
    entities: tuple[TakesPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """The events of a window by their beginning; ``all``: there are no others."""

    events: tuple[EventLine, ...]
    all: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events begin in each stretch of a window, and how many reach into it from before (or
    are open at their beginning)."""

    reaching_in: int
    beginning: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Party:
    """An entity of a window: the numbers of all its names, and its roles."""

    names: tuple[int, ...]
    roles: int


class Timeline:
    """The timeline of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def events(self, window: Window, *, limit: int = 500) -> Shown:
        """The first events that touch a window, by their beginning.

        ``limit``: how many at most; a far zoom asks for :meth:`counts`.
        """
        ids = self._first(window, limit + 1)
        return Shown(tuple(event_lines(self._connection, ids[:limit])), len(ids) <= limit)

    def has_at_most(self, window: Window, limit: int) -> bool:
        """Whether no more events than ``limit`` touch a window, which is quicker than to ask for
        them."""
        return len(self._first(window, limit + 1)) <= limit

    def _first(self, window: Window, limit: int) -> list[int]:
        parties = self._parties(window)
        found: list[tuple[int, int]] = []
        for stretch in stretches(window.start, window.end):
            sql, values = _matching(window, stretch, parties)
            found += self._connection.rows(
                f"SELECT moment, id {sql} ORDER BY moment, id LIMIT ?", *values, limit
            )
        return [number for _, number in sorted(found)[:limit]]

    def tellings(self, events: Sequence[EventLine]) -> dict[int, ClaimLine]:
        """The claims that tell some events, by their rows (``EventLine.claim_row``)."""
        rows = sorted({event.claim_row for event in events if event.claim_row is not None})
        return {claim.row: claim for claim in claim_lines(self._connection, rows)}

    def counts(self, window: Window, *, width: int) -> Counts:
        """How many events touch a window, by stretches of ``width`` minutes from its start."""
        parties = self._parties(window)
        starts = list(range(window.start, window.end + 1, width))
        beginning, reaching = [0] * len(starts), 0
        for stretch in stretches(window.start, window.end):
            if not self._has_any(stretch):
                continue
            for part, into in _parts(stretch, starts, window):
                sql, values = _matching(window, part, parties)
                ((count,),) = self._connection.rows(f"SELECT count(*) {sql}", *values)
                if into is None:
                    reaching += count
                else:
                    beginning[into] += count
        return Counts(reaching, tuple(beginning))

    def _has_any(self, stretch: Stretch) -> bool:
        return bool(
            self._connection.rows(
                "SELECT 1 FROM event_index e WHERE e.reach = ?"
                f" AND {_MOMENT} BETWEEN ? AND ? LIMIT 1",
                stretch.reach,
                stretch.first,
                stretch.last,
            )
        )

    def _parties(self, window: Window) -> list[_Party]:
        """The entities of a window, the one of the fewest events first."""
        parties = []
        for wanted in window.entities:
            rows = self._connection.rows(
                "SELECT id FROM names WHERE canonical_id ="
                " (SELECT canonical_id FROM names WHERE id = ?)",
                wanted.name,
            )
            roles = codes.role_codes(wanted.roles) if wanted.roles else -1
            parties.append(_Party(tuple(row[0] for row in rows), roles))
        return sorted(parties, key=self._known_events) if len(parties) > 1 else parties

    def _known_events(self, party: _Party) -> int:
        ((count,),) = self._connection.rows(
            "SELECT count(*) FROM (SELECT 1 FROM role_index"
            " WHERE name_id IN (SELECT value FROM json_each(?)) LIMIT ?)",
            json.dumps(party.names),
            _COUNTED,
        )
        return int(count)


def _parts(
    stretch: Stretch, starts: Sequence[int], window: Window
) -> Iterator[tuple[Stretch, int | None]]:
    """A stretch of the index cut where the window is, each with its place; None: before it."""
    if stretch.is_open_before:
        yield stretch, None
        return
    if stretch.first < window.start:
        yield stretch.cut(stretch.first, window.start - 1), None
    for place, start in enumerate(starts):
        following = starts[place + 1] if place + 1 < len(starts) else window.end + 1
        yield stretch.cut(start, following - 1), place


def _matching(
    window: Window, stretch: Stretch, parties: Sequence[_Party]
) -> tuple[str, list[object]]:
    """FROM and WHERE of the events of a stretch, as columns ``moment`` and ``id``."""
    types = [codes.code("type", word) for word in window.types]
    values: list[object] = [stretch.reach, stretch.first, stretch.last]
    if parties:
        first, *others = parties
        conditions = ["r.reach = ? AND r.moment BETWEEN ? AND ? AND r.roles & ?"]
        values.append(first.roles)
        names = ", ".join(map(str, first.names))
        conditions.append(f"r.name_id IN ({names})")
        if stretch.sure > stretch.first:
            conditions.append(
                f"(r.moment >= {stretch.sure} OR (SELECT e.latest FROM event_index e"
                f" WHERE e.id = r.event_id) >= {window.start})"
            )
        if types:
            conditions.append(
                "(SELECT e.type FROM event_index e WHERE e.id = r.event_id)"
                f" IN ({', '.join(map(str, types))})"
            )
        conditions += [
            "EXISTS (SELECT 1 FROM role_index o WHERE o.name_id IN"
            f" ({', '.join(map(str, party.names))}) AND o.reach = r.reach"
            f" AND o.moment = r.moment AND o.event_id = r.event_id AND o.roles & {party.roles})"
            for party in others
        ]
        distinct = "DISTINCT " if len(first.names) > 1 else ""
        inner = f"SELECT {distinct}r.moment AS moment, r.event_id AS id FROM role_index r"
    else:
        conditions = [f"e.reach = ? AND {_MOMENT} BETWEEN ? AND ?"]
        if stretch.sure > stretch.first:
            conditions.append(f"({_MOMENT} >= {stretch.sure} OR e.latest >= {window.start})")
        if types:
            conditions.append(f"e.type IN ({', '.join(map(str, types))})")
        inner = f"SELECT {_MOMENT} AS moment, e.id AS id FROM event_index e"
    return f"FROM ({inner} WHERE {' AND '.join(conditions)})", values
