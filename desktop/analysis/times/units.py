"""Calendar units seen from publication: «الأسبوع الماضي», «هذا العام», «الأيام الثلاثة الماضية»,
«عام 2015», seasons, and their portions and halves."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.amounts import FEW_HIGH
from desktop.analysis.times.dates import read_date, read_relative_year
from desktop.analysis.times.specs import (
    CalendarUnit,
    Date,
    DayOffset,
    Parsed,
    Portion,
    Season,
    Share,
    Window,
    Years,
)
from desktop.analysis.times.told_days import told_unit
from desktop.analysis.times.words import Cursor, TimeHit, remembered
from desktop.analysis.times.years import read_named_year, read_year

_SHIFTS = ("last", "this", "next")
_SMALL = frozenset(("second", "minute", "hour", "moment"))
_PORTIONED = frozenset(("week", "month", "year"))
_LAST_CENTURY = 21
# «في اللحظات الأخيرة», «الدقائق الأخيرة» of a match: of what is told, not before publication.
_MOMENTS = frozenset(("second", "minute", "moment"))
_FINAL = frozenset(("الاخيره",))
_PARTS = {"half": 2, "third": 3, "quarter": 4}
_BEYOND = frozenset(("بعد", "قبل", "ماقبل", "مابعد"))
_QUALIFYING = frozenset(("القليله", "الاخيره", "العديده", "الطويله"))


@remembered
def read_unit(cursor: Cursor, index: int) -> Parsed | None:
    """Any of them at a token."""
    return (
        _portion(cursor, index)
        or _share(cursor, index)
        or _told(cursor, index)
        or read_named_year(cursor, index)
        or _decade(cursor, index)
        or _century(cursor, index)
        or _season(cursor, index)
        or _this_season(cursor, index)
        or _demonstrative(cursor, index)
        or _weekend(cursor, index)
        or _shifted(cursor, index)
        or _window(cursor, index)
    )


def _told(cursor: Cursor, index: int) -> Parsed | None:
    """«الشهر نفسه», «العام ذاته»."""
    hit = cursor.first(index, "told_unit")
    if hit is None:
        return None
    spec = told_unit(hit)
    year = read_relative_year(cursor, hit.end + 1) if cursor.fold(hit.end) == "من" else None
    if year is not None and spec.unit == "month":
        # «مقارنة بالشهر نفسه من العام الماضي»
        return replace(spec, shift=12 * year[0]), year[1]
    return spec, hit.end


def _demonstrative(cursor: Cursor, index: int) -> Parsed | None:
    this = cursor.first(index, "demonstrative")
    unit = cursor.bare(this.end, "unit") if this else None
    if unit is None or not unit.value.definite or unit.value.value in _SMALL:
        return None
    if cursor.fold(index) == "ذات":
        return None
    shift = cursor.bare(unit.end, "this")
    return _unit_spec(unit, 0), shift.end if shift else unit.end


def _unit_spec(unit: TimeHit, shift: int) -> CalendarUnit | DayOffset:
    if unit.value.value in ("day", "night"):
        return DayOffset(shift)
    return CalendarUnit(unit.value.value, shift)


def _weekend(cursor: Cursor, index: int) -> Parsed | None:
    """«عطلة نهاية الأسبوع [الماضي]»."""
    weekend = cursor.first(index, "weekend")
    if weekend is None:
        return None
    shift = cursor.bare(weekend.end, *_SHIFTS)
    if shift is None:
        return CalendarUnit("weekend", 0), weekend.end
    return CalendarUnit("weekend", shift.value.number), shift.end


def _shifted(cursor: Cursor, index: int) -> Parsed | None:
    """«الأسبوع الماضي», «الشهرين المقبلين», «الساعة الأخيرة»."""
    unit = cursor.first(index, "unit", "two_units")
    if unit is None or not unit.value.definite:
        return None
    # «الأسبوع بعد القادم», «الأسبوع قبل الماضي»
    beyond = cursor.fold(unit.end) in _BEYOND
    shift = cursor.bare(unit.end + beyond, *_SHIFTS)
    if shift is None:
        return None
    direction = shift.value.number * (2 if beyond else 1)
    if unit.value.kind == "two_units":
        return Window(unit.value.value, 2, direction or -1), shift.end
    if unit.value.value in _SMALL:
        return Window(unit.value.value, 1, direction or -1), shift.end
    # «العام الحالي 2024»: the printed year decides.
    year = read_year(cursor, shift.end) if unit.value.value == "year" else None
    if year is not None:
        return year
    # «الشهر الجاري تموز»: the month by its name too.
    month = cursor.bare(shift.end, "month") if unit.value.value == "month" else None
    if month is not None and month.value.calendar != "hijri" and not beyond:
        return Date(None, month.value.number, shift=direction), month.end
    return _unit_spec(unit, direction), shift.end


def _window(cursor: Cursor, index: int) -> Parsed | None:
    """«الأيام [الثلاثة] الماضية», «الـ24 ساعة الماضية», «آخر ثلاثة أيام»."""
    plural = cursor.first(index, "units")
    if plural is not None and plural.value.definite:
        amount, end = float(FEW_HIGH), plural.end
        at = end + 1 if cursor.fold(end) in ("ال", "الـ") else end
        number = cursor.number(at)
        if number is not None:
            amount, end = float(number.high), number.end
        elif cursor.fold(end) in _QUALIFYING and cursor.bare(end + 1, *_SHIFTS):
            end += 1
        shift = cursor.bare(end, "last", "next")
        final = plural.value.value in _MOMENTS and cursor.fold(end) in _FINAL
        if shift is None or (final and number is None):
            return None
        vague = number is None
        return Window(plural.value.value, amount, shift.value.number, vague), shift.end
    return _counted_window(cursor, index)


def _counted_window(cursor: Cursor, index: int) -> Parsed | None:
    start = index + 1 if cursor.fold(index) in ("ال", "اخر", "وال") else index
    number = cursor.number(start)
    unit = cursor.bare(number.end, "unit", "units") if number else None
    if unit is not None and number is not None and unit.value.definite and not number.definite:
        # «3200 الأسبوع الماضي»: a value, and its week.
        return None
    if number is None or unit is None:
        two = cursor.bare(start, "two_units") if cursor.fold(index) == "اخر" else None
        return (Window(two.value.value, 2, -1), two.end) if two else None
    if cursor.fold(index) == "اخر":
        return Window(unit.value.value, float(number.high), -1), unit.end
    shift = cursor.bare(unit.end, "last", "next")
    if shift is None or not cursor.fold(unit.end).startswith("ال"):
        return None
    return Window(unit.value.value, float(number.high), shift.value.number), shift.end


def _season(cursor: Cursor, index: int) -> Parsed | None:
    season = cursor.first(index, "season")
    if season is None:
        return None
    at = season.end + 1 if cursor.fold(season.end) == "من" else season.end
    year = read_year(cursor, at)
    if year is not None:
        return Season(season.value.number, year[0].first), year[1]
    shift = cursor.bare(season.end, *_SHIFTS)
    if shift is not None and cursor.fold(season.end) != "هذا":
        return Season(season.value.number, shift=shift.value.number), shift.end
    inner = _shifted(cursor, at) or _demonstrative(cursor, at)
    if inner is not None and isinstance(inner[0], CalendarUnit) and inner[0].unit == "year":
        return Season(season.value.number, shift=inner[0].shift), inner[1]
    return None


def _lone_season(cursor: Cursor, index: int) -> Parsed | None:
    """«منتصف الصيف», «هذا الصيف»: the season of the year of publication."""
    this = cursor.bare(index, "demonstrative")
    season = cursor.bare(this.end if this else index, "season")
    if season is None or not cursor.fold(season.end - 1).startswith("ال"):
        return None
    return Season(season.value.number, shift=0), season.end


def _this_season(cursor: Cursor, index: int) -> Parsed | None:
    return _lone_season(cursor, index) if cursor.first(index, "demonstrative") else None


def _portion(cursor: Cursor, index: int) -> Parsed | None:
    """«مطلع العام 2015», «أواخر الشهر الماضي», «منتصف آذار»."""
    portion = cursor.first(index, "portion")
    if portion is None:
        return None
    inner = _portioned(cursor, portion.end)
    if inner is None:
        return None
    return Portion(portion.value.value, inner[0]), inner[1]


def _portioned(cursor: Cursor, index: int) -> Parsed | None:
    month = read_date(cursor, index)
    if month is not None:
        return month
    season = _season(cursor, index) or _lone_season(cursor, index)
    if season is not None:
        return season
    inner = (
        read_named_year(cursor, index)
        or _demonstrative(cursor, index)
        or _shifted(cursor, index)
        or _decade(cursor, index)
        or _century(cursor, index)
    )
    if inner is not None:
        return inner
    # «نهاية الشهر» without more is that of publication.
    unit = cursor.bare(index, "unit")
    adjective = unit is not None and cursor.fold(unit.end).startswith("ال")
    if unit is not None and unit.value.definite and unit.value.value in _PORTIONED:
        if adjective:
            # «مطلع العام الدراسي»: a year of another calendar.
            return None
        return CalendarUnit(unit.value.value, 0), unit.end
    return None


def _decade(cursor: Cursor, index: int) -> Parsed | None:
    word = cursor.bare(index, "decade_name")
    if word is None:
        return None
    return Years(word.value.number, word.value.number + 9), word.end


def _century(cursor: Cursor, index: int) -> Parsed | None:
    """«القرن التاسع عشر»: from 1801 to 1900."""
    word = cursor.first(index, "unit")
    ordinal = cursor.bare(word.end, "ordinal") if word else None
    if word is None or ordinal is None or word.value.value != "century":
        return None
    if not word.value.definite or not 1 <= ordinal.value.number <= _LAST_CENTURY:
        return None
    first = (ordinal.value.number - 1) * 100 + 1
    return Years(first, first + 99), ordinal.end


def _share(cursor: Cursor, index: int) -> Parsed | None:
    """«النصف الأول من العام الجاري», «الربع الثالث من 2021»."""
    share = cursor.first(index, *_PARTS)
    if share is None:
        return _share_after_year(cursor, index)
    at = share.end + 1 if cursor.fold(share.end) in ("من", "ل") else share.end
    year = read_year(cursor, at)
    inner: Parsed | None = year or _portioned(cursor, at)
    if inner is None:
        return _lone_quarter(cursor, index, share)
    return Share(share.value.number, _PARTS[share.value.kind], inner[0]), inner[1]


def _lone_quarter(cursor: Cursor, index: int, share: TimeHit) -> Parsed | None:
    """«أرباح الربع الثالث»: of the year of publication."""
    if share.value.kind != "quarter" or cursor.fold(share.end) == "من":
        return None
    if not cursor.fold(index).endswith("الربع"):
        return None
    return Share(share.value.number, 4, CalendarUnit("year", 0), unsaid=True), share.end


def _share_after_year(cursor: Cursor, index: int) -> Parsed | None:
    """«2016 الربع الثالث»."""
    year = read_year(cursor, index) if cursor.digits(index) is not None else None
    share = cursor.bare(year[1], *_PARTS) if year is not None else None
    if year is None or share is None:
        return None
    return Share(share.value.number, _PARTS[share.value.kind], year[0]), share.end
