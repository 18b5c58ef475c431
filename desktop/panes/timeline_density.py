"""Where the columns of a timeline seen from afar lie. No Qt.

Positions along time are pixels in the direction of time, as in :mod:`timeline_layout`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from desktop.panes.timeline_lanes import Lane
from desktop.panes.timeline_layout import BAR, PADDING, Band, Layout
from desktop.panes.timeline_view import Density, Histogram

LANE = 28.0
"""Pixels of a lane where there is no more room for it."""
TALLEST_LANE = 84.0
FOLDED = BAR + 2 * PADDING
_LEAST = 3.0
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Column:
    """``count`` events that begin from ``start`` to ``end`` (minutes), ``height`` pixels high;
    ``level`` 0 to 3 by its share of the highest, so that height is not the only cue."""

    start: int
    end: int
    count: int
    height: float
    level: int


def lay_out_density(
    lanes: Sequence[Lane], height: float, folded: frozenset[str] = frozenset()
) -> Layout:
    """One band for each lane.

    Args:
        height: pixels to fill, which lanes that are not ``folded`` (by their keys) share.
    """
    open_lanes = sum(lane.key not in folded for lane in lanes)
    left = height - FOLDED * (len(lanes) - open_lanes)
    each = min(max(left / max(open_lanes, 1), LANE), TALLEST_LANE)
    bands, top = [], 0.0
    for lane in lanes:
        size = FOLDED if lane.key in folded else each
        bands.append(Band(lane, top, size, ()))
        top += size
    return Layout(tuple(bands), top, {})


def columns(
    lane: Histogram, most: int, height: float, first: float, last: float
) -> Iterator[Column]:
    """The columns of a lane that touch the minutes from ``first`` to ``last``, none without events.

    Heights go by the square root, in which a day of five hundred does not hide one of five; a
    column of ``most`` events fills the ``height``.
    """
    begins = max(int((first - lane.start) // lane.width), 0)
    ends = min(int((last - lane.start) // lane.width) + 1, len(lane.counts))
    for place in range(begins, ends):
        count = lane.counts[place]
        if count:
            share = sqrt(min(count / most, 1))
            start = lane.start + place * lane.width
            level = min(int(share * _LEVELS), _LEVELS - 1)
            tall = max(share * (height - 2 * PADDING), _LEAST)
            yield Column(start, start + lane.width, count, tall, level)


def highest(density: Density, lanes: Sequence[Lane]) -> dict[str, int]:
    """The count that fills each lane, by its key: one for all that have a name, so that they can be
    compared, and another for the lane of all others, which would press them flat."""
    pairs = list(zip(lanes, density.lanes, strict=True))
    most = max((max(counts.counts) for lane, counts in pairs if lane.key), default=1)
    return {lane.key: most if lane.key else max(counts.counts) for lane, counts in pairs}


def column_at(
    density: Density, layout: Layout, minute: float, y: float
) -> tuple[int, Column] | None:
    """The number of the lane at ``y`` (pixels from the top of the lanes), and its column there."""
    for number, band in enumerate(layout.bands):
        if band.top <= y < band.top + band.height:
            found = columns(density.lanes[number], 1, band.height, minute, minute)
            return next(((number, column) for column in found), None)
    return None
