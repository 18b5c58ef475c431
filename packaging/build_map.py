"""Build the map: coasts, borders, waters and the names of settlements.

    python packaging/build_map.py DATA

DATA holds the folders ``natural_earth``, ``gazetteer_natural_earth`` and ``gazetteer_wof`` (see
``resources/NOTICE.md`` for where they come from). Written are the files of ``resources/map``; the
same data gives the same bytes. Their format is that which ``resources/map/__init__.py`` reads.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from map_shapes import Line, arcs, clipped, joined, pieces, simplified  # noqa: E402

from desktop.analysis.text.fold import fold_word  # noqa: E402

OUT = ROOT / "resources" / "map"
# The detailed coast, borders and rivers cover this box: west, south, east, north.
REGION = (-18.0, 0.0, 66.0, 46.0)
_CELL = 6
_PIECE = 160
# Degrees that a simplified line may lie off, by level.
_WORLD, _LANDS, _NEAR = 0.12, 0.012, 0.0012
# Settlements beyond this rank are read only where they are looked at.
_KNOWN_RANK = 9
_UNITS = 1 << 24
# Natural Earth gives these no code, for parts of them lie overseas.
_CODES = {"FRA": "FR", "NOR": "NO", "KOS": "XK"}
_NORTHMOST = 84.0
# Natural Earth calls parts of one river as each country does.
RIVERS = {
    "Al Furat": "Euphrates", "Firat": "Euphrates", "Dijlah": "Tigris", "Dicle": "Tigris",
    "Shatt al Arab": "Shatt al-Arab", "Al Bahr al Azraq": "Blue Nile",
}  # fmt: skip
# Seas as news name them: Arabic, English, longitude, latitude, rank.
SEAS = (
    ("البحر المتوسط", "Mediterranean Sea", 18.0, 34.6, 1),
    ("البحر الأحمر", "Red Sea", 38.2, 20.3, 2),
    ("البحر الأسود", "Black Sea", 34.2, 43.3, 2),
    ("بحر قزوين", "Caspian Sea", 50.8, 41.3, 2),
    ("بحر العرب", "Arabian Sea", 63.0, 16.5, 2),
    ("خليج عدن", "Gulf of Aden", 48.2, 12.3, 3),
    ("خليج عُمان", "Gulf of Oman", 59.2, 24.7, 4),
    ("الخليج", "The Gulf", 51.3, 27.3, 2),
    ("المحيط الأطلسي", "Atlantic Ocean", -35.0, 30.0, 0),
    ("المحيط الهندي", "Indian Ocean", 75.0, -12.0, 0),
    ("المحيط الهادئ", "Pacific Ocean", -150.0, 10.0, 0),
    ("بحر إيجه", "Aegean Sea", 25.2, 38.2, 4),
    ("خليج سرت", "Gulf of Sidra", 18.4, 31.5, 4),
)


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


def main(data: Path) -> None:
    OUT.mkdir(exist_ok=True)
    countries = list(read(data / "natural_earth" / "world_countries_50m.geojson.gz"))
    names = countries_by_code(data)
    for level, tolerance in (("world", _WORLD), ("lands", _LANDS)):
        shapes = Shapes()
        of_countries(shapes, countries, tolerance)
        waters(shapes, data, tolerance, most_rank=3 if level == "world" else 6)
        shapes.write(OUT / f"{level}.bin.gz")
    near = Shapes()
    of_region(near, data)
    waters(near, data, _NEAR, most_rank=99)
    near.write(OUT / "near.bin.gz")
    rows = sorted({*settlements(data), *lands(data, names), *seas()})
    for name, own in (
        ("names", [row for row in rows if int(row[2]) <= _KNOWN_RANK]),
        ("villages", [row for row in rows if int(row[2]) > _KNOWN_RANK]),
    ):
        text = "\n".join("\t".join(row) for row in own)
        (OUT / f"{name}.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(
        f"{len(rows)} names; "
        + ", ".join(f"{f.name} {f.stat().st_size:,}" for f in sorted(OUT.glob("*.gz")))
    )


# --- lines


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


def countries_by_code(data: Path) -> dict[str, tuple[str, str]]:
    with gzip.open(
        data / "gazetteer_natural_earth" / "countries.tsv.gz", "rt", encoding="utf-8"
    ) as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["adm0_a3"]: (row["name_ar"], row["name_en"]) for row in rows}


def of_countries(shapes: Shapes, countries: Sequence[dict[str, Any]], tolerance: float) -> None:
    rings = [(one["properties"]["adm0_a3"], code_of(one), lines_of(one)) for one in countries]
    for _, code, own in rings:
        kept = (simplified(ring, tolerance) for ring in own if extent(ring) > 2 * tolerance)
        shapes.add("land", (ring for ring in kept if len(ring) > 3), code=code)
    coasts, borders = arcs((code, own) for code, _, own in rings)
    for layer, found in (("coast", coasts), ("border", borders)):
        for line in found:
            if extent(line) > 2 * tolerance:
                for piece in pieces(simplified(line, tolerance), _PIECE):
                    shapes.add(layer, [piece])


def code_of(country: dict[str, Any]) -> str:
    """ISO 3166 alpha-2; empty for what has none."""
    about = country["properties"]
    return str(_CODES.get(about["adm0_a3"], about["iso_a2"].replace("-99", "")))


def extent(line: Sequence[tuple[float, float]]) -> float:
    """Degrees from side to side, or from top to bottom."""
    return max(max(p[n] for p in line) - min(p[n] for p in line) for n in (0, 1))


def of_region(shapes: Shapes, data: Path) -> None:
    folder = data / "natural_earth"
    coast = [line for one in read(folder / "region_coast_10m.geojson.gz") for line in lines_of(one)]
    rings = [line for line in coast if line[0] == line[-1]]
    rings.append(mainland(joined([line for line in coast if line[0] != line[-1]])))
    for ring in rings:
        cut_into_cells(shapes, simplified(ring, _NEAR))
    for line in coast:
        for piece in pieces(simplified(line, _NEAR), _PIECE):
            shapes.add("coast", [piece])
    for name in ("borders", "disputed"):
        for one in read(folder / f"region_{name}_10m.geojson.gz"):
            sure = one["properties"]["featurecla"].startswith("International")
            for line in lines_of(one):
                for piece in pieces(simplified(line, _NEAR), _PIECE):
                    shapes.add("border" if sure else "disputed", [piece])


def mainland(chains: Sequence[Line]) -> Line:
    """The ring of Africa and Eurasia round the region: its two chains of coast, closed far out of
    it, over Asia and across the south of Africa."""
    west, east = sorted(chains, key=lambda line: min(line[0][0], line[-1][0]))
    west = west if west[0][1] < west[-1][1] else west[::-1]
    east = east if east[0][1] < east[-1][1] else east[::-1]
    return [
        *east,
        (east[-1][0], 70.0),
        (west[-1][0], 70.0),
        *west[::-1],
        (west[0][0], -30.0),
        (east[0][0], -30.0),
        east[0],
    ]


def cut_into_cells(shapes: Shapes, ring: Line) -> None:
    """Fill a ring by the cells of a grid: those out of view are left out when it is drawn."""
    west, south, east, north = REGION
    for lon in range(int(west), int(east), _CELL):
        for lat in range(int(south), math.ceil(north), _CELL):
            part = clipped(ring, lon, lat, min(lon + _CELL, east), min(lat + _CELL, north))
            if len(part) > 2:
                shapes.add("land", [[*part, part[0]]])


def waters(shapes: Shapes, data: Path, tolerance: float, *, most_rank: int) -> None:
    arabic: dict[str, str] = {}
    for kind in ("rivers", "lakes"):
        with gzip.open(
            data / "gazetteer_natural_earth" / f"{kind}_50m_names.tsv.gz", "rt", encoding="utf-8"
        ) as file:
            arabic |= {
                row["name_en"]: row["name_ar"] for row in csv.DictReader(file, delimiter="\t")
            }
    for kind, layer in (("rivers", "river"), ("lakes", "lake")):
        for one in read(data / "natural_earth" / f"region_{kind}_10m.geojson.gz"):
            about, rank = one["properties"], int(one["properties"]["scalerank"])
            if rank > most_rank:
                continue
            english = about.get("name") or ""
            english = RIVERS.get(english, english)
            found = [simplified(line, tolerance) for line in lines_of(one)]
            names = {"en": english, "ar": arabic.get(english, "")} if english else {}
            if layer == "lake":
                shapes.add(layer, found, rank=rank, **names)
                continue
            for piece in (part for line in found for part in pieces(line, _PIECE)):
                shapes.add(layer, [piece], rank=rank, **names)


# --- names


def is_arabic(name: str) -> bool:
    """Whether a name is written in Arabic letters; some tables have Latin ones in its place."""
    return any("\u0621" <= letter <= "\u064a" for letter in name)


def rank_of(population: int) -> int:
    """From which zoom on a settlement has its name: as Natural Earth's ranks, 0 the greatest."""
    steps = (5_000_000, 2_000_000, 1_000_000, 500_000, 200_000, 100_000, 50_000, 20_000, 5_000)
    return next((rank for rank, least in enumerate(steps, 1) if population >= least), 10)


