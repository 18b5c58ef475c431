"""Roles: who does what to whom, where, read from word order, voice and prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.analysis.events.clauses import Clause, Others, clause_end, clause_start
from desktop.analysis.events.controllers import ControllerReader
from desktop.analysis.events.happenings import Happening
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Member, Phrase, PhraseReader
from desktop.analysis.events.support import SupportReader
from desktop.analysis.events.topics import TopicReader
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import EventType, Mention, Role
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import without_pronoun

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
_MEANT_WITHIN = 60
# What the pronoun on a noun means, by what the noun tells of.
_PEOPLE = ("person", "organisation")
_MEANT: Mapping[EventType, tuple[str, ...]] = {
    **dict.fromkeys(("killing", "injury", "arrest", "capture", "release", "trial"), _PEOPLE),
    "destruction": ("facility", "place", "other", "weapon"),
}
_DONE_TO = ("target", "object", "victim")
_PLURALS = ("وا", "ون")
_ROADS = frozenset(("road", "street", "bridge", "border", "crossing"))
# What capitals do, said for their states.
_OF_STATES = frozenset(
    ("agreement", "negotiation", "meeting", "decision", "aid", "transfer", "release", "economy",
     "statement")
)  # fmt: skip
# Roles that a place «in» which something happens does not have.
_NOT_OF_PLACES = (None, "target", "victim")
Filled = tuple[Role, Member]


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb; ``described``: a relative clause («الذي …») is about it, in which
    ``between`` stand before the verb («التي كان المسلحون يستهدفونها»)."""

    members: tuple[Member, ...]
    described: bool
    between: tuple[Member, ...] = ()


