"""Columns seen from afar: heights, lanes that fold, and what is under the pointer."""

from __future__ import annotations

import pytest

from desktop.panes.timeline_density import (
    FOLDED,
    LANE,
    TALLEST_LANE,
    column_at,
    columns,
    lay_out_density,
    within,
)
from desktop.panes.timeline_histogram import Density, Histogram
from desktop.panes.timeline_lanes import Lane
from desktop.panes.timeline_layout import PADDING

LANES = (Lane("a", "جهة", 0, ()), Lane("b", "أخرى", 1, ()), Lane("", None, -1, ()))
COUNTS = ((4, 0, 1), (0, 2, 0), (90, 0, 0))
DENSITY = Density(tuple(Histogram(1000, 10, counts) for counts in COUNTS))


def test_columns_stand_where_their_events_begin_and_empty_stretches_have_none() -> None:
    found = columns(DENSITY.lanes[0], 4, 40)
    assert [(one.start, one.end, one.events) for one in found] == [(1000, 1010, 4), (1020, 1030, 1)]
    assert [one.height for one in found] == [40 - 2 * PADDING, (40 - 2 * PADDING) / 2]
    assert [one.level for one in found] == [3, 2]


def test_only_what_is_in_view_is_painted() -> None:
    made = columns(Histogram(0, 10, (1,) * 1000), 1, 40)
    assert [one.start for one in within(made, 55, 75)] == [50, 60, 70]
    assert not within(made, 20_000, 30_000)
    assert not within(made, -300, -100)


def test_the_lane_of_all_others_does_not_press_the_others_flat() -> None:
    layout = lay_out_density(DENSITY, LANES, 180)
    assert [max(one.height for one in made) for made in layout.columns] == [
        60 - 2 * PADDING,
        pytest.approx((60 - 2 * PADDING) * 0.5**0.5),
        60 - 2 * PADDING,
    ]


def test_lanes_share_the_height_and_folded_ones_give_theirs_away() -> None:
    wide = lay_out_density(DENSITY, LANES, 180)
    assert [band.height for band in wide.bands] == [60, 60, 60]
    assert [band.top for band in wide.bands] == [0, 60, 120]
    folded = lay_out_density(DENSITY, LANES, 180, frozenset({"a"}))
    each = min((180 - FOLDED) / 2, TALLEST_LANE)
    assert [band.height for band in folded.bands] == [FOLDED, each, each]
    crowded = lay_out_density(DENSITY, LANES, 10)
    assert [band.height for band in crowded.bands] == [LANE] * 3


def test_a_column_is_found_over_its_whole_lane() -> None:
    layout = lay_out_density(DENSITY, LANES, 180)
    found = column_at(layout, 1015, 61)
    assert found is not None
    number, column = found
    assert (number, column.events) == (1, 2)
    assert column_at(layout, 1015, 10) is None
    assert column_at(layout, 1005, 999) is None
