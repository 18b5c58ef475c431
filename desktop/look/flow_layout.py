"""A row that goes on in the next line when it is full, in the direction of its widget."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Qt's own example of a layout ("Flow Layout Example"), for both directions."""

    def __init__(self, parent: QWidget, margins: QMargins, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(margins)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        width = max((item.minimumSize().width() for item in self._items), default=0)
        height = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Place the items (or only measure them); gives the height that they need."""
        inner = rect.marginsRemoved(self.contentsMargins())
        widget = self.parentWidget()
        mirrored = widget is not None and widget.isRightToLeft()
        along, top, line = 0, inner.top(), 0
        for item in self._items:
            size = item.sizeHint()
            if along and along + size.width() > inner.width():
                along, top, line = 0, top + line + self.spacing(), 0
            if move:
                left = inner.left() + along
                if mirrored:
                    left = inner.right() + 1 - along - size.width()
                item.setGeometry(QRect(left, top, size.width(), size.height()))
            along += size.width() + self.spacing()
            line = max(line, size.height())
        return top + line - rect.top() + self.contentsMargins().bottom()
