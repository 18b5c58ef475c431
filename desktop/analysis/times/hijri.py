"""Hijri dates as Gregorian ones, by the Umm al-Qura calendar of the package ``hijridate``; a day
more on either side, since sightings of the moon differ."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from desktop.analysis.times.interval import Interval, days

_DOUBT = timedelta(days=1)
_KNOWN_YEARS = range(1343, 1501)
# The Hijra as a Gregorian year, and how many lunar years pass in a solar one (365.2425 / 354.367).
_FIRST_YEAR = 621.54
_LUNAR_YEARS = 1.0307


def hijri_interval(year: int, month: int, day: int | None) -> Interval | None:
    """The days that a Hijri date or month may mean; None outside the calendar's table."""
    if year not in _KNOWN_YEARS:
        return None
    try:
        first = Hijri(year, month, day or 1)
        last = day or first.month_length()
        return days(
            _gregorian(year, month, day or 1) - _DOUBT, _gregorian(year, month, last) + _DOUBT
        )
    except ValueError:
        return None


def hijri_year(year: int) -> Interval | None:
    first, last = hijri_interval(year, 1, None), hijri_interval(year, 12, None)
    if first is None or last is None:
        return None
    return Interval(first.first, last.last)


def hijri_year_of(day: date) -> int:
    """The Hijri year that holds a Gregorian day; about that year outside the calendar's table."""
    try:
        return int(Gregorian.fromdate(day).to_hijri().year)
    except OverflowError:
        return int((day.year - _FIRST_YEAR) * _LUNAR_YEARS)


def hijri_year_with(gregorian: int, month: int, day: int) -> int:
    """The Hijri year in which a day of a Hijri month falls in a Gregorian year."""
    first = hijri_year_of(date(gregorian, 1, 1))
    told = (y for y in (first, first + 1) if y in _KNOWN_YEARS)
    falls = (y for y in told if _gregorian(y, month, day).year == gregorian)
    return next(falls, first)


def _gregorian(year: int, month: int, day: int) -> date:
    converted = Hijri(year, month, day).to_gregorian()
    return date(converted.year, converted.month, converted.day)
