"""The ground of the map: sea, land, borders and waters."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from desktop.look.palette import Palette
from desktop.panes.map_projection import Box, MapView, holds, touches, unit
from desktop.panes.timeline_ink import blend
from resources import map as source

_REGION: Box = (*unit(46.0, -18.0), *unit(0.0, 66.0))
"""What the near level covers."""
_LANDS_FROM, _NEAR_FROM = 11.0, 38.0
"""Pixels for a degree from which on the finer levels are drawn."""


_OUTLINED = {"land": "country", "province": "province"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape ready to be painted: its box, its rank and its path, in units."""

    box: Box
    rank: int
    path: QPainterPath


Level = dict[str, list[Drawn]]


@lru_cache(maxsize=4)
def level(name: source.Level) -> Level:
    """The shapes of a level by layer; takes a while the first time."""
    found: Level = {}
    for shape in source.shapes(name):
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for xs, ys in shape.lines:
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in zip(xs, ys, strict=True)]))
        found.setdefault(shape.layer, []).append(Drawn(shape.box, shape.rank, path))
        if shape.code:
            found.setdefault(f"{_OUTLINED[shape.layer]} {shape.code}", []).append(
                found[shape.layer][-1]
            )
    return found


def load_all() -> None:
    """Read every level, in a thread beside the window."""
    for name in source.LEVELS:
        level(name)


def level_for(view: MapView) -> source.Level:
    """How fine the lands are drawn at a zoom."""
    return "world" if view.pixels_a_degree < _LANDS_FROM else "lands"


def country(view: MapView, code: str) -> QPainterPath | None:
    """The land of a country, in units."""
    found = level(level_for(view)).get(f"country {code}")
    return found[0].path if found else None


def province(gazetteer: str) -> QPainterPath | None:
    """The outline of a province by its id in the gazetteer, in units."""
    found = level("provinces").get(f"province {gazetteer}")
    return found[0].path if found else None


@dataclass(frozen=True, slots=True)
class Colours:
    """The quiet colours of the ground."""

    sea: QColor
    land: QColor
    coast: QColor
    border: QColor
    water: QColor
    river: QColor


def colours(palette: Palette) -> Colours:
    """Land like the page, the sea a breath of the accent."""
    sea = blend(palette.accent, palette.window, 0.10)
    return Colours(
        QColor(sea),
        QColor(palette.article),
        QColor(blend(palette.accent, palette.border, 0.42)),
        QColor(blend(palette.muted, palette.article, 0.52)),
        QColor(sea),
        QColor(blend(palette.accent, palette.article, 0.32)),
    )


def paint_ground(painter: QPainter, view: MapView, palette: Palette) -> None:
    """Sea, land, waters and borders of a view, on a painter whose origin is the window's corner."""
    ink, seen = colours(palette), view.box
    painter.fillRect(QRectF(0, 0, view.width, view.height), ink.sea)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    moved = QTransform()
    moved.translate(view.width / 2, view.height / 2).scale(view.scale, view.scale)
    moved.translate(-view.x, -view.y)
    painter.setTransform(moved, combine=True)
    near = view.pixels_a_degree >= _NEAR_FROM and touches(seen, _REGION)
    coarse = level(level_for(view))
    if not near or not holds(_REGION, seen):
        painter.save()
        if near:
            painter.setClipPath(_outside(seen))
        _paint_level(painter, coarse, seen, ink, view, waters=not near)
        painter.restore()
    if near:
        if not holds(_REGION, seen):
            left, top, right, bottom = _REGION
            painter.setClipRect(QRectF(left, top, right - left, bottom - top))
        _paint_level(painter, level("near"), seen, ink, view, waters=True)
    painter.restore()


def _outside(seen: Box) -> QPainterPath:
    """What is seen beside the near level's region."""
    path = QPainterPath()
    for left, top, right, bottom in (seen, _REGION):
        path.addRect(QRectF(left, top, right - left, bottom - top))
    return path


def _paint_level(
    painter: QPainter, drawn: Level, seen: Box, ink: Colours, view: MapView, *, waters: bool
) -> None:
    ppd = view.pixels_a_degree
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.land)
    # Cells of land meet without a seam only where their edges are not softened.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own
    _each(drawn.get("land", ()), seen, painter.drawPath)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if waters:
        # Greater rivers are seen from farther away; all of them from near.
        rank = 2 + math.log2(max(ppd / 8, 0.5)) * 1.6
        for wide, ranks in ((1.5, (0, 3)), (1.0, (4, 6)), (0.7, (7, 99))):
            painter.setPen(_pen(ink.river, wide))
            own = (r for r in drawn.get("river", ()) if ranks[0] <= r.rank <= min(ranks[1], rank))
            _each(own, seen, painter.drawPath)
        painter.setPen(_pen(ink.coast, 0.7))
        painter.setBrush(ink.water)
        _each(
            (lake for lake in drawn.get("lake", ()) if lake.rank <= rank + 2),
            seen,
            painter.drawPath,
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(ink.coast, 1.0))
    _each(drawn.get("coast", ()), seen, painter.drawPath)
    painter.setPen(_pen(ink.border, 1.1 if ppd > _LANDS_FROM else 0.8))
    _each(drawn.get("border", ()), seen, painter.drawPath)
    dashed = _pen(ink.border, 1.1)
    dashed.setDashPattern([4.0, 3.0])
    painter.setPen(dashed)
    _each(drawn.get("disputed", ()), seen, painter.drawPath)


def _each(drawn: Iterable[Drawn], seen: Box, paint: Callable[[QPainterPath], object]) -> None:
    left, top, right, bottom = seen
    for one in drawn:
        box = one.box
        if box[0] <= right and left <= box[2] and box[1] <= bottom and top <= box[3]:
            paint(one.path)


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
