"""An entity's page: its mentions, the claims that it is the origin of, the events that it takes
part in, who stands beside it, and how often it is named over time.

Mentions, claims and events are paged and counted exactly, however many they are, but for the count
of events, which ends at MANY; who stands beside an entity is told of its latest LATEST documents,
and the answer says whether these are all.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop.analysis.text.fold import fold_word
from storage import codes
from storage.connection import Connection
from storage.current_index import read_pairs
from storage.intervals import UNDATED
from storage.queries.lines import (
    ClaimLine,
    EventLine,
    Named,
    Origin,
    Passage,
    claim_lines,
    event_lines,
    named,
    passages,
)

LATEST = 1000
MANY = 10_000
_FEW_NAMES = 8
_FEW_MONTHS = 600


@dataclass(frozen=True, slots=True)
class Entity:
    """``names``: all that were merged into it, its own among them; ``events``: how many it takes
    part in, MANY + 1 for more than MANY."""

    name: Named
    names: tuple[str, ...]
    documents: int
    mentions: int
    claims: int
    events: int


@dataclass(frozen=True, slots=True)
class MentionsInDocument:
    """``day``: of publication, days since the year 1; ``passages``: the first mentions of
    ``mentions``."""

    document: Origin
    mentions: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Who is named in the same documents, (entity, in how many), the most first, of the latest
    ``documents`` ones; ``all``: the entity is named in no others."""

    entities: tuple[tuple[Named, int], ...]
    documents: int
    all: bool


