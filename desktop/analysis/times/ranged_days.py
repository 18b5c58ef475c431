"""A range inside a day, week or month named before it: «غداً من الثامنة إلى العاشرة», «الأسبوع
المقبل بين الأربعاء والجمعة», «تموز بين 15 و19»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.dates import read_date, read_day
from desktop.analysis.times.days import read_day_part
from desktop.analysis.times.ranges import PointReader, read_hours, read_range
from desktop.analysis.times.specs import (
    CalendarUnit,
    Clock,
    Date,
    DayPart,
    Parsed,
    Range,
    Spec,
    Weekday,
)
from desktop.analysis.times.units import read_unit
from desktop.analysis.times.words import Cursor


def read_ranged_day(cursor: Cursor, index: int, read_point: PointReader) -> Parsed | None:
    """The day, week or month at a token with the range after it."""
    named = read_day_part(cursor, index) or read_unit(cursor, index) or read_date(cursor, index)
    if named is None:
        return None
    spec, end = named
    at = end + 1 if cursor.fold(end) in ("،", ",") else end
    opening = cursor.first(at, "from", "between")
    if isinstance(spec, CalendarUnit):
        return _weekdays(cursor, spec, at, read_point) if opening else None
    if isinstance(spec, Date) and spec.day is None:
        return _days(cursor, spec, at) if opening else None
    inner = read_range(cursor, at, read_point)
    if inner is None and opening is not None:
        between = opening.value.kind == "between"
        inner = read_hours(cursor, opening.end, opened=True, between=between)
    return _in_day(spec, inner) if inner is not None else None


def _in_day(day: Spec, inner: Parsed) -> Parsed | None:
    span, end = inner
    of = day.of if isinstance(day, DayPart) else day
    if not isinstance(span, Range) or of is None:
        return None
    first, last = span.first, span.last
    if not isinstance(first, Clock) or not isinstance(last, Clock) or last.of is not None:
        return None
    return Range(replace(first, of=of), replace(last, of=of)), end


def _weekdays(
    cursor: Cursor, week: CalendarUnit, index: int, read_point: PointReader
) -> Parsed | None:
    inner = read_range(cursor, index, read_point) if week.unit == "week" else None
    if inner is None or not isinstance(inner[0], Range):
        return None
    first, last = inner[0].first, inner[0].last
    if not isinstance(first, Weekday) or not isinstance(last, Weekday):
        return None
    return Range(replace(first, week=week.shift), replace(last, week=week.shift)), inner[1]


def _days(cursor: Cursor, month: Date, index: int) -> Parsed | None:
    opening = cursor.first(index, "from", "between")
    assert opening is not None
    first, at = read_day(cursor, opening.end)
    joint = cursor.first(at, "to")
    if joint is not None:
        at = joint.end
    elif cursor.fold(at) in ("و", "-", "–"):
        at += 1
    elif not cursor.fold(at).startswith("و"):
        return None
    last, end = read_day(cursor, at)
    if first is None or last is None or first >= last:
        return None
    return Range(replace(month, day=first), replace(month, day=last)), end
