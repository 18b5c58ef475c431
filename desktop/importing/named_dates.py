"""Dates as people write them among words, as ISO 8601: those that can be read in one way only, and
Hijri days by the calendar of Umm al-Qura, as its own reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from hijridate import Hijri

from desktop.importing.dates import iso_date, of_programs
from desktop.importing.found import Guess
from resources.lexicons import load

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# Letters that are written with and without their sign: أكتوبر and اكتوبر.
_PLAIN = str.maketrans("أإآ", "ااا")

_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?!\d)")
# A year of the Hijra that the calendar knows, and no year of ours; what is longer is no date.
_HIJRI_YEAR = r"(?P<year>1[34]\d\d)(?!\d)"
_HIJRI_NUMBERS = re.compile(
    rf"(?<!\d)(?:{_HIJRI_YEAR}([-/.])(?P<month>\d\d?)\2(?P<day>\d\d?)"
    r"|(?P<day_first>\d\d?)([-/.])(?P<month_second>\d\d?)\6(?P<year_last>1[34]\d\d))(?!\d)"
)
_LONGEST = 100


def published_guess(written: str | None, reason: str) -> Guess | None:
    """When an article was published, from ``written`` as programs or people write it."""
    written = (written or "").strip()
    if len(written) > _LONGEST:
        return None
    iso = iso_date(written) or sure_date(written)
    return Guess(iso, reason, written) if iso else hijri_guess(written)


def hijri_guess(written: str) -> Guess | None:
    """The first Hijri day in a text, as the day of ours that it most likely is."""
    text = of_programs(written).translate(_PLAIN)
    named, numbers = _hijri_months()[1].search(text), _HIJRI_NUMBERS.search(text)
    if named is not None:
        day, month, year = named["day"], _hijri_months()[0][named["month"]], named["year"]
    elif numbers is not None:
        day, month, year = (
            numbers["day"] or numbers["day_first"],
            int(numbers["month"] or numbers["month_second"]),
            numbers["year"] or numbers["year_last"],
        )
    else:
        return None
    try:
        converted = Hijri(int(year), month, int(day)).to_gregorian()
    except (ValueError, OverflowError):
        return None
    iso = iso_date(converted.isoformat())
    return Guess(iso, "hijri_date", written) if iso else None


def tells_day_first(texts: Iterable[str]) -> bool:
    """Whether dates in numbers can be read with the day first alone: one of 13/05/2024 tells of
    those beside it."""
    numbers = [
        (int(match[1]), int(match[3]))
        for text in texts
        for match in _DAY_FIRST.finditer(of_programs(text))
    ]
    return any(first > 12 for first, _ in numbers) and not any(other > 12 for _, other in numbers)


def sure_date(text: str, *, day_first: bool = False) -> str | None:
    """The first date in a text, where it can be read in one way only: 5/4/2019 is of April here and
    of May there, unless the day of the week says which, or others told it (``day_first``)."""
    named = date_named(text)
    if named:
        return named
    text = of_programs(text)
    match = _YEAR_FIRST.search(text)
    if match:
        return iso_date(match[0])
    match = _DAY_FIRST.search(text)
    if match is None:
        return None
    readings = {
        iso
        for day, month in ((match[1], match[3]), (match[3], match[1]))
        if (iso := iso_date(f"{match[4]}-{month}-{day}"))
    }
    named_day = _weekdays()[1].search(text)
    if day_first:
        return iso_date(f"{match[4]}-{match[3]}-{match[1]}")
    if len(readings) > 1 and named_day:
        wanted = _weekdays()[0][named_day[0]]
        readings = {iso for iso in readings if date.fromisoformat(iso).weekday() == wanted}
    return readings.pop() if len(readings) == 1 else None


def date_named(text: str) -> str | None:
    """The first date in a text whose month has a name (21 أيلول 2016, Sep 21, 2016), or None."""
    months, named = _months()
    match = named.search(of_programs(text.casefold()).translate(_PLAIN))
    if match is None:
        return None
    day, month, _, _, year, month_before, _, _, day_after, year_after = match.groups()
    number = months[month or month_before]
    return iso_date(f"{year or year_after}-{number}-{day or day_after}")


@cache
def _weekdays() -> tuple[dict[str, int], re.Pattern[str]]:
    rows = load().rows("time_words")
    days = {row["form"]: int(row["value"]) for row in rows if row["class"] == "weekday"}
    return days, re.compile(rf"(?<!\w)(?:{'|'.join(days)})(?!\w)")


def _month_numbers(calendar: str) -> dict[str, int]:
    rows = load().rows("months")
    return {
        row["form"].translate(_PLAIN): int(row["month"])
        for row in rows
        if row["calendar"] == calendar
    }


def _one_of(months: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, months), key=len, reverse=True))


@cache
def _hijri_months() -> tuple[dict[str, int], re.Pattern[str]]:
    months = _month_numbers("hijri")
    day = r"(?<!\d)(?P<day>\d{1,2})\s*(?:من\s+)?(?:شهر\s+)?"
    year = rf"\s*[،,]?\s*(?:سنة\s+|عام\s+)?{_HIJRI_YEAR}"
    return months, re.compile(rf"{day}(?P<month>{_one_of(months)}){year}")


@cache
def _months() -> tuple[dict[str, int], re.Pattern[str]]:
    months = _month_numbers("gregorian")
    for number, english in enumerate(_ENGLISH, 1):
        months |= {english: number, english[:3]: number, english[:4]: number}
    name = rf"({_one_of(months)})(?![^\W\d])"
    # كانون الثاني/يناير, as many papers write both names; others put one in brackets.
    both = rf"(?<![^\W\d]){name}\.?(?:\s*[/-]\s*{name}|\s*\(\s*{name}\s*\))?"
    year = r"((?:19|20)\d\d)(?!\d)"
    day = r"(?<!\d)(\d{1,2})"
    after_day, before_year = r"\s*[-/.]?\s*", r"\s*[،,/.-]?\s*"
    day_first = rf"{day}{after_day}{both}{before_year}{year}"
    month_first = rf"{both}\s+{day}(?:st|nd|rd|th)?\s*[،,]?\s*{year}"
    return months, re.compile(f"{day_first}|{month_first}")
