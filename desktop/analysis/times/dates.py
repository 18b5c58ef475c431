"""Dates with a month's name: «30 كانون الثاني / يناير 2023», «الأول من أيار», «جوان الماضي»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.hijri import hijri_year_with
from desktop.analysis.times.numeric import read_numeric
from desktop.analysis.times.specs import Date, DayOfMonth, Parsed, Years
from desktop.analysis.times.words import Cursor, TimeHit, remembered
from desktop.analysis.times.years import read_year

_YEARS = range(1000, 2200)
_SPELLED_YEARS = range(1900, 2101)
_DAYS = range(1, 32)
_MONTHS = range(1, 13)
_MIDDLE = 15
_SAME_DAY = ("last", "this", "next")
_MARKS = ("/", "\\", "-", "–", "(")
_DAY_MARKS = (".", "/", "-", "–", "،")
_YEAR_MARKS = ("/", "-", "–")
_HIJRI_PREPOSITIONS = frozenset(("في", "خلال", "منذ", "طوال", "قبل", "وفي"))
_PREPOSITIONS = frozenset(
    ("في", "وفي", "خلال", "منذ", "حتي", "من", "الي", "بين", "شهر", "وحتي", "والي", "ومنذ", "طوال")
)


@remembered
def read_date(cursor: Cursor, index: int) -> Parsed | None:
    """A date or month at a token."""
    numeric = read_numeric(cursor, index)
    if numeric is not None:
        return numeric
    day, after_day = read_day(cursor, index)
    if day is not None:
        dated = _dated(cursor, day, after_day)
        ordinal = cursor.digits(index) is None
        if dated is not None and isinstance(dated[0], Date) and ordinal:
            return replace(dated[0], ordinal=True), dated[1]
        return dated
    return (
        _first_of_month(cursor, index) or _counted_day(cursor, index) or _month_alone(cursor, index)
    )


def _first_of_month(cursor: Cursor, index: int) -> Parsed | None:
    """«أول يناير», «غرة رمضان» are days, unlike «أول الشهر»."""
    if cursor.fold(index) not in ("اول", "غره"):
        return None
    dated = _dated(cursor, 1, index + 1)
    return dated if dated is not None and isinstance(dated[0], Date) else None


def _counted_day(cursor: Cursor, index: int) -> Parsed | None:
    """«واحد وعشرين مايو»: a day told as a count."""
    if not 0 <= index < len(cursor.tokens) or cursor.tokens[index].kind != "word":
        return None
    number = cursor.number(index)
    if number is None or number.form != "words" or number.low not in _DAYS or number.prefix:
        return None
    dated = _dated(cursor, int(number.low), number.end)
    return dated if dated is not None and isinstance(dated[0], Date) else None


def read_day(cursor: Cursor, index: int) -> tuple[int | None, int]:
    """A day of the month in digits or as an ordinal, and the index after it."""
    digits = cursor.digits(index)
    if digits in _DAYS:
        return digits, index + 1
    ordinal = cursor.first(index, "ordinal")
    if ordinal is not None and ordinal.value.number in _DAYS:
        return ordinal.value.number, ordinal.end
    return None, index


def _dated(cursor: Cursor, day: int, index: int) -> Parsed | None:
    """What follows a day: its month, or «الجاري»."""
    of = index + 1 if cursor.fold(index) in ("من", *_DAY_MARKS) else index
    word = cursor.bare(of, "month_word")
    month = cursor.bare(word.end if word else of, "month")
    if month is not None and (month.value.sure or cursor.fold(index) not in _DAY_MARKS):
        # «1-صفر» is a score.
        return _with_year(cursor, Date(day, month.value.number), month)
    if cursor.fold(index) in _DAY_MARKS:
        return None
    shift = cursor.bare(index, *_SAME_DAY)
    if shift is not None and shift.value.kind != "last" and cursor.fold(index) != "هذا":
        return DayOfMonth(day, shift.value.number), shift.end
    if shift is not None and shift.value.kind == "last" and cursor.digits(index - 1):
        return DayOfMonth(day, -1), shift.end
    return _of_month_shift(cursor, day, of)


def _of_month_shift(cursor: Cursor, day: int, index: int) -> Parsed | None:
    """«14 من الشهر الجاري», «الخامس عشر من هذا الشهر», «10 منه» is left open."""
    index += cursor.fold(index) == "في"
    told = cursor.bare(index, "told_unit")
    if told is not None and told.value.value == "month":
        return DayOfMonth(day, 0, told=True), told.end
    this = cursor.bare(index, "demonstrative")
    unit = cursor.bare(this.end if this else index, "unit")
    if unit is None or unit.value.value != "month" or not unit.value.definite:
        return None
    if this is not None:
        return DayOfMonth(day, 0), unit.end
    shift = cursor.bare(unit.end, *_SAME_DAY)
    return (DayOfMonth(day, shift.value.number), shift.end) if shift else None


def _month_alone(cursor: Cursor, index: int) -> Parsed | None:
    this = _this_month(cursor, index)
    if this is not None:
        return this
    word = cursor.first(index, "month_word")
    month = cursor.bare(word.end, "month") if word else cursor.first(index, "month")
    if month is None:
        return _numbered_month(cursor, word.end) if word else None
    dated = _day_after(cursor, month)
    if dated is not None:
        return dated
    spec, end = _with_year(cursor, Date(None, month.value.number), month)
    assert isinstance(spec, Date)
    evident = word is not None or end > month.end or _is_evident(cursor, index, month)
    return (spec, end) if evident else None


def _this_month(cursor: Cursor, index: int) -> Parsed | None:
    """«هذا أيلول», «هذا شهر شباط»."""
    if cursor.fold(index) not in ("هذا", "وهذا"):
        return None
    word = cursor.bare(index + 1, "month_word")
    month = cursor.bare(word.end if word else index + 1, "month")
    if month is None:
        return None
    spec, end = _with_year(cursor, Date(None, month.value.number), month)
    return (spec if spec.year or spec.shift else replace(spec, shift=0)), end


def _day_after(cursor: Cursor, month: TimeHit) -> Parsed | None:
    """«مايو 11», «يناير-1», «مايو الحادي عشر»."""
    at = month.end
    if cursor.fold(at) == "-" and cursor.adjacent(at) and cursor.adjacent(at + 1):
        at += 1
    day, end = read_day(cursor, at)
    if day is None or cursor.bare(end, "unit", "units") or cursor.fold(end) == ":":
        return None
    if cursor.digits(at) is None and not _is_day_of(cursor, at, end):
        return None
    return _with_year(cursor, Date(day, month.value.number), month, end=end)


def _is_day_of(cursor: Cursor, index: int, end: int) -> bool:
    """An ordinal after a month is its day where nothing follows that it could belong to."""
    if not cursor.fold(index).startswith("ال"):
        return False
    after = cursor.tokens[end].kind if end < len(cursor.tokens) else "mark"
    return (
        after == "mark" or cursor.bare(end, "to") is not None or _year_in(cursor, end) is not None
    )


def _numbered_month(cursor: Cursor, index: int) -> Parsed | None:
    """«شهر 3», «شهر عشرة»."""
    number = cursor.number(index)
    if number is None or number.low not in _MONTHS or number.prefix or number.definite:
        return None
    if number.form in ("one", "dual"):
        # «شهر واحد»
        return None
    if cursor.bare(number.end, "units") or (
        cursor.bare(number.end, "unit") and not (cursor.bare(number.end, "year_word"))
    ):
        return None
    year = _year_in(cursor, number.end)
    spec = Date(None, int(number.low), year[0].first if year else None)
    return spec, year[1] if year else number.end


def _is_evident(cursor: Cursor, index: int, month: TimeHit) -> bool:
    """Whether a lone month name is one: «آب» is one after a preposition when it is so spelled."""
    if month.value.calendar == "hijri" and not month.value.sure:
        return cursor.fold(index - 1) in _HIJRI_PREPOSITIONS
    if month.value.sure:
        return True
    written = cursor.tokens[index].text.lstrip("وبفلك")
    spelled = not written.startswith(("أب", "اب"))
    return spelled and cursor.fold(index - 1) in _PREPOSITIONS


def _with_year(
    cursor: Cursor, spec: Date, month: TimeHit, end: int | None = None
) -> tuple[Date, int]:
    """The date with its second month name, its year or the word that stands for it."""
    calendar = month.value.calendar
    spec = replace(spec, calendar="hijri" if calendar == "hijri" else "gregorian")
    index = _past_double(cursor, month, end if end is not None else month.end)
    at = index + 1 if cursor.fold(index) in ("،", ",", "من", "في") else index
    year = _year_in(cursor, index, hijri=calendar == "hijri")
    if year is not None:
        years, end = year
        if calendar == "hijri" and years.calendar == "gregorian":
            # «رمضان 2013»: the one that falls into that year.
            own = hijri_year_with(years.first, spec.month, spec.day or _MIDDLE)
            return replace(spec, year=own), end
        return replace(spec, year=years.first, calendar=years.calendar), end
    shift = cursor.bare(index, *_SAME_DAY)
    if shift is not None and cursor.fold(index) != "هذا":
        return replace(spec, shift=shift.value.number), shift.end
    relative = read_relative_year(cursor, at)
    if relative is not None:
        return replace(spec, year_shift=relative[0]), relative[1]
    told = cursor.bare(at, "told_unit")
    if told is not None and told.value.value == "year":
        return replace(spec, told_year=True), told.end
    return spec, index


def _year_in(cursor: Cursor, index: int, *, hijri: bool = False) -> tuple[Years, int] | None:
    """The year after a date: «2015», «، 2015», «/ 2015», «من عام 2015», «لعام 2015», «في سنة
    2015»."""
    if cursor.fold(index) in _YEAR_MARKS:
        digits = cursor.digits(index + 1)
        return _plain_year(cursor, index + 1) if digits in _SPELLED_YEARS else None
    at = index + 1 if cursor.fold(index) in ("،", ",", "من", "في") else index
    year = read_year(cursor, at, hijri=hijri)
    if year is not None and cursor.fold(index) == "في" and not cursor.bare(at, "year_word"):
        return None
    if year is not None:
        return year
    word = cursor.first(at, "year_word")
    if word is not None and word.prefix == "ل":
        return _plain_year(cursor, word.end)
    return _spelled_year(cursor, at)


def _plain_year(cursor: Cursor, index: int) -> tuple[Years, int] | None:
    digits = cursor.digits(index)
    return (Years(digits, digits), index + 1) if digits in _YEARS else None  # type: ignore[arg-type]


def _spelled_year(cursor: Cursor, index: int) -> tuple[Years, int] | None:
    """«ألفين وثمانية عشر» after a date; a round thousand counts what follows."""
    if not 0 <= index < len(cursor.tokens) or cursor.tokens[index].kind != "word":
        return None
    number = cursor.number(index)
    if number is None or number.form != "words" or number.low not in _SPELLED_YEARS:
        return None
    after = cursor.tokens[number.end].kind if number.end < len(cursor.tokens) else "mark"
    if number.prefix or (number.low % 1000 == 0 and after != "mark"):
        return None
    return Years(int(number.low), int(number.low)), number.end


def read_relative_year(cursor: Cursor, index: int) -> tuple[int, int] | None:
    """«من العام الماضي», «هذا العام»."""
    this = cursor.bare(index, "demonstrative")
    unit = cursor.bare(this.end if this else index, "unit")
    if unit is None or unit.value.value != "year" or not unit.value.definite:
        return None
    if this is not None:
        return 0, unit.end
    shift = cursor.bare(unit.end, *_SAME_DAY)
    return (shift.value.number, shift.end) if shift else None


def _past_double(cursor: Cursor, month: TimeHit, index: int) -> int:
    """«كانون الثاني / يناير», «أكتوبر (تشرين الأول)»: the same month by its other name."""
    at = index + 1 if cursor.fold(index) in _MARKS else index
    other = cursor.bare(at, "month")
    if other is None or other.value.value != month.value.value:
        return index
    if other.value.calendar != month.value.calendar:
        return index
    closed = cursor.fold(index) == "(" and cursor.fold(other.end) == ")"
    return other.end + 1 if closed else other.end
