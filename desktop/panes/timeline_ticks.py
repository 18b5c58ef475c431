"""The lines and words of the time axis, from centuries to minutes. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from desktop.look.translation import Words
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_time import DAY, HOUR, LAST_MINUTE, YEAR, minute_of, moment

Unit = Literal["minute", "day", "month", "year"]
Measure = Callable[[str], float]

GAP = 14.0
"""Least pixels between the words of two ticks."""


@dataclass(frozen=True, slots=True)
class Step:
    """The distance of two ticks: so many of a unit; ``minutes`` about how long that is."""

    unit: Unit
    count: int
    minutes: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at ``start`` and its words; the cell that it opens ends at ``end`` (minutes).

    ``strong``: a new day among hours, a new month among days, a new year among months.
    """

    start: int
    end: int
    words: str
    strong: bool


_DAYS = Step("day", 1, DAY)
STEPS: tuple[Step, ...] = (
    *(Step("minute", count, count) for count in (1, 2, 5, 10, 15, 30)),
    *(Step("minute", count * HOUR, count * HOUR) for count in (1, 2, 3, 6, 12)),
    _DAYS,
    *(Step("day", count, count * DAY) for count in (2, 5, 10)),
    *(Step("month", count, count * YEAR / 12) for count in (1, 3, 6)),
    *(Step("year", count, count * YEAR) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


def ticks(scale: TimeScale, words: Words, measure: Measure) -> list[Tick]:
    """The ticks in view, as close as their words allow (``measure`` gives pixels).

    Days and months are shortened before they thin out; but noon alone between two days is worth
    less than the month's full name.
    """
    for step in STEPS:
        cell = step.minutes / scale.per_pixel
        if cell < GAP * 2:
            continue
        long = cell >= _widest(step, words, measure, short=False) + GAP
        shortened = step.minutes != 12 * HOUR and cell >= GAP + _widest(
            step, words, measure, short=True
        )
        if long or shortened:
            return [_tick(step, at, words, short=not long) for at in _starts(step, scale)]
    return [_tick(STEPS[-1], at, words, short=True) for at in _starts(STEPS[-1], scale)]


def axis_context(shown: Sequence[Tick], words: Words) -> str:
    """What the words of the ticks leave out: the year of days and months, the day of hours."""
    return words.digits(_left_out(shown, words))


def _left_out(shown: Sequence[Tick], words: Words) -> str:
    if not shown:
        return ""
    first, last = moment(shown[0].end), moment(shown[-1].start)
    length = shown[0].end - shown[0].start
    if length < DAY and not any(tick.strong for tick in shown):
        return f"{words.date(first.date(), short=True)} {first.year}"
    if length < YEAR:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return ""


def _widest(step: Step, words: Words, measure: Measure, *, short: bool) -> float:
    """The width of a step's widest words: the month with the longest name decides."""
    if step.unit == "year":
        return measure("2000")
    if step.unit == "minute":
        return max(measure("00:00"), _widest(_DAYS, words, measure, short=short))
    days = (datetime(2000, month, 28) for month in range(1, 13))  # noqa: DTZ001 - no zone
    return max(measure(_words(step, day, words, short=short)) for day in days)


def _tick(step: Step, at: datetime, words: Words, *, short: bool) -> Tick:
    following = _next(step, at)
    end = minute_of(following) if following else LAST_MINUTE
    strong = {
        "minute": at.hour == at.minute == 0,
        "day": at.day == 1,
        "month": at.month == 1,
        "year": at.year % (step.count * 10) == 0,
    }[step.unit]
    return Tick(minute_of(at), end, _words(step, at, words, short=short), strong)


def _words(step: Step, at: datetime, words: Words, *, short: bool) -> str:
    return words.digits(_in_words(step, at, words, short=short))


def _in_words(step: Step, at: datetime, words: Words, *, short: bool) -> str:
    key = "month_short" if short else "month"
    match step.unit:
        case "minute" if at.hour or at.minute:
            return f"{at:%H:%M}"
        case "minute" | "day":
            return f"{at.day} {words.tr(f'{key}.{at.month}')}"
        case "month":
            month = words.tr(f"{key}.{at.month}")
            return f"{month} {at.year}" if at.month == 1 or not short else month
        case "year":
            return str(at.year)


def _starts(step: Step, scale: TimeScale) -> Iterator[datetime]:
    """The tick before the view, and each until its end."""
    at: datetime | None = _floor(step, moment(scale.origin))
    last = moment(scale.end)
    while at is not None and at <= last:
        yield at
        at = _next(step, at)


def _floor(step: Step, at: datetime) -> datetime:
    midnight = at.replace(hour=0, minute=0)
    match step.unit:
        case "minute":
            passed = at.hour * HOUR + at.minute
            return midnight + timedelta(minutes=passed - passed % step.count)
        case "day":
            return midnight.replace(day=_tick_day(step.count, at.day))
        case "month":
            return midnight.replace(day=1, month=(at.month - 1) // step.count * step.count + 1)
        case "year":
            return datetime(max(at.year // step.count * step.count, 1), 1, 1)  # noqa: DTZ001


def _next(step: Step, at: datetime) -> datetime | None:
    """The next tick, None at the end of the calendar."""
    try:
        match step.unit:
            case "minute":
                return at + timedelta(minutes=step.count)
            case "day":
                return _next_day(step.count, at)
            case "month":
                month = at.month - 1 + step.count
                return at.replace(year=at.year + month // 12, month=month % 12 + 1)
            case "year":
                return at.replace(year=(at.year // step.count + 1) * step.count)
    except (OverflowError, ValueError):
        return None


def _tick_day(count: int, day: int) -> int:
    """The day of the month with a tick, at or before ``day``: 1, 6, 11… when counting by five.

    No tick stands nearer than ``count`` to the first of the next month.
    """
    last = 1 + (30 - count) // count * count
    return min((day - 1) // count * count + 1, last) if count > 1 else day


def _next_day(count: int, at: datetime) -> datetime:
    following = at + timedelta(days=count)
    if following.month == at.month and _tick_day(count, following.day) == following.day:
        return following
    if count == 1:
        return following
    return (at.replace(day=28) + timedelta(days=4)).replace(day=1)
