"""STIX 2.1: a bundle with a report for each article, and what it names and claims.

Persons and organisations are identities, places whose coordinates are known locations, claims and
notes are notes on the report. A claim's confidence is its credibility on the Admiralty scale; its
stance, chain and the reliability of its origin are in a property extension that is defined in the
bundle itself. https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

from desktop.analysis.model import Claim
from desktop.exporting.admiralty import confidence
from desktop.exporting.claim_rows import claim_id, reliability_of
from desktop.exporting.content import Content, ExportedDocument, Remark
from desktop.exporting.identity import document_id, entity_id, uuid_of
from desktop.exporting.json_text import json_bytes
from desktop.exporting.named_entities import NamedEntities, NamedEntity
from desktop.exporting.reading import Reading
from desktop.exporting.writable import writable

_CLASSES = {"person": "individual", "organisation": "organization"}
_RAWI = f"identity--{uuid_of('stix software')}"
EXTENSION = f"extension-definition--{uuid_of('stix attribution 1.0')}"
_SCHEMA = (
    "stance: asserts, alleges, admits, denies, opines or reports. chain: the words of the sources, "
    "from who says it first to who printed it. source_reliability: A to F of the Admiralty scale, "
    "of the first source. information_credibility: 1 to 6 of the Admiralty scale, of the claim."
)

_CREATED = "2020-01-01T00:00:00.000Z"
"""Of every object: versions of one object were created at one moment, as STIX asks, and a case
does not tell when a name was first read. ``modified`` is the moment of the export."""

Objects = Iterator[dict[str, Any]]


def write(content: Content, file: IO[bytes]) -> None:
    """The bundle, an object a line."""
    bundle = {"type": "bundle", "id": f"bundle--{uuid_of(f'{content.case} {content.made}')}"}
    file.write(json_bytes(bundle)[:-1] + b', "objects": [')
    before = b"\n"
    for each in _objects(content):
        file.write(before + json_bytes(each))
        before = b",\n"
    file.write(b"\n]}\n")


def _objects(content: Content) -> Objects:
    made = _moment(content.made)
    named = NamedEntities()
    yield _rawi(made)
    yield _extension(made)
    for document in content.documents():
        reading = Reading(document.analysis)
        yield _report(document, named.take(document, reading), made)
        for claim in document.analysis.claims:
            yield _claim(document, reading, claim, content)
        for number, remark in enumerate(document.remarks):
            report = _report_id(document)
            yield _note(remark, f"{document.digest} {number}", report)
    held = {reference for entity in named if (reference := _reference(entity))}
    for entity in named:
        if _reference(entity):
            yield _named(entity, made)
    for number, remark in enumerate(content.remarks):
        about = _by_name(remark)
        yield _note(remark, f"case {number}", about if about in held else _RAWI)


def _made(kind: str, identity: str, made: str, **properties: Any) -> dict[str, Any]:
    """An object; properties that are None are left out."""
    told = {name: value for name, value in properties.items() if value is not None}
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": identity,
        "created_by_ref": _RAWI,
        "created": min(_CREATED, made),
        "modified": made,
        **told,
    }


def _rawi(made: str) -> dict[str, Any]:
    rawi = _made("identity", _RAWI, made, name="Rawi", identity_class="system")
    del rawi["created_by_ref"]
    return rawi


def _extension(made: str) -> dict[str, Any]:
    return _made(
        "extension-definition",
        EXTENSION,
        made,
        name="Attribution of claims",
        description="Who says it first, who passed it on, and how reliable that source is.",
        schema=_SCHEMA,
        version="1.0",
        extension_types=["property-extension"],
    )


def _report_id(document: ExportedDocument) -> str:
    return f"report--{uuid_of(f'stix {document_id(document.digest)} {document.number}')}"


def _reference(entity: NamedEntity) -> str | None:
    """The id of an entity's object; None where STIX has none for it: it asks a location for its
    coordinates, and knows no weapons."""
    if entity.kind in _CLASSES:
        return f"identity--{uuid_of(f'stix {entity.id}')}"
    if entity.kind in ("place", "facility") and entity.place is not None:
        return f"location--{uuid_of(f'stix {entity.id}')}"
    return None


def _by_name(remark: Remark) -> str | None:
    if remark.entity is None:
        return None
    kind, name = remark.entity
    sort = "identity" if kind in _CLASSES else "location"
    return f"{sort}--{uuid_of(f'stix {entity_id(kind, name)}')}"


def _report(document: ExportedDocument, entities: list[NamedEntity], made: str) -> dict[str, Any]:
    about = document.analysis.document
    named = [reference for entity in entities if (reference := _reference(entity))]
    return _made(
        "report",
        _report_id(document),
        made,
        name=writable(about.title) or document_id(document.digest),
        description=writable(about.text) or None,
        published=_published(about.published) or made,
        lang="ar",
        labels=[writable(about.outlet)] if about.outlet else None,
        object_refs=named or [_RAWI],
    )


def _named(entity: NamedEntity, made: str) -> dict[str, Any]:
    identity = _reference(entity) or ""
    name = writable(entity.name)
    if entity.place is not None and entity.kind not in _CLASSES:
        place = entity.place
        radius = place.radius_km * 1000 if place.radius_km else None
        return _made(
            "location", identity, made,
            name=name, latitude=place.lat, longitude=place.lon, precision=radius,
        )  # fmt: skip
    aliases = "; ".join(map(writable, entity.aliases)) or None
    return _made(
        "identity", identity, made,
        name=name, description=aliases, identity_class=_CLASSES[entity.kind],
    )  # fmt: skip


def _claim(
    document: ExportedDocument, reading: Reading, claim: Claim, content: Content
) -> dict[str, Any]:
    chain = reading.chain(claim)
    grade = document.grade(claim.start, claim.end)
    attribution = {
        "extension_type": "property-extension",
        "stance": claim.stance,
        "chain": [writable(source.text) for source in chain] or None,
        "source_reliability": reliability_of(
            chain[0] if chain else None, reading, content.reliability
        ),
        "information_credibility": grade.credibility if grade else None,
    }
    return _made(
        "note",
        f"note--{uuid_of(f'stix {claim_id(document, claim)} {document.number} {claim.id}')}",
        _moment(content.made),
        content=writable(claim.text),
        abstract=f"{writable(chain[0].text)}: {claim.stance}" if chain else claim.stance,
        authors=[writable(chain[0].text)] if chain else None,
        lang="ar",
        confidence=confidence(grade.credibility if grade else None),
        object_refs=[_report_id(document)],
        extensions={EXTENSION: {k: v for k, v in attribution.items() if v is not None}},
    )


def _note(remark: Remark, of: str, about: str) -> dict[str, Any]:
    return _made(
        "note",
        f"note--{uuid_of(f'stix note {of} {remark.at} {remark.author}')}",
        _moment(datetime.fromisoformat(remark.at)),
        content=writable(remark.text) or "-",
        authors=[writable(remark.author)],
        object_refs=[about],
    )


def _published(moment: str | None) -> str | None:
    """The moment of publication; a day is its beginning in UTC, for STIX knows no days."""
    try:
        return _moment(datetime.fromisoformat(moment)) if moment else None
    except ValueError:
        return None


def _moment(moment: datetime) -> str:
    utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03}Z"
