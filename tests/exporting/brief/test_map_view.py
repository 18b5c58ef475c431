"""One far place does not make a dot of all others on a brief's map."""

from __future__ import annotations

from desktop.exporting.brief.map_drawing import MapPoint
from desktop.exporting.brief.map_view import near_points

CLOSE = [MapPoint(f"قرية {n}", 36 + n / 10, 37 + n / 10, 5) for n in range(8)]


def test_few_far_places_are_not_on_the_map() -> None:
    far = [MapPoint("بعيدة", 21.2, 41.6, 2), MapPoint("أبعد", 15.0, 44.0, 1)]
    assert near_points([far[0], *CLOSE, far[1]]) == CLOSE


def test_a_far_place_of_weight_is_on_the_map() -> None:
    capital = MapPoint("عاصمة", 21.2, 41.6, 20)
    assert near_points([*CLOSE, capital]) == [*CLOSE, capital]


def test_places_all_over_a_country_are_all_on_the_map() -> None:
    spread = [MapPoint(f"مدينة {n}", 33 + n, 36 + n, 1) for n in range(8)]
    assert near_points(spread) == spread
    assert near_points(spread[:1]) == spread[:1]
    assert near_points([]) == []
