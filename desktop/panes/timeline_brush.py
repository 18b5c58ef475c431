"""The brush over the strip of all time: what of it is in hand, and where it goes. No Qt."""

from __future__ import annotations

from typing import Literal

from desktop.panes.timeline_scale import TimeScale

Span = tuple[int, int]
"""Minutes, end exclusive."""
Grip = Literal["start", "end", "whole"]

REACH = 5.0
"""Pixels beside an edge that still take hold of it."""


def grip_at(strip: TimeScale, brush: Span | None, x: float) -> Grip | None:
    """What of the brush is under a pixel; None beside it. Of a narrow brush the edges are held from
    outside, so that its middle can be held too."""
    if brush is None:
        return None
    start, end = strip.x(brush[0]), strip.x(brush[1])
    inside = min(REACH, abs(end - start) / 4)
    before = -1 if start < end else 1
    for grip, edge, outward in (("start", start, before), ("end", end, -before)):
        off = (x - edge) * outward
        if -inside <= off <= REACH:
            return "start" if grip == "start" else "end"
    return "whole" if min(start, end) < x < max(start, end) else None


def moved(brush: Span, grip: Grip, minutes: float, bounds: Span) -> Span:
    """The brush with what is in hand so many minutes later, within bounds; an edge that passes the
    other one takes it along."""
    first, last = bounds
    start, end = brush
    by = round(minutes)
    if grip == "whole":
        by = min(max(by, first - start), last - end)
        return start + by, end + by
    if grip == "start":
        start = min(max(start + by, first), last - 1)
        return start, max(end, start + 1)
    end = max(min(end + by, last), first + 1)
    return min(start, end - 1), end
