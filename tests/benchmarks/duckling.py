"""The engine on Duckling's Arabic corpora: times, durations, numerals and ordinals.

    python -m tests.benchmarks.duckling [FOLDER] [--failing] [--all]

Each text is nothing but one expression. A time is right when its interval is the expected one; an
interval that Duckling closes after its last hour may close with it, and a feast of the Hijri
calendar may have a day of doubt on either side.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from desktop.analysis.model import Timex
from desktop.analysis.quantities.numerals import Numeral, read_numerals
from desktop.analysis.times.interval import add_months
from tests.benchmarks.meaning import bounds, is_days, is_moment, is_stretch
from tests.benchmarks.suite import DATA, Case, Expected, Found, lines_of, read_times, run

_MOMENT = re.compile(r"\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)\)")
_GRAIN_DAYS = {"Day": 1, "Week": 7}
_ISO_UNITS = {
    "Second": "PT{}S", "Minute": "PT{}M", "Hour": "PT{}H", "Day": "P{}D", "Week": "P{}W",
    "Month": "P{}M", "Quarter": "P{}Q", "Year": "P{}Y",
}  # fmt: skip


def cases(path: Path) -> Iterator[Case]:
    """The cases of one file of the suite."""
    for line, row in lines_of(path):
        text, value = row["text"], row["value"]
        if path.stem in ("time", "duration"):
            times = read_times(text, row["reference"])
            found = tuple(Found(time.start, time.end, time) for time in times)
            accepts: Callable[[Any], bool]
            accepts = _duration(value) if path.stem == "duration" else _time(value)
        else:
            numerals = read_numerals(text)
            found = tuple(Found(each.start, each.end, each) for each in numerals)
            accepts = _number(value, "ordinal" if path.stem == "ordinal" else "number")
        yield Case(path.name, line, text, found, (Expected(None, accepts, value),))


def _number(value: str, kind: str) -> Callable[[Numeral], bool]:
    number = float(value.split(" ", 1)[1].strip("()"))
    return lambda found: (
        found.kind == kind
        and found.low is not None
        and found.low == found.high
        and abs(float(found.low) - number) < 1e-9
    )


def _duration(value: str) -> Callable[[Timex], bool]:
    _, amount, unit = value.split()
    iso = _ISO_UNITS[unit].format(amount)
    return lambda found: found.duration == iso


def _time(value: str) -> Callable[[Timex], bool]:
    moments = [_moment(match) for match in _MOMENT.findall(value)]
    grain = re.sub(r'"[^"]*"', "", value).split()[-1]
    if "datetimeHoliday" in value:
        return lambda found: _feast(found, moments[0])
    if "datetimeInterval" in value:
        return _interval(moments[0], moments[1], grain)
    return _point(moments[0], grain)


def _moment(parts: Sequence[str]) -> datetime:
    year, month, day, hour, minute, second = map(int, parts)
    return datetime.combine(date(year, month, day), time(hour, minute, second))


def _feast(found: Timex, at: datetime) -> bool:
    day = timedelta(days=1)
    hijri = "hijri(" in found.why
    return is_days(found, at, at + day) or (hijri and is_days(found, at - day, at + 2 * day))


def _point(at: datetime, grain: str) -> Callable[[Timex], bool]:
    if grain in ("Hour", "Minute", "Second"):
        return lambda found: is_moment(found, at)
    return lambda found: is_days(found, at, _after(at, grain))


def _after(at: datetime, grain: str) -> datetime:
    if grain in _GRAIN_DAYS:
        return at + timedelta(days=_GRAIN_DAYS[grain])
    months = {"Month": 1, "Quarter": 3, "Year": 12}[grain]
    return datetime.combine(add_months(at.date(), months), at.time())


def _interval(first: datetime, after: datetime, grain: str) -> Callable[[Timex], bool]:
    if grain == "Day":
        return lambda found: is_days(found, first, after)

    def accepts(found: Any) -> bool:
        hour, minute = timedelta(hours=1), timedelta(minutes=1)
        if first == after:
            return bounds(found) == (first, first)
        return is_stretch(found, first, (after, after - hour, after - minute))

    return accepts


if __name__ == "__main__":
    sys.exit(run("duckling", DATA / "duckling_ar", cases, sys.argv[1:]))
