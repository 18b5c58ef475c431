"""Happenings: the triggers that tell of one event together («القصف استهدف …», «استعاد السيطرة»)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
_VERBS = ("past", "present")
_HARM = frozenset(("killing", "injury"))
# What is done with victims, and within how many words of them it is told.
_CARING = frozenset(("transfer", "aid"))
_TO_VICTIMS = 4


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
    for trigger in _without_spoken_of(reading, list(triggers)):
        last = found[-1].all[-1] if found else None
        if last is not None and (
            _is_sentence(reading, last, trigger) or _one(reading, last, trigger, words)
        ):
            found[-1] = replace(found[-1], also=(*found[-1].also, trigger))
        else:
            found.append(Happening(trigger))
    return found


def _without_spoken_of(reading: Reading, triggers: list[Trigger]) -> Iterator[Trigger]:
    """The triggers without victims that another event is about: «نقل خمسة جرحى», «جرحى نقلوا»."""
    last = len(triggers) - 1
    for number, trigger in enumerate(triggers):
        before = triggers[number - 1] if number else None
        behind = triggers[number + 1] if number < last else None
        wounded = before is not None and trigger.sense.type == "injury"
        moved = wounded and before is not None and _is_about(reading, before, trigger)
        if not _is_victims(trigger) or not (moved or _acts(reading, trigger, behind)):
            yield trigger


def _is_victims(trigger: Trigger) -> bool:
    """«قتلى», «جرحى»: a noun that tells of harm by those who came to it."""
    sense = trigger.sense
    return sense.type in _HARM and sense.form == "noun" and sense.noun == "target"


def _is_about(reading: Reading, first: Trigger, second: Trigger) -> bool:
    near = second.index - first.last <= _TO_VICTIMS and not second.joined
    between = reading.tokens[first.last + 1 : second.index]
    plain = not any(token.kind == "mark" for token in between)
    return first.sense.type in _CARING and near and plain


def _acts(reading: Reading, victims: Trigger, verb: Trigger | None) -> bool:
    if verb is None or verb.joined or verb.sense.form not in _VERBS:
        return False
    between = reading.tokens[victims.last + 1 : verb.index]
    plain = len(between) <= _TO_VICTIMS and not any(token.kind == "mark" for token in between)
    return plain and verb.sense.type in _CARING and reading.tokens[verb.last].fold.endswith("وا")


def _is_sentence(reading: Reading, first: Trigger, second: Trigger) -> bool:
    """«حكمت بالحبس على …»: the punishment that a judgement tells."""
    punishes = first.sense.type == "trial" and second.sense.type in ("arrest", "killing")
    between = reading.tokens[first.last + 1 : second.index]
    near = len(between) <= _TO_VICTIMS and not any(token.kind == "mark" for token in between)
    bound = second.after_preposition and reading.tokens[second.index].fold.startswith("ب")
    return punishes and near and bound and second.sense.form == "noun"


def _one(reading: Reading, first: Trigger, second: Trigger, words: EventWords) -> bool:
    apart = reading.sentence_at(first.start) != reading.sentence_at(second.start)
    if second.joined or apart or not _alike(first, second) or _is_reason(reading, second, words):
        return False
    between = reading.tokens[first.last + 1 : second.index]
    if any(t.text in _STOPS or parts_clauses(t.fold, words) for t in between):
        return False
    told_by_verb = first.sense.form in _VERBS
    if second.sense.form in _VERBS:
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


def _alike(first: Trigger, second: Trigger) -> bool:
    """Whether two triggers may tell of one event; «other» is of many kinds that have no word."""
    unlike = first.sense.type == "other" and second.sense.form not in _VERBS
    return _family(first) == _family(second) and not unlike


def _family(trigger: Trigger) -> str:
    kind = trigger.sense.type
    return "violence" if kind in _VIOLENCE else kind
