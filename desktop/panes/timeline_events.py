"""What the timeline shows: each event once, with all who tell it. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.analysis.model import Analysis, Argument, Claim, Event, Mention, Timex
from desktop.panes.of_reading import once_a_reading
from desktop.panes.timeline_time import Interval, interval_of


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells an event in one claim: the origin of its chain, in words; ``printed``: where and
    when, for an event that several articles tell."""

    claim: str
    origin: str
    stance: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event and its retellings, which are one thing on the timeline.

    ``members`` are the ids of all of them, the one that stands for them first; ``origins`` counts
    the distinct origins that tell it; ``focus`` is the place or thing that its label names.
    ``actor``, ``place`` and ``source`` are entity ids. ``said`` are the words of its time where
    they give no date. ``document`` is the article that tells it where that need not be the shown
    one; ``article`` is then what that goes by, ``parties`` the names of who takes part.
    """

    event: Event
    members: tuple[str, ...]
    time: Timex | None
    interval: Interval | None
    actor: str | None
    place: str | None
    focus: str
    tellings: tuple[Telling, ...]
    origins: int
    source: str | None = None
    said: str = ""
    document: int | None = None
    article: str = ""
    parties: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.event.id


@once_a_reading
def told_events(analysis: Analysis) -> tuple[ToldEvent, ...]:
    """The events of a reading in the order of time; those without a time follow, in text order."""
    index = _Index(analysis)
    told = [index.told(group) for group in _retellings(analysis.events)]
    return tuple(sorted(told, key=_time_order))


def times_of(event: Event, times: Mapping[str, Timex]) -> list[Timex]:
    """Its own time, else those of its arguments, of the ``times`` of a reading by their ids."""
    said = [event.time] if event.time else [a.time for a in event.arguments if a.time]
    return [times[time] for time in said if time in times]


def _time_order(told: ToldEvent) -> tuple[bool, int, int, int]:
    if told.interval is None:
        return True, 0, 0, told.event.trigger.start
    return False, told.interval.start, told.interval.end, told.event.trigger.start


def _retellings(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Events grouped by what they retell, over any number of steps."""
    by_id = {event.id: event for event in events}
    groups: dict[str, list[Event]] = {}
    for event in by_id.values():
        root, seen = event, {event.id}
        while root.same_as in by_id and root.same_as not in seen:
            seen.add(root.same_as)
            root = by_id[root.same_as]
        groups.setdefault(root.id, []).append(event)
    return [
        tuple(sorted(group, key=lambda event: event.id != root)) for root, group in groups.items()
    ]


class _Index:
    """A reading's items by id."""

    def __init__(self, analysis: Analysis) -> None:
        self._mentions = {mention.id: mention for mention in analysis.mentions}
        self._names = {entity.id: entity.name for entity in analysis.entities}
        self._times = {time.id: time for time in analysis.times}
        self._numbers = {quantity.id: quantity.text for quantity in analysis.quantities}
        self._sources = {source.id: source for source in analysis.sources}
        self._claims: dict[str, list[Claim]] = {}
        for claim in analysis.claims:
            for event in claim.events:
                self._claims.setdefault(event, []).append(claim)

    def told(self, group: tuple[Event, ...]) -> ToldEvent:
        times = [time for event in group for time in times_of(event, self._times)]
        time = min(filter(interval_of, times), key=_width, default=None)
        claims = [claim for event in group for claim in self._claims.get(event.id, ())]
        claims = sorted({claim.id: claim for claim in claims}.values(), key=lambda c: c.start)
        return ToldEvent(
            event=group[0],
            members=tuple(event.id for event in group),
            time=time,
            interval=interval_of(time),
            actor=self._entity(group, "actor"),
            place=self._place(group),
            focus=next(filter(None, map(self._focus, group)), ""),
            tellings=tuple(self._telling(claim) for claim in claims),
            origins=len({self._origin(claim) for claim in claims}),
            source=next((self._source(claim) for claim in claims), None),
            said=times[0].text if times and time is None else "",
        )

    def _entity(self, group: tuple[Event, ...], role: str) -> str | None:
        for event in group:
            for argument in event.arguments:
                found = self._mentions.get(argument.mention or "")
                if argument.role == role and found is not None and found.entity in self._names:
                    return found.entity
        return None

    def _place(self, group: tuple[Event, ...]) -> str | None:
        for event in group:
            found = self._mentions.get(event.place or "")
            if found is not None and found.entity in self._names:
                return found.entity
        return self._entity(group, "place")

    def _focus(self, event: Event) -> str:
        """What tells an event from others of its type: how many, where, what, or whom."""
        if event.type in {"killing", "injury", "displacement", "arrest", "capture", "release"}:
            numbers = [self._numbers.get(a.quantity or "") for a in event.arguments]
            if counted := next(filter(None, numbers), None):
                return counted
        place = self._mentions.get(event.place or "")
        if place is not None:
            return self._name(place)
        for role in ("place", "destination", "object", "target", "victim", "partner", "actor"):
            for argument in event.arguments:
                if argument.role == role and (words := self._argument(argument)):
                    return words
        return ""

    def _argument(self, argument: Argument) -> str:
        found = self._mentions.get(argument.mention or "")
        return self._name(found) if found else self._numbers.get(argument.quantity or "", "")

    def _name(self, mention: Mention) -> str:
        return self._names.get(mention.entity or "") or mention.text

    def _telling(self, claim: Claim) -> Telling:
        source = self._sources.get(claim.chain[0]) if claim.chain else None
        return Telling(claim.id, source.text if source else "", claim.stance)

    def _source(self, claim: Claim) -> str | None:
        """The entity that is the origin of a claim."""
        source = self._sources.get(claim.chain[0]) if claim.chain else None
        return source.entity if source and source.entity in self._names else None

    def _origin(self, claim: Claim) -> str:
        """What makes two origins one: the same entity, else the same source."""
        source = self._sources.get(claim.chain[0]) if claim.chain else None
        return (source.entity or source.id) if source else ""


def _width(time: Timex) -> tuple[bool, int]:
    """Closed intervals before open ones, narrow before wide: the surest date wins."""
    found = interval_of(time)
    if found is None:
        return True, 0
    return found.open_start or found.open_end, found.end - found.start