class EntityPages:
    """The entities of one open case, each by the number of any of its names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def number(self, kind: str, name: str, place: str | None = None) -> int | None:
        """The number of the name that an entity of a reading goes by in the case, None where no
        document that is indexed has it. ``place``: its id in the gazetteer, where one is known."""
        rows = self._connection.rows(
            "SELECT canonical_id FROM names WHERE folded = ? AND kind = ?"
            " ORDER BY place = ? DESC, id LIMIT 1",
            fold_word(name),
            kind,
            place or "",
        )
        return int(rows[0][0]) if rows else None

    def numbers(self, kind: str, name: str) -> list[int]:
        """The numbers that all entities that are called so go by in the case: places of one name
        lie in several."""
        rows = self._connection.rows(
            "SELECT DISTINCT canonical_id FROM names WHERE folded = ? AND kind = ? ORDER BY 1",
            fold_word(name),
            kind,
        )
        return [int(row[0]) for row in rows]

    def called(self, name: int) -> frozenset[tuple[str, str]]:
        """All that the entity is called in some article, (kind, folded name); nothing where there
        is no such name."""
        rows = self._connection.rows(
            "SELECT kind, folded FROM names WHERE canonical_id ="
            " (SELECT canonical_id FROM names WHERE id = ?)",
            name,
        )
        return frozenset((kind, folded) for kind, folded in rows)

    def named(self, name: int) -> Named | None:
        """What the entity goes by, None where there is no such name."""
        return named(self._connection, [name]).get(name)

    def entity(self, name: int) -> Entity:
        """The head of the page. Raises KeyError: there is no such name."""
        names = self._names(name)
        ((documents, mentions),) = self._connection.rows(
            f"SELECT count({'DISTINCT document_id' if len(names) > 1 else '*'}),"
            f" ifnull(sum(mentions), 0) FROM entity_index WHERE name_id IN ({_list(names)})"
        )
        ((claims,),) = self._connection.rows(
            f"SELECT count(*) FROM claim_index WHERE origin_id IN ({_list(names)})"
        )
        ((events,),) = self._connection.rows(
            "SELECT count(*) FROM (SELECT DISTINCT event_id FROM role_index"
            f" WHERE name_id IN ({_list(names)}) LIMIT {MANY + 1})"
            if len(names) > 1
            else f"SELECT count(*) FROM (SELECT 1 FROM role_index WHERE name_id = {names[0]}"
            f" LIMIT {MANY + 1})"
        )
        words = self._connection.rows(
            f"SELECT DISTINCT name FROM names WHERE id IN ({_list(names)}) ORDER BY name"
        )
        called = tuple(row[0] for row in words)
        own = named(self._connection, [name])[name]
        return Entity(own, called, documents, mentions, claims, events)

    def merged(self, name: int) -> tuple[Named, ...]:
        """The other names that were merged into the entity; nothing where there is no such name."""
        rows = self._connection.rows(
            "SELECT min(id), kind, name FROM names WHERE canonical_id <> id AND canonical_id ="
            " (SELECT canonical_id FROM names WHERE id = ?) GROUP BY kind, name ORDER BY name",
            name,
        )
        return tuple(Named(*row) for row in rows)

    def mentions(
        self,
        name: int,
        *,
        offset: int = 0,
        limit: int = 20,
        each: int = 3,
        days: tuple[int, int] | None = None,
    ) -> list[MentionsInDocument]:
        """The documents that name it, the latest published first.

        Args:
            name: the number of one of its names.
            offset: how many documents were shown before.
            limit: how many at most.
            each: how many passages of a document at most.
            days: only documents published on them, both included (days since the year 1).
        """
        names = self._names(name)
        within = "" if days is None else f" AND day BETWEEN {int(days[0])} AND {int(days[1])}"
        numbers = [
            row[0]
            for row in self._connection.rows(
                f"SELECT {'DISTINCT' if len(names) > 1 else ''} document_id, day FROM entity_index"
                f" WHERE name_id IN ({_list(names)}){within}"
                " ORDER BY day DESC, document_id DESC LIMIT ? OFFSET ?",
                limit,
                offset,
            )
        ]
        rows = self._connection.rows(
            "SELECT document_id, spans FROM entity_index"
            f" WHERE document_id IN ({_list(numbers)}) AND name_id IN ({_list(names)})"
        )
        spans: dict[int, list[tuple[int, int]]] = {number: [] for number in numbers}
        for number, words in rows:
            spans[number] += [(start, start + length) for start, length in read_pairs(words)]
        first = {number: sorted(held)[:each] for number, held in spans.items()}
        found = passages(self._connection, first)
        return [MentionsInDocument(found[n][0], len(spans[n]), found[n][1]) for n in numbers]

    def everywhere(self, name: int) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """Every document that names it, in order of import, with all of its mentions there,
        (start, end) each."""
        names = self._names(name)
        rows = self._connection.rows(
            "SELECT document_id, group_concat(spans, ' ') FROM entity_index"
            f" WHERE name_id IN ({_list(names)}) GROUP BY document_id ORDER BY document_id"
        )
        for number, words in rows:
            yield number, sorted({(start, start + size) for start, size in read_pairs(words)})

    def claims(self, name: int, *, offset: int = 0, limit: int = 20) -> list[ClaimLine]:
        """The claims that it is the origin of, those of the latest published documents first."""
        rows = self._connection.rows(
            f"SELECT id FROM claim_index WHERE origin_id IN ({_list(self._names(name))})"
            " ORDER BY day DESC, id DESC LIMIT ? OFFSET ?",
            limit,
            offset,
        )
        return claim_lines(self._connection, [row[0] for row in rows])

    def events(
        self, name: int, *, roles: Sequence[str] = (), offset: int = 0, limit: int = 20
    ) -> list[EventLine]:
        """The events that it takes part in, the latest first, undated ones at the end.

        ``roles``: only those in which it has one of these (:mod:`storage.codes`).
        """
        names = self._names(name)
        wanted = codes.role_codes(roles) if roles else -1
        keys = (
            heapq.merge(*self._event_keys(names, wanted, offset + limit), reverse=True)
            if len(names) <= _FEW_NAMES
            else self._sorted_event_keys(names, wanted, offset + limit)
        )
        ids = list(dict.fromkeys(event for _, event in keys))
        return event_lines(self._connection, ids[offset : offset + limit])

    def beside(self, name: int, *, limit: int = 20) -> Beside:
        """Who else is named where it is named."""
        names = self._names(name)
        latest = [
            row[0]
            for row in self._connection.rows(
                f"SELECT {'DISTINCT' if len(names) > 1 else ''} document_id, day FROM entity_index"
                f" WHERE name_id IN ({_list(names)}) ORDER BY day DESC, document_id DESC LIMIT ?",
                LATEST + 1,
            )
        ]
        counted = latest[:LATEST]
        rows = self._connection.rows(
            "SELECT n.canonical_id, count(DISTINCT e.document_id) AS shared FROM entity_index e"
            f" CROSS JOIN names n ON n.id = e.name_id WHERE e.document_id IN ({_list(counted)})"
            " AND n.canonical_id <> (SELECT canonical_id FROM names WHERE id = ?)"
            " GROUP BY n.canonical_id ORDER BY shared DESC, n.canonical_id LIMIT ?",
            name,
            limit,
        )
        known = named(self._connection, [row[0] for row in rows])
        entities = tuple((known[canonical], shared) for canonical, shared in rows)
        return Beside(entities, len(counted), len(latest) <= LATEST)

    def over_time(self, name: int) -> list[tuple[date, int]]:
        """In how many documents it is named by month of publication, (first day, documents): from
        the first month that has any to the last; by year where that is more than 50 years."""
        names = self._names(name)
        ((first, last),) = self._connection.rows(
            f"SELECT (SELECT min(day) FROM entity_index WHERE name_id IN ({_list(names)})),"
            f" (SELECT max(day) FROM entity_index WHERE name_id IN ({_list(names)}))"
        )
        if first is None:
            return []
        starts = _periods(date.fromordinal(first + 1), date.fromordinal(last + 1))
        days = [start.toordinal() - 1 for start in starts]
        counted = "DISTINCT document_id" if len(names) > 1 else "*"
        select = (
            f"SELECT count({counted}) FROM entity_index WHERE name_id IN ({_list(names)})"
            " AND day >= ? AND day < ?"
        )
        with self._connection.lock:
            counts = [
                self._connection.rows(select, day, following)[0][0]
                for day, following in pairwise((*days, last + 1))
            ]
        return list(zip(starts, counts, strict=True))

    def _names(self, name: int) -> list[int]:
        rows = self._connection.rows(
            "SELECT id FROM names WHERE canonical_id ="
            " (SELECT canonical_id FROM names WHERE id = ?) ORDER BY id",
            name,
        )
        if not rows:
            raise KeyError(name)
        return [row[0] for row in rows]

    def _event_keys(
        self, names: Sequence[int], roles: int, limit: int
    ) -> Iterator[list[tuple[int, int]]]:
        """(moment, event) of each name and class of intervals, as the index has them."""
        for name in names:
            for reach in range(UNDATED + 1):
                yield self._connection.rows(
                    "SELECT moment, event_id FROM role_index WHERE name_id = ? AND reach = ?"
                    " AND roles & ? ORDER BY moment DESC, event_id DESC LIMIT ?",
                    name,
                    reach,
                    roles,
                    limit,
                )

    def _sorted_event_keys(
        self, names: Sequence[int], roles: int, limit: int
    ) -> list[tuple[int, int]]:
        return self._connection.rows(
            "SELECT DISTINCT moment, event_id FROM role_index"
            f" WHERE name_id IN ({_list(names)}) AND roles & ?"
            " ORDER BY moment DESC, event_id DESC LIMIT ?",
            roles,
            limit,
        )


def _list(numbers: Sequence[int]) -> str:
    """Numbers as SQL; of a single one, SQLite reads an index in order."""
    return ", ".join(str(int(number)) for number in numbers)


def _periods(first: date, last: date) -> list[date]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > _FEW_MONTHS:
        return [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    places = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(place // 12, place % 12 + 1, 1) for place in places]
