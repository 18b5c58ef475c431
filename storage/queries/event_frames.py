"""What event it is that claims of several documents tell, as far as rows can say: its frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, get_args

from desktop.analysis.model import EventType
from storage import codes
from storage.connection import Connection
from storage.current_index import read_pairs
from storage.index_rows import document_of, first_row
from storage.intervals import DAY

_PLACE = codes.role_codes(["place"])


class Frame(NamedTuple):
    """A kind of event at a place on a day.

    ``place``: the number of a name; ``day``: since the year 1 began, where the event has one day.
    """

    type: str
    place: int | None
    day: int | None


def frames(connection: Connection, canonical: Mapping[int, int]) -> Iterator[tuple[Frame, int]]:
    """The frame of every event that a claim tells, with the row of that claim, by rows.

    ``canonical``: the name that the entity of each name goes by.
    """
    types = [codes.word("type", number) for number in range(len(get_args(EventType)) + 1)]
    for packet in connection.packets(
        "SELECT id, claim, type, earliest, latest, roles FROM event_index"
        " WHERE claim IS NOT NULL ORDER BY id"
    ):
        for event, claim, type_, earliest, latest, roles in packet:
            day = None
            if earliest is not None and latest is not None and latest - earliest < DAY:
                day = earliest // DAY
            place = _place(roles)
            frame = Frame(types[type_], None if place is None else canonical.get(place), day)
            yield frame, first_row(document_of(event)) + claim


def _place(roles: str) -> int | None:
    return next((name for name, held in read_pairs(roles) if held & _PLACE), None)
