"""How far what a person says of a place reaches: one mention, the article, or all of the case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from desktop.analysis.model import Analysis, Entity, Mention
from desktop.workspace.batches import Batches
from desktop.workspace.case_session import CaseSession
from desktop.workspace.editing import Spot
from storage.applying.anchored import nearest, span
from storage.applying.places import geo_uri
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement, anchor_at

Reach = Literal["mention", "article", "case"]


def value_of(at: Spot | None) -> str:
    """What is written of a point; None: nobody knows where."""
    return geo_uri(at.lat, at.lon, at.radius_km, at.gazetteer) if at else ""


def place(
    session: CaseSession, batches: Batches, *, mention: Mention, at: Spot | None, reach: Reach
) -> None:
    """What a mention of the shown article is of lies at a point; None: nobody knows where.

    Args:
        session: the open case.
        batches: what is said of many articles is said beside the window by these.
        mention: of the place.
        at: the point.
        reach: whether it is said of the mention alone, of the article, or of every article in which
            the machine took the name for the same place as here, or for none; an article in which a
            person said otherwise stays as it is.
    """
    case, number = session.case, session.document_id
    if case is None or number is None:
        return
    if reach == "case":
        batches.say(lambda now, group: _everywhere(now, number, mention, at, group))
        return
    target = _called(session, mention) if reach == "mention" else None
    text = case.documents.get(number).text
    session.follow(
        case.journal.append(
            Judgement(
                action="place", document=number, target=target, value=value_of(at),
                anchor=anchor_at(text, mention.start, mention.end),
            )
        )
    )  # fmt: skip


def _called(session: CaseSession, mention: Mention) -> EntityRef | None:
    case, number = session.case, session.document_id
    reading = case.current(number) if case is not None and number is not None else None
    entity = _entity_of(reading, mention) if reading else None
    return EntityRef(entity.kind, entity.name) if entity else None


def _entity_of(reading: Analysis, mention: Mention) -> Entity | None:
    found = nearest(reading.mentions, (mention.start, mention.end))
    return next((e for e in reading.entities if found and e.id == found.entity), None)


def _everywhere(
    case: CaseFile, shown: int, mention: Mention, at: Spot | None, group: str
) -> Iterator[tuple[Judgement, ...]]:
    """What is to be said, document by document."""
    own, machine = case.current.own(shown), case.layers.machine(shown)
    here = _entity_of(own, mention) if own else None
    if own is None or machine is None or here is None:
        return
    taken = _entity_of(machine, mention)
    meant = {None, taken.place.gazetteer if taken and taken.place else None}
    for number, spans in _spans(case, here):
        reading = own if number == shown else case.current.own(number)
        if reading is None:
            continue
        settled = _settled(case, number, reading)
        said = [
            entity
            for entity in _entities_at(reading, spans)
            if (number == shown and entity.id == here.id)
            or (entity.id not in settled and _gazetteer(entity) in meant)
        ]
        first = {m.entity: m for m in reversed(reading.mentions)}
        text = reading.document.text
        yield tuple(
            Judgement(
                action="place", document=number, value=value_of(at), group=group,
                anchor=anchor_at(text, first[entity.id].start, first[entity.id].end),
            )
            for entity in said
        )  # fmt: skip


def _spans(case: CaseFile, entity: Entity) -> Iterator[tuple[int, set[tuple[int, int]]]]:
    """The documents that name it, wherever they take it to lie, with its mentions there."""
    found: dict[int, set[tuple[int, int]]] = {}
    for name in case.entities.numbers(entity.kind, entity.name):
        for number, spans in case.entities.everywhere(name):
            found.setdefault(number, set()).update(spans)
    yield from sorted(found.items())


def _entities_at(reading: Analysis, spans: set[tuple[int, int]]) -> list[Entity]:
    named = {m.entity for m in reading.mentions if (m.start, m.end) in spans}
    return [entity for entity in reading.entities if entity.id in named]


def _gazetteer(entity: Entity) -> str | None:
    return entity.place.gazetteer if entity.place else None


def _settled(case: CaseFile, number: int, reading: Analysis) -> set[str | None]:
    """The entities of which a person said before where they lie."""
    said = (e.judgement for e in case.journal.standing(number) if e.judgement.action == "place")
    found = (nearest(reading.mentions, span(reading, judgement)) for judgement in said)
    return {mention.entity for mention in found if mention is not None}
