"""The mark of each kind of conflict: told by its shape, its colour only helps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.analysis.model import ConflictKind
from desktop.look.palette import Palette

_SIZE = 16


class KindMark(QWidget):
    """Decoration beside the word of the kind."""

    def __init__(self, kind: ConflictKind, palette: Palette, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._kind, self._palette = kind, palette
        self.setFixedSize(QSize(_SIZE, _SIZE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_kind(painter, QRectF(self.rect()), self._kind, self._palette)


def paint_kind(painter: QPainter, room: QRectF, kind: ConflictKind, palette: Palette) -> None:
    """A diamond split in two: contradiction; a circle with a tick: admission; a bar between two
    stops: discrepancy; a frame with a corner: framing."""
    ink = QColor(kind_colour(kind, palette))
    painter.setPen(QPen(QBrush(ink), 1.8, c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = room.adjusted(2, 2, -2, -2)
    middle = box.center()
    match kind:
        case "contradiction":
            corners = (
                QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y()),
                QPointF(middle.x(), box.bottom()), QPointF(box.left(), middle.y()),
            )  # fmt: skip
            painter.setBrush(ink)
            painter.drawPolygon(QPolygonF(corners))
            painter.setPen(QPen(QColor(palette.panel), 2))
            painter.drawLine(QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom()))
        case "admission":
            painter.drawEllipse(box)
            tick = (QPointF(-2.6, 0.2), QPointF(-0.6, 2.2), QPointF(2.8, -2.2))
            painter.drawPolyline(QPolygonF([middle + step for step in tick]))
        case "discrepancy":
            left, right = QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y())
            painter.drawLine(left, right)
            for end in (left, right):
                painter.drawLine(end - QPointF(0, 4), end + QPointF(0, 4))
        case "framing":
            painter.drawRect(box)
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 4), ink)


def kind_colour(kind: ConflictKind, palette: Palette) -> str:
    """The ink of a kind on the panes' ground."""
    return {
        "contradiction": palette.danger,
        "admission": palette.good,
        "discrepancy": palette.warning,
        "framing": palette.accent,
    }[kind]
