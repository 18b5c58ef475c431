"""The places that the map shows, of one article or of a case. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from desktop.analysis.model import Analysis, Entity, Event, Location, Place
from desktop.geodesy import Derived, derived
from desktop.panes.map_projection import Box, unit, units_of_km
from desktop.workspace.case_map import Located, PlaceOnMap
from desktop.workspace.lighting import light
from desktop.workspace.rules import During

Group = Literal["violence", "control", "politics", "justice", "people", "other"]
GROUPS: tuple[Group, ...] = ("violence", "control", "politics", "justice", "people", "other")
"""What events are about, the gravest first: each has a hue and a shape of its own."""

_GROUP_OF: Mapping[str, Group] = {
    **dict.fromkeys(
        ("attack", "clash", "strike", "bombing", "killing", "injury", "destruction"), "violence"
    ),
    **dict.fromkeys(("repel", "advance", "control_change", "siege", "mine_clearance"), "control"),
    **dict.fromkeys(
        ("agreement", "negotiation", "meeting", "statement", "decision", "election"), "politics"
    ),
    **dict.fromkeys(("capture", "release", "arrest", "trial", "protest"), "justice"),
    **dict.fromkeys(
        ("displacement", "transfer", "aid", "weather", "accident", "economy"), "people"
    ),
}
_AREAS = frozenset(("country", "region", "county", "area", "water"))
_FAR_KM = 250.0
"""What reaches farther is fitted by its point."""
AREA_KM = 20.0
"""A place of a wider radius is an area and no point."""


def group_of(type_: str) -> Group:
    """What an event of a type is about."""
    return _GROUP_OF.get(type_, "other")


def main_group(counts: Mapping[Group, int]) -> Group | None:
    """What most events are about, the graver where it is even; None without events."""
    if not counts:
        return None
    return max(GROUPS, key=lambda one: (counts.get(one, 0), -GROUPS.index(one)))


@dataclass(frozen=True, slots=True)
class MapPlace:
    """One place with what is told of it.

    ``key`` is its own among those shown; ``x``/``y`` units of the map, ``radius`` too: how far it
    may lie off, or reach. ``types``: events by type; ``origins`` that tell them. ``entities`` and
    ``events``: ids in the shown reading. ``counted``: what was asked of the case. ``gazetteer``:
    its id there. ``bearing``: it lies in this direction (degrees from north) of ``anchor``,
    somewhere between ``nearest`` (units) and the radius. ``english``: its name in an English
    window.
    """

    key: str
    name: str
    lat: float
    lon: float
    x: float
    y: float
    radius: float
    radius_km: float
    klass: str = ""
    country: str = ""
    types: Mapping[str, int] = field(default_factory=dict)
    origins: int = 0
    entities: tuple[str, ...] = ()
    events: frozenset[str] = frozenset()
    counted: PlaceOnMap | None = None
    gazetteer: str = ""
    bearing: float | None = None
    anchor: tuple[float, float] | None = None
    nearest: float = 0.0
    english: str = ""

    @property
    def called(self) -> str:
        """Its name in the language of the window, where one is known there."""
        return self.english or self.name

    @property
    def weight(self) -> int:
        return sum(self.types.values())

    @property
    def group(self) -> Group | None:
        """What most of its events are about; None without events."""
        return main_group(self.groups)

    @property
    def groups(self) -> Counter[Group]:
        counts: Counter[Group] = Counter()
        for type_, count in self.types.items():
            counts[group_of(type_)] += count
        return counts

    @property
    def is_area(self) -> bool:
        return self.klass in _AREAS or self.radius_km >= AREA_KM

    @property
    def box(self) -> Box:
        """Round all that it may be; what reaches far is fitted by its point."""
        reach = 0.0 if self.klass == "country" or self.radius_km > _FAR_KM else self.radius
        x, y = self.anchor or (self.x, self.y)
        return x - reach, y - reach, x + reach, y + reach


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A place of the article without a point: ``candidates`` that it may be, if any."""

    entity: Entity
    mentions: int


def article_places(
    analysis: Analysis, known: Mapping[str, tuple[str, str]], during: During | None = None
) -> tuple[MapPlace, ...]:
    """The places of a reading that have a point, or lie by one that has.

    Args:
        analysis: the reading.
        known: class and country of places, by their ids in the gazetteer.
        during: only events that may have happened then.
    """
    events = _events_at(analysis, during)
    origins = _origins(analysis)
    places = {entity.id: entity.place for entity in analysis.entities if entity.place}
    found = []
    for entity in analysis.entities:
        if entity.kind not in ("place", "facility"):
            continue
        own = events.get(entity.id, [])
        told: dict[str, object] = {
            "types": dict(Counter(one.type for one in own)),
            "origins": len({name for one in own for name in origins[one.id]}),
            "events": frozenset(one.id for one in own),
            "entities": (entity.id,),
        }
        if (place := entity.place) and place.lat is not None and place.lon is not None:
            klass, country = known.get(place.gazetteer or "", ("", ""))
            found.append(
                _at(entity, place.lat, place.lon, place.radius_km or 0.0, klass=klass,
                    country=country, gazetteer=place.gazetteer or "", **told)
            )  # fmt: skip
        elif (location := entity.location) and (anchor := places.get(location.anchor)):
            if anchor.lat is None or anchor.lon is None:
                continue
            where = derived(
                anchor.lat, anchor.lon, anchor.radius_km or 0.0, location.distance_km,
                location.bearing,
            )  # fmt: skip
            found.append(_by(entity.id, entity.name, where, **told))
    return tuple(found)


