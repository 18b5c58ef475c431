"""The whole ledger in one order, as the numbers of its rows: what a table scrolls through.

Half a million numbers are four megabytes, and any page of them is read at once; an OFFSET would
walk past all rows before the page, again for each page. They come in packets, so that whoever asks
may stop; the first page is sooner asked of :class:`storage.queries.ledger.Ledger`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from storage.connection import Connection
from storage.index_rows import SHIFT
from storage.queries.event_frames import Frame, frames
from storage.queries.ledger_filter import ALL_CLAIMS, ClaimFilter, where_of
from storage.queries.lines import named

SortKey = Literal[
    "document", "published", "origin", "stance", "outlet", "kind", "time", "number"
]  # fmt: skip
GroupKey = Literal["origin", "document", "event"]

_DOCUMENT = f"JOIN document_index d ON d.document_id = c.id >> {SHIFT}"
_ORIGIN = (
    " LEFT JOIN names m ON m.id = c.origin_id LEFT JOIN names t ON t.id = m.canonical_id"
    " LEFT JOIN terms w ON w.id = CAST(c.chain AS INTEGER)"
)


def _of_event(value: str) -> str:
    """Of the events that a claim tells, a value of the first that has one."""
    return (
        f"(SELECT {value} FROM event_index e WHERE e.id >= (c.id >> {SHIFT}) << {SHIFT}"
        f" AND e.id < ((c.id >> {SHIFT}) + 1) << {SHIFT}"
        f" AND e.claim = c.id - ((c.id >> {SHIFT}) << {SHIFT}) AND {value} IS NOT NULL"
        " ORDER BY e.id LIMIT 1)"
    )


_KEYS: dict[SortKey, tuple[str, ...]] = {
    "document": (),
    "published": ("d.published", f"c.id >> {SHIFT}"),
    "origin": ("coalesce(t.folded, w.words)", "t.kind", "t.place"),
    "stance": ("c.stance",),
    "outlet": ("d.outlet",),
    "kind": (_of_event("e.type"),),
    "time": (_of_event("coalesce(e.earliest, e.latest)"),),
    "number": (_of_event("coalesce(e.low, e.high)"),),
}


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that have something in common: ``wanted`` narrows a filter down to them, or ``rows``
    says which they are.

    ``name``: the words of the origin or the title of the document; ``frame``: what the event is.
    """

    name: str
    count: int
    wanted: ClaimFilter | None = None
    rows: tuple[int, ...] = ()
    frame: Frame | None = None


class LedgerOrder:
    """Orders and groups of the claims of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def packets(
        self,
        wanted: ClaimFilter = ALL_CLAIMS,
        *,
        among: Collection[int] | None = None,
        order: SortKey = "document",
        descending: bool = False,
    ) -> Iterator[list[int]]:
        """The rows of all claims wanted, in order, a packet at a time.

        Args:
            wanted: which claims.
            among: the rows of which it chooses (:mod:`storage.queries.ledger_words`); None: all.
            order: claims that have no such thing come last, whichever way round. "kind", "time" and
                "number" are those of the first event that a claim tells and that has one.
            descending: the other way round.
        """
        where = where_of(self._connection, wanted, among=among)
        way = "DESC" if descending else "ASC"
        keys = [f"{key} {way} NULLS LAST" for key in _KEYS[order]]
        sql = f"SELECT c.id FROM claim_index c {_DOCUMENT}{_ORIGIN if order == 'origin' else ''}"
        if order == "document" and not where.conditions:
            sql = "SELECT c.id FROM claim_index c"
        for packet in self._connection.packets(
            f"{sql} WHERE {where.sql} ORDER BY {', '.join([*keys, f'c.id {way}'])}", *where.values
        ):
            yield [row[0] for row in packet]

    def groups(
        self,
        key: GroupKey,
        wanted: ClaimFilter = ALL_CLAIMS,
        *,
        among: Collection[int] | None = None,
    ) -> list[ClaimGroup]:
        """The groups of the claims wanted, the largest first.

        A claim without an event has no group of events; one that tells several is in each.
        """
        if key == "event":
            return self._by_event(wanted, among)
        where = where_of(self._connection, wanted, among=among)
        source = f"FROM claim_index c {_DOCUMENT}"
        if key == "document":
            rows = self._connection.rows(
                f"SELECT c.id >> {SHIFT}, d.title, count(*) {source} WHERE {where.sql}"
                " GROUP BY 1 ORDER BY 3 DESC, 1",
                *where.values,
            )
            return [
                ClaimGroup(title, count, ClaimFilter(documents=(number,)))
                for number, title, count in rows
            ]
        rows = self._connection.rows(
            "SELECT t.id, CASE WHEN t.id IS NULL THEN w.id END, coalesce(t.name, w.words, ''),"
            f" count(*) {source}{_ORIGIN} WHERE {where.sql} GROUP BY 1, 2 ORDER BY 4 DESC, 3",
            *where.values,
        )
        return [
            ClaimGroup(words, count, _of_origin(name, term)) for name, term, words, count in rows
        ]

    def _by_event(self, wanted: ClaimFilter, among: Collection[int] | None) -> list[ClaimGroup]:
        rows = {row for packet in self.packets(wanted, among=among) for row in packet}
        found: dict[Frame, list[int]] = {}
        for frame, row in frames(self._connection):
            if row in rows:
                found.setdefault(frame, []).append(row)
        places = named(self._connection, {f.place for f in found if f.place is not None})
        one: dict[Frame, set[int]] = {}
        for frame, told in found.items():
            place = places[frame.place].id if frame.place in places else None
            one.setdefault(Frame(frame.type, place, frame.day), set()).update(told)
        groups = [
            ClaimGroup(
                places[frame.place].name if frame.place in places else "",
                len(told),
                rows=tuple(sorted(told)),
                frame=frame,
            )
            for frame, told in one.items()
        ]
        return sorted(groups, key=lambda group: (-group.count, group.rows))


def _of_origin(name: int | None, term: int | None) -> ClaimFilter:
    if name is not None:
        return ClaimFilter(origins=(name,))
    return ClaimFilter(origin_words=(term or 0,))
