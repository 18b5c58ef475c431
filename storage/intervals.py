"""Intervals of time in the index: minutes since the year 1, and how those of a window are found.

Of intervals no longer than a day, those that touch a window begin in it or the day before. So each
has a class by its length, eight times longer from one class to the next, and a query looks into
each class as far back as its intervals reach.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

DAY = 24 * 60
_LENGTHS = (DAY, 8 * DAY, 64 * DAY, 512 * DAY, 4096 * DAY)
_LONG, _OPEN_END, _OPEN_START, UNDATED = 5, 6, 7, 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the index by time: intervals of the class ``reach`` whose moment is ``first`` to
    ``last``, both inclusive; of those before ``sure``, only what ends at the window's start or
    later touches it."""

    reach: int
    first: int
    last: int
    sure: int

    @property
    def is_open_before(self) -> bool:
        """Whether its intervals have no beginning: they stand by their end."""
        return self.reach == _OPEN_START

    def cut(self, first: int, last: int) -> Stretch:
        """The part of it from one moment to another."""
        return replace(self, first=first, last=last)


def minutes(iso: str | None, *, last: bool) -> int | None:
    """A moment of an analysis (ISO 8601 day or minute, as it stands) in minutes since the year 1.

    ``last``: a day means its last minute, not its first. None where open or not on this calendar.
    """
    if iso is None:
        return None
    try:
        if len(iso) <= len("2017-11-12"):
            moment = datetime.combine(date.fromisoformat(iso), time())
            moment += timedelta(minutes=DAY - 1 if last else 0)
        else:
            moment = datetime.fromisoformat(iso).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return (moment.toordinal() - 1) * DAY + moment.hour * 60 + moment.minute


def day_of(iso: str | None) -> int | None:
    """The day of a moment, in days since the year 1 began."""
    minute = minutes(iso, last=False)
    return None if minute is None else minute // DAY


def reach_of(earliest: int | None, latest: int | None) -> int:
    """The class of an interval; None is open."""
    if earliest is None:
        return UNDATED if latest is None else _OPEN_START
    if latest is None:
        return _OPEN_END
    length = latest - earliest
    classes = (reach for reach, most in enumerate(_LENGTHS) if 0 <= length < most)
    return next(classes, _LONG)


def moment_of(earliest: int | None, latest: int | None) -> int:
    """The minute by which an interval is indexed: its beginning, or its end where that is open."""
    return earliest if earliest is not None else latest or 0


def stretches(start: int, end: int) -> list[Stretch]:
    """Where to look for the intervals that touch a window (minutes, both inclusive)."""
    bounded = [Stretch(reach, start - most + 1, end, start) for reach, most in enumerate(_LENGTHS)]
    least, most = min(0, start), max(end, 9999 * 366 * DAY)
    return [
        *bounded,
        Stretch(_LONG, least, end, end + 1),
        Stretch(_OPEN_END, least, end, least),
        Stretch(_OPEN_START, start, most, start),
    ]
