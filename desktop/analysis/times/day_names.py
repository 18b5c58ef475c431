"""One day by its names: «اليوم الاثنين 30 كانون الثاني», «الخميس المقبل», «يوم 27»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.dates import read_date, read_day
from desktop.analysis.times.specs import (
    CalendarUnit,
    Date,
    DayOffset,
    DayOfMonth,
    Now,
    Nth,
    Parsed,
    Spec,
    Together,
    Weekday,
)
from desktop.analysis.times.told_days import told_day
from desktop.analysis.times.units import read_unit
from desktop.analysis.times.words import Cursor, TimeHit, remembered

_SHIFTS = ("last", "this", "next")
_BEYOND = {"بعد": 1, "قبل": -1}
# An ordinal up to five after a weekday counts weekdays, not days of the month.
_WEEKS_OF_MONTH = 5
_HOURS = 12
_BALL = ("بكره", "بكرا")
_MOST_DAYS = 32


@remembered
def read_day_group(cursor: Cursor, index: int) -> Parsed | None:
    """One day by one or more of its names: deictic word, weekday, date."""
    names: list[Spec] = []
    at, end = index, index
    at = index + 1 if _is_this_weekday(cursor, index) else index
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


def is_weekday_plural(cursor: Cursor, index: int) -> bool:
    """«أيام الجمعة»: one weekday after the plural recurs; two or more are days of one week."""
    if cursor.fold(index) not in ("ايام", "وايام"):
        return False
    weekday = cursor.bare(index + 1, "weekday")
    if weekday is None or cursor.bare(weekday.end, "last", "next", "month") is not None:
        return False
    after = cursor.fold(weekday.end)
    joined = after in ("و", "،") or after.startswith("وال")
    return not joined and cursor.digits(weekday.end) is None


def _is_this_weekday(cursor: Cursor, index: int) -> bool:
    """«هذا الاثنين», «هذا يوم الجمعة»."""
    if cursor.fold(index) not in ("هذا", "وهذا"):
        return False
    day = cursor.bare(index + 1, "day_word")
    return cursor.bare(day.end if day else index + 1, "weekday") is not None


def _goes_with(names: list[Spec], spec: Spec) -> bool:
    """«اليوم الاثنين 30 كانون الثاني»: each kind of name once, and no whole month."""
    if any(type(name) is type(spec) for name in names):
        return False
    if isinstance(spec, Date):
        return spec.day is not None
    return not isinstance(names[-1], Date | DayOfMonth)


def _name(cursor: Cursor, index: int, *, first: bool) -> Parsed | None:
    word = cursor.first(index, "day_word") if first else cursor.bare(index, "day_word")
    if is_weekday_plural(cursor, index):
        return None
    at = word.end if word else index
    said = _in_a_word(cursor, at, first=first, after_day=word is not None)
    if said is not None:
        return said[0]
    if word is None and not first and cursor.fold(index) == "و":
        return None
    dated = read_date(cursor, at)
    if dated is None and word is not None and cursor.fold(index) == "يوم":
        return _bare_day(cursor, at)
    if dated is None or (not first and cursor.tokens[at].fold.startswith("و")):
        return None
    spec = dated[0]
    if isinstance(spec, Date) and spec.day is None:
        return None
    return dated


def _in_a_word(
    cursor: Cursor, index: int, *, first: bool, after_day: bool
) -> tuple[Parsed | None] | None:
    """«اليوم نفسه», «غداً», «الخميس»: the day in brackets, which may be empty, or None where no such
    word stands there."""
    look = cursor.first if first and not after_day else cursor.bare
    told = look(index, "told_day")
    if told is not None:
        return ((told_day(told), told.end),)
    offset = look(index, "day_offset", "now")
    if offset is not None:
        return (_deictic(cursor, offset, index),)
    bare = after_day or _is_week(cursor, index + 1)
    weekday = look(index, "weekday") or (look(index, "bare_weekday") if bare else None)
    return (_weekday(cursor, weekday.value.number, weekday.end),) if weekday is not None else None


def _is_week(cursor: Cursor, index: int) -> bool:
    """«[ثلاثاء] الأسبوع المقبل»."""
    unit = read_unit(cursor, index)
    return unit is not None and isinstance(unit[0], CalendarUnit) and unit[0].unit == "week"


def _deictic(cursor: Cursor, offset: TimeHit, index: int) -> Parsed | None:
    """«اليوم», «غداً», «الآن», «اليوم الماضي»."""
    if offset.value.kind == "now":
        return None if _is_name(cursor.tokens[index].text) else (Now(), offset.end)
    if cursor.fold(index).endswith(_BALL) and not _ends_there(cursor, offset.end):
        return None
    other = cursor.bare(offset.end, *_SHIFTS) if cursor.fold(index).endswith("اليوم") else None
    if other is not None:
        return DayOffset(other.value.number), other.end
    return DayOffset(offset.value.number), offset.end


def _ends_there(cursor: Cursor, index: int) -> bool:
    """«بكرة» is tomorrow at the end of what is said; «بكرة القدم» is a ball."""
    after = cursor.tokens[index].kind if index < len(cursor.tokens) else "mark"
    return after == "mark" or cursor.bare(index, "day_part", "clock_word", "to") is not None


def _bare_day(cursor: Cursor, index: int) -> Parsed | None:
    """«يوم 27», «يوم الحادي والعشرين»: of the month of publication."""
    day, end = read_day(cursor, index)
    if day is None or not _is_bare_day(cursor, index, end):
        return None
    return DayOfMonth(day, 0), end


def _is_name(written: str) -> bool:
    """«آلان» is a man's name, «الآن» is now."""
    return written.startswith("آ")


