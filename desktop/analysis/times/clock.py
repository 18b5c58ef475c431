"""Clock times: «الساعة الخامسة من صباح اليوم», «14:30 بتوقيت غرينتش», «الثالثة والنصف فجراً»."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desktop.analysis.times.clock_tail import Tail, read_tail
from desktop.analysis.times.days import is_adverb
from desktop.analysis.times.minutes import Minutes, read_minutes
from desktop.analysis.times.moved import is_moved
from desktop.analysis.times.specs import Clock, Parsed
from desktop.analysis.times.words import Cursor, remembered

_HOURS = range(25)
_MINUTES = range(60)
_ABOUT = frozenset(("نحو", "حوالي", "قرابه", "زهاء", "بحدود"))
# «سأعود في السابعة.»: only a preposition before it and a stop after it make an ordinal an hour.
_HOUR_PREPOSITIONS = frozenset(("في", "عند", "حتي", "قبل", "بعد", "بحلول", "حوالي", "تمام"))
_ABBREVIATED = frozenset(("م", "ص"))
_COUNTED_PARTS = frozenset(("امسيه", "امسيات", "ليله", "صبيحه", "عشيه", "ظهيره", "ليل"))
_HOUR_MINUTE = re.compile(r"([01]?\d|2[0-4])(\.?)([0-5]\d)")
_RATE_REACH = 3
_STOPS = frozenset((".", "!", "؟", "?", "،", ","))


@dataclass(frozen=True, slots=True)
class Told:
    """A time of day as told: ``evident`` when the words can be nothing else."""

    clock: Clock
    end: int
    evident: bool


@remembered
def read_clock(cursor: Cursor, index: int) -> Parsed | None:
    """A clock time with what names its part of the day, its day and its zone."""
    told = read_told(cursor, index)
    return (told.clock, told.end) if told is not None and told.evident else None


def read_told(cursor: Cursor, index: int, *, joined: bool = False) -> Told | None:
    """The same, also where only the surroundings can tell that it is a time («7», «السابعة»).
    ``joined``: its first word carries the «و» that ties it to another hour."""
    about = index + 1 if cursor.fold(index) in _ABOUT else index
    word = _clock_word(cursor, about)
    at = word or about
    hour = _colon_time(cursor, at, worded=word is not None) or _unmarked(
        cursor, at, worded=word is not None
    )
    hour = hour or _spoken(cursor, at, worded=word is not None or joined)
    if hour is None:
        return None
    minutes = read_minutes(cursor, hour.end)
    minutes = replace(minutes, said=minutes.said or hour.clock.minute > 0)
    tail = read_tail(cursor, minutes.end)
    if not minutes.said and tail.part is not None and tail.day is None:
        # «التاسعة مساءً وثلاثة أرباع»
        minutes = read_minutes(cursor, tail.end)
        tail = replace(tail, end=minutes.end)
    clock = Clock(
        hour.clock.hour,
        hour.clock.minute + minutes.count,
        tail.part,
        tail.zone,
        tail.day,
        hour.clock.second,
    )
    evident = word is not None or hour.evident or _is_evident(cursor, at, minutes, tail)
    if not evident and minutes.said and not minutes.sure:
        # «السابعة وخمسة وثلاثون»: without a part of the day they may be two numbers.
        return None
    return Told(clock, tail.end, evident)


def _clock_word(cursor: Cursor, index: int) -> int | None:
    """The index after «الساعة», «تمام الساعة», «حوالي الساعة»."""
    at = index
    while cursor.fold(at) in ("تمام", "بتمام", *_ABOUT) and at < index + 2:
        at += 1
    word = cursor.first(at, "clock_word")
    if word is None or not cursor.fold(word.end - 1).endswith("الساعه"):
        return None
    return word.end


def _is_evident(cursor: Cursor, index: int, minutes: Minutes, tail: Tail) -> bool:
    ordinal = cursor.bare(index, "ordinal") is not None
    if ordinal and minutes.sure:
        return True
    if tail.part in ("am", "pm") and cursor.fold(index + 1) in _ABBREVIATED:
        # «ارتفاع 2 م»
        return False
    if tail.part is not None:
        # «3 صباح الأحد» may count; «3 صباحاً» does not, «16 أمسية» does.
        if cursor.fold(index + 1) in _COUNTED_PARTS:
            return False
        return ordinal or cursor.digits(index) is not None or minutes.said
    return ordinal and _is_placed(cursor, index, tail)


def _is_placed(cursor: Cursor, index: int, tail: Tail) -> bool:
    """«في السابعة.», «حتى الثامنة»: at the end of what is said, or before its day."""
    before = cursor.fold(index - 1)
    moved = before == "الي" and is_moved(cursor, index)
    if before not in _HOUR_PREPOSITIONS and not moved and not cursor.is_future_verb(index - 1):
        return False
    if not cursor.fold(index).startswith("ال") or _is_rate(cursor, index):
        return False
    return tail.day is not None or cursor.fold(tail.end) in _STOPS or tail.end >= len(cursor.tokens)


def _is_rate(cursor: Cursor, index: int) -> bool:
    """«60 متراً مكعباً في الثانية»."""
    if cursor.fold(index) != "الثانيه" or index < _RATE_REACH:
        return False
    units = cursor.quantities.units
    return any(
        (hit := units.longest(cursor.tokens, at)) is not None and hit.end == index - 1
        for at in range(index - _RATE_REACH, index - 1)
    )


def _spoken(cursor: Cursor, index: int, *, worded: bool) -> Told | None:
    """The hour in digits, as an ordinal, or as a number."""
    digits = cursor.digits(index)
    if digits is not None:
        return Told(Clock(digits, 0), index + 1, evident=False) if digits in _HOURS else None
    ordinal = cursor.bare(index, "ordinal") or (cursor.first(index, "ordinal") if worded else None)
    if ordinal is not None and ordinal.value.number <= 12:
        # «الحادية عشر» is common for «الحادية عشرة»: its first word tells the gender.
        if not cursor.fold(index).endswith(("ه", "ي")) or _is_masculine(cursor.fold(index)):
            return None
        return Told(Clock(ordinal.value.number, 0), ordinal.end, evident=False)
    return _counted_hour(cursor, index)


def _is_masculine(word: str) -> bool:
    return word.endswith(("ثاني", "حادي"))


def _counted_hour(cursor: Cursor, index: int) -> Told | None:
    """«ثلاثة», «عشرة وخمسة وأربعين» (10:45), «ثمانية وأربعين» (8:40)."""
    if index < len(cursor.tokens) and cursor.tokens[index].kind != "word":
        return None
    number = cursor.number(index)
    if number is None or number.form in ("vague", "fraction") or number.low != number.high:
        return None
    whole = int(number.low)
    if whole in _HOURS:
        minute = round(float(number.low % 1) * 60)
        return Told(Clock(whole, minute), number.end, evident=False)
    hour, minute = whole % 10, whole - whole % 10
    if number.low != whole or not (20 <= minute < 60 and hour):
        return None
    return Told(Clock(hour, minute), number.end, evident=False)


def _unmarked(cursor: Cursor, index: int, *, worded: bool) -> Told | None:
    """«الساعة 14.30», «الساعة 1500 بتوقيت …», «1140 صباحاً»: without a colon only «الساعة», a zone
    or an adverb of the day makes digits an hour with its minutes."""
    match = _HOUR_MINUTE.fullmatch(cursor.fold(index))
    if match is None or not 0 <= index < len(cursor.tokens):
        return None
    hour, dot, minute = int(match[1]), match[2], int(match[3])
    part = cursor.first(index + 1, "day_part") is not None and is_adverb(cursor, index + 1)
    zone = cursor.first(index + 1, "zone") is not None
    dotted = dot and (worded or zone or part)
    if hour not in _HOURS or minute not in _MINUTES or not (dotted or worded or zone or part):
        return None
    return Told(Clock(hour, minute), index + 1, evident=True)


def _colon_time(cursor: Cursor, index: int, *, worded: bool) -> Told | None:
    """14:30, 7:56:35, T14:30; «الساعة 05 : 17» with spaces."""
    at = index + 1 if cursor.fold(index) == "T" and cursor.adjacent(index + 1) else index
    hour = cursor.digits(at)
    minute = cursor.digits(at + 2)
    written = cursor.fold(at + 2)
    if hour is None or minute is None or cursor.fold(at + 1) != ":" or len(written) != 2:
        return None
    if hour not in _HOURS or minute not in _MINUTES or not (worded or cursor.adjacent(at + 2)):
        return None
    end, second = at + 3, 0
    if cursor.fold(end) == ":" and len(cursor.fold(end + 1)) == 2 and cursor.adjacent(end + 1):
        second = cursor.digits(end + 1) or 0
        end += 2
    return Told(Clock(hour, minute, second=min(second, 59)), end, evident=True)
