"""The timeline from afar: how many events begin in each stretch of time, by lanes.

An answer is put together from short queries, for the connection is shared: who reads a century
holds up a click for no longer than who reads a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from storage import codes
from storage.connection import Connection
from storage.intervals import UNDATED
from storage.queries.lines import EventLine, Named, event_lines, named

_MOMENT = "coalesce(e.earliest, e.latest, 0)"
_WITHIN = f"FROM event_index e WHERE e.reach = ? AND {_MOMENT} BETWEEN ? AND ?"
_BINS_AT_ONCE = 8
_NAMES_AT_ONCE = 4000


@dataclass(frozen=True, slots=True)
class Bins:
    """``count`` stretches of ``width`` minutes each, the first of which begins at ``start``."""

    start: int
    width: int
    count: int

    def parts(self) -> Iterator[tuple[int, int]]:
        """The first and the last minute of some stretches in a row, until all are named."""
        for first in range(0, self.count, _BINS_AT_ONCE):
            following = min(first + _BINS_AT_ONCE, self.count)
            yield self.start + first * self.width, self.start + following * self.width - 1


class Density:
    """The events of one open case, counted where they begin (or end, where that is open)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def extent(self) -> tuple[int, int] | None:
        """The minutes at which the first and the last dated event begin; None where there is
        none."""
        first = [self._edge(reach, "ASC") for reach in range(UNDATED)]
        last = [self._edge(reach, "DESC") for reach in range(UNDATED)]
        found = [edge for edge in first if edge is not None]
        return (min(found), max(edge for edge in last if edge is not None)) if found else None

    def published(self) -> tuple[str, str] | None:
        """The first and the last day on which an article was printed, as they stand."""
        row = self._connection.row("SELECT min(published), max(published) FROM document_index")
        return (row[0], row[1]) if row and row[0] else None

    def published_by_day(self) -> list[tuple[str, int]]:
        """How many articles were printed on each day on which any was, in the order of time."""
        return self._connection.rows(
            "SELECT published, count(*) FROM document_index"
            " WHERE published IS NOT NULL AND NOT superseded GROUP BY published ORDER BY published"
        )

    def unpublished(self) -> int:
        """How many articles have no day of publication."""
        ((count,),) = self._connection.rows(
            "SELECT count(*) FROM document_index WHERE published IS NULL AND NOT superseded"
        )
        return int(count)

    def totals(self, bins: Bins) -> tuple[int, ...]:
        """The counts of all stretches."""
        counts = [0] * bins.count
        for reach, place, first, last in self._stretches(bins):
            # Of the index alone: an expression of it in the answer would lead to every row.
            ((count,),) = self._connection.rows(f"SELECT count(*) {_WITHIN}", reach, first, last)
            counts[place] += count
        return tuple(counts)

    def by_type(self, bins: Bins) -> dict[str, tuple[int, ...]]:
        """For each type of event the counts of all stretches; types without any are left out."""
        counted = _Counted(bins)
        for reach, place, first, last in self._stretches(bins):
            rows = self._connection.rows(
                f"SELECT e.type, count(*) {_WITHIN} GROUP BY e.type", reach, first, last
            )
            for type_, count in rows:
                counted.add(codes.word("type", type_), place, count)
        return counted.rows()

    def by_names(
        self, bins: Bins, role: str, lanes: Mapping[str, Sequence[int]]
    ) -> tuple[dict[str, tuple[int, ...]], tuple[int, ...]]:
        """For each lane the events in which one of its names has the role.

        Args:
            bins: the stretches.
            role: of the schema, or "source": who is the origin of the claim that tells the event.
            lanes: the numbers of names of each lane, by its key.

        Returns:
            The counts of each lane that has any, and of the events that are in some lane: one may
            be in several, and counts once.
        """
        counted = _Counted(bins)
        every = [name for names in lanes.values() for name in names]
        for reach, first, last in self._parts(bins):
            for key, names in (*lanes.items(), ("", every)):
                if names:
                    for place, count in self._held(bins, names, role, (reach, first, last)):
                        counted.add(key, place, count)
        rows = counted.rows()
        covered = rows.pop("", (0,) * bins.count)
        return rows, covered

    def frequent(self, role: str, *, limit: int) -> list[tuple[Named, int]]:
        """The entities that have a role in the most dated events, the first in the most."""
        counts: Counter[int] = Counter()
        code = codes.role_codes((role,))
        ((last,),) = self._connection.rows("SELECT coalesce(max(id), 0) FROM names")
        for first in range(0, last + 1, _NAMES_AT_ONCE):
            rows = self._connection.rows(
                "SELECT n.canonical_id, held.events FROM (SELECT name_id, count(*) AS events"
                " FROM role_index WHERE name_id BETWEEN ? AND ? AND reach < ? AND roles & ?"
                " GROUP BY name_id) held JOIN names n ON n.id = held.name_id",
                first, first + _NAMES_AT_ONCE - 1, UNDATED, code,
            )  # fmt: skip
            for entity, events in rows:
                counts[entity] += events
        most = counts.most_common(limit)
        known = named(self._connection, [entity for entity, _ in most])
        return [(known[entity], count) for entity, count in most if entity in known]

    def names_of(self, entity: int) -> list[int]:
        """The numbers of all names that an entity goes by now."""
        rows = self._connection.rows("SELECT id FROM names WHERE canonical_id = ?", entity)
        return [int(row[0]) for row in rows]

    def numbers_of(self, folded: Sequence[str]) -> list[tuple[str, int]]:
        """Each of these folded names that the case has, with its numbers."""
        found = []
        for words in folded:
            rows = self._connection.rows(
                "SELECT o.id FROM names n JOIN names o ON o.canonical_id = n.canonical_id"
                " WHERE n.folded = ?",
                words,
            )
            found += [(words, int(row[0])) for row in rows]
        return found

    def undated_count(self) -> int:
        """How many events have no date."""
        ((count,),) = self._connection.rows(
            "SELECT count(*) FROM event_index e WHERE e.reach = ?", UNDATED
        )
        return int(count)

    def undated(self, *, offset: int, limit: int) -> list[EventLine]:
        """A window of the events without a date, by type, then as imported."""
        rows = self._connection.rows(
            f"SELECT e.id FROM event_index e WHERE e.reach = ? AND {_MOMENT} = 0"
            " ORDER BY e.type, e.id LIMIT ? OFFSET ?",
            UNDATED, limit, offset,
        )  # fmt: skip
        return event_lines(self._connection, [row[0] for row in rows])

    def _edge(self, reach: int, way: str) -> int | None:
        row = self._connection.row(
            f"SELECT {_MOMENT} FROM event_index e WHERE e.reach = ?"
            f" ORDER BY {_MOMENT} {way} LIMIT 1",
            reach,
        )
        return int(row[0]) if row else None

    def _stretches(self, bins: Bins) -> Iterator[tuple[int, int, int, int]]:
        """Classes of length that have events there, each with all stretches: their places, first
        and last minutes."""
        for reach in self._reaches(bins):
            for place in range(bins.count):
                first = bins.start + place * bins.width
                yield reach, place, first, first + bins.width - 1

    def _parts(self, bins: Bins) -> Iterator[tuple[int, int, int]]:
        """The same, some stretches at once: class, first and last minute."""
        for reach in self._reaches(bins):
            for first, last in bins.parts():
                yield reach, first, last

    def _reaches(self, bins: Bins) -> list[int]:
        end = bins.start + bins.width * bins.count - 1
        return [
            reach
            for reach in range(UNDATED)
            if self._connection.row(f"SELECT 1 {_WITHIN} LIMIT 1", reach, bins.start, end)
        ]

    def _held(
        self, bins: Bins, names: Sequence[int], role: str, part: tuple[int, int, int]
    ) -> list[tuple[int, int]]:
        listed = ", ".join(map(str, names))
        return self._connection.rows(
            "SELECT (r.moment - ?) / ? AS bin, count(DISTINCT r.event_id) FROM role_index r"
            f" WHERE r.name_id IN ({listed}) AND r.reach = ? AND r.moment BETWEEN ? AND ?"
            " AND r.roles & ? GROUP BY bin",
            bins.start, bins.width, *part, codes.role_codes((role,)),
        )  # fmt: skip


class _Counted:
    """Counts of each lane and stretch."""

    def __init__(self, bins: Bins) -> None:
        self._bins = bins
        self._lanes: dict[str, list[int]] = {}

    def add(self, lane: str, place: int, count: int) -> None:
        self._lanes.setdefault(lane, [0] * self._bins.count)[place] += count

    def rows(self) -> dict[str, tuple[int, ...]]:
        return {lane: tuple(counts) for lane, counts in self._lanes.items()}