class RoleReader:
    """Reads the roles of one happening after another in one reading."""

    def __init__(self, reading: Reading, words: EventWords, found: Sequence[Happening]) -> None:
        self._reading = reading
        self._words = words
        self._triggers = frozenset(t.index for happening in found for t in happening.all)
        self._verbs = frozenset(t.index for h in found for t in h.all if t.sense.form in _VERBS)
        self._nouns = {t.index: t for h in found for t in h.all if t.sense.form == "noun"}
        self._classes = {
            mention.id: candidate.klass
            for mention, candidate in zip(reading.mentions, reading.candidates, strict=True)
        }
        self.phrases = PhraseReader(reading, words)
        # Where the last verb stands that has an actor of its own.
        self._acted = -1
        self._topics = TopicReader(reading, words, self.phrases)
        self._support = SupportReader(reading, words, self.phrases, self._topics)
        self._controllers = ControllerReader(reading, words, self.phrases, self._topics)

    def clause(self, happening: Happening) -> Clause:
        """From where the clause of a happening begins to where that of its last trigger ends."""
        last = happening.all[-1].last
        return Clause(
            clause_start(self._reading, happening.trigger.index, self._verbs, self._words),
            clause_end(self._reading, last + 1, Others(self._verbs, _own(happening)), self._words),
        )

    def read(self, happening: Happening) -> list[Filled]:
        """The roles of a happening and who or what fills them."""
        stops = Others(self._triggers, _own(happening))
        clause = self.clause(happening)
        first = happening.trigger
        if first.sense.form in _VERBS:
            found = list(self._verb(first, clause, self._after(first, stops)))
            if any(role == "actor" for role, _ in found):
                self._acted = first.start
        else:
            told_by = frozenset(t.index for t in happening.also if t.sense.form in _VERBS)
            found = list(self._noun(first, clause, replace(stops, own=stops.own - told_by)))
        for trigger in happening.also:
            found += self._more(trigger, stops, known=frozenset(role for role, _ in found))
        return found

    def _after(self, trigger: Trigger, stops: Others) -> list[Phrase]:
        return self.phrases.between(trigger.last + 1, self._end(trigger.last, stops))

    def _end(self, last: int, stops: Others) -> int:
        verbs = Others(self._verbs, stops.own)
        end = clause_end(self._reading, last + 1, verbs, self._words)
        return next((index for index in range(last + 1, end) if index in stops), end)

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
        if sense.passive:
            return (), (bare[0].members if bare else ahead)
        if before is not None and before.described and trigger.pronoun:
            return (bare[0].members if bare else before.between), ahead
        if ahead and not self._acts(trigger, ahead[0].head):
            ahead = ()
        if trigger.pronoun and bare and not ahead:
            meant = self._topics.before(trigger.index, things=True)
            return bare[0].members, () if meant == bare[0].members else meant
        if not bare:
            return self._alone(trigger, ahead)
        if ahead:
            return ahead, bare[0].members
        return self._behind(trigger, bare)

    def _behind(
        self, trigger: Trigger, bare: list[Phrase]
    ) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
        """The same, where all that is named stands behind the verb."""
        sense = trigger.sense
        first = bare[0].members
        if self._is_plural(trigger) and sense.object is not None:
            return self._resumed(trigger), first
        if len(bare) == 1 and self._acts_on(trigger):
            return (), first
        agentive = sense.subject != "actor" or self._may_act(trigger, first[0].head)
        if len(bare) > 1 and not trigger.pronoun and agentive:
            return first, bare[1].members
        suffers = sense.object is not None and _suffers(trigger, first[0].head)
        if suffers and not trigger.pronoun:
            return self._resumed(trigger), first  # «قُتل سبعة»: the unvocalised passive
        return first, ()

    def _acts_on(self, trigger: Trigger) -> bool:
        """Whether a joined verb goes on with who acted in the verb before it: «وصل الوزير والتقى
        الرئيس»."""
        sense = trigger.sense
        if not trigger.joined or sense.subject != "actor" or sense.object not in _DONE_TO:
            return False
        sentence = self._reading.sentence_at(trigger.start)
        return sentence is not None and self._acted >= sentence.start

    def _alone(
        self, trigger: Trigger, ahead: tuple[Member, ...]
    ) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
        """The subject of a verb that nothing follows, or of a passive («47 شخصاً قتلوا»)."""
        if not ahead:
            return self._resumed(trigger), ()
        passive = trigger.sense.object == "victim" and not trigger.pronoun
        if passive and ahead[0].head.kind == "person" and trigger.sense.subject == "actor":
            return (), ahead
        return ahead, ()

    def unnamed(self, trigger: Trigger) -> tuple[Member, ...]:
        """Who acts where the verb does not say so: whom the clauses before are about."""
        if trigger.sense.subject != "actor" or trigger.sense.form not in _VERBS:
            return ()
        return self._topics.before(trigger.index) if trigger.joined else self._resumed(trigger)

    def _resumed(self, trigger: Trigger) -> tuple[Member, ...]:
        """Who acts in a verb after «ثم», «هو» or, the one who speaks himself, «إنه»."""
        if trigger.sense.subject != "actor" or trigger.joined or not trigger.index:
            return ()
        ahead = self._reading.tokens[trigger.index - 1].fold
        if ahead not in self._words.resumptive and not self._is_plural(trigger):
            return ()
        said = ahead.removeprefix("و").startswith("ان")
        return self._topics.before(trigger.index, speakers=said)

    def _is_plural(self, trigger: Trigger) -> bool:
        """A verb in the plural has no subject behind it: «قبل أن ينسحبوا»."""
        word = self._reading.tokens[trigger.last].fold
        return without_pronoun(word, word)[-1].endswith(_PLURALS) or word.endswith(_PLURALS)

    def _relative(self, first: int, end: int) -> int | None:
        """The last relative word among the tokens from ``first`` to ``end`` (exclusive)."""
        tokens = self._reading.tokens
        found = [i for i in range(first, end) if tokens[i].fold in self._words.relatives]
        return found[-1] if found else None

    def _acts(self, trigger: Trigger, mention: Mention) -> bool:
        return trigger.sense.subject == "object" or self._may_act(trigger, mention)

    def _is_means(self, mention: Mention) -> bool:
        return mention.kind == "weapon" or self._classes[mention.id] in ("vehicle", "")

    def _is_road(self, mention: Mention) -> bool:
        return self._classes[mention.id] in _ROADS

    def _may_act(self, trigger: Trigger, mention: Mention) -> bool:
        """Whether a mention may be who acts: no building, and of places only states, and capitals
        that stand for them in what states do."""
        if mention.kind != "place":
            return mention.kind != "facility"
        klass = self._classes[mention.id]
        return klass == "country" or (klass == "city" and trigger.sense.type in _OF_STATES)

    def _subject(self, trigger: Trigger, clause: Clause) -> Subject | None:
        """«الجيش يستعيد …», «القاضي الذي …»: the nearest phrase before the verb that may be meant;
        a verb with «و» has its subject before the verb that it follows."""
        if trigger.joined:
            return None
        phrases = self.phrases.between(clause.start, trigger.index)
        if not phrases:
            return None
        relative = self._relative(phrases[0].last + 1, trigger.index)
        if relative is not None and relative - 1 in self._triggers:
            return None  # «التفجير الذي أودى …»: an event does it
        if relative is not None:
            described = [phrase for phrase in phrases if phrase.last < relative]
            inside = [p for p in phrases if p.first > relative and not p.preposition]
            between = inside[0].members if inside else ()
            return Subject(described[-1].members, described=True, between=between)
        bare = [phrase for phrase in phrases if not phrase.preposition]
        if not bare:
            return None
        spoken = self._reading.tokens[bare[-1].last + 1 : trigger.index]
        if sum(token.kind != "mark" for token in spoken) > _SUBJECT_REACH:
            return None
        return Subject(bare[-1].members, described=False)

    # --- nouns and participles

    def _noun(self, trigger: Trigger, clause: Clause, stops: Others) -> Iterator[Filled]:
        sense = trigger.sense
        after = self._after(trigger, stops)
        own = [] if trigger.definite else _construct(after or self._shared(trigger))
        own_role = self._own_role(trigger, own[0].heads[0], after) if own else None
        if own:
            role = own_role
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
                after = self.phrases.between(support.index + 1, end)
        elif not own or own_role != "actor":
            partnered = any(phrase.preposition == "مع" for phrase in after)
            found = self._controllers.of(trigger, clause, partnered=partnered)
            yield from (("actor", member) for member in found)
        yield from self._prepositional(trigger, after)

    def _shared(self, trigger: Trigger) -> list[Phrase]:
        """What a noun joined right behind is in construct with: «مقتل وإصابة سبعة عمال»."""
        joined = self._nouns.get(trigger.last + 1)
        if joined is None or not joined.joined or joined.definite:
            return []
        return self._after(joined, Others(self._triggers, frozenset()))

    def _meant(self, trigger: Trigger, clause: Clause) -> Iterator[Filled]:
        """Whom a participle describes, or the ending of a noun means («مقتلهم»)."""
        sense = trigger.sense
        role = sense.subject if sense.noun is None and sense.mixed else sense.noun
        before = self._reading.tokens[trigger.index - 1].fold if trigger.index else ""
        if sense.mixed and before in self._words.passives:
            role = "target"
        if role is None:
            return
        if sense.form == "participle" and before in self._words.resumptive:
            members = self._topics.before(trigger.index)
        else:
            members = self._nearest(trigger, clause)
        yield from ((role, member) for member in members)

    def _nearest(self, trigger: Trigger, clause: Clause) -> tuple[Member, ...]:
        """The nearest phrase before that may be meant, one without preposition rather."""
        phrases = self.phrases.between(clause.start, trigger.index)
        phrases = phrases or self.phrases.between(self._sentence(trigger), trigger.index)
        wanted = _MEANT.get(trigger.sense.type, ())
        fitting = [p for p in phrases if not wanted or p.members[0].head.kind in wanted]
        bare = [phrase for phrase in fitting if not phrase.preposition]
        found = bare or fitting
        return found[-1].members if found else ()

    def _sentence(self, trigger: Trigger) -> int:
        """The first token of a trigger's sentence."""
        sentence = self._reading.sentence_at(trigger.start)
        first = self._reading.token_index(sentence.start) if sentence is not None else None
        return trigger.index if first is None else max(first, trigger.index - _MEANT_WITHIN)

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

    def _more(self, trigger: Trigger, stops: Others, *, known: frozenset[Role]) -> Iterator[Filled]:
        """What another trigger of the same event adds: its objects and its prepositions."""
        after = self._after(trigger, stops)
        verb = trigger.sense.form in (*_VERBS, "participle")
        bare = _bare(after, _NEAR) if verb else [p for p in _construct(after) if not p.gap]
        role = trigger.sense.object if verb else trigger.sense.noun
        if role == "actor" and role in known:
            role = None
        if bare and role is not None and not trigger.definite:
            yield from ((role, member) for member in bare[0].members)
        yield from self._prepositional(trigger, after)

    # --- prepositions, for both

    def _prepositional(self, trigger: Trigger, after: list[Phrase]) -> Iterator[Filled]:
        acted = bool(_construct(after)) and trigger.sense.form == "noun"
        for phrase in after:
            if not phrase.preposition:
                continue
            role = trigger.sense.prepositions.get(phrase.preposition)
            if role is None and phrase.preposition in ("علي يد", "من قبل"):
                role = "actor"
            for member in phrase.members:
                told = role
                if role == "target" and phrase.preposition == "ل" and not acted:
                    told = _of_whom(trigger, member.head)
                if told is None and phrase.preposition == "علي" and self._is_road(member.head):
                    told = "place"
                if told == "instrument" and not self._is_means(member.head):
                    told = None
                fitting = _fitting(told, phrase.preposition, member.head)
                if fitting is not None:
                    yield fitting, member


