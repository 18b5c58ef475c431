"""Ranges of times: «من مساء الجمعة حتى فجر الأحد», «بين عامي 2011 و2014», «13-15 تموز»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.analysis.times.dates import read_day
from desktop.analysis.times.specs import (
    Clock,
    Date,
    DayOfMonth,
    DayPart,
    Parsed,
    Range,
    Spec,
    Weekday,
    Years,
)
from desktop.analysis.times.words import Cursor

PointReader = Callable[[Cursor, int], Parsed | None]
_DASHES = frozenset(("-", "–", "—"))


def read_range(cursor: Cursor, index: int, read_point: PointReader) -> Parsed | None:
    """The range that begins at a token; «من» and «بين» may open it."""
    opening = cursor.first(index, "from", "between")
    start = opening.end if opening else index
    between = opening is not None and opening.value.kind == "between"
    if between and cursor.first(start, "two_years") is None and cursor.fold(start) == "يومي":
        start += 1
    if not opening and not cursor.hits(start) and cursor.digits(start) is None:
        return None
    first, end = _first(cursor, start, read_point)
    if end == start:
        return None
    if between and isinstance(first, Years) and first.first < first.last:
        return first, end
    at = _after_joint(cursor, end, opened=opening is not None, between=between)
    if at is None:
        return None
    last = read_point(cursor, at)
    if last is None and isinstance(first, Years):
        last = _bare_year(cursor, at)
    if last is None and isinstance(first, Date) and first.day is not None:
        last = _later_day(cursor, first, at)
    if last is None:
        return None
    completed = _completed(first, last[0])
    return (Range(completed, last[0]), last[1]) if completed is not None else None


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


def _completed(first: Spec | int | None, last: Spec) -> Spec | None:
    """The first end with what it shares with the last: month, year, الماضي; None when the two do
    not make a range."""
    if isinstance(first, int):
        return _day_of(first, last)
    if first is None:
        return None
    if isinstance(first, DayPart):
        inner = _completed(first.of, last.of if isinstance(last, DayPart) else last)
        return replace(first, of=inner) if inner else first
    inner_last = last.of if isinstance(last, DayPart) else last
    if isinstance(first, Weekday) and isinstance(inner_last, Weekday) and first.shift is None:
        return replace(first, shift=inner_last.shift)
    if isinstance(first, Date) and isinstance(last, Date) and first.year is None:
        return replace(first, year=last.year, shift=last.shift, year_shift=last.year_shift)
    if isinstance(first, Clock) and isinstance(last, Clock) and first.of is None:
        return replace(first, of=last.of, part=first.part or last.part)
    return first


def _day_of(day: int, last: Spec) -> Spec | None:
    inner = last.of if isinstance(last, DayPart) else last
    if isinstance(inner, Date) and inner.day is not None and day < inner.day:
        return replace(inner, day=day)
    if isinstance(inner, DayOfMonth) and day < inner.day:
        return replace(inner, day=day)
    return None
