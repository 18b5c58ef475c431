"""Which event a key leads to. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.panes.timeline_events import ToldEvent
from desktop.panes.timeline_lanes import Lane


def in_time(dated: Sequence[int], current: int | None, step: int) -> int | None:
    """The next (``step`` 1) or previous (-1) event in time; at an end it stays."""
    if not dated:
        return None
    if current not in dated:
        return dated[0] if step > 0 else dated[-1]
    at = dated.index(current) + step
    return dated[min(max(at, 0), len(dated) - 1)]


def in_lanes(
    told: Sequence[ToldEvent], lanes: Sequence[Lane], current: int | None, step: int
) -> int | None:
    """The event of the next (1) or previous (-1) lane that is nearest in time, None past an end."""
    here = next((n for n, lane in enumerate(lanes) if current in lane.events), None)
    there = (0 if step > 0 else len(lanes) - 1) if here is None else here + step
    if not 0 <= there < len(lanes):
        return None
    if here is None or current is None:
        return lanes[there].events[0]
    middle = _middle(told[current])
    return min(lanes[there].events, key=lambda event: abs(_middle(told[event]) - middle))


def _middle(told: ToldEvent) -> float:
    return (told.interval.start + told.interval.end) / 2 if told.interval else 0.0
