"""Times told by their place in a longer one: «أول جمعة من تموز», «الأسبوع الأخير من العام»,
«بقية الشهر», «في وقت لاحق اليوم»."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from desktop.analysis.times.dates import read_date
from desktop.analysis.times.days import read_day_part
from desktop.analysis.times.daytimes import with_clock
from desktop.analysis.times.holidays import read_holiday
from desktop.analysis.times.specs import (
    CalendarUnit,
    Date,
    DayOffset,
    DayPart,
    Nth,
    Parsed,
    Portion,
    Remainder,
    Spec,
    Weekday,
    WeekOf,
)
from desktop.analysis.times.stretches import LINKS, read_longer, read_stretch
from desktop.analysis.times.units import read_unit
from desktop.analysis.times.words import Cursor

_LAST_WORDS = frozenset(("اخر", "الاخير", "الاخيره"))


def read_position(cursor: Cursor, index: int) -> Parsed | None:
    """The time at a token that is counted in a longer one."""
    return (
        read_stretch(cursor, index)
        or _number_first(cursor, index)
        or _unit_first(cursor, index)
        or _week_then_day(cursor, index)
        or _week_of(cursor, index)
        or _remainder(cursor, index)
        or _half(cursor, index)
        or _day_end(cursor, index)
    )


def _number_first(cursor: Cursor, index: int) -> Parsed | None:
    """«ثالث ثلاثاء في أيلول», «آخر يوم من العام», «أول أسبوع من رمضان»."""
    number = _number(cursor, index)
    if number is None:
        return None
    day = cursor.bare(index + 1, "day_word")
    at = day.end if day is not None and day.value.kind == "day_word" else index + 1
    weekday = cursor.bare(at, "bare_weekday", "weekday")
    if weekday is not None:
        spec = Nth(number, "weekday", None, weekday.value.number)
        return _of(cursor, spec, weekday.end) or _after(cursor, spec, weekday.end)
    unit = cursor.bare(index + 1, "unit")
    if unit is None or unit.value.value not in ("day", "week") or unit.value.definite:
        return _day_of_feast(cursor, number, index + 1)
    return _of(cursor, Nth(number, _unit(unit.value.value), None), unit.end)


def _day_of_feast(cursor: Cursor, number: int, index: int) -> Parsed | None:
    """«ثالث أيام عيد الأضحى», «أول أيام رمضان»."""
    if cursor.fold(index) != "ايام":
        return None
    feast = read_holiday(cursor, index + 1, announced=True) or read_longer(cursor, index + 1)
    month = cursor.bare(index + 1, "month") if feast is None else None
    if month is not None and month.value.calendar == "hijri":
        feast = Date(None, month.value.number, calendar="hijri"), month.end
    return (Nth(number, "day", feast[0]), feast[1]) if feast is not None else None


def _unit_first(cursor: Cursor, index: int) -> Parsed | None:
    """«الأسبوع الأول من تموز», «اليوم الأخير من الشهر»."""
    unit = cursor.first(index, "unit")
    weekday = cursor.first(index, "weekday")
    if unit is not None and unit.value.definite and unit.value.value in ("day", "week"):
        number = _number(cursor, unit.end, definite=True)
        spec = Nth(number or 0, _unit(unit.value.value), None)
        end = unit.end
    elif weekday is not None:
        number = _number(cursor, weekday.end, definite=True)
        if number != -1:
            # «الثلاثاء الثالث من أيلول» may be a date: the days read it.
            return None
        spec, end = Nth(-1, "weekday", None, weekday.value.number), weekday.end
    else:
        return None
    return _of(cursor, spec, _past_number(cursor, end)) if number is not None else None


def _unit(value: str) -> Literal["day", "week"]:
    return "week" if value == "week" else "day"


def _number(cursor: Cursor, index: int, *, definite: bool = False) -> int | None:
    word = cursor.fold(index)
    if word in _LAST_WORDS and word.startswith("ال") == definite:
        return -1
    if not definite and word in ("اول", "اولي"):
        return 1
    ordinal = cursor.first(index, "ordinal")
    if ordinal is None or word.startswith("ال") != definite:
        return None
    return ordinal.value.number


def _past_number(cursor: Cursor, index: int) -> int:
    ordinal = cursor.first(index, "ordinal")
    return ordinal.end if ordinal is not None else index + 1


def _of(cursor: Cursor, spec: Nth, index: int) -> Parsed | None:
    at = index + 1 if cursor.fold(index) in LINKS else index
    inner = read_longer(cursor, at)
    if inner is None or (at == index and not isinstance(inner[0], CalendarUnit)):
        return None
    return replace(spec, of=inner[0]), inner[1]


def _after(cursor: Cursor, spec: Nth, index: int) -> Parsed | None:
    """«ثالث ثلاثاء بعد عيد الفطر»."""
    if cursor.fold(index) != "بعد":
        return None
    from_day = read_day_part(cursor, index + 1) or read_holiday(cursor, index + 1)
    return (replace(spec, of=from_day[0], after=True), from_day[1]) if from_day else None


def _remainder(cursor: Cursor, index: int) -> Parsed | None:
    """«بقية الأسبوع», «ما تبقى من العام», «في وقت لاحق من مساء اليوم»."""
    word = cursor.first(index, "remainder", "later")
    if word is None:
        return None
    later = word.value.kind == "later"
    at = word.end + 1 if cursor.fold(word.end) in LINKS else word.end
    day = read_day_part(cursor, at)
    unit = day or read_unit(cursor, at)
    if unit is not None:
        return Remainder(word.value.number, unit[0], later), unit[1]
    bare = cursor.bare(at, "unit")
    if bare is None or (not bare.value.definite and bare.value.value != "day"):
        return None
    if bare.value.value in ("hour", "minute", "second", "moment"):
        return None
    of: Spec = CalendarUnit(bare.value.value, 0)
    if bare.value.value in ("day", "night"):
        of = DayOffset(0)
    return Remainder(word.value.number, of, later), bare.end


def _week_then_day(cursor: Cursor, index: int) -> Parsed | None:
    """«الأسبوع المقبل يوم الثلاثاء», with its time of day."""
    week = read_unit(cursor, index)
    if week is None or not isinstance(week[0], CalendarUnit) or week[0].unit != "week":
        return None
    day = read_day_part(cursor, week[1]) if cursor.fold(week[1]) != "من" else None
    named = (
        day[0].of if day is not None and isinstance(day[0], DayPart) else day[0] if day else None
    )
    if day is None or not isinstance(named, Weekday) or named.shift or named.week is not None:
        return None
    weekday = replace(named, week=week[0].shift)
    spec: Spec = replace(day[0], of=weekday) if isinstance(day[0], DayPart) else weekday
    return with_clock(cursor, spec, day[1]) or (spec, day[1])


def _week_of(cursor: Cursor, index: int) -> Parsed | None:
    """«الأسبوع في 15 سبتمبر», «أسبوع 15 أيلول»."""
    unit = cursor.first(index, "unit")
    if unit is None or unit.value.value != "week":
        return None
    linked = cursor.fold(unit.end) in ("في", "من")
    date = read_date(cursor, unit.end + linked) if linked or not unit.value.definite else None
    if date is None or not isinstance(date[0], Date) or date[0].day is None:
        return None
    return WeekOf(date[0]), date[1]


def _day_end(cursor: Cursor, index: int) -> Parsed | None:
    """«نهاية يوم الأحد»."""
    portion = cursor.first(index, "portion")
    if portion is None or portion.value.value != "end" or cursor.fold(index) in _LAST_WORDS:
        return None
    day = read_day_part(cursor, portion.end)
    if day is None or not isinstance(day[0], DayOffset | Weekday):
        return None
    return Portion("end", day[0]), day[1]


def _half(cursor: Cursor, index: int) -> Parsed | None:
    """«في وقت مبكر هذا الأسبوع»: the beginning or end of a longer time."""
    word = cursor.first(index, "early_late")
    if word is None:
        return None
    at = word.end + 1 if cursor.fold(word.end) in LINKS else word.end
    unit = read_unit(cursor, at)
    if unit is None or not isinstance(unit[0], CalendarUnit):
        return None
    return Portion(word.value.value, unit[0]), unit[1]
