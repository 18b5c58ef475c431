"""Places that lie too near one another at a zoom are counted together: pure, and stable.

Clusters of a level are made of those of the next closer one, the heaviest first, by where they lie
on the map and not in the window: moving never changes them, and zooming out only joins them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.panes.map_projection import Box
from resources.map import UNITS

APART = 54.0
"""Pixels: what lies nearer than this at a level is one cluster."""
CLOSEST = 16
"""From this level on nothing is clustered but what lies on one spot."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as clusters see it: where it lies, in units, the events there by what they are
    about, and how many tell of them."""

    x: float
    y: float
    counts: tuple[int, ...] = ()
    origins: int = 0


@dataclass(frozen=True, slots=True)
class Cluster:
    """One or more places, by their numbers, the heaviest first; it lies where that one does."""

    x: float
    y: float
    counts: tuple[int, ...]
    origins: int
    members: tuple[int, ...]
    box: Box

    @property
    def weight(self) -> int:
        return sum(self.counts)


def level_of(scale: float) -> int:
    """The level of a zoom (pixels for a unit); one level on is twice as close."""
    return min(max(math.floor(math.log2(max(scale * UNITS / 256, 1))), 0), CLOSEST)


class Clusters:
    """The clusters of some places at every level; each is computed when it is first asked for."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        single = [
            Cluster(
                spot.x,
                spot.y,
                spot.counts,
                spot.origins,
                (number,),
                (spot.x, spot.y, spot.x, spot.y),
            )
            for number, spot in enumerate(spots)
        ]
        self._levels = {CLOSEST: _joined(sorted(single, key=_first), 2.0)}

    def at(self, level: int) -> tuple[Cluster, ...]:
        """The clusters of a level, the heaviest first."""
        if level not in self._levels:
            apart = APART / (2**level * 256 / UNITS)
            self._levels[level] = _joined(self.at(level + 1), apart)
        return self._levels[level]


def _first(cluster: Cluster) -> tuple[float, ...]:
    return -cluster.weight, cluster.members[0]


def _joined(clusters: Sequence[Cluster], apart: float) -> tuple[Cluster, ...]:
    """Each takes in all lighter ones nearer than ``apart`` units that no heavier one took."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, one in enumerate(clusters):
        cells[int(one.x // apart), int(one.y // apart)].append(number)
    taken = [False] * len(clusters)
    found = []
    for number, one in enumerate(clusters):
        if taken[number]:
            continue
        held = []
        column, row = int(one.x // apart), int(one.y // apart)
        for at in ((column + a, row + b) for a in (-1, 0, 1) for b in (-1, 0, 1)):
            for other in cells.get(at, ()):
                if not taken[other]:
                    near = clusters[other]
                    if (near.x - one.x) ** 2 + (near.y - one.y) ** 2 < apart**2:
                        taken[other] = True
                        held.append(other)
        found.append(_one_of([clusters[other] for other in sorted(held)]) if held[1:] else one)
    return tuple(sorted(found, key=_first))


def _one_of(parts: Sequence[Cluster]) -> Cluster:
    heaviest = min(parts, key=_first)
    lefts, tops, rights, bottoms = zip(*(part.box for part in parts), strict=True)
    return Cluster(
        heaviest.x,
        heaviest.y,
        tuple(map(sum, zip(*(part.counts for part in parts), strict=True))),
        sum(part.origins for part in parts),
        (*heaviest.members, *(n for part in parts if part is not heaviest for n in part.members)),
        (min(lefts), min(tops), max(rights), max(bottoms)),
    )
