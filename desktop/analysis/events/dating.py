"""Dating: which time expression tells when an event was.

An event's own time is an argument of it. What the sentence or a retelling says of the time of
another is only its ``time``: concluded, not said of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.analysis.events.clauses import Clause, parts_clauses
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Event, TimeKind, Timex
from desktop.analysis.reading import Reading
from desktop.analysis.text.span_index import SpanIndex

_VERBS = ("past", "present")
# From a time back to the verb of saying whose it is, in tokens.
_SAID_WITHIN = 10
# «أن …» and «إن …», folded.
_THAT = frozenset(("ان", "انه", "انها", "انهم"))
# Harm is done when the sentence says that the violence was; of other events it need not say so.
_HARM = frozenset(("killing", "injury", "destruction", "strike", "bombing"))
_COMMAS = ("،", ",")
_JOINING = ("و", "ف")
_HURT = frozenset(("killing", "injury", "destruction"))
_VIOLENCE = frozenset(("strike", "bombing", "attack", "clash", "accident"))
# How «متأثراً بجراحه», «متأثرة …» begin, folded.
_OF_WOUNDS = "متاثر"


def own_times(
    reading: Reading, words: EventWords, triggers: Sequence[Trigger], clauses: Sequence[Clause]
) -> list[Timex | None]:
    """The time that each trigger is told with, the nearest where there are more.

    A time belongs to the verb or noun of its clause that stands nearest before it, else after it;
    outside of all clauses («الذي …») to the nearest before it in its sentence.
    """
    found: dict[int, tuple[int, Timex]] = {}
    told = _Told(triggers, clauses)
    for time in reading.times:
        first = reading.token_index(time.start)
        if first is None or time.kind == "recurring" or _is_age(reading, words, time, first):
            continue
        for number in _chosen(reading, words, time, first, told):
            if first < triggers[number].index and _of_saying(reading, words, first):
                continue
            distance = abs(triggers[number].index - first)
            if number not in found or distance < found[number][0]:
                found[number] = (distance, time)
    return [found[number][1] if number in found else None for number in range(len(triggers))]


def _is_age(reading: Reading, words: EventWords, time: Timex, first: int) -> bool:
    """Whether a length of time is no time of an event: «طفل يبلغ 12 عاماً», not «خلال يومين»."""
    before = reading.tokens[first - 1].fold if first else ""
    return time.kind == "duration" and before not in words.lasting


def _of_saying(reading: Reading, words: EventWords, first: int) -> bool:
    """«أعلن الوزير، أمس، مقتل …»: what stands behind a verb of saying, before what is said, is the
    time of saying."""
    sentence = reading.sentence_at(reading.tokens[first].start)
    for index in range(first - 1, max(-1, first - 1 - _SAID_WITHIN), -1):
        token = reading.tokens[index]
        if sentence is None or token.start < sentence.start:
            return False
        if token.fold.removeprefix("و") in words.saying:
            return True
        if parts_clauses(token.fold, words):
            return False
    return False


@dataclass(frozen=True, slots=True)
class _NumberedClause:
    start: int
    end: int
    number: int


class _Told:
    """The triggers with their clauses, by the tokens where they stand."""

    def __init__(self, triggers: Sequence[Trigger], clauses: Sequence[Clause]) -> None:
        self.triggers = triggers
        self._indices = [trigger.index for trigger in triggers]
        self._clauses = SpanIndex(
            _NumberedClause(clause.start, clause.end, number)
            for number, clause in enumerate(clauses)
        )

    def inside(self, token: int) -> list[int]:
        """The numbers of those in whose clause a token stands."""
        return sorted(clause.number for clause in self._clauses.round(token))

    def last_before(self, token: int, floor: int) -> list[int]:
        """The number of the last before a token that begins at or behind a character, if any."""
        number = bisect_left(self._indices, token) - 1
        return [number] if number >= 0 and self.triggers[number].start >= floor else []


def _said_between(reading: Reading, words: EventWords, trigger: int, first: int) -> bool:
    """Whether «أن …» between them says something else, or «حسب ما أفاد …» who said it: its time is
    not the event's before it."""
    between = [token.fold for token in reading.tokens[trigger + 1 : first]]
    last = max((at for at, word in enumerate(between) if word in _COMMAS), default=-1)
    reported = any(word in words.reporting for word in between[last + 1 :])
    return reported or any(word in _THAT for word in between)


