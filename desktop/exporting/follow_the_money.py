"""FollowTheMoney entities as JSON Lines, for OpenAleph.

Articles are Article; persons Person, organisations Organization, places and facilities Address;
relations UnknownLink; events Event; claims and notes Note. Each has its articles as ``proof``. The
model has nothing for weapons and other names: they stay in the texts. Days only: a time of day is
cut. https://followthemoney.tech/explorer/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from desktop.analysis.model import Claim, Event, MentionKind
from desktop.exporting.claim_rows import claim_id, event_id
from desktop.exporting.content import Content, ExportedDocument, Remark
from desktop.exporting.event_words import as_told
from desktop.exporting.identity import document_id, entity_id, span_id
from desktop.exporting.json_text import json_bytes
from desktop.exporting.named_entities import NamedEntities, NamedEntity, id_of
from desktop.exporting.reading import Reading
from desktop.exporting.writable import writable
from desktop.look.translation import Words

SCHEMATA: dict[MentionKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Address",
    "facility": "Address",
}
_DAY = len("2021-05-03")

Values = Iterable[str | None]


def write(content: Content, file: IO[bytes]) -> None:
    """An entity a line: articles with what they tell first, then who and where is named."""
    for entity in _entities(content):
        file.write(json_bytes(entity) + b"\n")


def _entities(content: Content) -> Iterator[dict[str, Any]]:
    named = NamedEntities()
    for document in content.documents():
        reading = Reading(document.analysis)
        named.take(document, reading)
        yield _article(document)
        for event in document.analysis.events:
            yield _event(document, reading, event, content.words)
        for claim in document.analysis.claims:
            yield _claim(document, reading, claim)
        for number, remark in enumerate(document.remarks):
            yield _note(remark, f"{document.digest} {number}", document_id(document.digest))
    for entity in named:
        if entity.kind in SCHEMATA:
            yield _named(entity)
            yield from _links(entity, named)
    for number, remark in enumerate(content.remarks):
        about = entity_id(*remark.entity) if remark.entity else None
        yield _note(remark, str(number), about if about and about in named else None)


def _made(schema: str, identity: str, properties: Mapping[str, Values]) -> dict[str, Any]:
    told = {name: _clean(values) for name, values in properties.items()}
    return {
        "id": identity,
        "schema": schema,
        "properties": {name: values for name, values in told.items() if values},
    }


def _clean(values: Values) -> list[str]:
    """Each value once; a value is never empty."""
    return list(dict.fromkeys(writable(value) for value in values if value and value.strip()))


def _article(document: ExportedDocument) -> dict[str, Any]:
    about = document.analysis.document
    return _made(
        "Article",
        document_id(document.digest),
        {
            "title": [about.title],
            "name": [about.title],
            "fileName": [document.file or f"article-{document.number}.txt"],
            "mimeType": ["text/plain"],
            "language": ["ara"],
            "publisher": [about.outlet],
            "publishedAt": [_day(about.published)],
            "bodyText": [about.text],
        },
    )


def _named(entity: NamedEntity) -> dict[str, Any]:
    place = entity.place
    where: dict[str, Values] = {}
    if SCHEMATA[entity.kind] == "Address":
        where["full"] = [entity.name]
        if place is not None:
            where |= {"latitude": [str(place.lat)], "longitude": [str(place.lon)]}
    proof = [document_id(digest) for digest in entity.documents]
    return _made(
        SCHEMATA[entity.kind],
        entity.id,
        {"name": [entity.name], "alias": entity.aliases, "proof": proof, **where},
    )


def _links(entity: NamedEntity, named: NamedEntities) -> Iterator[dict[str, Any]]:
    kinds = {each.id: each.kind for each in named}
    for kind, other in entity.relations:
        if kinds.get(other) in SCHEMATA:
            yield _made(
                "UnknownLink",
                span_id("relation", entity.id, 0, 0, kind, other),
                {"subject": [entity.id], "object": [other], "role": [kind]},
            )


def _event(
    document: ExportedDocument, reading: Reading, event: Event, words: Words
) -> dict[str, Any]:
    time, place = reading.time_of(event), reading.place_of(event)
    called = " ".join(filter(None, (event.trigger.text, place.name if place else "")))
    involved = [reading.entity_of(argument.mention) for argument in event.arguments]
    parties = [e for e in involved if e is not None and e.kind in ("person", "organisation")]
    named = {m.entity for m in document.analysis.mentions if m.form == "name"}
    return _made(
        "Event",
        event_id(document, event),
        {
            "name": [as_told(called, event.polarity, event.modality, words)],
            "summary": _telling(reading, event),
            "startDate": [_day(time.earliest) if time else None],
            "endDate": [_day(time.latest) if time else None],
            "location": [place.name if place else None],
            "addressEntity": [id_of(place)] if place and place.id in named else [],
            "involved": [id_of(each) for each in parties if each.id in named],
            "keywords": [event.type, event.polarity, event.modality],
            "proof": [document_id(document.digest)],
        },
    )


def _telling(reading: Reading, event: Event) -> list[str]:
    """The claims that an event is told in: it is no more certain than they are."""
    return [_told(reading, c) for c in reading.analysis.claims if event.id in c.events]


def _claim(document: ExportedDocument, reading: Reading, claim: Claim) -> dict[str, Any]:
    article = document_id(document.digest)
    grade = document.grade(claim.start, claim.end)
    return _made(
        "Note",
        claim_id(document, claim),
        {
            "name": [claim.text],
            "description": [_told(reading, claim)],
            "keywords": [claim.stance, grade.credibility if grade else None],
            "entity": [article],
            "proof": [article],
        },
    )


def _told(reading: Reading, claim: Claim) -> str:
    """Who says what, first to last."""
    chain = " ← ".join(source.text for source in reading.chain(claim))
    return f"{chain}: {claim.text}" if chain else claim.text


def _note(remark: Remark, of: str, about: str | None) -> dict[str, Any]:
    return _made(
        "Note",
        span_id("note", of, remark.start or 0, remark.end or 0, remark.at, remark.author),
        {
            "name": [remark.text],
            "description": [f"{remark.text} ({remark.author}, {remark.at[:_DAY]})"],
            "entity": [about],
        },
    )


def _day(moment: str | None) -> str | None:
    return moment[:_DAY] if moment else None
