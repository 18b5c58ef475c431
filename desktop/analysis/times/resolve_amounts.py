"""Amounts of time counted from publication: «قبل شهر», «الأيام الثلاثة الماضية»."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta

from desktop.analysis.times.context import Context, Resolved, anchor_of
from desktop.analysis.times.interval import Interval, add_months, days, moment, whole_day
from desktop.analysis.times.reasons import Reason, reason
from desktop.analysis.times.resolve_units import unit_interval
from desktop.analysis.times.specs import Distance, Window

_SMALL = {"second": 1, "moment": 1, "minute": 60, "hour": 3600}
_SECONDS_OF_DAY = 86400
_DAYS_OF = {"day": 1, "night": 1, "week": 7}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF_MONTH = 30
_VAGUE_UNITS = frozenset(("week", "month", "year"))


def _moved(anchor: date, unit: str, amount: float) -> date:
    """The day so many units from another; parts of a day round away from it."""
    if unit in _SMALL:
        whole = math.ceil(abs(amount) * _SMALL[unit] / _SECONDS_OF_DAY)
        return anchor + timedelta(days=whole if amount > 0 else -whole)
    if unit in _DAYS_OF:
        return anchor + timedelta(days=round(amount * _DAYS_OF[unit]))
    months, part = divmod(amount * _MONTHS_OF[unit], 1)
    return add_months(anchor, int(months)) + timedelta(days=round(part * _DAYS_OF_MONTH))


def moved_moment(at: datetime, unit: str, amount: float) -> datetime:
    """The moment so many units from another, counted to the second."""
    if unit in _SMALL:
        return at + timedelta(seconds=amount * _SMALL[unit])
    if unit in _DAYS_OF:
        return at + timedelta(days=amount * _DAYS_OF[unit])
    return datetime.combine(_moved(at.date(), unit, amount), at.time())


def resolve_window(spec: Window, context: Context) -> Resolved:
    anchor = anchor_of(context)
    number: str | None = f"{spec.amount:g}"
    past = spec.direction < 0
    key = "window_before" if past else "window_after"
    interval = _window(spec, context, anchor)
    if spec.vague:
        # «الأيام الماضية» does not say how many.
        interval = Interval(None if past else interval.first, interval.last if past else None)
        key, number = ("recently", None) if past else ("soon", None)
    return Resolved(interval, reason(key, n=number, unit=spec.unit, from_=anchor))


def _window(spec: Window, context: Context, anchor: date) -> Interval:
    amount = spec.direction * spec.amount
    if context.moment is not None and context.start is not None and spec.unit in _SMALL:
        other = moved_moment(context.start, spec.unit, amount)
        first, last = sorted((context.start, other))
        return Interval(first, last, hours=True)
    near, far = sorted((anchor, _moved(anchor, spec.unit, amount)))
    if spec.direction > 0 and far > anchor:
        # «الأيام الثلاثة المقبلة» begin with the day after publication.
        near += timedelta(days=1)
    return days(near, far)


def resolve_distance(spec: Distance, context: Context) -> Resolved:
    """The day, or the week, month or year, so far from publication; from a known moment to the
    minute. «بعد يومين» of a story counts from what it told before, and stays open."""
    unsure = spec.direction > 0 and spec.anchored is None and not context.future
    if spec.anchored is False or unsure:
        return Resolved(None, reason("counted_from_event"))
    compared = context.compared if spec.direction < 0 else None
    anchor = compared or anchor_of(context)
    number = f"{spec.low:g}" if spec.low == spec.high else f"{spec.low:g}–{spec.high:g}"
    key = "before_compared" if compared else "before" if spec.direction < 0 else "after"
    why = reason(key, n=number, unit=spec.unit, from_=anchor)
    if context.moment is not None and compared is None and spec.low == spec.high:
        return _exact(spec, context, why)
    if spec.rest:
        return Resolved(whole_day(_with_rest(spec, anchor)), why)
    near = _moved(anchor, spec.unit, spec.direction * spec.low)
    far = _moved(anchor, spec.unit, spec.direction * spec.high)
    if spec.unit in _SMALL:
        near = anchor
    first, last = sorted((near, far))
    exact = spec.low == spec.high and spec.low == int(spec.low) and not spec.anchored
    if exact and spec.unit in _VAGUE_UNITS:
        return Resolved(unit_interval(spec.unit, 0, first), why)
    return Resolved(days(first, last), why)


def _exact(spec: Distance, context: Context, why: Reason) -> Resolved:
    """Counted from a moment: to the minute when hours or less are counted, else to the day."""
    assert context.start is not None
    units = [(spec.low, spec.unit), *spec.rest]
    at = context.start
    for amount, unit in units:
        at = moved_moment(at, unit, spec.direction * amount)
    at = at.replace(microsecond=0)
    if units[-1][1] in _SMALL:
        return Resolved(moment(at), why)
    return Resolved(whole_day(at.date()), why)


def _with_rest(spec: Distance, anchor: date) -> date:
    at = datetime.combine(anchor, time.min)
    for amount, unit in ((spec.low, spec.unit), *spec.rest):
        at = moved_moment(at, unit, spec.direction * amount)
    return at.date()
