"""Where the columns of a timeline seen from afar lie. No Qt.

Positions along time are pixels in the direction of time, as in :mod:`timeline_layout`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from desktop.panes.timeline_histogram import Density, Histogram
from desktop.panes.timeline_lanes import Lane
from desktop.panes.timeline_layout import BAR, PADDING, Band, Layout, Sizes

LANE = 28.0
"""Pixels of a lane where there is no more room for it."""
TALLEST_LANE = 84.0
FOLDED = BAR + 2 * PADDING
_LEAST = 3.0
_LEVELS = 4


class Column(NamedTuple):
    """``events``: how many begin from ``start`` to ``end`` (minutes), ``height`` pixels high;
    ``level`` 0 to 3 by its share of the highest, so that height is not the only cue."""

    start: int
    end: int
    events: int
    height: float
    level: int


@dataclass(frozen=True, slots=True)
class DensityLayout(Layout):
    """``columns`` of each band, in the order of time."""

    columns: tuple[tuple[Column, ...], ...]


def lay_out_density(
    density: Density, lanes: Sequence[Lane], height: float, folded: frozenset[str] = frozenset()
) -> DensityLayout:
    """One band for each lane.

    Args:
        density: the counts of the lanes, in their order.
        lanes: the lanes.
        height: pixels to fill, which lanes that are not ``folded`` (by their keys) share.
    """
    open_lanes = sum(lane.key not in folded for lane in lanes)
    left = height - FOLDED * (len(lanes) - open_lanes)
    each = min(max(left / max(open_lanes, 1), LANE), TALLEST_LANE)
    bands, made, top = [], [], 0.0
    most = _highest(density, lanes)
    for lane, counts in zip(lanes, density.lanes, strict=True):
        size = FOLDED if lane.key in folded else each
        bands.append(Band(lane, top, size, ()))
        made.append(columns(counts, most[lane.key], size))
        top += size
    return DensityLayout(tuple(bands), top, Sizes(), {}, tuple(made))


def columns(lane: Histogram, most: int, height: float) -> tuple[Column, ...]:
    """The columns of a lane in the order of time; stretches without events have none.

    Heights go by the square root, in which a day of five hundred does not hide one of five; a
    column of ``most`` events fills the ``height``.
    """
    made = []
    for place, count in enumerate(lane.counts):
        if count:
            share = sqrt(min(count / most, 1))
            start = lane.start + place * lane.width
            level = min(int(share * _LEVELS), _LEVELS - 1)
            tall = max(share * (height - 2 * PADDING), _LEAST)
            made.append(Column(start, start + lane.width, count, tall, level))
    return tuple(made)


def within(made: Sequence[Column], first: float, last: float) -> Sequence[Column]:
    """Those of the columns of a lane that touch the minutes from ``first`` to ``last``."""
    begins = bisect_right(made, first, key=lambda column: column.end)
    return made[begins : bisect_right(made, last, lo=begins, key=lambda column: column.start)]


def _highest(density: Density, lanes: Sequence[Lane]) -> dict[str, int]:
    """The count that fills each lane, by its key: one for all that have a name, so that they can be
    compared, and another for the lane of all others, which would press them flat."""
    pairs = list(zip(lanes, density.lanes, strict=True))
    most = max((max(counts.counts) for lane, counts in pairs if lane.key), default=1)
    return {lane.key: most if lane.key else max(counts.counts) for lane, counts in pairs}


def column_at(layout: DensityLayout, minute: float, y: float) -> tuple[int, Column] | None:
    """The number of the lane at ``y`` (pixels from the top of the lanes), and its column there."""
    for number, band in enumerate(layout.bands):
        if band.top <= y < band.top + band.height:
            found = within(layout.columns[number], minute, minute)
            return (number, found[0]) if found else None
    return None
