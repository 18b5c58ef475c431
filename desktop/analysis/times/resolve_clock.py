"""Times of day and parts of the day on the day that they belong to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.analysis.times.context import Context, Resolved
from desktop.analysis.times.interval import Interval, hours_of, moment, whole_day
from desktop.analysis.times.reasons import reason
from desktop.analysis.times.specs import Clock, DayPart

_HALF_DAY = timedelta(hours=12)
_BEFORE_NOON = frozenset(("night", "after_midnight", "dawn", "morning", "am", "midnight"))
# An hour named in the night is one after midnight when it is early: «الثانية ليلاً».
_EARLY = 5


def unsaid_day(context: Context) -> Resolved | None:
    """The day of a time that names none: the one the paragraph named last, else publication's."""
    if context.day_before is not None:
        named = reason("day_from_text", from_=context.day_before)
        return Resolved(whole_day(context.day_before), named)
    if context.anchor is not None:
        return Resolved(whole_day(context.anchor), reason("day_unsaid", from_=context.anchor))
    return None


def resolve_day_part(spec: DayPart, inner: Resolved, context: Context) -> Resolved:
    why = reason("day_part", part=spec.part, of=inner.reason)
    if spec.portion is not None:
        why = reason("portion", portion=spec.portion, of=why)
    if inner.interval is None or inner.interval.day is None:
        return replace(inner, reason=why if inner.interval else inner.reason)
    first, last = context.calendar["day_parts"][spec.part]
    return Resolved(_portion(hours_of(inner.interval.day, first, last), spec.portion), why)


def _portion(hours: Interval, portion: str | None) -> Interval:
    """The first or second half of the hours («في وقت مبكر من», «في وقت متأخر من»)."""
    if portion not in ("start", "end") or not hours.first or not hours.last:
        return hours
    half = hours.first + (hours.last + timedelta(minutes=1) - hours.first) / 2
    half = half.replace(second=0, microsecond=0)
    if portion == "start":
        return Interval(hours.first, half, hours=True)
    return Interval(half, hours.last, hours=True)


def clock_words(spec: Clock, calendar: dict[str, Any]) -> str:
    """The time of day as a reason shows it: 05.30."""
    at = _time(spec, calendar)
    return f"{at // 60 % 24:02}.{at % 60:02}" + (f".{spec.second:02}" if spec.second else "")


def resolve_clock(spec: Clock, inner: Resolved | None, context: Context) -> Resolved:
    """The moment on the day ``inner``; None where no day is known."""
    told = clock_words(spec, context.calendar)
    if inner is None:
        return Resolved(None, reason("clock_without_day", time=told), spec.zone)
    key = "clock_zoned" if spec.zone else "clock"
    why = reason(key, time=told, zone=spec.zone, of=inner.reason)
    if inner.interval is None or inner.interval.day is None:
        return replace(inner, zone=spec.zone)
    at = _on(inner.interval.day, spec, context.calendar)
    at = _ahead(at, spec, context)
    return Resolved(moment(_in_own_zone(at, spec.zone, context)), why, spec.zone)


def _time(spec: Clock, calendar: dict[str, Any]) -> int:
    return (_day_hour(spec, calendar) * 60 + spec.minute) % (24 * 60)


def _on(day: date, spec: Clock, calendar: dict[str, Any]) -> datetime:
    hour = _day_hour(spec, calendar)
    minutes = hour * 60 + spec.minute
    start = datetime.combine(day, time.min)
    # «الثانية عشرة إلا ربعاً ليلاً» is before the midnight that «الثانية عشرة ليلاً» names.
    if minutes < 0:
        minutes += 24 * 60
    return start + timedelta(minutes=minutes, seconds=spec.second)


def _ahead(at: datetime, spec: Clock, context: Context) -> datetime:
    """A note written at half past four that says «الساعة 3» means the next three o'clock."""
    now = context.start
    if spec.part == "midnight" and spec.of is None and context.future and now is not None:
        return at if at >= now else at + 2 * _HALF_DAY
    open_hour = spec.part is None and spec.zone is None and 0 < spec.hour <= 12
    if not (open_hour and context.alone and context.moment is not None and spec.of is None):
        return at
    return at + _HALF_DAY if now is not None and at < now <= at + _HALF_DAY else at


def _in_own_zone(at: datetime, zone: str | None, context: Context) -> datetime:
    """In the zone of publication, where both zones are known."""
    offset = context.moment.tzinfo if context.moment is not None else None
    named = _zone(zone)
    if offset is None or named is None:
        return at
    return at.replace(tzinfo=named).astimezone(offset).replace(tzinfo=None)


def _zone(name: str | None) -> tzinfo | None:
    if name == "UTC":
        return UTC
    if name is None or "/" not in name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        # A system without the table of zones: the hour stays as printed.
        return None


def _day_hour(spec: Clock, calendar: dict[str, Any]) -> int:
    """The hour of twenty-four: «الخامسة مساءً» is 17."""
    if spec.part in calendar["hours"]["after_noon"] and spec.hour < 12:
        if spec.part == "noon" and spec.hour > 9:
            return spec.hour
        late = spec.part == "night" and spec.hour < _EARLY
        return spec.hour if late else spec.hour + 12
    if spec.hour == 12 and spec.part in _BEFORE_NOON:
        return 0
    return spec.hour
