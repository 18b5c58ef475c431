"""Sufferers: what is hit where neither a bare object nor a preposition says so."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.analysis.events.governed import HELPLESS, Filled, construct
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Member, Phrase
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Mention
from desktop.analysis.reading import Reading

_BOMBARDED = ("strike", "bombing")
_DEAD = ("victim",)
_SUFFERERS = ("target", "victim")
# «وسط مدينة X»: so many words from the middle to the place.
_MIDDLE = "وسط"
_TO_MIDDLE = 3
# Words from «تعرض» to «لقصف», from «قصفه» to «على».
_TO_UNDERGOING = 30
_TO_TARGET = 4


class SuffererReader:
    """Finds what suffers in the events of one reading."""

    def __init__(self, reading: Reading, words: EventWords) -> None:
        self._reading = reading
        self._words = words
        suffered = (verb for verb, role in words.support.items() if role == "target")
        self._undergoing = frozenset((*words.undergoing, *words.support_nouns, *suffered))

    def hit(self, trigger: Trigger, after: list[Phrase]) -> tuple[Member, ...]:
        """«قصفت المدفعية وسط المدينة»: the middle of a place is hit where nothing else is."""
        if trigger.sense.object != "target":
            return ()
        tokens = self._reading.tokens
        for phrase in after:
            for index in range(phrase.first - 1, max(trigger.last, phrase.first - _TO_MIDDLE), -1):
                governed = tokens[index - 1].fold in self._words.prepositions
                if tokens[index].fold == _MIDDLE and not governed:
                    return phrase.members
        return ()

    def by_ending(self, trigger: Trigger, mention: Mention, after: list[Phrase]) -> bool:
        """«أصيب الرجل إثر استهدافه»: the ending of a governed noun that names no target is the
        target, where no body is meant, which rather acts («خلال قصفها»)."""
        if not trigger.pronoun or not trigger.index or mention.kind == "organisation":
            return False
        tokens = self._reading.tokens
        before = tokens[trigger.index - 1].fold
        governed = before in self._words.prepositions or before in self._words.breaks
        follow = tokens[trigger.last + 1 : trigger.last + _TO_TARGET]
        aimed = any(token.fold.startswith("علي") for token in follow)
        return governed and not (aimed or construct(after) or governs_target(trigger, after))

    def by_purpose(self, trigger: Trigger) -> bool:
        """«أقلعت الطائرة لاستهداف المقر»: who goes to do it is named before, where nobody comes to
        it («تعرض لاستهداف», «نتيجة لقصف»)."""
        tokens = self._reading.tokens
        if not trigger.after_preposition or "ل" not in tokens[trigger.index].fold[:2]:
            return False
        ahead = tokens[max(self._first(trigger), trigger.index - _TO_UNDERGOING) : trigger.index]
        return not any(token.fold.removeprefix("و") in self._undergoing for token in ahead)

    def _first(self, trigger: Trigger) -> int:
        """The first token of a trigger's sentence."""
        sentence = self._reading.sentence_at(trigger.start)
        first = self._reading.token_index(sentence.start) if sentence is not None else None
        return trigger.index if first is None else first


def governs_target(trigger: Trigger, after: list[Phrase]) -> bool:
    """Whether a phrase behind a noun is by its preposition what it is done to."""
    roles = (trigger.sense.prepositions.get(phrase.preposition) for phrase in after)
    return any(role in ("target", "object") for role in roles)


def plausible(trigger: Trigger, found: list[Filled], classes: Mapping[str, str]) -> list[Filled]:
    """The roles without actors who suffer the same («خوفاً من استهدافهم»), civilians who bombard
    and the dead who do anything: whoever it was, it was not they; and without the wounded who are
    counted beside the dead («قتلى وعدد من الجرحى»). ``classes``: of the mentions, by their ids."""
    helpless = HELPLESS if trigger.sense.type in _BOMBARDED else _DEAD
    if trigger.sense.prepositions.get("من") == "victim":
        found = [
            (role, member)
            for role, member in found
            if role not in _SUFFERERS or classes[member.head.id] not in _DEAD
        ]
    suffering = {member.head.id for role, member in found if role in _SUFFERERS}
    return [
        (role, member)
        for role, member in found
        if role != "actor"
        or not (member.head.id in suffering or classes[member.head.id] in helpless)
    ]
