"""The day that relative times are counted from."""

from __future__ import annotations

from datetime import date, datetime

from desktop.analysis.reading import Reading
from desktop.analysis.times.dates import read_date
from desktop.analysis.times.specs import Date
from desktop.analysis.times.words import Cursor
from resources.lexicons import Lexicons


def anchor_day(reading: Reading, lexicons: Lexicons) -> tuple[date | None, bool]:
    """The day of publication and whether it was only read from the article's byline.

    A document without a date of publication may print one: a full Gregorian date in a byline. Two
    different ones there leave the day unknown.
    """
    published = reading.document.published
    if published is not None:
        return date.fromisoformat(published[:10]), False
    printed = {
        day
        for paragraph in reading.document.paragraphs
        if paragraph.kind == "byline"
        for day in _full_dates(
            Cursor(reading.tokens_between(paragraph.start, paragraph.end), lexicons)
        )
    }
    return (printed.pop(), True) if len(printed) == 1 else (None, False)


def anchor_moment(reading: Reading) -> datetime | None:
    """The moment of publication when its time of day is known too, without seconds' parts."""
    published = reading.document.published
    if published is None or len(published) <= len("2017-11-12"):
        return None
    return datetime.fromisoformat(published).replace(microsecond=0)


def _full_dates(cursor: Cursor) -> list[date]:
    found: list[date] = []
    for index in range(len(cursor.tokens)):
        parsed = read_date(cursor, index)
        spec = parsed[0] if parsed else None
        if isinstance(spec, Date) and spec.day and spec.year and spec.calendar == "gregorian":
            try:
                found.append(date(spec.year, spec.month, spec.day))
            except ValueError:
                continue
    return found
