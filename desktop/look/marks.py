"""How each kind is marked: a shape beside the hue, so that no reader depends on colour."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.look.appearance import colour

Shape = Literal[
    "outline", "fill", "underline", "dotted", "double", "dashed", "highlight", "measure", "wave",
    "corners",
]  # fmt: skip
Strength = Literal["confirmed", "strong", "weak", "doubtful"]

SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "person": "outline",
        "organisation": "fill",
        "place": "underline",
        "facility": "dotted",
        "weapon": "double",
        "other": "dashed",
        "time": "highlight",
        "quantity": "measure",
        "loaded": "wave",
        "note": "corners",
    }
)
_LINE_OPACITY: Mapping[Strength, float] = MappingProxyType(
    {"confirmed": 1.0, "strong": 0.95, "weak": 0.5, "doubtful": 0.4}
)
_FILL_OPACITY: Mapping[Strength, float] = MappingProxyType(
    {"confirmed": 0.34, "strong": 0.24, "weak": 0.11, "doubtful": 0.1}
)


def paint_mark(
    painter: QPainter, rect: QRectF, shape: Shape, hue: str, strength: Strength = "strong"
) -> None:
    """Paint one mark under the words that fill ``rect``; a doubtful one is lighter, same hue."""
    line = colour(hue, _LINE_OPACITY[strength])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    match shape:
        case "fill":
            _fill(painter, rect, colour(hue, _FILL_OPACITY[strength]))
        case "highlight":
            lower = QRectF(rect.left(), rect.center().y() + 1, rect.width(), rect.height() / 2 - 1)
            _fill(painter, lower, colour(hue, _FILL_OPACITY[strength] + 0.06))
        case "outline":
            _outline(painter, rect, colour(hue, _FILL_OPACITY[strength] * 0.3), line)
        case "measure":
            _measure(painter, rect, line)
        case "wave":
            _wave(painter, rect, line)
        case "corners":
            _corners(painter, rect, line)
        case _:
            _underline(painter, rect, shape, line, strength)
    if strength == "confirmed":
        _confirm(painter, rect, QColor(hue))
    painter.restore()


def _fill(painter: QPainter, rect: QRectF, fill: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, 3, 3)


def _outline(painter: QPainter, rect: QRectF, fill: QColor, line: QColor) -> None:
    painter.setPen(QPen(line, 1.2))
    painter.setBrush(fill)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _measure(painter: QPainter, rect: QRectF, line: QColor) -> None:
    """A draughtsman's measure over the words: it touches no letter and crosses no outline."""
    painter.setPen(QPen(line, 1.3))
    top, left, right = rect.top() - 2.5, rect.left() + 0.7, rect.right() - 0.7
    painter.drawLine(QLineF(left, top, right, top))
    for edge in (left, right):
        painter.drawLine(QLineF(edge, top, edge, top + 4))


def _wave(painter: QPainter, rect: QRectF, line: QColor) -> None:
    """Under every other line, so that the words keep the mark of their kind."""
    painter.setPen(QPen(line, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    steps = max(2, round(rect.width() / 4))
    width, base = rect.width() / steps, rect.bottom() + 2.2
    wave = QPainterPath(QPointF(rect.left(), base))
    for step in range(steps):
        left = rect.left() + step * width
        over = base + (-2.4 if step % 2 else 2.4)
        wave.quadTo(QPointF(left + width / 2, over), QPointF(left + width, base))
    painter.drawPath(wave)


def _corners(painter: QPainter, rect: QRectF, line: QColor) -> None:
    """Brackets at two corners: round the words and every other mark of them."""
    painter.setPen(QPen(line, 1.8))
    outer, arm = rect.adjusted(-2.5, -2.5, 2.5, 1.5), min(6.0, rect.width() / 2)
    for corner, way in ((outer.topRight(), 1), (outer.bottomLeft(), -1)):
        painter.drawLine(corner, corner - QPointF(arm * way, 0))
        painter.drawLine(corner, corner + QPointF(0, arm * way))


def _underline(
    painter: QPainter, rect: QRectF, shape: Shape, line: QColor, strength: Strength
) -> None:
    pen = QPen(line, 1.4 if strength in {"weak", "doubtful"} else 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if shape == "dotted":
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.0])
    elif shape == "dashed":
        pen.setDashPattern([3.0, 2.0])
    elif shape == "double":
        pen.setWidthF(pen.widthF() * 0.65)
    painter.setPen(pen)
    bottom = rect.bottom() - 1
    painter.drawLine(QLineF(rect.left(), bottom, rect.right(), bottom))
    if shape == "double":
        painter.drawLine(QLineF(rect.left(), bottom - 3, rect.right(), bottom - 3))


def _confirm(painter: QPainter, rect: QRectF, hue: QColor) -> None:
    """What a person confirmed carries a small seal at its top corner."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hue)
    painter.drawEllipse(QRectF(rect.left() - 2.5, rect.top() - 2.5, 5, 5))
