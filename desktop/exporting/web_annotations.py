"""Web Annotations of the W3C: one AnnotationPage with all that is marked in the articles.

A target is an article (a UUID of its text) with the quoted words and their place, both ways that
the model has for text; positions count characters (Unicode code points) from 0. What somebody
noted is ``commenting``, a name whose bearer is known ``identifying``, all else ``classifying``.
https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Any

from desktop.analysis.model import Claim, Event, Mention, Quote, Timex
from desktop.exporting.claim_rows import claim_id, event_id, reliability_of
from desktop.exporting.content import Content, ExportedDocument, Remark
from desktop.exporting.excerpts import before, behind
from desktop.exporting.identity import document_id, entity_id, span_id, uuid_of
from desktop.exporting.json_text import json_bytes
from desktop.exporting.reading import Reading
from desktop.exporting.writable import writable

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""So many characters before and behind a quotation tell it from another of the same words."""


def write(content: Content, file: IO[bytes]) -> None:
    """The page, an annotation a line."""
    page = {"@context": _CONTEXT, "id": _iri("page", content.case), "type": "AnnotationPage"}
    file.write(json_bytes(page)[:-1] + b', "items": [')
    between = b"\n"
    for annotation in _annotations(content):
        file.write(between + json_bytes(annotation))
        between = b",\n"
    file.write(b"\n]}\n")


def _iri(*parts: str) -> str:
    return f"urn:uuid:{uuid_of(' '.join(parts))}"


def _annotations(content: Content) -> Iterator[dict[str, Any]]:
    software = {
        "id": "urn:uuid:" + uuid_of("software"),
        "type": "Software",
        "name": f"Rawi {content.version}",
    }
    about = {"generator": software, "generated": f"{content.made:%Y-%m-%dT%H:%M:%SZ}"}
    for document in content.documents():
        for annotation in _of_document(document, content):
            yield {"@context": _CONTEXT, **annotation, **about}
    for number, remark in enumerate(content.remarks):
        yield {"@context": _CONTEXT, **_on_case(content, remark, number), **about}


def _of_document(document: ExportedDocument, content: Content) -> Iterator[dict[str, Any]]:
    reading = Reading(document.analysis)
    for mention in document.analysis.mentions:
        yield _mention(document, reading, mention)
    for claim in document.analysis.claims:
        yield _claim(document, reading, claim, content)
    for event in document.analysis.events:
        yield _event(document, reading, event)
    for time in document.analysis.times:
        yield _time(document, time)
    for number, remark in enumerate(document.remarks):
        yield _on_document(document, remark, number)


def _mention(document: ExportedDocument, reading: Reading, mention: Mention) -> dict[str, Any]:
    entity = reading.entities.get(mention.entity or "")
    bodies: list[dict[str, Any]] = [_text(mention.kind, "classifying")]
    if entity is not None:
        bodies += [
            _text(entity.name, "identifying"),
            {"source": _iri(entity_id(entity.kind, entity.name)), "purpose": "identifying"},
        ]
    identity = span_id("mention", document.digest, mention.start, mention.end, mention.kind)
    motivation = "identifying" if entity else "classifying"
    return _annotation(
        document, identity, motivation, bodies, Quote(mention.start, mention.end, mention.text)
    )


def _claim(
    document: ExportedDocument, reading: Reading, claim: Claim, content: Content
) -> dict[str, Any]:
    chain = reading.chain(claim)
    bodies = [_text(f"stance: {claim.stance}", "classifying")]
    if chain:
        words = " ← ".join(source.text for source in chain)
        bodies.append(_text(f"chain: {words}", "describing"))
    reliability = reliability_of(chain[0] if chain else None, reading, content.reliability)
    grade = document.grade(claim.start, claim.end)
    if reliability is not None:
        bodies.append(_text(f"reliability: {reliability}", "assessing"))
    if grade is not None and grade.credibility is not None:
        bodies.append(_text(f"credibility: {grade.credibility}", "assessing"))
    identity = claim_id(document, claim)
    return _annotation(
        document, identity, "classifying", bodies, Quote(claim.start, claim.end, claim.text)
    )


def _event(document: ExportedDocument, reading: Reading, event: Event) -> dict[str, Any]:
    bodies = [_text(f"event: {event.type}", "classifying")]
    for role, names in (
        ("actor", reading.names(event, "actor")),
        ("target", reading.names(event, "target", "victim", "object")),
    ):
        bodies += [_text(f"{role}: {name}", "describing") for name in names]
    return _annotation(document, event_id(document, event), "classifying", bodies, event.trigger)


def _time(document: ExportedDocument, time: Timex) -> dict[str, Any]:
    bodies = [_text(f"time: {time.edtf or time.kind}", "classifying")]
    identity = span_id("timex", document.digest, time.start, time.end)
    return _annotation(
        document, identity, "classifying", bodies, Quote(time.start, time.end, time.text)
    )


def _on_document(document: ExportedDocument, remark: Remark, number: int) -> dict[str, Any]:
    quote = None
    if remark.start is not None and remark.end is not None:
        words = document.analysis.document.text[remark.start : remark.end]
        quote = Quote(remark.start, remark.end, words)
    source = document_id(document.digest)
    return _remark(remark, f"remark {source} {number}", _target(document, quote))


def _on_case(content: Content, remark: Remark, number: int) -> dict[str, Any]:
    target = _iri(entity_id(*remark.entity)) if remark.entity else _iri("case", content.case)
    return _remark(remark, f"remark {content.case} {number}", target)


def _remark(remark: Remark, identity: str, target: str | dict[str, Any]) -> dict[str, Any]:
    return {
        "id": _iri(identity),
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {
            "id": _iri("author", remark.author),
            "type": "Person",
            "name": writable(remark.author),
        },
        "created": remark.at.replace("+00:00", "Z"),
        "body": [_text(remark.text, "commenting")],
        "target": target,
    }


def _annotation(
    document: ExportedDocument,
    identity: str,
    motivation: str,
    bodies: Sequence[dict[str, Any]],
    quote: Quote,
) -> dict[str, Any]:
    return {
        "id": _iri(identity),
        "type": "Annotation",
        "motivation": motivation,
        "body": list(bodies),
        "target": _target(document, quote),
    }


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "value": writable(value),
        "format": "text/plain",
        "purpose": purpose,
    }


def _target(document: ExportedDocument, quote: Quote | None) -> str | dict[str, Any]:
    source = _iri(document_id(document.digest))
    if quote is None:
        return source
    start, end = quote.start, quote.end
    selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": start, "end": end}]
    if quote.text:
        selectors.append({"type": "TextQuoteSelector", "exact": writable(quote.text)})
    text = document.analysis.document.text
    if text and quote.text:
        selectors[-1]["prefix"] = writable(before(text, start, _AROUND))
        selectors[-1]["suffix"] = writable(behind(text, end, _AROUND))
    return {"type": "SpecificResource", "source": source, "selector": selectors}
