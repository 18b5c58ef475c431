"""Clock times: «الساعة الخامسة من صباح اليوم», «14:30 بتوقيت غرينتش», «الثالثة والنصف فجراً»."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.analysis.times.days import read_day_group, read_day_part
from desktop.analysis.times.specs import Clock, DayPart, Parsed, Spec
from desktop.analysis.times.words import Cursor

_HOURS = range(25)
_MINUTES = range(60)
_ABOUT = frozenset(("نحو", "حوالي", "قرابه", "زهاء"))


@dataclass(frozen=True, slots=True)
class _Time:
    hour: int
    minute: int
    end: int
    colon: bool = False


def read_clock(cursor: Cursor, index: int) -> Parsed | None:
    """A clock time with what names its part of the day, its day and its zone."""
    about = index + 1 if cursor.fold(index) in _ABOUT else index
    word = cursor.first(about, "clock_word")
    if word is not None and not cursor.fold(word.end - 1).endswith("الساعه"):
        word = None
    at = word.end if word else index
    told = _time(cursor, at, worded=word is not None)
    if told is None:
        return None
    part, zone, day, end = _tail(cursor, told.end)
    if word is None and not told.colon and part is None:
        return None
    hour, minute = _borrowed(told)
    if word is None and not told.colon and not _is_spoken(cursor, at):
        return None
    return Clock(hour, minute, part, zone, day), end


def _is_spoken(cursor: Cursor, index: int) -> bool:
    """«الخامسة صباحاً» and «5 مساءً», but not «3 صباح الأحد» of a count."""
    return cursor.bare(index, "ordinal") is not None or cursor.digits(index) is not None


def _borrowed(told: _Time) -> tuple[int, int]:
    """«الخامسة إلا ربعاً» is 4:45."""
    minutes = (told.hour * 60 + told.minute) % (24 * 60)
    return divmod(minutes, 60)


def _time(cursor: Cursor, index: int, *, worded: bool) -> _Time | None:
    colon = _colon_time(cursor, index)
    if colon is not None:
        return colon
    digits = cursor.digits(index)
    ordinal = cursor.bare(index, "ordinal") or (cursor.first(index, "ordinal") if worded else None)
    if digits is not None and digits in _HOURS:
        hour, end = digits, index + 1
    elif ordinal is not None and ordinal.value.number <= 12:
        if not cursor.fold(index).endswith(("ه", "ي")):
            return None
        hour, end = ordinal.value.number, ordinal.end
    else:
        number = cursor.number(index) if worded else None
        if number is None or int(number.low) not in _HOURS or number.form == "vague":
            return None
        part = int((number.low % 1) * 60 + Decimal("0.5"))
        hour, end = int(number.low), number.end
        if part:
            return _Time(hour, part, end)
    fraction = cursor.first(end, "clock_fraction")
    if fraction is not None:
        return _Time(hour, fraction.value.number, fraction.end)
    at = end + 1 if cursor.fold(end) == "و" else end
    minutes = cursor.number(at)
    unit = cursor.bare(minutes.end, "unit", "units") if minutes else None
    tied = minutes is not None and (at > end or minutes.prefix.startswith("و"))
    if minutes is None or unit is None or not tied or minutes.low not in _MINUTES:
        return _Time(hour, 0, end)
    if unit.value.value == "minute":
        return _Time(hour, int(minutes.low), unit.end)
    return _Time(hour, 0, end)


def _colon_time(cursor: Cursor, index: int) -> _Time | None:
    """14:30, 7:56:35; also 14.30 after «الساعة» is left to the reader of digits."""
    hour = cursor.digits(index)
    minute = cursor.digits(index + 2)
    written = cursor.fold(index + 2)
    if hour is None or minute is None or cursor.fold(index + 1) != ":" or len(written) != 2:
        return None
    if hour not in _HOURS or minute not in _MINUTES or not cursor.adjacent(index + 2):
        return None
    end = index + 3
    if cursor.fold(end) == ":" and len(cursor.fold(end + 1)) == 2 and cursor.adjacent(end + 1):
        end += 2
    return _Time(hour, minute, end, colon=True)


def _tail(cursor: Cursor, index: int) -> tuple[str | None, str | None, Spec | None, int]:
    """Part of the day, zone and day after the time, in any order, each once."""
    part: str | None = None
    zone: str | None = None
    day: Spec | None = None
    end = index
    for _ in range(4):
        at = end + 1 if cursor.fold(end) in ("من", "،", "في", "(", "يوم", "بعد", "قبل") else end
        whole = cursor.bare(end, "day_part")
        zoned = cursor.first(at, "zone")
        if zoned is not None and zone is None:
            zone, end = zoned.value.value, zoned.end
            end += cursor.fold(at - 1) == "(" and cursor.fold(end) == ")"
            continue
        named = _named_part(cursor, at) if part is None and day is None else None
        if named is not None:
            part, day, end = named
            continue
        if part is None and (whole or cursor.bare(at, "day_part")) is not None:
            hit = whole or cursor.bare(at, "day_part")
            assert hit is not None
            part, end = hit.value.value, hit.end
            continue
        meridiem = cursor.bare(end, "meridiem") if part is None else None
        if meridiem is not None:
            part, end = meridiem.value.value, meridiem.end
            continue
        group = read_day_group(cursor, at) if day is None and cursor.fold(at - 1) != "(" else None
        if group is None:
            break
        day, end = group
    return part, zone, day, end


def _named_part(cursor: Cursor, index: int) -> tuple[str, Spec, int] | None:
    """«من صباح اليوم»: the part and its day."""
    if cursor.bare(index, "day_part") is None:
        return None
    found = read_day_part(cursor, index)
    if found is None or not isinstance(found[0], DayPart):
        return None
    return found[0].part, found[0].of, found[1]
