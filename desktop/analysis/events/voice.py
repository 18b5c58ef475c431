"""Voice: who acts in a verb and what it is done to, by what stands before and behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.analysis.events.clauses import Clause
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Member, Phrase, PhraseReader
from desktop.analysis.events.topics import TopicReader
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Mention
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import without_pronoun

_SUBJECT_REACH = 6
_VERBS = ("past", "present")
# What weapons do; to other verbs they are objects.
_BY_WEAPONS = frozenset(("strike", "attack", "bombing"))
# A noun and the clause that describes it are no further apart, in words.
_DESCRIBED = 3
_OF_ONE = frozenset(("الذي", "التي"))
# Verbs whose passive is as common as their active, and written alike.
_OFTEN_PASSIVE = frozenset(
    ("arrest", "capture", "killing", "injury", "release", "transfer", "trial", "decision",
     "destruction", "attack")
)  # fmt: skip
_TANWIN = ("اً", "ًا")
_WITHIN_IT = frozenset(("فيه", "فيها", "خلاله", "خلالها", "اثره", "اثرها"))
_SELF = frozenset(("نفسه", "نفسها", "انفسهم", "نفسيهما", "انفسهما"))
_UNDERGOING = frozenset(("person", "other"))
_DONE_TO = ("target", "object", "victim")
_PLURALS = ("وا", "ون")
# What capitals do, said for their states.
_OF_STATES = frozenset(
    ("agreement", "negotiation", "meeting", "decision", "aid", "transfer", "release", "economy",
     "statement")
)  # fmt: skip
_TALKS = frozenset(("meeting", "negotiation"))
_Voiced = tuple[tuple[Member, ...], tuple[Member, ...]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb; ``described``: a relative clause («الذي …») is about it, in which
    ``between`` stand before the verb («التي كان المسلحون يستهدفونها»)."""

    members: tuple[Member, ...]
    described: bool
    between: tuple[Member, ...] = ()


