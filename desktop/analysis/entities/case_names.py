"""The names of a case: what each of its articles calls by name, gathered over all of them.

Entities of one kind with one folded name are one name of the case. A place's name that leads to
points far from one another («القصور» of two cities) is a name of its own for each of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.analysis.entities.nearness import SAME_PLACE_KM, kilometres
from desktop.analysis.model import Analysis, Entity, MentionKind, Place
from desktop.analysis.text.fold import fold_word

# The names of an article that are kept as company of the others.
_COMPANY = 80


@dataclass(frozen=True, slots=True)
class Point:
    """Where a gazetteer has a place."""

    gazetteer: str
    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class NameInArticle:
    """An entity that an article calls by name.

    ``aliases``: what else it is called there; ``related``: bodies that it speaks for, commands or
    is a member of, or the places round it; all as they are written.
    """

    kind: MentionKind
    name: str
    aliases: tuple[str, ...]
    related: tuple[str, ...]
    point: Point | None
    side: str | None


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name of the case. ``places``: gazetteer ids, where the name alone does not tell."""

    kind: MentionKind
    folded: str
    places: tuple[str, ...] = ()


@dataclass(slots=True)
class CaseName:
    """What the articles of a case say of one name; ``documents`` are their numbers, ``aliases`` and
    ``related`` are folded names with the documents that have them."""

    key: NameKey
    name: str
    documents: set[int] = field(default_factory=set)
    aliases: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    related: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    points: dict[str, Point] = field(default_factory=dict)
    sides: set[str] = field(default_factory=set)

    @property
    def kind(self) -> MentionKind:
        return self.key.kind

    @property
    def folded(self) -> str:
        return self.key.folded


def names_in(analysis: Analysis) -> tuple[NameInArticle, ...]:
    """The named entities of an article, the most mentioned first."""
    named = {m.entity for m in analysis.mentions if m.form == "name"}
    entities = {entity.id: entity for entity in analysis.entities}
    found = sorted((e for e in analysis.entities if e.id in named), key=lambda e: -len(e.mentions))
    return tuple(_name_in(entity, entities) for entity in found)


def _name_in(entity: Entity, entities: Mapping[str, Entity]) -> NameInArticle:
    related = (entities.get(relation.entity) for relation in entity.relations)
    return NameInArticle(
        kind=entity.kind,
        name=entity.name,
        aliases=entity.aliases,
        related=tuple(other.name for other in related if other is not None),
        point=_point(entity.place),
        side=entity.side,
    )


def _point(place: Place | None) -> Point | None:
    if place is None or place.lat is None or place.lon is None or place.gazetteer is None:
        return None
    return Point(place.gazetteer, place.lat, place.lon, place.radius_km or 0.0)


class CaseNames:
    """All names of a case, by key, with the company that each keeps."""

    def __init__(self, articles: Mapping[int, Sequence[NameInArticle]]) -> None:
        """Gather them.

        Args:
            articles: :func:`names_in` of each document, by its number.
        """
        self.articles = len(articles)
        self.names: dict[NameKey, CaseName] = {}
        self._company: dict[int, frozenset[str]] = {}
        spots = _spots(name for names in articles.values() for name in names)
        printed: dict[NameKey, Counter[str]] = defaultdict(Counter)
        for number, names in articles.items():
            keys = [_key_of(name, spots) for name in names]
            self._company[number] = frozenset(key.folded for key in keys[:_COMPANY])
            for key, name in zip(keys, names, strict=True):
                printed[key][name.name] += 1
                known = self.names.setdefault(key, CaseName(key, name.name))
                _add(known, number, name)
        for key, counted in printed.items():
            self.names[key].name = max(counted, key=lambda name: (counted[name], name))
        self._known_in = Counter(folded for company in self._company.values() for folded in company)

    def known_in(self, folded: str) -> int:
        """In how many articles a name keeps company."""
        return self._known_in[folded]

    def company(self, name: CaseName) -> dict[str, set[int]]:
        """The other names in its articles, each with the articles."""
        found: dict[str, set[int]] = defaultdict(set)
        for number in name.documents:
            for folded in self._company[number]:
                if folded != name.folded:
                    found[folded].add(number)
        return found


def _add(known: CaseName, number: int, name: NameInArticle) -> None:
    known.documents.add(number)
    for alias in name.aliases:
        known.aliases[fold_word(alias)].add(number)
    for other in name.related:
        known.related[fold_word(other)].add(number)
    if name.point is not None:
        known.points[name.point.gazetteer] = name.point
    if name.side is not None:
        known.sides.add(name.side)


Spots = Mapping[str, Sequence[tuple[str, ...]]]


def _spots(names: Iterable[NameInArticle]) -> Spots:
    """The gazetteer ids of each place's name, those near one another together."""
    points: dict[str, dict[str, Point]] = defaultdict(dict)
    for name in names:
        if name.kind == "place" and name.point is not None:
            points[fold_word(name.name)][name.point.gazetteer] = name.point
    return {folded: _near_together(list(found.values())) for folded, found in points.items()}


def _near_together(points: list[Point]) -> list[tuple[str, ...]]:
    spots: list[list[Point]] = []
    for point in sorted(points, key=lambda point: (-point.radius_km, point.gazetteer)):
        for spot in spots:
            if near(spot[0], point):
                spot.append(point)
                break
        else:
            spots.append([point])
    return [tuple(sorted(point.gazetteer for point in spot)) for spot in spots]


def near(one: Point, two: Point) -> bool:
    """Whether two points can be one place: a region and the city in it that it has its name of."""
    reach = max(SAME_PLACE_KM, one.radius_km, two.radius_km)
    return kilometres(one.lat, one.lon, two.lat, two.lon) <= reach


def _key_of(name: NameInArticle, spots: Spots) -> NameKey:
    folded = fold_word(name.name)
    known = spots.get(folded, ()) if name.kind == "place" else ()
    if len(known) < 2 or name.point is None:
        return NameKey(name.kind, folded)
    identifier = name.point.gazetteer
    return NameKey(name.kind, folded, next(spot for spot in known if identifier in spot))
