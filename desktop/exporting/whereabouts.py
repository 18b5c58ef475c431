"""Where a place lies: its own point, or a point by another place that it is told by."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.model import Entity
from desktop.exporting.reading import Reading
from desktop.geodesy import Derived, derived


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """``at``: the likeliest point, and how far it may lie off. ``relation``: how it is told by the
    other place called ``anchor`` (a LocationRelation), None where the place is known itself.
    ``gazetteer``: the id that it is known by."""

    at: Derived
    relation: str | None = None
    anchor: str = ""
    gazetteer: str | None = None


def whereabouts(reading: Reading, place: Entity) -> Whereabouts | None:
    """Where a place of an article lies; None where the gazetteer cannot tell."""
    own = place.place
    if own is not None and own.lat is not None and own.lon is not None:
        at = Derived(own.lat, own.lon, own.radius_km or 0.0)
        return Whereabouts(at, gazetteer=own.gazetteer)
    told = place.location
    anchor = reading.entities.get(told.anchor) if told else None
    by = anchor.place if anchor else None
    if told is None or anchor is None or by is None or by.lat is None or by.lon is None:
        return None
    at = derived(by.lat, by.lon, by.radius_km or 0.0, told.distance_km, told.bearing)
    return Whereabouts(at, told.relation, anchor.name, by.gazetteer)
