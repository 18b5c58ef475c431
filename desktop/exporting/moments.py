"""A time that is known within bounds: as moments, as days, and in words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from desktop.look.translation import Words


def first_moment(bound: str | None) -> datetime | None:
    """The first moment of an ISO 8601 day or minute, as it was told: without a time zone. None for
    what is neither."""
    if bound is None:
        return None
    try:
        if len(bound) == 10:
            return datetime.combine(date.fromisoformat(bound), time())
        return datetime.fromisoformat(bound).replace(tzinfo=None)
    except ValueError:
        return None


def last_moment(bound: str | None) -> datetime | None:
    """The last second of a day or a minute."""
    first = first_moment(bound)
    if first is None or bound is None:
        return None
    return first + (timedelta(days=1) if len(bound) == 10 else timedelta(minutes=1)) - _SECOND


_SECOND = timedelta(seconds=1)


def interval_words(earliest: str | None, latest: str | None, words: Words) -> str:
    """When something was, as surely as it is known: «3 أيار 2021», «بين … و…»; "" where nothing is
    known."""
    if earliest is None and latest is None:
        return ""
    if earliest == latest:
        return words.iso_date(earliest)
    if latest is None:
        return words.tr("timeline.since", start=words.iso_date(earliest))
    if earliest is None:
        return words.tr("timeline.until", end=words.iso_date(latest))
    return words.tr("export.between", start=words.iso_date(earliest), end=words.iso_date(latest))
