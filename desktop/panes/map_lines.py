"""Lists beside the map: each line in two rows, with what it says first and what in small type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.look.appearance import Appearance
from desktop.look.fonts import interface_font, scaled
from desktop.look.palette import Palette
from desktop.look.plain_words import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
_WIDE = 264
_ROW = 17
_LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: what it says first, and what in small type under it."""

    head: str
    more: str = ""
    strong: bool = False


class LineDelegate(QStyledItemDelegate):
    """A line in two rows: what it says first, and under it the rest, muted, as far as it fits."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line: Line = index.data(_LINE)
        style_option = QStyleOptionViewItem(option)
        self.initStyleOption(style_option, index)
        style_option.text = ""
        widget = style_option.widget
        widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, style_option, painter, widget
        )
        palette = _palette_of(widget)
        room = QRectF(style_option.rect).adjusted(8, 4, -8, -4)
        rows = [(line.head, interface_font(12, _weight(strong=line.strong)), palette.text)]
        if line.more:
            rows.append((line.more, interface_font(11), palette.muted))
        rtl = style_option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.save()
        # Words have their own direction; where they stand is the window's.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for number, (words, font, hue) in enumerate(rows):
            painter.setFont(font)
            painter.setPen(QColor(hue))
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            row = QRectF(
                room.left(), room.top() + number * scaled(_ROW), room.width(), scaled(_ROW)
            )
            painter.drawText(
                row,
                int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute),
                shown,
            )
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line: Line = index.data(_LINE)
        return QSize(80, 8 + scaled(_ROW) * (2 if line.more else 1))


def _weight(*, strong: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if strong else QFont.Weight.Medium


def _palette_of(widget: QWidget | None) -> Palette:
    assert isinstance(widget, Lines)
    return widget.appearance.palette


class Lines(QListWidget):
    """A list of lines; ``taken`` tells the number of the one that was clicked or entered,
    ``pointed`` of the one under the mouse or, by keys, in hand."""

    taken = Signal(int)
    pointed = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.setObjectName("map_lines")
        self.setItemDelegate(LineDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.taken.emit(self.row(item)))
        self.itemEntered.connect(lambda item: self.pointed.emit(self.row(item)))
        self.currentRowChanged.connect(self._follow_keys)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; what was in hand by its place stays in hand."""
        at = self.currentRow()
        self.clear()
        for line in lines:
            item = QListWidgetItem("\n".join(filter(None, (line.head, line.more))))
            item.setData(_LINE, line)
            item.setToolTip(plain_tip(item.text()))
            self.addItem(item)
        if 0 <= at < len(lines) and self.hasFocus():
            self.setCurrentRow(at)
        self.setVisible(bool(lines))

    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(row) for row in range(min(self.count(), 40)))
        return QSize(_WIDE, rows + 4)

    def _follow_keys(self, row: int) -> None:
        if self.hasFocus():
            self.pointed.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.taken.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
