"""Date and author that a page tells in the lines beside its headline, for people only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from desktop.importing.dates import iso_date, with_ascii_digits
from desktop.importing.found import Guess
from desktop.importing.web.page_words import page_words
from resources.lexicons import load

_REASON = "page_line"
_LONGEST_NAME = 5
# Where a name ends that other things follow on the line.
_AFTER_NAME = re.compile(r"\s*(?:[|،,/•–—:(\d]|\s-\s).*")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?!\d)")


def date_beside(lines: Iterable[str]) -> Guess | None:
    """The date in the first line that has one which can be read in one way only."""
    others = page_words().other_times
    for line in lines:
        if not any(word in line.lower() for word in others):
            iso = _date_in(with_ascii_digits(line))
            if iso:
                return Guess(iso, _REASON, line)
    return None


def author_beside(lines: Iterable[str]) -> Guess | None:
    """The name in the first line that begins as a signature does."""
    for line in lines:
        match = _signature().match(line)
        name = _AFTER_NAME.sub("", match[1]).strip() if match else ""
        if name and len(name.split()) <= _LONGEST_NAME:
            return Guess(name, _REASON, line)
    return None


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(page_words().writers)})\s*[:/-]?\s+(.+)")


@cache
def _months() -> tuple[dict[str, int], re.Pattern[str]]:
    rows = load().rows("months")
    months = {row["form"]: int(row["month"]) for row in rows if row["calendar"] == "gregorian"}
    longest_first = sorted(map(re.escape, months), key=len, reverse=True)
    name = rf"({'|'.join(longest_first)})"
    # كانون الثاني/يناير, as many papers write both names.
    both = rf"{name}(?:\s*[/-]\s*{name})?"
    year = r"((?:19|20)\d\d)(?!\d)"
    day = r"(?<!\d)(\d{1,2})"
    return months, re.compile(rf"{day}\s+{both}\s*[،,]?\s*{year}|{both}\s+{day}\s*[،,]?\s*{year}")


def _date_in(line: str) -> str | None:
    months, named = _months()
    match = named.search(line)
    if match:
        day, month, _, year, month_before, _, day_after, year_after = match.groups()
        number = months[month or month_before]
        return iso_date(f"{year or year_after}-{number}-{day or day_after}")
    match = _YEAR_FIRST.search(line)
    if match:
        return iso_date(match[0])
    match = _DAY_FIRST.search(line)
    # 5/4/2019 is of April here and of May there.
    if match and (int(match[1]) > 12 or match[1] == match[3]):
        return iso_date(f"{match[4]}-{match[3]}-{match[1]}")
    return None
