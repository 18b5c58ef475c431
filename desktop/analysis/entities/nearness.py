"""Places by their distance: what is one place, and which of a name's places lies near another."""

from __future__ import annotations

from collections.abc import Sequence

from geographiclib.geodesic import Geodesic

from desktop.analysis.model import Place, PlaceCandidate
from resources.gazetteer import GazetteerPlace

# Points of one name this near each other (kilometres) are one place in different tables.
SAME_PLACE_KM = 25.0
_SHOWN = 8


def as_place(place: GazetteerPlace) -> Place:
    """The place pinned."""
    return Place(place.lat, place.lon, place.radius_km, place.id)


def opened(found: Sequence[GazetteerPlace]) -> Place:
    """No point, but the places that it may be."""
    shown = tuple(
        PlaceCandidate(place.name, place.lat, place.lon, place.radius_km, place.id)
        for place in found[:_SHOWN]
    )
    return Place(None, None, None, None, shown)


def is_one_place(places: Sequence[GazetteerPlace]) -> bool:
    """Whether all lie in or beside the first of them."""
    return all(
        kilometres(places[0].lat, places[0].lon, other.lat, other.lon)
        <= max(SAME_PLACE_KM, places[0].radius_km)
        for other in places[1:]
    )


def near_to(
    part: Place, options: Sequence[GazetteerPlace], whole: Place, extent_km: float
) -> Place:
    """The one of ``options`` that lies near ``whole``; a known place stays where it was pinned, an
    unknown one pinned elsewhere is open again."""
    if whole.lat is None or whole.lon is None:
        return part
    if any(place.id == part.gazetteer and place.known for place in options):
        return part
    extent = max(extent_km, whole.radius_km or 0.0)
    near = [p for p in options if kilometres(p.lat, p.lon, whole.lat, whole.lon) <= extent]
    if near and is_one_place(near):
        return Place(near[0].lat, near[0].lon, near[0].radius_km, near[0].id, part.candidates)
    if part.lat is not None and not any(place.id == part.gazetteer for place in near):
        return opened(options)
    return part


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres on the ellipsoid."""
    metres = Geodesic.WGS84.Inverse(lat, lon, other_lat, other_lon)["s12"]
    return float(metres) / 1000
