"""One far place does not make a dot of all others on a brief's map."""

from __future__ import annotations

from desktop.exporting.brief.drawing import Label, Line
from desktop.exporting.brief.map_drawing import HEIGHT, WIDTH, MapPoint, has_doubt, map_of
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


def test_what_may_lie_far_around_its_position_has_a_circle() -> None:
    """A governorate is no spot; a town whose doubt is smaller than its dot has none."""
    town, governorate = (
        MapPoint("بلدة", 35.9, 36.6, 3, 4.0),
        MapPoint("محافظة", 35.7, 36.7, 3, 80.0),
    )
    assert has_doubt([town, governorate])
    assert not has_doubt([town])
    drawn = map_of([town, governorate], "ar", "", str, lambda _name: False)
    assert drawn is not None
    circles = [s for s in drawn.shapes if isinstance(s, Line) and s.stroke == "accent"]
    assert circles
    for line in circles:
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in line.points)


def test_no_name_stands_on_the_scale() -> None:
    drawn = map_of([MapPoint("مدينة", 35.9, 39.0, 3)], "ar", "", lambda km: f"{km} km", bool)
    assert drawn is not None
    (scale,) = (s for s in drawn.shapes if isinstance(s, Label) and s.text.endswith(" km"))
    others = [s for s in drawn.shapes if isinstance(s, Label) and s is not scale]
    assert not [s for s in others if abs(s.x - scale.x) < 20 and abs(s.y - scale.y) < 6]
