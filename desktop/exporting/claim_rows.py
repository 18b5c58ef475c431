"""Claims as flat rows: what tables, JSON Lines and the formats of other programs share.

A claim is one row, whatever its number of events: who counts rows counts claims. The event that it
tells first is in the row, all of them are by their ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.analysis.model import Claim, Event, Place, Source
from desktop.analysis.text.fold import fold_word
from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.identity import span_id
from desktop.exporting.reading import Reading
from desktop.exporting.row_fields import article_fields, time_and_number


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its attribution, what it tells first, and where it stands.

    Attributes:
        id: holds outside of the case.
        origin: who says it first; "" where nobody is named.
        origin_kind: a SourceKind, "unknown" without an origin.
        origin_named: whether the origin is named, and not «a military source».
        chain: the words of all sources, from the origin to who printed it.
        reliability: the grade of the origin, "A" to "F", None: not graded.
        credibility: of the claim, "1" to "6", None: not graded.
        event, polarity, modality: of the first event; None where it tells none.
        actor, target, place: names, several joined by a semicolon.
        latitude, longitude, radius_km: of the place where the gazetteer knows one.
        earliest, latest, edtf: of the event's time, ISO 8601 and EDTF.
        low, high, counted: the number of the event.
        start, end: of the claim's words, in characters of the article's text.
        report: the number of the first article that prints the same report.
    """

    id: str
    origin: str
    origin_kind: str
    origin_named: bool
    side: str | None
    chain: tuple[str, ...]
    stance: str
    quoted: bool
    hedges: tuple[str, ...]
    reliability: str | None
    credibility: str | None
    confirmed: bool
    events: tuple[str, ...]
    event: str | None
    trigger: str | None
    polarity: str | None
    modality: str | None
    actor: str
    target: str
    place: str
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    time: str
    earliest: str | None
    latest: str | None
    edtf: str | None
    low: float | None
    high: float | None
    approximate: bool | None
    counted: str
    text: str
    start: int
    end: int
    document: str
    number: int
    report: int
    title: str
    outlet: str | None
    published: str | None
    file: str | None


def claim_rows(content: Content) -> Iterator[ClaimRow]:
    """All claims, in order of the articles and of their texts."""
    for document in content.documents():
        yield from claims_of(document, Reading(document.analysis), content.reliability)


def claims_of(
    document: ExportedDocument, reading: Reading, grades: Mapping[tuple[str, str], str]
) -> Iterator[ClaimRow]:
    """The claims of one article; ``grades``: of sources, as the content has them."""
    for claim in document.analysis.claims:
        yield _row(document, reading, claim, grades)


def claim_id(document: ExportedDocument, claim: Claim) -> str:
    """Of a claim, whatever its number in the reading is."""
    return span_id("claim", document.digest, claim.start, claim.end)


def event_id(document: ExportedDocument, event: Event) -> str:
    """Of an event, whatever its number in the reading is."""
    trigger = event.trigger
    return span_id("event", document.digest, trigger.start, trigger.end, event.type)


def reliability_of(
    source: Source | None, reading: Reading, grades: Mapping[tuple[str, str], str]
) -> str | None:
    """The grade of a source, which is kept by kind and folded name."""
    if source is None:
        return None
    entity = reading.entities.get(source.entity or "")
    key = (entity.kind, entity.name) if entity else ("source", source.text)
    return grades.get((key[0], fold_word(key[1])))


def _row(
    document: ExportedDocument,
    reading: Reading,
    claim: Claim,
    grades: Mapping[tuple[str, str], str],
) -> ClaimRow:
    chain = reading.chain(claim)
    origin = chain[0] if chain else None
    entity = reading.entities.get(origin.entity or "") if origin else None
    events = reading.events_of(claim)
    first = events[0] if events else None
    where = reading.place_of(first) if first else None
    place = (where.place if where else None) or Place(None, None, None, None)
    grade = document.grade(claim.start, claim.end)
    return ClaimRow(
        id=claim_id(document, claim),
        origin=(entity.name if entity else origin.text) if origin else "",
        origin_kind=origin.kind if origin else "unknown",
        origin_named=bool(origin and origin.named),
        side=entity.side if entity else None,
        chain=tuple(source.text for source in chain),
        stance=claim.stance,
        quoted=claim.quoted,
        hedges=tuple(hedge.text for hedge in claim.hedges),
        reliability=reliability_of(origin, reading, grades),
        credibility=grade.credibility if grade else None,
        confirmed=bool(grade and grade.confirmed),
        events=tuple(event_id(document, event) for event in events),
        event=first.type if first else None,
        trigger=first.trigger.text if first else None,
        polarity=first.polarity if first else None,
        modality=first.modality if first else None,
        actor="; ".join(reading.names(first, "actor")) if first else "",
        target="; ".join(reading.names(first, "target", "victim", "object")) if first else "",
        place=where.name if where else "",
        latitude=place.lat,
        longitude=place.lon,
        radius_km=place.radius_km,
        **time_and_number(reading, first),
        text=claim.text,
        start=claim.start,
        end=claim.end,
        **article_fields(document),
    )
