"""What the timeline tells about what is pointed at, as rich text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QPointF

from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.reasons import time_reason
from desktop.panes.timeline_events import ToldEvent
from desktop.panes.timeline_hits import Hits
from desktop.panes.timeline_layout import Block
from desktop.panes.timeline_text import interval_words, label, shortened, width_words
from desktop.panes.timeline_time import Interval
from desktop.panes.timeline_view import TimelineView

_LISTED = 8


def tip_of(hits: Hits, view: TimelineView, at: QPointF, words: Words, *, rtl: bool) -> str:
    """What is told about a point; empty over nothing."""
    told = view.told
    published = hits.publications(at)
    if published is not None:
        stretch = Interval(published.start, published.end)
        return published_tip(published.count, stretch, words, rtl=rtl)
    pair = hits.pair(at)
    if pair is not None:
        return pair_tip(told[pair.first], told[pair.second], words, rtl=rtl)
    if hits.lane(at) is not None:
        return words.tr("timeline.fold_hint")
    found = hits.column(at)
    if found is not None:
        number, column = found
        stretch = Interval(column.start, column.end)
        return density_tip(view.lane_names[number], column.events, stretch, words, rtl=rtl)
    item = hits.item(at)
    if item is None:
        return ""
    if isinstance(item, Block):
        return block_tip([told[number] for number in item.events], words, rtl=rtl)
    return bar_tip(told[item.event], words, rtl=rtl)


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


def density_tip(lane: str, count: int, stretch: Interval, words: Words, *, rtl: bool) -> str:
    """Rich text: how many events begin in a stretch of a lane, and what a click does."""
    lines = [
        f"<b>{escape(isolate(lane))}</b>",
        escape(words.tr("timeline.events", count=count)),
        escape(interval_words(stretch, words)),
        escape(words.tr("timeline.density_hint")),
    ]
    return _rich(lines, rtl=rtl)


def published_tip(count: int, stretch: Interval, words: Words, *, rtl: bool) -> str:
    """Rich text: how many articles were published, and when."""
    lines = [
        f"<b>{escape(words.tr('timeline.articles_published', count=count))}</b>",
        escape(interval_words(stretch, words)),
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


def _rich(lines: Sequence[str], *, rtl: bool) -> str:
    direction, align = ("rtl", "right") if rtl else ("ltr", "left")
    rows = "".join(f"<p style='margin:2px 0'>{line}</p>" for line in lines)
    return f"<div dir='{direction}' align='{align}' style='max-width:340px'>{rows}</div>"
