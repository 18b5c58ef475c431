"""When something was, in words that keep the doubt."""

from __future__ import annotations

from datetime import date

from desktop.exporting.brief.sentences import Sentences

_DAY = len("2017-11-12")


def when(earliest: str | None, latest: str | None, sentences: Sentences) -> str:
    """An interval in words: a day, from one day to another, since, until, or that none is told.

    Args:
        earliest, latest: ISO 8601 days or minutes, both inclusive, None where open.
        sentences: of the brief.
    """
    first, last = day_of(earliest), day_of(latest)
    if first and last:
        if first == last:
            return day(first, sentences)
        return sentences.say("when.between", first=day(first, sentences), last=day(last, sentences))
    if first:
        return sentences.say("when.since", first=day(first, sentences))
    if last:
        return sentences.say("when.until", last=day(last, sentences))
    return sentences.say("when.untold")


def hours(earliest: str | None, latest: str | None, sentences: Sentences) -> str:
    """The hours of one day where they are told, else «»."""
    if not earliest or not latest or day_of(earliest) != day_of(latest):
        return ""
    first, last = earliest[_DAY + 1 : _DAY + 6], latest[_DAY + 1 : _DAY + 6]
    if not first or not last:
        return ""
    if first == last:
        return sentences.say("when.hour", first=sentences.digits(first))
    return sentences.say("when.hours", first=sentences.digits(first), last=sentences.digits(last))


def day(iso: str, sentences: Sentences) -> str:
    """A day as people write it; what is no day is given back."""
    return sentences.iso_date(iso[:_DAY])


def day_of(iso: str | None) -> str:
    """The day of an ISO 8601 day or minute; «» where it names none."""
    try:
        return date.fromisoformat((iso or "")[:_DAY]).isoformat()
    except ValueError:
        return ""
