"""What lies where on the map at a zoom: marks, their names, the names of the ground. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from desktop.look.translation import Language
from desktop.panes.map_clusters import Clusters, Spot, level_of
from desktop.panes.map_labels import Measure, Placed, Room, Wanted, placed
from desktop.panes.map_marks import Mark, marks
from desktop.panes.map_names import wanted
from desktop.panes.map_places import GROUPS, MapPlace
from desktop.panes.map_projection import Box, MapView, holds, round_all

_AROUND = 0.15
"""How much more than the window is laid out on each side: dragging shows it at once."""
_FEW = 25
"""Up to so many places all are brought into view."""
_CUT_OFF = 0.03
"""Of the events of more places, so many may lie beyond each edge."""
_NAMED, _NAMES = 110, 150
"""So many marks, and so many things of the ground, have a name at most."""


@dataclass(frozen=True, slots=True)
class MapLayout:
    """All in pixels of ``view``, which is larger than the window. ``named``: the names of marks,
    ``names`` those of the ground."""

    view: MapView
    marks: tuple[Mark, ...]
    named: tuple[Placed, ...]
    names: tuple[Placed, ...]

    def shows(self, view: MapView) -> bool:
        """Whether all of a window is laid out here, at its zoom."""
        return self.view.scale == view.scale and holds(self.view.box, view.box)

    def offset(self, view: MapView) -> tuple[float, float]:
        """Where this layout's corner lies in a window."""
        left, top = view.to_pixels(*self.view.to_units(0, 0))
        return round(left), round(top)


def lay_out(
    places: Sequence[MapPlace],
    clusters: Clusters,
    view: MapView,
    measure: Measure,
    language: Language,
    first: Collection[str] = (),
) -> MapLayout:
    """Lay out a window and a little more.

    Args:
        places: all that are shown.
        clusters: of them.
        view: the window.
        measure: of the names.
        language: of the names of the ground.
        first: the keys of places whose names go before all others.
    """
    margin = round(max(view.width, view.height) * _AROUND)
    large = replace(view, width=view.width + 2 * margin, height=view.height + 2 * margin)
    found = marks(clusters.at(level_of(view.scale)), large)
    room = Room()
    for mark in found:
        reach = mark.radius + 1
        room.take(mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach)
    rtl = language == "ar"
    own = [_named(mark, places, number, first) for number, mark in enumerate(found[:_NAMED])]
    named = placed(own, measure, room, rtl=rtl, most=_NAMED)
    marked = {label.wanted.words for label in named}
    others = (name for name in wanted(large, language) if name.words not in marked)
    names = placed(others, measure, room, rtl=rtl, most=_NAMES)
    return MapLayout(large, found, tuple(named), tuple(names))


def _named(mark: Mark, places: Sequence[MapPlace], number: int, first: Collection[str]) -> Wanted:
    keys = (places[member].key for member in mark.members)
    later = 0 if first and not set(first).isdisjoint(keys) else 1
    return Wanted(
        places[mark.members[0]].called,
        "place",
        mark.x,
        mark.y,
        (later, number),
        "round",
        mark.radius,
    )


def box_of_most(places: Sequence[MapPlace]) -> Box | None:
    """Round the places of nearly all events: a few far away would make all others small."""
    told = [place for place in places if place.weight]
    if len(told) <= _FEW:
        return round_all(place.box for place in told or places)
    left, right = _middle([(place.x, place.weight) for place in told])
    top, bottom = _middle([(place.y, place.weight) for place in told])
    return left, top, right, bottom


def _middle(held: list[tuple[float, int]]) -> tuple[float, float]:
    """Between which values all lies but a little at either end."""
    held.sort()
    cut = sum(weight for _, weight in held) * _CUT_OFF
    return _reached(held, cut), _reached(held[::-1], cut)


def _reached(held: Sequence[tuple[float, int]], cut: float) -> float:
    passed = 0
    for value, weight in held:
        passed += weight
        if passed > cut:
            return value
    return held[-1][0]


def clusters_of(places: Sequence[MapPlace]) -> Clusters:
    """The clusters of some places."""
    return Clusters([_spot(place) for place in places])


def _spot(place: MapPlace) -> Spot:
    groups = place.groups
    return Spot(place.x, place.y, tuple(groups[one] for one in GROUPS), place.origins)


def prepared(places: Sequence[MapPlace]) -> Clusters:
    """The clusters of many places at all levels, made beside the window."""
    clusters = clusters_of(places)
    clusters.at(0)
    return clusters
