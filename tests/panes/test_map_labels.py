"""Names on the map: none on another, the more important first, dots on the side with room."""

from __future__ import annotations

from itertools import combinations

from desktop.panes.map_clusters import Clusters
from desktop.panes.map_labels import Placed, Room, Wanted, placed
from desktop.panes.map_layout import clusters_of, lay_out
from desktop.panes.map_names import countries, said, wanted
from desktop.panes.map_projection import MapView, unit
from resources.map import MapName
from tests.panes.test_map_places import place


def measure(words: str, _style: str) -> tuple[float, float]:
    return 7.0 * len(words), 14.0


def overlap(one: Placed, other: Placed) -> bool:
    across = one.left < other.left + other.width and other.left < one.left + one.width
    return across and one.top < other.top + other.height and other.top < one.top + one.height


def names(view: MapView, language: str = "ar") -> list[Placed]:
    return placed(wanted(view, language), measure, Room(), rtl=language == "ar", most=500)  # type: ignore[arg-type]


def view(west: float, south: float, east: float, north: float) -> MapView:
    box = (*unit(north, west), *unit(south, east))
    return MapView(width=900, height=600).fitted(box, 0)


def test_no_name_lies_on_another() -> None:
    for seen in (view(-10, 5, 60, 45), view(35, 32, 42, 37), view(36, 35.5, 37.2, 36.2)):
        found = names(seen)
        assert len(found) > 5
        assert not any(overlap(one, other) for one, other in combinations(found, 2))


def test_the_more_important_name_wins_the_room() -> None:
    low = Wanted("قرية", "village", 100, 100, (9,))
    high = Wanted("مدينة", "town", 104, 102, (1,))
    (found,) = placed([low, high], measure, Room(), rtl=False, most=9)
    assert found.wanted is high


def test_a_dot_has_its_name_where_reading_goes_on_unless_that_is_taken() -> None:
    one = Wanted("x", "town", 100, 100, (1,), "beside", 2.0)
    (right,) = placed([one], measure, Room(), rtl=False, most=9)
    (left,) = placed([one], measure, Room(), rtl=True, most=9)
    assert right.left > 100 > left.left
    room = Room()
    room.take(103, 90, 200, 110)
    (turned,) = placed([one], measure, room, rtl=False, most=9)
    assert turned.left < 100


def test_from_afar_countries_are_named_and_from_near_villages() -> None:
    far = {name.wanted.style for name in names(view(-15, -5, 70, 50))}
    near = {name.wanted.style for name in names(view(36.4, 35.7, 37, 36.1))}
    assert "country" in far
    assert "village" not in far
    assert "village" in near
    assert "country" not in near


def test_names_are_in_the_language_of_the_window() -> None:
    assert {"دمشق", "حلب"} <= {name.wanted.words for name in names(view(35, 32, 42, 37))}
    english = {name.wanted.words for name in names(view(35, 32, 42, 37), "en")}
    assert {"Damascus", "Aleppo"} <= english
    assert countries("en")["SY"] == "Syria"
    assert said(MapName("town", 3, 0, 0, "", "Nowhere"), "ar") == ""


def test_marks_keep_their_room() -> None:
    places = [place("دمشق", 33.51, 36.3, {"strike": 3})]
    found = lay_out(places, clusters_of(places), view(35, 32, 42, 37), measure, "ar")
    (mark,) = found.marks
    assert [name.wanted.words for name in found.named] == ["دمشق"]
    assert "دمشق" not in {name.wanted.words for name in found.names}
    for name in (*found.named, *found.names):
        aside = abs(name.left + name.width / 2 - mark.x) >= name.width / 2
        above = abs(name.top + name.height / 2 - mark.y) >= name.height / 2
        assert aside or above


def test_an_empty_map_has_names_all_the_same() -> None:
    found = lay_out((), Clusters(()), view(35, 32, 42, 37), measure, "ar")
    assert found.marks == ()
    assert found.names
    assert found.shows(view(35, 32, 42, 37))
