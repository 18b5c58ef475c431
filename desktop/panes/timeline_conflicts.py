"""Which two events on the timeline contradict each other. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.analysis.model import Analysis
from desktop.panes.timeline_events import ToldEvent
from desktop.panes.timeline_layout import Bar, Item, Layout


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A conflict between two told events, given by their indices."""

    conflict: str
    claims: tuple[str, str]
    first: int
    second: int


def contradictions(analysis: Analysis, told: Sequence[ToldEvent]) -> tuple[Contradiction, ...]:
    """Each contradiction between claims, as one pair of their events that have a time.

    Of all pairs that one stands for the conflict whose places and times agree best.
    """
    by_id = {member: number for number, event in enumerate(told) for member in event.members}
    claims = {claim.id: claim for claim in analysis.claims}
    found = []
    for conflict in analysis.conflicts:
        sides = [claims[claim].events for claim in conflict.claims if claim in claims]
        if conflict.kind != "contradiction" or len(sides) != 2:
            continue
        pairs = list(_pairs(told, *([by_id[e] for e in side if e in by_id] for side in sides)))
        if pairs:
            first, second = max(pairs, key=lambda pair: _kinship(told[pair[0]], told[pair[1]]))
            found.append(Contradiction(conflict.id, conflict.claims, first, second))
    return tuple(found)


def _pairs(
    told: Sequence[ToldEvent], firsts: list[int], seconds: list[int]
) -> Iterator[tuple[int, int]]:
    for first in firsts:
        for second in seconds:
            if first != second and told[first].interval and told[second].interval:
                yield first, second


def _kinship(first: ToldEvent, second: ToldEvent) -> tuple[bool, float]:
    """The same place before another; then how much of the shorter interval both share."""
    same_place = first.place is not None and first.place == second.place
    one, other = first.interval, second.interval
    if one is None or other is None:
        return same_place, 0.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return same_place, shared / max(min(one.end - one.start, other.end - other.start), 1)


Point = tuple[float, float]


def joint(layout: Layout, pair: Contradiction) -> tuple[Point, Point] | None:
    """The line that joins two events: pixels along time and from the top of the lanes.

    Straight down where they share some time, else from the end of one to the start of the other; an
    event that is counted lies in its block. None where one block counts both.
    """
    upper, lower = sorted((layout.place(pair.first), layout.place(pair.second)), key=_top)
    (top, above), (bottom, below) = upper, lower
    bar = layout.sizes.bar
    if above == below:
        return None
    (start_above, end_above), (start_below, end_below) = _solid(above), _solid(below)
    start, end = max(start_above, start_below), min(end_above, end_below)
    if start < end:
        middle = (start + end) / 2
        return (middle, top + bar), (middle, bottom)
    if start_above > start_below:
        return (start_above, top + bar / 2), (end_below, bottom + bar / 2)
    return (end_above, top + bar / 2), (start_below, bottom + bar / 2)


def knob(layout: Layout, line: tuple[Point, Point]) -> Point:
    """Where the sign of a contradiction stands on its line: between two lanes, where it covers
    neither bars nor words; in the middle where the line stays in one lane."""
    (x, y), (other_x, other_y) = line
    middle = (y + other_y) / 2
    edges = (band.top for band in layout.bands if min(y, other_y) < band.top < max(y, other_y))
    at = min(edges, key=lambda edge: abs(edge - middle), default=middle)
    share = (at - y) / (other_y - y) if other_y != y else 0.5
    return x + (other_x - x) * share, at


def _solid(item: Item) -> tuple[float, float]:
    """Where a bar or a block begins and ends, without what fades."""
    return (item.start, item.end) if isinstance(item, Bar) else (item.first, item.last)


def _top(place: tuple[float, object]) -> float:
    return place[0]
