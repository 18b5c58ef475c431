"""The whole ledger in one order, as the numbers of its rows: what a table scrolls through.

Half a million numbers are four megabytes, and any page of them is read at once; an OFFSET would
walk past all rows before the page, again for each page. They come in packets, so that whoever asks
may stop; the first page is sooner asked of :class:`storage.queries.ledger.Ledger`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from storage import codes
from storage.annotations import Annotations
from storage.connection import Connection
from storage.index_rows import SHIFT
from storage.queries.event_frames import Frame, frames
from storage.queries.ledger_filter import (
    ALL_CLAIMS,
    SHARED,
    ClaimFilter,
    Shared,
    SharedKey,
    where_of,
)
from storage.queries.ledger_grades import GRADE_KEYS, GRADED, GRADES, grades
from storage.queries.lines import named

SortKey = Literal[
    "document", "published", "origin", "stance", "outlet", "kind", "time", "number", "place",
    "actor", "target", "grade",
]  # fmt: skip
GroupKey = Literal["origin", "document", "event"] | SharedKey

_DOCUMENT = f" JOIN document_index d ON d.document_id = c.id >> {SHIFT}"
# Half a million long names are slow to sort: each name is ranked once, and the ranks are sorted.
_RANKED = (
    "WITH called AS MATERIALIZED (SELECT m.id AS name, NULL AS term, t.folded AS key, t.kind,"
    " t.place FROM names m JOIN names t ON t.id = m.canonical_id"
    " UNION ALL SELECT NULL, id, words, '', '' FROM terms),"
    " ranked AS MATERIALIZED (SELECT name, term,"
    " dense_rank() OVER (ORDER BY key, kind, place) AS rank FROM called) "
)
_RANKS = {
    "origin": " LEFT JOIN ranked r ON r.name = c.origin_id"
    " LEFT JOIN ranked s ON c.origin_id IS NULL AND s.term = CAST(c.chain AS INTEGER)",
    **{key: f" LEFT JOIN ranked r ON r.name = c.{key}" for key in ("place", "actor", "target")},
}

_KEYS: dict[SortKey, tuple[str, ...]] = {
    "document": (),
    "published": ("d.published", f"c.id >> {SHIFT}"),
    "origin": ("coalesce(r.rank, s.rank)",),
    "stance": ("c.stance",),
    "outlet": ("d.outlet",),
    "kind": ("c.type",),
    "time": ("c.moment",),
    "number": ("c.number",),
    "place": ("r.rank",),
    "actor": ("r.rank",),
    "target": ("r.rank",),
    "grade": GRADE_KEYS,
}


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that have something in common: ``wanted`` narrows a filter down to them, or ``rows``
    says which they are.

    ``name``: the words of the origin, of the place or the side, the title of the document, the
    outlet; of a kind or a stance its word in the schema; "" where the claims have no such thing;
    ``frame``: what the event is.
    """

    key: GroupKey
    name: str
    count: int
    wanted: ClaimFilter | None = None
    rows: tuple[int, ...] = ()
    frame: Frame | None = None


