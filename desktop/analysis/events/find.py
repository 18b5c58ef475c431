"""Events: triggers with their roles, time, place, polarity and modality."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.events.arguments import ArgumentReader
from desktop.analysis.events.carrying import with_actors, with_places, with_repelled
from desktop.analysis.events.clauses import Clause
from desktop.analysis.events.contexts import modality_of, polarity_of
from desktop.analysis.events.dating import dated, own_times, planned_by_time
from desktop.analysis.events.digests import of_digest
from desktop.analysis.events.governed import Filled
from desktop.analysis.events.happenings import Happening, happenings
from desktop.analysis.events.kinds import KindReader
from desktop.analysis.events.lexicon import EventWords, event_words
from desktop.analysis.events.retellings import link_retellings
from desktop.analysis.events.roles import RoleReader
from desktop.analysis.events.triggers import Trigger, find_triggers
from desktop.analysis.model import Argument, Event, EventType, Timex
from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons


def find_events(reading: Reading, lexicons: Lexicons) -> Reading:
    """Find the events of a reading; bylines and the lists of a page tell of none."""
    words = event_words(lexicons)
    found = happenings(reading, _of_the_article(reading, words), words)
    roles, kinds = RoleReader(reading, words, found), KindReader(reading)
    reader = ArgumentReader(reading, lexicons)
    filled = with_actors(reading, words, found, [roles.read(h) for h in found], roles.voice.unnamed)
    triggers = [happening.trigger for happening in found]
    times = own_times(reading, words, triggers, [roles.clause(happening) for happening in found])
    events = [
        _event(
            reading,
            f"v{number}",
            happening,
            kinds.kind_of(happening.trigger, told),
            _arguments(reader, happening, told, time, roles.clause(happening)),
            words,
        )
        for number, (happening, told, time) in enumerate(zip(found, filled, times, strict=True), 1)
    ]
    mentions = {mention.id: mention for mention in reading.mentions}
    linked = link_retellings(
        tuple(with_places(reading, roles.phrases, with_repelled(reading, events))), mentions
    )
    told = of_digest(reading, lexicons, dated(reading, words, linked))
    return replace(reading, events=planned_by_time(reading, told))


def _of_the_article(reading: Reading, words: EventWords) -> list[Trigger]:
    return [
        trigger
        for trigger in find_triggers(reading, words)
        if not reading.in_byline(trigger.start) and not reading.in_page(trigger.start)
    ]


def _arguments(
    reader: ArgumentReader,
    happening: Happening,
    filled: list[Filled],
    time: Timex | None,
    clause: Clause,
) -> tuple[Argument, ...]:
    found = reader.read(happening.all, filled, clause)
    return found if time is None else (*found, Argument("time", time=time.id))


def _event(
    reading: Reading,
    event_id: str,
    happening: Happening,
    kind: EventType,
    arguments: tuple[Argument, ...],
    words: EventWords,
) -> Event:
    trigger = happening.trigger
    paragraph = reading.paragraph_at(trigger.start)
    headline = paragraph is not None and paragraph.kind == "headline"
    return Event(
        id=event_id,
        type=kind,
        trigger=reading.quote(trigger.start, trigger.end),
        time=next((a.time for a in arguments if a.role == "time"), None),
        place=next((a.mention for a in arguments if a.role == "place"), None),
        polarity=polarity_of(reading, trigger, words),
        modality=modality_of(reading, trigger, words, headline=headline),
        arguments=arguments,
    )
