"""Days and their parts: «مساء اليوم الاثنين 30 كانون الثاني», «الخميس المقبل», «صباح أمس»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.day_names import read_day_group
from desktop.analysis.times.specs import (
    DayOffset,
    DayPart,
    Parsed,
    Range,
    Weekday,
)
from desktop.analysis.times.words import Cursor, TimeHit, remembered

_SHIFTS = ("last", "this", "next")
_PLACING = frozenset(
    (
        *("في", "وفي", "خلال", "اثناء", "عند", "مع", "حلول"),
        *("منذ", "ومنذ", "حتي", "وحتي", "طوال", "طيله"),
    )
)
_BEYOND = {"بعد": 1, "قبل": -1}
_ADVERBS = frozenset(("صباحا", "فجرا", "ظهرا", "عصرا", "مساء", "مساءا", "ليلا"))
_TANWIN = "\u064b"
_VERB_REACH = 10
_STOPS = frozenset((".", "؛", "!", "؟", ":"))
_NIGHTS = frozenset(("night", "after_midnight"))
# An ordinal up to five after a weekday counts weekdays, not days of the month.
_WEEKS_OF_MONTH = 5
_HOURS = 12
_BALL = ("بكره", "بكرا")
_MOST_DAYS = 32
_JOINTS = frozenset(("-", "–", "/", "الي"))


@remembered
def read_day_part(cursor: Cursor, index: int) -> Parsed | None:
    """A part of a named day, before it («صباح أمس») or after it («أمس صباحاً»); «في وقت متأخر من»
    makes it the earlier or later half."""
    wide = cursor.first(index, "early_late")
    if wide is not None:
        return _half_part(cursor, wide.end, wide.value.value)
    tonight = cursor.first(index, "tonight")
    if tonight is not None:
        return _tonight(tonight)
    part = cursor.first(index, "day_part")
    if part is None:
        this = _this_part(cursor, index)
        if this is not None:
            return this
        named = read_day_group(cursor, index)
        return _with_part_after(cursor, named) if named else None
    at, half = _past_early(cursor, part.end)
    if cursor.fold(at) in ("من", "يوم", "نهار"):
        at += 1
    between = _night_between(cursor, at) if part.value.value in _NIGHTS else None
    if between is not None:
        return between
    named = read_day_group(cursor, at)
    if named is not None:
        return DayPart(part.value.value, named[0], half), named[1]
    shift = cursor.bare(part.end, *_SHIFTS)
    if shift is not None and (part.value.definite or cursor.fold(part.end - 1).startswith("ال")):
        # «الليل الماضي»
        return DayPart(part.value.value, DayOffset(shift.value.number)), shift.end
    return _lone_part(cursor, index, part, half)


def _tonight(hit: TimeHit) -> Parsed:
    """«الليلة» is the evening and night of the day; «الليلة الماضية» ends with this morning."""
    if hit.value.number == 0:
        return DayPart("tonight", DayOffset(0)), hit.end
    day = DayOffset(hit.value.number)
    next_day = DayOffset(hit.value.number + 1)
    return Range(DayPart("tonight", day), DayPart("dawn", next_day)), hit.end


def _half_part(cursor: Cursor, index: int, portion: str) -> Parsed | None:
    """What follows «في وقت مبكر», «في وقت متأخر من»: a part of the day, or «اليوم»."""
    at = index + 1 if cursor.fold(index) == "من" else index
    part = cursor.bare(at, "day_part")
    if part is None:
        return None
    found = read_day_part(cursor, at)
    if found is not None and isinstance(found[0], DayPart):
        return replace(found[0], portion=portion), found[1]
    return DayPart(part.value.value, None, portion), part.end


def _past_early(cursor: Cursor, index: int) -> tuple[int, str | None]:
    """«الصباح الباكر»."""
    early = cursor.bare(index, "early")
    return (early.end, early.value.value) if early is not None else (index, None)


def _lone_part(cursor: Cursor, index: int, part: TimeHit, half: str | None) -> Parsed | None:
    """«في المساء», «خلال الليل»: a definite part after a preposition, of a day that is not said."""
    if part.value.value == "late_afternoon" and cursor.fold(index - 1) == "في":
        # «في العصر الحديث»: an age.
        return None
    definite = part.value.definite or cursor.fold(part.end - 1).startswith("ال")
    if not definite and half is None:
        return _adverb(cursor, index, part)
    placed = (
        cursor.fold(index - 1) in _PLACING
        or index == 0
        or part.end > index + 1
        or cursor.is_future_verb(index - 1)
    )
    end = part.end + (half is not None)
    if not placed or _goes_on(cursor.fold(end)):
        return None
    return DayPart(part.value.value, None, half), end


def is_adverb(cursor: Cursor, index: int) -> bool:
    """«صباحاً», «مساءً», «ليلا»: told by the accusative ending."""
    token = cursor.tokens[index]
    return token.fold in _ADVERBS and (_TANWIN in token.text or token.fold.endswith("ا"))


def _adverb(cursor: Cursor, index: int, part: TimeHit) -> Parsed | None:
    """«قصفت الطائرات المدينة فجراً»: after a verb of a moment; «ليلاً ونهاراً» is at all hours."""
    if part.prefix or not is_adverb(cursor, index) or _goes_on(cursor.fold(part.end)[:2]):
        return None
    if cursor.fold(part.end).startswith("و") and cursor.first(part.end, "day_part"):
        return None
    for at in range(index - 1, max(-1, index - 1 - _VERB_REACH), -1):
        if cursor.tokens[at].fold in _STOPS:
            return None
        if cursor.first(at, "punctual"):
            return DayPart(part.value.value, None), part.end
    return None


def _goes_on(word: str) -> bool:
    """«في الليل والنهار» is at all hours; an adjective makes the part another thing."""
    if word in ("و", "او") or word.startswith("وا"):
        return True
    return word.startswith("ال") and len(word) > len("الي") and word not in ("الذي", "التي")


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
    at = end + 1 if cursor.fold(end) in ("،", ",") else end
    inside = cursor.fold(at) in ("في", "عند")
    at = at + 1 if inside else at
    wide = cursor.bare(end, "early_late") or cursor.bare(at, "early_late")
    if wide is not None:
        half = _half_part(cursor, wide.end, wide.value.value)
        if half is not None and isinstance(half[0], DayPart) and half[0].of is None:
            return replace(half[0], of=spec), half[1]
        return named
    part = cursor.bare(at, "day_part")
    if part is None or (at > end and not inside) or (part.value.definite and not inside):
        return named
    after, early = _past_early(cursor, part.end)
    following = read_day_group(cursor, after)
    if following is not None:
        return named
    return DayPart(part.value.value, spec, early), after
