"""The entities of a case as a graph: who is named with whom, who says something about whom, and who
belongs to whom.

Edges of kind ``together`` have no direction: their two entities share paragraphs or events. They
are written once, from the lower id to the higher, and are marked as symmetric, for a file that
mixes edges with and without direction is refused by NetworkX.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from desktop.analysis.model import Role
from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.entity_rows import EntityRow, EntityRows
from desktop.exporting.reading import Reading

TOGETHER = "together"
SAYS_ABOUT = "says_about"
_TOLD_OF: tuple[Role, ...] = ("actor", "target", "victim", "object", "partner")

Ends = tuple[str, str, str]
"""Source, target, kind."""


@dataclass(slots=True)
class Edge:
    """Between two entities by their ids.

    Attributes:
        kind: ``together``, ``says_about``, or a RelationKind.
        documents: articles that tell it.
        paragraphs, events: that name both, of ``together``.
        stances: of the claims of ``says_about``, each with how many.
    """

    source: str
    target: str
    kind: str
    documents: int = 0
    paragraphs: int = 0
    events: int = 0
    stances: Counter[str] = field(default_factory=Counter)

    @property
    def symmetric(self) -> bool:
        return self.kind == TOGETHER

    @property
    def weight(self) -> int:
        """How often: paragraphs or events that name both, whichever are more; claims; articles."""
        if self.kind == TOGETHER:
            return max(self.paragraphs, self.events)
        return self.stances.total() or self.documents

    @property
    def stances_told(self) -> str:
        return "; ".join(f"{stance} {count}" for stance, count in sorted(self.stances.items()))


@dataclass(frozen=True, slots=True)
class Graph:
    """``nodes``: those that most articles name first."""

    nodes: list[EntityRow]
    edges: list[Edge]


def graph_of(content: Content) -> Graph:
    """The graph of all articles. It is held in memory: as large as its entities and their pairs."""
    entities, edges = EntityRows(), _Edges()
    for document in content.documents():
        reading = Reading(document.analysis)
        edges.take(document, reading, entities.take(document, reading))
    return Graph(entities.in_order(), edges.in_order())


class _Edges:
    def __init__(self) -> None:
        self._edges: dict[Ends, Edge] = {}

    def take(
        self, document: ExportedDocument, reading: Reading, rows: dict[str, EntityRow]
    ) -> None:
        """The edges of an article; ``rows``: its entities by their ids in its reading."""
        ids = {own: row.id for own, row in rows.items()}
        told: set[int] = set()
        for ends in _pairs(_in_paragraphs(document, ids)):
            self._note(ends, told).paragraphs += 1
        for ends in _pairs(_in_events(reading, ids)):
            self._note(ends, told).events += 1
        for source, target, stance in _sayings(reading, ids):
            self._note((source, target, SAYS_ABOUT), told).stances[stance] += 1
        for entity in document.analysis.entities:
            for relation in entity.relations:
                if relation.entity in ids and ids[relation.entity] != ids[entity.id]:
                    self._note((ids[entity.id], ids[relation.entity], relation.kind), told)

    def in_order(self) -> list[Edge]:
        return [self._edges[ends] for ends in sorted(self._edges)]

    def _note(self, ends: Ends, told: set[int]) -> Edge:
        edge = self._edges.get(ends)
        if edge is None:
            edge = self._edges[ends] = Edge(*ends)
        if id(edge) not in told:
            told.add(id(edge))
            edge.documents += 1
        return edge


def _pairs(groups: Iterable[set[str]]) -> Iterator[Ends]:
    """Each two of each group, the lower id first."""
    for group in groups:
        for one, other in combinations(sorted(group), 2):
            yield one, other, TOGETHER


def _in_paragraphs(document: ExportedDocument, ids: dict[str, str]) -> Iterable[set[str]]:
    """The entities of each paragraph."""
    starts = [paragraph.start for paragraph in document.analysis.document.paragraphs]
    groups: dict[int, set[str]] = defaultdict(set)
    for mention in document.analysis.mentions:
        if mention.entity in ids:
            groups[bisect_right(starts, mention.start)].add(ids[mention.entity])
    return groups.values()


def _in_events(reading: Reading, ids: dict[str, str]) -> Iterator[set[str]]:
    """The entities of each event: what fills its roles, and its place."""
    for event in reading.analysis.events:
        named = [reading.entity_of(argument.mention) for argument in event.arguments]
        found = (*named, reading.place_of(event))
        yield {ids[each.id] for each in found if each is not None and each.id in ids}


def _sayings(reading: Reading, ids: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Whose claim tells of whom, with its stance; each once a claim."""
    for claim in reading.analysis.claims:
        chain = reading.chain(claim)
        source = ids.get(chain[0].entity or "") if chain else None
        if source is None:
            continue
        about = {
            ids[entity.id]
            for event in reading.events_of(claim)
            for argument in reading.arguments(event, *_TOLD_OF)
            if (entity := reading.entity_of(argument.mention)) is not None and entity.id in ids
        }
        for target in sorted(about - {source}):
            yield source, target, claim.stance
