"""A label that gives way: it shortens its words, or leaves them out, where room lacks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.look.plain_words import plain_tip


class ElidedLabel(QLabel):
    """One line; its whole text stays its accessible name and tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            side = self._side() | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect(), side, self.shown())

    def shown(self) -> str:
        """The words that fit; none where not even half of them would, for a stump tells nothing."""
        metrics = self.fontMetrics()
        if 2 * self.width() < metrics.horizontalAdvance(self.text()):
            return ""
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def _side(self) -> Qt.AlignmentFlag:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        return right if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
