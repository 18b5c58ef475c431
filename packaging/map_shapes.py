"""Lines and rings for the map, before they are written: simplified, joined, cut. Pure.

Points are (longitude, latitude) in degrees, except where said otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
Line = list[Point]


def simplified(line: Sequence[Point], tolerance: float) -> Line:
    """A line without the points that lie nearer to it than ``tolerance`` (Douglas and Peucker,
    "Algorithms for the reduction of the number of points required to represent a digitized line or
    its caricature", 1973). A ring keeps at least its farthest points."""
    if len(line) < 3:
        return list(line)
    kept = [False] * len(line)
    kept[0] = kept[-1] = True
    parts = [(0, len(line) - 1)]
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda n: _squared(line[0], line[n]))
        kept[far] = True
        parts = [(0, far), (far, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        worst, at = -1.0, first
        for n in range(first + 1, last):
            off = _off(line[n], line[first], line[last])
            if off > worst:
                worst, at = off, n
        if worst > tolerance**2:
            kept[at] = True
            parts += [(first, at), (at, last)]
    return [point for point, keep in zip(line, kept, strict=True) if keep]


def _squared(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _off(point: Point, first: Point, last: Point) -> float:
    """The squared distance of a point from the stretch between two others."""
    across, along = last[0] - first[0], last[1] - first[1]
    length = across**2 + along**2
    if length == 0:
        return _squared(point, first)
    share = ((point[0] - first[0]) * across + (point[1] - first[1]) * along) / length
    share = min(max(share, 0.0), 1.0)
    return _squared(point, (first[0] + share * across, first[1] + share * along))


def arcs(rings_of: Iterable[tuple[str, Sequence[Line]]]) -> tuple[list[Line], list[Line]]:
    """The coasts and the borders of countries: edges of one country's rings alone, and of two's.

    Args:
        rings_of: countries with their closed rings.
    """
    owners: dict[tuple[Point, Point], set[str]] = defaultdict(set)
    for country, rings in rings_of:
        for ring in rings:
            for one, other in pairwise(ring):
                owners[(one, other) if one < other else (other, one)].add(country)
    coasts = [edge for edge, held in owners.items() if len(held) == 1]
    borders = [edge for edge, held in owners.items() if len(held) > 1]
    return chained(coasts), chained(borders)


def chained(edges: Iterable[tuple[Point, Point]]) -> list[Line]:
    """Edges joined into lines that run from fork to fork, or round."""
    beside: dict[Point, list[Point]] = defaultdict(list)
    for one, other in sorted(edges):
        beside[one].append(other)
        beside[other].append(one)
    done: set[tuple[Point, Point]] = set()
    lines = []
    starts = [point for point in beside if len(beside[point]) != 2]
    for start in (*starts, *beside):
        lines += [
            _followed(start, following, beside, done)
            for following in beside[start]
            if (start, following) not in done
        ]
    return lines


def _followed(
    start: Point,
    following: Point,
    beside: dict[Point, list[Point]],
    done: set[tuple[Point, Point]],
) -> Line:
    line, before, at = [start], start, following
    while True:
        done |= {(before, at), (at, before)}
        line.append(at)
        if len(beside[at]) != 2 or at == start:
            return line
        one, other = beside[at]
        before, at = at, other if one == before else one


def joined(lines: Sequence[Line]) -> list[Line]:
    """Open lines joined at their ends, where just two of them meet."""
    lines = [list(line) for line in lines]
    while True:
        ends: dict[Point, list[int]] = defaultdict(list)
        for number, line in enumerate(lines):
            for end in (line[0], line[-1]):
                ends[end].append(number)
        pair = next((held for held in ends.values() if len(held) == 2 and held[0] != held[1]), None)
        if pair is None:
            return lines
        one, other = lines[pair[0]], lines[pair[1]]
        meet = {one[0], one[-1]} & {other[0], other[-1]}
        one = one if one[-1] in meet else one[::-1]
        other = other if other[0] == one[-1] else other[::-1]
        lines = [line for number, line in enumerate(lines) if number not in pair]
        lines.append([*one, *other[1:]])


def clipped(ring: Sequence[Point], west: float, south: float, east: float, north: float) -> Line:
    """The part of a ring in a box (Sutherland and Hodgman, "Reentrant polygon clipping", 1974)."""
    found = list(ring)
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        before, found = found, []
        for one, other in zip(before, [*before[1:], *before[:1]], strict=True):
            inside, next_inside = (sign * (p[axis] - bound) >= 0 for p in (one, other))
            if inside:
                found.append(one)
            if inside != next_inside:
                share = (bound - one[axis]) / (other[axis] - one[axis])
                met = [one[n] + share * (other[n] - one[n]) for n in (0, 1)]
                met[axis] = bound
                found.append((met[0], met[1]))
    return found


def pieces(line: Sequence[Point], most: int) -> list[Line]:
    """A line cut into pieces of so many points, so that those out of view can be left out."""
    return [list(line[n : n + most + 1]) for n in range(0, max(len(line) - 1, 1), most)]