def open_places(analysis: Analysis) -> tuple[OpenPlace, ...]:
    """The places of a reading that nothing tells the point of; those that may be several first."""
    found = [
        OpenPlace(entity, len(entity.mentions))
        for entity in analysis.entities
        if entity.kind == "place"
        and (entity.place is None or entity.place.lat is None)
        and entity.location is None
    ]
    return tuple(
        sorted(
            found, key=lambda one: (not (p := one.entity.place) or not p.candidates, -one.mentions)
        )
    )


def case_places(counted: Iterable[PlaceOnMap], analysis: Analysis | None) -> tuple[MapPlace, ...]:
    """The places of a case, each with its entities in the shown article."""
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for entity in analysis.entities if analysis else ():
        if entity.kind in ("place", "facility"):
            for name in dict.fromkeys((entity.name, *entity.aliases)):
                by_name[name].append(entity)
    return tuple(_of_case(one, by_name.get(one.name, ())) for one in counted)


def _of_case(one: PlaceOnMap, named: Sequence[Entity]) -> MapPlace:
    told: dict[str, object] = {"types": one.types, "origins": one.origins, "counted": one}
    if (by := one.told_by) is not None:
        where = derived(one.lat, one.lon, one.radius_km, by.distance_km, by.bearing)
        own = [e.id for e in named if e.location and _is_told_so(e.location, by)]
        key = f"n{one.number}@{by.place}/{by.distance_km}/{by.bearing}"
        return _by(key, one.name, where, entities=tuple(own), **told)
    x, y = unit(one.lat, one.lon)
    own = [e.id for e in named if _is_at(e.place, one.lat, one.lon)]
    return MapPlace(
        f"n{one.number}", one.name, one.lat, one.lon, x, y, units_of_km(one.radius_km, one.lat),
        one.radius_km, one.klass, one.country, entities=tuple(own), gazetteer=one.gazetteer,
        **told,  # type: ignore[arg-type]
    )  # fmt: skip


def _is_told_so(location: Location, by: Located) -> bool:
    return (location.distance_km, location.bearing) == (by.distance_km, by.bearing)


def _is_at(place: Place | None, lat: float, lon: float) -> bool:
    if place is None or place.lat is None or place.lon is None:
        return False
    return abs(place.lat - lat) < 0.01 and abs(place.lon - lon) < 0.01


def at_point(
    key: str, name: str, lat: float, lon: float, radius_km: float, klass: str, country: str,
    gazetteer: str,
) -> MapPlace:  # fmt: skip
    """A place of which nothing more is told than where it lies."""
    x, y = unit(lat, lon)
    return MapPlace(
        key, name, lat, lon, x, y, units_of_km(radius_km, lat), radius_km, klass, country,
        gazetteer=gazetteer,
    )  # fmt: skip


def _at(entity: Entity, lat: float, lon: float, radius_km: float, **more: object) -> MapPlace:
    x, y = unit(lat, lon)
    radius = units_of_km(radius_km, lat)
    return MapPlace(entity.id, entity.name, lat, lon, x, y, radius, radius_km, **more)  # type: ignore[arg-type]


def _by(key: str, name: str, where: Derived, **told: object) -> MapPlace:
    """A place that is told by another one."""
    x, y = unit(where.lat, where.lon)
    return MapPlace(
        key, name, where.lat, where.lon, x, y, units_of_km(where.radius_km, where.lat),
        where.radius_km, bearing=where.bearing,
        anchor=unit(*where.anchor) if where.anchor else None,
        nearest=units_of_km(where.nearest_km, where.lat), **told,  # type: ignore[arg-type]
    )  # fmt: skip


def _events_at(analysis: Analysis, during: During | None) -> dict[str, list[Event]]:
    """The events of each entity that is their place."""
    entity_of = {mention.id: mention.entity for mention in analysis.mentions}
    wanted = light(during, analysis).events if during else None
    found: dict[str, list[Event]] = defaultdict(list)
    for event in analysis.events:
        entity = entity_of.get(event.place or "")
        if entity is not None and (wanted is None or event.id in wanted):
            found[entity].append(event)
    return found


def _origins(analysis: Analysis) -> dict[str, set[str]]:
    """Who is the origin of the claims that tell each event."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in analysis.claims:
        for event in claim.events:
            found[event].add(claim.chain[0] if claim.chain else "")
    return found
