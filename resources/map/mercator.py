"""Mercator's projection: from degrees to the units of the map, and back."""

from __future__ import annotations

import math

from resources.map import UNITS

EARTH_KM = 40_075.017
"""Kilometres round the equator (WGS 84)."""
NORTHMOST = 84.0
"""Degrees; Mercator's square ends a little farther."""


def unit(lat: float, lon: float) -> tuple[float, float]:
    """The place of a point, in units."""
    lat = max(min(lat, NORTHMOST), -NORTHMOST)
    y = math.asinh(math.tan(math.radians(lat)))
    return (lon / 360 + 0.5) * UNITS, (0.5 - y / math.tau) * UNITS


def degrees(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a place in units."""
    lat = math.degrees(math.atan(math.sinh((0.5 - y / UNITS) * math.tau)))
    return lat, (x / UNITS - 0.5) * 360


def units_of_km(km: float, lat: float) -> float:
    """How many units so many kilometres are at a latitude: Mercator stretches towards the poles."""
    return km / EARTH_KM * UNITS / math.cos(math.radians(min(abs(lat), NORTHMOST)))
