"""A net as it is drawn: nodes with places and sizes, links with widths, who is beside whom. No
Qt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import hypot, log, sqrt

from desktop.panes.graph_layout import Body, Point, Spring, lay_out
from desktop.workspace.links import Link, Net

_SMALLEST, _LARGEST = 6.0, 22.0
_THIN, _THICK = 0.8, 4.5
_NAMED, _NAME = 40, 14.0
"""So many of the strongest keep room for their names about them."""


@dataclass(frozen=True, slots=True)
class Node:
    """``x``, ``y``, ``radius``: in units of the picture; ``documents`` and ``mentions``: how many
    articles name it and how often they do."""

    id: int
    kind: str
    name: str
    documents: int
    mentions: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Drawing:
    """``nodes`` by strength, ``links`` from the strongest; ``documents``: of the whole case."""

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    documents: int = 0

    @cached_property
    def by_id(self) -> Mapping[int, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def most(self) -> int:
        """The articles of the link that has most of them."""
        return max((link.documents for link in self.links), default=1)

    def width(self, link: Link) -> float:
        """Of a link, in pixels: more articles, but a hundred times as many not a hundred times."""
        if self.most == 1:
            return _THIN
        return _THIN + (_THICK - _THIN) * log(link.documents) / log(self.most)

    def seen(self, least: int, hidden: Collection[int] = ()) -> Drawing:
        """What is left when links of fewer articles than ``least`` are left out, with everyone who
        then has none, and the nodes that a person hid. Nothing moves."""
        links = tuple(
            link
            for link in self.links
            if link.documents >= least and link.first not in hidden and link.second not in hidden
        )
        linked = {end for link in links for end in (link.first, link.second)}
        alone = not self.links
        nodes = tuple(
            node for node in self.nodes if (alone or node.id in linked) and node.id not in hidden
        )
        return Drawing(nodes, links, self.documents)

    def links_of(self, node: int) -> list[Link]:
        """The links of a node, the strongest first."""
        return [link for link in self.links if node in (link.first, link.second)]

    def beside(self, node: int) -> list[Node]:
        """The nodes that a node is linked with, the strongest link first."""
        return [self.by_id[other_end(link, node)] for link in self.links_of(node)]

    def toward(self, node: int, across: float, down: float) -> Node | None:
        """The neighbour of a node that lies best in a direction; of everyone where it has none
        there."""
        here = self.by_id[node]
        for among in (self.beside(node), self.nodes):
            found = [
                (hypot(other.x - here.x, other.y - here.y) / along**2, other.id)
                for other in among
                if other.id != node and (along := _along(here, other, across, down)) > 0.4
            ]
            if found:
                return self.by_id[min(found)[1]]
        return None

    def with_place(self, node: int, at: Point) -> Drawing:
        """The same with a node elsewhere."""
        nodes = tuple(
            replace(one, x=at[0], y=at[1]) if one.id == node else one for one in self.nodes
        )
        return Drawing(nodes, self.links, self.documents)


def other_end(link: Link, node: int) -> int:
    return link.second if link.first == node else link.first


def draw(net: Net, known: Mapping[int, Point], pinned: Mapping[int, Point]) -> Drawing:
    """Lay a net out. ``known``, ``pinned``: see :func:`desktop.panes.graph_layout.lay_out`."""
    most = max((one.documents for one in net.entities), default=1)
    radii = {
        one.entity.id: _SMALLEST + (_LARGEST - _SMALLEST) * sqrt(one.documents / most)
        for one in net.entities
    }
    bodies = [
        Body(
            one.entity.id,
            f"{one.entity.kind} {one.entity.name}",
            radii[one.entity.id] + (_NAME if place < _NAMED else 0),
        )
        for place, one in enumerate(net.entities)
    ]
    worth = max((link.worth for link in net.links), default=0.0)
    springs = [
        Spring(link.first, link.second, 0.35 + 0.65 * sqrt(link.worth / worth) if worth else 0.6)
        for link in net.links
    ]
    places = lay_out(bodies, springs, known, pinned)
    nodes = tuple(
        Node(
            one.entity.id, one.entity.kind, one.entity.name, one.documents, one.mentions,
            *places[one.entity.id], radii[one.entity.id],
        )
        for one in net.entities
    )  # fmt: skip
    return Drawing(nodes, net.links, net.documents)


def usual_least(drawing: Drawing) -> int:
    """From how many articles on links are shown until a person says otherwise: two where enough
    meet twice, for a single article says little."""
    twice = sum(link.documents > 1 for link in drawing.links)
    return 2 if twice >= max(len(drawing.nodes) // 2, 3) else 1


def _along(here: Node, other: Node, across: float, down: float) -> float:
    """The cosine between a direction and the way to another node."""
    way = hypot(other.x - here.x, other.y - here.y) or 1.0
    return ((other.x - here.x) * across + (other.y - here.y) * down) / way
