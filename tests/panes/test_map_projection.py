"""The projection: where points lie, and what zooming, dragging and fitting keep in place."""

from __future__ import annotations

import pytest

from desktop.panes.map_projection import (
    EARTH_KM,
    MapView,
    degrees,
    holds,
    round_all,
    scale_bar,
    touches,
    unit,
    units_of_km,
)
from resources.map import UNITS

RAQQA = (35.95, 39.01)
VIEW = MapView(*unit(*RAQQA), scale=0.002, width=800, height=500)


@pytest.mark.parametrize("point", [RAQQA, (0.0, 0.0), (-33.9, 18.4), (64.1, -21.9)])
def test_a_point_is_found_again(point: tuple[float, float]) -> None:
    assert degrees(*unit(*point)) == pytest.approx(point)


def test_north_is_above_and_east_is_right() -> None:
    x, y = unit(*RAQQA)
    assert unit(36.95, 39.01)[1] < y
    assert unit(35.95, 40.01)[0] > x


def test_poles_stay_on_the_map() -> None:
    assert 0 <= unit(90, 0)[1] < unit(-90, 0)[1] <= UNITS


def test_a_kilometre_is_longer_towards_the_poles() -> None:
    assert units_of_km(EARTH_KM, 0) == pytest.approx(UNITS)
    assert units_of_km(1, 60) == pytest.approx(2 * units_of_km(1, 0))


def test_pixels_and_units_undo_each_other() -> None:
    assert VIEW.to_pixels(*VIEW.to_units(123, 45)) == pytest.approx((123, 45))
    assert VIEW.to_pixels(*unit(*RAQQA)) == (400, 250)


@pytest.mark.parametrize("factor", [1.25, 0.8, 4.0])
def test_what_lies_under_the_cursor_stays_there(factor: float) -> None:
    under = VIEW.to_units(700, 40)
    assert VIEW.zoomed(factor, 700, 40).to_pixels(*under) == pytest.approx((700, 40))


def test_zoom_has_bounds() -> None:
    far, close = VIEW.zoomed(1e-9, 0, 0), VIEW.zoomed(1e9, 0, 0)
    assert far.scale == pytest.approx(500 / UNITS)
    assert 5 < close.metres_a_pixel < 12


def test_dragging_moves_by_pixels() -> None:
    x, y = VIEW.panned(30, -20).to_pixels(*unit(*RAQQA))
    assert (x, y) == pytest.approx((430, 230))


def test_a_box_is_fitted_with_its_margin() -> None:
    box = (*unit(37, 36), *unit(33, 42))
    fitted = VIEW.fitted(box, 40)
    assert holds(fitted.box, box)
    left, top = fitted.to_pixels(box[0], box[1])
    right, bottom = fitted.to_pixels(box[2], box[3])
    assert min(left, top) == pytest.approx(40)
    assert right <= 760.001
    assert bottom <= 460.001


def test_one_point_is_shown_with_its_surroundings() -> None:
    x, y = unit(*RAQQA)
    fitted = VIEW.fitted((x, y, x, y), 40)
    assert (fitted.x, fitted.y) == (x, y)
    assert fitted.metres_a_pixel > 80


def test_boxes() -> None:
    assert round_all([(0, 0, 1, 1), (5, -2, 6, 0)]) == (0, -2, 6, 1)
    assert round_all([]) is None
    assert touches((0, 0, 2, 2), (2, 2, 3, 3))
    assert not touches((0, 0, 2, 2), (2.1, 0, 3, 3))


@pytest.mark.parametrize(
    ("metres", "most", "km"), [(100, 110, 10), (100, 90, 5), (1, 100, 0.1), (2500, 100, 200)]
)
def test_the_scale_is_a_round_distance(metres: float, most: float, km: float) -> None:
    told, pixels = scale_bar(metres, most)
    assert told == pytest.approx(km)
    assert pixels * metres / 1000 == pytest.approx(km)
    assert pixels <= most + 1e-6
