"""Days that hang on what the text told before («اليوم نفسه», «اليوم التالي»), and «اليوم» where it
is not today («في اليوم», «لليوم الـ16»)."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, cast

from desktop.analysis.times.context import Context, Resolved
from desktop.analysis.times.interval import add_months, month_of, whole_day, years
from desktop.analysis.times.reasons import reason
from desktop.analysis.times.specs import DayOffset, DayPart, Recurring, Spec, Told
from desktop.analysis.times.words import Cursor, TimeHit

_TODAY = "اليوم"
_ARTICLE = "ال"
_RATE_REACH = 4
_IN = frozenset(("في", "وفي"))


def told_day(hit: TimeHit) -> Told:
    """«اليوم نفسه», «اليوم التالي»."""
    return Told("day", hit.value.number)


def told_unit(hit: TimeHit) -> Told:
    """«الشهر نفسه», «العام ذاته»."""
    return Told(cast("Literal['month', 'year']", hit.value.value))


def is_told(spec: Spec) -> bool:
    """Whether a time means nothing without what the text told before."""
    return isinstance(spec.of if isinstance(spec, DayPart) else spec, Told)


def is_other_day(cursor: Cursor, index: int, spec: Spec) -> bool:
    """Whether a lone «اليوم» is not today: a rate («برميل في اليوم», «باليوم») or a day with its
    number («لليوم الـ16 على التوالي», «اليوم الرابع»)."""
    word = cursor.fold(index)
    if isinstance(spec, Recurring) and spec.clock is None and _is_rate_adverb(cursor, index):
        return True
    if spec != DayOffset(0) or not word.endswith((_TODAY, "لليوم")):
        return False
    if cursor.fold(index - 1) in _IN or word.startswith(("ب", "وب")):
        return True
    if cursor.fold(index + 1) == _ARTICLE:
        return cursor.digits(index + 2) is not None
    ordinal = cursor.bare(index + 1, "ordinal")
    return ordinal is not None and cursor.fold(index + 1).startswith(_ARTICLE)


def _is_rate_adverb(cursor: Cursor, index: int) -> bool:
    """«300 ألف برميل يومياً»: so much a day; «ثلاث ساعات يومياً» tells when."""
    if cursor.first(index, "recurring") is None:
        return False
    before = range(max(0, index - _RATE_REACH), index)
    timed = any(cursor.first(at, "unit", "units", "two_units", "clock_word") for at in before)
    return not timed and any(cursor.number(at) is not None for at in before)


def resolve_told(spec: Told, context: Context) -> Resolved:
    """Counted from the last day, or in the month or year, that the paragraph named."""
    if spec.unit == "day":
        return _day(spec, context)
    if context.told is None:
        return Resolved(None, reason("counted_from_event"))
    told = add_months(context.told, spec.shift if spec.unit == "month" else 0)
    year, month = told.year, told.month
    interval = years(year, year) if spec.unit == "year" else month_of(year, month)
    return Resolved(interval, reason("day_from_text", from_=context.told))


def _day(spec: Told, context: Context) -> Resolved:
    day = context.day_before or context.told_day
    if day is None and context.future and context.told is None:
        # «سأعود في اليوم التالي» tells of no day before: it counts from publication.
        day = context.anchor
    if day is None:
        return Resolved(None, reason("counted_from_event"))
    why = reason("day_from_text" if spec.shift == 0 else "days_from_text", from_=day)
    return Resolved(whole_day(day + timedelta(days=spec.shift)), why)
