"""What follows a time of day: the part of the day, the zone and the day, in any order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.analysis.times.day_names import read_day_group
from desktop.analysis.times.days import read_day_part
from desktop.analysis.times.specs import DayOffset, DayOfMonth, DayPart, Spec
from desktop.analysis.times.words import Cursor, remembered

_LINKS = frozenset(("من", "،", ",", "في", "(", "يوم", "بعد", "قبل"))
_DAYS = range(1, 32)


@dataclass(frozen=True, slots=True)
class Tail:
    """``end`` is the index after the last token taken."""

    end: int
    part: str | None = None
    zone: str | None = None
    day: Spec | None = None


@remembered
def read_tail(cursor: Cursor, index: int) -> Tail:
    """Part of the day, zone and day after the time, each once."""
    tail = Tail(index)
    for _ in range(4):
        longer = _longer(cursor, tail)
        if longer is None:
            break
        tail = longer
    return tail


def _longer(cursor: Cursor, tail: Tail) -> Tail | None:
    at = tail.end + 1 if cursor.fold(tail.end) in _LINKS else tail.end
    zoned = _zone(cursor, tail, at)
    if zoned is not None:
        return zoned
    if tail.day is None:
        named = _named_part(cursor, at)
        if named is not None and tail.part in (None, named.part):
            return replace(tail, part=named.part, day=named.of, end=_end(cursor, at))
    part = _part(cursor, tail, at)
    if part is not None:
        return part
    if tail.day is not None or cursor.fold(at - 1) == "(" or cursor.fold(at) == "ايام":
        return None
    group = read_day_group(cursor, at)
    if group is not None:
        return replace(tail, day=group[0], end=group[1])
    return _day_of_month(cursor, tail, at)


def _zone(cursor: Cursor, tail: Tail, at: int) -> Tail | None:
    zoned = cursor.first(at, "zone") if tail.zone is None else None
    if zoned is None:
        return None
    end = zoned.end
    end += cursor.fold(at - 1) == "(" and cursor.fold(end) == ")"
    return replace(tail, zone=zoned.value.value, end=end)


def _part(cursor: Cursor, tail: Tail, at: int) -> Tail | None:
    if tail.part is not None:
        # «12 ظهراً وقت الغداء»: a second name of the same hours.
        again = cursor.bare(tail.end, "meal_time")
        return replace(tail, end=again.end) if again is not None else None
    tonight = cursor.bare(at, "tonight")
    if tonight is not None:
        return replace(tail, part="night", day=DayOffset(tonight.value.number), end=tonight.end)
    kinds = ("day_part", "meridiem", "midpoint", "meal_time")
    hit = cursor.bare(tail.end, *kinds) or cursor.bare(at, *kinds)
    if hit is None:
        return None
    return replace(tail, part=hit.value.value, end=hit.end)


def _named_part(cursor: Cursor, index: int) -> DayPart | None:
    """«من صباح اليوم»: the part and its day."""
    if cursor.bare(index, "day_part") is None and cursor.bare(index, "demonstrative") is None:
        return None
    found = read_day_part(cursor, index)
    if found is None or not isinstance(found[0], DayPart) or found[0].of is None:
        return None
    return found[0]


def _end(cursor: Cursor, index: int) -> int:
    found = read_day_part(cursor, index)
    assert found is not None
    return found[1]


def _day_of_month(cursor: Cursor, tail: Tail, at: int) -> Tail | None:
    """«الساعة 8 مساءً في 15»: a bare day, where nothing is counted after it."""
    if at == tail.end or tail.part is None:
        return None
    day = cursor.digits(at)
    after = cursor.tokens[at + 1].kind if at + 1 < len(cursor.tokens) else "mark"
    if day not in _DAYS or after != "mark" or cursor.fold(at + 1) in ("/", "-", ":", "%"):
        return None
    assert day is not None
    return replace(tail, day=DayOfMonth(day, 0), end=at + 1)
