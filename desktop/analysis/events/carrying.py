"""Carrying: what a sentence says once for several events - who acts, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.analysis.events.clauses import parts_clauses
from desktop.analysis.events.governed import Filled
from desktop.analysis.events.happenings import Happening
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.phrases import Member, PhraseReader
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Argument, Event, Role
from desktop.analysis.reading import Reading

_VERBS = ("past", "present")
# So many events of a sentence are looked at, before and behind one.
_AROUND = 8
# So many words before and behind an event its place is looked for.
_PLACE_WITHIN = 40
# «وهو يسيطر»: the pronoun stands for who acted before.
_PRONOUNS = frozenset(("هو", "هي", "هم", "وهو", "وهي", "وهم"))
# «بهدف السيطرة»: who acted before acts for this.
_PURPOSE = frozenset(("بهدف", "بغيه", "بقصد", "بغرض", "لاجل", "اجل"))
# Harm is done where the sentence says that the violence was.
_HARM = frozenset(("killing", "injury", "capture", "destruction", "accident"))
# Words from what does harm to its verb («غارات روسية تقتل …»).
_TO_ITS_VERB = 6
_REPELLED = frozenset(("attack", "strike", "bombing", "advance", "control_change"))
_VIOLENCE = frozenset(
    ("attack", "clash", "strike", "bombing", "repel", "control_change", "siege", "accident")
)


def with_actors(
    reading: Reading,
    words: EventWords,
    found: list[Happening],
    filled: list[list[Filled]],
    unnamed: Callable[[Trigger], tuple[Member, ...]],
) -> list[list[Filled]]:
    """The filled roles of each happening, with the actors that it shares with one before it, or
    else those that ``unnamed`` gives for a verb."""
    done: list[list[Filled]] = []
    for number, (happening, roles) in enumerate(zip(found, filled, strict=True)):
        trigger = happening.trigger
        role = _shared_role(trigger)
        shared: list[Filled] = []
        if role and not any(told == role for told, _ in roles):
            before = _sharing(reading, words, found, done, number)
            shared = [(role, member) for told, member in before if told == "actor"]
            if not shared and trigger.joined:
                shared = [(role, member) for member in unnamed(trigger)]
        done.append([*shared, *roles])
    return done


def _sharing(
    reading: Reading,
    words: EventWords,
    found: list[Happening],
    done: list[list[Filled]],
    number: int,
) -> list[Filled]:
    """The roles of the happening before whose actor acts in one too: the nearest verb before a
    joined verb, else the one right before."""
    trigger = found[number].trigger
    if number and _shares(reading, words, found[number - 1].trigger, trigger):
        return done[number - 1]
    if not trigger.joined or trigger.sense.form not in _VERBS:
        return []
    sentence = reading.sentence_at(trigger.start)
    for earlier in range(number - 1, max(-1, number - 1 - _AROUND), -1):
        before = found[earlier].trigger
        if sentence is None or before.start < sentence.start:
            return []
        acts = before.sense.form in _VERBS and before.sense.subject == "actor"
        if acts and any(role == "actor" for role, _ in done[earlier]):
            return done[earlier]
    return []


def with_places(reading: Reading, phrases: PhraseReader, events: list[Event]) -> list[Event]:
    """The events with the place of the violence in their sentence, where they do harm and have no
    place of their own; and what does harm with the place of that."""
    entities = {m.entity for m in reading.mentions if m.form == "name" and m.entity is not None}
    named = frozenset(
        m.id
        for m in reading.mentions
        if m.form == "name" or m.entity in entities or " " in m.text  # «المنطقة الجنوبية»
    )
    done: list[Event] = []
    for number, event in enumerate(events):
        if event.type in _HARM and event.place is None:
            places = _places_near(reading, events, number, named)
            places = places or _place_told(reading, phrases, event)
            arguments = tuple(Argument("place", mention=place) for place in places)
            place = places[0] if places else None
            event = replace(event, place=place, arguments=(*event.arguments, *arguments))  # noqa: PLW2901
        done.append(event)
    return [_where_harmful(reading, done, number) for number in range(len(done))]


def _where_harmful(reading: Reading, events: list[Event], number: int) -> Event:
    """«غارات تقتل عائلة في X»: what does harm is where the harm is done."""
    event, harm = events[number], events[number + 1 : number + 2]
    if event.place is not None or not harm or harm[0].type not in _HARM or harm[0].place is None:
        return event
    if reading.sentence_at(event.trigger.start) != reading.sentence_at(harm[0].trigger.start):
        return event
    first = reading.token_index(event.trigger.end - 1)
    last = reading.token_index(harm[0].trigger.start)
    if first is None or last is None or last - first > _TO_ITS_VERB:
        return event
    joined = reading.tokens[last].start < harm[0].trigger.start
    if joined or any(token.kind == "mark" for token in reading.tokens[first:last]):
        return event
    told = tuple(argument for argument in harm[0].arguments if argument.role == "place")
    return replace(event, place=harm[0].place, arguments=(*event.arguments, *told))


def with_repelled(reading: Reading, events: list[Event]) -> list[Event]:
    """The repelled attacks' actors as the targets of who repels them, and their places: «تصدى الجيش
    لهجوم شنه التنظيم على البلدة»."""
    done = []
    for number, event in enumerate(events):
        told = {argument.role for argument in event.arguments}
        attack = None
        if event.type == "repel" and "target" not in told:
            attack = _attack_near(reading, events, number)
        if attack is not None:
            actors = {a.mention for a in event.arguments if a.role == "actor"}
            found = [
                Argument("target" if a.role == "actor" else "place", mention=a.mention)
                for a in attack.arguments
                if (a.role == "actor" and a.mention not in actors)
                or (a.role == "place" and "place" not in told)
            ]
            place = event.place or attack.place
            event = replace(event, place=place, arguments=(*event.arguments, *found))  # noqa: PLW2901
        done.append(event)
    return done


def _attack_near(reading: Reading, events: list[Event], number: int) -> Event | None:
    """The attack that is repelled: told right behind, or else before it in the sentence."""
    sentence = reading.sentence_at(events[number].trigger.start)
    if sentence is None:
        return None
    behind = events[number + 1 : number + 2]
    for other in (*behind, *reversed(events[max(0, number - _AROUND) : number])):
        inside = sentence.start <= other.trigger.start < sentence.end
        if inside and other.type in _REPELLED:
            return other
    return None


def _places_near(
    reading: Reading, events: list[Event], number: int, named: frozenset[str]
) -> list[str]:
    """The first place by name of the nearest event of the sentence that has one."""
    sentence = reading.sentence_at(events[number].trigger.start)
    if sentence is None:
        return []
    for other in _nearest_first(events, number):
        if not sentence.start <= other.trigger.start < sentence.end:
            continue
        if other.type in _HARM | _VIOLENCE:
            told = [a.mention for a in other.arguments if a.role == "place"]
            found = [place for place in told if place is not None and place in named]
            if found:
                return found
    return []


def _place_told(reading: Reading, phrases: PhraseReader, event: Event) -> list[str]:
    """The place in which the sentence says that anything was, the nearest to the event."""
    sentence = reading.sentence_at(event.trigger.start)
    if sentence is None:
        return []
    index = reading.token_index(event.trigger.start)
    if index is None:
        return []
    around = reading.tokens[max(0, index - _PLACE_WITHIN) : index + _PLACE_WITHIN]
    here = [token for token in around if sentence.start <= token.start < sentence.end]
    first = index - sum(token.start < event.trigger.start for token in here)
    inside = [
        member.head
        for phrase in phrases.between(first, first + len(here))
        if phrase.preposition in ("في", "ب")
        for member in phrase.members
        if member.head.kind == "place" and member.head.form == "name"
    ]
    nearest = sorted(inside, key=lambda place: abs(place.start - event.trigger.start))
    return [place.id for place in nearest[:1]]


def _nearest_first(events: list[Event], number: int) -> list[Event]:
    """The events round one, the nearest in the text first."""
    here = events[number].trigger
    around = [
        *events[max(0, number - _AROUND) : number],
        *events[number + 1 : number + 1 + _AROUND],
    ]
    return sorted(around, key=lambda other: abs(other.trigger.start - here.start))


def _shared_role(trigger: Trigger) -> Role | None:
    if trigger.sense.form == "participle":
        return trigger.sense.noun
    return "actor" if trigger.sense.subject == "actor" and not trigger.passive else None


def _shares(reading: Reading, words: EventWords, before: Trigger, trigger: Trigger) -> bool:
    """Whether who acts in ``before`` acts in ``trigger`` too: a verb or noun joined to one of its
    kind, after a pronoun, or for whose purpose it is done."""
    sentence = reading.sentence_at(trigger.start)
    if sentence is None or before.start < sentence.start or trigger.index == 0:
        return False
    ahead = reading.tokens[trigger.index - 1].fold
    if ahead in _PRONOUNS or ahead in _PURPOSE:
        return True
    same_kind = (before.sense.form in _VERBS) == (trigger.sense.form in _VERBS)
    if not trigger.joined or not same_kind:
        return False
    between = reading.tokens[before.last + 1 : trigger.index]
    return not any(parts_clauses(token.fold, words) for token in between)
