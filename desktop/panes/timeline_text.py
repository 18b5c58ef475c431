"""The words of the timeline: a bar's label, an interval, how sure it is."""

from __future__ import annotations

from datetime import timedelta

from desktop.analysis.model import Timex
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.timeline_events import ToldEvent
from desktop.panes.timeline_time import DAY, HOUR, Interval, interval_of, moment

_QUOTED = 90


def label(told: ToldEvent, words: Words, *, by_type: bool = False) -> str:
    """Short words for an event: its type and what tells it from others («صدّ هجوم · القورية»).

    An event of no type of the list goes by its own trigger. ``by_type``: it stands in a lane that
    is called as its type is, and need not say it again.
    """
    event = told.event
    named = (
        isolate(event.trigger.text) if event.type == "other" else words.tr(f"event.{event.type}")
    )
    if event.polarity == "negated":
        named = words.tr("timeline.negated", what=named)
    if by_type and told.focus and event.polarity != "negated":
        return isolate(told.focus)
    distinct = told.focus or (event.trigger.text if event.type != "other" else "")
    return f"{named} · {isolate(distinct)}" if distinct else named


def interval_words(interval: Interval | None, words: Words, *, short: bool = False) -> str:
    """An interval in words, with minutes only where they are known; «—» for none."""
    return "—" if interval is None else words.digits(_from_to(interval, words, short=short))


def _from_to(interval: Interval, words: Words, *, short: bool) -> str:
    start = _moment_words(interval.start, words, short=short)
    end = _moment_words(interval.end - 1, words, short=short)
    whole_days = interval.start % DAY == 0 and interval.end % DAY == 0
    if whole_days and (name := _calendar_name(interval, words)):
        return name
    if whole_days:
        start = words.date(moment(interval.start).date(), short=short)
        end = words.date(moment(interval.end - 1).date(), short=short)
    if interval.open_end:
        return words.tr("timeline.since", start=start)
    if interval.open_start:
        return words.tr("timeline.until", end=end)
    if start == end:
        return start
    if moment(interval.start).date() == moment(interval.end - 1).date():
        if short:
            return f"{words.date(moment(interval.start).date(), short=True)} {_hours(interval)}"
        end = f"{moment(interval.end - 1):%H:%M}"
    return words.tr("timeline.range_short" if short else "timeline.range", start=start, end=end)


def _calendar_name(interval: Interval, words: Words) -> str:
    """«2020» for the whole of a year, «شباط 2024» for a month; else nothing."""
    if interval.open_start or interval.open_end:
        return ""
    first, last = moment(interval.start).date(), moment(interval.end - 1).date()
    after = last + timedelta(days=1)
    if first.day != 1 or after.day != 1 or first == last:
        return ""
    if first.month == after.month == 1:
        years = (str(first.year), str(last.year))
        return "–".join(dict.fromkeys(years))
    if (first.year, first.month) == (last.year, last.month):
        return f"{words.tr(f'month.{first.month}')} {first.year}"
    return ""


def time_words(time: Timex | None, words: Words) -> str:
    """A time expression in few words for a table: «10 ت2»; «—» where it is open."""
    return interval_words(interval_of(time), words, short=True)


def _moment_words(minute: int, words: Words, *, short: bool) -> str:
    at = moment(minute)
    return f"{words.date(at.date(), short=short)} {at:%H:%M}"


def _hours(interval: Interval) -> str:
    """«06:00–12:00», which no line may break (U+2060 WORD JOINER)."""
    return f"{moment(interval.start):%H:%M}\u2060–\u2060{moment(interval.end - 1):%H:%M}"


def width_words(interval: Interval, words: Words) -> str:
    """How sure a time is: «بدقة يوم», «بمدى 3 أيام»."""
    if interval.open_start or interval.open_end:
        return words.tr("timeline.sure_open")
    length = interval.end - interval.start
    if length <= HOUR:
        return words.tr("timeline.sure_hour")
    if length < DAY:
        return words.tr("timeline.sure_hours", count=round(length / HOUR))
    if length == DAY:
        return words.tr("timeline.sure_day")
    return words.tr("timeline.sure_days", count=-(-length // DAY))


def plain_tip(told: ToldEvent, words: Words) -> str:
    """The same in one line, for a screen reader."""
    tellers = "، ".join(telling.origin for telling in told.tellings if telling.origin)
    origins = words.tr("claims.origins", count=told.origins) if told.origins else ""
    when = interval_words(told.interval, words)
    return " · ".join(filter(None, (label(told, words), when, tellers, origins)))


def shortened(text: str) -> str:
    """A quotation of at most a line, cut at a word."""
    if len(text) <= _QUOTED:
        return text
    return text[:_QUOTED].rsplit(" ", 1)[0] + "…"
