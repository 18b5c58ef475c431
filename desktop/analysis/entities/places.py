"""Where the places lie: the gazetteer's candidates, weighed by the article's own country.

What stays ambiguous stays so, with its candidates; what the gazetteer does not hold is not pinned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from geographiclib.geodesic import Geodesic

from desktop.analysis.entities.clusters import Cluster
from desktop.analysis.model import Place, PlaceCandidate
from resources.gazetteer import Gazetteer, GazetteerPlace

# Points of one name this near each other (kilometres) are one place in different tables.
_SAME_PLACE = 25.0
# What lies in a place whose own extent is not known lies within so many kilometres of it.
_INSIDE = 40.0
_SHOWN = 8
_NOWHERE = Place(None, None, None, None)
_KINDS = {
    "country": ("country",),
    "region": ("region", "county"),
    "county": ("county", "region"),
    "city": ("locality", "localadmin", "county"),
    "town": ("locality", "localadmin", "county"),
    "village": ("locality", "localadmin"),
    "neighbourhood": ("neighbourhood",),
}


def resolve_places(
    clusters: Iterable[Cluster], gazetteer: Gazetteer, inside: Iterable[tuple[int, int]] = ()
) -> Mapping[int, Place]:
    """The place of each place cluster, by its index.

    Args:
        inside: pairs of indices, a place and the one that the text says it lies in.
    """
    options = {
        number: _options(cluster, gazetteer)
        for number, cluster in enumerate(clusters)
        if cluster.kind == "place"
    }
    votes = {number: _votes(found) for number, found in options.items()}
    everyone = sum(votes.values(), Counter[str]())
    chosen = {number: _choose(found, everyone - votes[number]) for number, found in options.items()}
    for part, whole in inside:
        if part in chosen and whole in chosen:
            chosen[part] = _inside(chosen[part], chosen[whole])
    return chosen


def _inside(part: Place, whole: Place) -> Place:
    """The place, its one candidate that lies in the other chosen where it was open."""
    if part.lat is not None or whole.lat is None or whole.lon is None:
        return part
    extent = max(_INSIDE, whole.radius_km or 0.0)
    near = [
        place
        for place in part.candidates
        if _kilometres(place.lat, place.lon, whole.lat, whole.lon) <= extent
    ]
    if not near:
        return part
    first = near[0]
    same = all(
        _kilometres(first.lat, first.lon, other.lat, other.lon) <= _SAME_PLACE for other in near
    )
    if not same:
        return part
    return Place(first.lat, first.lon, first.radius_km, first.gazetteer, part.candidates)


def _options(cluster: Cluster, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    found = [place for key in sorted(cluster.keys) for place in gazetteer.find(key)]
    for klass in sorted(cluster.klasses & _KINDS.keys()):
        fitting = [place for place in found if place.kind in _KINDS[klass]]
        if fitting or klass == "neighbourhood":
            return fitting
    return found


def _votes(found: list[GazetteerPlace]) -> Counter[str]:
    """How strongly a name speaks for each country: for those in which it is a known place, else a
    little for each in which it is a place at all."""
    known = {place.country for place in found if place.known}
    if known:
        return Counter(dict.fromkeys(known, 12 // len(known)))
    return Counter({place.country for place in found})


def _choose(found: list[GazetteerPlace], votes: Counter[str]) -> Place:
    """The place among those found, by what the other names of the article say of its country."""
    if not found:
        return _NOWHERE
    for weight in sorted(set(votes.values()), reverse=True):
        here = [place for place in found if votes[place.country] == weight]
        if here:
            return _one_of(here, found)
        if not any(place.known for place in found):
            break  # an unknown village of another country than the article's is hardly meant
    return _one_of(found, found) if any(p.known for p in found) else _open(found)


def _one_of(here: list[GazetteerPlace], found: list[GazetteerPlace]) -> Place:
    known = [place for place in here if place.known] or here
    first = known[0]
    if all(_distance(first, other) <= max(_SAME_PLACE, first.radius_km) for other in known):
        return Place(first.lat, first.lon, first.radius_km, first.id)
    return _open([*here, *(place for place in found if place not in here)])


def _open(found: list[GazetteerPlace]) -> Place:
    """No point, but the places that it may be."""
    shown = tuple(
        PlaceCandidate(place.name, place.lat, place.lon, place.radius_km, place.id)
        for place in found[:_SHOWN]
    )
    return Place(None, None, None, None, shown)


def _distance(one: GazetteerPlace, other: GazetteerPlace) -> float:
    return _kilometres(one.lat, one.lon, other.lat, other.lon)


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres on the ellipsoid."""
    metres = Geodesic.WGS84.Inverse(lat, lon, other_lat, other_lon)["s12"]
    return float(metres) / 1000
