"""Retellings: events of one article that are one happening told again (headline and lead)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from desktop.analysis.model import Event, Mention

# What makes an event this one and no other; a shared place alone does not.
_CORE = frozenset(("target", "object", "victim", "actor"))
_Fact = tuple[str, str, str, str, str, str]


def link_retellings(
    events: tuple[Event, ...], mentions: Mapping[str, Mention]
) -> tuple[Event, ...]:
    """The events with ``same_as`` set to the first event that tells the same.

    Same are two of one type and polarity that share two core fillers, or one core filler and the
    place, and differ in no actor.
    """
    linked: list[Event] = []
    actors: list[frozenset[str]] = []
    told: dict[_Fact, list[int]] = {}
    for number, event in enumerate(events):
        mine = _fillers(event, mentions)
        actors.append(mine.get("actor", frozenset()))
        facts = _facts(event, mine)
        firsts = (_first(told.get(fact, ()), actors, number) for fact in facts)
        same = min((first for first in firsts if first is not None), default=None)
        if same is None:
            linked.append(event)
            for fact in facts:
                told.setdefault(fact, []).append(number)
        else:
            linked.append(replace(event, same_as=events[same].id))
    return tuple(linked)


def _first(told: Sequence[int], actors: list[frozenset[str]], number: int) -> int | None:
    """The first event that was told with the same fact and differs from this one in no actor."""
    mine = actors[number]
    return next(
        (n for n in told if not mine or not actors[n] or mine & actors[n]),
        None,
    )


def _facts(event: Event, fillers: Mapping[str, frozenset[str]]) -> set[_Fact]:
    """What two events share that are the same: type, polarity, and two roles with a filler of
    each, one of them of the core."""
    roles = sorted(role for role in fillers if role in _CORE or role == "place")
    return {
        (event.type, event.polarity, first, one, second, other)
        for first, second in combinations(roles, 2)
        for one in fillers[first]
        for other in fillers[second]
    }


def _fillers(event: Event, mentions: Mapping[str, Mention]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for argument in event.arguments:
        mention = mentions.get(argument.mention or "")
        if mention is not None and mention.entity is not None:
            found.setdefault(argument.role, set()).add(mention.entity)
    return {role: frozenset(entities) for role, entities in found.items()}