class VoiceReader:
    """Reads the voices of the verbs of one reading, in their order.

    ``triggers``: the tokens of all triggers. ``classes``: those of the mentions, by their ids.
    """

    def __init__(
        self,
        reading: Reading,
        words: EventWords,
        phrases: PhraseReader,
        topics: TopicReader,
        triggers: frozenset[int],
        classes: Mapping[str, str],
    ) -> None:
        self._reading = reading
        self._words = words
        self._phrases = phrases
        self._topics = topics
        self._triggers = triggers
        self._classes = classes
        self._counted = frozenset(quantity.counts for quantity in reading.quantities)
        # Where the last verb stands that has an actor of its own.
        self._acted = -1

    def read(self, trigger: Trigger, clause: Clause, bare: list[Phrase]) -> _Voiced:
        """(subjects, objects) of a verb; ``bare``: the phrases without preposition behind it."""
        subjects, objects = self._voice(trigger, bare, self._subject(trigger, clause))
        if subjects and trigger.sense.subject == "actor":
            self._acted = trigger.start
        return subjects, objects

    def _voice(self, trigger: Trigger, bare: list[Phrase], before: Subject | None) -> _Voiced:
        """(subjects, objects): by what stands before and after the verb, and what may act."""
        ahead = before.members if before is not None else ()
        if trigger.passive:
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

    def _behind(self, trigger: Trigger, bare: list[Phrase]) -> _Voiced:
        """The same, where all that is named stands behind the verb."""
        sense = trigger.sense
        first = bare[0].members
        if self._is_reflexive(bare[0]):
            return first, ()
        undergoes = self._is_plural(trigger) or self._is_object(trigger, first[0].head)
        if undergoes and sense.object is not None:
            return self._resumed(trigger), first
        if len(bare) == 1 and self._acts_on(trigger):
            return (), first
        agentive = sense.subject != "actor" or self.may_act(trigger, first[0].head)
        if len(bare) > 1 and not trigger.pronoun and agentive:
            return first, bare[1].members
        suffers = sense.object is not None and _suffers(trigger, first[0].head)
        if suffers and not trigger.pronoun:
            return self._resumed(trigger), first  # «قُتل سبعة»: the unvocalised passive
        return first, ()

    def _is_reflexive(self, phrase: Phrase) -> bool:
        """«سلّم المسلحون أنفسهم»."""
        following = self._reading.tokens[phrase.last + 1 : phrase.last + 2]
        return bool(following) and following[0].fold in _SELF

    def _is_object(self, trigger: Trigger, mention: Mention) -> bool:
        """Whether a mention behind a verb shows by its ending that it is its object: «اعتقلت
        تاجراً», and, of another gender than the verb, «شكّل لجنة»; what is counted shows nothing."""
        if mention.form != "nominal" or mention.id in self._counted:
            return False
        word = mention.text.split()[0]
        if word.endswith(_TANWIN):
            return True
        verb = self._reading.tokens[trigger.last].fold
        feminine = verb.endswith("ت") if trigger.sense.form == "past" else "ت" in verb[:3]
        return word.endswith("ة") and not feminine and not trigger.pronoun

    def _acts_on(self, trigger: Trigger) -> bool:
        """Whether a joined verb goes on with who acted in the verb before it: «وصل الوزير والتقى
        الرئيس»."""
        sense = trigger.sense
        if not trigger.joined or sense.subject != "actor" or sense.object not in _DONE_TO:
            return False
        sentence = self._reading.sentence_at(trigger.start)
        return sentence is not None and self._acted >= sentence.start

    def _alone(self, trigger: Trigger, ahead: tuple[Member, ...]) -> _Voiced:
        """The subject of a verb that nothing follows, or of a passive («47 شخصاً قتلوا»)."""
        if not ahead:
            return self._resumed(trigger), ()
        sense = trigger.sense
        undergone = sense.object == "victim" or (
            sense.type in _OFTEN_PASSIVE and sense.object == "target"
        )
        passive = undergone and not trigger.pronoun and sense.subject == "actor"
        if passive and ahead[0].head.kind in _UNDERGOING:
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

    def _described(
        self, trigger: Trigger, clause: Clause, phrases: list[Phrase], relative: int
    ) -> Subject | None:
        """Whom a relative clause is about, None for an event («التفجير الذي أودى …»)."""
        described = [phrase for phrase in phrases if phrase.last < relative]
        armed = trigger.sense.type in _BY_WEAPONS
        if relative - 1 in self._triggers or (
            armed and self._of_another(described[-1], relative, clause)
        ):
            return None
        members = described[-1].members
        if self._reading.tokens[relative].fold in _OF_ONE and not trigger.pronoun:
            members = members[-1:]  # «الجيش والهيئة التي تسيطر»
        inside = [p for p in phrases if p.first > relative and not p.preposition]
        between = inside[0].members if inside else ()
        return Subject(members, described=True, between=between)

    def _event_does_it(self, trigger: Trigger, clause: Clause, ahead: Phrase) -> bool:
        """«أُصيب مدنيون بقصف للجيش، طال البلدة»: the phrase before is of another verb, the event
        between them is what hit."""
        others = clause.start - 1 in self._triggers
        between = range(ahead.last + 1, trigger.index)
        told = any(index in self._triggers for index in between)
        before = self._reading.tokens[max(0, clause.start - 2)].fold
        inside = before in self._words.relatives  # «… مصدره مناطق يسيطر عليها الجيش، استهدف …»
        return others and (told or inside) and trigger.sense.type in _BY_WEAPONS

    def _of_another(self, phrase: Phrase, relative: int, clause: Clause) -> bool:
        """«دعت المنظمة إلى وقف الممارسات العدائية التي تستهدف …»: what the clause describes stands
        between the phrase and «التي», and is an event or thing that no mention tells."""
        tokens, between = self._reading.tokens, range(phrase.last + 1, relative)
        words = [i for i in between if tokens[i].kind == "word" and i not in clause.inserted]
        turned = any(tokens[i].fold in self._words.prepositions for i in words)
        return turned or len(words) > _DESCRIBED or any(i in self._triggers for i in words)

    def _relative(self, first: int, end: int, clause: Clause) -> int | None:
        """The last relative word among the tokens from ``first`` to ``end`` (exclusive)."""
        tokens = self._reading.tokens
        found = [
            index
            for index in range(first, end)
            if tokens[index].fold in self._words.relatives and index not in clause.inserted
        ]
        return found[-1] if found else None

    def _acts(self, trigger: Trigger, mention: Mention) -> bool:
        return trigger.sense.subject == "object" or self.may_act(trigger, mention)

    def may_act(self, trigger: Trigger, mention: Mention) -> bool:
        """Whether a mention may be who acts: no building, and of places only states, and capitals
        that stand for them in what states do."""
        if mention.kind != "place":
            return mention.kind != "facility"
        klass = self._classes[mention.id]
        return klass == "country" or (klass == "city" and trigger.sense.type in _OF_STATES)

    def hosts(self, trigger: Trigger, after: list[Phrase]) -> bool:
        """Whether a meeting is named by the one city in which it is."""
        cities = [m.head for p in after[:1] for m in p.members if m.head.kind == "place"]
        lone = len(cities) == 1 and len(after[0].members) == 1
        return lone and trigger.sense.type in _TALKS and self._classes[cities[0].id] == "city"

    def _describes(self, trigger: Trigger) -> bool:
        """«هجوماً قُتل فيه ضابط»: the verb tells of the happening that «فيه» means."""
        following = self._reading.tokens[trigger.last + 1 : trigger.last + 2]
        return bool(following) and following[0].fold in _WITHIN_IT

    def _subject(self, trigger: Trigger, clause: Clause) -> Subject | None:
        """«الجيش يستعيد …», «القاضي الذي …»: the nearest phrase before the verb that may be meant;
        a verb with «و» has its subject before the verb that it follows."""
        if trigger.joined or self._describes(trigger):
            return None
        ahead = self._phrases.between(clause.start, trigger.index)
        phrases = [phrase for phrase in ahead if phrase.first not in clause.inserted]
        if not phrases:
            return None
        relative = self._relative(phrases[0].last + 1, trigger.index, clause)
        if relative is not None:
            return self._described(trigger, clause, phrases, relative)
        bare = [phrase for phrase in phrases if not phrase.preposition]
        if not bare:
            return None
        if self._event_does_it(trigger, clause, bare[-1]):
            return None
        spoken = [
            index
            for index in range(bare[-1].last + 1, trigger.index)
            if index not in clause.inserted and self._reading.tokens[index].kind != "mark"
        ]
        if len(spoken) > _SUBJECT_REACH:
            return None
        return Subject(bare[-1].members, described=False)


def _suffers(trigger: Trigger, mention: Mention) -> bool:
    """Whether a lone mention after a verb is rather what suffers than what acts."""
    sense = trigger.sense
    if mention.kind in ("facility", "place", "other"):
        return True
    if mention.kind == "weapon":
        return sense.type not in _BY_WEAPONS
    return mention.kind == "person" and sense.type in _OFTEN_PASSIVE
