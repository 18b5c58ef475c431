"""The shapes of nodes: a kind is told by its shape as well as by its hue."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

_CORNERS = {"place": 4, "weapon": 6, "facility": 3, "other": 5}
_FULLER = {"place": 1.2, "weapon": 1.05, "facility": 1.25, "other": 1.1}
"""A shape of few corners looks smaller than a circle of its radius."""


def shape_of(kind: str, at: QPointF, radius: float) -> QPainterPath:
    """A person is a circle, an organisation a square with soft corners, a place a diamond, a
    facility a triangle, a weapon a hexagon, everything else a pentagon."""
    path = QPainterPath()
    if kind == "person":
        path.addEllipse(at, radius, radius)
    elif kind == "organisation":
        half = radius * 0.9
        path.addRoundedRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half), 3, 3)
    else:
        corners, far = _CORNERS.get(kind, 5), radius * _FULLER.get(kind, 1.1)
        turns = (pi * (2 * corner / corners - 0.5) for corner in range(corners))
        points = [QPointF(at.x() + far * cos(t), at.y() + far * sin(t)) for t in turns]
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
    return path
