"""Controllers: who acts in what a noun tells, where a word before it says so.

«أعلن المصرف رفع الفائدة»: the bank raises it. «نية الحكومة رفع الأسعار», «دعا الحكومة إلى إقرار
القانون»: the government is to act. «تجمعوا احتجاجاً على القرار»: who gathered protests.
"""

from __future__ import annotations

from desktop.analysis.events.clauses import Clause
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Member, Phrase, PhraseReader
from desktop.analysis.events.topics import TopicReader
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits

_ACTING = ("person", "organisation")
# Words between the one who is to act and the noun of the act («إلى», «حق», «على»).
_BETWEEN = 2
# Words from a word of control to the one who is to act, and from «أعلن» to the noun.
_TO_ACTOR = 4
_ANNOUNCED = 14
# What befalls someone is announced by others than those who did it.
_BEFALLS = frozenset(("killing", "injury", "accident", "weather", "destruction", "release"))
_ADVERBS = ("اً", "ًا")


class ControllerReader:
    """Finds who acts in the nouns of one reading that name no actor."""

    def __init__(
        self, reading: Reading, words: EventWords, phrases: PhraseReader, topics: TopicReader
    ) -> None:
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
        found = self._controlled(trigger, clause) or self._announced(trigger, clause)
        if not found and partnered and "مع" in trigger.sense.prepositions:
            return self._topics.before(trigger.index)
        return found

    def _is_adverb(self, trigger: Trigger) -> bool:
        """«احتجاجاً على …», «هرباً من …» right behind no noun that it describes."""
        if not self._reading.tokens[trigger.last].text.endswith(_ADVERBS):
            return False
        before = self._reading.tokens[trigger.index - 1].fold if trigger.index else ""
        following = self._reading.tokens[trigger.last + 1 : trigger.last + 2]
        governed = bool(following) and following[0].fold in self._words.prepositions
        return governed and self._words.controls.get(before) is None

    def _nearest(self, start: int, end: int) -> tuple[Member, ...]:
        found = [p for p in self._phrases.between(start, end) if _may_act(p)]
        return found[-1].members if found else ()

    def _controlled(self, trigger: Trigger, clause: Clause) -> tuple[Member, ...]:
        """The phrase right before the noun, where a word of wish, right or order is before it."""
        floor = max(0, clause.start - 1)
        for phrase in reversed(self._phrases.between(floor, trigger.index)):
            if trigger.index - phrase.last - 1 > _BETWEEN:
                return ()
            if phrase.members[0].head.kind in _ACTING and self._ruled(phrase.first, floor):
                return phrase.members
        return ()

    def _ruled(self, first: int, floor: int) -> bool:
        window = self._reading.tokens[max(floor, first - _TO_ACTOR) : first + 1]
        return any(
            self._words.controls.get(split.stem) == "other"
            for token in window
            for split in splits(token.fold)
        )

    def _announced(self, trigger: Trigger, clause: Clause) -> tuple[Member, ...]:
        """«أعلن X …»: the clause begins with the verb, and X is the first phrase behind it."""
        verb = clause.start - 1
        near = trigger.index - clause.start <= _ANNOUNCED
        if verb < 0 or trigger.sense.type in _BEFALLS or not near:
            return ()
        word = self._reading.tokens[verb].fold.removeprefix("و")
        if self._words.controls.get(word) != "self":
            return ()
        found = self._phrases.between(clause.start, trigger.index)
        if not found:  # «الجيش يعلن السيطرة»
            return self._topics.before(verb, speakers=True)
        return found[0].members if len(found) == 1 and _may_act(found[0]) else ()


def _may_act(phrase: Phrase) -> bool:
    return not phrase.preposition and phrase.members[0].head.kind in _ACTING
