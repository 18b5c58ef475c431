"""The gazetteer's loader: places by folded name, from one sorted file.

``packaging/build_names.py`` makes it of Who's On First and Natural Earth (``resources/NOTICE.md``).
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "places.tsv.gz"


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place. ``kind``: country, region, county, locality, localadmin, neighbourhood,
    facility, area (of the world or a country) or water; ``country``: ISO 3166 alpha-2;
    ``radius_km`` round the point; ``known``: named without a descriptor in news (a country, a
    region, a city)."""

    name: str
    kind: str
    country: str
    region: str
    lat: float
    lon: float
    radius_km: float
    known: bool
    id: str


class Gazetteer:
    """The places by name. Lines stay text until a name is asked for, so many load at once."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def find(self, folded: str) -> tuple[GazetteerPlace, ...]:
        """All places of a folded name, known ones and bigger kinds first."""
        key = folded + "\t"
        found = []
        at = bisect_left(self._lines, key)
        while at < len(self._lines) and self._lines[at].startswith(key):
            found.append(_place(self._lines[at]))
            at += 1
        return tuple(sorted(found, key=lambda place: (not place.known, -place.radius_km, place.id)))

    def with_ids(self, wanted: Collection[str]) -> dict[str, GazetteerPlace]:
        """The places of these ids."""
        found = {}
        for line in self._lines:
            identifier = line[line.rfind("\t") + 1 :]
            if identifier in wanted and identifier not in found:
                found[identifier] = _place(line)
        return found

    def names(self) -> Iterator[tuple[str, bool]]:
        """Every folded name, once for each place that has it, and whether that place is known."""
        for line in self._lines:
            name, *_, known, _ = line.split("\t")
            yield name, known == "1"

    def __contains__(self, folded: str) -> bool:
        key = folded + "\t"
        at = bisect_left(self._lines, key)
        return at < len(self._lines) and self._lines[at].startswith(key)


def _place(line: str) -> GazetteerPlace:
    _, name, kind, country, region, lat, lon, radius, known, identifier = line.split("\t")
    return GazetteerPlace(
        name, kind, country, region, float(lat), float(lon), float(radius), known == "1", identifier
    )


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The gazetteer that ships with Rawi."""
    return Gazetteer(gzip.decompress(FILE.read_bytes()).decode().split("\n"))
