"""Where a place lies that is told by another one, and what may be meant as a shape; on the
ellipsoid (WGS 84). Pure; the map draws it, and formats of maps carry it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geographiclib.geodesic import Geodesic

HALF_SECTOR = 33.0
"""Degrees to each side of a direction: «south of» leaves south-east and south-west some room."""
HALF_SECTOR_TOLD = 22.5
"""The same where a distance is told: the direction is one of eight then."""
_SECTOR_KM = 15.0
_NEAR_KM = 5.0
_ABOUT = 0.2
"""«15 km from it» is said of anything up to such a part nearer or farther."""
_CORNERS = 64
_STEP = 5.0
"""Degrees between two corners of an arc."""

Point = tuple[float, float]
"""Longitude and latitude, in degrees: the order of RFC 7946 and of KML."""
Ring = list[Point]
"""Closed, against the clock: its inside is to the left."""


@dataclass(frozen=True, slots=True)
class Derived:
    """The likeliest point, and how far it may lie off; with a ``bearing`` (degrees from north) it
    is somewhere in this direction of the ``anchor`` (latitude, longitude), between ``nearest_km``
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
        (lat, lon),
        far * (1 - _ABOUT) if told else 0.0,
    )


def circle(lat: float, lon: float, radius_km: float) -> list[Ring]:
    """All that is so far from a point: one ring, two where it lies on both sides of the 180th
    meridian."""
    bearings = [-360 * corner / _CORNERS for corner in range(_CORNERS)]
    return _closed([_at(lat, lon, bearing, radius_km) for bearing in bearings], lon)


def sector(where: Derived) -> list[Ring]:
    """What lies in a direction of a place: a piece of a ring, from the place itself where no
    distance is told. ``where`` has a bearing and an anchor."""
    if where.bearing is None or where.anchor is None:
        raise ValueError("not told by a direction")
    lat, lon = where.anchor
    half = HALF_SECTOR_TOLD if where.nearest_km else HALF_SECTOR
    bearings = list(_arc(where.bearing + half, where.bearing - half))
    ring = [_at(lat, lon, bearing, where.radius_km) for bearing in bearings]
    if where.nearest_km:
        ring += [_at(lat, lon, bearing, where.nearest_km) for bearing in reversed(bearings)]
    else:
        ring.append((lon, lat))
    return _closed(ring, lon)


def _arc(first: float, last: float) -> Iterator[float]:
    steps = max(1, round(abs(last - first) / _STEP))
    return (first + (last - first) * step / steps for step in range(steps + 1))


def _at(lat: float, lon: float, bearing: float, km: float) -> Point:
    found = Geodesic.WGS84.Direct(lat, lon, bearing, km * 1000)
    return found["lon2"], found["lat2"]


def _closed(corners: Ring, middle: float) -> list[Ring]:
    """The corners as closed rings, cut at the 180th meridian (RFC 7946, 3.1.9)."""
    turns = (round((middle - lon) / 360) * 360 for lon, _ in corners)
    whole = [(lon + turn, lat) for turn, (lon, lat) in zip(turns, corners, strict=True)]
    parts = []
    for turn in (-360.0, 0.0, 360.0):
        moved = [(lon + turn, lat) for lon, lat in whole]
        kept = _cut(_cut(moved, -180.0, keep_east=True), 180.0, keep_east=False)
        if len(kept) > 2:
            parts.append([*kept, kept[0]])
    return parts


def _cut(ring: Ring, at: float, *, keep_east: bool) -> Ring:
    """What of a ring lies on one side of a meridian (Sutherland and Hodgman 1974)."""

    def inside(point: Point) -> bool:
        return point[0] >= at if keep_east else point[0] <= at

    kept: Ring = []
    for one, other in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if inside(one):
            kept.append(one)
        if inside(one) != inside(other):
            part = (at - one[0]) / (other[0] - one[0])
            kept.append((at, one[1] + part * (other[1] - one[1])))
    # A ring that only touches the meridian leaves nothing of it.
    return kept if len({lon for lon, _ in kept}) > 1 else []
