"""A reading as the rows of the index: what the whole case is asked for, in numbers. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktop.analysis.model import Analysis, Entity, Event
from desktop.analysis.text.fold import fold_word
from storage.codes import SOURCE, role_codes
from storage.intervals import minutes

# A row's number is its document's, shifted, and its place in the document: rows of a document lie
# together, and are found by the document's number alone.
SHIFT = 20
# Who did something, to whom or what it was done, and where.
ACTORS = role_codes(["actor", "partner"])
TARGETS = role_codes(["target", "victim", "object"])
_PLACES = role_codes(["place"])


class Name(NamedTuple):
    """What an entity is called, as the case tells entities apart; ``place`` is the gazetteer's id
    where one is known, for many places have one name, else empty."""

    folded: str
    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity of one document: its ``name`` as written and its mentions, (start, end) each."""

    key: Name
    name: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class LocationRow:
    """A place of one document that has no point of its own: it lies so far from ``anchor``, in the
    direction of ``bearing`` (degrees from north), as far as that is told."""

    key: Name
    anchor: Name
    distance_km: float | None
    bearing: float | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """``chain``: the words of its sources, origin first; ``origin``: the entity that it is, of a
    ``side`` where one is known."""

    number: int
    claim: str
    start: int
    end: int
    chain: tuple[str, ...]
    origin: Name | None
    stance: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """``earliest``/``latest`` in minutes (:mod:`storage.intervals`), ``low``/``high`` of its count,
    and who or what fills its roles (:mod:`storage.codes`); ``claim`` is the number of the first
    claim that tells it. Who is the origin of that claim has the role "source"."""

    number: int
    event: str
    claim: int | None
    type: str
    polarity: str
    modality: str
    start: int
    end: int
    earliest: int | None
    latest: int | None
    low: float | None
    high: float | None
    roles: tuple[tuple[Name, int], ...]


class Told(NamedTuple):
    """What a claim tells first: the type, the moment in minutes, the count, the place, who did it
    and to whom it was done, of the first of its events that has such a thing."""

    type: str
    moment: int | None
    number: float | None
    place: Name | None = None
    actor: Name | None = None
    target: Name | None = None


def first_row(document: int) -> int:
    """The number below which no row of the document lies; those of the next begin where it ends."""
    return document << SHIFT


def document_of(row: int) -> int:
    """The document that a claim's or an event's row is of."""
    return row >> SHIFT


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one reading; entities, claims and events in its order."""

    entities: list[EntityRow]
    locations: list[LocationRow]
    claims: list[ClaimRow]
    events: list[EventRow]


def rows_of(analysis: Analysis) -> Rows:
    """The rows of a reading; its entities of one name, kind and place are one."""
    names = {entity.id: _name(entity) for entity in analysis.entities}
    claims = _claim_rows(analysis, names)
    events = _event_rows(analysis, names, [claim.origin for claim in claims])
    return Rows(_entity_rows(analysis, names), _location_rows(analysis, names), claims, events)


def told_first(events: Sequence[EventRow]) -> dict[int, Told]:
    """What claims tell first, by their numbers; those without an event are left out."""
    told: dict[int, Told] = {}
    for event in events:
        if event.claim is None:
            continue
        moment = event.latest if event.earliest is None else event.earliest
        number = event.high if event.low is None else event.low
        parties = (_first_in(event, roles) for roles in (_PLACES, ACTORS, TARGETS))
        found = Told(event.type, moment, number, *parties)
        known = told.get(event.claim, found)
        told[event.claim] = Told._make(
            new if old is None else old for old, new in zip(known, found, strict=True)
        )
    return told


def _first_in(event: EventRow, roles: int) -> Name | None:
    return next((name for name, held in event.roles if held & roles), None)


def _entity_rows(analysis: Analysis, names: dict[str, Name]) -> list[EntityRow]:
    spans = {mention.id: (mention.start, mention.end) for mention in analysis.mentions}
    found: dict[Name, EntityRow] = {}
    for entity in analysis.entities:
        key = names[entity.id]
        own = tuple(spans[mention] for mention in entity.mentions if mention in spans)
        known = found.get(key)
        name, others = (known.name, known.spans) if known else (entity.name, ())
        found[key] = EntityRow(key, name, tuple(sorted({*others, *own})))
    return list(found.values())


def _location_rows(analysis: Analysis, names: dict[str, Name]) -> list[LocationRow]:
    found: dict[Name, LocationRow] = {}
    for entity in analysis.entities:
        told, key = entity.location, names[entity.id]
        if told is not None and not key.place and told.anchor in names:
            row = LocationRow(key, names[told.anchor], told.distance_km, told.bearing)
            found.setdefault(key, row)
    return list(found.values())


def _claim_rows(analysis: Analysis, names: dict[str, Name]) -> list[ClaimRow]:
    sources = {source.id: source for source in analysis.sources}
    sides = {entity.id: entity.side for entity in analysis.entities}
    rows = []
    for number, claim in enumerate(analysis.claims):
        chain = [sources[link] for link in claim.chain if link in sources]
        said_by = (chain[0].entity or "") if chain else ""
        words = tuple(" ".join(source.text.split()) for source in chain)
        rows.append(
            ClaimRow(
                number, claim.id, claim.start, claim.end, words, names.get(said_by), claim.stance,
                sides.get(said_by) or None,
            )
        )  # fmt: skip
    return rows


def _event_rows(
    analysis: Analysis, names: dict[str, Name], origins: Sequence[Name | None]
) -> list[EventRow]:
    telling: dict[str, int] = {}
    for number, claim in enumerate(analysis.claims):
        for event_id in claim.events:
            telling.setdefault(event_id, number)
    times = {
        timex.id: (minutes(timex.earliest, last=False), minutes(timex.latest, last=True))
        for timex in analysis.times
    }
    called = {m.id: names[m.entity] for m in analysis.mentions if m.entity in names}
    rows = []
    for number, event in enumerate(analysis.events):
        earliest, latest = times.get(event.time or "", (None, None))
        claim_number = telling.get(event.id)
        low, high = _count(analysis, event)
        rows.append(
            EventRow(
                number,
                event.id,
                claim_number,
                event.type,
                event.polarity,
                event.modality,
                event.trigger.start,
                event.trigger.end,
                earliest,
                latest,
                low,
                high,
                _roles(event, called, None if claim_number is None else origins[claim_number]),
            )
        )
    return rows


def _name(entity: Entity) -> Name:
    place = entity.place.gazetteer if entity.place else None
    return Name(_folded(entity.name), entity.kind, place or "")


# Of a case's names, the same few thousand come in most articles.
_folded = lru_cache(maxsize=1 << 15)(fold_word)


def _roles(
    event: Event, called: dict[str, Name], origin: Name | None
) -> tuple[tuple[Name, int], ...]:
    roles: dict[Name, list[str]] = defaultdict(list)
    if event.place in called:
        roles[called[event.place]].append("place")
    for argument in event.arguments:
        if argument.mention in called:
            roles[called[argument.mention]].append(argument.role)
    if origin is not None:
        roles[origin].append(SOURCE)
    return tuple((name, role_codes(held)) for name, held in roles.items())


def _count(analysis: Analysis, event: Event) -> tuple[float | None, float | None]:
    counts = {a.quantity for a in event.arguments if a.role == "count" and a.quantity}
    if not counts:
        return None, None
    quantity = next((q for q in analysis.quantities if q.id in counts), None)
    return (quantity.low, quantity.high) if quantity else (None, None)
