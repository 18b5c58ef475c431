"""Dates as programs write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# Older ones are zeros of a clock that was never set; newer ones than tomorrow are announcements.
_FIRST_YEAR = 1990
_TOMORROW = timedelta(days=1)

_DIGITS = {ord(digit): str(at % 10) for at, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
# Marks of direction, which programs put between the numbers of a date.
_UNSEEN = dict.fromkeys(
    (*range(0x200E, 0x2010), 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_PLAIN = _DIGITS | _UNSEEN
# The clock of twelve hours: 2:52 م, 02:52:10 PM.
_OF_TWELVE = re.compile(
    r"(?<!\d)(?P<hour>0?[1-9]|1[0-2])(?P<rest>:\d\d(?::\d\d)?)\s*"
    r"(?:(?P<late>م|مساء\w?|p\.?m)|ص|صباحا\w?|a\.?m)\b\.?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?P<day>\d{4}([-/.])\d{1,2}\2\d{1,2})"
    r"(?:[T\s]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
    r"(?![\d:])",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<between>[-/_]?)(?P<month>\d{1,2})(?P=between)"
    r"(?P<day>\d{1,2})(?!\d)"
)


def iso_date(written: str) -> str | None:
    """The ISO 8601 date, with the time and offset that it has; None for none, or no likely one."""
    text = of_programs(written.strip())
    match = _DATE.match(text)
    if match is None:
        return _mailed(text)
    day = "-".join(part.zfill(2) for part in re.split(r"[-/.]", match["day"]))
    zone = (match["zone"] or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    hour, _, rest = (match["time"] or "").partition(":")
    clock = f"T{hour.zfill(2)}:{rest}{zone}" if rest else ""
    try:
        return _likely(datetime.fromisoformat(day + clock), whole_day=not clock)
    except ValueError:
        return None


def of_programs(text: str) -> str:
    """The text with digits as those of programs, without marks of direction, its clocks of 24
    hours."""
    return _OF_TWELVE.sub(_of_24_hours, text.translate(_PLAIN))


def _of_24_hours(match: re.Match[str]) -> str:
    hour = int(match["hour"]) % 12 + (12 if match["late"] else 0)
    return f"{hour:02}{match['rest']}"


def date_in_address(address: str) -> str | None:
    """The date that an address carries (``/2021/03/14/``, ``-20210314``)."""
    for match in _IN_ADDRESS.finditer(address):
        if not match["between"] and len(match[0]) != len("20210314"):
            continue
        iso = iso_date(f"{match['year']}-{match['month']}-{match['day']}")
        if iso:
            return iso
    return None


def _mailed(text: str) -> str | None:
    try:
        return _likely(parsedate_to_datetime(text), whole_day=False)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _likely(moment: datetime, *, whole_day: bool) -> str | None:
    """The ISO form of a moment that may be one of publication."""
    latest = datetime.now(UTC).replace(tzinfo=None) + _TOMORROW
    if moment.year < _FIRST_YEAR or moment.replace(tzinfo=None) > latest:
        return None
    return moment.date().isoformat() if whole_day else moment.isoformat()
