"""What recurs: «يومياً», «كل ثلاثة أشهر», «كل يوم اثنين الساعة الرابعة», «أيام الجمعة»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.amounts import read_amount
from desktop.analysis.times.clock import read_clock
from desktop.analysis.times.day_names import is_weekday_plural
from desktop.analysis.times.numeric import read_numeric
from desktop.analysis.times.specs import Clock, Parsed, Recurring
from desktop.analysis.times.words import Cursor

_LINKS = frozenset(("في", "عند", "،"))


def read_recurring(cursor: Cursor, index: int) -> Parsed | None:
    """A recurring time at a token, its time of day before or after it."""
    adverb = cursor.first(index, "recurring")
    if adverb is not None:
        return _with_clock(cursor, Recurring(adverb.value.value), adverb.end)
    every = _every(cursor, index)
    if every is not None:
        return _with_clock(cursor, every[0], every[1])
    clock = read_clock(cursor, index)
    if clock is None or not isinstance(clock[0], Clock) or clock[0].of is not None:
        return None
    later = _every(cursor, clock[1])
    return (replace(later[0], clock=clock[0]), later[1]) if later is not None else None


def _every(cursor: Cursor, index: int) -> tuple[Recurring, int] | None:
    plural = _weekdays(cursor, index)
    if plural is not None:
        return plural
    every = cursor.first(index, "every")
    if every is None:
        return None
    day = cursor.bare(every.end, "day_word")
    weekday = cursor.bare(day.end if day else every.end, "bare_weekday", "weekday")
    if weekday is not None:
        return Recurring("P1W", weekday.value.number), weekday.end
    part = cursor.bare(every.end, "day_part")
    if part is not None and not part.value.definite:
        return Recurring("P1D"), part.end
    date = read_numeric(cursor, every.end, announced=True)
    if date is not None:
        return Recurring("P1Y"), date[1]
    amount = read_amount(cursor, every.end, single=True)
    if amount is None or amount.vague:
        return None
    return Recurring(amount.iso), amount.end


def _weekdays(cursor: Cursor, index: int) -> tuple[Recurring, int] | None:
    """«أيام الجمعة»."""
    weekday = cursor.bare(index + 1, "weekday") if is_weekday_plural(cursor, index) else None
    return (Recurring("P1W", weekday.value.number), weekday.end) if weekday is not None else None


def _with_clock(cursor: Cursor, spec: Recurring, end: int) -> Parsed:
    at = end + 1 if cursor.fold(end) in _LINKS else end
    clock = read_clock(cursor, at)
    if clock is None or not isinstance(clock[0], Clock) or clock[0].of is not None:
        return spec, end
    return replace(spec, clock=clock[0]), clock[1]
