"""Where the nodes of a chain lie: in columns, with as few crossings as a few sweeps find. No Qt.

Layers are given (who said, who carried, who published). Links over several columns get a stop in
each; the order in a column follows the median of the neighbours, forth and back, and the order with
the fewest crossings is kept (Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of
Hierarchical System Structures", 1981).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from desktop.panes.chain_graph import ChainGraph, Edge, Node

_SWEEPS = 12
_STOP = 8.0  # the height of a link on its way through a column
_ROUNDS = 24


@dataclass(frozen=True, slots=True)
class Box:
    """A node's place: ``left`` grows from the origins on, whichever way the window reads."""

    node: Node
    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Run:
    """An edge as the points that it goes through, (x, y), from the origin on."""

    edge: Edge
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ChainLayout:
    boxes: tuple[Box, ...] = ()
    runs: tuple[Run, ...] = ()
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """Pixels: ``width`` of the whole; ``box``: the widest box; ``gap`` between boxes of a column;
    ``between``: the narrowest way between two columns."""

    width: float
    box: float = 190.0
    narrowest: float = 96.0
    gap: float = 9.0
    between: float = 46.0
    margin: float = 16.0


def lay_out(graph: ChainGraph, heights: Mapping[str, float], measure: Measure) -> ChainLayout:
    """Lay a graph out.

    Args:
        graph: what is to be shown.
        heights: of each node by its id, in pixels.
        measure: the room.
    """
    if not graph.nodes:
        return ChainLayout()
    links = _links(graph)
    columns = ordered(graph, links)
    tall = {item: heights.get(item, _STOP) for column in columns for item in column}
    tops = _tops(columns, links, tall, measure.gap)
    width, step = _widths(graph.columns, measure)
    boxes = {
        node.id: Box(
            node,
            measure.margin + node.column * step,
            measure.margin + tops[node.id],
            width,
            tall[node.id],
        )
        for node in graph.nodes
    }
    runs = tuple(
        Run(edge, tuple(_points(edge, boxes, tops, measure, width, step))) for edge in graph.edges
    )
    bottom = max(box.top + box.height for box in boxes.values())
    whole = 2 * measure.margin + (graph.columns - 1) * step + width
    return ChainLayout(tuple(boxes.values()), runs, whole, bottom + measure.margin)


def crossings(columns: Sequence[Sequence[str]], links: Sequence[tuple[str, str]]) -> int:
    """How many pairs of links between neighbouring columns cross."""
    place = {item: (c, at) for c, column in enumerate(columns) for at, item in enumerate(column)}
    total = 0
    for c in range(len(columns) - 1):
        between = sorted(
            (place[start][1], place[end][1]) for start, end in links if place[start][0] == c
        )
        seen: list[int] = []
        for _, end in between:
            total += len(seen) - _after(seen, end)
            insort(seen, end)
    return total


def _after(seen: list[int], end: int) -> int:
    """How many of the ends seen lie before this one or with it."""
    return bisect_left(seen, end + 1)


