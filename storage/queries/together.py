"""Who is named together: the entities of most articles, in how many articles each two of them meet,
and where.

Articles are counted by sets of bits, one a name, for SQLite would count a million articles' pairs
one by one: one query reads which articles hold which of the names, and two sets meet in a glance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from storage.connection import Connection
from storage.current_index import read_pairs
from storage.queries.lines import Named, Origin, Passage, named, passages

_NEAR = 240


@dataclass(frozen=True, slots=True)
class Prominent:
    """An entity, the number of articles that name it, and how often all of them do."""

    entity: Named
    documents: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities by the numbers they go by, and in how many articles both are named."""

    first: int
    second: int
    documents: int


@dataclass(frozen=True, slots=True)
class Together:
    """Entities, those of most articles first, and the pairs of them that meet; ``documents``: how
    many articles the case has."""

    entities: tuple[Prominent, ...]
    pairs: tuple[Pair, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """An article that names both: where they stand nearest to one another."""

    document: Origin
    passage: Passage


class Meetings:
    """The entities of one open case, each by the number of any of its names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def prominent(self, *, limit: int, kinds: Sequence[str] = ()) -> list[Prominent]:
        """The entities that most articles name, (of some kinds only,) without who meets whom.

        Where several names are one entity's, an article with two of them counts twice here, and
        once in :meth:`among`.
        """
        wanted = ", ".join("?" * len(kinds))
        rows = self._connection.rows(
            "SELECT n.canonical_id, sum(held.documents) AS documents, sum(held.mentions) FROM"
            " (SELECT name_id, count(*) AS documents, sum(mentions) AS mentions"
            " FROM entity_index INDEXED BY entity_index_by_name GROUP BY name_id) held"
            " JOIN names n ON n.id = held.name_id"
            f"{f' WHERE n.kind IN ({wanted})' if kinds else ''}"
            " GROUP BY n.canonical_id ORDER BY documents DESC, n.canonical_id LIMIT ?",
            *kinds,
            limit,
        )
        known = named(self._connection, [row[0] for row in rows])
        return [Prominent(known[entity], *counts) for entity, *counts in rows]

    def most(self, *, limit: int, kinds: Sequence[str] = ()) -> Together:
        """The entities that most articles name, and how they meet."""
        return self.among([one.entity.id for one in self.prominent(limit=limit, kinds=kinds)])

    def among(self, entities: Iterable[int]) -> Together:
        """How these entities meet, each by the number of any of its names."""
        known = named(self._connection, entities)
        numbers = sorted({entity.id for entity in known.values()})
        held, mentions = self._held(numbers)
        pairs = [
            Pair(first, second, count)
            for first, second in combinations(numbers, 2)
            if (count := (held[first] & held[second]).bit_count())
        ]
        by_number = {entity.id: entity for entity in known.values()}
        found = [
            Prominent(by_number[number], held[number].bit_count(), mentions[number])
            for number in numbers
        ]
        found.sort(key=lambda one: (-one.documents, one.entity.id))
        ((documents,),) = self._connection.rows(
            "SELECT count(*) FROM document_index WHERE superseded = 0"
        )
        return Together(tuple(found), tuple(pairs), documents)

    def count(self, first: int, second: int) -> int:
        """In how many articles two entities are named."""
        held, _ = self._held([first, second])
        return (held[first] & held[second]).bit_count()

    def documents(
        self, first: int, second: int, *, offset: int = 0, limit: int = 20
    ) -> list[Meeting]:
        """The articles that name both, those published last first."""
        rows = self._connection.rows(
            "SELECT DISTINCT e.document_id, e.day FROM names n"
            " JOIN entity_index e ON e.name_id = n.id WHERE n.canonical_id = ?"
            " AND EXISTS (SELECT 1 FROM names m JOIN entity_index o ON o.name_id = m.id"
            " WHERE m.canonical_id = ? AND o.document_id = e.document_id)"
            " ORDER BY e.day DESC, e.document_id DESC LIMIT ? OFFSET ?",
            first,
            second,
            limit,
            offset,
        )
        numbers = [int(row[0]) for row in rows]
        spans = {number: [self._nearest(number, first, second)] for number in numbers}
        found = passages(self._connection, spans)
        return [Meeting(found[number][0], found[number][1][0]) for number in numbers]

    def _held(self, numbers: Sequence[int]) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """For each entity the articles that name it, one bit each, and how often they do."""
        ((last,),) = self._connection.rows("SELECT ifnull(max(document_id), 0) FROM document_index")
        bits = {number: bytearray(last // 8 + 1) for number in numbers}
        mentions: dict[int, int] = defaultdict(int)
        rows = self._connection.rows(
            "SELECT n.canonical_id, e.document_id, e.mentions FROM names n"
            " JOIN entity_index e ON e.name_id = n.id"
            f" WHERE n.canonical_id IN ({', '.join(map(str, numbers))})"
        )
        for entity, document, count in rows:
            bits[entity][document >> 3] |= 1 << (document & 7)
            mentions[entity] += count
        return {n: int.from_bytes(held, "little") for n, held in bits.items()}, mentions

    def _nearest(self, document: int, first: int, second: int) -> tuple[int, int]:
        """The shortest stretch of an article that names both; where it is long, the first's own."""
        spans: dict[int, list[tuple[int, int]]] = {first: [], second: []}
        for entity, words in self._connection.rows(
            "SELECT n.canonical_id, e.spans FROM entity_index e JOIN names n ON n.id = e.name_id"
            f" WHERE e.document_id = ? AND n.canonical_id IN ({int(first)}, {int(second)})",
            document,
        ):
            spans[entity] += [(start, start + length) for start, length in read_pairs(words)]
        one, other, nearest = sorted(spans[first]), sorted(spans[second]), None
        # Both in order of the text: of two neighbours, the one that begins earlier moves on.
        at = of = 0
        while at < len(one) and of < len(other):
            stretch = (min(one[at][0], other[of][0]), max(one[at][1], other[of][1]))
            if nearest is None or stretch[1] - stretch[0] < nearest[1] - nearest[0]:
                nearest = stretch
            if one[at] < other[of]:
                at += 1
            else:
                of += 1
        if nearest is None:
            return next(iter((*one, *other)), (0, 0))
        return nearest if nearest[1] - nearest[0] <= _NEAR else one[0]
