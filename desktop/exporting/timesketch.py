"""Events as rows for Timesketch (https://timesketch.org/guides/user/import-from-json-csv/): CSV and
JSON Lines with ``message``, ``datetime`` and ``timestamp_desc``.

``datetime`` is the first moment that an event may be, or the last where only that is known;
``timestamp_desc`` says which, ``earliest`` and ``latest`` are both given. Articles tell local times
without a zone, Timesketch wants one: UTC is written, and ``time_zone`` says that nobody told it.
Events of which neither bound is known are not written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import IO

from desktop.exporting.content import Content
from desktop.exporting.csv_tables import write_csv
from desktop.exporting.event_rows import EventRow, event_rows
from desktop.exporting.event_words import event_title
from desktop.exporting.json_text import json_bytes
from desktop.exporting.moments import first_moment, last_moment
from desktop.exporting.tables import Cell
from desktop.look.translation import Words

_OWN = ("message", "datetime", "timestamp_desc", "time_zone")
_MORE = (
    "earliest", "latest", "edtf", "event", "polarity", "modality", "actor", "target", "place",
    "latitude", "longitude", "radius_km", "low", "high", "counted", "said_by", "outlet", "title",
    "published", "id", "document", "report",
)  # fmt: skip


def write_csv_rows(content: Content, file: IO[bytes]) -> None:
    """Without a byte order mark, which Timesketch takes for a letter of the first heading."""
    rows = (row.values() for row in _rows(content))
    write_csv(file, (*_OWN, *_MORE), rows, encoding="utf-8")


def write_json_lines(content: Content, file: IO[bytes]) -> None:
    """An event a line."""
    for row in _rows(content):
        file.write(json_bytes(row) + b"\n")


def _rows(content: Content) -> Iterator[dict[str, Cell]]:
    for row in event_rows(content):
        if row.earliest is not None or row.latest is not None:
            yield _row(row, content.words)


def _row(row: EventRow, words: Words) -> dict[str, Cell]:
    first = first_moment(row.earliest)
    moment = first or last_moment(row.latest)
    told = ": ".join(filter(None, ("; ".join(row.said_by), row.words)))
    at = row.point
    about: dict[str, Cell] = {
        "message": " — ".join(filter(None, (event_title(row, words), told))),
        "datetime": moment.replace(tzinfo=UTC).isoformat() if moment else None,
        "timestamp_desc": f"Event: {'earliest' if first else 'latest'} possible time",
        "time_zone": "not told",
    }
    place: dict[str, Cell] = {
        "latitude": round(at.lat, 6) if at else None,
        "longitude": round(at.lon, 6) if at else None,
        "radius_km": round(at.radius_km, 3) if at else None,
        "said_by": "; ".join(row.said_by),
    }
    return about | {name: place[name] if name in place else getattr(row, name) for name in _MORE}
