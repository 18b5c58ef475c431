"""The marks of places at a zoom: points and counted clusters, with their sizes. Pure."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from desktop.panes.map_clusters import Cluster
from desktop.panes.map_places import GROUPS, Group, MapPlace, main_group
from desktop.panes.map_projection import MapView

_NAMED, _POINT, _LARGER, _CLUSTER, _MOST = 4.0, 5.0, 5.0, 11.0, 21.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn of one cluster: its middle and radius in pixels, the places in it (the heaviest
    first) by their numbers, what its events are about, and how many tell of them."""

    x: float
    y: float
    radius: float
    members: tuple[int, ...]
    weight: int
    group: Group | None
    groups: tuple[tuple[Group, int], ...]
    origins: int

    @property
    def is_cluster(self) -> bool:
        return len(self.members) > 1


def marks(clusters: Sequence[Cluster], view: MapView) -> tuple[Mark, ...]:
    """The marks of the clusters in view, the heaviest first."""
    left, top, right, bottom = replace(
        view, width=view.width + 2 * _MOST, height=view.height + 2 * _MOST
    ).box
    return tuple(
        _mark(cluster, *view.to_pixels(cluster.x, cluster.y))
        for cluster in clusters
        if left <= cluster.x <= right and top <= cluster.y <= bottom
    )


def _mark(cluster: Cluster, x: float, y: float) -> Mark:
    shares = tuple((one, n) for one, n in zip(GROUPS, cluster.counts, strict=True) if n)
    weight = cluster.weight
    told = math.log10(max(weight, 1))
    if len(cluster.members) > 1:
        radius = min(_CLUSTER + 2.6 * told, _MOST)
    else:
        radius = _POINT + min(1.6 * told, _LARGER) if shares else _NAMED
    return Mark(
        x,
        y,
        round(radius * 2) / 2,
        cluster.members,
        weight,
        main_group(dict(shares)),
        shares,
        cluster.origins,
    )


def mark_at(found: Sequence[Mark], x: float, y: float) -> Mark | None:
    """The mark under a pixel, the nearest of several; a little beside it counts too."""
    near = [(math.hypot(mark.x - x, mark.y - y) - mark.radius, mark) for mark in found]
    off, mark = min(near, key=lambda one: one[0], default=(math.inf, None))
    return mark if off <= 4 else None


def in_reading_order(found: Sequence[Mark], *, rtl: bool) -> list[Mark]:
    """As the Tab key steps through them: by rows of the window, in the direction of reading."""
    return sorted(found, key=lambda mark: (mark.y // 90, -mark.x if rtl else mark.x))


def holds(mark: Mark, places: Sequence[MapPlace], keys: Collection[str]) -> bool:
    """Whether some place of a mark is among these."""
    return any(places[number].key in keys for number in mark.members)
