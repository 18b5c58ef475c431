"""The time expression that begins at a token: the table of contents of the grammar."""

from __future__ import annotations

from typing import Literal

from desktop.analysis.times.amounts import Amount
from desktop.analysis.times.dates import read_date
from desktop.analysis.times.days import read_day_part
from desktop.analysis.times.daytimes import read_daytime
from desktop.analysis.times.holidays import read_holiday
from desktop.analysis.times.lengths import read_length, read_ranged_amount
from desktop.analysis.times.positions import read_position
from desktop.analysis.times.ranged_days import read_ranged_day
from desktop.analysis.times.ranges import read_range
from desktop.analysis.times.recurring import read_recurring
from desktop.analysis.times.specs import (
    Bound,
    Distance,
    Now,
    Parsed,
    Since,
    Together,
    Window,
)
from desktop.analysis.times.units import read_unit
from desktop.analysis.times.words import Cursor

_EQUAL = frozenset(("في", "يساوي", "تساوي", "عند"))
_SIDES: dict[tuple[str, bool], Literal["before", "after", "until", "from"]] = {
    ("before", False): "before", ("after", False): "after", ("to", False): "until",
    ("before", True): "until", ("after", True): "from", ("to", True): "until",
}  # fmt: skip
_PUNCTUAL_REACH = 4
_NO_BOUNDS = frozenset(("الي", "والي", "وحتي"))


def read_time(cursor: Cursor, index: int) -> Parsed | None:
    """The longest expression at a token, or None."""
    if not cursor.hits(index) and cursor.tokens[index].kind == "mark":
        return None
    return (
        read_range(cursor, index, read_point)
        or read_ranged_day(cursor, index, read_point)
        or read_position(cursor, index)
        or _since(cursor, index)
        or read_recurring(cursor, index)
        or _distance(cursor, index)
        or read_point(cursor, index)
        or _bound(cursor, index)
        or read_length(cursor, index)
    )


def read_point(cursor: Cursor, index: int) -> Parsed | None:
    """A single time: clock, part of a day, day, date, month, year, unit, with «الموافق …»."""
    found = (
        read_daytime(cursor, index)
        or read_date(cursor, index)
        or read_holiday(cursor, index)
        or read_unit(cursor, index)
    )
    if found is None:
        return None
    same = cursor.bare(found[1], "corresponding")
    other = read_day_part(cursor, same.end) if same else None
    if other is None:
        return found
    return Together((other[0], found[0])), other[1]


def _since(cursor: Cursor, index: int) -> Parsed | None:
    since = cursor.first(index, "since")
    if since is None:
        return None
    part = cursor.first(since.end, "day_part")
    amount = _qualified_amount(cursor, since.end)
    if amount is not None and part is not None and part.end > amount.end:
        # «منذ ساعات الصباح»
        amount = None
    if amount is not None and _names_a_day(cursor, since.end, amount):
        amount = None
    now = _from_now(cursor, amount.end) if amount is not None else None
    if amount is not None and now is not None:
        rest = tuple((part.low, part.unit) for part in amount.parts[1:])
        spec = Distance(amount.unit, amount.low, amount.high, -1, anchored=True, rest=rest)
        return spec, now
    if amount is not None:
        if _is_punctual(cursor, index) and amount.unit in ("day", "night", "hour", "minute"):
            return Distance(amount.unit, amount.low, amount.high, -1), amount.end
        return Window(amount.unit, amount.high, -1), amount.end
    found = (
        read_range(cursor, since.end, read_point)
        or read_position(cursor, since.end)
        or read_point(cursor, since.end)
    )
    if found is None or _is_first_of_other(cursor, since.end, found[1]):
        return None
    return Since(found[0]), found[1]


def _is_first_of_other(cursor: Cursor, start: int, end: int) -> bool:
    """«منذ اليوم الأول للحرب»."""
    return end == start + 1 and cursor.fold(start) == "اليوم" and cursor.fold(end) == "الاول"


def _qualified_amount(cursor: Cursor, index: int) -> Amount | None:
    """An amount after «نحو», «أكثر من»."""
    if index >= len(cursor.tokens):
        return None
    bound = cursor.quantities.before.longest(cursor.tokens, index)
    return read_ranged_amount(cursor, bound.end if bound else index, single=True)


def _is_punctual(cursor: Cursor, index: int) -> bool:
    """A verb of a moment before «منذ ثلاثة أيام» makes it a day, not a period."""
    return any(cursor.first(i, "punctual") for i in range(max(0, index - _PUNCTUAL_REACH), index))


def _distance(cursor: Cursor, index: int) -> Parsed | None:
    """«قبل شهر», «بعد يومين»; counted from something else when «من» follows."""
    word = cursor.first(index, "before", "after")
    named = cursor.first(index, "day_offset", "day_part")
    if word is None or (named is not None and named.end > word.end):
        # «قبل يوم أمس»
        return None
    amount = _qualified_amount(cursor, word.end)
    if amount is None or _names_a_day(cursor, word.end, amount):
        return None
    direction = -1 if word.value.kind == "before" else 1
    anchored = False if cursor.fold(amount.end) in ("من", "علي", "فقط") else None
    now = _from_now(cursor, amount.end)
    rest = tuple((part.low, part.unit) for part in amount.parts[1:])
    spec = Distance(
        amount.unit, amount.low, amount.high, direction, True if now else anchored, rest
    )
    return spec, now or amount.end


def _names_a_day(cursor: Cursor, index: int, amount: Amount) -> bool:
    """«قبل يوم الجمعة» is before a Friday, not a day ago; «منذ ليلة أمس» is no night long."""
    if amount.unit not in ("day", "night") or amount.end != index + 1:
        return False
    named = cursor.bare(amount.end, "weekday", "day_offset")
    return named is not None or read_date(cursor, amount.end) is not None


def _from_now(cursor: Cursor, index: int) -> int | None:
    """The index after «من الآن», «من اليوم»."""
    now = cursor.bare(index + 1, "day_offset", "now") if cursor.fold(index) == "من" else None
    return now.end if now is not None and now.value.number == 0 else None


def _bound(cursor: Cursor, index: int) -> Parsed | None:
    """«قبل عام 2012», «بعد الأربعاء المقبل», «حتى مساء أمس»."""
    word = cursor.first(index, "before", "after", "to")
    if word is None or cursor.fold(index) in _NO_BOUNDS:
        return None
    at = _past_equal(cursor, word.end)
    found = read_point(cursor, at)
    if found is None or isinstance(found[0], Window | Distance | Now):
        return None
    side = _SIDES[word.value.kind, at > word.end]
    return Bound(side, found[0]), found[1]


def _past_equal(cursor: Cursor, index: int) -> int:
    """«بعد أو في», «قبل أو يساوي»."""
    joined = cursor.fold(index) == "او" and cursor.fold(index + 1) in _EQUAL
    return index + 2 if joined else index