def _weekday(cursor: Cursor, day: int, index: int) -> Parsed:
    spec = Weekday(day)
    beyond = _BEYOND.get(cursor.fold(index), 0)
    shift = cursor.bare(index + abs(beyond), "last", "next")
    if shift is not None and beyond in (0, shift.value.number):
        # «الأحد بعد القادم», «الأحد قبل الماضي»
        return replace(spec, shift=shift.value.number + beyond), shift.end
    inner = read_unit(cursor, index + 1 if cursor.fold(index) in ("من", "في") else index)
    if inner is not None and isinstance(inner[0], CalendarUnit) and inner[0].unit == "week":
        return replace(spec, week=inner[0].shift), inner[1]
    return _numbered(cursor, spec, index) or (replace(spec, shift=_shared(cursor, index)), index)


def _shared(cursor: Cursor, index: int) -> int | None:
    """«السبت والأحد المقبلين»: the word after the last of several weekdays goes for each."""
    at = index
    while (other := cursor.first(at, "weekday")) is not None and other.prefix == "و":
        at = other.end
    shift = cursor.bare(at, "last", "next") if at > index else None
    several = shift is not None and cursor.fold(shift.end - 1).endswith(("ين", "ه"))
    return shift.value.number if shift is not None and several else None


def _numbered(cursor: Cursor, spec: Weekday, index: int) -> Parsed | None:
    """«الخميس 21», «الثلاثاء في الحادي والثلاثين»: with its day of the month; «السبت الثاني» is the
    second Saturday of the month."""
    at = index + 1 if cursor.fold(index) in ("في", "،") else index
    day, end = read_day(cursor, at)
    if day is None:
        day, end = _counted(cursor, at)
    if day is None or cursor.fold(at).startswith("و") or not _is_bare_day(cursor, at, end):
        return None
    if day <= _WEEKS_OF_MONTH and cursor.digits(at) is None and at == index:
        return Nth(day, "weekday", None, spec.day), end
    return Together((spec, DayOfMonth(day, 0))), end


def _counted(cursor: Cursor, index: int) -> tuple[int | None, int]:
    """A day of the month in words that is too great for an hour: «خمسة عشر»."""
    number = cursor.number(index)
    if number is None or number.form != "words" or not _HOURS < number.low < _MOST_DAYS:
        return None, index
    return int(number.low), number.end


def _is_bare_day(cursor: Cursor, index: int, end: int) -> bool:
    """Whether the day stands there without its month, and is no count, clock or other number."""
    if read_date(cursor, index) is not None or cursor.fold(end) in (":", "/", "-", "–", ".", "%"):
        return cursor.fold(end) == "." and read_date(cursor, index) is None
    spelled = cursor.bare(index, "ordinal")
    late = spelled is None or spelled.value.number > _HOURS
    masculine = late or cursor.digits(index) is not None or not cursor.fold(index).endswith("ه")
    after = cursor.tokens[end].kind if end < len(cursor.tokens) else "mark"
    joint = cursor.first(end, "to", "day_part", "clock_word") is not None
    return masculine and (after == "mark" or joint)
