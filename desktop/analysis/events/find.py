"""Events: triggers with their roles, time, place, polarity and modality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.analysis.events.arguments import arguments_of
from desktop.analysis.events.carrying import carried
from desktop.analysis.events.clauses import Clause
from desktop.analysis.events.contexts import modality_of, polarity_of
from desktop.analysis.events.happenings import Happening, happenings
from desktop.analysis.events.lexicon import EventWords, event_words
from desktop.analysis.events.retellings import link_retellings
from desktop.analysis.events.roles import RoleReader
from desktop.analysis.events.triggers import Trigger, find_triggers
from desktop.analysis.model import Argument, Event, Timex
from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons


def find_events(reading: Reading, lexicons: Lexicons) -> Reading:
    """Find the events of a reading; bylines tell of none."""
    words = event_words(lexicons)
    found = happenings(reading, _outside_bylines(reading, words), words)
    roles = RoleReader(reading, words, found)
    filled = carried(reading, words, found, [roles.read(happening) for happening in found])
    triggers = [happening.trigger for happening in found]
    times = _times(reading, triggers, [roles.clause(happening) for happening in found])
    events = tuple(
        _event(
            reading,
            f"v{number}",
            happening,
            arguments_of(reading, happening.all, filled[number - 1]),
            words,
            times.get(number - 1),
        )
        for number, happening in enumerate(found, 1)
    )
    mentions = {mention.id: mention for mention in reading.mentions}
    return replace(reading, events=link_retellings(events, mentions))


def _outside_bylines(reading: Reading, words: EventWords) -> list[Trigger]:
    bylines = [p for p in reading.document.paragraphs if p.kind == "byline"]
    return [
        trigger
        for trigger in find_triggers(reading, words)
        if not any(p.start <= trigger.start < p.end for p in bylines)
    ]


def _event(
    reading: Reading,
    event_id: str,
    happening: Happening,
    arguments: tuple[Argument, ...],
    words: EventWords,
    time: Timex | None,
) -> Event:
    trigger = happening.trigger
    if time is not None:
        arguments = (*arguments, Argument("time", time=time.id))
    headline = any(
        p.kind == "headline" and p.start <= trigger.start < p.end
        for p in reading.document.paragraphs
    )
    return Event(
        id=event_id,
        type=trigger.sense.type,
        trigger=reading.quote(trigger.start, trigger.end),
        time=time.id if time is not None else None,
        place=next((a.mention for a in arguments if a.role == "place"), None),
        polarity=polarity_of(reading, trigger, words),
        modality=modality_of(reading, trigger, words, headline=headline),
        arguments=arguments,
    )


def _times(reading: Reading, triggers: list[Trigger], clauses: list[Clause]) -> Mapping[int, Timex]:
    """The time of each trigger by its index: the nearest expression of its own clause.

    A time belongs to the verb or noun of its clause that stands nearest before it, else after it.
    """
    found: dict[int, tuple[int, Timex]] = {}
    for time in reading.times:
        first = reading.token_index(time.start)
        if first is None or time.kind == "recurring":
            continue
        inside = [n for n, c in enumerate(clauses) if c.start <= first < c.end]
        before = [n for n in inside if triggers[n].index < first]
        chosen = before[-1:] or inside[:1]
        if chosen and triggers[chosen[0]].sense.form == "noun":
            verbs = [n for n in before if triggers[n].sense.form in ("past", "present")]
            chosen = [*chosen, *verbs[-1:]] if time.kind != "duration" else chosen
        for number in chosen:
            distance = abs(triggers[number].index - first)
            if number not in found or distance < found[number][0]:
                found[number] = (distance, time)
    return {number: time for number, (_, time) in found.items()}
