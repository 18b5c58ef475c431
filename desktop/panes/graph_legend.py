"""A kind of the net as a switch: its shape, hue and name; off, its entities are left out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.analysis.model import MentionKind
from desktop.look.appearance import Appearance, colour
from desktop.look.fonts import interface_font
from desktop.panes.graph_shapes import shape_of

_MARK, _PAD, _HIGH = 20, 5, 24


class KindChip(QAbstractButton):
    """Also the legend of the net."""

    def __init__(self, kind: MentionKind, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setCheckable(True)
        self.setChecked(True)
        self.dress(appearance)

    def dress(self, appearance: Appearance) -> None:
        """Take words and colours anew."""
        self._appearance = appearance
        tr = appearance.words.tr
        self.setText(tr(f"kinds.{self.kind}"))
        self.setAccessibleName(self.text())
        self.setToolTip(tr("legend.switch", layer=self.text()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(interface_font(12)).horizontalAdvance(self.text())
        return QSize(int(width) + _MARK + 2 * _PAD + 2, _HIGH)

    def minimumSizeHint(self) -> QSize:
        """Without its words, where room lacks."""
        return QSize(_MARK + _PAD, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        palette, rtl = self._appearance.palette, self._appearance.right_to_left
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = QRectF(self.rect()).adjusted(_PAD, 0, -_PAD, 0)
            on = self.isChecked()
            hue = palette.kinds[self.kind] if on else palette.faint
            middle = room.right() - 6 if rtl else room.left() + 6
            painter.setPen(QPen(colour(hue), 1.5))
            painter.setBrush(colour(hue, 0.3) if on else Qt.BrushStyle.NoBrush)
            painter.drawPath(shape_of(self.kind, QPointF(middle, room.center().y()), 6))
            words = room.adjusted(0, 0, -_MARK, 0) if rtl else room.adjusted(_MARK, 0, 0, 0)
            font = interface_font(12)
            font.setStrikeOut(not on)
            painter.setFont(font)
            painter.setPen(colour(palette.muted if on else palette.faint))
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            if words.width() > 12:
                painter.drawText(words, int(flags), self.text())
            if self.hasFocus():
                painter.setPen(QPen(colour(palette.accent), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
