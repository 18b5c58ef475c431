"""Places that articles tell by another one («a village 15 km east of it»), with the events there.

Such a name stands for as many places as there are places that it is told by.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from storage import codes
from storage.connection import Connection
from storage.current_index import read_pairs
from storage.index_rows import SHIFT

_PLACE = codes.role_codes(["place"])
_AT_ONCE = 400
# The place of the other one: its own, or that of the name that it goes by.
_ROWS = (
    "SELECT l.document_id, l.name_id, n.canonical_id, t.kind, t.name,"
    " CASE a.place WHEN '' THEN b.place ELSE a.place END, l.distance_km, l.bearing"
    " FROM location_index l"
    " JOIN names n ON n.id = l.name_id JOIN names t ON t.id = n.canonical_id"
    " JOIN names a ON a.id = l.anchor_id JOIN names b ON b.id = a.canonical_id"
    " WHERE (l.document_id, l.name_id) > (?, ?) ORDER BY l.document_id, l.name_id LIMIT ?"
)
_EVENTS = (
    "SELECT e.id, e.type, e.earliest, e.latest, e.roles, c.origin_id FROM event_index e"
    f" LEFT JOIN claim_index c ON c.id = ((e.id >> {SHIFT}) << {SHIFT}) + e.claim"
    " WHERE e.id >= ? AND e.id < ?"
)


class Located(NamedTuple):
    """A name of the case, by its number and its words, and what it is told by: the gazetteer's id
    or the coordinates of the other place, how far from it and in which direction (degrees)."""

    number: int
    kind: str
    name: str
    place: str
    distance_km: float | None
    bearing: float | None


class Told(NamedTuple):
    """Events there by type, and the articles and origins that tell of them."""

    types: Counter[str]
    origins: set[int]


def located(connection: Connection, window: tuple[int, int] | None) -> dict[Located, Told]:
    """All such places that have events, and where the other place is known.

    ``window``: only events that may have happened between two minutes, both inclusive.
    """
    found: dict[Located, Told] = defaultdict(lambda: Told(Counter(), set()))
    for document, name, place in _rows(connection):
        first = document << SHIFT
        events = connection.rows(_EVENTS, first, first + (1 << SHIFT))
        for _, type_, earliest, latest, roles, origin in events:
            at = any(one == name and held & _PLACE for one, held in read_pairs(roles))
            if at and _may_be(earliest, latest, window):
                told = found[place]
                told.types[codes.word("type", type_)] += 1
                # Who is no entity is another origin in each article.
                told.origins.add(-1 - document if origin is None else origin)
    return dict(found)


def documents_of(connection: Connection, place: Located) -> list[int]:
    """The articles that tell a place so."""
    return [document for document, _, one in _rows(connection) if one == place]


def _rows(connection: Connection) -> Iterator[tuple[int, int, Located]]:
    """Document, number of the name there, and the place."""
    last = (-1, -1)
    while rows := connection.rows(_ROWS, *last, _AT_ONCE):
        for document, name, *place in rows:
            one = Located(*place)
            if one.place:
                yield document, name, one
        last = (rows[-1][0], rows[-1][1])


def _may_be(earliest: int | None, latest: int | None, window: tuple[int, int] | None) -> bool:
    if window is None:
        return True
    if earliest is None and latest is None:
        return False
    first, last = window
    return (earliest is None or earliest <= last) and (latest is None or latest >= first)