def _construct(phrases: list[Phrase]) -> list[Phrase]:
    """The phrases that a noun is in construct with: without preposition, nothing parting them."""
    return [phrase for phrase in _bare(phrases, _OWN) if not phrase.parted]


def _of_whom(trigger: Trigger, mention: Mention) -> Role:
    """«قصف لقوات …» is theirs, «قصف لمواقع …» and «استهدافهم لقوات …» hit them."""
    theirs = mention.kind in ("organisation", "weapon")
    noun = trigger.sense.form == "noun" and trigger.sense.type == "strike"
    return "actor" if theirs and noun and not trigger.pronoun else "target"


def _own(happening: Happening) -> frozenset[int]:
    return frozenset(trigger.index for trigger in happening.all)


def _bare(phrases: list[Phrase], reach: int) -> list[Phrase]:
    """The phrases without preposition, each within so many words of what is before it."""
    return [phrase for phrase in phrases if not phrase.preposition and phrase.gap <= reach]


def _fitting(role: Role | None, preposition: str, mention: Mention) -> Role | None:
    """The role that a preposition gives, where the kind of the mention allows it."""
    if role == "actor" and preposition == "ل" and mention.kind not in ("organisation", "weapon"):
        role = None
    if preposition == "الي" and mention.kind in _PLACES and role == "target":
        return "destination"
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
