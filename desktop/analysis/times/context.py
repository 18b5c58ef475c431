"""What a time expression is resolved against: the publication, and what the text said before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop.analysis.times.interval import Interval
from desktop.analysis.times.reasons import Reason


@dataclass(frozen=True)
class Context:
    """``anchor`` is the day of publication or None; ``moment`` its time of day too, where it is
    known: then what is counted from it is counted to the minute. ``future``: words before the
    expression look ahead («سيعقد», «من المقرر»). ``alone``: the text is nothing but the expression,
    like a note or an invitation. ``day_before``: the last single day named in the paragraph.
    ``told``: the first day of the time that the text named last, ``told_day`` the last single day.
    ``compared``: the time that «مقابل … قبل شهر» counts from. ``calendar``: ``calendar.toml``."""

    anchor: date | None
    calendar: dict[str, Any]
    moment: datetime | None = None
    future: bool = False
    alone: bool = False
    day_before: date | None = None
    told: date | None = None
    told_day: date | None = None
    compared: date | None = None

    @property
    def start(self) -> datetime | None:
        """The moment of publication without its offset, or the beginning of its day."""
        if self.moment is not None:
            return self.moment.replace(tzinfo=None)
        return datetime.combine(self.anchor, datetime.min.time()) if self.anchor else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """``interval`` None: the time stays open, and the reason says why."""

    interval: Interval | None
    reason: Reason
    zone: str | None = None


class Unanchored(Exception):
    """The expression needs a date of publication and there is none."""


def anchor_of(context: Context) -> date:
    """The day of publication. Raises Unanchored when it is not known."""
    if context.anchor is None:
        raise Unanchored
    return context.anchor
