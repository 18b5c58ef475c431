"""The words of the field as frozen dataclasses: what reading one article yields.

Offsets are Python ``str`` indices into ``Document.text``, end exclusive; ``text`` of an item is
always ``Document.text[start:end]``. Ids are strings, unique in one analysis ("m1", "e1", "t1", …).
The shape is that of the schema ``rawi.analysis/1`` (see :mod:`desktop.analysis.schema`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["headline", "byline", "body"]
MentionKind = Literal["person", "organisation", "place", "facility", "weapon", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
Recogniser = Literal["neural", "gazetteer", "pattern", "reference", "analyst"]
RelationKind = Literal[
    "part_of", "member_of", "affiliated_with", "speaks_for", "commands", "stands_for"
]
LocationRelation = Literal["in", "near", "around", "edge_of", "at_distance"]
TimeKind = Literal["instant", "date", "period", "duration", "recurring"]
SourceKind = Literal[
    "official", "military", "media", "agency", "opposition", "witness", "analyst", "ngo", "person",
    "unknown",
]  # fmt: skip
Stance = Literal["asserts", "alleges", "admits", "denies", "opines", "reports"]
EventType = Literal[
    "attack", "clash", "strike", "bombing", "repel", "advance", "control_change", "siege",
    "mine_clearance", "killing", "injury", "capture", "release", "displacement", "transfer",
    "destruction", "agreement", "negotiation", "meeting", "statement", "decision", "election",
    "protest", "arrest", "trial", "aid", "weather", "accident", "economy", "other",
]  # fmt: skip
Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "attempted", "planned", "ongoing"]
Role = Literal[
    "actor", "target", "object", "victim", "count", "instrument", "origin", "destination", "place",
    "time", "purpose", "partner", "cause",
]  # fmt: skip
ConflictKind = Literal["contradiction", "admission", "discrepancy", "framing"]


@dataclass(frozen=True, slots=True)
class Article:
    """What ``importing`` hands to the engine: the text exactly as it came, and what is known of it.

    ``published`` is an ISO 8601 date (``2017-11-12``), with its time of day and offset where they
    are known, or None; Rawi never invents it.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    outlet: str | None
    published: str | None
    dateline: str | None
    text: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of the document with its exact words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    form: MentionForm
    entity: str | None
    by: Recogniser
    confidence: float
    loaded: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    kind: RelationKind
    entity: str


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    name: str
    lat: float
    lon: float
    radius_km: float
    gazetteer: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a place entity lies; coordinates are None where the gazetteer cannot tell (no pin)."""

    lat: float | None
    lon: float | None
    radius_km: float | None
    gazetteer: str | None
    candidates: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """A place told by another one: 45 km north-east of it. ``bearing`` in degrees from north."""

    relation: LocationRelation
    anchor: str
    distance_km: float | None = None
    bearing: float | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    id: str
    kind: MentionKind
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[str, ...]
    relations: tuple[Relation, ...] = ()
    place: Place | None = None
    location: Location | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as an interval and its reason.

    ``earliest``/``latest`` are ISO 8601 dates or minutes, both inclusive; None where open.
    ``duration`` is ISO 8601 too: the length of a "duration", the step of what is "recurring".
    """

    id: str
    start: int
    end: int
    text: str
    kind: TimeKind
    earliest: str | None
    latest: str | None
    edtf: str | None
    why: str
    duration: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low``/``high`` None when open («أكثر من 30» is low 30, high None)."""

    id: str
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    approximate: bool
    what: str | None
    unit: str | None
    counts: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    start: int | None
    end: int | None
    text: str
    entity: str | None
    kind: SourceKind
    named: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute, one a link of the chain."""

    start: int
    end: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition without its attribution.

    ``chain`` holds source ids, from the origin to the printing outlet.
    """

    id: str
    start: int
    end: int
    text: str
    chain: tuple[str, ...]
    cues: tuple[Cue, ...]
    stance: Stance
    quoted: bool
    hedges: tuple[Quote, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what fills a role: exactly one of mention, quantity, time and event is set."""

    role: Role
    mention: str | None = None
    quantity: str | None = None
    time: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """``time`` is a timex id, ``place`` a mention id, ``same_as`` an earlier event's id."""

    id: str
    type: EventType
    trigger: Quote
    time: str | None
    place: str | None
    polarity: Polarity
    modality: Modality
    arguments: tuple[Argument, ...]
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    id: str
    kind: ConflictKind
    claims: tuple[str, str]
    why: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """The whole reading of one article, stamped with what read it."""

    document: Document
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    times: tuple[Timex, ...]
    quantities: tuple[Quantity, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]
    engine: str = ""
    lexicons: str = ""
    recognisers: tuple[str, ...] = ()

    @property
    def read_without_the_neural_recogniser(self) -> bool:
        """Whether an engine read this, and had no model to ask for names."""
        return bool(self.recognisers) and "neural" not in self.recognisers
