"""GeoJSON is what RFC 7946 demands, checked clause by clause."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

from desktop.analysis.model import Location
from desktop.exporting.content import Content
from desktop.exporting.geojson import write_geojson
from tests import builders
from tests.exporting.reading_back import KARAMA, RAQQA, with_places, written

_NORTH_EAST = Location("at_distance", "e1", distance_km=15, bearing=45)


def features(content: Content) -> list[dict[str, Any]]:
    collection = json.loads(written(content, write_geojson))
    check(collection)
    found: list[dict[str, Any]] = collection["features"]
    return found


def check(collection: dict[str, Any]) -> None:
    """Fail where the RFC is not kept."""
    assert collection.keys() == {"type", "features"}, "3.3; no crs (4)"
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert feature["type"] == "Feature", "3.2"
        assert feature.keys() == {"type", "id", "geometry", "properties"}, "3.2; 7.1"
        assert isinstance(feature["id"], str), "3.2"
        assert isinstance(feature["properties"], dict), "3.2"
        if feature["geometry"] is not None:
            check_geometry(feature["geometry"])


def check_geometry(geometry: dict[str, Any]) -> None:
    assert geometry.keys() == {"type", "coordinates"}, "3.1"
    held = geometry["coordinates"]
    match geometry["type"]:
        case "Point":
            check_position(held)
        case "Polygon":
            check_polygon(held)
        case "MultiPolygon":
            for polygon in held:
                check_polygon(polygon)
        case other:
            raise AssertionError(f"{other}: no type of 1.4 that is written here")


def check_polygon(rings: list[Any]) -> None:
    assert len(rings) == 1, "no holes"
    (ring,) = rings
    assert len(ring) >= 4, "3.1.6"
    assert ring[0] == ring[-1], "3.1.6"
    for position in ring:
        check_position(position)
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    assert doubled > 0, "3.1.6: exterior rings are counterclockwise"


def check_position(position: list[Any]) -> None:
    assert len(position) == 2, "3.1.1"
    lon, lat = position
    assert -180 <= lon <= 180, "4: longitude first"
    assert -90 <= lat <= 90


def test_an_event_is_a_point_with_its_radius(content: Content) -> None:
    (first, *_) = features(with_places(content, e5=KARAMA))
    assert first["geometry"] == {"type": "Point", "coordinates": [39.28, 35.87]}
    about = first["properties"]
    assert (about["position"], about["radius_km"], about["gazetteer"]) == ("named", 2.0, "wof:2")
    assert (about["event"], about["place"], about["actor"]) == ("repel", "الكرامة", "قوات النهر")
    assert (about["earliest"], about["latest"]) == ("2021-05-03", "2021-05-03")


def test_so_far_from_another_place_is_a_sector(content: Content) -> None:
    (first, *_) = features(with_places(content, e1=RAQQA, e5=_NORTH_EAST))
    assert first["geometry"]["type"] == "Polygon"
    about = first["properties"]
    assert (about["position"], about["relation"], about["anchor"], about["bearing"]) == (
        "relative", "at_distance", "الرقة", 45,
    )  # fmt: skip
    assert (about["nearest_km"], about["radius_km"]) == (12, 18)
    lon, lat = about["likeliest"]
    assert lon > RAQQA.lon
    assert lat > RAQQA.lat


def test_a_sector_across_the_180th_meridian_is_in_two_parts(content: Content) -> None:
    far_east, across = replace(RAQQA, lon=179.95), replace(_NORTH_EAST, distance_km=5, bearing=90)
    (first, *_) = features(with_places(content, e1=far_east, e5=across))
    assert first["geometry"]["type"] == "MultiPolygon"
    assert len(first["geometry"]["coordinates"]) == 2


def test_events_without_a_known_place_are_there_without_a_geometry(content: Content) -> None:
    found = features(content)
    assert len(found) == 2 * len(builders.analysis().events)
    assert all(feature["geometry"] is None for feature in found)
    assert {feature["properties"]["position"] for feature in found} == {"unknown"}
    assert len({feature["id"] for feature in found}) == len(found)
