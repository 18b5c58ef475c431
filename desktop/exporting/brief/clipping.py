"""Lines and rings cut to a picture whose corner is at 0, 0."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.exporting.brief.drawing import Points

Point = tuple[float, float]
_SEEN = 0.45
"""Points (1/72 inch) that two corners lie apart at the least."""


def clipped_ring(ring: Points, width: float, height: float) -> Points:
    """What of a ring is in the picture, along its edges where it leaves it (I. Sutherland and
    G. Hodgman, *Reentrant polygon clipping*, 1974)."""
    sides: tuple[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]], ...] = (
        (lambda p: p[0] >= 0, lambda a, b: _at_x(a, b, 0.0)),
        (lambda p: p[0] <= width, lambda a, b: _at_x(a, b, width)),
        (lambda p: p[1] >= 0, lambda a, b: _at_y(a, b, 0.0)),
        (lambda p: p[1] <= height, lambda a, b: _at_y(a, b, height)),
    )
    points = list(ring)
    for inside, cut in sides:
        given, points = points, []
        for at, point in enumerate(given):
            before = given[at - 1]
            if inside(point):
                if not inside(before):
                    points.append(cut(before, point))
                points.append(point)
            elif inside(before):
                points.append(cut(before, point))
    return tuple(points)


def clipped_line(line: Points, width: float, height: float) -> Iterator[Points]:
    """The stretches of a line near the picture; a picture's own edge cuts them exactly."""
    near: list[Point] = []
    for at, (x, y) in enumerate(line):
        if -5 <= x <= width + 5 and -5 <= y <= height + 5:
            if not near and at:
                near.append(line[at - 1])
            near.append((x, y))
        elif near:
            yield (*near, (x, y))
            near = []
    if near:
        yield tuple(near)


def thinned(points: Points) -> Points:
    """Without the corners that nobody could see, the first and the last kept."""
    kept: list[Point] = []
    for point in points:
        if not kept or max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= _SEEN:
            kept.append((round(point[0], 1), round(point[1], 1)))
    if points and len(points) > 1 and kept[-1] != points[-1]:
        kept.append((round(points[-1][0], 1), round(points[-1][1], 1)))
    return tuple(kept)


def _at_x(one: Point, other: Point, x: float) -> Point:
    share = (x - one[0]) / (other[0] - one[0])
    return x, one[1] + share * (other[1] - one[1])


def _at_y(one: Point, other: Point, y: float) -> Point:
    share = (y - one[1]) / (other[1] - one[1])
    return one[0] + share * (other[0] - one[0]), y
