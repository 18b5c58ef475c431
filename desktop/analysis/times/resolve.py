"""From what an expression says to the interval that it means, with the reason."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from desktop.analysis.times.context import Context, Resolved, Unanchored
from desktop.analysis.times.hijri import hijri_year
from desktop.analysis.times.interval import (
    Interval,
    add_months,
    days,
    hours_of,
    moment,
    month_of,
    week_of,
    whole_day,
    years,
)
from desktop.analysis.times.reasons import reason
from desktop.analysis.times.resolve_dates import resolve_date, resolve_day_of_month, year_by_weekday
from desktop.analysis.times.resolve_portions import resolve_portion, resolve_share
from desktop.analysis.times.specs import (
    CalendarUnit,
    Clock,
    Date,
    DayOffset,
    DayOfMonth,
    DayPart,
    Distance,
    Duration,
    Portion,
    Range,
    Recurring,
    Season,
    Share,
    Since,
    Spec,
    Together,
    Weekday,
    Window,
    Years,
)

_SMALL = frozenset(("second", "minute", "hour", "moment"))
_DAYS_OF = {"day": 1, "night": 1, "week": 7}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def resolve(spec: Spec, context: Context) -> Resolved:
    """The interval of an expression. Without a publication date what hangs on it stays open, and so
    does a date that leaves the calendar."""
    try:
        return _RESOLVERS[type(spec)](spec, context)
    except Unanchored:
        return Resolved(None, reason("no_publication_date"))
    except (ValueError, OverflowError):
        return Resolved(None, reason("impossible_date"))


def _anchor(context: Context) -> date:
    if context.anchor is None:
        raise Unanchored
    return context.anchor


def _inner(spec: Spec, context: Context) -> Resolved:
    return _RESOLVERS[type(spec)](spec, context)


def _offset(spec: DayOffset, context: Context) -> Resolved:
    anchor = _anchor(context)
    key = "same_day" if spec.days == 0 else "days_before" if spec.days < 0 else "days_after"
    why = reason(key, n=abs(spec.days) or None, from_=anchor)
    return Resolved(whole_day(anchor + timedelta(days=spec.days)), why)


def _weekday(spec: Weekday, context: Context) -> Resolved:
    anchor = _anchor(context)
    if spec.week is not None:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=spec.week)
        why = reason("weekday_of_week", weekday=spec.day, from_=anchor)
        return Resolved(whole_day(monday + timedelta(days=spec.day)), why)
    back = (anchor.weekday() - spec.day) % 7
    if spec.shift == 1 or (spec.shift is None and context.future):
        ahead = timedelta(days=7 - back if spec.shift == 1 else (7 - back) % 7)
        why = reason("next_weekday", weekday=spec.day, from_=anchor)
        return Resolved(whole_day(anchor + ahead), why)
    if spec.shift == -1:
        why = reason("last_weekday", weekday=spec.day, from_=anchor)
        return Resolved(whole_day(anchor - timedelta(days=back or 7)), why)
    why = reason("recent_weekday", weekday=spec.day, from_=anchor)
    return Resolved(whole_day(anchor - timedelta(days=back)), why)


def _years(spec: Years, context: Context) -> Resolved:  # noqa: ARG001
    if spec.calendar == "hijri":
        return Resolved(hijri_year(spec.first), reason("hijri", printed=spec.first))
    return Resolved(years(spec.first, spec.last), reason("year"))


def _unit(spec: CalendarUnit, context: Context) -> Resolved:
    anchor = _anchor(context)
    why = reason("calendar_unit", unit=spec.unit, shift=spec.shift, from_=anchor)
    return Resolved(_unit_interval(spec.unit, spec.shift, anchor), why)


def _unit_interval(unit: str, shift: int, anchor: date) -> Interval:
    if unit in _DAYS_OF:
        moved = anchor + timedelta(days=_DAYS_OF[unit] * shift)
        return week_of(moved) if unit == "week" else whole_day(moved)
    if unit == "month":
        month = add_months(anchor, shift)
        return month_of(month.year, month.month)
    if unit == "quarter":
        start = add_months(date(anchor.year, 3 * ((anchor.month - 1) // 3) + 1, 1), 3 * shift)
        return days(start, add_months(start, 3) - timedelta(days=1))
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    first = anchor.year // size * size + shift * size
    return years(first, first + size - 1)


def _moved(anchor: date, unit: str, amount: float) -> date:
    """The day so many units from another; parts of a day round away from it."""
    if unit in _SMALL:
        per_day = {"hour": 24, "minute": 1440}.get(unit, 86400)
        whole = math.ceil(abs(amount) / per_day)
        return anchor + timedelta(days=whole if amount > 0 else -whole)
    if unit in _DAYS_OF:
        return anchor + timedelta(days=round(amount * _DAYS_OF[unit]))
    return add_months(anchor, round(amount * _MONTHS_OF[unit]))


def _window(spec: Window, context: Context) -> Resolved:
    anchor = _anchor(context)
    other = _moved(anchor, spec.unit, spec.direction * spec.amount)
    number: str | None = f"{spec.amount:g}"
    key = "window_before" if spec.direction < 0 else "window_after"
    first, last = sorted((anchor, other))
    interval = days(first, last)
    if spec.vague:
        # «الأيام الماضية» does not say how many.
        past = spec.direction < 0
        interval = Interval(None if past else interval.first, interval.last if past else None)
        key, number = ("recently", None) if past else ("soon", None)
    return Resolved(interval, reason(key, n=number, unit=spec.unit, from_=anchor))


def _distance(spec: Distance, context: Context) -> Resolved:
    unsure = spec.direction > 0 and spec.anchored is None and not context.future
    if spec.anchored is False or unsure:
        return Resolved(None, reason("counted_from_event"))
    compared = context.compared if spec.direction < 0 else None
    anchor = compared or _anchor(context)
    number = f"{spec.low:g}" if spec.low == spec.high else f"{spec.low:g}–{spec.high:g}"
    key = "before_compared" if compared else "before" if spec.direction < 0 else "after"
    why = reason(key, n=number, unit=spec.unit, from_=anchor)
    near = _moved(anchor, spec.unit, spec.direction * spec.low)
    far = _moved(anchor, spec.unit, spec.direction * spec.high)
    if spec.unit in _SMALL:
        near = anchor
    first, last = sorted((near, far))
    exact = spec.low == spec.high and spec.low == int(spec.low)
    if exact and spec.unit in ("week", "month", "year"):
        return Resolved(_unit_interval(spec.unit, 0, first), why)
    return Resolved(days(first, last), why)


def _season(spec: Season, context: Context) -> Resolved:
    month = int(context.calendar["seasons"][str(spec.season)])
    why = reason("season", season=spec.season)
    if spec.year is not None:
        return Resolved(_season_of(spec.year, month), why)
    anchor = _anchor(context)
    found = [_season_of(anchor.year + n, month) for n in (-2, -1, 0, 1, 2)]
    if spec.shift == -1:
        found = [i for i in found if i.last and i.last.date() < anchor]
        return Resolved(found[-1], why)
    if spec.shift == 1:
        return Resolved(next(i for i in found if i.first and i.first.date() > anchor), why)
    return Resolved(_season_of(anchor.year, month), why)


def _season_of(year: int, month: int) -> Interval:
    start = date(year, month, 1)
    return days(start, add_months(start, 3) - timedelta(days=1))


def _day_part(spec: DayPart, context: Context) -> Resolved:
    inner = _inner(spec.of, context)
    why = reason("day_part", part=spec.part, of=inner.reason)
    if inner.interval is None or inner.interval.day is None:
        return replace(inner, reason=why if inner.interval else inner.reason)
    first, last = context.calendar["day_parts"][spec.part]
    return Resolved(hours_of(inner.interval.day, first, last), why)


def _clock(spec: Clock, context: Context) -> Resolved:
    hour, minute = _day_hour(spec, context.calendar), spec.minute
    told = f"{hour:02}.{minute:02}"
    if spec.of is not None:
        inner = _inner(spec.of, context)
    elif context.day_before is not None:
        named = reason("day_from_text", from_=context.day_before)
        inner = Resolved(whole_day(context.day_before), named)
    elif context.anchor is not None:
        named = reason("day_unsaid", from_=context.anchor)
        inner = Resolved(whole_day(context.anchor), named)
    else:
        return Resolved(None, reason("clock_without_day", time=told), spec.zone)
    key = "clock_zoned" if spec.zone else "clock"
    why = reason(key, time=told, zone=spec.zone, of=inner.reason)
    if inner.interval is None or inner.interval.day is None:
        return replace(inner, zone=spec.zone)
    extra = timedelta(days=1) if hour == 24 else timedelta()
    day = inner.interval.day + extra
    return Resolved(moment(day, hour % 24, minute), why, spec.zone)


def _day_hour(spec: Clock, calendar: dict[str, Any]) -> int:
    """The hour of twenty-four: «الخامسة مساءً» is 17."""
    if spec.part in calendar["hours"]["after_noon"] and spec.hour < 12:
        late = spec.part == "night" and spec.hour < 5
        return spec.hour if late else spec.hour + 12
    if spec.hour == 12 and spec.part in ("night", "after_midnight", "dawn", "am"):
        return 0
    return spec.hour


def _together(spec: Together, context: Context) -> Resolved:
    """The name that says most decides: a date with its year, then a deictic word, then a date."""
    best = min(spec.parts, key=_vagueness)
    weekday = next((part for part in spec.parts if isinstance(part, Weekday)), None)
    if weekday is not None and isinstance(best, Date) and context.anchor is not None:
        best = year_by_weekday(best, weekday.day, context.anchor)
    found = _inner(best, context)
    interval = found.interval
    if weekday is None or interval is None or not interval.first or interval.day is not None:
        return found
    # «الثلاثاء 26/11/1436»: the weekday settles the doubt of a Hijri date.
    for ahead in range(3):
        day = interval.first.date() + timedelta(days=ahead)
        if day.weekday() == weekday.day:
            return replace(found, interval=whole_day(day))
    return found


def _vagueness(spec: Spec) -> int:
    if isinstance(spec, Date):
        return 2 if spec.year is None else 1 if spec.calendar == "hijri" else 0
    return {DayPart: 1, DayOffset: 1, DayOfMonth: 2, Clock: 1}.get(type(spec), 3)


def _range(spec: Range, context: Context) -> Resolved:
    first, last = _inner(spec.first, context), _inner(spec.last, context)
    if first.interval is None or last.interval is None:
        return first if first.interval is None else last
    start, end = first.interval.first, last.interval.last
    why = reason("range", first=first.reason, last=last.reason)
    if start and end and start > end:
        start = _earlier(spec.first, start)
    if start and end and start > end:
        return Resolved(None, reason("impossible_date"))
    hours = first.interval.hours or last.interval.hours
    return Resolved(Interval(start, end, hours), why, last.zone)


def _earlier(spec: Spec, start: datetime) -> datetime:
    """The first end of a range one week or year back, when it came out after the last."""
    inner = spec.of if isinstance(spec, DayPart) else spec
    if isinstance(inner, Weekday):
        return start - timedelta(days=7)
    if isinstance(inner, Date) and inner.year is None and (start.month, start.day) != (2, 29):
        return start.replace(year=start.year - 1)
    return start


def _since(spec: Since, context: Context) -> Resolved:
    inner = _inner(spec.of, context)
    anchor = context.anchor
    if inner.interval is None or inner.interval.first is None:
        return inner
    why = reason("since", from_=anchor or "unknown", of=inner.reason)
    if anchor is None:
        return Resolved(Interval(inner.interval.first, None, inner.interval.hours), why)
    end = whole_day(anchor).last
    if end is not None and inner.interval.first > end:
        return inner
    return Resolved(Interval(inner.interval.first, end, inner.interval.hours), why)


def _duration(spec: Duration, context: Context) -> Resolved:  # noqa: ARG001
    return Resolved(None, reason("duration", iso=spec.iso))


def _recurring(spec: Recurring, context: Context) -> Resolved:  # noqa: ARG001
    return Resolved(None, reason("recurring", iso=spec.iso))


def _portion(spec: Portion, context: Context) -> Resolved:
    return resolve_portion(spec, _inner(spec.of, context), context)


def _share(spec: Share, context: Context) -> Resolved:
    return resolve_share(spec, _inner(spec.of, context))


def _day_of_month(spec: DayOfMonth, context: Context) -> Resolved:
    return resolve_day_of_month(spec, _anchor(context))


_RESOLVERS: dict[type, Callable[[Any, Context], Resolved]] = {
    DayOffset: _offset,
    Weekday: _weekday,
    Date: resolve_date,
    DayOfMonth: _day_of_month,
    Years: _years,
    CalendarUnit: _unit,
    Window: _window,
    Distance: _distance,
    Season: _season,
    Portion: _portion,
    Share: _share,
    DayPart: _day_part,
    Clock: _clock,
    Together: _together,
    Range: _range,
    Since: _since,
    Duration: _duration,
    Recurring: _recurring,
}
