"""Circles and sectors on the ellipsoid: how far their corners are, which way they wind."""

from __future__ import annotations

from itertools import pairwise

import pytest
from geographiclib.geodesic import Geodesic

from desktop.geodesy import Point, Ring, circle, derived, sector


def kilometres(one: Point, other: Point) -> float:
    return float(Geodesic.WGS84.Inverse(one[1], one[0], other[1], other[0])["s12"]) / 1000


def doubled_area(ring: Ring) -> float:
    """Positive where the ring runs against the clock (shoelace formula)."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def test_all_corners_of_a_circle_are_as_far_as_its_radius() -> None:
    (ring,) = circle(35.95, 39.01, 15)
    assert ring[0] == ring[-1]
    assert all(kilometres((39.01, 35.95), corner) == pytest.approx(15) for corner in ring)
    assert doubled_area(ring) > 0


def test_a_told_distance_is_a_piece_of_a_ring_and_none_begins_at_the_place() -> None:
    told = derived(35.95, 39.01, 6, 15, 45)
    (piece,) = sector(told)
    far = [round(kilometres((39.01, 35.95), corner), 6) for corner in piece]
    assert set(far) == {12, 18}
    assert kilometres((39.01, 35.95), (told.lon, told.lat)) == pytest.approx(15)
    (wedge,) = sector(derived(35.95, 39.01, 6, None, 45))
    assert (39.01, 35.95) in wedge
    for ring in (piece, wedge):
        assert ring[0] == ring[-1]
        assert doubled_area(ring) > 0
        assert all(lon > 39 and lat > 35.9 for lon, lat in ring), "north-east of it"


def test_what_lies_across_the_180th_meridian_is_cut_there() -> None:
    west, east = circle(10, 179.95, 20)
    assert all(-180 <= lon <= -179.8 for lon, _ in west)
    assert all(179.7 <= lon <= 180 for lon, _ in east)
    assert doubled_area(west) > 0
    assert doubled_area(east) > 0
    assert west[0] == west[-1]
