"""Mercator's projection, and what part of it is in view: pure.

Places on the map are units of the square that Mercator makes of the world, from its north-west
corner (``resources.map.UNITS`` along a side), so that a zoom only multiplies.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from resources.map import UNITS
from resources.map.mercator import EARTH_KM, degrees, unit, units_of_km

__all__ = [  # what it has from the resources, too
    "EARTH_KM", "Box", "MapView", "degrees", "holds", "round_all", "scale_bar", "touches", "unit",
    "units_of_km",
]  # fmt: skip

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in units."""

_CLOSEST = 0.25
"""Pixels for a unit: about ten metres a pixel at the equator."""
_FITTED = 0.02
"""Nothing is fitted closer than this: some 120 metres a pixel, so that one town has its
surroundings."""


@dataclass(frozen=True, slots=True)
class MapView:
    """A window on the map: ``x``/``y`` its middle in units, ``scale`` pixels for a unit, ``width``
    and ``height`` in pixels."""

    x: float = UNITS / 2
    y: float = UNITS / 2
    scale: float = 1000 / UNITS
    width: float = 1.0
    height: float = 1.0

    def to_pixels(self, x: float, y: float) -> tuple[float, float]:
        """Where units lie in the window."""
        return (
            (x - self.x) * self.scale + self.width / 2,
            (y - self.y) * self.scale + self.height / 2,
        )

    def to_units(self, px: float, py: float) -> tuple[float, float]:
        """What lies under a pixel."""
        return (
            (px - self.width / 2) / self.scale + self.x,
            (py - self.height / 2) / self.scale + self.y,
        )

    @property
    def box(self) -> Box:
        return (*self.to_units(0, 0), *self.to_units(self.width, self.height))

    @property
    def pixels_a_degree(self) -> float:
        """Of longitude."""
        return self.scale * UNITS / 360

    @property
    def metres_a_pixel(self) -> float:
        """In the middle of the window."""
        lat, _ = degrees(self.x, self.y)
        return EARTH_KM * 1000 * math.cos(math.radians(lat)) / (UNITS * self.scale)

    def sized(self, width: float, height: float) -> MapView:
        """The same middle and zoom in a window of another size."""
        return _bounded(replace(self, width=max(width, 1.0), height=max(height, 1.0)))

    def zoomed(self, factor: float, px: float, py: float) -> MapView:
        """Closer by a factor, with what lies under a pixel staying there."""
        x, y = self.to_units(px, py)
        scale = min(max(self.scale * factor, _farthest(self)), _CLOSEST)
        moved = replace(self, scale=scale)
        under_x, under_y = moved.to_units(px, py)
        return _bounded(replace(moved, x=self.x + x - under_x, y=self.y + y - under_y))

    def panned(self, right: float, down: float) -> MapView:
        """Dragged by pixels."""
        return _bounded(replace(self, x=self.x - right / self.scale, y=self.y - down / self.scale))

    def centred(self, x: float, y: float) -> MapView:
        """With these units in the middle."""
        return _bounded(replace(self, x=x, y=y))

    def fitted(self, box: Box, margin: float) -> MapView:
        """Showing a box, with a margin of pixels round it where there is room for one."""
        left, top, right, bottom = box
        margin = min(margin, self.width / 4, self.height / 4)
        room_x, room_y = self.width - 2 * margin, self.height - 2 * margin
        scale = min(room_x / max(right - left, 1e-9), room_y / max(bottom - top, 1e-9), _FITTED)
        return _bounded(
            replace(
                self, x=(left + right) / 2, y=(top + bottom) / 2, scale=max(scale, _farthest(self))
            )
        )


def _farthest(view: MapView) -> float:
    """At this scale the whole world fits, and no more is shown."""
    return min(view.width, view.height) / UNITS


def _bounded(view: MapView) -> MapView:
    """The same view with its middle on the map."""
    return replace(
        view,
        scale=min(max(view.scale, _farthest(view)), _CLOSEST),
        x=min(max(view.x, 0), UNITS),
        y=min(max(view.y, 0), UNITS),
    )


def round_all(boxes: Iterable[Box]) -> Box | None:
    """The box round some boxes."""
    found = list(boxes)
    if not found:
        return None
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def touches(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def holds(one: Box, other: Box) -> bool:
    """Whether all of the other box lies in the first."""
    return one[0] <= other[0] and one[1] <= other[1] and one[2] >= other[2] and one[3] >= other[3]


def scale_bar(metres_a_pixel: float, most: float) -> tuple[float, float]:
    """The longest round distance that is no longer than ``most`` pixels: kilometres, pixels."""
    longest = metres_a_pixel * most / 1000
    power = 10.0 ** math.floor(math.log10(longest))
    km = next(step * power for step in (5, 2, 1) if step * power <= longest * (1 + 1e-9))
    return km, km * 1000 / metres_a_pixel
