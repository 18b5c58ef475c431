"""How often an entity is named over time, by days, weeks or months of publication. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from desktop.workspace.entity_page import DayCount

Unit = Literal["day", "week", "month"]
UNITS: tuple[Unit, ...] = ("day", "week", "month")
_DAYS, _WEEKS = 62, 540
"""So many days are told apart, and so many by their weeks."""
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time, both days included: the articles that name the entity, and how often."""

    first: date
    last: date
    documents: int
    mentions: int


def usual_unit(days: Sequence[DayCount]) -> Unit:
    """The finest unit that keeps columns apart."""
    known = [count.day for count in days if count.day is not None]
    span = max(known) - min(known) if known else 0
    return "day" if span <= _DAYS else "week" if span <= _WEEKS else "month"


def bars(days: Sequence[DayCount], unit: Unit) -> tuple[Bar, ...]:
    """A column for each unit from the first day that has any to the last, empty ones among them."""
    known = [(_date(count.day), count) for count in days if count.day is not None]
    if not known:
        return ()
    documents: dict[date, int] = {}
    mentions: dict[date, int] = {}
    for day, count in known:
        begin = _begin(day, unit)
        documents[begin] = documents.get(begin, 0) + count.documents
        mentions[begin] = mentions.get(begin, 0) + count.mentions
    starts = _starts(_begin(known[0][0], unit), known[-1][0], unit)
    return tuple(
        Bar(
            start,
            _next(start, unit) - timedelta(days=1),
            documents.get(start, 0),
            mentions.get(start, 0),
        )
        for start in starts
    )


def numbers(bar: Bar) -> tuple[int, int]:
    """The days of a bar as the case counts them: since the year 1."""
    return bar.first.toordinal() - 1, bar.last.toordinal() - 1


def _starts(first: date, last: date, unit: Unit) -> Iterator[date]:
    start = first
    while start <= last:
        yield start
        start = _next(start, unit)


def _begin(day: date, unit: Unit) -> date:
    match unit:
        case "day":
            return day
        case "week":
            # The week begins on Saturday where most of the sources are printed.
            return day - timedelta(days=(day.weekday() - _SATURDAY) % 7)
        case "month":
            return day.replace(day=1)


def _next(start: date, unit: Unit) -> date:
    match unit:
        case "day":
            return start + timedelta(days=1)
        case "week":
            return start + timedelta(days=7)
        case "month":
            return date(start.year + start.month // 12, start.month % 12 + 1, 1)


def _date(day: int) -> date:
    return date.fromordinal(day + 1)
