"""The words of the map: what a mark tells when it is pointed at, distances, coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from geographiclib.geodesic import Geodesic

from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.map_marks import Mark
from desktop.panes.map_places import MapPlace
from desktop.panes.map_projection import degrees

_LISTED = 6


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Between two points (latitude, longitude), on the ellipsoid."""
    return float(Geodesic.WGS84.Inverse(*one, *other)["s12"]) / 1000


def km_words(km: float, words: Words) -> str:
    """A distance: «12 km», and metres below one kilometre."""
    if km < 1:
        return words.tr("map.metres", number=int(f"{km * 1000:.0f}"))
    if km < 10 and km != int(km):
        return words.tr("map.km", number=words.digits(f"{km:.1f}"))
    return words.tr("map.km", number=words.digits(f"{km:,.0f}"))


def point_words(lat: float, lon: float) -> str:
    """Coordinates in degrees, as they are copied from map to map."""
    return isolate(f"{lat:.4f}, {lon:.4f}", "ltr")


def events_words(place: MapPlace, words: Words) -> str:
    """How many events at a place, and how many origins tell of them."""
    if not place.weight:
        return words.tr("map.no_events")
    told = words.tr("map.events", count=place.weight)
    return f"{told} · {words.tr('map.origins', count=place.origins)}"


def types_words(place: MapPlace, words: Words, most: int = 3) -> str:
    """The types of most events: «strike 12 · killing 4»."""
    first = sorted(place.types.items(), key=lambda one: (-one[1], one[0]))[:most]
    return " · ".join(
        f"{words.tr(f'event.{type_}')} {isolate(words.digits(f'{count:,}'))}"
        for type_, count in first
    )


def where_words(place: MapPlace, words: Words) -> str:
    """Where a place lies and how surely."""
    if place.bearing is not None and place.nearest:
        told = kilometres((place.lat, place.lon), degrees(*(place.anchor or (place.x, place.y))))
        return words.tr("map.told_distance", km=km_words(told, words))
    if place.bearing is not None:
        return words.tr("map.sector", km=km_words(place.radius_km, words))
    if place.is_area:
        return words.tr("map.area", km=km_words(place.radius_km, words))
    if place.radius_km:
        return words.tr("map.within", km=km_words(place.radius_km, words))
    return ""


def plain_tip(mark: Mark, places: Sequence[MapPlace], words: Words) -> str:
    """What a mark tells, in one line for a screen reader."""
    if not mark.is_cluster:
        place = places[mark.members[0]]
        parts = (
            place.called,
            events_words(place, words),
            types_words(place, words),
            where_words(place, words),
        )
        return " · ".join(part for part in parts if part)
    named = ", ".join(places[number].called for number in mark.members[:_LISTED])
    count = words.tr("map.places", count=len(mark.members))
    return f"{count} · {words.tr('map.events', count=mark.weight)}: {named}"


def rich_tip(mark: Mark, places: Sequence[MapPlace], words: Words, *, rtl: bool) -> str:
    """The same as a card."""
    if not mark.is_cluster:
        place = places[mark.members[0]]
        lines = [events_words(place, words), types_words(place, words), where_words(place, words)]
        head = place.called
    else:
        head = words.tr("map.places", count=len(mark.members))
        lines = [
            f"{places[number].called} {isolate(words.digits(f'{places[number].weight:,}'))}"
            for number in mark.members[:_LISTED]
        ]
        if len(mark.members) > _LISTED:
            lines.append("…")
        lines.append(words.tr("map.cluster_hint"))
    body = "<br>".join(escape(line) for line in lines if line)
    way = "rtl" if rtl else "ltr"
    return f'<div dir="{way}"><b>{escape(head)}</b><br>{body}</div>'
