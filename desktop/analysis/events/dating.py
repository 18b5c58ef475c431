"""Dating: which time expression tells when an event was.

An event's own time is an argument of it. What the sentence or a retelling says of the time of
another is only its ``time``: concluded, not said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.analysis.events.clauses import Clause
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.model import Event, Timex
from desktop.analysis.reading import Reading

_VERBS = ("past", "present")


def own_times(
    reading: Reading, triggers: Sequence[Trigger], clauses: Sequence[Clause]
) -> list[Timex | None]:
    """The time that each trigger is told with, the nearest where there are more.

    A time belongs to the verb or noun of its clause that stands nearest before it, else after it;
    outside of all clauses («الذي …») to the nearest before it in its sentence.
    """
    found: dict[int, tuple[int, Timex]] = {}
    for time in reading.times:
        first = reading.token_index(time.start)
        if first is None or time.kind == "recurring":
            continue
        for number in _chosen(reading, time, first, triggers, clauses):
            distance = abs(triggers[number].index - first)
            if number not in found or distance < found[number][0]:
                found[number] = (distance, time)
    return [found[number][1] if number in found else None for number in range(len(triggers))]


def _chosen(
    reading: Reading,
    time: Timex,
    first: int,
    triggers: Sequence[Trigger],
    clauses: Sequence[Clause],
) -> list[int]:
    inside = [n for n, c in enumerate(clauses) if c.start <= first < c.end]
    if not inside:
        sentence = reading.sentence_at(time.start)
        floor = sentence.start if sentence is not None else time.start
        return [n for n, t in enumerate(triggers) if floor <= t.start and t.index < first][-1:]
    before = [n for n in inside if triggers[n].index < first]
    chosen = before[-1:] or inside[:1]
    if triggers[chosen[0]].sense.form == "noun" and time.kind != "duration":
        verbs = [n for n in before if triggers[n].sense.form in _VERBS]
        return [*chosen, *verbs[-1:]]
    return chosen


def dated(reading: Reading, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with the time that their sentence gives to the ones before them, or another
    telling of the same to them."""
    kinds = {time.id: time.kind for time in reading.times}
    found: list[Event] = []
    sentence, time = None, None
    for event in events:
        here = reading.sentence_at(event.trigger.start)
        if here != sentence:
            sentence, time = here, None
        if event.time is None and time is not None:
            event = replace(event, time=time)  # noqa: PLW2901 - the dated event
        if event.time is not None and kinds[event.time] != "duration":
            time = event.time
        found.append(event)
    return _as_retold(found)


def _as_retold(events: Sequence[Event]) -> tuple[Event, ...]:
    told = {event.id: event.time for event in events}
    for event in events:
        if event.same_as is not None and told[event.same_as] is None:
            told[event.same_as] = event.time
    return tuple(
        event if event.time is not None else replace(event, time=told[event.same_as or event.id])
        for event in events
    )
