"""Events as the JSON of TimelineJS (https://timeline.knightlab.com/docs/json-format.html).

An event stands from the first day that it may be to the last; in words it says how sure that is.
Events of which neither is known have no place on a timeline, and are not written.
"""

from __future__ import annotations

from html import escape
from typing import IO

from desktop.exporting.content import Content
from desktop.exporting.event_rows import EventRow, event_rows
from desktop.exporting.event_words import event_title
from desktop.exporting.json_text import json_bytes
from desktop.exporting.moments import first_moment, interval_words
from desktop.look.translation import Words

Date = dict[str, int]


def write_timeline(content: Content, file: IO[bytes]) -> None:
    """A title, then the events, one a line."""
    title = {"text": {"headline": escape(content.case)}}
    file.write(b'{"title": ' + json_bytes(title) + b', "scale": "human", "events": [')
    before = b"\n"
    for row in event_rows(content):
        start, end = (_date(bound) for bound in (row.earliest, row.latest))
        if start or end:
            file.write(before + json_bytes(_event(row, start or end, end or start, content.words)))
            before = b",\n"
    file.write(b"\n]}\n")


def _event(row: EventRow, start: Date, end: Date, words: Words) -> dict[str, object]:
    """What an article says is escaped: TimelineJS takes all words for HTML."""
    told = [f"<p dir='auto'>{escape(row.words)}</p>"] if row.words else []
    source = " · ".join(filter(None, ("; ".join(row.said_by), row.outlet, row.title)))
    told.append(f"<p dir='auto'><em>{escape(source)}</em></p>")
    event: dict[str, object] = {
        "unique_id": row.id,
        "start_date": start,
        "display_date": interval_words(row.earliest, row.latest, words),
        "text": {"headline": escape(event_title(row, words)), "text": "".join(told)},
        "group": words.tr(f"event.{row.event}"),
    }
    return event if end == start else {**event, "end_date": end}


def _date(bound: str | None) -> Date:
    at = first_moment(bound)
    if at is None or bound is None:
        return {}
    day = {"year": at.year, "month": at.month, "day": at.day}
    return day if len(bound) == 10 else {**day, "hour": at.hour, "minute": at.minute}
