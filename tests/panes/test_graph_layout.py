"""Where the nodes of a net lie: stably, apart, the linked ones near."""

from __future__ import annotations

import random
from itertools import combinations
from math import dist

from desktop.panes.graph_layout import GAP, SPRING, Body, Point, Spring, lay_out

Net = tuple[list[Body], list[Spring]]


def net(count: int, seed: int = 1) -> Net:
    draw = random.Random(seed)
    bodies = [Body(n, f"person {n}", 6 + draw.random() * 16) for n in range(count)]
    springs = [
        Spring(n, draw.randrange(max(n, 1)), 0.4 + draw.random() / 2)
        for n in range(1, count)
        for _ in range(2)
    ]
    return bodies, springs


def covered(bodies: list[Body], places: dict[int, Point], gap: float = 0) -> int:
    return sum(
        dist(places[one.id], places[other.id]) < one.radius + other.radius + gap
        for one, other in combinations(bodies, 2)
    )


def test_the_same_net_gives_the_same_picture() -> None:
    bodies, springs = net(60)
    assert lay_out(bodies, springs, {}, {}) == lay_out(bodies, springs, {}, {})


def test_no_node_covers_another_among_two_hundred() -> None:
    bodies, springs = net(200)
    places = lay_out(bodies, springs, {}, {})
    assert covered(bodies, places) == 0
    assert covered(bodies, places, GAP / 2) < 5


def test_nodes_at_one_place_part() -> None:
    bodies = [Body(n, "same", 10) for n in range(3)]
    assert covered(bodies, lay_out(bodies, [], {}, {})) == 0


def test_linked_nodes_lie_nearer_than_others() -> None:
    bodies, springs = net(80)
    places = lay_out(bodies, springs, {}, {})
    ends = {frozenset((s.first, s.second)) for s in springs}
    near: list[float] = []
    far: list[float] = []
    for one, other in combinations(range(80), 2):
        (near if frozenset((one, other)) in ends else far).append(dist(places[one], places[other]))
    assert sum(near) / len(near) < 0.6 * sum(far) / len(far)


def test_a_known_picture_stays_and_one_more_moves_it_little() -> None:
    bodies, springs = net(80)
    before = lay_out(bodies, springs, {}, {})
    assert lay_out(bodies, springs, before, {}) == before
    more = [*bodies, Body(80, "person 80", 12)]
    after = lay_out(more, [*springs, Spring(80, 3, 0.8)], before, {})
    moved = sorted(dist(before[n], after[n]) for n in before)
    assert moved[len(moved) // 2] < SPRING / 4
    assert moved[-1] < SPRING
    assert dist(after[80], after[3]) < 3 * SPRING


def test_what_is_pinned_stays_whatever_comes() -> None:
    bodies, springs = net(40)
    pins = {3: (500.0, -200.0), 4: (505.0, -200.0)}
    places = lay_out(bodies, springs, {}, pins)
    assert {n: places[n] for n in pins} == pins


def test_parts_without_a_link_stay_in_sight_of_one_another() -> None:
    bodies = [Body(n, f"place {n}", 8) for n in range(40)]
    springs = [Spring(n, n + 1, 0.6) for n in range(0, 40, 2)]
    places = lay_out(bodies, springs, {}, {})
    assert max(dist(one, other) for one, other in combinations(places.values(), 2)) < 25 * SPRING


def test_nothing_and_one_are_laid_out_too() -> None:
    assert lay_out([], [], {}, {}) == {}
    assert set(lay_out([Body(7, "alone", 9)], [], {}, {})) == {7}
