"""The places of a case: where events are said to have happened, counted; and the events of one.

An answer is put together from short queries, for the connection is shared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from storage import codes
from storage.connection import Connection
from storage.index_rows import SHIFT
from storage.intervals import Stretch, stretches
from storage.queries.lines import EventLine, event_lines
from storage.queries.located import Located, documents_of, located

_PLACE = codes.role_codes(["place"])
_NAMES_AT_ONCE = 4000
_EVENTS_AT_ONCE = 4000
# The claim that tells an event is a row of the same document.
_FROM = (
    "FROM role_index r JOIN event_index e ON e.id = r.event_id"
    f" LEFT JOIN claim_index c ON c.id = ((e.id >> {SHIFT}) << {SHIFT}) + e.claim"
)
# An entity that is quoted is one origin, whoever quotes it; others are one for each article.
_ORIGIN = f"coalesce(c.origin_id, -1 - (e.id >> {SHIFT}))"


@dataclass(frozen=True, slots=True)
class CasePlace:
    """An entity of the case that events are said to have happened at.

    ``number``: of the name that it goes by; ``place``: its id in the gazetteer, or its own
    coordinates (:mod:`storage.applying.places`), "" where it is only told by another one,
    ``told_by``; ``types``: events by type; ``origins``: at most so many tell of them.
    """

    number: int
    kind: str
    name: str
    place: str
    types: Mapping[str, int] = field(default_factory=dict)
    origins: int = 0
    told_by: Located | None = None


class Places:
    """The places of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counted(self, window: tuple[int, int] | None = None) -> list[CasePlace]:
        """The places whose point is known, with the events there; those of the most first. A name
        that is told by other places («a village 15 km east of it») is one with each of them.

        ``window``: only events that may have happened between two minutes, both inclusive.
        """
        parts = stretches(*window) if window else [None]
        types: dict[int, Counter[str]] = defaultdict(Counter)
        origins: Counter[int] = Counter()
        for names in self._chunks():
            listed = ", ".join(map(str, names))
            for part in parts:
                where, values = _where(listed, part, window)
                for name, type_, count in self._connection.rows(
                    f"SELECT r.name_id, e.type, count(*) {_FROM} {where} GROUP BY 1, 2", *values
                ):
                    types[name][codes.word("type", type_)] += count
                for name, count in self._connection.rows(
                    f"SELECT r.name_id, count(DISTINCT {_ORIGIN}) {_FROM} {where} GROUP BY 1",
                    *values,
                ):
                    origins[name] += count
        told = [
            CasePlace(one.number, one.kind, one.name, "", dict(held.types), len(held.origins), one)
            for one, held in located(self._connection, window).items()
        ]
        found = [*self._named(types, origins), *told]
        return sorted(found, key=lambda one: (-sum(one.types.values()), one.number))

    def events(self, number: int, *, limit: int, told_by: Located | None = None) -> list[EventLine]:
        """The latest events at a place, by the number of its entity; ``told_by``: only where it is
        told by this other place."""
        only = ""
        if told_by is not None:
            documents = ", ".join(map(str, documents_of(self._connection, told_by)))
            only = f" AND (r.event_id >> {SHIFT}) IN ({documents})"
        rows = self._connection.rows(
            "SELECT r.event_id FROM names n JOIN role_index r ON r.name_id = n.id"
            f" WHERE n.canonical_id = ? AND r.roles & ?{only}"
            " ORDER BY r.moment DESC, r.event_id LIMIT ?",
            number, _PLACE, limit,
        )  # fmt: skip
        return event_lines(self._connection, list(dict.fromkeys(row[0] for row in rows)))

    def _chunks(self) -> Iterator[list[int]]:
        """The names of known places that have events, some at once."""
        ((last,),) = self._connection.rows("SELECT coalesce(max(id), 0) FROM names")
        held: list[int] = []
        weight = 0
        for first in range(0, last + 1, _NAMES_AT_ONCE):
            for name, count in self._connection.rows(
                "SELECT r.name_id, count(*) FROM role_index r WHERE r.name_id IN (SELECT n.id"
                " FROM names n JOIN names t ON t.id = n.canonical_id WHERE n.id BETWEEN ? AND ?"
                " AND (t.place <> '' OR n.place <> '')) AND r.roles & ? GROUP BY 1",
                first, first + _NAMES_AT_ONCE - 1, _PLACE,
            ):  # fmt: skip
                held.append(name)
                weight += count
                if weight > _EVENTS_AT_ONCE:
                    yield held
                    held, weight = [], 0
        if held:
            yield held

    def _named(
        self, types: Mapping[int, Counter[str]], origins: Mapping[int, int]
    ) -> list[CasePlace]:
        found: dict[int, CasePlace] = {}
        for names in _some(sorted(types)):
            listed = ", ".join(map(str, names))
            for name, own, number, kind, words, place in self._connection.rows(
                "SELECT n.id, n.place, t.id, t.kind, t.name, t.place FROM names n"
                f" JOIN names t ON t.id = n.canonical_id WHERE n.id IN ({listed})"
            ):
                before = found.get(number)
                counts = types[name] + Counter(before.types if before else {})
                known = (before.place if before else "") or place or own
                told = origins[name] + (before.origins if before else 0)
                found[number] = CasePlace(number, kind, words, known, dict(counts), told)
        return list(found.values())


def _where(
    listed: str, part: Stretch | None, window: tuple[int, int] | None
) -> tuple[str, list[object]]:
    where = f"WHERE r.name_id IN ({listed}) AND r.roles & {_PLACE}"
    values: list[object] = []
    if part is not None and window is not None:
        where += " AND r.reach = ? AND r.moment BETWEEN ? AND ?"
        values = [part.reach, part.first, part.last]
        if part.sure > part.first:
            where += f" AND (r.moment >= {part.sure} OR e.latest >= {window[0]})"
    return where, values


def _some(names: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(names), _NAMES_AT_ONCE):
        yield names[first : first + _NAMES_AT_ONCE]
