"""The files of the map: shapes in units of Mercator's square, made of GeoJSON."""

from __future__ import annotations

import gzip
import json
import math
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from map_shapes import Line

_UNITS = 1 << 24
_NORTHMOST = 84.0
# Natural Earth gives these no code, for parts of them lie overseas.
_CODES = {"FRA": "FR", "NOR": "NO", "KOS": "XK"}


class Shapes:
    """Gathers one level's shapes: coordinates as units of Mercator's square, told as steps."""

    def __init__(self) -> None:
        self.about: list[dict[str, Any]] = []
        self.steps = array("i")
        self._before = (0, 0)

    def add(self, layer: str, lines: Iterable[Line], **about: Any) -> None:
        """One shape of several lines or rings."""
        counts = []
        for line in lines:
            # Only what repeats in a row: a ring that was cut passes a corner of its cell twice.
            points = [point for point, _ in groupby(map(mercator, line))]
            if len(points) < 2:
                continue
            counts.append(len(points))
            for x, y in points:
                self.steps.extend((x - self._before[0], y - self._before[1]))
                self._before = (x, y)
        if counts:
            self.about.append({"layer": layer, "counts": counts, **about})

    def write(self, path: Path) -> None:
        steps = self.steps[:]
        if sys.byteorder == "big":
            steps.byteswap()
        head = json.dumps(self.about, ensure_ascii=False, separators=(",", ":")).encode()
        body = (
            len(head).to_bytes(4, "little") + head + steps[0::2].tobytes() + steps[1::2].tobytes()
        )
        path.write_bytes(gzip.compress(body, 9, mtime=0))


def mercator(point: tuple[float, float]) -> tuple[int, int]:
    """Units from the north-west corner of the square that Mercator's projection makes of the
    world."""
    lon, lat = point[0], max(min(point[1], _NORTHMOST), -_NORTHMOST)
    y = math.asinh(math.tan(math.radians(lat)))
    return round((lon / 360 + 0.5) * _UNITS), round((0.5 - y / math.tau) * _UNITS)


def read(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from json.load(file)["features"]


def lines_of(feature: dict[str, Any]) -> list[Line]:
    """All lines or rings of a feature."""
    found = feature["geometry"]["coordinates"]
    match feature["geometry"]["type"]:
        case "LineString":
            found = [found]
        case "MultiPolygon":
            found = [ring for polygon in found for ring in polygon]
    return [[(point[0], point[1]) for point in line] for line in found]


def code_of(country: dict[str, Any]) -> str:
    """ISO 3166 alpha-2; empty for what has none."""
    about = country["properties"]
    return str(_CODES.get(about["adm0_a3"], about["iso_a2"].replace("-99", "")))


def extent(line: Sequence[tuple[float, float]]) -> float:
    """Degrees from side to side, or from top to bottom."""
    return max(max(p[n] for p in line) - min(p[n] for p in line) for n in (0, 1))
