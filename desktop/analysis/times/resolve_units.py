"""Days, weekdays and calendar units counted from publication, and seasons."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desktop.analysis.times.context import Context, Resolved, anchor_of
from desktop.analysis.times.hijri import hijri_year
from desktop.analysis.times.interval import (
    Interval,
    add_months,
    days,
    moment,
    month_of,
    week_of,
    whole_day,
    years,
)
from desktop.analysis.times.reasons import reason
from desktop.analysis.times.specs import (
    CalendarUnit,
    DayOffset,
    Now,
    Remainder,
    Season,
    Weekday,
    Years,
)

_DAYS_OF = {"day": 1, "night": 1, "week": 7, "weekend": 7}
_FRIDAY = 4
_AFTER_NEXT = 2
_BEFORE_LAST = -2


def resolve_now(spec: Now, context: Context) -> Resolved:  # noqa: ARG001
    """The moment of publication, or its day."""
    why = reason("same_day", from_=anchor_of(context))
    if context.moment is not None and context.start is not None:
        return Resolved(moment(context.start), why)
    return Resolved(whole_day(anchor_of(context)), why)


def resolve_offset(spec: DayOffset, context: Context) -> Resolved:
    anchor = anchor_of(context)
    key = "same_day" if spec.days == 0 else "days_before" if spec.days < 0 else "days_after"
    why = reason(key, n=abs(spec.days) or None, from_=anchor)
    return Resolved(whole_day(anchor + timedelta(days=spec.days)), why)


def resolve_weekday(spec: Weekday, context: Context) -> Resolved:
    anchor = anchor_of(context)
    if spec.week is not None:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=spec.week)
        why = reason("weekday_of_week", weekday=spec.day, from_=anchor)
        return Resolved(whole_day(monday + timedelta(days=spec.day)), why)
    back = (anchor.weekday() - spec.day) % 7
    if spec.shift in (1, 2) or (spec.shift is None and context.future):
        ahead = timedelta(days=7 - back if spec.shift else (7 - back) % 7)
        if spec.shift == _AFTER_NEXT:
            ahead += timedelta(days=7)
        why = reason("next_weekday", weekday=spec.day, from_=anchor)
        return Resolved(whole_day(anchor + ahead), why)
    if spec.shift in (-1, _BEFORE_LAST):
        why = reason("last_weekday", weekday=spec.day, from_=anchor)
        behind = (back or 7) + (7 if spec.shift == _BEFORE_LAST else 0)
        return Resolved(whole_day(anchor - timedelta(days=behind)), why)
    why = reason("recent_weekday", weekday=spec.day, from_=anchor)
    return Resolved(whole_day(anchor - timedelta(days=back)), why)


def resolve_years(spec: Years, context: Context) -> Resolved:  # noqa: ARG001
    if spec.calendar == "hijri":
        first, last = hijri_year(spec.first), hijri_year(spec.last)
        whole = Interval(first.first, last.last) if first and last else None
        return Resolved(whole, reason("hijri", printed=spec.first))
    return Resolved(years(spec.first, spec.last), reason("year"))


def resolve_unit(spec: CalendarUnit, context: Context) -> Resolved:
    anchor = anchor_of(context)
    why = reason("calendar_unit", unit=spec.unit, shift=spec.shift, from_=anchor)
    return Resolved(unit_interval(spec.unit, spec.shift, anchor), why)


def unit_interval(unit: str, shift: int, anchor: date) -> Interval:
    """The calendar unit so many from the one that holds ``anchor``."""
    if unit in _DAYS_OF:
        moved = anchor + timedelta(days=_DAYS_OF[unit] * shift)
        if unit == "weekend":
            monday = moved - timedelta(days=moved.weekday())
            return days(monday + timedelta(_FRIDAY), monday + timedelta(6))
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


def resolve_remainder(spec: Remainder, inner: Resolved, context: Context) -> Resolved:
    """«بقية الأسبوع», «في وقت لاحق اليوم»: from publication to the end of the time, or from its
    beginning to publication. A time that publication does not fall into is left whole."""
    interval, now = inner.interval, context.start
    if interval is None or now is None or not interval.first or not interval.last:
        return inner
    if not interval.first <= now <= interval.last:
        return inner
    if spec.later and interval.day is None:
        now = datetime.combine(now.date() + timedelta(days=1), datetime.min.time())
    why = reason("remainder" if spec.direction > 0 else "elapsed", of=inner.reason)
    hours = interval.hours or (context.moment is not None and interval.day is not None)
    if spec.direction > 0:
        return Resolved(Interval(now, interval.last, hours), why)
    end = now if hours else datetime.combine(now.date(), interval.last.time())
    return Resolved(Interval(interval.first, end, hours), why)


def resolve_season(spec: Season, context: Context) -> Resolved:
    month = int(context.calendar["seasons"][str(spec.season)])
    why = reason("season", season=spec.season)
    if spec.year is not None:
        return Resolved(_season_of(spec.year, month), why)
    anchor = anchor_of(context)
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
