"""Where else in the case an entity of the shown article is named: asked of the case's index."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.model import Entity
from desktop.workspace.case_session import CaseSession

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """A document that names the entity: at ``place`` (start and end of its first mention there)."""

    id: int
    title: str
    outlet: str | None
    published: str | None
    mentions: int
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The latest of the other documents that name an entity, and how many there are in all."""

    documents: tuple[OtherDocument, ...] = ()
    count: int = 0


def elsewhere(session: CaseSession, entity: Entity) -> Elsewhere:
    """The other documents of the case that name an entity of the shown one."""
    case = session.case
    if case is None:
        return Elsewhere()
    place = entity.place.gazetteer if entity.place else None
    number = case.entities.number(entity.kind, entity.name, place)
    if number is None:
        return Elsewhere()
    count = case.entities.entity(number).documents
    found = case.entities.mentions(number, limit=_SHOWN + 1, each=1)
    others = [held for held in found if held.document.id != session.document_id][:_SHOWN]
    documents = tuple(
        OtherDocument(
            held.document.id,
            held.document.title,
            held.document.outlet,
            held.document.published,
            held.mentions,
            (held.passages[0].start, held.passages[0].end) if held.passages else (0, 0),
        )
        for held in others
    )
    return Elsewhere(documents, max(count - 1, len(documents)))
