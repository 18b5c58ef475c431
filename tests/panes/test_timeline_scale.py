from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.panes.timeline_scale import CLOSEST, FARTHEST, TimeScale
from desktop.panes.timeline_time import DAY, YEAR

START = 2020 * YEAR


def scale(*, rtl: bool) -> TimeScale:
    return TimeScale(START, DAY / 40, 100.0, 800.0, rtl=rtl)


@given(
    rtl=st.booleans(),
    x=st.floats(100, 900),
    factor=st.floats(0.01, 100),
)
def test_zoom_keeps_the_time_under_the_cursor(rtl: bool, x: float, factor: float) -> None:
    before = scale(rtl=rtl)
    after = before.zoomed(factor, x)
    assert after.x(before.minute(x)) == pytest.approx(x, abs=0.01)


@given(minute=st.floats(START - YEAR, START + YEAR))
def test_right_to_left_mirrors_left_to_right(minute: float) -> None:
    left, right = scale(rtl=False), scale(rtl=True)
    assert left.x(minute) - left.left == pytest.approx(right.left + right.width - right.x(minute))


def test_time_runs_to_the_left_in_arabic() -> None:
    assert scale(rtl=True).x(START + DAY) < scale(rtl=True).x(START)
    assert scale(rtl=False).x(START + DAY) > scale(rtl=False).x(START)


@pytest.mark.parametrize("rtl", [True, False])
def test_a_dragged_time_follows_the_hand(rtl: bool) -> None:
    before = scale(rtl=rtl)
    held = before.minute(300)
    assert before.panned(50).x(held) == pytest.approx(350)


def test_zoom_ends_at_minutes_and_at_centuries() -> None:
    assert scale(rtl=True).zoomed(1e9, 300).per_pixel == CLOSEST
    assert scale(rtl=True).zoomed(1e-9, 300).per_pixel == FARTHEST


@pytest.mark.parametrize("rtl", [True, False])
def test_all_is_framed_with_room_before_and_after(rtl: bool) -> None:
    framed = scale(rtl=rtl).framed(START, START + 10 * DAY, before=30, after=200)
    near, far = framed.x(START), framed.x(START + 10 * DAY)
    edge = framed.left + framed.width if rtl else framed.left
    assert abs(near - edge) == pytest.approx(30)
    assert abs(far - edge) == pytest.approx(600)


def test_showing_moves_no_more_than_needed() -> None:
    view = scale(rtl=True)
    assert view.showing(view.origin + 5 * DAY, view.origin + 6 * DAY) == view
    moved = view.showing(view.end + 3 * DAY, view.end + 4 * DAY)
    assert view.origin + 4 * DAY < moved.origin < view.origin + 6 * DAY