def row(
    kind: str, rank: int, lon: float, lat: float, arabic: str, english: str, code: str = ""
) -> tuple[str, ...]:
    """A name; the cell of a degree that it stands in comes first, so that a file of them is sorted
    by it."""
    x, y = mercator((lon, lat))
    cell = f"{math.floor(lat) + 90:03}{math.floor(lon) + 180:03}"
    return (cell, kind, str(rank), str(x), str(y), arabic, english, code)


def settlements(data: Path) -> Iterator[tuple[str, ...]]:
    """Those of the gazetteer, and the world's larger towns where it has none."""
    ranks, seen = {}, set()
    for one in read(data / "natural_earth" / "world_places_10m.geojson.gz"):
        about = one["properties"]
        ranks[str(about["wof_id"])] = (int(about["pop_max"] or 0), about["featurecla"])
    towns = data / "gazetteer_natural_earth" / "places_50m.tsv.gz"
    with gzip.open(towns, "rt", encoding="utf-8") as file:
        for town in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            capital = town["featurecla"].startswith("Admin-0 capital")
            rank = min(rank_of(int(town["pop_max"])), 4 if capital else 9)
            lon, lat = float(town["longitude"]), float(town["latitude"])
            for name in (fold_word(town["name_ar"]), town["name_en"].casefold()):
                seen.add((name, round(lon * 4), round(lat * 4)))
            yield row(
                "capital" if capital else "town", rank, lon, lat, town["name_ar"], town["name_en"]
            )
    for table in sorted((data / "gazetteer_wof").glob("*.tsv.gz")):
        with gzip.open(table, "rt", encoding="utf-8") as file:
            for one in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if (
                    one["placetype"] != "locality"
                    or one["current"] == "0"
                    or not is_arabic(one["name_ar"])
                ):
                    continue
                lon, lat = float(one["lon"]), float(one["lat"])
                near = {
                    (name, round(lon * 4) + right, round(lat * 4) + up)
                    for name in (fold_word(one["name_ar"]), one["name_en"].strip().casefold())
                    for right in (-1, 0, 1)
                    for up in (-1, 0, 1)
                }
                if seen & near:
                    continue
                population = max(
                    int(float(one["population"] or 0)), ranks.get(one["id"], (0, ""))[0]
                )
                yield row(
                    "town",
                    rank_of(population),
                    lon,
                    lat,
                    one["name_ar"].strip(),
                    one["name_en"].strip(),
                )


def lands(data: Path, names: dict[str, tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    path = data / "gazetteer_natural_earth" / "countries.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        places = {
            one["adm0_a3"]: (float(one["lon"]), float(one["lat"]))
            for one in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    for one in read(data / "natural_earth" / "world_countries_50m.geojson.gz"):
        code, people = one["properties"]["adm0_a3"], float(one["properties"]["pop_est"] or 0)
        if code in names and names[code][0]:
            size = extent([point for ring in lines_of(one)[:1] for point in ring])
            rank = 1 if size > 8 and people > 5e6 else 2 if size > 2 else 4
            yield row("country", rank, *places[code], *names[code], code_of(one))


def seas() -> Iterator[tuple[str, ...]]:
    for arabic, english, lon, lat, rank in SEAS:
        yield row("sea", rank, lon, lat, arabic, english)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
