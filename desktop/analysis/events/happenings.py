"""Happenings: the triggers that tell of one event together («القصف استهدف …», «استعاد السيطرة»)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.analysis.events.clauses import parts_clauses
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.reading import Reading

# From a noun to its verb, from a verb to its noun, in tokens.
_NOUN_TO_VERB = 5
_VERB_TO_NOUN = 8
_VIOLENCE = frozenset(("attack", "strike", "bombing"))
_STOPS = ".؛:؟!()"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event's trigger and the others that say more of it."""

    trigger: Trigger
    also: tuple[Trigger, ...] = ()

    @property
    def all(self) -> tuple[Trigger, ...]:
        return (self.trigger, *self.also)


def happenings(reading: Reading, triggers: Iterable[Trigger], words: EventWords) -> list[Happening]:
    """The triggers in order, those joined that tell of one event."""
    found: list[Happening] = []
    for trigger in triggers:
        if found and _one(reading, found[-1].all[-1], trigger, words):
            found[-1] = replace(found[-1], also=(*found[-1].also, trigger))
        else:
            found.append(Happening(trigger))
    return found


def _one(reading: Reading, first: Trigger, second: Trigger, words: EventWords) -> bool:
    if second.joined or _family(first) != _family(second) or _is_reason(reading, second, words):
        return False
    between = reading.tokens[first.last + 1 : second.index]
    if any(t.text in _STOPS or parts_clauses(t.fold, words) for t in between):
        return False
    told_by_verb = first.sense.form in ("past", "present")
    if second.sense.form in ("past", "present"):
        plain = not any(token.text == "،" for token in between)
        return not told_by_verb and len(between) < _NOUN_TO_VERB and plain
    if second.sense.form == "participle":
        return not second.definite and len(between) < _VERB_TO_NOUN
    if any(t.fold in words.relatives for t in between):
        return False
    if between and between[-1].fold in words.prepositions:
        return False
    if told_by_verb:
        apart = second.after_preposition and _family(second) != "violence"
        return len(between) < _VERB_TO_NOUN and not apart
    return not between and second.definite


def _is_reason(reading: Reading, second: Trigger, words: EventWords) -> bool:
    """«تجمهروا احتجاجاً على …» tells why, of an event of its own."""
    following = reading.tokens[second.last + 1 : second.last + 2]
    governs = bool(following) and following[0].fold in words.prepositions
    adverb = reading.tokens[second.last].text.endswith(("اً", "ًا"))
    return adverb and governs and second.sense.type == "protest"


def _family(trigger: Trigger) -> str:
    kind = trigger.sense.type
    return "violence" if kind in _VIOLENCE else kind
