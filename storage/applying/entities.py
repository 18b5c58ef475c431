"""Merges of entities, applied to one reading. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.analysis.model import Analysis, Entity
from desktop.analysis.text.fold import fold_word
from storage.applying.merges import Called, Merges, Rest
from storage.judgements import EntityRef
from storage.pruning import prune


def merge_all(analysis: Analysis, merges: Merges) -> Analysis:
    """A reading with the merges of the whole case on top.

    A case may hold thousands, and an article is concerned by few.
    """
    if merges.is_empty:
        return analysis
    own = {entity.id: _called(entity) for entity in analysis.entities}
    rests = {entity: merges.resting(name) for entity, name in own.items()}
    moving = {e: r for e, r in rests.items() if r is not None and not r.name.covers(own[e])}
    staying = {entity: name for entity, name in own.items() if entity not in moving}
    for source, rest in moving.items():
        target = next((e for e, name in staying.items() if rest.name.covers(name)), None)
        if target is None:
            analysis = _renamed(analysis, source, rest)
            staying[source] = rest.name
        else:
            analysis = _joined(analysis, source, target)
    return analysis


def called(analysis: Analysis, wanted: EntityRef) -> list[Entity]:
    """The entities of a reading that are meant."""
    meant = Called.of(wanted)
    return [entity for entity in analysis.entities if meant.covers(_called(entity))]


def _called(entity: Entity) -> Called:
    place = entity.place.gazetteer if entity.place else None
    return Called(fold_word(entity.name), entity.kind, (place,) if place else ())


def _renamed(analysis: Analysis, number: str, rest: Rest) -> Analysis:
    """An entity that is from now on called otherwise."""
    entity = _entity(analysis.entities, number)
    aliases = dict.fromkeys((entity.name, *entity.aliases))
    renamed = replace(
        entity,
        kind=rest.name.kind,  # type: ignore[arg-type]
        name=rest.words,
        aliases=tuple(alias for alias in aliases if alias != rest.words),
    )
    entities = tuple(renamed if e.id == number else e for e in analysis.entities)
    return _of_one_kind(replace(analysis, entities=entities), renamed)


def _joined(analysis: Analysis, gone: str, stays: str) -> Analysis:
    """One entity that is another of the reading."""
    source, target = (_entity(analysis.entities, number) for number in (gone, stays))
    aliases = dict.fromkeys((*target.aliases, source.name, *source.aliases))
    merged = replace(
        target,
        aliases=tuple(alias for alias in aliases if alias != target.name),
        mentions=tuple(dict.fromkeys((*target.mentions, *source.mentions))),
        place=target.place or source.place,
    )
    entities = tuple(merged if e.id == stays else e for e in analysis.entities if e.id != gone)
    mentions = tuple(replace(m, entity=stays) if m.entity == gone else m for m in analysis.mentions)
    joined = replace(analysis, entities=entities, mentions=mentions)
    return _of_one_kind(prune(joined, {}, entities_moved={gone: stays}), merged)


def _of_one_kind(analysis: Analysis, entity: Entity) -> Analysis:
    """Its mentions are of its kind, as when one is linked to it."""
    mentions = tuple(
        replace(m, kind=entity.kind) if m.entity == entity.id and m.kind != entity.kind else m
        for m in analysis.mentions
    )
    return replace(analysis, mentions=mentions)


def _entity(entities: Iterable[Entity], number: str) -> Entity:
    return next(entity for entity in entities if entity.id == number)
