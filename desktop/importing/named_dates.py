"""Dates as people write them among words, as ISO 8601: those that can be read in one way only."""

from __future__ import annotations

import re
from functools import cache

from desktop.importing.dates import iso_date, with_ascii_digits
from resources.lexicons import load

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# Letters that are written with and without their sign: أكتوبر and اكتوبر.
_PLAIN = str.maketrans("أإآ", "ااا")

_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?!\d)")


def sure_date(text: str) -> str | None:
    """The first date in a text, where it can be read in one way only: 5/4/2019 is of April here and
    of May there."""
    named = date_named(text)
    if named:
        return named
    text = with_ascii_digits(text)
    match = _YEAR_FIRST.search(text)
    if match:
        return iso_date(match[0])
    match = _DAY_FIRST.search(text)
    if match and (int(match[1]) > 12 or match[1] == match[3]):
        return iso_date(f"{match[4]}-{match[3]}-{match[1]}")
    return None


def date_named(text: str) -> str | None:
    """The first date in a text whose month has a name (21 أيلول 2016, Sep 21, 2016), or None."""
    months, named = _months()
    match = named.search(with_ascii_digits(text.casefold()).translate(_PLAIN))
    if match is None:
        return None
    day, month, _, year, month_before, _, day_after, year_after = match.groups()
    number = months[month or month_before]
    return iso_date(f"{year or year_after}-{number}-{day or day_after}")


@cache
def _months() -> tuple[dict[str, int], re.Pattern[str]]:
    rows = load().rows("months")
    months = {
        row["form"].translate(_PLAIN): int(row["month"])
        for row in rows
        if row["calendar"] == "gregorian"
    }
    for number, english in enumerate(_ENGLISH, 1):
        months |= {english: number, english[:3]: number, english[:4]: number}
    longest_first = sorted(map(re.escape, months), key=len, reverse=True)
    name = rf"({'|'.join(longest_first)})(?!\w)"
    # كانون الثاني/يناير, as many papers write both names.
    both = rf"(?<!\w){name}\.?(?:\s*[/-]\s*{name})?"
    year = r"((?:19|20)\d\d)(?!\d)"
    day = r"(?<!\d)(\d{1,2})"
    after_day, before_year = r"(?:\s+|\s*[-/.]\s*)", r"\s*[،,/.-]?\s*"
    day_first = rf"{day}{after_day}{both}{before_year}{year}"
    month_first = rf"{both}\s+{day}\s*[،,]?\s*{year}"
    return months, re.compile(f"{day_first}|{month_first}")
