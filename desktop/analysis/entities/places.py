"""Where the places lie: the gazetteer's candidates, weighed by the article's own country.

What stays ambiguous stays so, with its candidates; what the gazetteer does not hold is not pinned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from desktop.analysis.entities.clusters import Cluster
from desktop.analysis.entities.nearness import as_place, is_one_place, near_to, opened
from desktop.analysis.model import Place
from resources.gazetteer import Gazetteer, GazetteerPlace

# What lies in a place whose own extent is not known lies within so many kilometres of it, and what
# lies north or in the countryside of one within so many.
_INSIDE = 40.0
_AROUND = 80.0
# From this radius on a settlement is named without a word before it, whatever the article's land.
_LARGE = 5.0
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
# Said of a place, these words tell that it is a small one.
_SMALL = frozenset(("village", "town", "neighbourhood", "area"))
_WIDE = frozenset(("region", "county", "countryside"))
_SETTLED = frozenset(("locality", "localadmin"))


def resolve_places(
    clusters: Iterable[Cluster],
    gazetteer: Gazetteer,
    inside: Iterable[tuple[int, int]] = (),
    around: Iterable[tuple[int, int]] = (),
) -> Mapping[int, Place]:
    """The place of each place cluster, by its index.

    Args:
        inside: pairs of indices, a place and the one that the text says it lies in.
        around: pairs of indices, a place and the one that it lies north of, near, …
    """
    places = {n: cluster for n, cluster in enumerate(clusters) if cluster.kind == "place"}
    options = {number: _options(cluster, gazetteer) for number, cluster in places.items()}
    votes = {number: _votes(found) for number, found in options.items()}
    everyone = sum(votes.values(), Counter[str]())
    chosen = {
        number: _choose(found, everyone - votes[number], places[number].told)
        for number, found in options.items()
    }
    for pairs, extent in ((inside, _INSIDE), (around, _AROUND)):
        for part, whole in pairs:
            if part in chosen and whole in chosen:
                chosen[part] = near_to(chosen[part], options[part], chosen[whole], extent)
    return chosen


def _options(cluster: Cluster, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    """The gazetteer's places of a name, of the kind that a word before it tells."""
    found = [place for key in sorted(cluster.keys) for place in gazetteer.find(key)]
    for klass in sorted(cluster.told & _KINDS.keys()):
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


def _choose(found: list[GazetteerPlace], votes: Counter[str], told: set[str]) -> Place:
    """The place among those found, by what the other names of the article say of its country."""
    if not found:
        return _NOWHERE
    known = any(place.known for place in found)
    famous = any(_is_prominent(place) for place in found) and not told & _SMALL
    for weight in sorted(set(votes.values()), reverse=True):
        here = [place for place in found if votes[place.country] == weight]
        if here and (not famous or any(place.known for place in here)):
            return _one_of(here, found, told)
        if not known:
            break  # an unknown village of another country than the article's is hardly meant
    if not known or (votes and told & _SMALL):
        # «منطقة مساكن» of a Syrian article is not the town in Tunisia.
        return opened(found)
    return _one_of(_prominent(found), found, told)


def _prominent(found: list[GazetteerPlace]) -> list[GazetteerPlace]:
    """Those of the one country that has a large place of the name («الرياض» is the capital)."""
    countries = {place.country for place in found if _is_prominent(place)}
    one = len(countries) == 1
    return [place for place in found if place.country in countries] if one else found


def _is_prominent(place: GazetteerPlace) -> bool:
    """A country, a region or a large settlement that news name without more words."""
    large = place.kind in _SETTLED and place.radius_km >= _LARGE
    return place.known and (large or place.kind in ("country", "region", "area"))


def _one_of(here: list[GazetteerPlace], found: list[GazetteerPlace], told: set[str]) -> Place:
    known = _own_regions([place for place in here if place.known] or here)
    if _is_nest(known):
        return as_place(known[0] if told & _WIDE else _settlement(known))
    if is_one_place(known):
        return as_place(known[0])
    return opened([*here, *(place for place in found if place not in here)])


def _own_regions(places: list[GazetteerPlace]) -> list[GazetteerPlace]:
    """Without regions that only bear the name too: the one round the city of that name is meant."""
    homes = {place.region for place in places if place.kind in _SETTLED and place.region}
    return [p for p in places if p.kind != "region" or not homes or p.region in homes]


def _is_nest(places: list[GazetteerPlace]) -> bool:
    """Whether they are a settlement and the county and region of its name round it."""
    regions = {place.region for place in places if place.region}
    return (
        len(regions) == 1
        and len({place.country for place in places}) == 1
        and any(place.kind in ("region", "county") for place in places)
        and is_one_place([place for place in places if place.kind in _SETTLED])
    )


def _settlement(places: list[GazetteerPlace]) -> GazetteerPlace:
    """The largest settlement, where there is one that news may name; else the widest."""
    return next((place for place in places if place.kind in _SETTLED), places[0])
