"""The entities of a case that are called by a name somewhere, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.analysis.model import Entity, MentionKind, Place, RelationKind
from desktop.exporting.content import ExportedDocument
from desktop.exporting.identity import entity_id
from desktop.exporting.reading import Reading


@dataclass
class NamedEntity:
    """An entity with what all articles say of it.

    Attributes:
        id: holds outside of the case.
        place: where it lies, None where the gazetteer does not know one point.
        documents: the digests of the articles that name it.
        relations: to others, by their ids.
    """

    id: str
    kind: MentionKind
    name: str
    aliases: dict[str, None] = field(default_factory=dict)
    place: Place | None = None
    documents: dict[str, None] = field(default_factory=dict)
    relations: dict[tuple[RelationKind, str], None] = field(default_factory=dict)


class NamedEntities:
    """Gathers entities as articles are gone through."""

    def __init__(self) -> None:
        self._found: dict[str, NamedEntity] = {}

    def __iter__(self) -> Iterator[NamedEntity]:
        return iter(self._found.values())

    def __contains__(self, identity: str) -> bool:
        return identity in self._found

    def take(self, document: ExportedDocument, reading: Reading) -> list[NamedEntity]:
        """Take in the entities of an article, and give them."""
        named = {mention.entity for mention in reading.analysis.mentions if mention.form == "name"}
        taken = [self._take(e) for e in reading.analysis.entities if e.id in named]
        for entity in reading.analysis.entities:
            if entity.id not in named:
                continue
            found = self._found[id_of(entity)]
            found.documents[document.digest] = None
            for relation in entity.relations:
                other = reading.entities.get(relation.entity)
                if other is not None and other.id in named:
                    found.relations[relation.kind, id_of(other)] = None
        return list({each.id: each for each in taken}.values())

    def _take(self, entity: Entity) -> NamedEntity:
        identity = id_of(entity)
        found = self._found.setdefault(identity, NamedEntity(identity, entity.kind, entity.name))
        found.aliases |= dict.fromkeys(entity.aliases)
        if found.place is None and entity.place is not None and entity.place.lat is not None:
            found.place = entity.place
        return found


def id_of(entity: Entity) -> str:
    """Of an entity, whatever article it is read in."""
    return entity_id(entity.kind, entity.name)
