"""Which places the map shows, of an article and of a case, and which of them a selection lights."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.analysis.model import Analysis, Entity, Location, Place, PlaceCandidate
from desktop.panes.map_layout import box_of_most, clusters_of
from desktop.panes.map_lighting import lit_places
from desktop.panes.map_marks import in_reading_order, mark_at, marks
from desktop.panes.map_places import (
    MapPlace,
    article_places,
    case_places,
    group_of,
    open_places,
)
from desktop.panes.map_projection import MapView, unit, units_of_km
from desktop.workspace.case_map import Located, PlaceOnMap
from desktop.workspace.rules import AllOf, AnyOf, Chosen, During, Not
from storage.intervals import minutes
from tests import builders

RAQQA = Place(35.95, 39.01, 6.0, "wof:1")
KARAMA = Place(35.87, 39.28, 2.0, "wof:2")


def place(name: str, lat: float, lon: float, types: dict[str, int], **more: Any) -> MapPlace:
    x, y = unit(lat, lon)
    return MapPlace(name, name, lat, lon, x, y, 1.0, 1.0, types=types, **more)


def reading(**places: Place | Location) -> Analysis:
    """The hand-made reading with places: e1 is الرقة, e5 الكرامة, where the events are."""
    made = builders.analysis()

    def put(entity: Entity) -> Entity:
        match places.get(entity.id):
            case Place() as held:
                return replace(entity, place=held)
            case Location() as held:
                return replace(entity, location=held)
        return entity

    return replace(made, entities=tuple(map(put, made.entities)))


def by_name(found: tuple[MapPlace, ...]) -> dict[str, MapPlace]:
    return {one.name: one for one in found}


def test_places_with_a_point_are_shown_with_their_events() -> None:
    made = reading(e1=RAQQA, e5=KARAMA)
    found = by_name(article_places(made, {"wof:1": ("region", "SY")}))
    assert set(found) == {"الرقة", "الكرامة"}
    assert found["الرقة"].klass == "region"
    assert found["الرقة"].weight == 0
    told = {event.id for event in made.events if event.place in ("m5", "m7", "m12")}
    assert found["الكرامة"].events == told
    assert found["الكرامة"].weight == len(told) > 0
    assert found["الكرامة"].origins >= 1


def test_a_direction_is_a_sector_from_its_anchor() -> None:
    made = reading(e1=RAQQA, e5=Location("near", "e1", bearing=180.0))
    south = by_name(article_places(made, {}))["الكرامة"]
    assert south.bearing == 180.0
    assert south.anchor == unit(35.95, 39.01)
    assert south.lat < 35.95
    assert south.lon == pytest.approx(39.01)


def test_a_distance_in_a_direction_is_a_piece_of_a_ring_round_its_middle() -> None:
    made = reading(e1=RAQQA, e5=Location("at_distance", "e1", distance_km=45, bearing=90.0))
    east = by_name(article_places(made, {}))["الكرامة"]
    assert east.bearing == 90.0
    assert east.anchor == unit(35.95, 39.01)
    assert east.radius_km == pytest.approx(54)
    assert east.nearest == pytest.approx(units_of_km(36, east.lat))
    assert east.lat == pytest.approx(35.95, abs=0.01), (
        "on the ellipsoid, due east leaves its circle"
    )
    assert units_of_km(45, east.lat) == pytest.approx(east.x - unit(35.95, 39.01)[0], rel=0.01)


def test_open_places_are_those_without_a_point_the_ambiguous_first() -> None:
    several = Place(None, None, None, None, (PlaceCandidate("الكرامة", 35.8, 39.2, 2, "wof:3"),))
    found = open_places(reading(e5=several))
    assert [one.entity.name for one in found] == ["الكرامة", "الرقة"]
    assert [one.mentions for one in found] == [3, 1]
    assert open_places(reading(e1=RAQQA, e5=KARAMA)) == ()


def test_a_stretch_of_time_leaves_only_its_events() -> None:
    made = reading(e1=RAQQA, e5=KARAMA)
    start = minutes("2031-01-01", last=False)
    assert start is not None
    later = by_name(article_places(made, {}, During(start, start + 60)))
    assert later["الكرامة"].weight == 0


def test_a_case_place_knows_its_entity_in_the_shown_article() -> None:
    made = reading(e1=RAQQA, e5=KARAMA)
    rows = [
        PlaceOnMap(7, "الكرامة", 35.87, 39.28, 2, "locality", "SY", {"strike": 4, "meeting": 1}, 3),
        PlaceOnMap(8, "الكرامة", 31.95, 35.57, 2, "locality", "JO", {"meeting": 1}, 1),
    ]
    here, far = case_places(rows, made)
    assert (here.entities, far.entities) == (("e5",), ())
    assert (here.group, far.group) == ("violence", "politics")
    assert here.weight == 5


def test_the_selection_lights_places() -> None:
    made = reading(e1=RAQQA, e5=KARAMA)
    shown = article_places(made, {})
    event = next(e for e in made.events if e.place == "m5")
    chosen = Chosen("entity", "e5")
    assert lit_places(chosen, shown, made) == {"e5"}
    assert "e5" in lit_places(Chosen("event", event.id), shown, made)
    assert lit_places(Not(chosen), shown, made) == {"e1"}
    assert lit_places(AnyOf((chosen, Chosen("entity", "e1"))), shown, made) == {"e1", "e5"}
    assert lit_places(AllOf((chosen, Chosen("entity", "e1"))), shown, made) == frozenset()
    assert lit_places(During(0, 1), shown, made) == {"e5"}
    assert lit_places(chosen, shown, None) == frozenset()


def test_the_gravest_group_stands_for_an_even_place() -> None:
    assert place("أ", 35, 40, {"strike": 1, "meeting": 1}).group == "violence"
    assert place("أ", 35, 40, {"meeting": 2, "strike": 1}).group == "politics"
    assert place("أ", 35, 40, {}).group is None
    assert group_of("something new") == "other"


def test_a_few_far_places_do_not_make_all_others_small() -> None:
    near = [place(str(n), 35 + n / 100, 40, {"strike": 10}) for n in range(60)]
    box = box_of_most([*near, place("بعيد", -33, 151, {"strike": 1})])
    assert box is not None
    assert box[2] < unit(0, 100)[0]


def test_marks_are_found_and_read_in_the_direction_of_the_language() -> None:
    places = [place("غرب", 35, 38, {"strike": 1}), place("شرق", 35, 42, {"meeting": 2})]
    seen = MapView(*unit(35, 40), scale=0.002, width=900, height=500)
    found = marks(clusters_of(places).at(9), seen)
    west = next(mark for mark in found if mark.members == (0,))
    assert mark_at(found, west.x + 3, west.y) is west
    assert mark_at(found, west.x + 60, west.y) is None
    assert [m.members for m in in_reading_order(found, rtl=True)] == [(1,), (0,)]
    assert [m.members for m in in_reading_order(found, rtl=False)] == [(0,), (1,)]


def test_a_name_of_the_case_that_is_told_by_other_places_lies_by_each_of_them() -> None:
    rows = []
    for place, lat, lon, bearing in (("wof:1", 35.95, 39.01, 90.0), ("wof:5", 34.5, 40.9, None)):
        by = Located(7, "place", "قرية", place, 15.0, bearing)
        rows.append(PlaceOnMap(7, "قرية", lat, lon, 5, "locality", "SY", {}, 1, place, by))
    east, round_it = case_places(rows, reading(e1=RAQQA))
    assert east.key != round_it.key
    assert east.bearing == 90.0
    assert east.lon > 39.01
    assert east.klass == "", "what the other place is, this one need not be"
    assert round_it.bearing is None
    assert (round_it.lat, round_it.radius_km) == (34.5, 15.0)


def test_a_told_name_knows_its_entity_in_the_shown_article() -> None:
    made = reading(e1=RAQQA, e5=Location("at_distance", "e1", distance_km=45, bearing=90.0))
    here = Located(7, "place", "الكرامة", "wof:1", 45.0, 90.0)
    other = Located(7, "place", "الكرامة", "wof:1", 15.0, 90.0)
    found = case_places(
        [PlaceOnMap(7, "الكرامة", 35.95, 39.01, 6, "", "SY", {}, 1, "wof:1", by)
         for by in (here, other)],
        made,
    )  # fmt: skip
    assert [place.entities for place in found] == [("e5",), ()]
