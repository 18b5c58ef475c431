"""The words of the timeline: a bar's label, an interval, and what a bar tells when pointed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from html import escape

from desktop.analysis.model import Timex
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.reasons import time_reason
from desktop.panes.timeline_events import ToldEvent
from desktop.panes.timeline_time import DAY, HOUR, Interval, interval_of, moment

_LISTED = 8
_QUOTED = 90


def label(told: ToldEvent, words: Words) -> str:
    """Short words for an event: its type and what tells it from others («صدّ هجوم · القورية»).

    An event of no type of the list goes by its own trigger.
    """
    event = told.event
    named = (
        isolate(event.trigger.text) if event.type == "other" else words.tr(f"event.{event.type}")
    )
    if event.polarity == "negated":
        named = words.tr("timeline.negated", what=named)
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


def bar_tip(told: ToldEvent, words: Words, *, rtl: bool) -> str:
    """Rich text: what, in whose words, when and why then, and who tells it."""
    lines = [f"<b>{escape(label(told, words))}</b>", *_manner(told, words)]
    lines.append(escape(f"«{isolate(shortened(told.event.trigger.text))}»"))
    if told.interval is not None:
        when = escape(interval_words(told.interval, words))
        said = f" · «{escape(isolate(told.time.text))}»" if told.time else ""
        lines.append(when + said)
        lines.append(escape(width_words(told.interval, words)))
        if told.time is not None and told.time.why:
            lines.append(escape(isolate(time_reason(told.time.why, words))))
    else:
        lines.append(escape(words.tr("timeline.no_time")))
    lines += [escape(line) for line in _tellers(told, words)]
    if told.origins:
        lines.append(escape(words.tr("claims.origins", count=told.origins)))
    return _rich(lines, rtl=rtl)


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


def density_tip(lane: str, count: int, stretch: Interval, words: Words, *, rtl: bool) -> str:
    """Rich text: how many events begin in a stretch of a lane, and what a click does."""
    lines = [
        f"<b>{escape(isolate(lane))}</b>",
        escape(words.tr("timeline.events", count=count)),
        escape(interval_words(stretch, words)),
        escape(words.tr("timeline.density_hint")),
    ]
    return _rich(lines, rtl=rtl)


def block_tip(told: Sequence[ToldEvent], words: Words, *, rtl: bool) -> str:
    """Rich text: how many events a block counts, the first of them, and what a click does."""
    lines = [f"<b>{escape(words.tr('timeline.events', count=len(told)))}</b>"]
    lines += [escape(label(event, words)) for event in told[:_LISTED]]
    if len(told) > _LISTED:
        lines.append("…")
    lines.append(escape(words.tr("timeline.block_hint")))
    return _rich(lines, rtl=rtl)


def pair_tip(first: ToldEvent, second: ToldEvent, words: Words, *, rtl: bool) -> str:
    """Rich text: that two events cannot both be, and who tells which."""
    lines = [f"<b>{escape(words.tr('conflict.contradiction'))}</b>"]
    for told in (first, second):
        lines.append(escape(label(told, words)))
        lines += [escape(line) for line in _tellers(told, words)]
    return _rich(lines, rtl=rtl)


def plain_tip(told: ToldEvent, words: Words) -> str:
    """The same in one line, for a screen reader."""
    tellers = "، ".join(telling.origin for telling in told.tellings if telling.origin)
    origins = words.tr("claims.origins", count=told.origins) if told.origins else ""
    when = interval_words(told.interval, words)
    return " · ".join(filter(None, (label(told, words), when, tellers, origins)))


def _tellers(told: ToldEvent, words: Words) -> Iterator[str]:
    """A headline often says what the text below says: the same line once."""
    lines: dict[str, None] = {}
    for telling in told.tellings:
        said = f"{isolate(telling.origin or '—')} · {words.tr(f'stance.{telling.stance}')}"
        lines[f"{said} · {telling.printed}" if telling.printed else said] = None
    yield from list(lines)[:_LISTED]
    if len(lines) > _LISTED:
        yield words.tr("timeline.more_accounts", count=len(lines) - _LISTED)


def _manner(told: ToldEvent, words: Words) -> Iterator[str]:
    """Whether it happened; a denial already stands in the label."""
    if told.event.modality != "actual":
        yield escape(words.tr(f"modality.{told.event.modality}"))


def shortened(text: str) -> str:
    """A quotation of at most a line, cut at a word."""
    if len(text) <= _QUOTED:
        return text
    return text[:_QUOTED].rsplit(" ", 1)[0] + "…"


def _rich(lines: Sequence[str], *, rtl: bool) -> str:
    direction, align = ("rtl", "right") if rtl else ("ltr", "left")
    rows = "".join(f"<p style='margin:2px 0'>{line}</p>" for line in lines)
    return f"<div dir='{direction}' align='{align}' style='max-width:340px'>{rows}</div>"
