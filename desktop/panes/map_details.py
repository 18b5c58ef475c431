"""What the panel beside the map says of the chosen place, in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.analysis.model import Analysis
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.map_names import countries
from desktop.panes.map_places import MapPlace, OpenPlace
from desktop.panes.map_text import (
    events_words,
    kilometres,
    km_words,
    point_words,
    types_words,
    where_words,
)
from desktop.workspace.case_events import Account
from desktop.workspace.case_map import Candidate

_QUOTED = 60
_CLASSES = frozenset(
    ("country", "region", "county", "locality", "localadmin", "neighbourhood", "facility", "area",
     "water")
)  # fmt: skip


def about_place(place: MapPlace, words: Words) -> str:
    """What is told of a place, how surely it is known, and its coordinates."""
    lines = (
        events_words(place, words),
        types_words(place, words),
        where_words(place, words),
        point_words(place.lat, place.lon),
    )
    return "\n".join(line for line in lines if line)


def nearest(
    lat: float, lon: float, others: Sequence[MapPlace], most: int = 40
) -> tuple[float, str] | None:
    """The nearest of some places, in kilometres, with its name."""
    found = [
        (kilometres((lat, lon), (one.lat, one.lon)), one.called)
        for one in others[:most]
        if one.klass != "country"
    ]
    return min(found, default=None)


def candidate_words(
    candidate: Candidate, others: Sequence[MapPlace], words: Words
) -> tuple[str, str]:
    """What a candidate is and where, and why it may be meant: how far it lies from what else the
    article tells of."""
    spot = candidate.spot
    country = countries(words.language).get(candidate.country, candidate.country)
    klass = words.tr(f"map.class_{candidate.klass}") if candidate.klass in _CLASSES else ""
    head = " · ".join(part for part in (klass, isolate(country) if country else "") if part)
    near = nearest(spot.lat, spot.lon, others)
    if near is None:
        return head, point_words(spot.lat, spot.lon)
    km, name = near
    if km < 1:
        return head, words.tr("map.beside", place=isolate(name))
    return head, words.tr("map.distance", km=km_words(km, words), place=isolate(name))


def open_words(one: OpenPlace, words: Words) -> str:
    """How often an open place is named, and how many places it may be."""
    said = words.tr("map.mentions", count=one.mentions)
    count = len(one.entity.place.candidates) if one.entity.place else 0
    return f"{words.tr('map.may_be', count=count)} · {said}" if count else said


def event_words(analysis: Analysis, event_id: str, words: Words) -> tuple[str, str]:
    """An event of the shown article: its type, and the words round its trigger."""
    event = next(one for one in analysis.events if one.id == event_id)
    return words.tr(f"event.{event.type}"), around_span(
        analysis.document.text, event.trigger.start, event.trigger.end
    )


def account_words(one: Account, words: Words) -> tuple[str, str]:
    """An event of the case: its type, where and when it was printed, and the words round it."""
    day = words.iso_date(one.published) if one.published else ""
    told = (words.tr(f"event.{one.type}"), isolate(one.outlet or one.title), day)
    around = " ".join(one.around.split())
    return " · ".join(part for part in told if part), f"…{around}…"


def around_span(text: str, start: int, end: int, most: int = _QUOTED) -> str:
    """The words round a span, of its own paragraph; up to ``most`` characters after it, and half as
    many before."""
    first = max(text.rfind("\n", 0, start) + 1, start - most // 2)
    last = text.find("\n", end)
    last = min(last if last >= 0 else len(text), end + most)
    before = "…" if first and text[first - 1] != "\n" else ""
    after = "…" if last < len(text) and text[last] != "\n" else ""
    return f"{before}{text[first:last].strip()}{after}"
