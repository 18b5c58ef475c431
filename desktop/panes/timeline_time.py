"""Time as whole minutes on one line: intervals of the engine's ISO 8601 times, and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop.analysis.model import Timex

HOUR = 60
DAY = 24 * HOUR
YEAR = 365.2425 * DAY
FIRST_MINUTE = 0
LAST_MINUTE = (date.max.toordinal() - 1) * DAY
"""The last minute that a tick may name: the calendar of Python ends with the year 9999."""


@dataclass(frozen=True, slots=True)
class Interval:
    """When something happened at the earliest and at the latest.

    ``start``/``end`` are minutes since the first of January of the year 1, end exclusive. With
    ``open_start`` (or ``open_end``) the true bound is unknown and lies beyond the one given.
    """

    start: int
    end: int
    open_start: bool = False
    open_end: bool = False


def interval_of(time: Timex | None) -> Interval | None:
    """The interval of a time expression; None where neither bound is known.

    Both bounds are inclusive in the model: a date covers its whole day, a minute itself.
    """
    if time is None or not (time.earliest or time.latest):
        return None
    first = time.earliest or time.latest or ""
    last = time.latest or time.earliest or ""
    start, end = first_minute(first), end_minute(last)
    return Interval(start, max(end, start + 1), not time.earliest, not time.latest)


def interval_between(earliest: int | None, latest: int | None) -> Interval | None:
    """The interval of two minutes of the case's index, both inclusive, None where open.

    What is open on one side keeps the day, or the minute, that its other bound names.
    """
    if earliest is None and latest is None:
        return None
    if earliest is None:
        assert latest is not None
        whole_day = latest % DAY == DAY - 1
        return Interval(latest - (DAY - 1 if whole_day else 0), latest + 1, open_start=True)
    if latest is None:
        return Interval(earliest, earliest + (1 if earliest % DAY else DAY), open_end=True)
    return Interval(earliest, max(latest, earliest) + 1)


def first_minute(iso: str) -> int:
    """The first minute of an ISO 8601 day or minute."""
    moment = datetime.fromisoformat(iso)
    return (moment.toordinal() - 1) * DAY + moment.hour * HOUR + moment.minute


def end_minute(iso: str) -> int:
    """The minute after the last one of an ISO 8601 day or minute."""
    return first_minute(iso) + (1 if "T" in iso else DAY)


def moment(minute: float) -> datetime:
    """The calendar's name of a minute, held within the years 1 and 9999."""
    whole = int(min(max(minute, FIRST_MINUTE), LAST_MINUTE))
    return datetime.min + timedelta(minutes=whole)  # noqa: DTZ901 - article times have no zone


def minute_of(when: datetime) -> int:
    return (when.toordinal() - 1) * DAY + when.hour * HOUR + when.minute
