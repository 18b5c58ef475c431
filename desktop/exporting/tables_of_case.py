"""The tables of what all articles yield together: entities, conflicts and tolls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.analysis.reasons import describe
from desktop.exporting.content import (
    AcrossArticles,
    ConflictSide,
    Content,
    ExportedConflict,
    ExportedDocument,
    ExportedToll,
)
from desktop.exporting.entity_rows import EntityRow, EntityRows
from desktop.exporting.identity import document_id, span_id
from desktop.exporting.reading import Reading
from desktop.exporting.tables import Cell, Column, Table, field, joined, with_codes
from desktop.look.translation import Words


class _Entities:
    def __init__(self, _content: Content) -> None:
        self._rows = EntityRows()

    def of_article(self, document: ExportedDocument, reading: Reading) -> Iterable[object]:
        self._rows.take(document, reading)
        return ()

    def of_all(self) -> Iterable[object]:
        return self._rows.in_order()


@dataclass(frozen=True, slots=True)
class _Article:
    """What a row of several articles says of each."""

    digest: str
    title: str
    outlet: str | None

    @property
    def id(self) -> str:
        return document_id(self.digest)


class _Across:
    """Rows of several articles: these are known when all have been shown."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._articles: dict[int, _Article] = {}

    @property
    def across(self) -> AcrossArticles:
        return self._content.across()

    @property
    def words(self) -> Words:
        return self._content.words

    def of_article(self, document: ExportedDocument, _reading: Reading) -> Iterable[object]:
        about = document.analysis.document
        self._articles[document.number] = _Article(document.digest, about.title, about.outlet)
        return ()

    def article(self, number: int) -> _Article:
        return self._articles.get(number, _Article("", "", None))


@dataclass(frozen=True, slots=True)
class _ConflictRow:
    conflict: ExportedConflict
    why: str
    articles: tuple[_Article, _Article]


class _Conflicts(_Across):
    def of_all(self) -> Iterable[_ConflictRow]:
        for conflict in self.across.conflicts:
            one, other = (self.article(side.document) for side in conflict.sides)
            why = describe(conflict.why, self.words.language, "conflict_reasons")
            yield _ConflictRow(conflict, why, (one, other))


@dataclass(frozen=True, slots=True)
class _TollRow:
    toll: ExportedToll
    articles: tuple[_Article, ...]


class _Tolls(_Across):
    def of_all(self) -> Iterable[_TollRow]:
        for toll in self.across.tolls:
            told = tuple(self.article(one.told[0].document) for one in toll.origins)
            yield _TollRow(toll, told)


def _of_side(at: int) -> tuple[Column, ...]:
    """The columns of one of the two claims of a conflict."""
    prefix = ("first", "second")[at]

    def side(row: _ConflictRow) -> ConflictSide:
        return row.conflict.sides[at]

    def claim(row: _ConflictRow) -> Cell:
        return span_id("claim", row.articles[at].digest, side(row).start, side(row).end)

    return (
        Column(f"{prefix}_chain", lambda row: "; ".join(filter(None, side(row).chain)), "long"),
        Column(f"{prefix}_side", lambda row: side(row).side, words="side"),
        Column(f"{prefix}_stance", lambda row: side(row).stance, words="stance"),
        Column(f"{prefix}_text", lambda row: side(row).text, "long"),
        Column(f"{prefix}_day", lambda row: side(row).day, "moment"),
        Column(f"{prefix}_place", lambda row: "; ".join(side(row).places)),
        Column(f"{prefix}_outlet", lambda row: row.articles[at].outlet),
        Column(f"{prefix}_title", lambda row: row.articles[at].title, "long"),
        Column(f"{prefix}_number", lambda row: side(row).document, "number"),
        Column(f"{prefix}_document", lambda row: row.articles[at].id, "id"),
        Column(f"{prefix}_claim", claim, "id"),
    )


def _range(low: float, high: float | None) -> str:
    if high is None:
        return f"{low:g}+"
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"


def _origins(row: _TollRow) -> str:
    return "; ".join(f"{one.origin} ({_range(one.low, one.high)})" for one in row.toll.origins)


def _latitude(row: EntityRow) -> Cell:
    return round(row.where.at.lat, 6) if row.where else None


def _longitude(row: EntityRow) -> Cell:
    return round(row.where.at.lon, 6) if row.where else None


def _radius(row: EntityRow) -> Cell:
    return round(row.where.at.radius_km, 3) if row.where else None


ENTITIES = Table(
    "entities",
    with_codes(
        (
            field("name"),
            field("kind", words="kind"),
            field("side", words="side"),
            joined("aliases", "long"),
            field("documents", "number"),
            field("mentions", "number"),
            Column("latitude", _latitude, "number"),
            Column("longitude", _longitude, "number"),
            Column("radius_km", _radius, "number"),
            Column("gazetteer", lambda row: row.where.gazetteer if row.where else None, "id"),
            field("id", "id"),
        )
    ),
    _Entities,
)
CONFLICTS = Table(
    "conflicts",
    with_codes(
        (
            field("conflict.kind", named="conflict", words="conflict"),
            field("why", "long"),
            field("conflict.verdict", named="verdict", words="verdict"),
            field("conflict.note", "long", named="note"),
            *_of_side(0),
            *_of_side(1),
        )
    ),
    _Conflicts,
)
TOLLS = Table(
    "tolls",
    with_codes(
        (
            field("toll.fate", named="fate", words="export.fate"),
            field("toll.whom", named="whom"),
            field("toll.place", named="place"),
            field("toll.day", "moment", named="day"),
            field("toll.low", "number", named="low"),
            field("toll.high", "number", named="high"),
            field("toll.open", named="open"),
            Column("origins", lambda row: len(row.toll.origins), "number"),
            Column("origins_said", _origins, "long"),
            Column("article_ids", lambda row: "; ".join(dict.fromkeys(a.id for a in row.articles)),
                   "id"),
        )
    ),
    _Tolls,
)  # fmt: skip
