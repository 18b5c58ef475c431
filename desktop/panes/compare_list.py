"""The list of what two articles both name: chosen by mouse or arrows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.look.appearance import colour
from desktop.look.direction import isolate
from desktop.look.fonts import interface_font, scaled
from desktop.panes.compare_rows import CompareHeading, CompareRow, entity_html, entity_words
from desktop.workspace.naming import SharedEntity
from desktop.workspace.workspace import Workspace

_SIDE, _OVER, _HEADING = 14, 6, 34

Index = QModelIndex | QPersistentModelIndex


class CompareList(QListWidget):
    """``entity_chosen`` when a person goes to a row, and again when they click it or press Enter
    once more."""

    entity_chosen = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("plain_list")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_Delegate(workspace, self))
        self.setMouseTracking(True)
        self._filling = False
        self._pressed_on: QListWidgetItem | None = None
        self.currentItemChanged.connect(lambda item, _before: self._tell(item))
        self.itemClicked.connect(self._click)

    def set_rows(self, rows: list[CompareRow]) -> None:
        """Show rows; nothing is chosen by that."""
        self._filling = True
        self.clear()
        words = self._workspace.appearance.words
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(Qt.ItemDataRole.UserRole, row)
            if isinstance(row, CompareHeading):
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setText(f"{words.tr(row.key)} {words.digits(str(row.count))}")
            else:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, entity_words(row, words))
                item.setText(row.name)
        self._filling = False

    def show_chosen(self, entity: SharedEntity | None) -> None:
        """Follow what is chosen elsewhere."""
        self._filling = True
        rows = range(self.count())
        found = (n for n in rows if self.item(n).data(Qt.ItemDataRole.UserRole) == entity)
        self.setCurrentRow(next(found, -1) if entity else -1)
        self._filling = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_on = self.currentItem()
        super().mousePressEvent(event)

    def _click(self, item: QListWidgetItem) -> None:
        """A click on a row that was current before goes on; on another one, that has been told."""
        if item is self._pressed_on:
            self._tell(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next place of the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _tell(self, item: QListWidgetItem | None) -> None:
        row = item.data(Qt.ItemDataRole.UserRole) if item else None
        if isinstance(row, SharedEntity) and not self._filling:
            self.entity_chosen.emit(row)


class _Delegate(QStyledItemDelegate):
    """Paints a heading, or a name with what each article calls it."""

    def __init__(self, workspace: Workspace, parent: QListWidget) -> None:
        super().__init__(parent)
        self._workspace, self._list = workspace, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, CompareHeading):
            return QSize(option.rect.width(), scaled(_HEADING))
        width = self._list.viewport().width()
        return QSize(width, round(self._page(row, width).size().height()) + 2 * _OVER)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, palette = index.data(Qt.ItemDataRole.UserRole), self._workspace.palette
        rect = QRectF(option.rect)
        painter.save()
        if isinstance(row, CompareHeading):
            painter.setFont(interface_font(12, QFont.Weight.DemiBold))
            painter.setPen(colour(palette.muted))
            rtl = self._workspace.appearance.right_to_left
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            count = isolate(self._workspace.appearance.words.digits(str(row.count)))
            painter.drawText(
                rect.adjusted(_SIDE, 6, -_SIDE, 0),
                side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute,
                f"{self._workspace.tr(row.key)}  {count}",
            )
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, colour(palette.selected))
            elif option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, colour(palette.hover))
            painter.translate(rect.left() + _SIDE, rect.top() + _OVER)
            self._page(row, int(rect.width())).drawContents(painter)
        painter.restore()

    def _page(self, row: SharedEntity, width: int) -> QTextDocument:
        page = QTextDocument()
        page.setDocumentMargin(0)
        page.setDefaultFont(interface_font(13))
        page.setDefaultStyleSheet(f"* {{ color: {self._workspace.palette.text}; }}")
        page.setTextWidth(max(width - 2 * _SIDE, 40))
        page.setHtml(entity_html(row, self._workspace.appearance.words, self._workspace.palette))
        return page
