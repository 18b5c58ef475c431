"""A small map of places as a drawing: land, borders and waters around them, and their names.

Of the map's shapes only what is in the picture is taken, as fine as it can be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import cos, sin, tau

from desktop.exporting.brief.clipping import clipped_line, clipped_ring, thinned
from desktop.exporting.brief.drawing import Area, Bar, Dot, Drawing, Label, Line, Points, Shape
from desktop.look.translation import Language
from resources import map as source
from resources.map.mercator import degrees, unit, units_of_km

WIDTH, HEIGHT = 480.0, 280.0
_MARGIN = 42.0
_LEAST_KM = 180.0
"""On each side of a place, so that one alone has its surroundings."""
_LANDS_FROM, _NEAR_FROM = 5.0, 18.0
"""Points for a degree from which on the finer levels are drawn."""
_NAME, _TOWN, _COUNTRY = 8.0, 6.5, 9.0
_TOWNS = 14
_WIDER_THAN_DOTS, _STEPS = 9.0, 72
_LETTER = 0.52
"""Mean width of a letter, in sizes of the type: enough to keep names from one another."""


_Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_May = Callable[[source.MapName], bool]
"""Whether a name may be drawn."""


@dataclass(frozen=True, slots=True)
class MapPoint:
    """``weight``: how many claims tell of it; ``radius_km``: how far around it the place may be."""

    name: str
    lat: float
    lon: float
    weight: int
    radius_km: float = 0.0


@dataclass(frozen=True, slots=True)
class _View:
    left: float
    top: float
    scale: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    @property
    def points_a_degree(self) -> float:
        return self.scale * source.UNITS / 360

    def sees(self, box: tuple[int, int, int, int]) -> bool:
        right, bottom = self.left + WIDTH / self.scale, self.top + HEIGHT / self.scale
        return box[0] <= right and box[2] >= self.left and box[1] <= bottom and box[3] >= self.top


def map_of(
    points: Sequence[MapPoint],
    language: Language,
    alt: str,
    kilometres: Callable[[int], str],
    hidden: Callable[[str], bool],
) -> Drawing | None:
    """The map of some places; None where there are none.

    Args:
        points: the weightiest first, whose names go before those of others.
        language: of the names of countries and towns.
        alt: what is seen.
        kilometres: so many of them, in words.
        hidden: whether a name of a country or town is not to leave.
    """
    if not points:
        return None
    view = _view(points)
    shapes = [Bar(0, 0, WIDTH, HEIGHT, "sea"), *_ground(view)]
    marks = list(_marks(points, view))
    line, length = _scale(points[0].lat, view, kilometres)
    taken = [_around(mark) for mark in (*marks, length) if isinstance(mark, Dot | Label)]
    taken.append((line.points[0][0], length.y - 8, line.points[-1][0] + 6, HEIGHT))
    may = partial(_may_leave, hidden)
    shapes += _countries(view, language, taken, may)
    shapes += _towns(view, language, taken, may)
    shapes += [line for point in points for line in _doubt(point, view)]
    shapes += (*marks, line, length)
    return Drawing(WIDTH, HEIGHT, tuple(shapes), alt)


def _view(points: Sequence[MapPoint]) -> _View:
    boxes = []
    for point in points:
        (x, y), reach = unit(point.lat, point.lon), units_of_km(_LEAST_KM, point.lat)
        boxes.append((x - reach, y - reach, x + reach, y + reach))
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    scale = min((WIDTH - 2 * _MARGIN) / (right - left), (HEIGHT - 2 * _MARGIN) / (bottom - top))
    return _View(
        (left + right) / 2 - WIDTH / 2 / scale, (top + bottom) / 2 - HEIGHT / 2 / scale, scale
    )


def _ground(view: _View) -> Iterator[Shape]:
    coarse: source.Level = "world" if view.points_a_degree < _LANDS_FROM else "lands"
    near = view.points_a_degree >= _NEAR_FROM
    lines: list[Shape] = []
    for shape in source.shapes(coarse):
        if not view.sees(shape.box):
            continue
        if shape.layer == "land":
            rings = tuple(filter(None, (_ring(line, view) for line in shape.lines)))
            if rings:
                yield Area(rings, "land")
        elif not near or shape.layer in {"coast", "border", "disputed"}:
            lines += _waters_and_borders(shape, view)
    if near:
        for shape in source.shapes("near"):
            if shape.layer in {"river", "lake"} and view.sees(shape.box):
                lines += _waters_and_borders(shape, view)
    yield from lines


def _waters_and_borders(shape: source.Shape, view: _View) -> Iterator[Shape]:
    for line in shape.lines:
        if shape.layer == "lake":
            ring = _ring(line, view)
            if ring:
                yield Area((ring,), "water")
            continue
        for points in clipped_line(_placed(line, view), WIDTH, HEIGHT):
            kept = thinned(points)
            if len(kept) < 2:
                continue
            if shape.layer == "river":
                yield Line(kept, "water", 0.9 if shape.rank <= 4 else 0.5)
            elif shape.layer == "coast":
                yield Line(kept, "coast", 0.6)
            elif shape.layer in {"border", "disputed"}:
                yield Line(kept, "border", 0.7, dashed=shape.layer == "disputed")


def _placed(line: tuple[Sequence[int], Sequence[int]], view: _View) -> Points:
    return tuple(view.place(x, y) for x, y in zip(*line, strict=True))


def _ring(line: tuple[Sequence[int], Sequence[int]], view: _View) -> Points:
    ring = thinned(clipped_ring(_placed(line, view), WIDTH, HEIGHT))
    return ring if len(ring) > 2 else ()


def _around(mark: Dot | Label) -> _Rect:
    if isinstance(mark, Dot):
        return mark.x - 8, mark.y - 8, mark.x + 8, mark.y + 8
    return _words_box(mark.x, mark.y, mark.text, mark.size)


def _words_box(x: float, y: float, words: str, size: float) -> _Rect:
    """What words with their middle at ``x`` take up, with a little air."""
    half = len(words) * size * _LETTER / 2 + 3
    return x - half, y - size - 2, x + half, y + 4


def _free(box: _Rect, taken: list[_Rect]) -> bool:
    """Whether a box is in the picture and on no other; if so, it is taken now."""
    inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
    if not inside or any(_touch(box, other) for other in taken):
        return False
    taken.append(box)
    return True


def _may_leave(hidden: Callable[[str], bool], name: source.MapName) -> bool:
    """Whether a name is hidden in neither language: a dot without its name would tell it too."""
    return not hidden(name.ar) and not hidden(name.en)


def _countries(
    view: _View, language: Language, taken: list[_Rect], may: _May
) -> Iterator[Dot | Label]:
    """The names of countries. Where two have no room beside each other neither is drawn: which one
    to name is no choice of a program's."""
    labels = [
        Label(*view.place(name.x, name.y), _name(name, language), _COUNTRY, "muted", "middle")
        for name in source.names()
        if name.kind == "country" and may(name)
    ]
    boxes = [_around(label) for label in labels if label.text]
    for label in labels:
        box = _around(label)
        if sum(_touch(box, other) for other in boxes) == 1 and _free(box, taken):
            yield label


