"""Arguments: roles as they are stored, with counts, places and whose a thing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.analysis.events.phrases import Member
from desktop.analysis.events.roles import Filled
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Argument, Mention, Quantity, Role
from desktop.analysis.reading import Reading

# What is attacked, taken or held, and lies somewhere, is also where it happens.
_ALSO_PLACE = frozenset(("target", "object"))
_PLACE_TYPES = frozenset(
    ("attack", "strike", "bombing", "control_change", "siege", "repel", "clash", "destruction",
     "mine_clearance", "protest")
)  # fmt: skip
_HARM = frozenset(("killing", "injury"))
_MOVING = frozenset(("displacement", "advance", "transfer"))
_SUFFERERS = frozenset(("target", "object", "victim"))


def arguments_of(
    reading: Reading, triggers: Iterable[Trigger], filled: Iterable[Filled]
) -> tuple[Argument, ...]:
    """The arguments of an event from its filled roles, each once, counts last."""
    triggers, filled = tuple(triggers), tuple(filled)
    found: dict[Argument, None] = {}
    for role, member in filled:
        for told, mention in _told(triggers[0], role, member):
            found[Argument(told, mention=mention.id)] = None
            if told in _ALSO_PLACE and _is_place_too(triggers[0], mention):
                found[Argument("place", mention=mention.id)] = None
    fillers = [member.head for _, member in filled]
    for quantity in reading.quantities:
        if quantity.unit is None and _counts(quantity, triggers, fillers):
            found[Argument("count", quantity=quantity.id)] = None
    return tuple(found)


def _told(trigger: Trigger, role: Role, member: Member) -> Iterator[tuple[Role, Mention]]:
    """A role as the kind of its filler has it: people are the victims of a killing, the party that
    they belong to its target; «وحدات الجيش» act as the army; of «مواقع الجيش» the army is meant."""
    head, owner = member.head, member.owner
    kind = trigger.sense.type
    if kind in _HARM and role in _SUFFERERS:
        role = "target" if head.kind == "organisation" else "victim"
    party = owner if owner is not None and owner.kind == "organisation" else None
    if role == "actor" and party is not None and kind not in _MOVING:
        yield role, party
        return
    if role in _SUFFERERS and party is not None and kind not in _MOVING:
        yield ("object" if role == "target" and head.kind != "person" else role), head
        yield "target", party
        return
    yield role, head


def _is_place_too(trigger: Trigger, mention: Mention) -> bool:
    if trigger.sense.type not in _PLACE_TYPES:
        return False
    return mention.kind == "place" or (mention.kind == "facility" and mention.form == "name")


def _counts(quantity: Quantity, triggers: tuple[Trigger, ...], fillers: list[Mention]) -> bool:
    """Whether a quantity counts a filler or, as «سبعة قتلى», the trigger itself."""
    if any(quantity.start <= trigger.start <= quantity.end + 1 for trigger in triggers):
        return True
    return any(
        quantity.counts == mention.id or quantity.start <= mention.start < quantity.end
        for mention in fillers
        if mention.kind != "place"
    )
