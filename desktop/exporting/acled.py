"""Events in columns like those of ACLED (https://acleddata.com), for who works with its tables.

These are no data of ACLED, which codes events by hand from many reports: here each article's own
event is a row, and two articles on one event are two rows. Whom an attack killed are its fatalities
(:mod:`desktop.exporting.acled_happenings`). Only what is told as having happened is written.
``resources/acled_events.toml`` says which types become which. Columns that begin with ``rawi_``,
and the two with ``_low`` and ``_high``, are ours.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import IO

from desktop.exporting.acled_happenings import Happening, happenings
from desktop.exporting.content import Content
from desktop.exporting.csv_tables import write_csv
from desktop.exporting.event_rows import EventRow, event_rows
from desktop.exporting.moments import first_moment
from desktop.exporting.tables import Cell
from desktop.exporting.whereabouts import Whereabouts

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type",
    "actor1", "actor2", "location", "latitude", "longitude", "geo_precision", "source", "notes",
    "fatalities", "fatalities_low", "fatalities_high", "rawi_event", "rawi_modality",
    "rawi_earliest", "rawi_latest", "rawi_radius_km", "rawi_said_by", "rawi_article",
    "rawi_document", "rawi_report",
)  # fmt: skip
_HAPPENED = frozenset(("actual", "ongoing"))
_WEEK, _MONTH = 7, 31
_TOWN_KM, _PART_KM = 20.0, 60.0


def write_events(content: Content, file: IO[bytes]) -> None:
    """A row for each event of an article that is of a type of the table."""
    write_csv(file, COLUMNS, (row.values() for row in _rows(content)), encoding="utf-8-sig")


@cache
def _types() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("resources").joinpath("acled_events.toml").read_text("utf-8"))


def _rows(content: Content) -> Iterator[dict[str, Cell]]:
    types = {event: kinds["event_type"] for event, kinds in _types().items()}
    for _, article in groupby(event_rows(content), key=lambda row: row.number):
        happened = [r for r in article if r.polarity == "affirmed" and r.modality in _HAPPENED]
        for each in happenings(happened, types):
            yield _row(_filled(each), each.dead, _types()[each.row.event])


def _filled(each: Happening) -> EventRow:
    """The first telling of an event, with what only a later one tells: when, where and who."""
    row = each.row
    for other in each.told:
        if row.earliest is None and row.latest is None:
            row = replace(row, earliest=other.earliest, latest=other.latest)
        if not row.place:
            row = replace(row, place=other.place, place_id=other.place_id, where=other.where)
        row = replace(row, actor=row.actor or other.actor, target=row.target or other.target)
    if each.dead is not None and not row.target:
        row = replace(row, target=each.dead.target)
    return row


def _row(row: EventRow, dead: EventRow | None, types: Mapping[str, str]) -> dict[str, Cell]:
    day, precision = day_and_precision(row.earliest, row.latest)
    at = row.point
    who = "; ".join(row.said_by)
    cells: tuple[Cell, ...] = (
        row.id, day.isoformat() if day else None, day.year if day else None, precision,
        types["event_type"], types["sub_event_type"], row.actor or row.partner, row.target,
        row.place, round(at.lat, 6) if at else None, round(at.lon, 6) if at else None,
        geo_precision(row.where), row.outlet, f"{who}: {row.words}" if who else row.words,
        dead.low if dead else None, dead.low if dead else None, dead.high if dead else None,
        row.event, row.modality, row.earliest, row.latest,
        round(at.radius_km, 3) if at else None, who, row.title, row.document, row.report,
    )  # fmt: skip
    return dict(zip(COLUMNS, cells, strict=True))


def day_and_precision(
    earliest: str | None, latest: str | None
) -> tuple[date | None, int | None]:  # fmt: skip
    """The day that stands for a time, its middle, and how precise it is: 1 the day, 2 within a
    week, 3 within a month. What is longer or open has no day: the codebook has no code for it."""
    first, last = first_moment(earliest), first_moment(latest)
    if first is None or last is None:
        return None, None
    days = (last.date() - first.date()).days + 1
    if not 1 <= days <= _MONTH:
        return None, None
    middle = first.date() + timedelta(days=(days - 1) // 2)
    return middle, 1 if days == 1 else 2 if days <= _WEEK else 3


def geo_precision(where: Whereabouts | None) -> int | None:
    """1 a town, 2 near one or a part of a region, 3 a region."""
    if where is None:
        return None
    if where.relation is None and where.at.radius_km <= _TOWN_KM:
        return 1
    return 2 if where.at.radius_km <= _PART_KM else 3
