"""What a selection rule lights in a reading: the chosen thing and everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import reduce

from desktop.analysis.model import Analysis, Claim, Event, Mention, Timex
from desktop.workspace.rules import AllOf, AnyOf, Chosen, During, Not, Rule
from storage.intervals import minutes

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lit:
    """Ids of what stays bright; all else is dimmed."""

    entities: frozenset[str] = _NONE
    mentions: frozenset[str] = _NONE
    times: frozenset[str] = _NONE
    quantities: frozenset[str] = _NONE
    events: frozenset[str] = _NONE
    claims: frozenset[str] = _NONE

    def __or__(self, other: Lit) -> Lit:
        return Lit(*(getattr(self, f.name) | getattr(other, f.name) for f in fields(Lit)))

    def __and__(self, other: Lit) -> Lit:
        return Lit(*(getattr(self, f.name) & getattr(other, f.name) for f in fields(Lit)))

    def __sub__(self, other: Lit) -> Lit:
        return Lit(*(getattr(self, f.name) - getattr(other, f.name) for f in fields(Lit)))


def light(rule: Rule, analysis: Analysis) -> Lit:
    """Evaluate a rule on one reading; an id that is not there lights nothing."""
    match rule:
        case Chosen():
            return _light_chosen(rule, analysis)
        case During():
            return _light_time(rule, analysis)
        case AllOf(rules):
            return reduce(
                Lit.__and__, (light(part, analysis) for part in rules), everything(analysis)
            )
        case AnyOf(rules):
            return reduce(Lit.__or__, (light(part, analysis) for part in rules), Lit())
        case Not(part):
            return everything(analysis) - light(part, analysis)


def everything(analysis: Analysis) -> Lit:
    return Lit(
        _ids(analysis.entities),
        _ids(analysis.mentions),
        _ids(analysis.times),
        _ids(analysis.quantities),
        _ids(analysis.events),
        _ids(analysis.claims),
    )


def _ids(items: Iterable[object]) -> frozenset[str]:
    return frozenset(str(getattr(item, "id")) for item in items)  # noqa: B009 - many types, one field


def _light_chosen(chosen: Chosen, analysis: Analysis) -> Lit:
    match chosen.kind:
        case "entity":
            return _light_entity(chosen.id, analysis)
        case "mention":
            return _light_mention(chosen.id, analysis)
        case "claim":
            return _light_claim(chosen.id, analysis)
        case "event":
            return _light_events(_same_event(chosen.id, analysis), analysis)
        case "time":
            events = [event for event in analysis.events if chosen.id in _times_of(event)]
            return Lit(times=frozenset({chosen.id})) | _light_events(events, analysis)
        case "quantity":
            events = [event for event in analysis.events if chosen.id in _quantities_of(event)]
            return Lit(quantities=frozenset({chosen.id})) | _light_events(events, analysis)


def _light_time(during: During, analysis: Analysis) -> Lit:
    times = _ids(time for time in analysis.times if _touches(time, during))
    events = [event for event in analysis.events if times & _times_of(event)]
    return Lit(times=times) | _light_events(events, analysis)


def _touches(time: Timex, during: During) -> bool:
    """Whether its interval meets the other; an open one goes on as far as need be."""
    first, last = minutes(time.earliest, last=False), minutes(time.latest, last=True)
    if first is None and last is None:
        return False
    return (first is None or first < during.end) and (last is None or last >= during.start)


def _light_entity(entity_id: str, analysis: Analysis) -> Lit:
    mentions = [mention for mention in analysis.mentions if mention.entity == entity_id]
    ids = _ids(mentions)
    events = [event for event in analysis.events if ids & _mentions_of(event)]
    sources = {source.id for source in analysis.sources if source.entity == entity_id}
    claims = [
        claim
        for claim in analysis.claims
        if sources & set(claim.chain) or any(_within(mention, claim) for mention in mentions)
    ]
    return Lit(
        entities=frozenset({entity_id}),
        mentions=ids,
        times=frozenset(time for event in events for time in _times_of(event)),
        events=_ids(events),
        claims=_ids(claims),
    )


def _light_mention(mention_id: str, analysis: Analysis) -> Lit:
    chosen = [mention for mention in analysis.mentions if mention.id == mention_id]
    events = [event for event in analysis.events if mention_id in _mentions_of(event)]
    return Lit(
        entities=frozenset(mention.entity for mention in chosen if mention.entity),
        mentions=_ids(chosen),
        times=frozenset(time for event in events for time in _times_of(event)),
        events=_ids(events),
        claims=_ids(c for c in analysis.claims if any(_within(mention, c) for mention in chosen)),
    )


def _light_claim(claim_id: str, analysis: Analysis) -> Lit:
    claim = next((claim for claim in analysis.claims if claim.id == claim_id), None)
    if claim is None:
        return Lit()
    sources = [source for source in analysis.sources if source.id in claim.chain]
    mentions = [mention for mention in analysis.mentions if _within(mention, claim)]
    entities = {mention.entity for mention in mentions} | {source.entity for source in sources}
    return Lit(
        entities=frozenset(entity for entity in entities if entity),
        mentions=_ids(mentions),
        times=_ids(time for time in analysis.times if _within(time, claim)),
        quantities=_ids(q for q in analysis.quantities if _within(q, claim)),
        events=frozenset(claim.events),
        claims=frozenset({claim_id}),
    )


def _light_events(events: Iterable[Event], analysis: Analysis) -> Lit:
    found = tuple(events)
    ids = _ids(found)
    mentions = frozenset(mention for event in found for mention in _mentions_of(event))
    return Lit(
        entities=frozenset(m.entity for m in analysis.mentions if m.id in mentions and m.entity),
        mentions=mentions,
        times=frozenset(time for event in found for time in _times_of(event)),
        quantities=frozenset(number for event in found for number in _quantities_of(event)),
        events=ids,
        claims=_ids(claim for claim in analysis.claims if ids & set(claim.events)),
    )


def _same_event(event_id: str, analysis: Analysis) -> list[Event]:
    """The event and those told to be the same one."""
    roots = {event.id: event.same_as or event.id for event in analysis.events}
    root = roots.get(event_id)
    return [event for event in analysis.events if roots[event.id] == root]


def _within(item: Mention | object, claim: Claim) -> bool:
    start, end = getattr(item, "start", -1), getattr(item, "end", -1)
    return bool(claim.start <= start and end <= claim.end)


def _mentions_of(event: Event) -> frozenset[str]:
    ids = {argument.mention for argument in event.arguments} | {event.place}
    return frozenset(mention for mention in ids if mention)


def _times_of(event: Event) -> frozenset[str]:
    ids = {argument.time for argument in event.arguments} | {event.time}
    return frozenset(time for time in ids if time)


def _quantities_of(event: Event) -> frozenset[str]:
    return frozenset(argument.quantity for argument in event.arguments if argument.quantity)
