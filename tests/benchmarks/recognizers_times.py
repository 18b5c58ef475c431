"""What Recognizers-Text expects of a time, as a question to what the engine found."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from desktop.analysis.model import Timex
from tests.benchmarks.meaning import bounds, is_days, is_moment, moment

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
_DAY_PART = re.compile(r"T(MO|AF|EV|NI|MI|DT)$")
_SEASON = re.compile(r"^(?:\d{4}-)?(SP|SU|FA|WI)$")
_SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400}
_SMALL_SECONDS = {"H": 3600, "M": 60, "S": 1}

Accepts = Callable[[Timex], bool]


def time_accepts(told: Mapping[str, Any], reference: str) -> Accepts | None:
    """The question for one expected result; None where nothing is said that could be compared."""
    timex = told.get("Timex", "")
    readings = list(told.get("values", ())) or [
        {"timex": timex, "Mod": told.get("Mod"), **told[key]}
        for key in ("PastResolution", "FutureResolution")
        if key in told
    ]
    questions = [q for reading in readings if (q := _question(reading, reference)) is not None]
    if not questions:
        return None
    return lambda found: any(question(found) for question in questions)


def _question(reading: Mapping[str, Any], reference: str) -> Accepts | None:
    timex = reading.get("timex") or ""
    kind = reading.get("type") or next((k for k in _BY_KEY if _BY_KEY[k] in reading), "")
    if reading.get("value") == "not resolved" and kind != "set":
        return None
    if reading.get("Mod") in ("before", "since", "after", "until"):
        return _open(reading, reference)
    maker = _MAKERS.get(kind)
    return maker(timex, reading, reference) if maker else None


_BY_KEY = {
    "date": "date",
    "datetime": "dateTime",
    "daterange": "startDate",
    "datetimerange": "startDateTime",
    "time": "time",
    "timerange": "startTime",
    "duration": "duration",
    "set": "set",
}


def _date(timex: str, reading: Mapping[str, Any], reference: str) -> Accepts:
    day = moment(reading.get("date") or reading["value"])
    return lambda found: is_days(found, day, day + _DAY)


def _datetime(timex: str, reading: Mapping[str, Any], reference: str) -> Accepts:
    at = moment(reading.get("dateTime") or reading["value"])
    return lambda found: is_moment(found, at)


def _daterange(timex: str, reading: Mapping[str, Any], reference: str) -> Accepts:
    first = moment(reading.get("startDate") or reading["start"])
    after = moment(reading.get("endDate") or reading["end"])
    return lambda found: is_days(found, first, after) or is_days(found, first, after + _DAY)


def _datetimerange(timex: str, reading: Mapping[str, Any], reference: str) -> Accepts:
    first = moment(reading.get("startDateTime") or reading["start"])
    last = moment(reading.get("endDateTime") or reading["end"])
    if _DAY_PART.search(timex):
        return lambda found: _overlaps(found, first, last)
    return lambda found: (
        bounds(found)[0] == first and bounds(found)[1] in (last, last.replace(second=0))
    )


def _overlaps(found: Timex, first: datetime, last: datetime) -> bool:
    start, end = bounds(found)
    if start is None or end is None or "T" not in (found.earliest or ""):
        return False
    return start.date() == first.date() and start <= last and end >= first


def _time(timex: str, reading: Mapping[str, Any], reference: str) -> Accepts:
    at = _clock(reading.get("time") or reading["value"])
    return lambda found: (
        "T" in (found.earliest or "") and found.earliest == found.latest and _hour(found, 0) == at
    )


def _timerange(timex: str, reading: Mapping[str, Any], reference: str) -> Accepts:
    first = _clock(reading.get("startTime") or reading["start"])
    last = _clock(reading.get("endTime") or reading["end"])
    if _DAY_PART.search(timex):
        return lambda found: _hour(found, 0) <= last and _hour(found, 1) >= first
    return lambda found: (_hour(found, 0), _hour(found, 1)) == (first, last)


def _clock(written: str) -> str:
    return written[:5] if written.endswith(":00") else written


def _hour(found: Timex, end: int) -> str:
    at = bounds(found)[end]
    if at is None or "T" not in (found.earliest or ""):
        return ""
    return at.strftime("%H:%M:%S" if at.second else "%H:%M")


def _duration(timex: str, reading: Mapping[str, Any], reference: str) -> Accepts:
    seconds = float(reading.get("duration") or reading["value"])
    return lambda found: _least_seconds(found.duration) == seconds


def _least_seconds(iso: str | None) -> float | None:
    """The seconds of an ISO 8601 duration with the suite's months of 30 and years of 365 days."""
    match = re.fullmatch(r"P([^T/]*)(?:T([^/]*))?(?:/.*)?", iso or "")
    if match is None:
        return None
    days, hours = match.groups()
    total = 0.0
    for part, sizes in ((days or "", _SECONDS), (hours or "", _SMALL_SECONDS)):
        total += sum(float(n) * sizes[unit] for n, unit in re.findall(r"([\d.]+)([A-Z])", part))
    return total


def _set(timex: str, reading: Mapping[str, Any], reference: str) -> Accepts:
    """P2W, T15 (each day), XXXX-WXX-1T16 (each Monday), XXXX-04-15."""
    clock = re.search(r"T(\d\d)(?::(\d\d))?$", timex) if not timex.startswith("P") else None
    told = f"{clock.group(1)}.{clock.group(2) or '00'}" if clock else ""
    if timex.startswith("P"):
        step = timex
    elif "WXX" in timex:
        step = "P1W"
    else:
        step = "P1Y" if timex.startswith("XXXX") else "P1D"
    weekday = re.search(r"WXX-(\d)", timex)
    named = f"weekday={int(weekday.group(1)) - 1}" if weekday else ""

    def accepts(found: Timex) -> bool:
        return bool(found.duration == step and told in found.why and named in found.why)

    return accepts


def _open(reading: Mapping[str, Any], reference: str) -> Accepts:
    """«قبل», «حتى»: open before; «منذ»: open after, or closed by the reference."""
    end: str | None = reading.get("end")
    start: str | None = reading.get("start")
    now = moment(reference)

    def accepts(found: Timex) -> bool:
        first, last = bounds(found)
        if start is not None:
            return first == moment(start) and (last is None or last.date() == now.date())
        if first not in (None, now, now.replace(hour=0, minute=0)) or last is None or end is None:
            return False
        if len(end) <= len("08:00:00"):
            return last.strftime("%H:%M:%S") == end
        return last in (moment(end), moment(end) - _DAY, moment(end) - _MINUTE)

    return accepts


_MAKERS: dict[str, Callable[[str, Mapping[str, Any], str], Accepts]] = {
    "date": _date,
    "datetime": _datetime,
    "daterange": _daterange,
    "datetimerange": _datetimerange,
    "time": _time,
    "timerange": _timerange,
    "duration": _duration,
    "set": _set,
}
