"""From what an expression says to the interval that it means, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeGuard

from desktop.analysis.times.context import Context, Resolved, Unanchored, anchor_of
from desktop.analysis.times.interval import Interval, whole_day
from desktop.analysis.times.reasons import reason
from desktop.analysis.times.resolve_amounts import resolve_distance, resolve_window
from desktop.analysis.times.resolve_clock import (
    clock_words,
    resolve_clock,
    resolve_day_part,
    unsaid_day,
)
from desktop.analysis.times.resolve_dates import (
    month_by_weekday,
    resolve_date,
    resolve_day_of_month,
    year_by_weekday,
)
from desktop.analysis.times.resolve_portions import resolve_portion, resolve_share
from desktop.analysis.times.resolve_positions import (
    resolve_bound,
    resolve_movable,
    resolve_nth,
    resolve_stretch,
    resolve_week_of,
)
from desktop.analysis.times.resolve_units import (
    resolve_now,
    resolve_offset,
    resolve_remainder,
    resolve_season,
    resolve_unit,
    resolve_weekday,
    resolve_years,
)
from desktop.analysis.times.specs import (
    Bound,
    CalendarUnit,
    Clock,
    Date,
    DayOffset,
    DayOfMonth,
    DayPart,
    Distance,
    Duration,
    Movable,
    Now,
    Nth,
    Portion,
    Range,
    Recurring,
    Remainder,
    Season,
    Share,
    Since,
    Spec,
    Stretch,
    Together,
    Told,
    Weekday,
    WeekOf,
    Window,
    Years,
)
from desktop.analysis.times.told_days import resolve_told

_WEEKS_OF_MONTH = 5


def resolve(spec: Spec, context: Context) -> Resolved:
    """The interval of an expression. Without a publication date what hangs on it stays open, and so
    does a date that leaves the calendar."""
    try:
        return _RESOLVERS[type(spec)](spec, context)
    except Unanchored:
        return Resolved(None, reason("no_publication_date"))
    except (ValueError, OverflowError):
        return Resolved(None, reason("impossible_date"))


def _inner(spec: Spec, context: Context) -> Resolved:
    return _RESOLVERS[type(spec)](spec, context)


def _day_part(spec: DayPart, context: Context) -> Resolved:
    inner = unsaid_day(context) if spec.of is None else _inner(spec.of, context)
    if inner is None:
        return Resolved(None, reason("no_publication_date"))
    return resolve_day_part(spec, inner, context)


def _clock(spec: Clock, context: Context) -> Resolved:
    inner = unsaid_day(context) if spec.of is None else _inner(spec.of, context)
    return resolve_clock(spec, inner, context)


def _together(spec: Together, context: Context) -> Resolved:
    """The name that says most decides: a date with its year, then a deictic word, then a date."""
    best = min(spec.parts, key=_vagueness)
    weekday = next((part for part in spec.parts if isinstance(part, Weekday)), None)
    if weekday is not None and isinstance(best, Date) and context.anchor is not None:
        best = year_by_weekday(best, weekday.day, context.anchor)
    if weekday is not None and isinstance(best, DayOfMonth):
        best = month_by_weekday(best, weekday.day, anchor_of(context), future=context.future)
    found = _inner(best, context)
    interval = found.interval
    if weekday is not None and _counts_weekdays(best, weekday, interval):
        month = replace(best, day=None, ordinal=False)
        return _inner(Nth(best.day or 1, "weekday", month, weekday.day), context)
    if weekday is None or interval is None or not interval.first or interval.day is not None:
        return found
    # «الثلاثاء 26/11/1436»: the weekday settles the doubt of a Hijri date.
    for ahead in range(3):
        day = interval.first.date() + timedelta(days=ahead)
        if day.weekday() == weekday.day:
            return replace(found, interval=whole_day(day))
    return found


def _counts_weekdays(spec: Spec, weekday: Weekday, interval: Interval | None) -> TypeGuard[Date]:
    """«الثلاثاء الثالث من تموز» is the third Tuesday when 3 July is no Tuesday."""
    if not isinstance(spec, Date) or not spec.ordinal or (spec.day or 9) > _WEEKS_OF_MONTH:
        return False
    return (
        interval is not None
        and interval.day is not None
        and (interval.day.weekday() != weekday.day)
    )


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
    if start and end and start > end and isinstance(spec.last, Clock):
        # «من 10 مساءً حتى 2 صباحاً»
        end += timedelta(days=1)
    if start and end and start > end and context.future and _is_weekday(spec.last):
        end += timedelta(days=7)
    if start and end and start > end:
        start = _earlier(spec.first, start)
    if start and end and start > end:
        return Resolved(None, reason("impossible_date"))
    hours = first.interval.hours or last.interval.hours
    return Resolved(Interval(start, end, hours), why, last.zone)


def _is_weekday(spec: Spec) -> bool:
    inner = spec.of if isinstance(spec, DayPart) else spec
    return isinstance(inner, Weekday)


def _earlier(spec: Spec, start: datetime) -> datetime:
    """The first end of a range one week or year back, when it came out after the last."""
    inner = spec.of if isinstance(spec, DayPart) else spec
    if isinstance(inner, Weekday):
        return start - timedelta(days=7)
    if isinstance(inner, Date) and inner.year is None and (start.month, start.day) != (2, 29):
        return start.replace(year=start.year - 1)
    return start


def _since(spec: Since, context: Context) -> Resolved:
    # What something goes on since lies behind, whatever the verb before it.
    inner = _inner(spec.of, replace(context, future=False, alone=False))
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


def _duration(spec: Duration, context: Context) -> Resolved:
    if spec.within is not None and context.future and context.anchor is not None:
        return resolve_window(spec.within, context)
    return Resolved(None, reason("duration", iso=spec.iso))


def _recurring(spec: Recurring, context: Context) -> Resolved:
    told = clock_words(spec.clock, context.calendar) if spec.clock else None
    return Resolved(None, reason("recurring", iso=spec.iso, weekday=spec.weekday, time=told))


def _bound(spec: Bound, context: Context) -> Resolved:
    if spec.side == "before" and isinstance(spec.of, Portion) and spec.of.portion == "end":
        # «قبل نهاية الشهر»: the whole of it may pass.
        spec = replace(spec, side="until")
    return resolve_bound(spec, _inner(spec.of, context), context)


def _remainder(spec: Remainder, context: Context) -> Resolved:
    return resolve_remainder(spec, _inner(spec.of, context), context)


def _nth(spec: Nth, context: Context) -> Resolved:
    return resolve_nth(spec, _inner(spec.of or CalendarUnit("month", 0), context), context)


def _stretch(spec: Stretch, context: Context) -> Resolved:
    return resolve_stretch(spec, _inner(spec.of, context))


def _week_of(spec: WeekOf, context: Context) -> Resolved:
    return resolve_week_of(_inner(spec.of, context))


def _portion(spec: Portion, context: Context) -> Resolved:
    return resolve_portion(spec, _inner(spec.of, context), context)


def _share(spec: Share, context: Context) -> Resolved:
    share = resolve_share(spec, _inner(spec.of, context))
    ahead = (
        share.interval is not None
        and share.interval.first is not None
        and (context.start is not None and share.interval.first > context.start)
    )
    if spec.unsaid and ahead and not context.future:
        # «الربع الرابع», read in January.
        return resolve_share(spec, _inner(CalendarUnit("year", -1), context))
    return share


def _day_of_month(spec: DayOfMonth, context: Context) -> Resolved:
    told = context.told if spec.told else None
    return resolve_day_of_month(spec, told or anchor_of(context))


_RESOLVERS: dict[type, Callable[[Any, Context], Resolved]] = {
    Now: resolve_now,
    DayOffset: resolve_offset,
    Told: resolve_told,
    Weekday: resolve_weekday,
    Date: resolve_date,
    DayOfMonth: _day_of_month,
    Years: resolve_years,
    CalendarUnit: resolve_unit,
    Window: resolve_window,
    Distance: resolve_distance,
    Season: resolve_season,
    Portion: _portion,
    Share: _share,
    DayPart: _day_part,
    Clock: _clock,
    Together: _together,
    Range: _range,
    Since: _since,
    Bound: _bound,
    Remainder: _remainder,
    Nth: _nth,
    Stretch: _stretch,
    WeekOf: _week_of,
    Movable: resolve_movable,
    Duration: _duration,
    Recurring: _recurring,
}
