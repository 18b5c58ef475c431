"""Clusters of places: nothing is lost, nothing moves while the map does, zooming only joins."""

from __future__ import annotations

import random

import pytest

from desktop.panes.map_clusters import APART, CLOSEST, Clusters, Spot, level_of
from desktop.panes.map_projection import unit
from resources.map import UNITS


def spots(count: int) -> list[Spot]:
    draw = random.Random(3)
    return [
        Spot(
            *unit(draw.gauss(34, 3), draw.gauss(40, 4)),
            (draw.randrange(1, 9), draw.randrange(3)),
            1,
        )
        for _ in range(count)
    ]


def members(clusters: Clusters, level: int) -> list[frozenset[int]]:
    return [frozenset(one.members) for one in clusters.at(level)]


@pytest.mark.parametrize("level", [0, 5, 9, CLOSEST])
def test_every_place_is_in_one_cluster_and_counts_add_up(level: int) -> None:
    given = spots(400)
    found = Clusters(given).at(level)
    assert sorted(n for one in found for n in one.members) == list(range(400))
    assert sum(one.weight for one in found) == sum(sum(spot.counts) for spot in given)
    assert sum(one.origins for one in found) == 400


def test_clusters_lie_apart() -> None:
    for level in (3, 6, 8):
        apart = APART / (2**level * 256 / UNITS)
        found = Clusters(spots(300)).at(level)
        near = [
            (one, other)
            for one in found
            for other in found
            if one is not other and (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < apart**2
        ]
        assert near == []


def test_zooming_out_only_joins() -> None:
    clusters = Clusters(spots(300))
    for level in range(CLOSEST):
        closer, farther = members(clusters, level + 1), members(clusters, level)
        assert all(any(part <= whole for whole in farther) for part in closer)


def test_the_order_of_asking_does_not_matter() -> None:
    one, other = Clusters(spots(200)), Clusters(spots(200))
    one.at(3)
    assert one.at(8) == other.at(8)
    assert one.at(3) == other.at(3)


def test_a_cluster_lies_where_its_heaviest_place_is() -> None:
    heavy, light = Spot(*unit(35, 40), (9,), 2), Spot(*unit(35.1, 40), (1,), 1)
    (one,) = Clusters([light, heavy]).at(4)
    assert (one.x, one.y, one.members) == (heavy.x, heavy.y, (1, 0))
    assert one.box == (heavy.x, min(heavy.y, light.y), heavy.x, max(heavy.y, light.y))


def test_a_level_is_twice_as_close_as_the_one_before() -> None:
    assert level_of(256 / UNITS) == 0
    assert level_of(16 * 256 / UNITS) == 4
    assert level_of(1e9) == CLOSEST


def test_no_places() -> None:
    assert Clusters(()).at(4) == ()
