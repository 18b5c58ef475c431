"""Dates as people and programs write them in tables, as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from desktop.importing.dates import with_ascii_digits

_CLOCK = r"(?:[T ,]+(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?){_CLOCK}$")
_DAY_FIRST = re.compile(rf"(?P<day>\d\d?)[-/.](?P<month>\d\d?)[-/.](?P<year>\d{{4}}){_CLOCK}$")
# Seconds and milliseconds since 1970, from 1995 to 2033.
_SECONDS, _MILLISECONDS = re.compile(r"[89]\d{8}$|1\d{9}$"), re.compile(r"[89]\d{11}$|1\d{12}$")


def date_of_cell(written: str) -> str | None:
    """The ISO 8601 date in a cell, with the time and offset that it has; the day comes before the
    month, unless it cannot. None where it is no date."""
    text = with_ascii_digits(written.strip())
    if _SECONDS.match(text) or _MILLISECONDS.match(text):
        seconds = int(text[:-3] if len(text) > 10 else text)
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    found = _YEAR_FIRST.match(text) or _DAY_FIRST.match(text)
    if found is None:
        return None
    day, month = int(found["day"]), int(found["month"])
    if month > 12 >= day:
        day, month = month, day
    clock = (found["clock"] or "").zfill(5)
    moment = f"T{clock}{found['zone'] or ''}" if found["clock"] else ""
    try:
        whole = datetime.fromisoformat(f"{found['year']}-{month:02}-{day:02}{moment}")
    except ValueError:
        return None
    return whole.isoformat() if moment else whole.date().isoformat()
