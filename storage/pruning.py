"""No reference without its object: what is left of an analysis when mentions or entities went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.analysis.model import Analysis, Argument, Entity, Event


def prune(
    analysis: Analysis,
    mentions_moved: Mapping[str, str],
    *,
    entities_moved: Mapping[str, str] | None = None,
) -> Analysis:
    """The analysis without references to mentions and entities that it no longer holds.

    Args:
        analysis: after mentions or entities were taken out.
        mentions_moved: what stands for a mention that went.
        entities_moved: what stands for an entity that went.
    """
    moved = entities_moved or {}
    present = {mention.id for mention in analysis.mentions}
    # Most of everything stays as it is, and a document may have tens of thousands of mentions.
    entities = tuple(
        entity
        if present.issuperset(entity.mentions)
        else replace(entity, mentions=tuple(m for m in entity.mentions if m in present))
        for entity in analysis.entities
    )
    entities = tuple(entity for entity in entities if entity.mentions)
    known = {entity.id for entity in entities}
    references = {*known, None}

    def entity_of(reference: str | None) -> str | None:
        reference = moved.get(reference or "", reference)
        return reference if reference in known else None

    def mention_of(reference: str | None) -> str | None:
        reference = mentions_moved.get(reference or "", reference)
        return reference if reference in present else None

    return replace(
        analysis,
        mentions=tuple(
            m if m.entity in references else replace(m, entity=entity_of(m.entity))
            for m in analysis.mentions
        ),
        entities=tuple(_prune_entity(entity, known, moved) for entity in entities),
        sources=tuple(replace(s, entity=entity_of(s.entity)) for s in analysis.sources),
        quantities=tuple(replace(q, counts=mention_of(q.counts)) for q in analysis.quantities),
        events=tuple(_prune_event(e, mentions_moved, present) for e in analysis.events),
    )


def _prune_entity(entity: Entity, known: set[str], moved: Mapping[str, str]) -> Entity:
    if not entity.relations and entity.location is None:
        return entity
    relations = tuple(
        replace(relation, entity=moved.get(relation.entity, relation.entity))
        for relation in entity.relations
    )
    location = entity.location
    if location is not None:
        anchor = moved.get(location.anchor, location.anchor)
        location = replace(location, anchor=anchor) if anchor in known else None
    return replace(
        entity,
        relations=tuple(r for r in relations if r.entity in known and r.entity != entity.id),
        location=location,
    )


def _prune_event(event: Event, moved: Mapping[str, str], present: set[str]) -> Event:
    arguments: dict[Argument, None] = {}
    for argument in event.arguments:
        if argument.mention is None:
            arguments[argument] = None
            continue
        mention = moved.get(argument.mention, argument.mention)
        if mention in present:
            arguments[replace(argument, mention=mention)] = None
    place = moved.get(event.place or "", event.place)
    return replace(event, arguments=tuple(arguments), place=place if place in present else None)
