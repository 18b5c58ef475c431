"""Readings of sentences for the tests of the engine."""

from __future__ import annotations

from desktop.analysis.model import Analysis, Article, Entity, Event, Mention
from desktop.analysis.pipeline import analyse
from resources.lexicons import load


def read(text: str, *, outlet: str | None = None, published: str | None = None) -> Analysis:
    return analyse(Article(text, outlet=outlet, published=published), load())


def names(analysis: Analysis) -> list[tuple[str, str]]:
    """(text, kind) of the name mentions in order."""
    return [(m.text, m.kind) for m in analysis.mentions if m.form == "name"]


def mention(analysis: Analysis, text: str, number: int = 0) -> Mention:
    return [m for m in analysis.mentions if m.text == text][number]


def entity_of(analysis: Analysis, text: str, number: int = 0) -> Entity | None:
    found = mention(analysis, text, number).entity
    return next((e for e in analysis.entities if e.id == found), None)


def event(analysis: Analysis, trigger: str) -> Event:
    return next(e for e in analysis.events if e.trigger.text == trigger)


def roles(analysis: Analysis, told: Event) -> set[tuple[str, str]]:
    """(role, words) of an event's arguments."""
    words = {mention.id: mention.text for mention in analysis.mentions}
    words |= {quantity.id: quantity.text for quantity in analysis.quantities}
    words |= {time.id: time.text for time in analysis.times}
    return {
        (a.role, words[a.mention or a.quantity or a.time or ""])
        for a in told.arguments
        if a.event is None
    }
