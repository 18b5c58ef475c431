"""The graph of a chain and where it lies, without a window."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.panes.chain_graph import ChainGraph, Edge, Node, chain_graph
from desktop.panes.chain_layout import Measure, crossings, lay_out, ordered
from tests.panes.tellings import telling

ROOM = Measure(width=700)


def heights(graph: ChainGraph) -> dict[str, float]:
    return {node.id: 44.0 for node in graph.nodes}


def test_eleven_outlets_one_origin() -> None:
    tellings = [telling(n, "مصدر عسكري", "سانا", f"صحيفة {n}") for n in range(3)]
    tellings += [telling(n, "مصدر عسكري", "سانا", f"صحيفة {n}", report=3) for n in range(3, 11)]
    graph = chain_graph(tellings)
    assert (graph.outlets, graph.origins, graph.reprints) == (11, 1, 8)
    (folded,) = [node for node in graph.nodes if node.kind == "reprints"]
    assert len(folded.outlets) == 8
    assert len(graph.nodes) == 1 + 1 + 3 + 1
    open_ = chain_graph(tellings, unfolded={3})
    assert sum(node.kind == "outlet" for node in open_.nodes) == 11


def test_an_unnamed_source_in_several_texts_is_doubtful_and_a_named_one_is_not() -> None:
    unnamed = [telling(n, "مصدر عسكري", "سانا", f"صحيفة {n}", named=False) for n in range(2)]
    unnamed.append(telling(2, "مصدر عسكري", "تاس", "صحيفة 2", named=False))
    doubtful = [edge for edge in chain_graph(unnamed).edges if edge.doubtful]
    assert [edge.end for edge in doubtful] == ["carrier 1 تاس"]
    named = [telling(n, "ليلوي العبدالله", f"صحيفة {n}") for n in range(2)]
    assert not any(edge.doubtful for edge in chain_graph(named).edges)
    once = [telling(0, "مصدر عسكري", "صحيفة 0", named=False)]
    assert not any(edge.doubtful for edge in chain_graph(once).edges)


def test_an_outlet_that_names_nobody_has_an_unknown_origin() -> None:
    graph = chain_graph([telling(1, "صحيفة أ"), telling(2, "سانا", "صحيفة ب")])
    assert (graph.origins, graph.unsaid, graph.outlets) == (1, 1, 2)
    (edge,) = [edge for edge in graph.edges if edge.doubtful]
    assert edge.start.startswith("unsaid")


def test_an_outlets_own_words_beside_its_source_are_no_origin() -> None:
    graph = chain_graph([telling(1, "صحيفة أ"), telling(1, "سانا", "صحيفة أ")])
    assert (graph.origins, graph.unsaid) == (1, 0)


def test_nothing_told_is_an_empty_graph() -> None:
    assert lay_out(chain_graph([]), {}, ROOM).boxes == ()


@st.composite
def graphs(draw: st.DrawFn) -> ChainGraph:
    sizes = draw(st.lists(st.integers(1, 9), min_size=2, max_size=4))
    nodes = tuple(
        Node(f"{c}.{n}", "carrier", c, "", rows=(n,))
        for c, size in enumerate(sizes)
        for n in range(size)
    )
    pairs = draw(st.sets(st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)), max_size=30))
    edges = tuple(
        Edge(a.id, b.id, 0, 1, doubtful=False, rows=())
        for a, b in sorted(pairs, key=lambda pair: (pair[0].id, pair[1].id))
        if a.column < b.column
    )
    return ChainGraph(nodes, edges, len(sizes))


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_no_box_lies_on_another_and_all_lie_in_the_room(graph: ChainGraph) -> None:
    layout = lay_out(graph, heights(graph), ROOM)
    for column in range(graph.columns):
        boxes = sorted(
            (box for box in layout.boxes if box.node.column == column), key=lambda box: box.top
        )
        assert all(one.top + one.height < other.top for one, other in pairwise(boxes))
    for box in layout.boxes:
        assert 0 <= box.left <= box.left + box.width <= layout.width
        assert 0 <= box.top <= box.top + box.height <= layout.height


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_links_run_from_box_to_box_ever_onwards(graph: ChainGraph) -> None:
    layout = lay_out(graph, heights(graph), ROOM)
    boxes = {box.node.id: box for box in layout.boxes}
    for run in layout.runs:
        xs = [x for x, _ in run.points]
        assert xs == sorted(xs)
        start, end = boxes[run.edge.start], boxes[run.edge.end]
        assert run.points[0] == (start.left + start.width, start.middle)
        assert run.points[-1] == (end.left, end.middle)


@pytest.mark.parametrize("size", [2, 5, 12])
def test_links_that_need_not_cross_do_not(size: int) -> None:
    """Given in the worst order: the last to the first."""
    starts = tuple(Node(f"a{n}", "origin", 0, "") for n in range(size))
    ends = tuple(Node(f"b{n}", "outlet", 1, "") for n in range(size))
    edges = tuple(
        Edge(f"a{n}", f"b{(n * 7 + 3) % size}", 0, 1, doubtful=False, rows=()) for n in range(size)
    )
    graph = ChainGraph((*starts, *ends), edges, 2)
    links = [(edge.start, edge.end) for edge in edges]
    assert crossings(ordered(graph, links), links) == 0


def test_crossings_are_counted() -> None:
    links = [("a", "y"), ("b", "x"), ("a", "x")]
    assert crossings([["a", "b"], ["x", "y"]], links) == 1
    assert crossings([["a", "b"], ["y", "x"]], links) == 0
