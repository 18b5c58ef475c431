"""UIMA CAS: a zip with an XMI file for each article and the type system of all.

What INCEpTION, WebAnno and Recogito read ("UIMA CAS XMI"). Names are DKPro's layer of named
entities, whatever is called a name, a nominal or a pronoun; claims, events, times, numbers and
notes have layers of ours. Offsets in the file are UTF-16 code units, as Java has them; cassis
converts. https://docs.oasis-open.org/uima/v1.0/uima-v1.0.html
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from typing import IO, Any

from cassis import Cas, TypeSystem

from desktop.exporting import cas_types
from desktop.exporting.claim_rows import claim_id, event_id, reliability_of
from desktop.exporting.conll import TAGS
from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.identity import document_id, entity_id
from desktop.exporting.paragraph_tokens import paragraph_tokens
from desktop.exporting.reading import Reading
from desktop.exporting.writable import writable

Layer = tuple[str, int, int, Mapping[str, object]]
"""A type, a span in characters, and features."""


def write(content: Content, file: IO[bytes]) -> None:
    """The archive. Articles are named by their numbers in the case."""
    types = cas_types.layers()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("TypeSystem.xml", types.to_xml())
        for document in content.documents():
            cas = _cas(document, content, types)
            archive.writestr(f"article-{document.number:05}.xmi", cas.to_xmi())


def _cas(document: ExportedDocument, content: Content, types: TypeSystem) -> Cas:
    about = document.analysis.document
    cas = Cas(types)
    cas.sofa_string = writable(about.text)
    cas.sofa_mime = "text/plain"
    cas.add(_meta(document, types))
    for name, start, end, features in _layers(document, content):
        cas.add(_structure(types, name, begin=start, end=end, **features))
    return cas


def _structure(types: TypeSystem, name: str, **features: object) -> Any:
    told = {key: _plain(value) for key, value in features.items() if value is not None}
    return types.get_type(name)(**told)


def _plain(value: object) -> object:
    return writable(value) if isinstance(value, str) else value


def _meta(document: ExportedDocument, types: TypeSystem) -> Any:
    about = document.analysis.document
    return _structure(
        types,
        cas_types.META,
        begin=0,
        end=len(about.text),
        language="ar",
        documentTitle=about.title,
        documentId=document_id(document.digest),
    )


def _layers(document: ExportedDocument, content: Content) -> Iterator[Layer]:
    yield from _words(document)
    yield from _mentions(document)
    yield from _claims(document, content)
    yield from _events(document)
    for time in document.analysis.times:
        yield (
            cas_types.TIME, time.start, time.end,
            {"value": time.kind, "earliest": time.earliest, "latest": time.latest,
             "edtf": time.edtf, "reason": time.why},
        )  # fmt: skip
    for number in document.analysis.quantities:
        yield (
            cas_types.NUMBER, number.start, number.end,
            {"low": number.low, "high": number.high, "approximate": number.approximate,
             "counted": number.what, "unit": number.unit},
        )  # fmt: skip
    for note in document.remarks:
        span = (note.start or 0, note.end or 0)
        yield cas_types.NOTE, *span, {"value": note.text, "author": note.author, "at": note.at}


def _words(document: ExportedDocument) -> Iterator[Layer]:
    for tokens in paragraph_tokens(document.analysis.document):
        yield cas_types.SENTENCE, tokens[0].start, tokens[-1].end, {}
        for token in tokens:
            yield cas_types.TOKEN, token.start, token.end, {}


def _mentions(document: ExportedDocument) -> Iterator[Layer]:
    reading = Reading(document.analysis)
    for mention in document.analysis.mentions:
        entity = reading.entities.get(mention.entity or "")
        identifier = entity_id(entity.kind, entity.name) if entity else None
        features = {"value": TAGS[mention.kind], "identifier": identifier}
        yield cas_types.NAMED_ENTITY, mention.start, mention.end, features


def _claims(document: ExportedDocument, content: Content) -> Iterator[Layer]:
    reading = Reading(document.analysis)
    for claim in document.analysis.claims:
        chain = reading.chain(claim)
        origin = chain[0] if chain else None
        grade = document.grade(claim.start, claim.end)
        yield (
            cas_types.CLAIM, claim.start, claim.end,
            {"identifier": claim_id(document, claim), "stance": claim.stance,
             "origin": origin.text if origin else None,
             "originKind": origin.kind if origin else None,
             "chain": " ← ".join(source.text for source in chain), "quoted": claim.quoted,
             "reliability": reliability_of(origin, reading, content.reliability),
             "credibility": grade.credibility if grade else None},
        )  # fmt: skip


def _events(document: ExportedDocument) -> Iterator[Layer]:
    reading = Reading(document.analysis)
    for event in document.analysis.events:
        time, place = reading.time_of(event), reading.place_of(event)
        yield (
            cas_types.EVENT, event.trigger.start, event.trigger.end,
            {"identifier": event_id(document, event), "value": event.type,
             "polarity": event.polarity, "modality": event.modality,
             "actor": "; ".join(reading.names(event, "actor")) or None,
             "target": "; ".join(reading.names(event, "target", "victim", "object")) or None,
             "place": place.name if place else None, "time": time.edtf if time else None},
        )  # fmt: skip
