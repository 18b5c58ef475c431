"""Days and their parts: «مساء اليوم الاثنين 30 كانون الثاني», «الخميس المقبل», «صباح أمس»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.dates import read_date, read_day
from desktop.analysis.times.specs import (
    CalendarUnit,
    Date,
    DayOffset,
    DayOfMonth,
    DayPart,
    Now,
    Nth,
    Parsed,
    Range,
    Spec,
    Together,
    Weekday,
)
from desktop.analysis.times.units import read_unit
from desktop.analysis.times.words import Cursor, TimeHit, remembered

_SHIFTS = ("last", "this", "next")
_PLACING = frozenset(("في", "وفي", "خلال", "اثناء", "عند", "مع"))
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
        return DayPart("night", DayOffset(tonight.value.number)), tonight.end
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
        return None
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
    look = cursor.first if first and word is None else cursor.bare
    offset = look(at, "day_offset", "now")
    if offset is not None:
        return _deictic(cursor, offset, at)
    weekday = look(at, "weekday") or (look(at, "bare_weekday") if word else None)
    if weekday is not None:
        return _weekday(cursor, weekday.value.number, weekday.end)
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
    beyond = cursor.fold(index) == "بعد"
    shift = cursor.bare(index + beyond, "last", "next")
    if shift is not None and (not beyond or shift.value.number == 1):
        return replace(spec, shift=shift.value.number + beyond), shift.end
    inner = read_unit(cursor, index + 1 if cursor.fold(index) in ("من", "في") else index)
    if inner is not None and isinstance(inner[0], CalendarUnit) and inner[0].unit == "week":
        return replace(spec, week=inner[0].shift), inner[1]
    return _numbered(cursor, spec, index) or (spec, index)


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
