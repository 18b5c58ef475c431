"""What the formats of graphs say of nodes and edges: the same in all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from desktop.exporting.entity_rows import EntityRow
from desktop.exporting.graph import Edge
from desktop.exporting.writable import writable

Thing = TypeVar("Thing")
Type = Literal["string", "int", "double", "boolean"]


@dataclass(frozen=True, slots=True)
class Field(Generic[Thing]):
    """A value of each node or edge; None where it has none."""

    name: str
    type: Type
    of: Callable[[Thing], object]

    def written(self, thing: Thing) -> str | None:
        """The value as XML Schema writes it."""
        value = self.of(thing)
        if value is None or value == "":
            return None
        if isinstance(value, bool):
            return "true" if value else "false"
        return writable(str(value))


NODE_FIELDS: tuple[Field[EntityRow], ...] = (
    Field("kind", "string", lambda row: row.kind),
    Field("side", "string", lambda row: row.side),
    Field("aliases", "string", lambda row: "; ".join(row.aliases)),
    Field("mentions", "int", lambda row: row.mentions),
    Field("documents", "int", lambda row: row.documents),
    Field("latitude", "double", lambda row: round(row.where.at.lat, 6) if row.where else None),
    Field("longitude", "double", lambda row: round(row.where.at.lon, 6) if row.where else None),
)
EDGE_FIELDS: tuple[Field[Edge], ...] = (
    Field("kind", "string", lambda edge: edge.kind),
    Field("documents", "int", lambda edge: edge.documents),
    Field("paragraphs", "int", lambda edge: edge.paragraphs if edge.symmetric else None),
    Field("events", "int", lambda edge: edge.events if edge.symmetric else None),
    Field("stances", "string", lambda edge: edge.stances_told),
    Field("symmetric", "boolean", lambda edge: edge.symmetric),
)


def values(fields: tuple[Field[Thing], ...], thing: Thing) -> Iterator[tuple[Field[Thing], str]]:
    """What is known of a node or an edge."""
    for each in fields:
        written = each.written(thing)
        if written is not None:
            yield each, written
