"""Events as GeoJSON (RFC 7946): a point, or the sector in which a place lies that is told by
another one. Places that nobody knows go with a null geometry, and are not left out."""

from __future__ import annotations

from typing import IO

from desktop.exporting.content import Content
from desktop.exporting.event_rows import EventRow, event_rows
from desktop.exporting.json_text import json_bytes
from desktop.exporting.whereabouts import Whereabouts
from desktop.geodesy import Point, Ring, sector

_DECIMALS = 6
"""A tenth of a metre: more says nothing (RFC 7946, 11.2)."""
_ON_EVERY_FEATURE = (
    "event", "trigger", "polarity", "modality", "actor", "partner", "target", "instrument",
    "origin", "destination", "place", "place_id", "time", "earliest", "latest", "edtf", "low",
    "high", "approximate", "counted", "said_by", "stances", "words", "claims", "same_as",
    "document", "number", "report", "title", "outlet", "published",
)  # fmt: skip


def write_geojson(content: Content, file: IO[bytes]) -> None:
    """A FeatureCollection, a feature a line."""
    file.write(b'{"type": "FeatureCollection", "features": [')
    before = b"\n"
    for row in event_rows(content):
        file.write(before + json_bytes(_feature(row)))
        before = b",\n"
    file.write(b"\n]}\n")


def _feature(row: EventRow) -> dict[str, object]:
    told = {name: getattr(row, name) for name in _ON_EVERY_FEATURE}
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": None if row.where is None else _geometry(row.where),
        "properties": {**told, **_uncertainty(row.where)},
    }


def _geometry(where: Whereabouts) -> dict[str, object]:
    at = where.at
    if at.bearing is None:
        return {"type": "Point", "coordinates": _rounded((at.lon, at.lat))}
    rings = [_ring(ring) for ring in sector(at)]
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": rings}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}


def _uncertainty(where: Whereabouts | None) -> dict[str, object]:
    """How sure a place is. ``position``: "named", "relative" (told by another place), "unknown";
    ``likeliest``: the point that stands best for an area."""
    if where is None:
        return {"position": "unknown"}
    at = where.at
    return {
        "position": "named" if where.relation is None else "relative",
        "radius_km": round(at.radius_km, 3),
        "nearest_km": round(at.nearest_km, 3) if at.bearing is not None else None,
        "bearing": at.bearing,
        "relation": where.relation,
        "anchor": where.anchor or None,
        "gazetteer": where.gazetteer,
        "likeliest": _rounded((at.lon, at.lat)),
    }


def _rounded(point: Point) -> list[float]:
    return [round(point[0], _DECIMALS), round(point[1], _DECIMALS)]


def _ring(ring: Ring) -> list[list[float]]:
    return [_rounded(point) for point in ring]
