"""A net as drawn: what a threshold leaves, who is beside whom, what is remembered of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from desktop.panes.graph_drawing import Drawing, Node, draw, usual_least
from desktop.panes.graph_pins import Pins
from desktop.panes.graph_scene import whole
from desktop.workspace.links import Link, Net, Prominent
from storage.queries.lines import Named


def node(number: int, x: float, y: float) -> Node:
    return Node(number, "person", f"n{number}", 5, 9, x, y, 8)


CROSS = Drawing(
    (node(1, 0, 0), node(2, 50, 0), node(3, -50, 0), node(4, 0, 50), node(5, 90, 0)),
    (Link(1, 2, 9, 1, 9), Link(1, 3, 4, 1, 5), Link(1, 4, 2, 1, 3), Link(4, 5, 1, 1, 1)),
)


def test_a_threshold_leaves_out_links_and_whom_they_alone_held() -> None:
    seen = CROSS.seen(3)
    assert [link.documents for link in seen.links] == [9, 4]
    assert [node.id for node in seen.nodes] == [1, 2, 3]
    assert seen.by_id[1] == CROSS.by_id[1], "nothing moves"


def test_what_a_person_hid_takes_its_links_along() -> None:
    seen = CROSS.seen(1, {1})
    assert [(link.first, link.second) for link in seen.links] == [(4, 5)]
    assert {node.id for node in seen.nodes} == {4, 5}


def test_neighbours_come_by_strength_and_arrows_find_them() -> None:
    assert [node.id for node in CROSS.beside(1)] == [2, 3, 4]
    toward = {way: CROSS.toward(1, *way) for way in ((1, 0), (-1, 0), (0, 1))}
    assert {way: found.id for way, found in toward.items() if found} == {
        (1, 0): 2, (-1, 0): 3, (0, 1): 4,
    }  # fmt: skip
    assert CROSS.toward(1, 0, -1) is None
    beyond = CROSS.toward(2, 1, 0)
    assert beyond is not None
    assert beyond.id == 5, "where no neighbour lies, the next of all"


def test_nodes_are_larger_the_more_articles_name_them() -> None:
    people = [Prominent(Named(n, "person", f"n{n}"), 40 // n, 50) for n in (1, 2, 4)]
    drawing = draw(Net(tuple(people), (Link(1, 2, 6, 1, 4),), 50), {}, {})
    radii = [node.radius for node in drawing.nodes]
    assert radii == sorted(radii, reverse=True)
    assert radii[0] > radii[-1]


def test_single_common_articles_are_left_out_where_many_have_more() -> None:
    many = tuple(Link(1, n, 2, 1, 1) for n in range(2, 6))
    few = tuple(Link(1, n, 1, 1, 1) for n in range(2, 6))
    assert usual_least(Drawing(CROSS.nodes, many)) == 2
    assert usual_least(Drawing(CROSS.nodes, few)) == 1


def test_pins_are_remembered_by_case_and_hold_no_name(tmp_path: Path) -> None:
    pins = Pins()
    pins.of_case(tmp_path / "سري.rawi")
    pins.put(12, (3.25, -4))
    written = pins.written()
    assert "سري" not in written.decode()
    other = Pins.read(written)
    other.of_case(tmp_path / "b.rawi")
    assert other.places() == {}
    other.of_case(tmp_path / "سري.rawi")
    assert other.places() == {12: (3.2, -4.0)}
    other.take(12)
    assert other.places() == {}


def test_pins_that_mean_nothing_are_none() -> None:
    for written in (b"", b"[1]", b'{"a": 3}', b'{"a": {"x": [1, 2]}}'):
        pins = Pins.read(written)
        pins.of_case(Path("a.rawi"))
        assert pins.places() == {}


def test_a_net_fills_a_high_pane_as_a_wide_one_and_places_stay_found() -> None:
    nodes = [node(n, x, y) for n, (x, y) in enumerate([(0, 0), (1400, 0), (0, 1000), (1400, 1000)])]
    for width, height in ((600, 400), (400, 600), (1200, 300)):
        view = whole(nodes, width, height)
        corners = [view.pixel((one.x, one.y)) for one in nodes]
        assert all(0 < at.x() < width and 0 < at.y() < height for at in corners)
        assert corners[2].y() - corners[0].y() > 0.55 * height
        moved = view.moved(30, -20).zoomed(1.25, QPointF(100, 100))
        for one in nodes:
            place = moved.place(moved.pixel((one.x, one.y)))
            assert place == pytest.approx((one.x, one.y), abs=0.01)