def _towns(view: _View, language: Language, taken: list[_Rect], may: _May) -> Iterator[Dot | Label]:
    """Greater towns around, where they leave everything else alone."""
    north, west = degrees(view.left, view.top)
    south, east = degrees(view.left + WIDTH / view.scale, view.top + HEIGHT / view.scale)
    found = source.names().within(west, south, east, north)
    towns = [name for name in found if name.kind in {"capital", "town"} and may(name)]
    drawn = 0
    for town in sorted(towns, key=lambda n: (n.kind != "capital", n.rank)):
        x, y = view.place(town.x, town.y)
        words = _name(town, language)
        if words and _free(_words_box(x, y - 3, words, _TOWN), taken):
            yield Dot(x, y, 1.1, "muted")
            yield Label(x, y - 3, words, _TOWN, "muted", "middle")
            drawn += 1
        if drawn == _TOWNS:
            return


def _name(name: source.MapName, language: Language) -> str:
    return (name.ar if language == "ar" else name.en).strip("\u200e\u200f")


def _marks(points: Sequence[MapPoint], view: _View) -> Iterator[Shape]:
    """Dots by weight, and the names that have a free place beside theirs."""
    dots = [(*view.place(*unit(p.lat, p.lon)), min(2.2 + p.weight**0.5 * 0.8, 7.0)) for p in points]
    taken = [(x - radius, y - radius, x + radius, y + radius) for x, y, radius in dots]
    yield from (Dot(x, y, radius, "accent", 0.75) for x, y, radius in dots)
    for point, (x, y, radius) in zip(points, dots, strict=True):
        width = len(point.name) * _NAME * _LETTER
        for left, base in (
            (x + radius + 2, y + 3),
            (x - radius - 2 - width, y + 3),
            (x - width / 2, y - radius - 3),
            (x - width / 2, y + radius + 9),
        ):
            if _free((left, base - _NAME, left + width, base + 2), taken):
                yield Label(left + width / 2, base, point.name, _NAME, "ink", "middle", bold=True)
                break


def has_doubt(points: Sequence[MapPoint]) -> bool:
    """Whether a map of these places has circles of doubt."""
    view = _view(points) if points else None
    return view is not None and any(True for point in points for _ in _doubt(point, view))


def _doubt(point: MapPoint, view: _View) -> Iterator[Line]:
    """A circle as wide as the doubt, where it is wider than the dot."""
    x, y = view.place(*unit(point.lat, point.lon))
    radius = units_of_km(point.radius_km, point.lat) * view.scale
    if radius <= _WIDER_THAN_DOTS:
        return
    steps = (tau * step / _STEPS for step in range(_STEPS + 1))
    ring = tuple((x + radius * cos(angle), y + radius * sin(angle)) for angle in steps)
    for points in clipped_line(ring, WIDTH, HEIGHT):
        yield Line(points, "accent", 0.7, dashed=True)


def _scale(lat: float, view: _View, kilometres: Callable[[int], str]) -> tuple[Line, Label]:
    """How long a round number of kilometres is here."""
    a_kilometre = units_of_km(1, lat) * view.scale
    km = next(n for n in (1000, 500, 200, 100, 50, 20, 10, 5) if n * a_kilometre <= 110 or n == 5)
    x, y = 10.0, HEIGHT - 10
    end = x + km * a_kilometre
    line = Line(((x, y - 3), (x, y), (end, y), (end, y - 3)), "muted", 0.8)
    return line, Label((x + end) / 2, y - 4, kilometres(km), 7.0, "muted", "middle")


def _touch(one: _Rect, other: _Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
