"""Which lane an event runs in: by who did it, by side, place, type, origin or article. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.analysis.model import Analysis
from desktop.panes.timeline_events import ToldEvent

LaneBy = Literal["actor", "side", "place", "type", "source", "document"]
LANES_BY: tuple[LaneBy, ...] = ("actor", "side", "place", "type", "source", "document")

MAIN_LANES = 6
"""So many have a lane of their own; all others share one, so that the eye keeps an overview."""
_PARTS = frozenset({"part_of", "member_of", "speaks_for"})


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane and its events, as indices into the told events, in the order of time.

    ``name`` is an entity's name, a side or an event type; None for the lane of all others.
    """

    key: str
    name: str | None
    hue: int
    events: tuple[int, ...]


def lanes(told: Sequence[ToldEvent], analysis: Analysis, by: LaneBy) -> tuple[Lane, ...]:
    """Lanes of the events that have a time, the fullest first, that of all others last.

    ``hue`` counts the lanes; -1 is the grey of the others.
    """
    key_of = _keys(analysis, by)
    dated = [(number, key_of(event)) for number, event in enumerate(told) if event.interval]
    counts = Counter(key for _, key in dated if key is not None)
    main = [key for key, _ in counts.most_common(MAIN_LANES)]
    names = {entity.id: entity.name for entity in analysis.entities}
    made = [
        Lane(key, names.get(key, key), hue, tuple(n for n, its_key in dated if its_key == key))
        for hue, key in enumerate(main)
    ]
    others = tuple(number for number, key in dated if key not in main)
    if others:
        made.append(Lane("", None, -1, others))
    return tuple(made)


def _keys(analysis: Analysis, by: LaneBy) -> Callable[[ToldEvent], str | None]:
    match by:
        case "actor":
            wholes = _wholes(analysis)
            return lambda told: wholes.get(told.actor or "")
        case "side":
            sides = {entity.id: entity.side for entity in analysis.entities}
            return lambda told: sides.get(told.actor or "")
        case "place":
            return lambda told: told.place
        case "type":
            return lambda told: told.event.type
        case "source":
            return lambda told: told.source
        case "document":
            return lambda _: analysis.document.title


def _wholes(analysis: Analysis) -> Mapping[str, str]:
    """Each entity's body: a unit acts as its army, a spokesman as who he speaks for."""
    parents = {
        entity.id: relation.entity
        for entity in analysis.entities
        for relation in entity.relations
        if relation.kind in _PARTS and entity.kind != "place"
    }
    known = {entity.id for entity in analysis.entities}
    wholes: dict[str, str] = {}
    for entity in known:
        whole, seen = entity, {entity}
        while (parent := parents.get(whole)) in known and parent not in seen:
            whole = str(parent)
            seen.add(whole)
        wholes[entity] = whole
    return wholes
