"""Ranges of times: «من مساء الجمعة حتى فجر الأحد», «بين عامي 2011 و2014», «13-15 تموز»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.analysis.times.clock import Told, read_told
from desktop.analysis.times.dates import read_day
from desktop.analysis.times.moved import is_moved
from desktop.analysis.times.specs import (
    Clock,
    Date,
    DayOfMonth,
    DayPart,
    Parsed,
    Range,
    Spec,
    Together,
    Weekday,
    Years,
)
from desktop.analysis.times.words import Cursor, TimeHit

PointReader = Callable[[Cursor, int], Parsed | None]
Hours = tuple[Range, int]
_HOURS_OF_DAY = 24
_OTHER_HALF = {"morning": "pm", "am": "pm", "dawn": "am", "before_noon": "pm", "noon": "pm"}
_BOTH = frozenset(("يومي", "شهري"))
_DASHES = frozenset(("-", "–", "—"))


def read_range(cursor: Cursor, index: int, read_point: PointReader) -> Parsed | None:
    """The range that begins at a token; «من» and «بين» may open it."""
    opening = cursor.first(index, "from", "between")
    start = opening.end if opening else index
    between = opening is not None and opening.value.kind == "between"
    if between and cursor.first(start, "two_years") is None and cursor.fold(start) in _BOTH:
        start += 1
    if not opening and not cursor.hits(start) and cursor.digits(start) is None:
        return None
    first, end = _first(cursor, start, read_point)
    if end == start:
        return _hours(cursor, start, opening, between=between)
    if between and isinstance(first, Years) and first.first < first.last:
        return first, end
    at = _after_joint(cursor, end, opened=opening is not None, between=between)
    if at is None and isinstance(first, int) and _is_joined_ordinal(cursor, start, end):
        at = end
    if at is not None and not between and is_moved(cursor, index):
        return None
    if at is None:
        return _hours(cursor, start, opening, between=between) if isinstance(first, int) else None
    last = _last(cursor, first, at, read_point)
    if last is not None:
        completed = _completed(first, last[0])
        if completed is not None:
            return Range(completed[0], completed[1]), last[1]
    return _hours(cursor, start, opening, between=between)


def _is_joined_ordinal(cursor: Cursor, start: int, index: int) -> bool:
    """«العاشر والحادي عشر [من آب]»."""
    other = cursor.first(index, "ordinal")
    return cursor.digits(start) is None and other is not None and other.prefix == "و"


def _last(
    cursor: Cursor, first: Spec | int | None, index: int, read_point: PointReader
) -> Parsed | None:
    last = read_point(cursor, index)
    if last is None and isinstance(first, Years):
        last = _bare_year(cursor, index)
    if last is None and isinstance(first, Date) and first.day is not None:
        last = _later_day(cursor, first, index)
    if last is None and isinstance(first, Clock):
        told = bare_hour(cursor, index)
        last = (told.clock, told.end) if told is not None else None
    return last


def _hours(cursor: Cursor, index: int, opening: TimeHit | None, *, between: bool) -> Parsed | None:
    """«من الخامسة إلى السابعة من الغد», «من اثنين إلى خمسة مساءً»: two bare hours, which a part of
    the day or a day after the last one tells."""
    found = read_hours(cursor, index, opened=opening is not None, between=between)
    if found is None:
        return None
    last = found[0].last
    assert isinstance(last, Clock)
    return found if last.part is not None or last.of is not None else None


def read_hours(cursor: Cursor, index: int, *, opened: bool, between: bool) -> Hours | None:
    """Two hours in a row, whether or not the words tell that they are hours."""
    first = read_told(cursor, index)
    if first is None:
        return None
    at = _after_joint(cursor, first.end, opened=opened, between=between)
    joined = at is not None and cursor.fold(at).startswith("و")
    last = read_told(cursor, at, joined=joined) if at is not None else None
    if last is None or not (last.evident or _ends(cursor, last.end)):
        return None
    if first.clock.hour > _HOURS_OF_DAY or last.clock.hour > _HOURS_OF_DAY:
        return None
    return Range(*_clocks(first.clock, last.clock)), last.end


def bare_hour(cursor: Cursor, index: int) -> Told | None:
    """«… إلى 4», «… إلى الحادية عشرة»: an hour after another one, which counts nothing."""
    told = read_told(cursor, index, joined=cursor.fold(index).startswith("و"))
    if told is None or not (told.evident or _ends(cursor, told.end)):
        return None
    return told


def _ends(cursor: Cursor, index: int) -> bool:
    """Whether nothing follows that a number could count."""
    after = cursor.tokens[index].kind if index < len(cursor.tokens) else "mark"
    return after == "mark" and cursor.fold(index) not in ("%", "/", ":")


def _first(cursor: Cursor, index: int, read_point: PointReader) -> tuple[Spec | int | None, int]:
    """The first end: a time, or a bare day whose month stands with the last («13 إلى 15 تموز»)."""
    found = read_point(cursor, index) if index < len(cursor.tokens) else None
    if found is not None:
        return found
    year = _bare_year(cursor, index)
    if year is not None:
        return year
    day, end = read_day(cursor, index)
    return day, end


def _bare_year(cursor: Cursor, index: int) -> tuple[Years, int] | None:
    digits = cursor.digits(index)
    if digits is None or not 1900 <= digits <= 2100:
        return None
    return Years(digits, digits), index + 1


def _later_day(cursor: Cursor, first: Date, index: int) -> Parsed | None:
    """«تموز 13 إلى 15»."""
    day = cursor.digits(index)
    if first.day is None or day is None or not first.day < day <= 31:
        return None
    return replace(first, day=day), index + 1


def _after_joint(cursor: Cursor, index: int, *, opened: bool, between: bool) -> int | None:
    """Where the last end begins: after «إلى», «حتى», a dash, or «و» of «بين»."""
    joint = cursor.first(index, "to")
    if joint is not None:
        return joint.end
    word = cursor.fold(index)
    if between and word.startswith("و"):
        return index + 1 if word == "و" else index
    if word in _DASHES:
        return index + 1
    if word == "و" and not opened and cursor.digits(index - 1) and cursor.digits(index + 1):
        return index + 1
    return None


def _completed(first: Spec | int | None, last: Spec) -> tuple[Spec, Spec] | None:
    """Both ends with what they share: month, year, الماضي, the day, the half of the day; None when
    the two do not make a range."""
    if isinstance(last, Clock):
        if isinstance(first, int) and first <= _HOURS_OF_DAY:
            first = Clock(first, 0)
        return _clocks(first, last) if isinstance(first, Clock) else None
    start = _start(first, last)
    return (start, last) if start is not None else None


def _start(first: Spec | int | None, last: Spec) -> Spec | None:
    if isinstance(first, int):
        return _day_of(first, last)
    if first is None:
        return None
    if isinstance(first, DayPart):
        if first.of is None:
            return first
        inner = _start(first.of, (last.of or last) if isinstance(last, DayPart) else last)
        return replace(first, of=inner) if inner else first
    inner_last = last.of if isinstance(last, DayPart) else last
    if isinstance(first, Weekday) and isinstance(inner_last, Weekday) and first.shift is None:
        return replace(first, shift=inner_last.shift)
    if isinstance(first, Date) and isinstance(last, Date) and first.year is None:
        return replace(first, year=last.year, shift=last.shift, year_shift=last.year_shift)
    return first


def _clocks(first: Clock, last: Clock) -> tuple[Clock, Clock]:
    """Two hours share the day that one of them names, and the half of the day where it fits."""
    if first.of is not None and last.of is not None:
        return first, last
    day = first.of or last.of
    last = replace(last, of=last.of or day)
    first = replace(first, of=day)
    if first.part is None and last.part is not None and first.hour % 12 <= last.hour % 12:
        first = replace(first, part=last.part)
    if last.part is None and first.part is not None:
        later = last.hour % 12 >= first.hour % 12
        half = first.part if later else _OTHER_HALF.get(first.part)
        last = replace(last, part=half)
    return first, last


def _day_of(day: int, last: Spec) -> Spec | None:
    inner = last.of if isinstance(last, DayPart) else last
    if isinstance(inner, Together):
        inner = next((part for part in inner.parts if isinstance(part, Date)), inner)
    if isinstance(inner, Date) and inner.day is not None and day < inner.day:
        return replace(inner, day=day)
    if isinstance(inner, DayOfMonth) and day < inner.day:
        return replace(inner, day=day)
    return None