def ordered(graph: ChainGraph, links: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The items of each column in the order found, stops of long links among them."""
    column_of = {node.id: node.column for node in graph.nodes}
    columns: list[list[str]] = [[] for _ in range(graph.columns)]
    for node in sorted(graph.nodes, key=lambda node: (-len(node.rows), node.id)):
        columns[node.column].append(node.id)
    for edge in graph.edges:
        for column in range(column_of[edge.start] + 1, column_of[edge.end]):
            stop = _stop(edge, column)
            if stop not in columns[column]:
                columns[column].append(stop)
    best, fewest = [list(column) for column in columns], crossings(columns, links)
    forward: dict[str, list[str]] = defaultdict(list)
    backward: dict[str, list[str]] = defaultdict(list)
    for start, end in links:
        forward[start].append(end)
        backward[end].append(start)
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        order = range(1, len(columns)) if forth else range(len(columns) - 2, -1, -1)
        for c in order:
            beside = columns[c - 1] if forth else columns[c + 1]
            place = {item: at for at, item in enumerate(beside)}
            nearest = backward if forth else forward
            _sort_by_neighbours(columns[c], nearest, place)
        found = crossings(columns, links)
        if found < fewest:
            best, fewest = [list(column) for column in columns], found
    return best


def _sort_by_neighbours(
    column: list[str], nearest: Mapping[str, list[str]], place: Mapping[str, int]
) -> None:
    """By the median place of the neighbours; what has none stays where it stands."""
    keys = {
        item: median([place[one] for one in nearest.get(item, ()) if one in place] or [at])
        for at, item in enumerate(column)
    }
    column.sort(key=lambda item: keys[item])


def _links(graph: ChainGraph) -> list[tuple[str, str]]:
    """The edges cut at every column that they go through, each once."""
    column_of = {node.id: node.column for node in graph.nodes}
    links: dict[tuple[str, str], None] = {}
    for edge in graph.edges:
        way = [edge.start]
        way += [_stop(edge, c) for c in range(column_of[edge.start] + 1, column_of[edge.end])]
        way.append(edge.end)
        links |= dict.fromkeys(pairwise(way))
    return list(links)


def _stop(edge: Edge, column: int) -> str:
    return f"stop {column} {edge.start} > {edge.end}"


def _tops(
    columns: Sequence[Sequence[str]],
    links: Sequence[tuple[str, str]],
    tall: Mapping[str, float],
    gap: float,
) -> dict[str, float]:
    """Tops near the middle of each item's neighbours, in the order given, none over another."""
    beside: dict[str, list[str]] = defaultdict(list)
    for start, end in links:
        beside[start].append(end)
        beside[end].append(start)
    middle: dict[str, float] = {}
    for column in columns:
        down = 0.0
        for item in column:
            middle[item] = down + tall[item] / 2
            down += tall[item] + gap
    for turn in range(_ROUNDS):
        for column in columns if turn % 2 == 0 else reversed(columns):
            wanted = [
                fmean([middle[one] for one in beside[item]] or [middle[item]]) for item in column
            ]
            middle |= zip(column, _apart(column, wanted, tall, gap), strict=True)
    least = min(middle[item] - tall[item] / 2 for item in middle)
    return {item: at - tall[item] / 2 - least for item, at in middle.items()}


def _apart(
    column: Sequence[str], wanted: Sequence[float], tall: Mapping[str, float], gap: float
) -> list[float]:
    """The places nearest to those wanted (least squares) in the order given, without overlap: the
    pool of adjacent violators, on places less the room that those before take."""
    before, down = [], 0.0
    for at, item in enumerate(column):
        down += tall[item] / 2 + (gap + tall[column[at - 1]] / 2 if at else 0.0)
        before.append(down)
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, before, strict=True):
        total, count = place - offset, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            more, others = pools.pop()
            total, count = total + more, count + others
        pools.append((total, count))
    shifts = [total / count for total, count in pools for _ in range(count)]
    return [shift + offset for shift, offset in zip(shifts, before, strict=True)]


def _widths(columns: int, measure: Measure) -> tuple[float, float]:
    """The width of boxes, and how far one column lies from the next."""
    room = measure.width - 2 * measure.margin
    between = max(columns - 1, 0)
    box = min(measure.box, max(measure.narrowest, (room - between * measure.between) / columns))
    return box, max((room - box) / max(between, 1), box + measure.between)


def _points(
    edge: Edge,
    boxes: Mapping[str, Box],
    tops: Mapping[str, float],
    measure: Measure,
    width: float,
    step: float,
) -> list[tuple[float, float]]:
    start, end = boxes[edge.start], boxes[edge.end]
    points = [(start.left + start.width, start.middle)]
    for column in range(start.node.column + 1, end.node.column):
        y = measure.margin + tops[_stop(edge, column)] + _STOP / 2
        left = measure.margin + column * step
        points += [(left, y), (left + width, y)]
    points.append((end.left, end.middle))
    return points
