"""The rows of the entities pane: by kind, counted, filtered with forgiven spelling. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from desktop.analysis.model import Analysis, Entity, Mention, MentionKind
from desktop.panes.of_reading import once_a_reading
from desktop.workspace.case_entities import NameHit, Prominent
from desktop.workspace.editing import Called
from desktop.workspace.text_words import matches

KIND_ORDER: tuple[MentionKind, ...] = (
    "organisation",
    "place",
    "person",
    "facility",
    "weapon",
    "other",
)


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A kind, with how many entities of it are listed."""

    kind: MentionKind
    count: int


@dataclass(frozen=True, slots=True)
class EntityRow:
    """``named``: False where only descriptions speak of it; ``confirmed``: a person judged it."""

    id: str
    kind: MentionKind
    name: str
    count: int
    named: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class CaseRow:
    """An entity of the case by its number there; ``count``: how many articles name it."""

    number: int
    kind: MentionKind
    name: str
    count: int


Row = HeadingRow | EntityRow | CaseRow


def case_rows(found: Iterable[Prominent]) -> list[Row]:
    """The entities of the case by kind, those of most articles first."""
    of_kind: dict[str, list[CaseRow]] = defaultdict(list)
    for one in found:
        of_kind[one.entity.kind].append(_case_row(one.entity.id, one.entity, one.documents))
    rows: list[Row] = []
    for kind in KIND_ORDER:
        if of_kind[kind]:
            rows += [HeadingRow(kind, len(of_kind[kind])), *of_kind[kind]]
    return rows


def called_rows(found: Iterable[NameHit]) -> Iterator[Row]:
    """The entities that a person may mean, the likeliest first, whatever their kinds."""
    return (_case_row(hit.id, hit, hit.documents) for hit in found)


def _case_row(number: int, called: Called, documents: int) -> CaseRow:
    return CaseRow(number, cast("MentionKind", called.kind), called.name, documents)


def entity_rows(analysis: Analysis | None, query: str = "") -> list[Row]:
    """A heading for each kind that has entities, then these: named first, most mentioned first."""
    rows: list[Row] = []
    if analysis is None:
        return rows
    for kind, listed in listed_entities(analysis).items():
        found = [
            row
            for row, entity in listed
            if not query or matches(query, (entity.name, *entity.aliases))
        ]
        if found:
            rows += [HeadingRow(kind, len(found)), *found]
    return rows


@once_a_reading
def listed_entities(analysis: Analysis) -> dict[MentionKind, list[tuple[EntityRow, Entity]]]:
    """The rows of all entities of a reading by kind, in the order in which they are listed."""
    mentions: dict[str | None, list[Mention]] = defaultdict(list)
    for mention in analysis.mentions:
        mentions[mention.entity].append(mention)
    of_kind: dict[MentionKind, list[tuple[EntityRow, Entity]]] = {kind: [] for kind in KIND_ORDER}
    for entity in analysis.entities:
        of_kind[entity.kind].append((_row(entity, mentions[entity.id]), entity))
    for listed in of_kind.values():
        listed.sort(key=lambda one: (not one[0].named, -one[0].count, one[0].name))
    return of_kind


def _row(entity: Entity, own: Sequence[Mention]) -> EntityRow:
    return EntityRow(
        entity.id,
        entity.kind,
        entity.name,
        len(own),
        any(mention.form == "name" for mention in own),
        any(mention.by == "analyst" for mention in own),
    )
