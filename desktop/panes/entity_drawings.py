"""When an entity is named and where it lies, drawn beside each other where there is room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_WIDE = 460
"""Pixels: from this width on they stand beside each other, else one under the other."""


class EntityDrawings(QWidget):
    """Holds the chart and the small map of an entity's page."""

    def __init__(self, chart: QWidget, locator: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(chart, 1)
        self._row.addWidget(locator, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way, wide = QBoxLayout.Direction, self.width() >= _WIDE
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)
