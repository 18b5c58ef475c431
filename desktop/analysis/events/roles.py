"""Roles: who does what to whom, where, read from word order, voice and prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.analysis.events.clauses import Clause, clause_end, clause_start
from desktop.analysis.events.happenings import Happening
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Member, Phrase, PhraseReader
from desktop.analysis.events.support import SupportReader
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Mention, Role
from desktop.analysis.reading import Reading

# A subject or object without preposition stands at most so many words from its verb, a noun's own
# argument from the noun.
_NEAR = 4
_OWN = 2
_SUBJECT_REACH = 6
_PLACES = ("place", "facility")
_VERBS = ("past", "present")
# What weapons do; to other verbs they are objects.
_BY_WEAPONS = frozenset(("strike", "attack", "bombing"))
# Verbs whose passive is as common as their active, and written alike.
_OFTEN_PASSIVE = frozenset(
    ("arrest", "capture", "killing", "injury", "release", "transfer", "trial", "decision",
     "destruction", "attack")
)  # fmt: skip
# Roles that a place «in» which something happens does not have.
_NOT_OF_PLACES = (None, "target", "victim")
Filled = tuple[Role, Member]


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb; ``described``: a relative clause («الذي …») is about it."""

    members: tuple[Member, ...]
    described: bool


class RoleReader:
    """Reads the roles of one happening after another in one reading."""

    def __init__(self, reading: Reading, words: EventWords, found: Sequence[Happening]) -> None:
        self._reading = reading
        self._words = words
        self._triggers = frozenset(t.index for happening in found for t in happening.all)
        self._verbs = frozenset(t.index for h in found for t in h.all if t.sense.form in _VERBS)
        self._phrases = PhraseReader(reading, words)
        self._support = SupportReader(reading, words, self._phrases)

    def clause(self, happening: Happening) -> Clause:
        """From where the clause of a happening begins to where that of its last trigger ends."""
        own = frozenset(trigger.index for trigger in happening.all)
        last = happening.all[-1].last
        return Clause(
            clause_start(self._reading, happening.trigger.index, self._verbs, self._words),
            clause_end(self._reading, last + 1, self._verbs - own, self._words),
        )

    def read(self, happening: Happening) -> list[Filled]:
        """The roles of a happening and who or what fills them."""
        stops = self._triggers - {trigger.index for trigger in happening.all}
        clause = self.clause(happening)
        first = happening.trigger
        if first.sense.form in _VERBS:
            found = list(self._verb(first, clause, self._after(first, stops)))
        else:
            found = list(self._noun(first, clause, stops))
        for trigger in happening.also:
            found += self._more(trigger, stops)
        return found

    def _after(self, trigger: Trigger, stops: frozenset[int]) -> list[Phrase]:
        return self._phrases.between(trigger.last + 1, self._end(trigger.last, stops))

    def _end(self, last: int, stops: frozenset[int]) -> int:
        end = clause_end(self._reading, last + 1, self._verbs & stops, self._words)
        return min((stop for stop in stops if last < stop < end), default=end)

    # --- verbs

    def _verb(self, trigger: Trigger, clause: Clause, after: list[Phrase]) -> Iterator[Filled]:
        sense = trigger.sense
        bare = _bare(after, _NEAR)
        subjects, objects = self._voice(trigger, bare, self._subject(trigger, clause))
        for member in subjects:
            if sense.subject is not None:
                yield sense.subject, member
        for member in objects:
            if sense.object is not None:
                yield sense.object, member
        yield from self._prepositional(trigger, after)

    def _voice(
        self, trigger: Trigger, bare: list[Phrase], before: Subject | None
    ) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
        """(subjects, objects): by what stands before and after the verb, and what may act."""
        sense = trigger.sense
        ahead = before.members if before is not None else ()
        if before is not None and before.described and trigger.pronoun:
            return (bare[0].members if bare else ()), ahead
        if ahead and not self._acts(trigger, ahead[0].head):
            ahead = ()
        if not bare:
            return ahead, ()
        if ahead:
            return ahead, bare[0].members
        if len(bare) > 1 and not trigger.pronoun:
            return bare[0].members, bare[1].members
        only = bare[0].members
        if not trigger.pronoun and sense.object is not None and _suffers(trigger, only[0].head):
            return (), only  # «قُتل سبعة», «دُمّرت سيارتان»: the unvocalised passive
        return only, ()

    def _acts(self, trigger: Trigger, mention: Mention) -> bool:
        return mention.kind not in _PLACES or trigger.sense.subject == "object"

    def _subject(self, trigger: Trigger, clause: Clause) -> Subject | None:
        """«الجيش يستعيد …», «القاضي الذي …»: the nearest phrase before the verb that may be meant;
        a verb with «و» has its subject before the verb that it follows."""
        if trigger.joined:
            return None
        phrases = self._phrases.between(clause.start, trigger.index)
        if not phrases:
            return None
        between = self._reading.tokens[phrases[-1].last + 1 : trigger.index]
        if any(token.fold in self._words.relatives for token in between):
            return Subject(phrases[-1].members, described=True)
        bare = [phrase for phrase in phrases if not phrase.preposition]
        if not bare:
            return None
        spoken = self._reading.tokens[bare[-1].last + 1 : trigger.index]
        if sum(token.kind != "mark" for token in spoken) > _SUBJECT_REACH:
            return None
        return Subject(bare[-1].members, described=False)

    # --- nouns and participles

    def _noun(self, trigger: Trigger, clause: Clause, stops: frozenset[int]) -> Iterator[Filled]:
        sense = trigger.sense
        after = self._after(trigger, stops)
        own = [] if trigger.definite else _bare(after, _OWN)
        if own:
            role = self._own_role(trigger, own[0].heads[0], after)
            if role is not None:
                yield from ((role, member) for member in own[0].members)
            if len(own) > 1 and role == "actor" and sense.object is not None:
                yield from ((sense.object, member) for member in own[1].members)
        elif sense.form == "participle" or trigger.pronoun:
            yield from self._meant(trigger, clause)
        support = self._support.of(trigger, clause, stops)
        if support is not None:
            role = self._patient(trigger) if support.role == "object" else support.role
            if not any(p.heads == support.subject for p in own):
                yield from ((role, Member(mention)) for mention in support.subject)
            if support.index > trigger.last:
                end = self._end(support.index, stops)
                after = self._phrases.between(support.index + 1, end)
        yield from self._prepositional(trigger, after)

    def _meant(self, trigger: Trigger, clause: Clause) -> Iterator[Filled]:
        """Whom a participle describes, or the ending of a noun means («مقتلهم»)."""
        phrases = self._phrases.between(clause.start, trigger.index)
        if phrases:
            sense = trigger.sense
            role = sense.subject if sense.noun is None and sense.mixed else sense.noun
            if role is not None:
                yield from ((role, member) for member in phrases[-1].members)

    def _patient(self, trigger: Trigger) -> Role:
        noun = trigger.sense.noun
        return noun if noun is not None and noun != "actor" else "target"

    def _own_role(self, trigger: Trigger, mention: Mention, after: list[Phrase]) -> Role | None:
        sense = trigger.sense
        if not sense.mixed:
            return sense.noun
        others = [p for p in after if not p.preposition][1:]
        has_target = bool(others) or any(
            sense.prepositions.get(p.preposition) in ("target", "object") for p in after
        )
        if mention.kind == "person":
            return "actor" if has_target else "target"
        acts = mention.kind in ("organisation", "weapon")
        return "actor" if acts else "target"

    def _more(self, trigger: Trigger, stops: frozenset[int]) -> Iterator[Filled]:
        """What another trigger of the same event adds: its objects and its prepositions."""
        after = self._after(trigger, stops)
        verb = trigger.sense.form in _VERBS
        bare = _bare(after, _NEAR if verb else 0)
        role = trigger.sense.object if verb else trigger.sense.noun
        if bare and role is not None and not trigger.definite:
            yield from ((role, member) for member in bare[0].members)
        yield from self._prepositional(trigger, after)

    # --- prepositions, for both

    def _prepositional(self, trigger: Trigger, after: list[Phrase]) -> Iterator[Filled]:
        for phrase in after:
            if not phrase.preposition:
                continue
            role = trigger.sense.prepositions.get(phrase.preposition)
            if role is None and phrase.preposition in ("علي يد", "من قبل"):
                role = "actor"
            for member in phrase.members:
                fitting = _fitting(role, phrase.preposition, member.head)
                if fitting is not None:
                    yield fitting, member


def _bare(phrases: list[Phrase], reach: int) -> list[Phrase]:
    """The phrases without preposition, each within so many words of what is before it."""
    return [phrase for phrase in phrases if not phrase.preposition and phrase.gap <= reach]


def _fitting(role: Role | None, preposition: str, mention: Mention) -> Role | None:
    """The role that a preposition gives, where the kind of the mention allows it."""
    if role == "instrument" and mention.kind not in ("weapon", "other"):
        role = None
    if preposition in ("في", "ب") and mention.kind in _PLACES and role in _NOT_OF_PLACES:
        return "place"
    return role


def _suffers(trigger: Trigger, mention: Mention) -> bool:
    """Whether a lone mention after a verb is rather what suffers than what acts."""
    sense = trigger.sense
    if mention.kind in ("facility", "place", "other"):
        return True
    if mention.kind == "weapon":
        return sense.type not in _BY_WEAPONS
    return mention.kind == "person" and sense.type in _OFTEN_PASSIVE
