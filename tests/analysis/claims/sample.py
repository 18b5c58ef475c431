"""Readings of small texts of our own, with the names and events that a test says are in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from desktop.analysis.claims.claims import find_claims
from desktop.analysis.claims.conflicts import find_conflicts
from desktop.analysis.claims.sources import find_sources
from desktop.analysis.model import (
    Argument,
    Article,
    Claim,
    Entity,
    Event,
    EventType,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Quantity,
    Quote,
    Role,
)
from desktop.analysis.reading import Reading
from desktop.analysis.text.document import begin_reading
from resources.lexicons import load

OUTLET = "الشاطئ"


def places_of(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def read(
    text: str, names: Mapping[str, MentionKind] | None = None, outlet: str | None = OUTLET
) -> Reading:
    """A text with its sources and claims; each of ``names`` is an entity wherever it stands."""
    return claimed(named(text, names, outlet))


def named(
    text: str, names: Mapping[str, MentionKind] | None = None, outlet: str | None = OUTLET
) -> Reading:
    reading = begin_reading(Article(text, outlet=outlet), load())
    mentions: list[Mention] = []
    entities: list[Entity] = []
    for number, (name, kind) in enumerate((names or {}).items(), 1):
        own = [
            Mention(f"m{number}_{at}", at, at + len(name), name, kind, "name", f"e{number}",
                    "gazetteer", 1.0)
            for at in places_of(name, text)
        ]  # fmt: skip
        mentions += own
        entities.append(Entity(f"e{number}", kind, name, (), tuple(m.id for m in own)))
    return replace(reading, mentions=tuple(mentions), entities=tuple(entities))


def claimed(reading: Reading) -> Reading:
    return find_claims(find_sources(reading, load()), load())


def compared(reading: Reading) -> Reading:
    return find_conflicts(claimed(reading), load())


def event(
    reading: Reading, kind: EventType, trigger: str, *roles: tuple[Role, str],
    polarity: Polarity = "affirmed", modality: Modality = "actual",
) -> Reading:  # fmt: skip
    """The reading with one more event; ``roles`` fill it with the mention of that text that stands
    nearest to the trigger."""
    at = next(places_of(trigger, reading.text))
    arguments = []
    for role, name in roles:
        nearest = min(
            (m for m in reading.mentions if m.text == name), key=lambda m: abs(m.start - at)
        )
        arguments.append(Argument(role, mention=nearest.id))
    new = Event(
        f"v{len(reading.events) + 1}", kind, Quote(at, at + len(trigger), trigger), None, None,
        polarity, modality, tuple(arguments),
    )  # fmt: skip
    return replace(reading, events=(*reading.events, new))


def quantity(reading: Reading, words: str, number: float, what: str) -> Reading:
    at = next(places_of(words, reading.text))
    new = Quantity(
        f"q{len(reading.quantities) + 1}", at, at + len(words), words, number, number,
        approximate=False, what=what, unit=None,
    )  # fmt: skip
    return replace(reading, quantities=(*reading.quantities, new))


def chain(reading: Reading, claim: Claim) -> str:
    """The voices of a claim but the outlet, the origin first."""
    texts = {source.id: source.text for source in reading.sources}
    return " < ".join(texts[voice] for voice in claim.chain[:-1])


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """(chain, stance, proposition) of every claim."""
    return [(chain(reading, claim), claim.stance, claim.text) for claim in reading.claims]
