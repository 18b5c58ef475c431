"""The tellings of a claim as a graph: who said it first, who carried it, who published it. No Qt.

Documents that print one text are one telling, however many outlets print it. An outlet that tells
in its own words what it also tells in somebody's has said where it has it from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from desktop.workspace.chain import Link, Telling

NodeKind = Literal["origin", "unsaid", "carrier", "outlet", "reprints"]


@dataclass(frozen=True, slots=True)
class Node:
    """``column`` from the origins on; ``outlets``: the words of those that are folded into it;
    ``rows``: the claims that lead through it; ``report``: the text that folded outlets print, or
    that an outlet prints beside others whose boxes were unfolded."""

    id: str
    kind: NodeKind
    column: int
    words: str
    outlets: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    report: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """Something that was passed on. ``origin``: the number of the origin whose word it is, the most
    told first; ``count``: in so many documents; ``doubtful``: nobody says that it came this way."""

    start: str
    end: str
    origin: int
    count: int
    doubtful: bool
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChainGraph:
    """``outlets``: how many published it; ``origins``: how many known sources stand behind them;
    ``unsaid``: how many outlets name none; ``reprints``: how many outlets print somebody's text."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    columns: int = 0
    outlets: int = 0
    origins: int = 0
    unsaid: int = 0
    reprints: int = 0


class Counts(NamedTuple):
    """How many said something first, carried it, and published it; 0 is not told."""

    first: int = 0
    carried: int = 0
    published: int = 0


@dataclass(frozen=True, slots=True)
class _Path:
    """One telling as the ids of its nodes, origin first."""

    telling: Telling
    nodes: tuple[str, ...]


class _Builder:
    def __init__(self, tellings: Sequence[Telling], unfolded: Collection[int]) -> None:
        self._unfolded = unfolded
        self._kinds: dict[str, NodeKind] = {}
        self._words: dict[str, str] = {}
        self._columns: dict[str, int] = {}
        self._rows: dict[str, list[int]] = defaultdict(list)
        self._outlets: dict[str, dict[str, str]] = defaultdict(dict)
        self._reports: dict[str, int] = {}
        self._tellings = tellings
        carriers = max((len(telling.chain) - 2 for telling in tellings), default=0)
        self._last = 1 + max(carriers, 0)
        self._shared = _outlets_of_texts(tellings)

    def build(self) -> ChainGraph:
        paths = [self._path(telling) for telling in self._tellings]
        origins = Counter(path.nodes[0] for path in paths)
        numbers = {node: n for n, (node, _) in enumerate(origins.most_common())}
        found: dict[tuple[str, str, int], list[Telling]] = defaultdict(list)
        for path in paths:
            for start, end in zip(path.nodes, path.nodes[1:], strict=False):
                found[start, end, numbers[path.nodes[0]]].append(path.telling)
        doubtful = self._doubtful(found)
        edges = [
            Edge(
                start,
                end,
                origin,
                len({telling.claim.document.id for telling in told}),
                (start, end) in doubtful,
                tuple(telling.claim.row for telling in told),
            )
            for (start, end, origin), told in found.items()
        ]
        nodes = tuple(self._node(node) for node in self._kinds)
        unsaid = [node for node in nodes if node.kind == "unsaid"]
        return ChainGraph(
            nodes,
            tuple(edges),
            self._last + 1,
            len({telling.chain[-1].key for telling in self._tellings}),
            sum(node.kind == "origin" for node in nodes),
            len({key for node in unsaid for key in self._outlets[node.id]}),
            sum(len(outlets) for outlets in self._shared.values() if len(outlets) > 1),
        )

    def _path(self, telling: Telling) -> _Path:
        *before, outlet = telling.chain
        nodes = [
            self._add("origin" if at == 0 else "carrier", at, link, telling)
            for at, link in enumerate(before)
        ]
        if not before:
            nodes = [self._add("unsaid", 0, outlet, telling)]
        nodes.append(self._published(outlet, tuple(link.key for link in before), telling))
        return _Path(telling, tuple(nodes))

    def _published(self, outlet: Link, way: tuple[str, ...], telling: Telling) -> str:
        shared = self._shared[telling.report, way]
        if len(shared) > 1 and telling.report in self._unfolded:
            node = self._add("outlet", self._last, outlet, telling)
            self._reports[node] = telling.report
            return node
        if len(shared) > 1:
            node = f"reprints {telling.report} {' '.join(way)}"
            self._reports[node] = telling.report
            self._note(node, "reprints", self._last, outlet, telling)
            return node
        return self._add("outlet", self._last, outlet, telling)

    def _add(self, kind: NodeKind, column: int, link: Link, telling: Telling) -> str:
        node = f"{kind} {column} {link.key}"
        self._note(node, kind, column, link, telling)
        return node

    def _note(self, node: str, kind: NodeKind, column: int, link: Link, telling: Telling) -> None:
        self._kinds.setdefault(node, kind)
        self._columns[node] = column
        self._words.setdefault(node, link.words)
        self._rows[node].append(telling.claim.row)
        outlet = telling.chain[-1]
        self._outlets[node].setdefault(outlet.key, outlet.words)

    def _node(self, node: str) -> Node:
        kind = self._kinds[node]
        return Node(
            node,
            kind,
            self._columns[node],
            self._words[node],
            tuple(self._outlets[node].values()) if kind == "reprints" else (),
            tuple(dict.fromkeys(self._rows[node])),
            self._reports.get(node),
        )

    def _doubtful(
        self, found: Mapping[tuple[str, str, int], Sequence[Telling]]
    ) -> set[tuple[str, str]]:
        """The links that nobody states: from where an outlet does not say, and from a source
        without a name on all ways but the broadest: it may be another «military source» there."""
        doubtful = {(start, end) for start, end, _ in found if self._kinds[start] == "unsaid"}
        ways: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for (start, end, _), told in found.items():
            if self._kinds[start] == "origin" and not told[0].chain[0].named:
                ways[start].append((len(told), end))
        for start, ends in ways.items():
            broadest = max(ends)
            doubtful |= {(start, end) for count, end in ends if (count, end) != broadest}
        return doubtful


def chain_graph(tellings: Iterable[Telling], unfolded: Collection[int] = ()) -> ChainGraph:
    """The graph of some tellings; texts of ``unfolded`` reports are shown outlet by outlet."""
    with_chain = [telling for telling in tellings if telling.chain]
    attributed = {(telling.claim.document.id) for telling in with_chain if len(telling.chain) > 1}
    kept = [
        telling
        for telling in with_chain
        if len(telling.chain) > 1 or telling.claim.document.id not in attributed
    ]
    return _Builder(kept, unfolded).build() if kept else ChainGraph()


def _outlets_of_texts(
    tellings: Sequence[Telling],
) -> dict[tuple[int, tuple[str, ...]], set[str]]:
    """The outlets that print one text with the same sources in it."""
    shared: dict[tuple[int, tuple[str, ...]], set[str]] = defaultdict(set)
    for telling in tellings:
        *way, outlet = (link.key for link in telling.chain)
        shared[telling.report, tuple(way)].add(outlet)
    return shared
