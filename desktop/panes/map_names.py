"""Which names of lands, towns and waters would like to stand on the map at a zoom. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from desktop.analysis.text.fold import fold_word
from desktop.look.translation import Language
from desktop.panes.map_labels import Wanted
from desktop.panes.map_places import MapPlace
from desktop.panes.map_projection import MapView, degrees
from resources import map as source

_VILLAGES_FROM = 640.0
"""Pixels for a degree from which on settlements are named of which only the name is known."""
_TOWNS = ((9, 3), (16, 4), (32, 5), (60, 6), (100, 7), (160, 8), (230, 9))
"""From so many pixels for a degree on, towns up to such a rank."""
_CAPITALS_FROM = 13.0
# Degrees across, by rank, and the pixels that a country or a sea must have to be named.
_COUNTRY, _COUNTRY_WIDE, _ONE_COUNTRY = (8, 8, 5, 4, 1), 26.0, 170.0
_SEA, _SEA_WIDE = (30, 12, 8, 5, 3), 70.0
DOT = 2.2
_ABOUT = 0.25
"""Degrees: a settlement of one name is the same one up to so far off."""
_SAME = 0.001
"""Degrees: what lies nearer is one settlement."""


@lru_cache(maxsize=1)
def _known() -> tuple[source.MapName, ...]:
    return tuple(source.names())


@lru_cache(maxsize=256)
def _villages(lat: int, lon: int) -> tuple[source.MapName, ...]:
    """Of one degree."""
    return tuple(source.villages().within(lon, lat, lon, lat))


def load_all() -> None:
    """Read the names, in a thread beside the window."""
    _known()
    source.villages()


@lru_cache(maxsize=2)
def countries(language: Language) -> dict[str, str]:
    """The names of countries by their ISO 3166 codes."""
    return {
        name.code: said(name, language) for name in _known() if name.kind == "country" and name.code
    }


def said(name: source.MapName | source.Shape, language: Language) -> str:
    """A name in a language; in English what has no English name goes by its Arabic one, «» where
    nothing can be said."""
    return name.ar if language == "ar" else name.en or name.ar


def in_language(place: MapPlace, language: Language) -> MapPlace:
    """A place with its name in a language, where one is known."""
    return place if language == "ar" else replace(place, english=english(place) or "")


def english(place: MapPlace) -> str | None:
    """What a place of the gazetteer is called in English; None where no name is known."""
    if place.klass == "country":
        return countries("en").get(place.country)
    if place.klass == "region" and (found := _provinces().get(place.gazetteer)):
        return found
    return _english_near(fold_word(place.name), place.x, place.y)


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    return {shape.code: shape.en for shape in source.shapes("provinces") if shape.en}


@lru_cache(maxsize=4096)
def _english_near(folded: str, x: float, y: float) -> str | None:
    """The English name of the settlement at this very point, however it is spelt; else of the
    nearest one that has the name, or the name without the word before it («مدينة الرقة»)."""
    lat, lon = degrees(x, y)
    without = folded.partition(" ")[2]
    box = (lon - _ABOUT, lat - _ABOUT, lon + _ABOUT, lat + _ABOUT)
    found = []
    for names in (source.names(), source.villages()):
        for name in names.within(*box):
            off = math.hypot(name.x - x, name.y - y) * 360 / source.UNITS
            same = off < _SAME or (name.ar and fold_word(name.ar) in (folded, without))
            if name.en and same and off < _ABOUT:
                found.append((off >= _SAME, fold_word(name.ar) != folded, off, name.en))
    return min(found)[-1] if found else None


def wanted(view: MapView, language: Language) -> Iterator[Wanted]:
    """The names in view, each with the place that it would like."""
    ppd = view.pixels_a_degree
    town_rank = max((rank for least, rank in _TOWNS if ppd >= least), default=1)
    for name in _seen(_known(), view):
        if name.kind == "country":
            # Near enough, what is seen is one country.
            if ppd * _COUNTRY[name.rank] >= _COUNTRY_WIDE and ppd < _ONE_COUNTRY:
                yield _over(view, name, "country", language)
        elif name.kind == "sea":
            if ppd * _SEA[name.rank] >= _SEA_WIDE:
                yield _over(view, name, "sea", language)
        elif name.rank <= town_rank or (name.kind == "capital" and ppd >= _CAPITALS_FROM):
            yield _beside(view, name, language)
    yield from _rivers(view, language)
    if ppd >= _VILLAGES_FROM:
        for name in _villages_in(view):
            yield _beside(view, name, language)


def _seen(names: Iterable[source.MapName], view: MapView) -> Iterator[source.MapName]:
    left, top, right, bottom = view.box
    return (name for name in names if left <= name.x <= right and top <= name.y <= bottom)


def _villages_in(view: MapView) -> Iterator[source.MapName]:
    left, top, right, bottom = view.box
    north, west = degrees(left, top)
    south, east = degrees(right, bottom)
    for lat in range(math.floor(south), math.floor(north) + 1):
        for lon in range(math.floor(west), math.floor(east) + 1):
            yield from _seen(_villages(lat, lon), view)


_FIRST = {"country": 1, "sea": 2, "capital": 0, "town": 3}


def _over(view: MapView, name: source.MapName, style: str, language: Language) -> Wanted:
    x, y = view.to_pixels(name.x, name.y)
    return Wanted(said(name, language), style, x, y, _order(name))


def _beside(view: MapView, name: source.MapName, language: Language) -> Wanted:
    x, y = view.to_pixels(name.x, name.y)
    style = "capital" if name.kind == "capital" else "town" if name.rank < 8 else "village"
    dot = DOT + 0.8 if style == "capital" else DOT
    return Wanted(said(name, language), style, x, y, _order(name), "beside", dot)


def _order(name: source.MapName) -> tuple[float, ...]:
    """By where they lie at last, not where they are seen: names stay while the map moves."""
    return (_FIRST[name.kind], name.rank, name.x, name.y)


def _rivers(view: MapView, language: Language) -> Iterator[Wanted]:
    """A river or lake is named once, in the middle of the part that is seen of it."""
    ppd = view.pixels_a_degree
    if ppd < 40:
        return
    left, top, right, bottom = view.box
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    best: dict[str, tuple[float, float, float, int]] = {}
    for shape in source.shapes("near"):
        if (
            shape.layer not in ("river", "lake")
            or not said(shape, language)
            or shape.rank > 3 + ppd / 60
        ):
            continue
        box = shape.box
        if box[0] > right or left > box[2] or box[1] > bottom or top > box[3]:
            continue
        xs, ys = shape.lines[0]
        at = len(xs) // 2
        x, y = (
            (xs[at], ys[at])
            if shape.layer == "river"
            else ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        )
        if left <= x <= right and top <= y <= bottom:
            off = (x - middle_x) ** 2 + (y - middle_y) ** 2
            words = said(shape, language)
            best[words] = min(best.get(words, (off, x, y, shape.rank)), (off, x, y, shape.rank))
    for words, (_, x, y, rank) in best.items():
        px, py = view.to_pixels(x, y)
        yield Wanted(words, "water", px, py, (4, rank, x, y), "round", 3.0)
