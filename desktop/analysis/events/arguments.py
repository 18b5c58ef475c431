"""Arguments: roles as they are stored, with counts, places and whose a thing is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from desktop.analysis.events.clauses import Clause
from desktop.analysis.events.governed import Filled
from desktop.analysis.events.phrases import Member
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Argument, Mention, Quantity, Role
from desktop.analysis.quantities.parts import parts_of
from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons

# What is attacked, taken or held, and lies somewhere, is also where it happens.
_ALSO_PLACE = frozenset(("target", "object"))
_PLACE_TYPES = frozenset(
    ("attack", "strike", "bombing", "control_change", "siege", "repel", "clash", "destruction",
     "mine_clearance", "protest")
)  # fmt: skip
_HARM = frozenset(("killing", "injury"))
# Words from «عدد القتلى» to the number.
_TOLL = 4
_MOVING = frozenset(("displacement", "advance", "transfer"))
_SUFFERERS = frozenset(("target", "object", "victim"))
_THINGS = frozenset(("other", "facility", "weapon", "place"))
_ACTING = ("person", "organisation")
_MEASURED = frozenset(("economy", "weather", "aid"))
# People of these classes act for themselves, not as the body that they belong to.
_THEMSELVES = frozenset(("official", "leader", "analyst", "activist", "civilian"))


class ArgumentReader:
    """Turns the filled roles of one reading's events into arguments."""

    def __init__(self, reading: Reading, lexicons: Lexicons) -> None:
        self._reading = reading
        # «12 مدنياً بينهم أربعة أطفال»: a part is no count of its own.
        self._parts = parts_of(reading, lexicons)
        self._counted = frozenset(quantity.counts for quantity in reading.quantities)
        self._classes = {
            mention.id: candidate.klass
            for mention, candidate in zip(reading.mentions, reading.candidates, strict=True)
        }
        self._quantity_starts = [quantity.start for quantity in reading.quantities]

    def read(
        self, triggers: Iterable[Trigger], filled: Iterable[Filled], clause: Clause
    ) -> tuple[Argument, ...]:
        """The arguments of an event from its filled roles, each once, counts last."""
        triggers, filled = tuple(triggers), tuple(filled)
        found: dict[Argument, None] = {}
        acted = any(role == "actor" for role, _ in filled)
        for role, member in filled:
            if not acted and triggers[0].sense.type == "economy" and role == "object":
                role, member = self._earner(member)  # noqa: PLW2901 - as told
            for told, mention in self._told(triggers[0], role, member):
                found[Argument(told, mention=mention.id)] = None
                if told in _ALSO_PLACE and _is_place_too(triggers[0], mention):
                    found[Argument("place", mention=mention.id)] = None
            if (
                role in _ALSO_PLACE
                and member.owner is not None
                and _is_named_in(triggers[0], member.owner)
            ):
                found[Argument("place", mention=member.owner.id)] = None
        fillers = [member.head for _, member in filled]
        for quantity in self._near(triggers[0]):
            if quantity.id in self._parts:
                continue
            if _counts(self._reading, quantity, triggers, fillers) or _measures(
                self._reading, quantity, triggers[0], clause
            ):
                found[Argument("count", quantity=quantity.id)] = None
        return tuple(found)

    def _earner(self, member: Member) -> Filled:
        """«ارتفعت أرباح الشركة», «خسر سهم الشركة»: it is the company that earns or loses."""
        head, owner = member.head, member.owner
        if head.kind == "organisation":
            return "actor", member
        theirs = owner is not None and owner.kind == "organisation"
        if theirs and owner is not None and self._classes[head.id] == "money":
            return "actor", Member(owner)
        return "object", member

    def _told(self, trigger: Trigger, role: Role, member: Member) -> Iterator[tuple[Role, Mention]]:
        """A role as the kind of its filler has it: people are the victims of a killing, the party
        that they belong to its target; «وحدات الجيش» act as the army, a minister and an aircraft
        for themselves; with «مواقع الجيش» the army is meant too."""
        head, owner = member.head, member.owner
        kind = trigger.sense.type
        if kind in _HARM and role in _SUFFERERS:
            fighters = self._classes[head.id] == "fighter"
            party = head.kind == "organisation" and head.id not in self._counted and not fighters
            role = "target" if party else "victim"
        if role == "victim" and head.kind in _THINGS:
            role = "object"
        if role == "instrument" and owner is not None and owner.kind in _ACTING:
            yield "actor", owner  # «برصاص مسلحين»
        party_of = owner if owner is not None and owner.kind == "organisation" else None
        themselves = self._classes[head.id] in _THEMSELVES or head.kind == "weapon"
        if role == "actor" and (themselves or member.some):
            party_of = None
        if role == "actor" and party_of is not None and kind not in _MOVING:
            yield role, party_of
            return
        if role in _SUFFERERS and party_of is not None and kind not in _MOVING:
            yield role, head
            yield "target", party_of
            return
        yield role, head

    def _near(self, trigger: Trigger) -> tuple[Quantity, ...]:
        """The quantities of the trigger's sentence."""
        sentence = self._reading.sentence_at(trigger.start)
        if sentence is None:
            return ()
        first = bisect_left(self._quantity_starts, sentence.start)
        end = bisect_left(self._quantity_starts, sentence.end)
        return self._reading.quantities[first:end]


def _is_place_too(trigger: Trigger, mention: Mention) -> bool:
    if trigger.sense.type not in _PLACE_TYPES:
        return False
    return mention.kind == "place" or (mention.kind == "facility" and mention.form == "name")


def _is_named_in(trigger: Trigger, owner: Mention) -> bool:
    """«مشفى مدينة X»: where what is hit stands."""
    return trigger.sense.type in _PLACE_TYPES and owner.kind == "place" and owner.form == "name"


def _counts(
    reading: Reading,
    quantity: Quantity,
    triggers: tuple[Trigger, ...],
    fillers: list[Mention],
) -> bool:
    """Whether a quantity counts a filler, or, as «سبعة قتلى» and «جُرح العشرات», the trigger."""
    index = reading.token_index(quantity.start)
    if quantity.unit is not None:  # «تحويل 800 ألف دينار»
        return any(t.last + 1 == index and t.sense.form == "noun" for t in triggers)
    of_other = quantity.counts not in {None, *(mention.id for mention in fillers)}
    reach = quantity.end - 1 if of_other else quantity.end + 1  # «توفي طفلان غرقاً»
    if any(quantity.start <= trigger.start <= reach for trigger in triggers):
        return True
    if index is not None and any(_is_toll(t) and 0 < index - t.last <= _TOLL for t in triggers):
        return True  # «عدد القتلى ارتفع إلى ثلاثة»
    if quantity.counts is None:
        joined = index is not None and reading.tokens[index].start < quantity.start
        return not joined and any(trigger.last + 1 == index for trigger in triggers)
    return any(
        quantity.counts == mention.id or quantity.start <= mention.start < quantity.end
        for mention in fillers
        if mention.kind != "place"
    )


def _is_toll(trigger: Trigger) -> bool:
    """«عدد القتلى», «حصيلة الضحايا»."""
    return trigger.sense.type in _HARM and trigger.last > trigger.index


def _measures(reading: Reading, quantity: Quantity, trigger: Trigger, clause: Clause) -> bool:
    """Whether an amount in the clause behind a trigger says how much prices rose or rain fell."""
    if trigger.sense.type not in _MEASURED or quantity.counts is not None:
        return False
    if trigger.sense.type != "economy" and quantity.unit is None:
        return False
    index = reading.token_index(quantity.start)
    return index is not None and trigger.last < index < clause.end
