"""Carrying: what a sentence says once for several events - who acts in the verbs joined by «و»."""

from __future__ import annotations

from desktop.analysis.events.clauses import parts_clauses
from desktop.analysis.events.happenings import Happening
from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.roles import Filled
from desktop.analysis.events.triggers import Trigger
from desktop.analysis.reading import Reading

_VERBS = ("past", "present")


def carried(
    reading: Reading,
    words: EventWords,
    found: list[Happening],
    filled: list[list[Filled]],
) -> list[list[Filled]]:
    """The filled roles of each happening, with the actors that joined events have from the one
    before."""
    done: list[list[Filled]] = []
    for happening, roles in zip(found, filled, strict=True):
        trigger = happening.trigger
        actors = (
            [f for f in done[-1] if f[0] == "actor"]
            if done and _goes_on(reading, words, found[len(done) - 1].trigger, trigger)
            else []
        )
        if trigger.sense.subject == "actor" and not any(role == "actor" for role, _ in roles):
            done.append([*actors, *roles])
        else:
            done.append(roles)
    return done


def _goes_on(reading: Reading, words: EventWords, before: Trigger, trigger: Trigger) -> bool:
    """Whether a joined verb or noun goes on from the one before it, of its own kind."""
    if not trigger.joined:
        return False
    if (before.sense.form in _VERBS) != (trigger.sense.form in _VERBS):
        return False
    sentence = reading.sentence_at(trigger.start)
    if sentence is None or before.start < sentence.start:
        return False
    between = reading.tokens[before.last + 1 : trigger.index]
    return not any(parts_clauses(token.fold, words) for token in between)
