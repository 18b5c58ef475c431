"""Retellings: events of one article that are one happening told again (headline and lead)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.analysis.model import Event, Mention

# What makes an event this one and no other; a shared place alone does not.
_CORE = frozenset(("target", "object", "victim", "actor"))


def link_retellings(
    events: tuple[Event, ...], mentions: Mapping[str, Mention]
) -> tuple[Event, ...]:
    """The events with ``same_as`` set to the first event that tells the same.

    Same are two of one type and polarity that share two core fillers, or one core filler and the
    place, and differ in no actor.
    """
    linked: list[Event] = []
    for event in events:
        mine = _fillers(event, mentions)
        for earlier in linked:
            if earlier.type != event.type or earlier.polarity != event.polarity:
                continue
            if earlier.same_as is None and _same(mine, _fillers(earlier, mentions)):
                event = replace(event, same_as=earlier.id)  # noqa: PLW2901 - the linked event
                break
        linked.append(event)
    return tuple(linked)


def _fillers(event: Event, mentions: Mapping[str, Mention]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for argument in event.arguments:
        mention = mentions.get(argument.mention or "")
        if mention is not None and mention.entity is not None:
            found.setdefault(argument.role, set()).add(mention.entity)
    return {role: frozenset(entities) for role, entities in found.items()}


def _same(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:
    actors, rival_actors = one.get("actor"), other.get("actor")
    if actors and rival_actors and not actors & rival_actors:
        return False
    core = sum(bool(one.get(role, frozenset()) & other.get(role, frozenset())) for role in _CORE)
    place = bool(one.get("place", frozenset()) & other.get("place", frozenset()))
    return core >= 2 or (core == 1 and place)
