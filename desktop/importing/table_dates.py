"""Dates as people and programs write them in tables, as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from desktop.importing.dates import iso_date, of_programs
from desktop.importing.named_dates import date_named

_CLOCK = r"(?:[T ,،|-]+(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
_YEAR_FIRST = re.compile(
    rf"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?){_CLOCK}$"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d\d?)[-/.](?P<month>\d\d?)[-/.](?P<year>(?:19|20)\d\d){_CLOCK}$"
)
# Seconds and milliseconds since 1970, from 1995 to 2033.
_SECONDS, _MILLISECONDS = re.compile(r"[89]\d{8}$|1\d{9}$"), re.compile(r"[89]\d{11}$|1\d{12}$")
# Days since the last of 1899, from 1990 to 2036, with the part of a day that is its time.
_EXCEL_DAYS = re.compile(r"(?:3[3-9]|4\d)\d{3}(?:\.\d+)?$")
_EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a table knows no zones
# What asctime writes, and what X adds to it: Wed Sep 21 07:12:00 +0000 2016.
_OF_PROGRAMS = re.compile(
    r"[A-Za-z]{3} (?P<month>[A-Za-z]{3}) +(?P<day>\d{1,2}) (?P<clock>\d\d:\d\d:\d\d) "
    r"(?P<zone>[+-]\d{4} )?(?P<year>\d{4})$"
)
# What people write around a date: the day of the week, and of which calendar it is.
_AROUND = re.compile(r"^[^\W\d]+\s*[،,]?\s+(?=\d)|\s*(?:م|ميلادية?)$")
_LONGEST = 40
_YEAR = re.compile(r"(?:19|20)\d\d")


def date_in_column(written: str) -> str | None:
    """As :func:`date_of_cell`, in a column of dates: there a bare number is a day of Excel."""
    text = of_programs(written.strip())
    if _EXCEL_DAYS.match(text):
        moment = _EXCEL_EPOCH + timedelta(seconds=round(float(text) * 86_400))
        return moment.isoformat() if "." in text else moment.date().isoformat()
    return date_of_cell(written)


def date_of_cell(written: str) -> str | None:
    """The ISO 8601 date in a cell, with the time and offset that it has; the day comes before the
    month, unless it cannot. None where it is no date."""
    text = of_programs(written.strip())
    if _SECONDS.match(text) or _MILLISECONDS.match(text):
        seconds = int(text[:-3] if len(text) > 10 else text)
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    plain = _AROUND.sub("", text)
    found = _YEAR_FIRST.match(plain) or _DAY_FIRST.match(plain)
    if found is None:
        return _in_words(text)
    day, month = int(found["day"]), int(found["month"])
    if month > 12 >= day:
        day, month = month, day
    hour, _, rest = (found["clock"] or "").partition(":")
    clock = f"{hour.zfill(2)}:{rest}"
    moment = f"T{clock}{found['zone'] or ''}" if found["clock"] else ""
    try:
        whole = datetime.fromisoformat(f"{found['year']}-{month:02}-{day:02}{moment}")
    except ValueError:
        return None
    return whole.isoformat() if moment else whole.date().isoformat()


def _in_words(text: str) -> str | None:
    """A date with the name of its month, and hardly anything beside it."""
    if len(text) > _LONGEST or not _YEAR.search(text):
        return None
    clocked = _OF_PROGRAMS.match(text)
    if clocked:
        return iso_date("{day} {month} {year} {clock} {zone}".format(**clocked.groupdict("")))
    return iso_date(text) or date_named(text)
