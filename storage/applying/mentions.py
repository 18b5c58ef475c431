"""Judgements of mentions, applied: tagged, rejected, relabelled, confirmed, linked, split. Pure."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.model import Analysis, Entity, Mention
from desktop.analysis.text.fold import fold_word
from storage.applying.anchored import alike, nearest, span
from storage.applying.entities import called
from storage.judgements import EntityRef, Judgement
from storage.pruning import prune


def tag(analysis: Analysis, judgement: Judgement) -> Analysis:
    """A mention by the analyst in the place of all that it overlaps; arguments move over to it."""
    place = span(analysis, judgement)
    if place is None or judgement.kind is None:
        return analysis
    start, end = place
    text = analysis.document.text[start:end]
    overlapped = {m.id for m in analysis.mentions if m.start < end and start < m.end}
    mention_id = f"a{start}_{end}"
    entity = _entity_for(analysis, text, judgement)
    mention = Mention(
        id=mention_id,
        start=start,
        end=end,
        text=text,
        kind=judgement.kind,
        form="name",
        entity=entity.id,
        by="analyst",
        confidence=1.0,
    )
    mentions = (*(m for m in analysis.mentions if m.id not in overlapped), mention)
    entity = _without(entity, overlapped)
    entity = replace(entity, mentions=(*entity.mentions, mention_id))
    others = tuple(e for e in analysis.entities if e.id != entity.id)
    entities = (*(_without(e, overlapped) for e in others), entity)
    tagged = replace(
        analysis, mentions=tuple(sorted(mentions, key=lambda m: m.start)), entities=entities
    )
    return prune(tagged, dict.fromkeys(overlapped - {mention_id}, mention_id))


def reject(analysis: Analysis, judgement: Judgement) -> Analysis:
    """No mention where one was said to be none, nor one of nearly the same words: what a person
    refused does not come back because a newer engine cuts it otherwise."""
    place = span(analysis, judgement)
    if place is None:
        return analysis
    start, end = place
    near = [m for m in analysis.mentions if m.start < end and start < m.end]
    gone = {m.id for m in near if (m.by != "analyst" and alike(m, place))}
    gone |= {m.id for m in near if (m.start, m.end) == place}
    mentions = tuple(m for m in analysis.mentions if m.id not in gone)
    return prune(replace(analysis, mentions=mentions), {}) if gone else analysis


def relabel(analysis: Analysis, judgement: Judgement) -> Analysis:
    mention = nearest(analysis.mentions, span(analysis, judgement))
    kind = judgement.kind
    if mention is None or kind is None:
        return analysis
    same = {mention.id} | {
        m.id for m in analysis.mentions if m.entity is not None and m.entity == mention.entity
    }
    mentions = tuple(replace(m, kind=kind) if m.id in same else m for m in analysis.mentions)
    mentions = tuple(
        replace(m, by="analyst", confidence=1.0) if m.id == mention.id else m for m in mentions
    )
    entities = tuple(
        replace(e, kind=kind) if e.id == mention.entity else e for e in analysis.entities
    )
    return replace(analysis, mentions=mentions, entities=entities)


def confirm(analysis: Analysis, judgement: Judgement) -> Analysis:
    mention = nearest(analysis.mentions, span(analysis, judgement))
    if mention is None:
        return analysis
    confirmed = replace(mention, by="analyst", confidence=1.0)
    return replace(
        analysis,
        mentions=tuple(confirmed if m.id == mention.id else m for m in analysis.mentions),
    )


def link(analysis: Analysis, judgement: Judgement) -> Analysis:
    """The mention is of the entity that is called ``target``, which is made if there is none."""
    mention = nearest(analysis.mentions, span(analysis, judgement))
    if mention is None or judgement.target is None:
        return analysis
    return _moved(analysis, {mention.id}, judgement.target)


def split(analysis: Analysis, judgement: Judgement) -> Analysis:
    """The mention, and all of its entity with the same words, are of the entity ``target``."""
    mention = nearest(analysis.mentions, span(analysis, judgement))
    if mention is None or judgement.target is None:
        return analysis
    words = fold_word(mention.text)
    same = {
        other.id
        for other in analysis.mentions
        if other.entity == mention.entity and fold_word(other.text) == words
    }
    return _moved(analysis, same, judgement.target)


def _moved(analysis: Analysis, moved: set[str], ref: EntityRef) -> Analysis:
    found = called(analysis, ref)
    return moved_to(analysis, moved, found[0] if found else _new(ref.kind, ref.name))


def moved_to(analysis: Analysis, moved: set[str], entity: Entity) -> Analysis:
    """The mentions of these ids are of an entity, which need not be one of the reading yet."""
    mentions = tuple(
        replace(m, entity=entity.id, kind=entity.kind, by="analyst", confidence=1.0)
        if m.id in moved
        else m
        for m in analysis.mentions
    )
    own = tuple(m.id for m in mentions if m.entity == entity.id)
    others = (_without(e, moved) for e in analysis.entities if e.id != entity.id)
    entities = (*others, replace(entity, mentions=own))
    return prune(replace(analysis, mentions=mentions, entities=entities), {})


def _without(entity: Entity, gone: set[str]) -> Entity:
    return replace(entity, mentions=tuple(m for m in entity.mentions if m not in gone))


def _entity_for(analysis: Analysis, text: str, judgement: Judgement) -> Entity:
    """The entity that is called so and of that kind, or a new one."""
    folded = fold_word(text)
    for entity in analysis.entities:
        names = {fold_word(name) for name in (entity.name, *entity.aliases)}
        if entity.kind == judgement.kind and folded in names:
            return entity
    return _new(judgement.kind or "other", text)


def _new(kind: str, name: str) -> Entity:
    return Entity(
        id=f"ae_{kind}_{fold_word(name)}",
        kind=kind,  # type: ignore[arg-type]
        name=name,
        aliases=(),
        mentions=(),
    )
