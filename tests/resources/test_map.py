"""The bundled map: every level is there, names lie where they belong, the region has its coast."""

from __future__ import annotations

from resources.map import FOLDER, LEVELS, UNITS, names, shapes, villages


def test_every_level_has_lands_coasts_and_borders() -> None:
    for level in LEVELS:
        found = shapes(level)
        assert {"land", "coast", "border", "river", "lake"} <= {shape.layer for shape in found}
        for shape in found:
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
