"""What prepositions say: the roles of the phrases that they govern behind a verb or noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.analysis.events.phrases import Member, Phrase
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Mention, Role

# A noun's own argument stands at most so many words from it.
_OWN = 2
_PLACES = ("place", "facility")
_PEOPLE = ("person", "organisation")
_ROADS = frozenset(("road", "street", "bridge", "border", "crossing"))
# «قتيلان في صفوف المحتجين» were of them.
_HARM = ("killing", "injury")
_VERBS = ("past", "present")
HELPLESS = ("civilian", "victim")
_VIOLENCE = ("strike", "attack", "bombing")
# Roles that a place «in» which something happens does not have.
_NOT_OF_PLACES = (None, "target", "victim")
Filled = tuple[Role, Member]


class GovernedReader:
    """Reads the governed phrases of one reading. ``classes``: those of the mentions, by ids."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._classes = classes

    def read(self, trigger: Trigger, after: list[Phrase]) -> Iterator[Filled]:
        """The roles of the phrases behind a trigger that have a preposition."""
        acted = bool(construct(after)) and trigger.sense.form == "noun"
        for phrase in after:
            if not phrase.preposition:
                continue
            role = trigger.sense.prepositions.get(phrase.preposition)
            if role is None:
                role = self._general(trigger, phrase, acted=acted)
            for member in phrase.members:
                told = self._role(trigger, role, phrase, member.head, acted=acted)
                fitting = _fitting(told, phrase.preposition, member.head)
                if told == "actor" and self._acts_beside(phrase, member.head):
                    fitting = told
                if self._is_sentence(phrase.preposition, member.head):
                    if trigger.sense.type == "trial" and member.owner is not None:
                        yield "target", Member(member.owner)  # «حكماً بسجن المدير»
                elif fitting is not None:
                    yield fitting, member

    def _role(
        self, trigger: Trigger, role: Role | None, phrase: Phrase, head: Mention, *, acted: bool
    ) -> Role | None:
        """The role that a phrase's preposition gives, for one of its members."""
        if role == "target" and phrase.preposition == "ل" and not acted:
            role = self._of_whom(trigger, head)
        if role == "actor" and phrase.preposition == "ل":
            own = phrase.gap <= _OWN
            role = self._doer(trigger, head) if own or head.kind == "place" else role
            role = None if role == "target" and not own else role
        if trigger.sense.type in _VIOLENCE and self._is_outside(trigger, role, phrase, head):
            return "place" if head.kind == "place" and head.form == "name" else None
        return self._by_kind(trigger, role, phrase.preposition, head)

    def _is_outside(
        self, trigger: Trigger, role: Role | None, phrase: Phrase, head: Mention
    ) -> bool:
        """«استهدفت … في الريف الشمالي للمدينة» hits no town, «نجم عن القصف ضحايا من المدنيين»
        makes civilians do nothing."""
        if phrase.preposition == "ل" and role == "target":
            return trigger.sense.form in _VERBS and head.kind == "place"
        return role == "actor" and self._classes[head.id] in HELPLESS

    def _general(self, trigger: Trigger, phrase: Phrase, *, acted: bool) -> Role | None:
        """What a preposition says of any event: «على يد», «بالتعاون مع», and, of whom a noun with
        no other owner is, «ل» («تقدم للجيش», but «قصف للبلدة»)."""
        head = phrase.members[0].head
        if phrase.preposition in ("علي يد", "من قبل"):
            return "actor"
        if phrase.preposition == "بالتعاون مع" and head.kind in _PEOPLE:
            return "partner"
        if phrase.preposition == "ب" and trigger.sense.type in _HARM and head.kind == "weapon":
            return "instrument"
        sense = trigger.sense
        theirs = sense.form == "noun" and sense.subject == "actor" and head.kind == "organisation"
        free = not (acted or trigger.definite or trigger.pronoun) and phrase.gap <= _OWN
        return "actor" if phrase.preposition == "ل" and theirs and free else None

    def _by_kind(
        self, trigger: Trigger, role: Role | None, preposition: str, mention: Mention
    ) -> Role | None:
        """The role as the kind of its filler has it: «على الطريق» is where, tools are things."""
        if role is None and preposition == "علي" and self._is_road(mention):
            return "place"
        if role == "instrument" and not self._is_means(mention):
            return None
        if role == "place" and mention.kind not in _PLACES:
            return "victim" if trigger.sense.type in _HARM else None
        return role

    def _is_sentence(self, preposition: str, mention: Mention) -> bool:
        """«قضت المحكمة بالسجن» tells no place."""
        return preposition == "ب" and self._classes[mention.id] == "prison"

    def _of_whom(self, trigger: Trigger, mention: Mention) -> Role:
        """«قصف لقوات …» is theirs, «قصف لمواقع …» and «استهدافهم لقوات …» hit them."""
        state = self._classes[mention.id] == "country"
        theirs = state or mention.kind in ("organisation", "weapon")
        noun = trigger.sense.form == "noun" and trigger.sense.type == "strike"
        return "actor" if theirs and noun and not trigger.pronoun else "target"

    def _acts_beside(self, phrase: Phrase, mention: Mention) -> bool:
        """«هجمات من قوات النظام وروسيا»: a state beside a body acts as it does."""
        led = phrase.members[0].head.kind == "organisation"
        return led and self._classes[mention.id] == "country"

    def _doer(self, trigger: Trigger, mention: Mention) -> Role:
        """«القصف العنيف لقرية …»: a place that is no state suffers."""
        acts = mention.kind not in _PLACES or self._classes[mention.id] == "country"
        return "actor" if acts or trigger.sense.type not in _VIOLENCE else "target"

    def _is_means(self, mention: Mention) -> bool:
        if mention.kind in _PLACES:
            return False
        return mention.kind == "weapon" or self._classes[mention.id] in ("vehicle", "")

    def _is_road(self, mention: Mention) -> bool:
        return self._classes[mention.id] in _ROADS


def construct(phrases: list[Phrase]) -> list[Phrase]:
    """The phrases that a noun is in construct with: without preposition, nothing parting them."""
    if phrases and phrases[0].preposition:
        return []
    return [phrase for phrase in bare_phrases(phrases, _OWN) if not phrase.parted]


def bare_phrases(phrases: list[Phrase], reach: int) -> list[Phrase]:
    """The phrases without preposition, each within so many words of what is before it."""
    return [phrase for phrase in phrases if not phrase.preposition and phrase.gap <= reach]


def _fitting(role: Role | None, preposition: str, mention: Mention) -> Role | None:
    """The role that a preposition gives, where the kind of the mention allows it."""
    if role == "destination" and preposition == "ل" and mention.kind in _PEOPLE:
        role = "actor"  # «الزيارة المرتقبة للوزير»
    elif role == "actor" and preposition == "ل" and mention.kind in ("person", "facility", "other"):
        role = None
    if preposition == "من" and mention.kind in _PLACES and role == "actor":
        return "origin"
    if role == "origin" and preposition == "من" and mention.kind == "person":
        return None  # «دفعة من المهجرين»
    if preposition == "الي" and mention.kind in _PLACES and role == "target":
        return "destination"
    if preposition in ("في", "ب") and mention.kind in _PLACES and role in _NOT_OF_PLACES:
        return "place"
    named = mention.kind in _PLACES and mention.form == "name"
    if preposition == "بين" and named and role is None:
        return "place"  # «هجمات بين كركوك وديالى»
    return role
