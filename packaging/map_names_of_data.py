"""The names on the map: settlements, countries and seas, ranked by from where they are seen."""

from __future__ import annotations

import csv
import gzip
import math
from collections.abc import Iterator
from pathlib import Path

from map_file import code_of, extent, lines_of, mercator, read

from desktop.analysis.text.fold import fold_word

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
