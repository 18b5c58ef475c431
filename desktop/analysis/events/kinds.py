"""Kinds: what an event is told to be by what it is done with and who does it.

An «attack» with aircraft or shells is a strike, with a bomb a bombing; people and vehicles that
arrive move, armed bodies advance; who takes arms captures them, who takes a town controls it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.analysis.events.governed import Filled
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import EventType
from desktop.analysis.reading import Reading

_BY_WEAPON: Mapping[str, EventType] = {
    "aircraft": "strike",
    "projectile": "strike",
    "bomb": "bombing",
}
# Places are taken and lost; arms and goods are captured, people set free.
_BY_TAKEN: Mapping[str, EventType] = {"weapon": "capture", "other": "capture", "person": "release"}
_VIOLENCE = frozenset(("attack", "strike"))
_MOVERS = frozenset(("person", "other"))


class KindReader:
    """Tells the kinds of the events of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._classes = {
            mention.id: candidate.klass
            for mention, candidate in zip(reading.mentions, reading.candidates, strict=True)
        }

    def kind_of(self, trigger: Trigger, filled: Iterable[Filled]) -> EventType:
        """The type of an event from that of its trigger and its filled roles."""
        kind = trigger.sense.type
        for role, member in filled:
            if kind in _VIOLENCE and role == "instrument":
                return _BY_WEAPON.get(self._classes[member.head.id], kind)
            if kind == "advance" and role == "actor" and member.head.kind in _MOVERS:
                return "displacement"
            if kind == "control_change" and role == "object":
                return _BY_TAKEN.get(member.head.kind, kind)
        return kind
