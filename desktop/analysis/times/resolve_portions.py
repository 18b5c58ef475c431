"""Beginnings, middles and ends, halves and quarters of a longer time."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.analysis.times.context import Context, Resolved
from desktop.analysis.times.interval import Interval, add_months, days
from desktop.analysis.times.reasons import reason
from desktop.analysis.times.specs import Portion, Share

_LONGEST_MONTH, _SHORTEST_YEAR, _LONGEST_YEAR, _LONGEST_DECADE = 33, 350, 366, 3660
_THIRDS = {"start": 0, "middle": 1, "end": 2}
_MONTH_DAYS = range(28, 34)


def resolve_portion(spec: Portion, inner: Resolved, context: Context) -> Resolved:
    """The portion of a week, month, year or decade; a shorter time keeps its own bounds."""
    if inner.interval is None or not inner.interval.first or not inner.interval.last:
        return inner
    first, last = inner.interval.first.date(), inner.interval.last.date()
    why = reason("portion", portion=spec.portion, of=inner.reason)
    length = (last - first).days + 1
    calendar = context.calendar
    if length == 1:
        return Resolved(_day_portion(inner.interval, spec.portion), why)
    if length == 7:
        low, high = calendar["week_portions"][spec.portion]
        return Resolved(days(first + timedelta(low), first + timedelta(high)), why)
    if length in _MONTH_DAYS:
        low, high = calendar["month_portions"][spec.portion]
        end = min(first + timedelta(high - 1), last)
        return Resolved(days(first + timedelta(low - 1), end), why)
    if length > _LONGEST_DECADE or _LONGEST_MONTH < length < _SHORTEST_YEAR:
        return Resolved(_third(first, length, spec.portion), why)
    if length > _LONGEST_YEAR:
        low, high = calendar["decade_portions"][spec.portion]
        return Resolved(days(date(first.year + low, 1, 1), date(first.year + high, 12, 31)), why)
    low, high = calendar["year_portions"][spec.portion]
    return Resolved(_months(first, low - 1, high), why)


def _day_portion(interval: Interval, portion: str) -> Interval:
    """«نهاية اليوم» is its last minute; other portions of a day keep its bounds."""
    if portion != "end" or interval.hours or interval.last is None:
        return interval
    return Interval(interval.last, interval.last, hours=True)


def _third(first: date, length: int, portion: str) -> Interval:
    """A third of a season or a century, in days."""
    number = _THIRDS[portion]
    start, end = length * number // 3, length * (number + 1) // 3 - 1
    return days(first + timedelta(start), first + timedelta(end))


def _months(first: date, start: int, end: int) -> Interval:
    return days(add_months(first, start), add_months(first, end) - timedelta(days=1))


def resolve_share(spec: Share, inner: Resolved) -> Resolved:
    """Halves and quarters: of a year by months, of a shorter time by days."""
    if inner.interval is None or not inner.interval.first or not inner.interval.last:
        return inner
    first, last = inner.interval.first.date(), inner.interval.last.date()
    why = reason("share", number=spec.number, parts=spec.parts, of=inner.reason)
    if (last - first).days > 300:
        size = 12 // spec.parts
        return Resolved(_months(first, (spec.number - 1) * size, spec.number * size), why)
    size = ((last - first).days + 1) // spec.parts
    start = first + timedelta((spec.number - 1) * size)
    end = last if spec.number == spec.parts else start + timedelta(size - 1)
    return Resolved(days(start, end), why)