class LedgerOrder:
    """Orders and groups of the claims of one open case."""

    def __init__(self, connection: Connection, annotations: Annotations) -> None:
        self._connection = connection
        self._annotations = annotations

    def packets(
        self,
        wanted: ClaimFilter = ALL_CLAIMS,
        *,
        among: Collection[int] | None = None,
        order: SortKey = "document",
        descending: bool = False,
        limit: int = -1,
    ) -> Iterator[list[int]]:
        """The rows of all claims wanted, in order, a packet at a time.

        Args:
            wanted: which claims.
            among: the rows of which it chooses (:mod:`storage.queries.ledger_words`); None: all.
            order: claims that have no such thing come last, whichever way round. "kind", "time",
                "number", "place", "actor" and "target" are those of the first event that a claim
                tells and that has one; "grade" is the source's, then the claim's.
            descending: the other way round.
            limit: how many at most, the first of them; less than 0: all.
        """
        where = where_of(self._connection, wanted, among=among)
        way = "DESC" if descending else "ASC"
        keys = [f"{key} {way} NULLS LAST" for key in _KEYS[order]]
        wish = f" WHERE {where.sql} ORDER BY {', '.join([*keys, f'c.id {way}'])} LIMIT ?"
        source = f"claim_index c{_DOCUMENT if 'd.' in wish else ''}"
        values: tuple[object, ...] = ()
        if order in _RANKS:
            sql = f"{_RANKED}SELECT c.id FROM {source}{_RANKS[order]}{wish}"
        elif order == "grade":
            sql = f"{GRADED}SELECT c.id FROM {source}{GRADES}{wish}"
            values = grades(self._connection, self._annotations).values
        else:
            sql = f"SELECT c.id FROM {source}{wish}"
        for packet in self._connection.packets(sql, *values, *where.values, limit):
            yield [row[0] for row in packet]

    def groups(
        self,
        key: GroupKey,
        wanted: ClaimFilter = ALL_CLAIMS,
        *,
        among: Collection[int] | None = None,
    ) -> list[ClaimGroup]:
        """The groups of the claims wanted, the largest first.

        A claim without an event has no group of events; one that tells several is in each. Places
        and kinds are those of the first event that has one.
        """
        match key:
            case "event":
                return self._by_event(wanted, among)
            case "document" | "origin":
                return self._by_source(key, wanted, among)
            case _:
                return self._by_shared(key, wanted, among)

    def _by_source(
        self,
        key: Literal["document", "origin"],
        wanted: ClaimFilter,
        among: Collection[int] | None,
    ) -> list[ClaimGroup]:
        where = where_of(self._connection, wanted, among=among)
        source = f"claim_index c{_DOCUMENT if 'd.' in where.sql else ''} WHERE {where.sql}"
        if key == "document":
            rows = self._connection.rows(
                "SELECT g.number, d.title, g.count FROM"
                f" (SELECT c.id >> {SHIFT} AS number, count(*) AS count FROM {source} GROUP BY 1) g"
                " JOIN document_index d ON d.document_id = g.number ORDER BY 3 DESC, 1",
                *where.values,
            )
            return [
                ClaimGroup(key, title, count, ClaimFilter(documents=(number,)))
                for number, title, count in rows
            ]
        rows = self._connection.rows(
            "SELECT t.id, w.id, coalesce(t.name, w.words, ''), sum(g.count)"
            " FROM (SELECT c.origin_id AS name,"
            " CASE WHEN c.origin_id IS NULL THEN CAST(c.chain AS INTEGER) END AS term,"
            f" count(*) AS count FROM {source} GROUP BY 1, 2) g"
            " LEFT JOIN names m ON m.id = g.name LEFT JOIN names t ON t.id = m.canonical_id"
            " LEFT JOIN terms w ON w.id = g.term GROUP BY 1, 2 ORDER BY 4 DESC, 3",
            *where.values,
        )
        return [
            ClaimGroup(key, words, count, _of_origin(name, term))
            for name, term, words, count in rows
        ]

    def _by_shared(
        self, key: SharedKey, wanted: ClaimFilter, among: Collection[int] | None
    ) -> list[ClaimGroup]:
        where = where_of(self._connection, wanted, among=among)
        column = SHARED[key]
        joined = _DOCUMENT if "d." in f"{column} {where.sql}" else ""
        counts: dict[str | int | None, int] = dict(
            self._connection.rows(
                f"SELECT {column}, count(*) FROM claim_index c{joined} WHERE {where.sql}"
                " GROUP BY 1",
                *where.values,
            )
        )
        if key == "place":
            counts = self._by_canonical(counts)
        names = self._names_of(key, counts)
        groups = [
            ClaimGroup(key, names.get(value, ""), count, ClaimFilter(shared=Shared(key, value)))
            for value, count in counts.items()
        ]
        return sorted(groups, key=lambda group: (not group.name, -group.count, group.name))

    def _by_canonical(self, counts: dict[str | int | None, int]) -> dict[str | int | None, int]:
        """Counts of names as those of the entities that have them."""
        canonical = dict(self._connection.rows("SELECT id, canonical_id FROM names"))
        found: dict[str | int | None, int] = {}
        for name, count in counts.items():
            entity = canonical.get(name)
            found[entity] = found.get(entity, 0) + count
        return found

    def _names_of(
        self, key: SharedKey, values: Collection[str | int | None]
    ) -> dict[str | int | None, str]:
        known = {value for value in values if value is not None}
        match key:
            case "place":
                numbers = [value for value in known if isinstance(value, int)]
                return {n: one.name for n, one in named(self._connection, numbers).items()}
            case "kind":
                return {value: codes.word("type", int(value)) for value in known}
            case "stance":
                return {value: codes.word("stance", int(value)) for value in known}
            case _:
                return {value: str(value) for value in known}

    def _by_event(self, wanted: ClaimFilter, among: Collection[int] | None) -> list[ClaimGroup]:
        """Events that one claim tells are gathered in a last group: nothing is to be compared."""
        every = wanted == ALL_CLAIMS and among is None
        packets = () if every else self.packets(wanted, among=among)
        rows = {row for packet in packets for row in packet}
        canonical = dict(self._connection.rows("SELECT id, canonical_id FROM names"))
        found: dict[Frame, list[int]] = {}
        for frame, row in frames(self._connection, canonical):
            if every or row in rows:
                told = found.setdefault(frame, [])
                if row not in told[-1:]:
                    told.append(row)
        several = {frame: told for frame, told in found.items() if len(told) > 1}
        alone = sorted({told[0] for told in found.values() if len(told) == 1})
        places = named(self._connection, {f.place for f in several if f.place is not None})
        groups = [
            ClaimGroup(
                "event",
                places[frame.place].name if frame.place in places else "",
                len(told),
                rows=tuple(told),
                frame=frame,
            )
            for frame, told in several.items()
        ]
        groups.sort(key=lambda group: (-group.count, group.rows))
        return [
            *groups,
            *([ClaimGroup("event", "", len(alone), rows=tuple(alone))] if alone else []),
        ]


def _of_origin(name: int | None, term: int | None) -> ClaimFilter:
    if name is not None:
        return ClaimFilter(origins=(name,))
    return ClaimFilter(origin_words=(term or 0,))
