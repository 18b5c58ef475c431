"""The day that relative times are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.analysis.reading import Reading
from desktop.analysis.times.dates import read_date
from desktop.analysis.times.specs import Date
from desktop.analysis.times.stated_days import StatedDay, day_of_writing
from desktop.analysis.times.words import Cursor
from resources.lexicons import Lexicons


@dataclass(frozen=True, slots=True)
class Anchor:
    """``read``: the key of the reason that tells where in the text the day was read; None for the
    document's own day of publication."""

    day: date | None
    read: str | None = None


def anchor_day(reading: Reading, lexicons: Lexicons, digest: StatedDay | None) -> Anchor:
    """The day of publication.

    A document without one may state it: at the head of a ``digest``, by calling a full date today,
    or as a full Gregorian date in a byline. Two different ones in bylines leave the day unknown.
    """
    published = reading.document.published
    if published is not None:
        return Anchor(date.fromisoformat(published[:10]))
    if digest is not None:
        return Anchor(digest.day, "stated_anchor")
    written = day_of_writing(reading, lexicons)
    if written is not None:
        return Anchor(written, "stated_anchor")
    printed = {
        day
        for paragraph in reading.document.paragraphs
        if paragraph.kind == "byline"
        for day in _full_dates(
            Cursor(reading.tokens_between(paragraph.start, paragraph.end), lexicons)
        )
    }
    return Anchor(printed.pop(), "printed_anchor") if len(printed) == 1 else Anchor(None)


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
