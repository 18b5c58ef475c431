"""Merges of entities, applied to one reading. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.analysis.model import Analysis, Entity
from desktop.analysis.text.fold import fold_word
from storage.judgements import EntityRef, Judgement
from storage.pruning import prune


def merge_all(analysis: Analysis, merges: Iterable[Judgement]) -> Analysis:
    """A reading with the merges of the whole case on top, oldest first.

    A case may hold thousands, and an article is concerned by few.
    """
    present: set[tuple[str, str]] = set()
    present.update((entity.kind, fold_word(entity.name)) for entity in analysis.entities)
    for judgement in merges:
        source, target = judgement.entity, judgement.target
        if source is None or target is None or _key(source) not in present:
            continue
        for entity in called(analysis, source):
            analysis = _merge(analysis, entity, target)
        present.add(_key(target))
    return analysis


def called(analysis: Analysis, wanted: EntityRef) -> list[Entity]:
    """The entities of a reading that are meant."""
    return [
        entity
        for entity in analysis.entities
        if (entity.kind, fold_word(entity.name)) == _key(wanted) and _lies_there(entity, wanted)
    ]


def _key(ref: EntityRef) -> tuple[str, str]:
    return ref.kind, fold_word(ref.name)


def _lies_there(entity: Entity, wanted: EntityRef) -> bool:
    place = entity.place
    return not wanted.places or (place is not None and place.gazetteer in wanted.places)


def _merge(analysis: Analysis, source: Entity, ref: EntityRef) -> Analysis:
    """``source`` becomes the entity that is called as ``ref``, or is from now on called so."""
    target = next(iter(called(analysis, ref)), None)
    if source == target:
        return analysis
    if target is None:
        renamed = replace(source, name=ref.name, aliases=(source.name, *source.aliases))
        entities = tuple(renamed if e.id == source.id else e for e in analysis.entities)
        return replace(analysis, entities=entities)
    aliases = dict.fromkeys((*target.aliases, source.name, *source.aliases))
    merged = replace(
        target,
        aliases=tuple(alias for alias in aliases if alias != target.name),
        mentions=tuple(dict.fromkeys((*target.mentions, *source.mentions))),
        place=target.place or source.place,
    )
    entities = tuple(
        merged if e.id == target.id else e for e in analysis.entities if e.id != source.id
    )
    mentions = tuple(
        replace(m, entity=target.id) if m.entity == source.id else m for m in analysis.mentions
    )
    joined = replace(analysis, entities=entities, mentions=mentions)
    return prune(joined, {}, entities_moved={source.id: target.id})
