"""The first or last days, weeks, months of a longer time: «الأشهر الستة الأولى من العام»,
«أول شهرين من 2015», «العشر الأواخر من رمضان»."""

from __future__ import annotations

from desktop.analysis.times.dates import read_date
from desktop.analysis.times.specs import CalendarUnit, Date, Parsed, Portion, Spec, Stretch
from desktop.analysis.times.units import read_unit
from desktop.analysis.times.words import Cursor
from desktop.analysis.times.years import read_year

LINKS = frozenset(("من", "في", "ل", "خلال"))
_MONTHS = range(1, 13)
_PRESS_YEARS = range(1900, 2101)
_UNITS = frozenset(("day", "week", "month", "year"))
_FIRST = frozenset(("الاولي", "الاول", "الاوليين", "الاولين", "الاوائل"))
_LAST = frozenset(("الاخيره", "الاخير", "الاخيرين", "الاخيرتين", "الاواخر"))
_FIRST_OF = frozenset(("اول", "اولي"))
_LAST_OF = frozenset(("اخر",))
_TEN = frozenset(("العشر", "العشره"))


def read_stretch(cursor: Cursor, index: int) -> Parsed | None:
    return (
        _ends(cursor, index)
        or _number_then_ends(cursor, index)
        or _counted(cursor, index)
        or _ten(cursor, index)
        or _month_of_year(cursor, index)
    )


def _ends(cursor: Cursor, index: int) -> Parsed | None:
    """«الأشهر [الستة] الأولى من العام», «الشهرين الأولين من 2015»."""
    unit = cursor.first(index, "units", "two_units")
    if unit is None or not unit.value.definite or unit.value.value not in _UNITS:
        return None
    amount, at = 2 if unit.value.kind == "two_units" else None, unit.end
    number = cursor.number(at) if amount is None else None
    if number is not None and number.low == number.high and number.low >= 2:
        amount, at = int(number.low), number.end
    last = cursor.fold(at) in _LAST
    if not last and cursor.fold(at) not in _FIRST:
        return None
    return _of(cursor, unit.value.value, amount, at + 1, last=last)


def _number_then_ends(cursor: Cursor, index: int) -> Parsed | None:
    """«الستة أشهر الأولى من العام», «الـ 6 أشهر الأولى»."""
    apart = cursor.fold(index) == "ال"
    number = cursor.number(index + apart)
    unit = cursor.bare(number.end, "unit", "units") if number else None
    if number is None or unit is None or number.low != number.high or number.low < 2:
        return None
    last = cursor.fold(unit.end) in _LAST
    if not (apart or number.definite) or not (last or cursor.fold(unit.end) in _FIRST):
        return None
    return _of(cursor, unit.value.value, int(number.low), unit.end + 1, last=last)


def _month_of_year(cursor: Cursor, index: int) -> Parsed | None:
    """«الشهر الأول من العام 2024»."""
    month = _numbered_month(cursor, index) if cursor.first(index, "unit") else None
    return month if month and isinstance(month[0], Date) and month[0].year is not None else None


def _counted(cursor: Cursor, index: int) -> Parsed | None:
    """«أول ثلاثة أشهر من العام», «آخر يومين من رمضان»."""
    last = cursor.fold(index) in _LAST_OF
    if not last and cursor.fold(index) not in _FIRST_OF:
        return None
    two = cursor.bare(index + 1, "two_units")
    if two is not None:
        return _of(cursor, two.value.value, 2, two.end, last=last)
    number = cursor.number(index + 1)
    unit = cursor.bare(number.end, "unit", "units") if number else None
    if number is None or unit is None or number.low != number.high or number.low < 2:
        return None
    return _of(cursor, unit.value.value, int(number.low), unit.end, last=last)


def _ten(cursor: Cursor, index: int) -> Parsed | None:
    """«العشر الأواخر من رمضان»."""
    last = cursor.fold(index + 1) in _LAST
    if cursor.fold(index) not in _TEN or not (last or cursor.fold(index + 1) in _FIRST):
        return None
    found = _of(cursor, "day", 10, index + 2, last=last)
    return found if found and isinstance(found[0], Stretch) and _is_month(found[0].of) else None


def _is_month(spec: Spec) -> bool:
    return isinstance(spec, Date) or (isinstance(spec, CalendarUnit) and spec.unit == "month")


def _of(cursor: Cursor, unit: str, amount: int | None, index: int, *, last: bool) -> Parsed | None:
    joined = cursor.first(index, "unit", "year_word", "month", "month_word")
    linked = cursor.fold(index) in LINKS
    if unit not in _UNITS or not (linked or (joined is not None and joined.prefix == "ل")):
        return None
    longer = read_longer(cursor, index + linked)
    if longer is None:
        return None
    if amount is None:
        return Portion("end" if last else "start", longer[0]), longer[1]
    return Stretch(amount, unit, longer[0], last=last), longer[1]


def _hijri_month(cursor: Cursor, index: int) -> Parsed | None:
    """«من رمضان»: here it is no name of a person."""
    month = cursor.bare(index, "month")
    if month is None or month.value.calendar != "hijri":
        return None
    return Date(None, month.value.number, calendar="hijri"), month.end


def read_longer(cursor: Cursor, index: int) -> tuple[Spec, int] | None:
    """A month or a year, named, numbered or relative."""
    date = read_date(cursor, index)
    if date is not None and isinstance(date[0], Date) and date[0].day is None:
        return date
    numbered = _numbered_month(cursor, index)
    if numbered is not None:
        return numbered
    unit = read_unit(cursor, index)
    if unit is not None:
        return unit
    if cursor.fold(index - 1) == "من":
        named = _hijri_month(cursor, index)
        if named is not None:
            return named
        if cursor.digits(index) in _PRESS_YEARS:
            return read_year(cursor, index)
    bare = cursor.bare(index, "unit")
    if bare is None or bare.value.value not in ("month", "year") or not bare.value.definite:
        return None
    if cursor.fold(bare.end).startswith("ال"):
        return None
    return CalendarUnit(bare.value.value, 0), bare.end


def _numbered_month(cursor: Cursor, index: int) -> Parsed | None:
    """«الشهر التاسع من عام 2014»."""
    word = cursor.bare(index, "unit")
    if word is None or word.value.value != "month" or not word.value.definite:
        return None
    ordinal = cursor.bare(word.end, "ordinal")
    if ordinal is None or ordinal.value.number not in _MONTHS:
        return None
    at = ordinal.end + 1 if cursor.fold(ordinal.end) in LINKS else ordinal.end
    year = read_year(cursor, at)
    if year is None:
        return Date(None, ordinal.value.number), ordinal.end
    return Date(None, ordinal.value.number, year[0].first), year[1]
