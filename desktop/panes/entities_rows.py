"""The rows of the entities pane: by kind, counted, filtered with forgiven spelling. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.model import Analysis, Entity, MentionKind
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


Row = HeadingRow | EntityRow


def entity_rows(analysis: Analysis | None, query: str = "") -> list[Row]:
    """A heading for each kind that has entities, then these: named first, most mentioned first."""
    if analysis is None:
        return []
    rows: list[Row] = []
    for kind in KIND_ORDER:
        found = [
            _row(entity, analysis)
            for entity in analysis.entities
            if entity.kind == kind and matches(query, (entity.name, *entity.aliases))
        ]
        if found:
            found.sort(key=lambda row: (not row.named, -row.count, row.name))
            rows += [HeadingRow(kind, len(found)), *found]
    return rows


def _row(entity: Entity, analysis: Analysis) -> EntityRow:
    own = [mention for mention in analysis.mentions if mention.entity == entity.id]
    return EntityRow(
        entity.id,
        entity.kind,
        entity.name,
        len(own),
        any(mention.form == "name" for mention in own),
        any(mention.by == "analyst" for mention in own),
    )
