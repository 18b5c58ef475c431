"""Dates and months, with or without their year, as intervals."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from desktop.analysis.times.context import Context, Resolved, Unanchored
from desktop.analysis.times.hijri import hijri_interval, hijri_year_of
from desktop.analysis.times.interval import Interval, add_months, month_of, whole_day
from desktop.analysis.times.reasons import Reason, reason
from desktop.analysis.times.specs import Date, DayOfMonth

# A date without its year may lie so many days ahead; else the past is meant.
_AHEAD_DAYS = 60


def resolve_date(spec: Date, context: Context) -> Resolved:
    """The interval of a date. Raises Unanchored when its year hangs on an unknown publication."""
    if spec.year is not None:
        return _printed(spec, spec.year)
    if spec.told_year and context.told is not None:
        return Resolved(
            _interval(spec, context.told.year), reason("day_from_text", from_=context.told)
        )
    if context.anchor is None:
        raise Unanchored
    if spec.year_shift is not None:
        year = _own_year(spec, context.anchor) + spec.year_shift
        why = reason("year_of", shift=spec.year_shift, from_=context.anchor)
        return Resolved(_interval(spec, year), why)
    return _nearest(spec, context, context.anchor)


def year_by_weekday(spec: Date, weekday: int, anchor: date) -> Date:
    """The date with the year in which it falls on that weekday, when only one year near
    publication does («الخميس 15 آب»)."""
    if spec.year is not None or spec.calendar == "hijri" or spec.shift or spec.year_shift:
        return spec
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        interval = _interval(spec, year)
        if interval is not None and interval.day and interval.day.weekday() == weekday:
            return replace(spec, year=year)
    return spec


def month_by_weekday(spec: DayOfMonth, weekday: int, anchor: date, *, future: bool) -> DayOfMonth:
    """«الخميس 21»: in the month of publication or the nearest other one where it falls so."""
    ahead, back = (1, 2, -1, -2), (-1, -2, 1, 2)
    for shift in (0, *(ahead if future else back)):
        month = add_months(anchor.replace(day=1), shift)
        if spec.day <= monthrange(month.year, month.month)[1] and (
            month.replace(day=spec.day).weekday() == weekday
        ):
            return replace(spec, shift=shift)
    return spec


def resolve_day_of_month(spec: DayOfMonth, anchor: date) -> Resolved:
    month = add_months(anchor, spec.shift)
    why = reason("day_of_month", day=spec.day, shift=spec.shift, from_=anchor)
    try:
        return Resolved(whole_day(date(month.year, month.month, spec.day)), why)
    except ValueError:
        return Resolved(None, reason("impossible_date"))


def _printed(spec: Date, year: int) -> Resolved:
    interval = _interval(spec, year)
    if interval is None:
        return Resolved(None, reason("impossible_date"))
    if spec.calendar == "hijri":
        printed = f"{year}-{spec.month:02}" + (f"-{spec.day:02}" if spec.day else "")
        return Resolved(interval, reason("hijri", printed=printed))
    return Resolved(interval, reason("full_date" if spec.day else "full_month"))


def _interval(spec: Date, year: int) -> Interval | None:
    if spec.calendar == "hijri":
        return hijri_interval(year, spec.month, spec.day)
    if spec.day is None:
        return month_of(year, spec.month)
    try:
        return whole_day(date(year, spec.month, spec.day))
    except ValueError:
        return None


def _own_year(spec: Date, anchor: date) -> int:
    return hijri_year_of(anchor) if spec.calendar == "hijri" else anchor.year


def _nearest(spec: Date, context: Context, anchor: date) -> Resolved:
    """The year by «الماضي», «المقبل», by a look ahead, or the nearest one to publication."""
    middle = _own_year(spec, anchor)
    found = [i for year in (middle - 4, middle - 1, middle, middle + 1, middle + 4)
             if (i := _interval(spec, year)) is not None]  # fmt: skip
    past = [i for i in found if i.last and i.last.date() < anchor]
    ahead = [i for i in found if i.first and i.first.date() > anchor]
    now = [i for i in found if i not in past and i not in ahead]
    chosen, why = _choice(spec, context, anchor, (past, now, ahead))
    return Resolved(chosen, why if chosen else reason("impossible_date"))


def _choice(
    spec: Date,
    context: Context,
    anchor: date,
    groups: tuple[list[Interval], list[Interval], list[Interval]],
) -> tuple[Interval | None, Reason]:
    past, now, ahead = groups
    last = past[-1] if past else None
    first = ahead[0] if ahead else None
    if spec.shift == -1:
        return last, reason("last_before", from_=anchor)
    if spec.shift == 1:
        return first, reason("next_after", from_=anchor)
    if spec.shift == 0:
        this = _interval(spec, _own_year(spec, anchor))
        return this, reason("this_one", from_=anchor)
    near = reason("year_from_publication", from_=anchor)
    if now:
        return now[0], near
    if first and first.first and (first.first.date() - anchor).days <= _AHEAD_DAYS and spec.day:
        return first, near
    this = _interval(spec, _own_year(spec, anchor))
    if context.alone and spec.day and this is not None and spec.month == anchor.month:
        # «الأول من شباط», written in February.
        return this, near
    if context.future and first:
        return first, reason("next_after", from_=anchor)
    return last, near
