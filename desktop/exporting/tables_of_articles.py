"""The tables of what each article tells: claims, events and mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.analysis.model import Mention
from desktop.exporting.claim_rows import claims_of
from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.event_rows import EventRow, events_of
from desktop.exporting.identity import entity_id, span_id
from desktop.exporting.reading import Reading
from desktop.exporting.row_fields import article_fields
from desktop.exporting.tables import Column, Table, field, joined, with_codes

OfArticle = Callable[[ExportedDocument, Reading], Iterable[object]]


@dataclass(frozen=True, slots=True)
class _ByArticle:
    """Rows that need no other article."""

    of_article: OfArticle

    def of_all(self) -> Iterable[object]:
        return ()


@dataclass(frozen=True, slots=True)
class _MentionRow:
    """A mention, its entity, and where it stands."""

    id: str
    words: str
    kind: str
    form: str
    name: str
    entity: str | None
    recogniser: str
    confidence: float
    loaded: bool
    start: int
    end: int
    document: str
    number: int
    report: int
    title: str
    outlet: str | None
    published: str | None
    file: str | None


_TIME_AND_NUMBER = (
    field("time"),
    field("earliest", "moment"),
    field("latest", "moment"),
    field("edtf", "id"),
    field("low", "number"),
    field("high", "number"),
    field("approximate"),
    field("counted"),
)
_OF_ARTICLE = (
    field("title", "long"),
    field("outlet"),
    field("published", "moment"),
    field("number", "number"),
    field("report", "number"),
    field("file"),
    field("document", "id"),
    field("start", "number"),
    field("end", "number"),
)


def _claims(content: Content) -> _ByArticle:
    return _ByArticle(lambda d, reading: claims_of(d, reading, content.reliability))


def _events(_content: Content) -> _ByArticle:
    return _ByArticle(events_of)


def _mentions(_content: Content) -> _ByArticle:
    return _ByArticle(_mentions_of)


def _mentions_of(document: ExportedDocument, reading: Reading) -> Iterable[_MentionRow]:
    for mention in document.analysis.mentions:
        yield _mention(document, reading, mention)


def _mention(document: ExportedDocument, reading: Reading, mention: Mention) -> _MentionRow:
    entity = reading.entities.get(mention.entity or "")
    return _MentionRow(
        id=span_id("mention", document.digest, mention.start, mention.end, mention.kind),
        words=mention.text,
        kind=mention.kind,
        form=mention.form,
        name=entity.name if entity else "",
        entity=entity_id(entity.kind, entity.name) if entity else None,
        recogniser=mention.by,
        confidence=mention.confidence,
        loaded=mention.loaded,
        start=mention.start,
        end=mention.end,
        **article_fields(document),
    )


def _latitude(row: EventRow) -> float | None:
    return round(row.point.lat, 6) if row.point else None


def _longitude(row: EventRow) -> float | None:
    return round(row.point.lon, 6) if row.point else None


def _radius(row: EventRow) -> float | None:
    return round(row.point.radius_km, 3) if row.point else None


CLAIMS = Table(
    "claims",
    with_codes(
        (
            field("origin"),
            field("origin_kind", words="source"),
            field("origin_named"),
            field("side", words="side"),
            joined("chain", "long"),
            field("stance", words="stance"),
            field("text", "long"),
            field("quoted"),
            joined("hedges"),
            field("reliability"),
            field("credibility"),
            field("confirmed"),
            field("event", words="event"),
            field("trigger"),
            field("polarity", words="polarity"),
            field("modality", words="modality"),
            field("actor"),
            field("target"),
            field("place"),
            field("latitude", "number"),
            field("longitude", "number"),
            field("radius_km", "number"),
            *_TIME_AND_NUMBER,
            *_OF_ARTICLE,
            field("id", "id"),
            joined("events", "id"),
        )
    ),
    _claims,
)
EVENTS = Table(
    "events",
    with_codes(
        (
            field("event", words="event"),
            field("trigger"),
            field("polarity", words="polarity"),
            field("modality", words="modality"),
            field("actor"),
            field("partner"),
            field("target"),
            field("instrument"),
            field("origin", named="from_place"),
            field("destination"),
            field("place"),
            Column("latitude", _latitude, "number"),
            Column("longitude", _longitude, "number"),
            Column("radius_km", _radius, "number"),
            *_TIME_AND_NUMBER,
            joined("said_by", "long"),
            field("words", "long", named="text"),
            *_OF_ARTICLE,
            field("id", "id"),
            joined("claims", "id"),
            field("same_as", "id"),
            field("place_id", "id"),
        )
    ),
    _events,
)
MENTIONS = Table(
    "mentions",
    with_codes(
        (
            field("words"),
            field("kind", words="kind"),
            field("form", words="form"),
            field("name"),
            field("loaded"),
            field("recogniser", words="recogniser"),
            field("confidence", "number"),
            *_OF_ARTICLE,
            field("id", "id"),
            field("entity", "id"),
        )
    ),
    _mentions,
)
