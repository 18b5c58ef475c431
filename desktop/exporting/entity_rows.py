"""The entities of all articles together: those of one kind and one folded name are one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from desktop.analysis.model import Entity
from desktop.exporting.content import ExportedDocument
from desktop.exporting.identity import entity_id
from desktop.exporting.reading import Reading
from desktop.exporting.whereabouts import Whereabouts, whereabouts


@dataclass(slots=True)
class EntityRow:
    """An entity.

    Attributes:
        id: holds outside of the case.
        name: by which most articles know it.
        aliases: what else it is called.
        side: None where it is not known.
        where: of a place, where the gazetteer tells.
        mentions: how often the articles name it.
        documents: how many name it.
    """

    id: str
    kind: str
    side: str | None = None
    where: Whereabouts | None = None
    mentions: int = 0
    documents: int = 0
    names: Counter[str] = field(default_factory=Counter)
    other_names: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        return min(self.names, key=lambda name: (-self.names[name], name))

    @property
    def aliases(self) -> tuple[str, ...]:
        own = self.name
        return tuple(sorted(({*self.other_names, *self.names}) - {own}))


class EntityRows:
    """Gathers the entities, article by article."""

    def __init__(self) -> None:
        self.by_id: dict[str, EntityRow] = {}

    def take(self, document: ExportedDocument, reading: Reading) -> dict[str, EntityRow]:
        """Take in an article; gives its entities by their ids in its reading."""
        found = {each.id: self._row(reading, each) for each in document.analysis.entities}
        for row in {id(each): each for each in found.values()}.values():
            row.documents += 1
        return found

    def in_order(self) -> list[EntityRow]:
        """Those that most articles name first."""
        return sorted(self.by_id.values(), key=lambda one: (-one.documents, -one.mentions, one.id))

    def _row(self, reading: Reading, entity: Entity) -> EntityRow:
        key = entity_id(entity.kind, entity.name)
        row = self.by_id.setdefault(key, EntityRow(key, entity.kind))
        row.side = row.side or entity.side
        row.where = row.where or whereabouts(reading, entity)
        row.mentions += len(entity.mentions)
        row.names[entity.name] += 1
        row.other_names.update(entity.aliases)
        return row
