"""The map's loader: coasts, borders, waters and names, in units of Mercator's square.

``packaging/build_map.py`` makes the files of Natural Earth and Who's On First
(``resources/NOTICE.md``). A level of shapes is a gzipped file: four bytes that tell how long its
head is, the head (JSON: layer and counts of points of each shape), then the steps from point to
point, all of x before all of y, each in four bytes, the lowest first.
"""

from __future__ import annotations

import gzip
import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent
UNITS = 1 << 24
"""Units along a side of the square that Mercator's projection makes of the world."""

Level = Literal["world", "lands", "near", "provinces"]
LEVELS: tuple[Level, ...] = ("world", "lands", "near", "provinces")


@dataclass(frozen=True, slots=True)
class Shape:
    """Lines or rings of one thing: flat lists of x and y each, and the box round them (left, top,
    right, bottom). ``layer``: land, coast, border, disputed, river, lake or province; ``code``: of
    a country (ISO 3166 alpha-2), or a province's id in the gazetteer; ``rank``: the greatest are
    0."""

    layer: str
    lines: tuple[tuple[array[int], array[int]], ...]
    box: tuple[int, int, int, int]
    code: str = ""
    rank: int = 0
    ar: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class MapName:
    """A name on the map. ``kind``: capital, town, country or sea; ``rank`` as of shapes, 10 where
    nothing is known of a settlement but its name; ``code``: of a country (ISO 3166 alpha-2)."""

    kind: str
    rank: int
    x: int
    y: int
    ar: str
    en: str
    code: str = ""


class MapNames:
    """The names by the degree that they stand in. Lines stay text until they are asked for."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def within(self, west: float, south: float, east: float, north: float) -> Iterator[MapName]:
        """The names in all whole degrees that a box (in degrees) touches."""
        for row in range(int(south + 90), int(north + 90) + 1):
            first = f"{row:03}{max(int(west + 180), 0):03}"
            last = f"{row:03}{min(int(east + 180), 359) + 1:03}"
            at = bisect_left(self._lines, first)
            while at < len(self._lines) and self._lines[at][:6] < last:
                yield _name(self._lines[at])
                at += 1

    def __iter__(self) -> Iterator[MapName]:
        return map(_name, self._lines)


def _name(line: str) -> MapName:
    _, kind, rank, x, y, arabic, english, code = line.split("\t")
    return MapName(kind, int(rank), int(x), int(y), arabic, english, code)


@lru_cache(maxsize=1)
def names() -> MapNames:
    """Countries, seas and the settlements of which more is known than their name."""
    return _read("names")


@lru_cache(maxsize=1)
def villages() -> MapNames:
    """All other settlements: some eighty thousand."""
    return _read("villages")


def _read(name: str) -> MapNames:
    return MapNames(gzip.decompress((FOLDER / f"{name}.tsv.gz").read_bytes()).decode().split("\n"))


@lru_cache(maxsize=4)
def shapes(level: Level) -> tuple[Shape, ...]:
    """The shapes of a level; "near" and "provinces" cover the region of the gazetteer alone."""
    body = gzip.decompress((FOLDER / f"{level}.bin.gz").read_bytes())
    length = int.from_bytes(body[:4], "little")
    about, steps = json.loads(body[4 : 4 + length]), array("i")
    steps.frombytes(body[4 + length :])
    if sys.byteorder == "big":
        steps.byteswap()
    half = len(steps) // 2
    xs, ys = array("i", accumulate(steps[:half])), array("i", accumulate(steps[half:]))
    found, at = [], 0
    for one in about:
        lines = []
        first = at
        for count in one.pop("counts"):
            lines.append((xs[at : at + count], ys[at : at + count]))
            at += count
        own_x, own_y = xs[first:at], ys[first:at]
        box = (min(own_x), min(own_y), max(own_x), max(own_y))
        found.append(Shape(lines=tuple(lines), box=box, **one))
    return tuple(found)
