"""How the timeline's parts are painted. Positions come from the layout; nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPen,
)

from desktop.look.appearance import colour
from desktop.panes.timeline_axis_painting import AxisPainter
from desktop.panes.timeline_density import Column
from desktop.panes.timeline_ink import Ink
from desktop.panes.timeline_layout import BAR, Bar, Block

DIMMED = 0.3
KNOB = 7.0
_RADIUS = 4.0
_EDGE = 1.0


@dataclass(frozen=True, slots=True)
class BarLook:
    """What an event's bar shows besides its place: how many tell it, and whether it happened."""

    origins: int
    happened: bool
    chosen: bool
    dimmed: bool


class TimelinePainter(AxisPainter):
    """Paints what lies in the lanes; ``bar_height`` in pixels."""

    bar_height = BAR

    def bar(self, bar: Bar, top: float, ink: Ink, look: BarLook) -> None:
        """A filled bar; one that did not happen (denied, planned) is only an outline."""
        painter = self._painter
        level = min(look.origins, len(ink.ground) - 1)
        rect = self._span(bar.start, bar.end, top)
        painter.setOpacity(DIMMED if look.dimmed else 1.0)
        self._fades(bar, top, ink.ground[level])
        if look.happened:
            self._filled(rect, ink, level)
        else:
            painter.setPen(QPen(QColor(ink.hue), 1.3, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(self._palette.panel))
            painter.drawRoundedRect(rect.adjusted(0.7, 0.7, -0.7, -0.7), _RADIUS, _RADIUS)
        if bar.label:
            on_bar = bar.inside and look.happened
            self._bar_words(bar, top, ink.words[level] if on_bar else self._palette.text)
        if look.chosen:
            self.ring(rect)
        painter.setOpacity(1.0)

    def _filled(self, rect: QRectF, ink: Ink, level: int) -> None:
        """A ground that may be pale, with an edge that is seen (WCAG 2.2, 1.4.11)."""
        self._painter.setPen(QPen(QColor(ink.hue), _EDGE))
        self._painter.setBrush(QColor(ink.ground[level]))
        edge = _EDGE / 2
        self._painter.drawRoundedRect(rect.adjusted(edge, edge, -edge, -edge), _RADIUS, _RADIUS)

    def block(self, block: Block, top: float, ink: Ink, *, chosen: bool, dimmed: bool) -> None:
        """A counted block: a stack of two bars with the number on it."""
        painter = self._painter
        rect = self._span(block.first, block.last, top)
        painter.setOpacity(DIMMED if dimmed else 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.ground[1]))
        painter.drawRoundedRect(rect.adjusted(0, 5, 0, 0), _RADIUS, _RADIUS)
        self._filled(rect.adjusted(0, 0, 0, -3), ink, 2)
        painter.setPen(QColor(ink.words[2]))
        painter.setFont(self._small)
        self.text(rect.adjusted(0, 0, 0, -3), Qt.AlignmentFlag.AlignCenter, block.words)
        if chosen:
            self.ring(rect)
        painter.setOpacity(1.0)

    def columns(self, columns: Iterable[Column], bottom: float, ink: Ink, *, dimmed: bool) -> None:
        """Columns of a lane's histogram, standing on its lower edge.

        Thousands are in view, so that those of one ink are painted at once.
        """
        scale, painter = self._scale, self._painter
        rects: list[list[QRectF]] = [[] for _ in ink.ground]
        for column in columns:
            one, other = scale.x(column.start), scale.x(column.end)
            left, wide = min(one, other) + 0.5, max(abs(one - other) - 1, 1)
            rects[column.level].append(QRectF(left, bottom - column.height, wide, column.height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(DIMMED if dimmed else 1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own
        for ground, of_one_ink in zip(ink.ground, rects, strict=True):
            if of_one_ink:
                painter.setBrush(QColor(ground))
                painter.drawRects(of_one_ink)
        # Pale columns end in a line that is seen.
        painter.setBrush(QColor(ink.hue))
        tall = (rect for of_one_ink in rects for rect in of_one_ink)
        painter.drawRects([QRectF(r.left(), r.top(), r.width(), _EDGE) for r in tall])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0)

    def ring(self, rect: QRectF) -> None:
        """The chosen thing, told by a line and not by colour alone."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._palette.text), 1.8))
        self._painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), _RADIUS + 2, _RADIUS + 2)

    def lane(
        self, room: QRectF, words: str, hue: str, *, named: bool, dimmed: bool, folded: bool
    ) -> None:
        """A lane's name after a dot in its hue, a ring where it is folded; that of all others is
        muted."""
        painter, palette = self._painter, self._palette
        rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue))
        dot = room.right() - 16 if rtl else room.left() + 16
        if folded:
            painter.setPen(QPen(QColor(hue), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(dot, room.center().y()), 4, 4)
        painter.setOpacity(DIMMED if dimmed else 1.0)
        painter.setPen(QColor(palette.text if named else palette.muted))
        painter.setFont(self._font)
        inner = room.adjusted(8, 0, -26, 0) if rtl else room.adjusted(26, 0, -8, 0)
        self.text(inner, self._leading(), words)
        painter.setOpacity(1.0)

    def joint(self, one: QPointF, other: QPointF, *, dimmed: bool) -> None:
        """The red line between two events that cannot both be."""
        self._painter.setOpacity(DIMMED if dimmed else 1.0)
        self._painter.setPen(QPen(QColor(self._palette.danger), 1.8))
        self._painter.drawLine(QLineF(one, other))
        self._painter.setOpacity(1.0)

    def knob(self, middle: QPointF, *, dimmed: bool) -> None:
        """The ≠ in the middle of such a line."""
        painter = self._painter
        painter.setOpacity(DIMMED if dimmed else 1.0)
        painter.setPen(QPen(QColor(self._palette.danger), 1.8))
        painter.setBrush(QColor(self._palette.panel))
        painter.drawEllipse(middle, KNOB, KNOB)
        for lift in (-1.7, 1.7):
            painter.drawLine(
                QLineF(middle.x() - 3, middle.y() + lift, middle.x() + 3, middle.y() + lift)
            )
        painter.drawLine(QLineF(middle.x() + 2.4, middle.y() - 4, middle.x() - 2.4, middle.y() + 4))
        painter.setOpacity(1.0)

    def along(self, x: float) -> float:
        """The pixels along time at a place of the screen."""
        return self._scale.minute(x) / self._scale.per_pixel

    def _span(self, start: float, end: float, top: float) -> QRectF:
        """A rectangle of the screen for a stretch along time, on whole pixels."""
        per_pixel = self._scale.per_pixel
        left, right = sorted((self._scale.x(start * per_pixel), self._scale.x(end * per_pixel)))
        return QRectF(round(left), round(top), max(round(right) - round(left), 2), self.bar_height)

    def _fades(self, bar: Bar, top: float, ground: str) -> None:
        per_pixel = self._scale.per_pixel
        for near, far in ((bar.start, bar.first), (bar.end, bar.faded)):
            if near == far:
                continue
            rect = self._span(min(near, far), max(near, far), top)
            gradient = QLinearGradient(
                self._scale.x(near * per_pixel), 0, self._scale.x(far * per_pixel), 0
            )
            gradient.setColorAt(0, QColor(ground))
            # To the ground and not to nothing: a PDF knows no transparency in gradients.
            gradient.setColorAt(1, QColor(self._palette.panel))
            self._painter.fillRect(rect.adjusted(0, 2, 0, -2), QBrush(gradient))

    def _bar_words(self, bar: Bar, top: float, ink: str) -> None:
        """The label; inside a bar that is partly out of view it stays in the part in view.

        Behind a bar that is out of view it would be the end of some words about nothing.
        """
        at, scale = bar.label_at, self._scale
        if not bar.inside and bar.faded <= scale.origin / scale.per_pixel:
            return
        if bar.inside:
            edge = scale.origin / scale.per_pixel + 6
            at = min(max(at, edge), bar.end - bar.label_width - 6)
        rect = self._span(at, at + bar.label_width, top).adjusted(-2, -1, 2, -1)
        if not bar.inside:
            self._painter.fillRect(rect.adjusted(0, 3, 0, -3), colour(self._palette.panel, 0.8))
        self._painter.setPen(QColor(ink))
        self._painter.setFont(self._font)
        self.text(rect, self._beginning(), bar.label)
