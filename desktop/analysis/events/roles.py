"""Roles: who does what to whom, where, read from word order, voice and prepositions."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.events.clauses import Clause, Governed, governed_after, mentions_before
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Argument, Mention, Quantity, Role
from desktop.analysis.reading import Reading

# A subject or object without preposition stands at most so many tokens from its verb.
_NEAR = 4
_PLACES = ("place", "facility")
# What is attacked, taken or held, and lies somewhere, is also where it happens.
_ALSO_PLACE = frozenset(("target", "object"))
_PLACE_TYPES = frozenset(
    ("attack", "strike", "bombing", "control_change", "siege", "repel", "clash", "destruction",
     "mine_clearance", "protest")
)  # fmt: skip
# A count may stand so many characters before what it counts.
_COUNT_REACH = 3


class RoleReader:
    """Reads the arguments of one trigger after another in one reading."""

    def __init__(self, reading: Reading, others: frozenset[int]) -> None:
        self._reading = reading
        self._others = others

    def arguments(self, trigger: Trigger, clause: Clause) -> tuple[Argument, ...]:
        """The arguments of a trigger in its clause, mentions, counts and places."""
        after = governed_after(self._reading, trigger, clause, self._others - {trigger.index})
        if trigger.sense.form in ("past", "present"):
            roles = list(self._verb(trigger, clause, after))
        else:
            roles = list(self._noun(trigger, clause, after))
        found: dict[Argument, None] = {}
        for role, mention in roles:
            found[Argument(role, mention=mention.id)] = None
            if role in _ALSO_PLACE and self._is_place_too(trigger, mention):
                found[Argument("place", mention=mention.id)] = None
        for argument in self._counts(trigger, [mention for _, mention in roles]):
            found[argument] = None
        return tuple(found)

    def _is_place_too(self, trigger: Trigger, mention: Mention) -> bool:
        return mention.kind in _PLACES and trigger.sense.type in _PLACE_TYPES

    # --- verbs

    def _verb(
        self, trigger: Trigger, clause: Clause, after: list[Governed]
    ) -> Iterator[tuple[Role, Mention]]:
        sense = trigger.sense
        bare = [g for g in after if not g.preposition and g.gap <= _NEAR]
        before = self._subject_before(trigger, clause)
        subjects, objects = self._voice(trigger, _grouped(bare), before)
        for mention in subjects:
            if sense.subject is not None:
                yield sense.subject, mention
        for mention in objects:
            if sense.object is not None:
                yield sense.object, mention
        yield from self._prepositional(trigger, after)

    def _voice(
        self, trigger: Trigger, groups: list[list[Mention]], before: Mention | None
    ) -> tuple[list[Mention], list[Mention]]:
        """(subjects, objects): by what stands before and after the verb, and what may act."""
        sense = trigger.sense
        if not groups:
            return ([before] if before is not None else [], [])
        if len(groups) > 1:
            return groups[0], groups[1]
        only = groups[0]
        if before is not None:
            return [before], only
        if trigger.pronoun:
            return only, []
        if sense.object is not None and _suffers(sense.object, only[0]):
            return [], only  # «قُتل سبعة», «دُمّرت سيارتان»: the unvocalised passive
        return only, []

    def _subject_before(self, trigger: Trigger, clause: Clause) -> Mention | None:
        """«الجيش يستعيد …», «طائرة … استهدفت»: the nearest mention before the verb that may act."""
        if trigger.joined:
            return None
        for governed in mentions_before(self._reading, trigger, clause):
            if governed.preposition:
                continue
            if governed.gap > _NEAR + 2:
                return None
            if governed.mention.kind not in _PLACES or trigger.sense.subject == "object":
                return governed.mention
        return None

    # --- nouns and participles

    def _noun(
        self, trigger: Trigger, clause: Clause, after: list[Governed]
    ) -> Iterator[tuple[Role, Mention]]:
        sense = trigger.sense
        own = [] if trigger.definite else [g for g in after if not g.preposition and g.gap <= 2]
        groups = _grouped(own)
        if groups:
            role = self._own_role(trigger, groups[0][0], after)
            for mention in groups[0]:
                if role is not None:
                    yield role, mention
            if len(groups) > 1 and role == "actor" and sense.object is not None:
                for mention in groups[1]:
                    yield sense.object, mention
        if sense.form == "participle" or trigger.pronoun:
            before = next(iter(mentions_before(self._reading, trigger, clause)), None)
            role = sense.noun if sense.form == "participle" else sense.subject
            if before is not None and role is not None:
                yield role, before.mention
        yield from self._prepositional(trigger, after)

    def _own_role(self, trigger: Trigger, mention: Mention, after: list[Governed]) -> Role | None:
        sense = trigger.sense
        if not sense.mixed:
            return sense.noun
        has_target = any(g.preposition in sense.prepositions for g in after)
        acts = mention.kind in ("organisation", "person") or mention.kind == "weapon"
        return "actor" if acts and (has_target or mention.kind != "person") else "target"

    # --- prepositions, for both

    def _prepositional(
        self, trigger: Trigger, after: list[Governed]
    ) -> Iterator[tuple[Role, Mention]]:
        sense = trigger.sense
        for governed in after:
            if not governed.preposition:
                continue
            mention = governed.mention
            role = sense.prepositions.get(governed.preposition)
            if role == "instrument" and mention.kind not in ("weapon", "other"):
                role = None
            if role is None and governed.preposition in ("في", "ب") and mention.kind in _PLACES:
                role = "place"
            if role is not None:
                yield role, mention

    def _counts(self, trigger: Trigger, fillers: list[Mention]) -> Iterator[Argument]:
        """The quantities that count a filler or, for «سبعة قتلى», the trigger itself."""
        for quantity in self._reading.quantities:
            counted = any(
                quantity.counts == mention.id or _right_before(quantity, mention)
                for mention in fillers
                if mention.kind not in _PLACES
            )
            own = quantity.start <= trigger.start <= quantity.end + 1
            if (counted or own) and quantity.unit is None:
                yield Argument("count", quantity=quantity.id)


def _grouped(governed: list[Governed]) -> list[list[Mention]]:
    """Coordinated mentions together: «A وB» is one subject."""
    groups: list[list[Mention]] = []
    for item in governed:
        if item.joined and groups:
            groups[-1].append(item.mention)
        else:
            groups.append([item.mention])
    return groups


def _suffers(role: Role, mention: Mention) -> bool:
    """Whether a lone mention after a verb is rather what suffers than what acts."""
    if role == "victim":
        return mention.kind == "person"
    if role in ("object", "target"):
        return mention.kind in ("facility", "place", "other") or (
            role == "target" and mention.kind == "person" and mention.form == "nominal"
        )
    return False


def _right_before(quantity: Quantity, mention: Mention) -> bool:
    return quantity.start <= mention.start <= quantity.end + _COUNT_REACH
