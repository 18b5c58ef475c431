"""How the marks of places are painted, each kind of them once."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from desktop.look.appearance import Appearance, colour
from desktop.look.fonts import follow_fonts
from desktop.look.palette import PALETTES, Palette, Theme
from desktop.panes.map_marks import Mark
from desktop.panes.map_places import Group
from desktop.panes.map_type import fonts, measure, metrics_of, outline
from desktop.panes.timeline_ink import Ink, blend, ink

_HUES: dict[Group, int] = {
    "violence": 1, "control": 2, "politics": 3, "justice": 4, "people": 0, "other": -1,
}  # fmt: skip
_CORNERS: dict[Group, tuple[int, float]] = {
    "violence": (4, 0.0), "control": (3, 0.0), "politics": (4, math.pi / 4), "justice": (5, 0.0),
    "people": (6, 0.0),
}  # fmt: skip
"""Corners of the shape of a kind, and how far it is turned; what is not here is round."""
_SHARES = 24
"""Parts of a cluster's ring: finer shares are not told apart."""
_THOUSAND = 10_000


def group_ink(palette: Palette, group: Group | None) -> Ink:
    """The colours of a kind of events."""
    return ink(palette, _HUES[group or "other"])


def shape(group: Group | None, x: float, y: float, radius: float) -> QPainterPath:
    """The outline of a kind's mark."""
    path = QPainterPath()
    corners = _CORNERS.get(group or "other")
    if corners is None:
        path.addEllipse(QPointF(x, y), radius, radius)
        return path
    count, turned = corners
    # Shapes of one size to the eye: those with few corners reach farther out.
    reach = radius * (1.45 if count == 3 else 1.22)
    points = [
        QPointF(
            x + reach * math.sin(turned + math.tau * n / count),
            y
            - reach * math.cos(turned + math.tau * n / count)
            + (reach * 0.12 if count == 3 else 0),
        )
        for n in range(count)
    ]
    path.addPolygon(QPolygonF([*points, points[0]]))
    return path


class Marks:
    """Paints marks on a screen by copies of what was painted once, ``outlined`` in a file as
    shapes."""

    def __init__(self, appearance: Appearance, *, outlined: bool) -> None:
        self._theme, self._outlined = appearance.theme, outlined
        self._digits = appearance.words.digits

    def paint(self, painter: QPainter, mark: Mark) -> None:
        """A mark at its place."""
        count = mark.weight or len(mark.members)
        words = f"{count:,}" if count < _THOUSAND else f"{count // 1000:,}k"
        words = self._digits(words) if mark.is_cluster else ""
        look = (self._theme, mark.radius, _parts(mark), mark.group, min(mark.origins, 3), words)
        if self._outlined:
            painter.translate(mark.x, mark.y)
            _paint_mark(painter, *look, outlined=True)
            painter.translate(-mark.x, -mark.y)
            return
        kept = _kept(*look, painter.device().devicePixelRatio())
        reach = kept.deviceIndependentSize().width() / 2
        painter.drawPixmap(QPointF(round(mark.x) - reach, round(mark.y) - reach), kept)


def _parts(mark: Mark) -> tuple[tuple[Group, int], ...]:
    """The shares of a cluster's ring; each kind that there is has one at least."""
    if not mark.is_cluster:
        return ()
    total = sum(count for _, count in mark.groups)
    return tuple((group, max(round(_SHARES * count / total), 1)) for group, count in mark.groups)


@lru_cache(maxsize=3000)
def _kept(
    theme: Theme,
    radius: float,
    parts: tuple[tuple[Group, int], ...],
    group: Group | None,
    origins: int,
    words: str,
    ratio: float,
) -> QPixmap:
    reach = math.ceil(radius * 1.5) + 2
    kept = QPixmap(math.ceil(2 * reach * ratio), math.ceil(2 * reach * ratio))
    kept.setDevicePixelRatio(ratio)
    kept.fill(Qt.GlobalColor.transparent)
    with QPainter(kept) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(reach, reach)
        _paint_mark(painter, theme, radius, parts, group, origins, words, outlined=False)
    return kept


def _paint_mark(
    painter: QPainter,
    theme: Theme,
    radius: float,
    parts: tuple[tuple[Group, int], ...],
    group: Group | None,
    origins: int,
    words: str,
    *,
    outlined: bool,
) -> None:
    """A mark round the painter's origin."""
    palette = PALETTES[theme]
    if words:
        _paint_cluster(painter, palette, radius, parts)
        _paint_count(painter, palette, words, outlined=outlined)
        return
    if group is None:
        painter.setPen(QPen(QColor(palette.muted), 1.6))
        painter.setBrush(QColor(palette.article))
    else:
        inks = group_ink(palette, group)
        painter.setPen(QPen(QColor(blend(inks.hue, palette.text, 0.75)), 1.2))
        painter.setBrush(QColor(inks.ground[max(origins, 1)]))
    painter.drawPath(shape(group, 0, 0, radius))


def _paint_cluster(
    painter: QPainter, palette: Palette, radius: float, parts: tuple[tuple[Group, int], ...]
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(palette.article, 0.95))
    painter.drawEllipse(QPointF(), radius + 1, radius + 1)
    reach = radius - 1.5
    ring = QRectF(-reach, -reach, 2 * reach, 2 * reach)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    begins, total = 90.0, sum(count for _, count in parts)
    for group, count in parts:
        long = 360 * count / total
        pen = QPen(QColor(group_ink(palette, group).hue), 3.2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(ring, round(begins * 16), round(-long * 16))
        begins -= long
    if not parts:
        painter.setPen(QPen(QColor(palette.muted), 1.4))
        painter.drawEllipse(ring)


def _paint_count(painter: QPainter, palette: Palette, words: str, *, outlined: bool) -> None:
    wide, _ = measure(words, "count")
    metrics = metrics_of("count")
    at = QPointF(-wide / 2, (metrics.ascent() - metrics.descent()) / 2 - 0.5)
    if outlined:
        painter.fillPath(outline(words, "count").translated(at), QColor(palette.text))
        return
    painter.setFont(fonts()["count"])
    painter.setPen(QColor(palette.text))
    painter.drawText(at, words)


follow_fonts(_kept.cache_clear)