def _chosen(reading: Reading, words: EventWords, time: Timex, first: int, told: _Told) -> list[int]:
    triggers, inside = told.triggers, told.inside(first)
    if not inside:
        sentence = reading.sentence_at(time.start)
        last = told.last_before(first, sentence.start if sentence is not None else time.start)
        return [n for n in last if not _said_between(reading, words, triggers[n].index, first)]
    before = [n for n in inside if triggers[n].index < first]
    chosen = before[-1:] or inside[:1]
    if triggers[chosen[0]].sense.form == "noun" and time.kind != "duration":
        verbs = [n for n in before if triggers[n].sense.form in _VERBS]
        return [*chosen, *verbs[-1:]]
    return chosen


def dated(reading: Reading, words: EventWords, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with the time that their sentence gives to the ones before them or to what did
    the harm, or another telling of the same to them."""
    kinds = {time.id: time.kind for time in reading.times}
    found: list[Event] = []
    sentence, time = None, None
    for event in events:
        here = reading.sentence_at(event.trigger.start)
        if here != sentence:
            sentence, time = here, None
        if event.time is None and time is not None and event.type in _HARM:
            event = replace(event, time=time)  # noqa: PLW2901 - the dated event
        if event.time is not None and kinds[event.time] != "duration":
            time = event.time
        found.append(event)
    return _as_retold(_coordinated(reading, _done(reading, words, found, kinds)))


def planned_by_time(reading: Reading, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, those planned that are dated behind the day of publication."""
    published = reading.document.published
    if published is None:
        return tuple(events)
    begins = {time.id: time.earliest or "" for time in reading.times}
    return tuple(
        replace(event, modality="planned")
        if event.modality in ("actual", "ongoing")
        and begins.get(event.time or "", "")[:10] > published
        else event
        for event in events
    )


def _done(
    reading: Reading, words: EventWords, events: Sequence[Event], kinds: Mapping[str, TimeKind]
) -> list[Event]:
    """«مقتل ثلاثة إثر قصف يوم أمس», «بقصف أمس»: harm is of the time of what did it."""
    found = list(events)
    for number, (harm, cause) in enumerate(pairwise(events)):
        timed = cause.time is not None and kinds[cause.time] != "duration"
        if harm.time is None and timed and _did(reading, words, harm, cause):
            found[number] = replace(harm, time=cause.time)
    return found


def _did(reading: Reading, words: EventWords, harm: Event, cause: Event) -> bool:
    """Whether the violence told behind some harm did it; who died of wounds died later."""
    if harm.type not in _HURT or cause.type not in _VIOLENCE:
        return False
    first = reading.token_index(harm.trigger.start)
    last = reading.token_index(cause.trigger.start)
    same = reading.sentence_at(harm.trigger.start) == reading.sentence_at(cause.trigger.start)
    if first is None or last is None or not same or first >= last:
        return False
    between = [token.fold for token in reading.tokens[first + 1 : last]]
    if any(word.startswith(_OF_WOUNDS) for word in between):
        return False
    token = reading.tokens[last]
    by = token.start < cause.trigger.start and token.fold.startswith("ب")
    return by or bool(between and between[-1] in words.causal)


def _coordinated(reading: Reading, events: Sequence[Event]) -> list[Event]:
    """«قُتل ثلاثة وجُرح خمسة أمس»: a time that follows two joined verbs of harm is of both."""
    found = list(events)
    for number in range(len(found) - 1, 0, -1):
        event, before = found[number], found[number - 1]
        both = {event.type, before.type} <= _HARM and event.time is not None
        if both and before.time is None and _joined(reading, before, event):
            found[number - 1] = replace(before, time=event.time)
    return found


def _joined(reading: Reading, first: Event, second: Event) -> bool:
    same = reading.sentence_at(first.trigger.start) == reading.sentence_at(second.trigger.start)
    index = reading.token_index(second.trigger.start)
    if not same or index is None:
        return False
    token = reading.tokens[index]
    return token.start < second.trigger.start and token.fold.startswith(_JOINING)


def _as_retold(events: Sequence[Event]) -> tuple[Event, ...]:
    told = {event.id: event.time for event in events}
    for event in events:
        if event.same_as is not None and told[event.same_as] is None:
            told[event.same_as] = event.time
    return tuple(
        event if event.time is not None else replace(event, time=told[event.same_as or event.id])
        for event in events
    )
