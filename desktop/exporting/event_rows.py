"""Events as flat rows: what tables, maps, timelines and formats of other programs share.

An event is a row for each article that tells it, with who says so: whether two articles tell of the
same one is for whoever reads them to judge. A reprint names the article that it repeats.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.analysis.model import Claim, Event
from desktop.exporting.claim_rows import claim_id, event_id
from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.identity import entity_id
from desktop.exporting.reading import Reading
from desktop.exporting.row_fields import article_fields, time_and_number
from desktop.exporting.whereabouts import Whereabouts, whereabouts
from desktop.geodesy import Derived


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as one article tells it.

    Attributes:
        id: holds outside of the case.
        actor, partner, target, instrument, origin, destination: names, several joined by a
            semicolon.
        place: what the place is called; ``place_id``: the entity's.
        where: where it lies; None: not known.
        earliest, latest, edtf: ISO 8601 and EDTF, None where open.
        low, high, counted: its number.
        claims: ids of those that tell it; ``said_by``: their origins, as far as they are named;
            ``stances``: their own; ``words``: of the first of them.
        same_as: the id of an earlier event of the article that it is.
        start, end: of its trigger, in characters of the article's text.
        report: the number of the first article that prints the same report.
    """

    id: str
    event: str
    trigger: str
    polarity: str
    modality: str
    actor: str
    partner: str
    target: str
    instrument: str
    origin: str
    destination: str
    place: str
    place_id: str | None
    where: Whereabouts | None
    time: str
    earliest: str | None
    latest: str | None
    edtf: str | None
    low: float | None
    high: float | None
    approximate: bool | None
    counted: str
    claims: tuple[str, ...]
    said_by: tuple[str, ...]
    stances: tuple[str, ...]
    words: str
    same_as: str | None
    start: int
    end: int
    document: str
    number: int
    report: int
    title: str
    outlet: str | None
    published: str | None
    file: str | None

    @property
    def point(self) -> Derived | None:
        """Where it lies, without the words."""
        return self.where.at if self.where else None


def event_rows(content: Content) -> Iterator[EventRow]:
    """All events, in order of the articles and of their texts."""
    for document in content.documents():
        yield from events_of(document, Reading(document.analysis))


def events_of(document: ExportedDocument, reading: Reading) -> Iterator[EventRow]:
    """The events of one article."""
    telling: dict[str, list[Claim]] = defaultdict(list)
    for claim in document.analysis.claims:
        for told in claim.events:
            telling[told].append(claim)
    for event in document.analysis.events:
        yield _row(document, reading, event, telling.get(event.id, []))


def _row(
    document: ExportedDocument, reading: Reading, event: Event, telling: list[Claim]
) -> EventRow:
    place = reading.place_of(event)
    same = reading.events.get(event.same_as or "")

    def names(*roles: str) -> str:
        return "; ".join(reading.names(event, *roles))  # type: ignore[arg-type]

    return EventRow(
        id=event_id(document, event),
        event=event.type,
        trigger=event.trigger.text,
        polarity=event.polarity,
        modality=event.modality,
        actor=names("actor"),
        partner=names("partner"),
        target=names("target", "victim", "object"),
        instrument=names("instrument"),
        origin=names("origin"),
        destination=names("destination"),
        place=place.name if place else "",
        place_id=entity_id(place.kind, place.name) if place else None,
        where=whereabouts(reading, place) if place else None,
        **time_and_number(reading, event),
        claims=tuple(claim_id(document, claim) for claim in telling),
        said_by=_origins(reading, telling),
        stances=tuple(dict.fromkeys(claim.stance for claim in telling)),
        words=telling[0].text if telling else "",
        same_as=event_id(document, same) if same else None,
        start=event.trigger.start,
        end=event.trigger.end,
        **article_fields(document),
    )


def _origins(reading: Reading, telling: list[Claim]) -> tuple[str, ...]:
    firsts = (chain[0] for claim in telling if (chain := reading.chain(claim)))
    named = ((reading.entities.get(one.entity or ""), one.text) for one in firsts)
    found = (entity.name if entity else words for entity, words in named)
    return tuple(dict.fromkeys(filter(None, found)))
