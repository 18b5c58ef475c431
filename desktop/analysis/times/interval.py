"""Intervals of days or minutes, printed as ISO 8601 and EDTF."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.analysis.model import TimeKind

_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Interval:
    """``first``/``last`` are inclusive; None where open. ``hours``: the minutes matter."""

    first: datetime | None
    last: datetime | None
    hours: bool = False

    @property
    def earliest(self) -> str | None:
        return self._iso(self.first)

    @property
    def latest(self) -> str | None:
        return self._iso(self.last)

    @property
    def edtf(self) -> str | None:
        """The days as Extended Date/Time Format: a day, or first/last with ``..`` for open."""
        if self.first is None and self.last is None:
            return None
        if self.day is not None:
            return self.day.isoformat()
        first = self.first.date().isoformat() if self.first else ".."
        last = self.last.date().isoformat() if self.last else ".."
        return f"{first}/{last}"

    @property
    def day(self) -> date | None:
        """The only day of the interval, or None."""
        if self.first and self.last and self.first.date() == self.last.date():
            return self.first.date()
        return None

    @property
    def kind(self) -> TimeKind:
        if self.day is None:
            return "period"
        return "instant" if self.hours else "date"

    def _iso(self, moment: datetime | None) -> str | None:
        if moment is None:
            return None
        if not self.hours:
            return moment.date().isoformat()
        return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def days(first: date, last: date) -> Interval:
    """The whole days from ``first`` to ``last``."""
    return Interval(datetime.combine(first, time.min), datetime.combine(last, _LAST_MINUTE))


def whole_day(day: date) -> Interval:
    return days(day, day)


def month_of(year: int, month: int) -> Interval:
    return days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def years(first: int, last: int) -> Interval:
    return days(date(first, 1, 1), date(last, 12, 31))


def hours_of(day: date, first: str, last: str) -> Interval:
    """The hours ``first`` to ``last`` (HH:MM) of a day."""
    return Interval(
        datetime.combine(day, time.fromisoformat(first)),
        datetime.combine(day, time.fromisoformat(last)),
        hours=True,
    )


def moment(at: datetime) -> Interval:
    """One moment, to the minute or second."""
    return Interval(at, at, hours=True)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date) -> Interval:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return days(monday, monday + timedelta(days=6))
