"""Controllers: who acts in what a noun tells, where a word before it says so.

«أعلن المصرف رفع الفائدة»: the bank raises it. «نية الحكومة رفع الأسعار», «دعا الحكومة إلى إقرار
القانون»: the government is to act. «تجمعوا احتجاجاً على القرار»: who gathered protests.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.analysis.events.clauses import Clause
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Member, Phrase, PhraseReader
from desktop.analysis.events.topics import TopicReader
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits
from desktop.analysis.text.tokens import Token

_ACTING = ("person", "organisation")
# Words between the one who is to act and the noun of the act («إلى», «حق», «على»).
_BETWEEN = 2
# Words from a word of control to the one who is to act, and from «أعلن» to the noun.
_TO_ACTOR = 6
_ANNOUNCED = 34
_TO_ANNOUNCER = 2
_STOPS = ".؛؟!"
_THAT = frozenset(("ان", "انه", "انها", "انهم"))
# What befalls someone is announced by others than those who did it.
_BEFALLS = frozenset(("killing", "injury", "accident", "weather", "destruction", "release"))
_SPOKESMEN = frozenset(("متحدث", "متحدثه", "ناطق", "ناطقه", "مراسل", "شاهد"))
# What more than one takes part in is announced by any of them, or by others.
_OF_MANY = frozenset(("meeting", "negotiation", "agreement", "election", "clash"))
# Nouns that tell what was suffered, whoever did it.
_SUFFERED = frozenset(("مقتل", "مصرع", "اصابه", "استشهاد", "وفاه", "جرح", "سقوط", "فقدان"))
_FIGHTING = frozenset(
    ("army", "armed_group", "forces", "militia", "factions", "tanzim", "police", "fighter",
     "alliance", "unit", "country")
)  # fmt: skip
_ADVERBS = ("اً", "ًا")


class ControllerReader:
    """Finds who acts in the nouns of one reading that name no actor."""

    def __init__(
        self,
        reading: Reading,
        words: EventWords,
        phrases: PhraseReader,
        topics: TopicReader,
        classes: Mapping[str, str],
    ) -> None:
        self._classes = classes
        self._reading = reading
        self._words = words
        self._phrases = phrases
        self._topics = topics

    def of(self, trigger: Trigger, clause: Clause, *, partnered: bool) -> tuple[Member, ...]:
        """Who acts in what a noun tells, empty where nothing before it says so. ``partnered``: the
        noun names only the other side («بعد معارك مع …»)."""
        if trigger.sense.subject != "actor":
            return ()
        if self._is_adverb(trigger):
            return self._nearest(clause.start, trigger.index) or self._topics.before(trigger.index)
        found = self.controlled(trigger, clause) or self._announced(trigger)
        if not found and partnered and "مع" in trigger.sense.prepositions:
            return self._topics.before(trigger.index)
        return found

    def _is_adverb(self, trigger: Trigger) -> bool:
        """«احتجاجاً على …», «هرباً من …» right behind no noun that it describes."""
        if not self._reading.tokens[trigger.last].text.endswith(_ADVERBS):
            return False
        if trigger.sense.noun == "target" and trigger.sense.type in _BEFALLS:
            return False  # «سبعة قتلى و61 جريحاً في …»
        before = self._reading.tokens[trigger.index - 1].fold if trigger.index else ""
        following = self._reading.tokens[trigger.last + 1 : trigger.last + 2]
        governed = bool(following) and following[0].fold in self._words.prepositions
        return governed and self._words.controls.get(before) is None

    def _nearest(self, start: int, end: int) -> tuple[Member, ...]:
        found = [p for p in self._phrases.between(start, end) if _may_act(p)]
        return found[-1].members if found else ()

    def controlled(self, trigger: Trigger, clause: Clause) -> tuple[Member, ...]:
        """Who is to act: the phrase right before the noun, where a word of wish, right or order is
        before that."""
        floor = max(0, clause.start - 1)
        for phrase in reversed(self._phrases.between(floor, trigger.index)):
            if phrase.first in clause.inserted:
                continue
            between = self._spoken(phrase.last + 1, trigger.index, clause)
            if len(between) > _BETWEEN:
                return ()
            if self._may_do(phrase) and self._ruled(phrase.first, floor, clause):
                return phrase.members
        return ()

    def _may_do(self, phrase: Phrase) -> bool:
        head = phrase.members[0].head
        return head.kind in _ACTING or self._classes[head.id] == "country"

    def _spoken(self, first: int, end: int, clause: Clause) -> list[Token]:
        """The words from one token to another without those of inserted phrases."""
        return [
            self._reading.tokens[index]
            for index in range(first, end)
            if index not in clause.inserted and self._reading.tokens[index].kind != "mark"
        ]

    def _ruled(self, first: int, floor: int, clause: Clause) -> bool:
        ahead = self._spoken(floor, first, clause)[-_TO_ACTOR:]
        if self._calls(first):
            return False
        return any(
            self._words.controls.get(split.stem) == "other"
            for token in (*ahead, self._reading.tokens[first])
            for split in splits(token.fold)
        )

    def _calls(self, first: int) -> bool:
        """«دعت الشرطة إلى وقف …» at the beginning of a sentence: she calls, and is not called."""
        if not first:
            return False
        verb = self._reading.tokens[first - 1]
        sentence = self._reading.sentence_at(verb.start)
        begins = sentence is not None and verb.start == sentence.start
        return begins and verb.fold.removeprefix("و") in self._words.saying

    def _announced(self, trigger: Trigger) -> tuple[Member, ...]:
        """«أعلن X، أمس، …»: who announces a deed of his own, or who is spoken of before «يعلن»."""
        if self._is_aside(trigger):
            return ()
        verb = self._announcing(trigger)
        if verb is None:
            return ()
        found = [p for p in self._phrases.between(verb + 1, trigger.index) if not p.preposition]
        if not found or found[0].gap > _TO_ANNOUNCER:  # «الجيش يعلن السيطرة»
            members = self._topics.before(verb, speakers=True)
        else:
            members = found[0].members if self._announces(found[0]) else ()
        return members if members and self._is_own(trigger, members[0]) else ()

    def _is_aside(self, trigger: Trigger) -> bool:
        """«أعلن الجيش إصابة جندي بقصف …»: what is said only to tell how another thing was."""
        before = self._reading.tokens[trigger.index - 1].fold if trigger.index else ""
        governed = before in self._words.prepositions and before != "عن"
        parted = before in self._words.breaks and before not in self._words.saying
        return trigger.after_preposition or governed or parted

    def _announces(self, phrase: Phrase) -> bool:
        return _may_act(phrase) or self._classes[phrase.members[0].head.id] == "country"

    def _announcing(self, trigger: Trigger) -> int | None:
        """The word of announcing before a noun, in its sentence, with no «أن» between them."""
        tokens = self._reading.tokens
        sentence = self._reading.sentence_at(trigger.start)
        floor = sentence.start if sentence is not None else trigger.start
        for index in range(trigger.index - 1, max(-1, trigger.index - 1 - _ANNOUNCED), -1):
            word = tokens[index].fold.removeprefix("و")
            if tokens[index].start < floor or tokens[index].text in _STOPS or word in _THAT:
                return None
            if self._words.controls.get(word) == "self":
                return index
        return None

    def _is_own(self, trigger: Trigger, member: Member) -> bool:
        """Whether a deed is the announcer's: what befalls someone is announced by others, but for
        «تدمير» and «اغتيال» in the mouth of those who fight."""
        sense = trigger.sense
        if sense.type in _OF_MANY or self._speaks_for_others(member):
            return False
        if sense.type not in _BEFALLS:
            return True
        fights = self._classes[member.head.id] in _FIGHTING
        done = sense.object in ("object", "victim")
        return fights and done and not self._is_suffered(trigger)

    def _is_suffered(self, trigger: Trigger) -> bool:
        word = self._reading.tokens[trigger.index].fold
        return any(split.stem in _SUFFERED for split in splits(word))

    def _speaks_for_others(self, member: Member) -> bool:
        """«الناطق باسم …», «مصدر»: who only tells what others did."""
        words = self._reading.tokens_between(member.head.start, member.head.end)
        spoken = any(word.fold.removeprefix("ال") in _SPOKESMEN for word in words[:1])
        return spoken or self._classes[member.head.id] == "source"


def _may_act(phrase: Phrase) -> bool:
    return not phrase.preposition and phrase.members[0].head.kind in _ACTING
