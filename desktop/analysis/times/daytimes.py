"""A day with its time of day in either order: «غداً في تمام الساعة 9», «الليلة في الثامنة»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.amounts import read_amount
from desktop.analysis.times.clock import Told, read_clock, read_told
from desktop.analysis.times.dates import read_day
from desktop.analysis.times.day_names import read_day_group
from desktop.analysis.times.days import read_day_part
from desktop.analysis.times.specs import Clock, DayOfMonth, DayPart, Now, Parsed, Range, Spec
from desktop.analysis.times.words import Cursor, remembered

_LINKS = frozenset(("،", ",", "-", "–", "في", "عند"))
_DAY_PREPOSITIONS = frozenset(("في", "وفي", "يوم"))
_HALVES = {
    "dawn": "am", "morning": "am", "before_noon": "am", "noon": "noon", "after_noon": "pm",
    "late_afternoon": "pm", "evening": "pm", "night": "night", "tonight": "night",
    "sunset": "pm",
}  # fmt: skip


@remembered
def read_daytime(cursor: Cursor, index: int) -> Parsed | None:
    """A clock time with its day, a day with its clock time, or a day or part of it alone."""
    clock = read_clock(cursor, index) or _midpoint(cursor, index)
    if clock is not None:
        return clock
    counted = _minutes_before(cursor, index)
    if counted is not None:
        return counted
    numbered = _numbered_day(cursor, index)
    if numbered is not None:
        return numbered
    named = _day(cursor, index)
    if named is None:
        return None
    return with_clock(cursor, *named) or _without_clock(cursor, index, named)


def _day(cursor: Cursor, index: int) -> Parsed | None:
    """A day or a part of one; a part alone («بعد الظهر الساعة 7») too, which may need its clock."""
    found = read_day_part(cursor, index)
    if found is not None:
        return found
    part = cursor.first(index, "day_part", "meal_time")
    if part is None:
        return None
    return DayPart(part.value.value, None), part.end


def _midpoint(cursor: Cursor, index: int) -> Parsed | None:
    """«منتصف النهار», «منتصف الليل» without a day: twelve o'clock."""
    middle = cursor.first(index, "midpoint")
    if middle is None or read_day_group(cursor, middle.end) is not None:
        return None
    if cursor.fold(middle.end) in ("من", "يوم") or cursor.bare(middle.end, "to"):
        return None
    return Clock(12, 0, middle.value.value), middle.end


def _minutes_before(cursor: Cursor, index: int) -> Parsed | None:
    """«ثلاث دقائق قبل الثامنة»."""
    minutes = read_amount(cursor, index, single=False)
    if minutes is None or minutes.unit != "minute" or minutes.vague or minutes.rest is not None:
        return None
    side = {"قبل": -1, "بعد": 1}.get(cursor.fold(minutes.end))
    told = read_told(cursor, minutes.end + 1) if side is not None else None
    if side is None or told is None or not told.evident:
        return None
    moved = told.clock.minute + side * int(minutes.low)
    return replace(told.clock, minute=moved), told.end


def _numbered_day(cursor: Cursor, index: int) -> Parsed | None:
    """«في 15 الساعة 8:00», «في الخامس عند 4 صباحاً»: a bare day of the month before its time."""
    if cursor.fold(index - 1) not in _DAY_PREPOSITIONS:
        return None
    day, end = read_day(cursor, index)
    if day is None or cursor.fold(index).endswith("ه"):
        return None
    at = end
    while cursor.fold(at) in _LINKS and at < end + 2:
        at += 1
    told = read_told(cursor, at)
    if told is None or not told.evident or told.clock.of is not None:
        return None
    return replace(told.clock, of=DayOfMonth(day, 0)), told.end


def _without_clock(cursor: Cursor, index: int, named: Parsed) -> Parsed | None:
    return named if read_day_part(cursor, index) is not None else None


def with_clock(cursor: Cursor, spec: Spec, end: int) -> Parsed | None:
    """The time of day that follows a day or a part of it, on that day."""
    if isinstance(spec, Now):
        return None
    if isinstance(spec, Range) and isinstance(spec.first, DayPart):
        # «الليلة الماضية الساعة 11»
        spec = spec.first
    part = spec.part if isinstance(spec, DayPart) else None
    day = spec.of if isinstance(spec, DayPart) else spec
    at = end
    while cursor.fold(at) in _LINKS and at < end + 2:
        at += 1
    told = read_told(cursor, at)
    if told is None or not _belongs(cursor, told, at, end, part):
        return None
    if told.clock.of is not None and day is not None and told.clock.of != day:
        return None
    own = told.clock.part or _HALVES.get(part or "")
    return replace(told.clock, of=day or told.clock.of, part=own), told.end


def _belongs(cursor: Cursor, told: Told, at: int, end: int, part: str | None) -> bool:
    """Whether what follows the day is its time: evident, or a bare hour after «في» or a part of the
    day («الليلة في 7», «مساء 7»), where nothing is counted."""
    if told.evident:
        return True
    linked = cursor.fold(at - 1) in ("في", "عند") and at > end
    if not (linked or part is not None):
        return False
    after = cursor.tokens[told.end].kind if told.end < len(cursor.tokens) else "mark"
    return after == "mark" and cursor.fold(told.end) not in ("/", "-", "%", ":")
