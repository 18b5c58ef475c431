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

_DOCUMENT = f" JOIN document_index d ON d.document_id = c.id >> {SHIFT}"
# Half a million long names are slow to sort: each name is ranked once, and the ranks are sorted.
_RANKED = (
    "WITH called AS MATERIALIZED (SELECT m.id AS name, NULL AS term, t.folded AS key, t.kind,"
    " t.place FROM names m JOIN names t ON t.id = m.canonical_id"
    " UNION ALL SELECT NULL, id, words, '', '' FROM terms),"
    " ranked AS MATERIALIZED (SELECT name, term,"
    " dense_rank() OVER (ORDER BY key, kind, place) AS rank FROM called) "
)
_RANKS = (
    " LEFT JOIN ranked r ON r.name = c.origin_id"
    " LEFT JOIN ranked s ON c.origin_id IS NULL AND s.term = CAST(c.chain AS INTEGER)"
)


_KEYS: dict[SortKey, tuple[str, ...]] = {
    "document": (),
    "published": ("d.published", f"c.id >> {SHIFT}"),
    "origin": ("coalesce(r.rank, s.rank)",),
    "stance": ("c.stance",),
    "outlet": ("d.outlet",),
    "kind": ("c.type",),
    "time": ("c.moment",),
    "number": ("c.number",),
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
        limit: int = -1,
    ) -> Iterator[list[int]]:
        """The rows of all claims wanted, in order, a packet at a time.

        Args:
            wanted: which claims.
            among: the rows of which it chooses (:mod:`storage.queries.ledger_words`); None: all.
            order: claims that have no such thing come last, whichever way round. "kind", "time" and
                "number" are those of the first event that a claim tells and that has one.
            descending: the other way round.
            limit: how many at most, the first of them; less than 0: all.
        """
        where = where_of(self._connection, wanted, among=among)
        way = "DESC" if descending else "ASC"
        keys = [f"{key} {way} NULLS LAST" for key in _KEYS[order]]
        wish = f" WHERE {where.sql} ORDER BY {', '.join([*keys, f'c.id {way}'])} LIMIT ?"
        source = f"claim_index c{_DOCUMENT if 'd.' in wish else ''}"
        if order == "origin":
            sql = f"{_RANKED}SELECT c.id FROM {source}{_RANKS}{wish}"
        else:
            sql = f"SELECT c.id FROM {source}{wish}"
        for packet in self._connection.packets(sql, *where.values, limit):
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
        source = f"claim_index c{_DOCUMENT if 'd.' in where.sql else ''} WHERE {where.sql}"
        if key == "document":
            rows = self._connection.rows(
                "SELECT g.number, d.title, g.count FROM"
                f" (SELECT c.id >> {SHIFT} AS number, count(*) AS count FROM {source} GROUP BY 1) g"
                " JOIN document_index d ON d.document_id = g.number ORDER BY 3 DESC, 1",
                *where.values,
            )
            return [
                ClaimGroup(title, count, ClaimFilter(documents=(number,)))
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
            ClaimGroup(words, count, _of_origin(name, term)) for name, term, words, count in rows
        ]

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
                places[frame.place].name if frame.place in places else "",
                len(told),
                rows=tuple(told),
                frame=frame,
            )
            for frame, told in several.items()
        ]
        groups.sort(key=lambda group: (-group.count, group.rows))
        return [*groups, *([ClaimGroup("", len(alone), rows=tuple(alone))] if alone else [])]


def _of_origin(name: int | None, term: int | None) -> ClaimFilter:
    if name is not None:
        return ClaimFilter(origins=(name,))
    return ClaimFilter(origin_words=(term or 0,))
