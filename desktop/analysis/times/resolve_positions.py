"""Times told by their place in a longer one: «أول جمعة من تموز», «قبل عام 2012», weeks, feasts."""

from __future__ import annotations

from calendar import MONDAY, THURSDAY
from datetime import date, timedelta

from desktop.analysis.times.context import Context, Resolved, anchor_of
from desktop.analysis.times.interval import Interval, add_months, days, week_of, whole_day
from desktop.analysis.times.reasons import reason
from desktop.analysis.times.specs import Bound, Movable, Nth, Stretch

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_REASONS = {"before": "before_time", "after": "after_time", "until": "until", "from": "from_time"}
_DAYS_OF_DOUBT = 2
_MONTHS_OF = {"month": 1, "year": 12}
_LONGER_THAN_A_MONTH = 300


def resolve_bound(spec: Bound, inner: Resolved, context: Context) -> Resolved:
    """Before, after or until a time: an interval with one end open."""
    interval = inner.interval
    if interval is None:
        return inner
    why = reason(_REASONS[spec.side], of=inner.reason)
    if spec.side == "before":
        end = interval.first
        if end is None:
            return inner
        return Resolved(
            Interval(None, end if interval.hours else end - _MINUTE, interval.hours), why
        )
    if spec.side == "after":
        start = interval.last
        if start is None:
            return inner
        start = start if interval.hours else start + _MINUTE
        return Resolved(Interval(start, None, interval.hours), why)
    if spec.side == "from":
        return Resolved(Interval(interval.first, None, interval.hours), why)
    return Resolved(_until(interval, context), why)


def _until(interval: Interval, context: Context) -> Interval:
    """What goes on until a time ahead of publication begins with publication."""
    now = context.start
    ahead = now is not None and interval.last is not None and interval.last > now
    if not ahead or not (context.alone or context.future):
        return Interval(None, interval.last, interval.hours)
    return Interval(now, interval.last, interval.hours)


def resolve_nth(spec: Nth, inner: Resolved, context: Context) -> Resolved:  # noqa: ARG001
    """The n-th day, week or weekday of a month or year, or after a day. Weeks of a year are
    numbered as ISO 8601 does; those of a month are the whole ones."""
    interval = inner.interval
    if interval is None or not interval.first or not interval.last:
        return inner
    first, last = interval.first.date(), interval.last.date()
    why = reason("nth", number=spec.number, unit=spec.unit, of=inner.reason)
    if spec.unit == "day" and (last - first).days <= _DAYS_OF_DOUBT:
        # The days of a feast, whose first one a Hijri calendar tells with a day of doubt.
        ahead = timedelta(days=spec.number - 1)
        return Resolved(days(first + ahead, last + ahead), why)
    if spec.unit == "week":
        return Resolved(_nth_week(spec.number, first, last), why)
    if spec.unit == "day":
        day = last if spec.number == -1 else first + timedelta(days=spec.number - 1)
    else:
        assert spec.weekday is not None
        start = last + _DAY if spec.after else first
        day = _nth_weekday(spec.number, spec.weekday, start, last)
    if not spec.after and not first <= day <= last:
        return Resolved(None, reason("impossible_date"))
    return Resolved(whole_day(day), why)


def _nth_weekday(number: int, weekday: int, first: date, last: date) -> date:
    if number == -1:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7) + (number - 1) * _WEEK


def _nth_week(number: int, first: date, last: date) -> Interval:
    if (last - first).days > _LONGER_THAN_A_MONTH:
        if number == -1:
            # The last ISO week is the one that holds 28 December.
            return week_of(date(first.year, 12, 28))
        return week_of(date.fromisocalendar(first.year, number, 1))
    monday = _nth_weekday(1, MONDAY, first, last)
    if number == -1:
        end = last - timedelta(days=(last.weekday() + 1) % 7)
        return days(end - timedelta(days=6), end)
    start = monday + (number - 1) * _WEEK
    return days(start, start + timedelta(days=6))


def resolve_stretch(spec: Stretch, inner: Resolved) -> Resolved:
    """The first or last days, weeks, months of a time, never more than the whole of it."""
    interval = inner.interval
    if interval is None or not interval.first or not interval.last:
        return inner
    first, last = interval.first.date(), interval.last.date()
    why = reason(
        "stretch_last" if spec.last else "stretch_first",
        of=inner.reason,
        amount=spec.amount,
        unit=spec.unit,
    )
    if spec.last:
        first = max(first, _moved(last + _DAY, spec, -1))
    else:
        last = min(last, _moved(first, spec, 1) - _DAY)
    return Resolved(days(first, last), why)


def _moved(day: date, spec: Stretch, direction: int) -> date:
    if spec.unit in _MONTHS_OF:
        return add_months(day, direction * spec.amount * _MONTHS_OF[spec.unit])
    return day + direction * spec.amount * (_WEEK if spec.unit == "week" else _DAY)


def resolve_week_of(inner: Resolved) -> Resolved:
    if inner.interval is None or inner.interval.day is None:
        return inner
    return Resolved(week_of(inner.interval.day), reason("week_of", of=inner.reason))


def resolve_movable(spec: Movable, context: Context) -> Resolved:
    """The feast of a year; without a year the one that the words or publication point to."""
    rule = _RULES[spec.rule]
    if spec.year is not None:
        return Resolved(whole_day(rule(spec.year)), reason("feast"))
    anchor = anchor_of(context)
    found = [rule(anchor.year + n) for n in (-1, 0, 1)]
    ahead = [day for day in found if day > anchor]
    past = [day for day in found if day <= anchor]
    if spec.shift == 0:
        return Resolved(whole_day(found[1]), reason("this_one", from_=anchor))
    if spec.shift == 1 or (spec.shift is None and context.future):
        return Resolved(whole_day(ahead[0]), reason("next_after", from_=anchor))
    return Resolved(whole_day(past[-1]), reason("last_before", from_=anchor))


def _easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8)."""
    century, rest = divmod(year, 100)
    leap, over = divmod(century, 4)
    golden = year % 19
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    quads, left = divmod(rest, 4)
    weekday = (32 + 2 * over + 2 * quads - moon - left) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches: Julian (Meeus, ch. 8), put into the Gregorian."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    ahead = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=ahead)


def _good_friday(year: int) -> date:
    return _easter(year) - timedelta(days=2)


def _palm_sunday(year: int) -> date:
    return _easter(year) - timedelta(days=7)


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November (United States)."""
    return _nth_weekday(4, THURSDAY, date(year, 11, 1), date(year, 11, 30))


_RULES = {
    "easter": _easter,
    "good_friday": _good_friday,
    "palm_sunday": _palm_sunday,
    "orthodox_easter": _orthodox_easter,
    "thanksgiving": _thanksgiving,
}
