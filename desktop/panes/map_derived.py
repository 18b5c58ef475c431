"""Where a place lies that is told by another one: in a direction of it, so far from it, or near it.
Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from geographiclib.geodesic import Geodesic

from desktop.panes.map_projection import unit

_SECTOR_KM = 15.0
_NEAR_KM = 5.0
_ABOUT = 0.2
"""«15 km from it» is said of anything up to such a part nearer or farther."""


@dataclass(frozen=True, slots=True)
class Derived:
    """The likeliest point, and how far it may lie off; with a ``bearing`` (degrees from north) it
    is somewhere in this direction of the ``anchor`` (in units of the map), between ``nearest_km``
    and ``radius_km`` from it."""

    lat: float
    lon: float
    radius_km: float
    bearing: float | None = None
    anchor: tuple[float, float] | None = None
    nearest_km: float = 0.0


def derived(
    lat: float, lon: float, wide_km: float, distance_km: float | None, bearing: float | None
) -> Derived:
    """A place by another one, computed on the ellipsoid.

    Args:
        lat: of the other place.
        lon: of the other place.
        wide_km: how far the other place reaches.
        distance_km: how far from it, where it is told.
        bearing: in which direction of it, in degrees from north, where it is told.
    """
    if bearing is None:
        return Derived(lat, lon, distance_km or max(2 * wide_km, _NEAR_KM))
    told = distance_km is not None
    far = distance_km if distance_km is not None else max(2.5 * wide_km, _SECTOR_KM)
    middle = Geodesic.WGS84.Direct(lat, lon, bearing, (far if told else 0.6 * far) * 1000)
    return Derived(
        middle["lat2"],
        middle["lon2"],
        far * (1 + _ABOUT) if told else far,
        bearing,
        unit(lat, lon),
        far * (1 - _ABOUT) if told else 0.0,
    )
