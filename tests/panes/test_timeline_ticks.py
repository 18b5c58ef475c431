from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.look.preferences import Calendar
from desktop.look.translation import Language, words
from desktop.panes.timeline_scale import CLOSEST, FARTHEST, TimeScale
from desktop.panes.timeline_ticks import GAP, axis_context, ticks
from desktop.panes.timeline_time import DAY, HOUR, YEAR, minute_of

WIDTH = 900.0
NOON = minute_of(datetime(2017, 11, 10, 12))  # noqa: DTZ001 - no zone


def width(text: str) -> float:
    return 6.0 * len(text)


def at(per_pixel: float, start: float = NOON, language: Language = "ar") -> list[str]:
    scale = TimeScale(start, per_pixel, 0.0, WIDTH, rtl=language == "ar")
    return [tick.words for tick in ticks(scale, words(language), width)]


def test_days_have_levantine_month_names_in_arabic() -> None:
    assert "11 تشرين الثاني" in at(DAY / 150)
    assert "11 ت2" in at(DAY / 75)
    assert "11 November" in at(DAY / 150, language="en")


def test_days_and_hours_have_the_digits_and_months_that_a_person_wants() -> None:
    wanted = words("ar", Calendar(months="egyptian", digits="arabic"))
    scale = TimeScale(NOON, HOUR / 60, 0.0, WIDTH, rtl=True)
    told = [tick.words for tick in ticks(scale, wanted, width)]
    assert "١٨:٠٠" in told
    assert "١١ نوفمبر" in told
    assert axis_context(ticks(scale, wanted, width), wanted) == "٢٠١٧"


def test_hours_and_minutes_stand_between_days() -> None:
    assert at(HOUR / 80)[:3] == ["12:00", "13:00", "14:00"]
    assert "11 ت2" in at(HOUR / 40)
    assert "12:01" in at(1 / 80)


def test_centuries_are_named_by_their_year() -> None:
    assert at(FARTHEST, start=1000 * YEAR)[1:3] == ["1100", "1200"]


def test_months_say_their_year_where_it_begins() -> None:
    assert "كانون الثاني 2018" in at(YEAR / 12 / 120)


@given(
    per_pixel=st.floats(CLOSEST, FARTHEST),
    start=st.floats(0, 9998 * YEAR),
)
def test_ticks_cover_the_view_in_order_and_their_words_never_touch(
    per_pixel: float, start: float
) -> None:
    scale = TimeScale(start, per_pixel, 0.0, WIDTH, rtl=True)
    shown = ticks(scale, words("ar"), width)
    assert shown
    assert shown[0].start <= max(start, 0)
    for tick, following in pairwise(shown):
        assert tick.end == following.start
        room = (following.start - tick.start) / per_pixel
        assert room >= min(width(tick.words), width("00:00")) + GAP * 0.5


@pytest.mark.parametrize(
    ("per_pixel", "told"), [(DAY / 60, "2017"), (1 / 80, "10 ت2 2017"), (FARTHEST, "")]
)
def test_the_corner_tells_what_the_ticks_leave_out(per_pixel: float, told: str) -> None:
    scale = TimeScale(NOON, per_pixel, 0.0, WIDTH, rtl=True)
    assert axis_context(ticks(scale, words("ar"), width), words("ar")) == told
