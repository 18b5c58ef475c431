"""When a time that was found means what a suite expects of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from desktop.analysis.model import Timex

_DAY = timedelta(days=1)


def moment(written: str) -> datetime:
    """An ISO date or date-time without its offset."""
    return datetime.fromisoformat(written).replace(tzinfo=None)


def bounds(time: Timex) -> tuple[datetime | None, datetime | None]:
    """The first and last moment of a time; a last day is given by its midnight."""
    return (
        moment(time.earliest) if time.earliest else None,
        moment(time.latest) if time.latest else None,
    )


def is_days(time: Timex, first: datetime, after: datetime) -> bool:
    """Whether a time is the days from ``first`` until before ``after``."""
    found = bounds(time)
    if None in found or time.kind == "instant":
        return False
    return (found[0], found[1]) == (first, after - _DAY)


def is_moment(time: Timex, at: datetime) -> bool:
    """Whether a time is that minute."""
    return bounds(time) == (at, at) and "T" in (time.earliest or "")


def is_stretch(time: Timex, first: datetime, lasts: Iterable[datetime]) -> bool:
    """Whether a time is told in hours, from ``first`` to one of ``lasts``."""
    found = bounds(time)
    return "T" in (time.earliest or "") and found[0] == first and found[1] in tuple(lasts)
