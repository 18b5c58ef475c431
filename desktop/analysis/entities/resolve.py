"""Entities: the mentions of one reading gathered by whom and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.analysis.entities.anaphora import link_nominals
from desktop.analysis.entities.clusters import Cluster, cluster_names
from desktop.analysis.entities.locations import find_around, find_containment, find_distances
from desktop.analysis.entities.places import resolve_places
from desktop.analysis.entities.relations import Related, find_relations
from desktop.analysis.model import Entity, Mention, Place, Relation
from desktop.analysis.reading import Reading
from resources import gazetteer
from resources.lexicons import Lexicons


def resolve_entities(reading: Reading, lexicons: Lexicons) -> Reading:
    """Give each mention its entity, and each entity its names, place, side and relations."""
    clusters = cluster_names(reading.mentions, reading.candidates)
    link_nominals(reading, clusters, lexicons)
    numbers = _numbers(reading, clusters)
    inside, around = (
        [(numbers[one], numbers[two]) for one, two in pairs if {one, two} <= numbers.keys()]
        for pairs in (find_containment(reading), find_around(reading, lexicons))
    )
    places = resolve_places(clusters, gazetteer.load(), inside, around)
    clusters, places = _one_for_each_place(clusters, places)
    numbers = _numbers(reading, clusters)
    entity_of = {mention: f"e{number + 1}" for mention, number in numbers.items()}
    kinds = {
        reading.mentions[member].id: cluster.kind
        for cluster in clusters
        for member in cluster.members
    }
    mentions = tuple(
        replace(mention, entity=entity_of.get(mention.id), kind=kinds.get(mention.id, mention.kind))
        for mention in reading.mentions
    )
    entities = tuple(
        replace(
            _entity(f"e{number}", cluster, mentions, reading.text), place=places.get(number - 1)
        )
        for number, cluster in enumerate(clusters, 1)
    )
    entities = _with_locations(reading, lexicons, entities, entity_of)
    return replace(
        reading, mentions=mentions, entities=_with_relations(reading, lexicons, entities, entity_of)
    )


def _numbers(reading: Reading, clusters: list[Cluster]) -> dict[str, int]:
    """The cluster that each mention is in."""
    return {
        reading.mentions[member].id: number
        for number, cluster in enumerate(clusters)
        for member in cluster.members
    }


def _one_for_each_place(
    clusters: list[Cluster], places: Mapping[int, Place]
) -> tuple[list[Cluster], dict[int, Place]]:
    """Clusters found to be one place of the gazetteer, joined: a name that is a city's and
    its region's may have been taken for either."""
    kept: list[Cluster] = []
    pins: dict[int, Place] = {}
    known: dict[str, Cluster] = {}
    for number, cluster in enumerate(clusters):
        place = places.get(number)
        first = known.get(place.gazetteer) if place and place.gazetteer else None
        if first is not None and first.kind == cluster.kind and first.keys & cluster.keys:
            first.members = sorted((*first.members, *cluster.members))
            first.keys |= cluster.keys
            continue
        if place is not None:
            pins[len(kept)] = place
            known.setdefault(place.gazetteer or "", cluster)
        kept.append(cluster)
    return kept, pins


def _entity(identifier: str, cluster: Cluster, mentions: tuple[Mention, ...], text: str) -> Entity:
    members = [mentions[member] for member in sorted(cluster.members)]
    named = [m for m in members if m.form == "name"] or members
    names = [_with_article(m, text) for m in named]
    printed = list(dict.fromkeys(" ".join(name.split()) for name in names))
    name = max(printed, key=lambda text: (len(text.split()), -printed.index(text)))
    return Entity(
        id=identifier,
        kind=cluster.kind,
        name=name,
        aliases=tuple(other for other in printed if other != name),
        mentions=tuple(m.id for m in members),
        side=cluster.side or None,
    )


def _with_article(mention: Mention, text: str) -> str:
    """The words of a mention with the article that they lost: «للاحتلال التركي» tells of «الاحتلال
    التركي»."""
    lost = text[max(mention.start - 2, 0) : mention.start] == "لل"
    return f"ال{mention.text}" if lost else mention.text


def _with_locations(
    reading: Reading,
    lexicons: Lexicons,
    entities: tuple[Entity, ...],
    entity_of: dict[str, str],
) -> tuple[Entity, ...]:
    located = {
        entity_of[told]: replace(location, anchor=entity_of[anchor])
        for told, (anchor, location) in find_distances(reading, lexicons).items()
        if told in entity_of and anchor in entity_of and entity_of[told] != entity_of[anchor]
    }
    return tuple(replace(e, location=located.get(e.id)) for e in entities)


def _with_relations(
    reading: Reading,
    lexicons: Lexicons,
    entities: tuple[Entity, ...],
    entity_of: dict[str, str],
) -> tuple[Entity, ...]:
    relations: dict[str, dict[Relation, None]] = {}
    inside = (Related("part_of", part, whole) for part, whole in find_containment(reading))
    for related in (*inside, *find_relations(reading, lexicons)):
        source, target = entity_of.get(related.one), entity_of.get(related.other)
        if source and target and source != target:
            relations.setdefault(source, {})[Relation(related.kind, target)] = None
    return tuple(replace(e, relations=tuple(relations.get(e.id, ()))) for e in entities)
