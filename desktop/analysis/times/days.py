"""Days and their parts: «مساء اليوم الاثنين 30 كانون الثاني», «الخميس المقبل», «صباح أمس»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.dates import read_date
from desktop.analysis.times.specs import (
    CalendarUnit,
    Date,
    DayOffset,
    DayOfMonth,
    DayPart,
    Parsed,
    Range,
    Spec,
    Together,
    Weekday,
)
from desktop.analysis.times.units import read_unit
from desktop.analysis.times.words import Cursor

_SHIFTS = ("last", "next")
_NIGHTS = frozenset(("night", "after_midnight"))
_JOINTS = frozenset(("-", "–", "/", "الي"))


def read_day_part(cursor: Cursor, index: int) -> Parsed | None:
    """A part of a named day, before it («صباح أمس») or after it («أمس صباحاً»)."""
    tonight = cursor.first(index, "tonight")
    if tonight is not None:
        return DayPart("night", DayOffset(tonight.value.number)), tonight.end
    part = cursor.first(index, "day_part")
    if part is None:
        named = read_day_group(cursor, index)
        return _with_part_after(cursor, named) if named else None
    at = part.end
    if cursor.fold(at) in ("من", "يوم", "نهار"):
        at += 1
    between = _night_between(cursor, at) if part.value.value in _NIGHTS else None
    if between is not None:
        return between
    named = read_day_group(cursor, at)
    if named is not None:
        return DayPart(part.value.value, named[0]), named[1]
    shift = cursor.bare(part.end, *_SHIFTS)
    if part.value.definite and shift is not None:
        return None
    return _this_part(cursor, index)


def _night_between(cursor: Cursor, index: int) -> Parsed | None:
    """«ليل الأحد - الاثنين»: from the night of the one to the dawn of the other."""
    first = cursor.bare(index, "weekday")
    if first is None:
        return None
    at = first.end + 1 if cursor.fold(first.end) in _JOINTS else first.end
    second = cursor.bare(at, "weekday")
    if second is None or second.value.number != (first.value.number + 1) % 7:
        return None
    return Range(
        DayPart("night", Weekday(first.value.number)),
        DayPart("dawn", Weekday(second.value.number)),
    ), second.end


def _this_part(cursor: Cursor, index: int) -> Parsed | None:
    """«هذا الصباح», «مساءً» alone says no day."""
    this = cursor.first(index, "demonstrative")
    part = cursor.bare(this.end, "day_part") if this else None
    if part is None or not part.value.definite:
        return None
    return DayPart(part.value.value, DayOffset(0)), part.end


def _with_part_after(cursor: Cursor, named: Parsed) -> Parsed:
    spec, end = named
    part = cursor.bare(end, "day_part")
    if part is None or part.value.definite:
        return named
    following = read_day_group(cursor, part.end)
    if following is not None:
        return named
    return DayPart(part.value.value, spec), part.end


def read_day_group(cursor: Cursor, index: int) -> Parsed | None:
    """One day by one or more of its names: deictic word, weekday, date."""
    names: list[Spec] = []
    at, end = index, index
    while (found := _name(cursor, at, first=not names)) is not None:
        spec, after = found
        if names and not _goes_with(names, spec):
            break
        names.append(spec)
        end = after
        at = end + 1 if cursor.fold(end) in ("،", ",", "-", "–") else end
    if not names:
        return None
    return (names[0] if len(names) == 1 else Together(tuple(names))), end


def _goes_with(names: list[Spec], spec: Spec) -> bool:
    """«اليوم الاثنين 30 كانون الثاني»: each kind of name once, and no whole month."""
    if any(type(name) is type(spec) for name in names):
        return False
    if isinstance(spec, Date):
        return spec.day is not None
    return not isinstance(names[-1], Date | DayOfMonth)


def _name(cursor: Cursor, index: int, *, first: bool) -> Parsed | None:
    word = cursor.first(index, "day_word") if first else cursor.bare(index, "day_word")
    at = word.end if word else index
    look = cursor.first if first and word is None else cursor.bare
    offset = look(at, "day_offset", "now")
    if offset is not None and offset.value.kind == "now" and _is_name(cursor.tokens[at].text):
        return None
    if offset is not None:
        past = cursor.bare(offset.end, "last") if cursor.fold(at).endswith("اليوم") else None
        if past is not None:
            return DayOffset(-1), past.end
        return DayOffset(offset.value.number), offset.end
    weekday = look(at, "weekday") or (look(at, "bare_weekday") if word else None)
    if weekday is not None:
        return _weekday(cursor, weekday.value.number, weekday.end)
    if word is None and not first and cursor.fold(index) == "و":
        return None
    dated = read_date(cursor, at)
    if dated is None or (not first and cursor.tokens[at].fold.startswith("و")):
        return None
    spec = dated[0]
    if isinstance(spec, Date) and spec.day is None:
        return None
    return dated


def _is_name(written: str) -> bool:
    """«آلان» is a man's name, «الآن» is now."""
    return written.startswith("آ")


def _weekday(cursor: Cursor, day: int, index: int) -> Parsed:
    spec = Weekday(day)
    shift = cursor.bare(index, *_SHIFTS)
    if shift is not None:
        return replace(spec, shift=shift.value.number), shift.end
    if cursor.fold(index) == "من":
        inner = read_unit(cursor, index + 1)
        if inner is not None and inner[0] == CalendarUnit("week", -1):
            return replace(spec, week=-1), inner[1]
        if inner is not None and isinstance(inner[0], CalendarUnit) and inner[0].unit == "week":
            return replace(spec, week=inner[0].shift), inner[1]
    return spec, index
