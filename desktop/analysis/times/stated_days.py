"""The day that an article states of itself: at the head of a digest («حصاد الأحداث ليوم الأربعاء
14-06-2023»), whose items tell of that day, or in «اليوم الأربعاء 14 حزيران 2023».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop.analysis.reading import Reading
from desktop.analysis.text.fold import fold_word
from desktop.analysis.times.expressions import Found, expressions
from desktop.analysis.times.specs import (
    Date,
    DayOffset,
    DayPart,
    Remainder,
    Spec,
    Together,
    Weekday,
)
from desktop.analysis.times.words import Cursor
from resources.lexicons import Lexicons

# The reason's key of a time that is of all that a digest tells.
OF_DIGEST = "of_digest"
# The head of an article: its first lines beside bylines (a picture's caption may come first), each
# of no more tokens than a heading has.
_LINES = 3
_LONGEST_HEAD = 30
# What a line that holds a full date has: the others, which are most, need not be read for one.
_DATED = re.compile(r"\d{4}|\d\W{1,3}\d")
# Of a weekday and a date between brackets («اليوم السبت (6 آب 2022)»).
_OPENING = frozenset("([")
# A day to which or since which something was is not the article's.
_BOUNDS = frozenset(("منذ", "حتي", "قبل", "بعد", "الي", "من", "بين", "ذكري"))


@dataclass(frozen=True, slots=True)
class StatedDay:
    """``start``: where the expression begins in the stored text."""

    day: date
    start: int


def digest_day(reading: Reading, lexicons: Lexicons) -> StatedDay | None:
    """The one full date in the heading of a digest; None for other articles."""
    words = frozenset(fold_word(row["word"]) for row in lexicons.rows("digest_words"))
    for cursor in _head(reading, lexicons):
        found = list(expressions(cursor)) if len(cursor.tokens) <= _LONGEST_HEAD else []
        dated = [(one, day) for one in found if (day := full_date(one.spec)) is not None]
        if len(dated) != 1:
            continue
        one, day = dated[0]
        if _heads_digest(cursor, one, words) and _names_day(cursor, found, one, day):
            return StatedDay(day, cursor.tokens[one.first].start)
    return None


def day_of_writing(reading: Reading, lexicons: Lexicons) -> date | None:
    """The day that the first lines call today («اليوم الخميس 10 مارس 2016»); None where they call
    two days so."""
    days = {day for cursor in _head(reading, lexicons) for day in _todays(cursor)}
    return days.pop() if len(days) == 1 else None


def full_date(spec: Spec) -> date | None:
    """The day of a Gregorian date with its year that an expression says, or None."""
    for part in _parts(spec):
        if isinstance(part, Date) and part.day and part.year and part.calendar == "gregorian":
            try:
                return date(part.year, part.month, part.day)
            except ValueError:
                return None
    return None


def _head(reading: Reading, lexicons: Lexicons) -> Iterator[Cursor]:
    lines = [line for line in reading.document.paragraphs if line.kind != "byline"]
    for line in lines[:_LINES]:
        if _DATED.search(reading.text, line.start, line.end):
            yield Cursor(reading.tokens_between(line.start, line.end), lexicons)


def _parts(spec: Spec) -> Iterator[Spec]:
    """An expression's day names, however they are nested."""
    if isinstance(spec, Together):
        for part in spec.parts:
            yield from _parts(part)
    elif isinstance(spec, DayPart | Remainder) and spec.of is not None:
        yield from _parts(spec.of)
    else:
        yield spec


def _is_today(spec: Spec) -> bool:
    return any(isinstance(part, DayOffset) and part.days == 0 for part in _parts(spec))


def _heads_digest(cursor: Cursor, one: Found, words: frozenset[str]) -> bool:
    """Whether a word for a digest stands before an expression, by itself or the first of two."""
    folds = [token.fold.removeprefix("و") for token in cursor.tokens[: one.first]]
    pairs = {" ".join(pair) for pair in pairwise(folds)}
    return not words.isdisjoint((*folds, *pairs)) and folds[-1] not in _BOUNDS


def _names_day(cursor: Cursor, found: list[Found], one: Found, day: date) -> bool:
    """Whether a date is of the whole: with its weekday or «اليوم», or behind «لـ» or a mark."""
    parts = [part for other in found for part in _parts(other.spec)]
    if any(isinstance(part, Weekday) and part.day == day.weekday() for part in parts):
        return True
    if _is_today(one.spec):
        return True
    before = cursor.tokens[one.first - 1]
    return before.kind == "mark" or _is_for(cursor, one.first)


def _is_for(cursor: Cursor, index: int) -> bool:
    """«ليوم 14/6/2023»."""
    hits = cursor.hits(index)
    return bool(hits) and hits[0].prefix == "ل"


def _todays(cursor: Cursor) -> Iterator[date]:
    """The full dates that are called today, also between brackets behind it."""
    today_until: int | None = None
    for found in expressions(cursor):
        today = _is_today(found.spec)
        bracketed = found.first - 1 == today_until and cursor.fold(found.first - 1) in _OPENING
        day = full_date(found.spec) if today or bracketed else None
        if day is not None:
            yield day
        today_until = found.end if today else None
