"""The brush of the strip: what of it is in hand, and where that goes, in both directions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.panes.timeline_brush import Grip, grip_at, moved
from desktop.panes.timeline_scale import TimeScale

BOUNDS = (0, 1000)


@pytest.mark.parametrize("rtl", [True, False])
def test_edges_and_the_middle_are_held(rtl: bool) -> None:
    strip = TimeScale(0.0, 1.0, 100.0, 1000.0, rtl)
    brush = (200, 300)
    start, end = strip.x(200), strip.x(300)
    assert grip_at(strip, brush, start) == "start"
    assert grip_at(strip, brush, end) == "end"
    outward = 4 if rtl else -4
    assert grip_at(strip, brush, start + outward) == "start"
    assert grip_at(strip, brush, end - outward) == "end"
    assert grip_at(strip, brush, (start + end) / 2) == "whole"
    assert grip_at(strip, brush, start + 5 * outward) is None
    assert grip_at(strip, None, start) is None


def test_a_narrow_brush_can_still_be_moved() -> None:
    strip = TimeScale(0.0, 1.0, 0.0, 1000.0, rtl=False)
    assert grip_at(strip, (500, 504), 502) == "whole"
    assert grip_at(strip, (500, 504), 497) == "start"
    assert grip_at(strip, (500, 504), 507) == "end"


def test_each_part_moves() -> None:
    assert moved((200, 300), "start", 50, BOUNDS) == (250, 300)
    assert moved((200, 300), "end", -50, BOUNDS) == (200, 250)
    assert moved((200, 300), "whole", 50, BOUNDS) == (250, 350)
    assert moved((200, 300), "whole", 5000, BOUNDS) == (900, 1000)
    assert moved((200, 300), "start", 150, BOUNDS) == (350, 351), "it takes the other edge along"


@given(
    start=st.integers(0, 998),
    length=st.integers(1, 1000),
    grip=st.sampled_from(["start", "end", "whole"]),
    minutes=st.floats(-3000, 3000),
)
def test_it_stays_within_bounds(start: int, length: int, grip: Grip, minutes: float) -> None:
    brush = (start, min(start + length, 1000))
    first, last = moved(brush, grip, minutes, BOUNDS)
    assert 0 <= first < last <= 1000
    if grip == "whole":
        assert last - first == brush[1] - brush[0]
