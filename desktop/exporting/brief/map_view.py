"""Which places a small map shows: one that lies far from all others would make a dot of these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from desktop.exporting.brief.map_drawing import MapPoint

_MOST_LEFT_OUT = 0.15
"""Of the weight of all points."""
_MOST_AT_ONCE = 4
_WORTH_IT = 0.6
"""What is left must reach no further than so much of what it did."""
_SIDES: tuple[Callable[[MapPoint], float], ...] = (
    lambda p: p.lat, lambda p: -p.lat, lambda p: p.lon, lambda p: -p.lon,
)  # fmt: skip


def near_points(points: Sequence[MapPoint]) -> list[MapPoint]:
    """The points without those few that lie far off, in their order."""
    shown = list(points)
    spare = _MOST_LEFT_OUT * sum(point.weight for point in points)
    while True:
        better = min(_without_some(shown, spare), key=_reach, default=shown)
        if len(better) < 2 or _reach(better) > _WORTH_IT * _reach(shown):
            return shown
        left = {point for point in shown if point not in better}
        spare -= sum(point.weight for point in left)
        shown = better


def _without_some(points: Sequence[MapPoint], spare: float) -> Iterator[list[MapPoint]]:
    """The points without the outermost of each side."""
    for side in _SIDES:
        outermost = sorted(points, key=side)
        for count in range(1, min(_MOST_AT_ONCE, len(points) - 1) + 1):
            left = outermost[:count]
            if sum(point.weight for point in left) <= spare:
                yield [point for point in points if point not in left]


def _reach(points: Sequence[MapPoint]) -> float:
    """Degrees from end to end, the longer way."""
    lats, lons = [point.lat for point in points], [point.lon for point in points]
    return max(max(lats) - min(lats), max(lons) - min(lons))
