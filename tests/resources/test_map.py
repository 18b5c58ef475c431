"""The bundled map: every level is there, names lie where they belong, the region has its coast."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from resources.map import FOLDER, LEVELS, UNITS, Level, Shape, names, shapes, villages

GROUND: tuple[Level, ...] = ("world", "lands", "near")


def in_units(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees in Mercator's square."""
    north = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    return (longitude + 180) / 360 * UNITS, (0.5 - north / (2 * math.pi)) * UNITS


def holds(shape: Shape, x: float, y: float) -> bool:
    """Whether a point lies inside a shape, by the crossings of a ray to the east."""
    inside = False
    for xs, ys in shape.lines:
        points = [*zip(xs, ys, strict=True), (xs[0], ys[0])]
        for (x1, y1), (x2, y2) in pairwise(points):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def is_land(level: Level, longitude: float, latitude: float) -> bool:
    x, y = in_units(longitude, latitude)
    return any(holds(shape, x, y) for shape in shapes(level) if shape.layer == "land")


@pytest.mark.parametrize("level", GROUND)
def test_what_is_land_and_what_is_sea(level: Level) -> None:
    seas = ((37, 23), (38.5, 21), (17.7, 36.5), (30.4, 36.1), (51, 27), (20, 34), (11.7, 36.9))
    lands = ((36.3, 33.5), (15, 27), (45, 24), (9, 36.3), (31, 37.5), (44, 33), (32.5, 15.6))
    assert [place for place in seas if is_land(level, *place)] == []
    assert [place for place in lands if not is_land(level, *place)] == []


def test_every_level_of_the_ground_has_lands_coasts_and_borders() -> None:
    for level in GROUND:
        layers = {shape.layer for shape in shapes(level)}
        assert {"land", "coast", "border", "river", "lake"} <= layers
    assert {shape.layer for shape in shapes("provinces")} == {"province"}


def test_every_shape_lies_on_the_map() -> None:
    for level in LEVELS:
        for shape in shapes(level):
            left, top, right, bottom = shape.box
            assert 0 <= left <= right <= UNITS
            assert 0 <= top <= bottom <= UNITS


def test_countries_are_known_by_their_codes() -> None:
    for level in ("world", "lands"):
        codes = {shape.code for shape in shapes(level) if shape.code}
        assert {"SY", "IQ", "YE", "SD", "LY", "FR", "NO", "PS"} <= codes


def test_names_are_found_by_the_degree_they_stand_in() -> None:
    here = {name.ar: name for name in names().within(36, 33, 37, 34)}
    assert here["دمشق"].kind == "capital"
    assert "حلب" not in here
    assert "حلب" in {name.ar for name in names().within(37, 36, 37, 36)}


def test_villages_have_arabic_names() -> None:
    found = list(villages().within(40, 34, 40, 34))
    assert found
    assert all(any("ء" <= letter <= "ي" for letter in name.ar) for name in found)


def test_the_map_stays_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.glob("*.gz")) < 4_000_000
