"""Roles: who does what to whom, where, read from word order, voice and prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.analysis.events.clauses import Clause, Others, clause_end, clause_start, insertions
from desktop.analysis.events.controllers import ControllerReader
from desktop.analysis.events.doing_events import DoingEventReader
from desktop.analysis.events.governed import (
    Filled,
    GovernedReader,
    bare_phrases,
    construct,
)
from desktop.analysis.events.happenings import Happening
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Member, Phrase, PhraseReader
from desktop.analysis.events.sufferers import SuffererReader, governs_target, plausible
from desktop.analysis.events.support import SupportReader
from desktop.analysis.events.topics import TopicReader
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.events.voice import VoiceReader
from desktop.analysis.model import EventType, Mention, Role
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import without_pronoun

# A subject or object without preposition stands at most so many words from its verb.
_NEAR = 4
_VERBS = ("past", "present")
_WHERE = ("place", "origin", "destination")
_MEANT_WITHIN = 60
_TANWIN = ("اً", "ًا")
# Words before the place with which a sentence begins («وفي بلدة»).
_BEGINNING = 3
# What the pronoun on a noun means, by what the noun tells of.
_PEOPLE = ("person", "organisation")
_MEANT: Mapping[EventType, tuple[str, ...]] = {
    **dict.fromkeys(("killing", "injury", "arrest", "capture", "release", "trial"), _PEOPLE),
    "transfer": ("person", "organisation", "other", "weapon"),
    "destruction": ("facility", "place", "other", "weapon"),
}


class RoleReader:
    """Reads the roles of one happening after another in one reading."""

    def __init__(self, reading: Reading, words: EventWords, found: Sequence[Happening]) -> None:
        self._reading = reading
        self._words = words
        self._insertions = insertions(reading, words)
        self._triggers = frozenset(t.index for happening in found for t in happening.all)
        self._verbs = frozenset(t.index for h in found for t in h.all if t.sense.form in _VERBS)
        verbs = [t for h in found for t in h.all if t.sense.form in _VERBS]
        self._forms = {verb.index: verb for verb in verbs}
        self._nouns = {t.index: t for h in found for t in h.all if t.sense.form == "noun"}
        classes = {
            mention.id: candidate.klass
            for mention, candidate in zip(reading.mentions, reading.candidates, strict=True)
        }
        self._classes = classes
        self.phrases = PhraseReader(reading, words, self._verbs)
        self._topics = TopicReader(reading, words, self.phrases)
        self._governed = GovernedReader(classes)
        self._sufferers = SuffererReader(reading, words)
        self.voice = VoiceReader(
            reading, words, self.phrases, self._topics, self._triggers, classes
        )
        self._doers = DoingEventReader(self._nouns, self._verbs, self._behind)
        self._support = SupportReader(reading, words, self.phrases, self._topics, classes)
        self._controllers = ControllerReader(reading, words, self.phrases, self._topics, classes)

    def clause(self, happening: Happening) -> Clause:
        """From where the clause of a happening begins to where that of its last trigger ends."""
        last = happening.all[-1].last
        index = happening.trigger.index
        start = clause_start(self._reading, index, self._verbs, self._words, self._insertions)
        closing = [i for i in range(start, index) if i in self._insertions]
        return Clause(
            start,
            clause_end(self._reading, last + 1, Others(self._verbs, _own(happening)), self._words),
            frozenset(
                token
                for i in closing
                if self._insertions[i] >= start
                for token in range(self._insertions[i], i + 1)
            ),
        )

    def read(self, happening: Happening) -> list[Filled]:
        """The roles of a happening and who or what fills them."""
        stops = Others(self._triggers, _own(happening))
        clause = self.clause(happening)
        first = happening.trigger
        if first.sense.form in _VERBS:
            after = self._after(first, stops) or self._shared_by_verbs(first)
            found = list(self._verb(first, clause, after))
        else:
            told_by = frozenset(t.index for t in happening.also if t.sense.form in _VERBS)
            found = list(self._noun(first, clause, replace(stops, own=stops.own - told_by)))
        found += self._placed(first, found)
        for trigger in happening.also:
            if first.sense.type == "trial":  # «حكمت بالحبس على …»
                trigger = replace(trigger, sense=first.sense)  # noqa: PLW2901
            found += self._more(trigger, stops, known=frozenset(role for role, _ in found))
        return plausible(first, found, self._classes)

    def _placed(self, trigger: Trigger, found: list[Filled]) -> Iterator[Filled]:
        """«وفي الضفة، اقتحمت …»: the place with which a sentence begins is where the first of its
        events was."""
        first = self._sentence(trigger)
        if any(index in self._triggers for index in range(first, trigger.index)):
            return
        known = {member.head.id for _, member in found}
        for phrase in self.phrases.between(first, trigger.index)[:1]:
            begins = phrase.first - first <= _BEGINNING and phrase.preposition in ("في", "ب")
            for member in phrase.members:
                if begins and member.head.kind == "place" and member.head.id not in known:
                    yield "place", member

    def _after(self, trigger: Trigger, stops: Others) -> list[Phrase]:
        tokens = self._reading.tokens
        if trigger.sense.form == "noun" and trigger.last + 2 < len(tokens):
            relative, verb = tokens[trigger.last + 1], tokens[trigger.last + 2]
            if relative.fold in self._words.relatives and verb.fold in self._words.occurring:
                end = self._end(trigger.last + 2, stops)  # «المعارك التي اندلعت بين …»
                return self.phrases.between(trigger.last + 3, end)
        return self.phrases.between(trigger.last + 1, self._end(trigger.last, stops))

    def _behind(self, trigger: Trigger) -> list[Phrase]:
        """The phrases behind a trigger, up to the next one."""
        return self._after(trigger, Others(self._triggers, frozenset()))

    def _end(self, last: int, stops: Others) -> int:
        verbs = Others(self._verbs, stops.own)
        end = clause_end(self._reading, last + 1, verbs, self._words)
        return next((index for index in range(last + 1, end) if index in stops), end)

    # --- verbs

    def _verb(self, trigger: Trigger, clause: Clause, after: list[Phrase]) -> Iterator[Filled]:
        sense = trigger.sense
        bare = bare_phrases(after, _NEAR)
        subjects, objects = self.voice.read(trigger, clause, bare)
        for member in subjects:
            if sense.subject is not None:
                yield sense.subject, member
        for member in objects or self._sufferers.hit(trigger, after):
            if sense.object is not None and _is_where(sense.object, member):
                yield sense.object, member
        yield from self._governed.read(trigger, after)
        if not subjects and not objects and sense.object is not None:
            yield from ((sense.object, member) for member in self._doers.object_of(trigger))

    # --- nouns and participles

    def _noun(self, trigger: Trigger, clause: Clause, stops: Others) -> Iterator[Filled]:
        sense = trigger.sense
        after = self._after(trigger, stops)
        owned = (trigger.definite and not self._governs(trigger)) or trigger.pronoun
        owned = owned or self._is_indefinite(trigger)
        own = [] if owned else construct(after or self._shared(trigger))
        if own and (self._doers.leaves(trigger, own[0]) or self._told_apart(trigger, own[0])):
            own = []
        own_role = self._own_role(trigger, own[0].heads[0], after) if own else None
        if own:
            yield from self._owned(trigger, own, own_role, after)
        elif sense.form == "participle" or trigger.pronoun:
            yield from self._of_pronoun(trigger, after)
            ruled = self._controllers.controlled(trigger, clause)  # «اتهم الجيش بقصفها»
            meant = self._meant(trigger, clause, after)
            yield from (told for told in meant if told[0] == "actor" or told[1] not in ruled)
        supports = self._support.of(trigger, clause, stops)
        for support in supports:
            if not any(p.members == support.subject for p in own):
                role = self._patient(trigger) if support.role == "object" else support.role
                yield from ((role, member) for member in support.subject)
            if support.index > trigger.last:
                end = self._end(support.index, stops)
                told = self.phrases.between(trigger.last + 1, support.index)
                after = told + self.phrases.between(support.index + 1, end)
        if not supports and not self._names_actor(trigger, own_role, after):
            partnered = any(phrase.preposition == "مع" for phrase in after)
            found = self._controllers.of(trigger, clause, partnered=partnered)
            yield from (("actor", member) for member in found)
        # «هجوم شنته قوات موالية لـX»
        acting = any(support.role == "actor" and support.subject for support in supports)
        governed = self._governed.read(trigger, after)
        yield from (told for told in governed if not (acting and told[0] == "actor"))

    def _told_apart(self, trigger: Trigger, phrase: Phrase) -> bool:
        """«قصف مصدره المنطقة», «مجزرة ارتكبتها القوات»: a noun or verb between, with a pronoun,
        tells what the phrase is."""
        between = self._reading.tokens[trigger.last + 1 : phrase.first]
        tells = self._words.support_nouns.keys() | self._words.support.keys()
        return any(w in tells for t in between for w in without_pronoun(t.fold, t.text)[1:])

    def _is_indefinite(self, trigger: Trigger) -> bool:
        """«هجوماً عنيفاً»: a noun that its tanwin closes is in construct with nothing."""
        noun = trigger.sense.form == "noun"
        return noun and self._reading.tokens[trigger.last].text.endswith(_TANWIN)

    def _governs(self, trigger: Trigger) -> bool:
        """«القضاء على …»: a phrase that ends with its preposition."""
        ends = self._reading.tokens[trigger.last].fold in self._words.prepositions
        return ends and trigger.last > trigger.index

    def _owned(
        self, trigger: Trigger, own: list[Phrase], role: Role | None, after: list[Phrase]
    ) -> Iterator[Filled]:
        """What a noun is in construct with, in its ``role``, and what that does it to."""
        if role is not None:
            yield from ((role, member) for member in own[0].members)
        acted_on = trigger.sense.object
        if role == "actor" and acted_on is not None:
            yield from ((acted_on, member) for member in _acted_on(own, after))

    def _of_pronoun(self, trigger: Trigger, after: list[Phrase]) -> Iterator[Filled]:
        """«استهدافهم الجسر»: what stands behind a noun with an ending is its object."""
        acted_on = trigger.sense.object
        if trigger.pronoun and acted_on is not None and not trigger.definite:
            for phrase in construct(after)[:1]:
                yield from ((acted_on, member) for member in phrase.members)

    def _names_actor(self, trigger: Trigger, own: Role | None, after: list[Phrase]) -> bool:
        return own == "actor" or any(r == "actor" for r, _ in self._governed.read(trigger, after))

    def _shared(self, trigger: Trigger) -> list[Phrase]:
        """What a noun joined right behind is in construct with: «مقتل وإصابة سبعة عمال»."""
        joined = self._nouns.get(trigger.last + 1)
        if joined is None or not joined.joined or joined.definite:
            return []
        return self._behind(joined)

    def _shared_by_verbs(self, trigger: Trigger) -> list[Phrase]:
        """What two joined verbs do together: «قتلوا وجرحوا عشرة جنود»."""
        joined = self._forms.get(trigger.last + 1)
        if joined is None or not joined.joined:
            return []
        # «قتلوا وأصيب آخرون» are told of two.
        alike = _is_plural(self._reading, joined) == _is_plural(self._reading, trigger)
        return self._behind(joined) if alike else []

    def _meant(self, trigger: Trigger, clause: Clause, after: list[Phrase]) -> Iterator[Filled]:
        """Whom a participle describes, or the ending of a noun means («مقتلهم»)."""
        sense = trigger.sense
        role = sense.subject if sense.noun is None and sense.mixed else sense.noun
        before = self._reading.tokens[trigger.index - 1].fold if trigger.index else ""
        if role is None:
            return
        if sense.form == "participle" and before in self._words.resumptive:
            members = self._topics.before(trigger.index)
        else:
            members = self._nearest(trigger, clause)
        if sense.mixed and members:
            suffered = before in self._words.passives
            suffered = suffered or self._sufferers.by_ending(trigger, members[0].head, after)
            role = "target" if suffered else role
        if role == "actor" and members and not self.voice.may_act(trigger, members[0].head):
            return  # «منع دخولهم القرية»
        yield from ((role, member) for member in members)

    def _nearest(self, trigger: Trigger, clause: Clause) -> tuple[Member, ...]:
        """The nearest phrase before that may be meant, one without preposition rather."""
        phrases = self.phrases.between(clause.start, trigger.index)
        phrases = phrases or self.phrases.between(self._sentence(trigger), trigger.index)
        wanted = _MEANT.get(trigger.sense.type, ())
        meant = [p for p in phrases if not self._topics.speaks(p.members[0].head)]
        fitting = [p for p in meant if not wanted or p.members[0].head.kind in wanted]
        bare = [phrase for phrase in fitting if not phrase.preposition] or fitting
        people = [phrase for phrase in bare if phrase.members[0].head.kind == "person"]
        found = (people if "person" in wanted else []) or bare
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
            if sense.noun == "actor" and not self.voice.may_act(trigger, mention):
                return "place"  # «معارك تعز», «زيارة المعرض»
            if sense.noun == "actor" and self.voice.hosts(trigger, after):
                return "place"  # «لقاء سوتشي»
            return sense.noun
        others = [p for p in after if not p.preposition][1:]
        has_target = bool(others) or governs_target(trigger, after)
        if mention.kind == "person":
            return "actor" if has_target else "target"
        if not has_target and self._sufferers.by_purpose(trigger):
            return "target"
        acts = mention.kind in ("organisation", "weapon")
        return "actor" if acts else "target"

    def _more(self, trigger: Trigger, stops: Others, *, known: frozenset[Role]) -> Iterator[Filled]:
        """What another trigger of the same event adds: its objects and its prepositions."""
        after = self._after(trigger, stops)
        verb = trigger.sense.form in (*_VERBS, "participle")
        bare = bare_phrases(after, _NEAR) if verb else [p for p in construct(after) if not p.gap]
        role = trigger.sense.object if verb else trigger.sense.noun
        if role == "actor" and role in known:
            role = None
        if bare and role is not None and not trigger.definite:
            yield from ((role, member) for member in bare[0].members)
        yield from self._governed.read(trigger, after)


def _is_where(role: Role, member: Member) -> bool:
    """Whether a mention may fill a role of place, where the role is one: no goods and people do."""
    return role not in _WHERE or member.head.kind in ("place", "facility", "organisation")


def _acted_on(own: list[Phrase], after: list[Phrase]) -> tuple[Member, ...]:
    """What a noun's actor does it to: right behind him, or a place further on («قصف الطيران، أمس،
    ريف حماة»)."""
    if len(own) > 1:
        return own[1].members
    further = [p for p in bare_phrases(after, _NEAR) if p.first > own[0].last]
    hit = [p for p in further if p.members[0].head.kind in ("place", "facility", "other")]
    return hit[0].members if hit else ()


def _is_plural(reading: Reading, verb: Trigger) -> bool:
    return reading.tokens[verb.last].fold.endswith(("وا", "ون"))


def _own(happening: Happening) -> frozenset[int]:
    return frozenset(trigger.index for trigger in happening.all)
