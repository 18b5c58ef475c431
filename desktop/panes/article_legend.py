"""The legend of the article: every mark drawn as it looks, and a switch for its layer."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.look.appearance import colour
from desktop.look.flow_layout import FlowLayout
from desktop.look.fonts import interface_font
from desktop.look.marks import SHAPES, paint_mark
from desktop.look.palette import Palette
from desktop.panes.article_marks import LAYERS, Layer
from desktop.workspace.workspace import Workspace


class LegendChip(QAbstractButton):
    """One kind of mark: its word, marked as in the text; off, the word is faint and struck out."""

    def __init__(self, layer: Layer, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.layer: Layer = layer
        self.colours = palette
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(interface_font(12))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 9, 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner = QRectF(self.rect()).adjusted(3, 3, -3, -4)
            if self.isChecked():
                self._paint_look(painter, inner)
            ink = self.colours.text if self.isChecked() else self.colours.faint
            painter.setPen(colour(ink))
            font = self.font()
            font.setStrikeOut(not self.isChecked())
            painter.setFont(font)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                painter.setPen(QPen(colour(self.colours.accent), 1.4))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_look(self, painter: QPainter, inner: QRectF) -> None:
        if self.layer == "claim":
            edge = inner.right() if self.isRightToLeft() else inner.left() - 3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self.colours.stances["asserts"][0], 0.75))
            painter.drawRoundedRect(QRectF(edge, inner.top() + 2, 3, inner.height() - 4), 1.5, 1.5)
        else:
            paint_mark(painter, inner, SHAPES[self.layer], self.colours.kinds[self.layer])


class Legend(QWidget):
    """All chips in a row; ``changed`` when a layer is switched."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        row = FlowLayout(self, QMargins(12, 3, 8, 5), spacing=2)
        self.chips = [LegendChip(layer, workspace.palette, self) for layer in LAYERS]
        for chip in self.chips:
            chip.toggled.connect(lambda _on: self._follow())
            row.addWidget(chip)
        self.retranslate()

    def layers(self) -> frozenset[Layer]:
        """The layers that are on."""
        return frozenset(chip.layer for chip in self.chips if chip.isChecked())

    def off(self) -> int:
        """The layers that are off, as a number that can be remembered; 0: all are on."""
        return sum(1 << LAYERS.index(chip.layer) for chip in self.chips if not chip.isChecked())

    def set_off(self, off: int) -> None:
        """Switch off what :meth:`off` told, and all else on."""
        for chip in self.chips:
            chip.setChecked(not off >> LAYERS.index(chip.layer) & 1)

    def toggle(self, layers: tuple[Layer, ...]) -> None:
        """Switch layers together: off when all are on."""
        on = not set(layers) <= self.layers()
        for chip in self.chips:
            if chip.layer in layers:
                chip.setChecked(on)

    def _follow(self) -> None:
        self._describe()
        self.changed.emit()

    def retranslate(self) -> None:
        for chip in self.chips:
            chip.setText(self._workspace.tr(f"kinds.{chip.layer}"))
            chip.setAccessibleName(self._workspace.tr("legend.switch", layer=chip.text()))
            chip.updateGeometry()
        self._describe()

    def _describe(self) -> None:
        for chip in self.chips:
            key = "legend.hide" if chip.isChecked() else "legend.show"
            chip.setToolTip(self._workspace.tr(key, layer=chip.text()))

    def restyle(self) -> None:
        for chip in self.chips:
            chip.colours = self._workspace.palette
            chip.update()
