"""Feasts with their year or among words of time: «عيد الفطر الماضي», «خلال عيد الأضحى»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.dates import read_relative_year
from desktop.analysis.times.hijri import hijri_year_with
from desktop.analysis.times.specs import Date, Movable, Parsed
from desktop.analysis.times.words import Cursor, TimeHit
from desktop.analysis.times.years import read_year

_SAME_DAY = ("last", "this", "next")


def read_holiday(cursor: Cursor, index: int, *, announced: bool = False) -> Parsed | None:
    """A feast with its year, or among words of time («خلال عيد الأضحى», «عيد الفطر الماضي»);
    ``announced``: the words before it tell that it is one."""
    feast = cursor.first(index, "holiday")
    if feast is None:
        return None
    if feast.value.calendar == "rule":
        return _movable(cursor, feast)
    month, day = map(int, feast.value.value.split("-"))
    hijri = feast.value.calendar == "hijri"
    spec = Date(day, month, calendar="hijri" if hijri else "gregorian")
    of = cursor.bare(feast.end, *_SAME_DAY)
    if of is not None:
        return replace(spec, shift=of.value.number), of.end
    year = read_year(cursor, feast.end)
    if year is not None:
        printed = year[0].first
        if hijri and year[0].calendar == "gregorian":
            printed = hijri_year_with(printed, month, day)
        return replace(spec, year=printed), year[1]
    inner = read_relative_year(cursor, feast.end)
    if inner is not None:
        return replace(spec, year_shift=inner[0]), inner[1]
    dated = announced or _is_dated_feast(cursor, index, feast)
    return (spec, feast.end) if dated else None


def _is_dated_feast(cursor: Cursor, index: int, feast: TimeHit) -> bool:
    """Among words of time, or where the text is nothing else."""
    named = cursor.first(index - 1, "day_word", "during", "window", "since", "before", "after")
    sole = index <= 1 and feast.end == len(cursor.tokens)
    return named is not None or sole or cursor.is_future_verb(index - 1)


def _movable(cursor: Cursor, feast: TimeHit) -> Parsed | None:
    spec = Movable(feast.value.value)
    of = cursor.bare(feast.end, *_SAME_DAY)
    if of is not None:
        return replace(spec, shift=of.value.number), of.end
    year = read_year(cursor, feast.end)
    if year is not None:
        return replace(spec, year=year[0].first), year[1]
    return spec, feast.end
