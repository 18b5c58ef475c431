"""One article's reading, its items found by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from desktop.analysis.counted import FATES, number_of
from desktop.analysis.model import (
    Analysis,
    Argument,
    Claim,
    Entity,
    Event,
    Mention,
    Quantity,
    Role,
    Source,
    Timex,
)


class Reading:
    """The items of an analysis by id. An id that names nothing gives None: a person may have
    rejected what it named."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        return {each.id: each for each in self.analysis.mentions}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {each.id: each for each in self.analysis.entities}

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {each.id: each for each in self.analysis.sources}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {each.id: each for each in self.analysis.events}

    @cached_property
    def times(self) -> dict[str, Timex]:
        return {each.id: each for each in self.analysis.times}

    @cached_property
    def quantities(self) -> dict[str, Quantity]:
        return {each.id: each for each in self.analysis.quantities}

    @cached_property
    def _harmful(self) -> tuple[Event, ...]:
        """The events of killing and wounding."""
        return tuple(event for event in self.analysis.events if event.type in FATES)

    def chain(self, claim: Claim) -> list[Source]:
        """The sources of a claim, from the origin to who printed it."""
        return [self.sources[each] for each in claim.chain if each in self.sources]

    def events_of(self, claim: Claim) -> list[Event]:
        return [self.events[each] for each in claim.events if each in self.events]

    def entity_of(self, mention: str | None) -> Entity | None:
        """The entity that a mention means."""
        found = self.mentions.get(mention or "")
        return self.entities.get(found.entity or "") if found else None

    def time_of(self, event: Event) -> Timex | None:
        return self.times.get(event.time or "")

    def place_of(self, event: Event) -> Entity | None:
        return self.entity_of(event.place)

    def number_of(self, event: Event) -> Quantity | None:
        """How many an event counts."""
        return number_of(event, self._harmful if event.type in FATES else (), self.quantities)

    def arguments(self, event: Event, *roles: Role) -> Iterator[Argument]:
        """What fills some roles of an event, in order of the text."""
        return (each for each in event.arguments if each.role in roles)

    def names(self, event: Event, *roles: Role) -> list[str]:
        """What fills some roles of an event is called: an entity's name, else the words."""
        return list(dict.fromkeys(filter(None, map(self.name, self.arguments(event, *roles)))))

    def name(self, argument: Argument) -> str:
        """What an argument is called: the entity's name, else its words."""
        entity = self.entity_of(argument.mention)
        if entity is not None:
            return entity.name
        event = self.events.get(argument.event or "")
        if event is not None:
            return event.trigger.text
        words = (
            self.mentions.get(argument.mention or ""),
            self.quantities.get(argument.quantity or ""),
            self.times.get(argument.time or ""),
        )
        return next((each.text for each in words if each is not None), "")
