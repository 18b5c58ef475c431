"""How the map's parts are painted. Positions come from the layout; nothing is decided here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

from desktop.geodesy import HALF_SECTOR, HALF_SECTOR_TOLD
from desktop.look.appearance import Appearance, colour
from desktop.panes.map_base import colours
from desktop.panes.map_labels import Placed
from desktop.panes.map_mark_painting import Marks, group_ink, shape
from desktop.panes.map_marks import Mark
from desktop.panes.map_places import Group
from desktop.panes.map_type import (
    PAD,
    TOWN,
    Look,
    fonts,
    is_kept,
    measure,
    metrics_of,
    outline,
    paint_halo,
    paint_town,
    sprite,
    town,
)
from desktop.panes.timeline_ink import blend

DIMMED = 0.28
_DOTTED = frozenset(("capital", "town", "village"))
_ON_WATER = frozenset(("sea", "water"))
_HALO = 2.4


class MapPainter:
    """Paints on one widget or picture, with one palette.

    ``outlined``: letters are painted as shapes, for a file whose reader may not have the fonts.
    ``new_names``: of the names that were never painted so many are, None for all; ``left_out`` is
    how many were not.
    """

    def __init__(
        self,
        painter: QPainter,
        appearance: Appearance,
        *,
        outlined: bool = False,
        new_names: int | None = None,
    ) -> None:
        self._painter, self._outlined = painter, outlined
        self._new_names, self.left_out = new_names, 0
        self._palette, self._digits = appearance.palette, appearance.words.digits
        self._ground = colours(self._palette)
        palette = self._palette
        on_water = blend(palette.accent, palette.muted, 0.55)
        country = blend(palette.muted, palette.article, 0.85)
        self._hues = dict.fromkeys(_ON_WATER, on_water) | {"country": country}
        self._marks = Marks(appearance, outlined=outlined)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def name(self, label: Placed) -> None:
        """A name of the ground, with the dot of a settlement."""
        one, palette = label.wanted, self._palette
        if one.style in _DOTTED:
            self._town(one.x, one.y, one.dot, capital=one.style == "capital")
        hue = self._hues.get(one.style, palette.muted)
        wide = 0 if one.style in _ON_WATER else _HALO
        self._words(label, hue, self._ground.land, wide)

    def place_name(self, label: Placed, *, dimmed: bool) -> None:
        """The name of a mark, on a halo so that it is read over lines."""
        self._painter.setOpacity(0.45 if dimmed else 1.0)
        self._words(label, self._palette.text, self._ground.land, 3.0)
        self._painter.setOpacity(1.0)

    def area(self, x: float, y: float, radius: float, *, chosen: bool) -> None:
        """Somewhere in this round: strongest in the middle, without an edge."""
        accent = self._palette.accent
        strength = 0.26 if chosen else 0.13
        fading = QRadialGradient(QPointF(x, y), radius)
        fading.setColorAt(0.0, colour(accent, strength))
        fading.setColorAt(0.7, colour(accent, strength * 0.6))
        fading.setColorAt(1.0, colour(accent, 0.0))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(fading)
        self._painter.drawEllipse(QPointF(x, y), radius, radius)

    def land(self, path: QPainterPath, *, chosen: bool) -> None:
        """A country that events are told of as a whole; the path in pixels."""
        accent = self._palette.accent
        self._painter.setBrush(colour(accent, 0.16 if chosen else 0.07))
        self._painter.setPen(QPen(colour(accent, 0.7 if chosen else 0.35), 1.2))
        self._painter.drawPath(path)

    def uncertainty(self, x: float, y: float, radius: float, *, chosen: bool) -> None:
        """A point lies somewhere in this circle."""
        pen = QPen(colour(self._palette.accent, 0.8 if chosen else 0.4), 1.0)
        pen.setDashPattern([3.0, 3.0])
        self._painter.setPen(pen)
        self._painter.setBrush(colour(self._palette.accent, 0.10 if chosen else 0.05))
        self._painter.drawEllipse(QPointF(x, y), radius, radius)

    def sector(
        self, x: float, y: float, radius: float, bearing: float, nearest: float, *, chosen: bool
    ) -> None:
        """Somewhere in this direction of a point: strongest near it; between ``nearest`` and the
        radius (pixels) where a distance is told."""
        accent, strength = self._palette.accent, 0.42 if chosen else 0.28
        fading = QRadialGradient(QPointF(x, y), radius)
        fading.setColorAt(0.0, colour(accent, strength))
        fading.setColorAt(1.0, colour(accent, strength if nearest else 0.03))
        half = HALF_SECTOR_TOLD if nearest else HALF_SECTOR
        # Qt counts degrees from east, against the clock.
        begins = 90 - bearing - half
        outer, inner = (QRectF(x - r, y - r, 2 * r, 2 * r) for r in (radius, nearest))
        path = QPainterPath(QPointF(x, y))
        path.arcMoveTo(outer, begins)
        path.arcTo(outer, begins, 2 * half)
        path.arcTo(inner, begins + 2 * half, -2 * half)
        path.closeSubpath()
        self._painter.setPen(QPen(colour(accent, 0.5 if chosen else 0.25), 1.0))
        self._painter.setBrush(fading)
        self._painter.drawPath(path)

    def mark(self, mark: Mark, *, chosen: bool, current: bool, dimmed: bool) -> None:
        """A point, in the shape and hue of its kind, the darker the more tell of it; a cluster is a
        disc with its count, ringed by the shares of kinds."""
        painter = self._painter
        painter.setOpacity(DIMMED if dimmed else 1.0)
        self._marks.paint(painter, mark)
        painter.setOpacity(1.0)
        if chosen or current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            hue = self._palette.text if chosen else self._palette.accent
            painter.setPen(QPen(QColor(hue), 2.0))
            reach = mark.radius + 4
            painter.drawEllipse(QPointF(mark.x, mark.y), reach, reach)

    def candidate(self, x: float, y: float, number: int, *, current: bool) -> None:
        """A place that a name may be: a numbered pin over its point."""
        painter, palette = self._painter, self._palette
        head = QPointF(x, y - 18)
        path = QPainterPath(QPointF(x, y))
        path.lineTo(x - 7, y - 12)
        path.lineTo(x + 7, y - 12)
        path.closeSubpath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addEllipse(head, 10, 10)
        fill, on = (
            (palette.accent, palette.on_accent) if current else (palette.raised, palette.accent)
        )
        painter.setPen(QPen(QColor(palette.accent), 1.4))
        painter.setBrush(QColor(fill))
        painter.drawPath(path.simplified())
        words = self._digits(str(number))
        wide, _ = measure(words, "count")
        metrics = metrics_of("count")
        self._text(
            x - wide / 2, head.y() + (metrics.ascent() - metrics.descent()) / 2, words, "count", on
        )

    def scale_bar(self, x: float, y: float, width: float, words: str) -> None:
        """A distance from a left lower corner on."""
        painter = self._painter
        self._backing(QRectF(x - 6, y - 22, width + 12, 27))
        painter.setPen(QPen(QColor(self._palette.muted), 1.4))
        painter.drawLine(QLineF(x, y, x + width, y))
        for end in (x, x + width):
            painter.drawLine(QLineF(end, y - 5, end, y))
        wide, _ = measure(words, "small")
        self._haloed(
            x + (width - wide) / 2,
            y - 6,
            words,
            "small",
            self._palette.muted,
            self._ground.sea,
            2.4,
        )

    def legend(
        self, x: float, y: float, rows: Sequence[tuple[Group | None, str]], *, rtl: bool
    ) -> None:
        """The shapes with their words, upwards from a lower corner, the right one if ``rtl``."""
        metrics = metrics_of("small")
        if rows:
            wide = max(measure(words, "small")[0] for _, words in rows) + 28
            high = 17 * len(rows) + 6
            self._backing(QRectF(x - wide + 4 if rtl else x - 4, y - high + 4, wide, high))
        for number, (group, words) in enumerate(reversed(rows)):
            middle = y - 8 - number * 17
            at = x - 8 if rtl else x + 8
            inks = group_ink(self._palette, group)
            self._painter.setPen(QPen(QColor(blend(inks.hue, self._palette.text, 0.75)), 1.1))
            self._painter.setBrush(QColor(inks.ground[2] if group else self._palette.article))
            self._painter.drawPath(shape(group, at, middle, 4.5))
            wide, _ = measure(words, "small")
            left = at - 12 - wide if rtl else at + 12
            base = middle + (metrics.ascent() - metrics.descent()) / 2
            self._haloed(left, base, words, "small", self._palette.muted, self._ground.land, 2.4)

    def _town(self, x: float, y: float, reach: float, *, capital: bool) -> None:
        painter, look = self._painter, (self._palette.muted, self._palette.article, reach, capital)
        if self._outlined:
            painter.translate(x, y)
            paint_town(painter, *look)
            painter.translate(-x, -y)
            return
        kept = town(*look, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(round(x) - TOWN, round(y) - TOWN), kept)

    def _backing(self, room: QRectF) -> None:
        """Behind what lies in the corners, so that names of the map do not cross it."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour(self._palette.panel, 0.92))
        self._painter.drawRoundedRect(room, 5, 5)

    def _words(self, label: Placed, hue: str, halo: QColor, wide: float) -> None:
        base = label.top + metrics_of(label.wanted.style).ascent() - 1.5
        self._haloed(label.left, base, label.wanted.words, label.wanted.style, hue, halo, wide)

    def _haloed(
        self, x: float, base: float, words: str, style: str, hue: str, halo: QColor, wide: float
    ) -> None:
        if not self._outlined:
            # To paint letters with a halo takes a hundred times as long as to copy them.
            ratio = self._painter.device().devicePixelRatio()
            look = (words, style, hue, halo.name(), wide, ratio)
            if self._may_paint(look):
                left, top = round(x) - PAD, round(base - metrics_of(style).ascent()) - PAD
                self._painter.drawPixmap(QPointF(left, top), sprite(look))
            return
        paint_halo(self._painter, outline(words, style).translated(x, base), halo, wide)
        self._text(x, base, words, style, hue)

    def _may_paint(self, look: Look) -> bool:
        """Whether a name is still to be painted this time; it counts where it is new."""
        if self._new_names is None or is_kept(look):
            return True
        if not self._new_names:
            self.left_out += 1
            return False
        self._new_names -= 1
        return True

    def _text(self, x: float, base: float, words: str, style: str, hue: str) -> None:
        painter = self._painter
        if self._outlined:
            painter.fillPath(outline(words, style).translated(x, base), QColor(hue))
            return
        painter.setFont(fonts()[style])
        painter.setPen(QColor(hue))
        painter.drawText(QPointF(x, base), words)
