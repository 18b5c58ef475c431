"""A row that goes on in the next line when it is full, in the direction of its widget."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class _Sizes(NamedTuple):
    """What the items take: the ``hints`` of their sizes, and the ``least`` of the whole."""

    hints: list[QSize]
    least: QSize


class FlowLayout(QLayout):
    """Qt's own example of a layout ("Flow Layout Example"), for both directions.

    Qt asks for sizes again and again while a window lays out its docks: they are worked out once
    until Qt says that something changed.
    """

    def __init__(self, parent: QWidget, margins: QMargins, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._sizes: _Sizes | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(margins)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        taken = self._items.pop(index)
        self.invalidate()
        return taken

    def invalidate(self) -> None:
        """Called by Qt where an item is shown, hidden or wants another size."""
        self._sizes = None
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return self._sizes_now().least

    def _sizes_now(self) -> _Sizes:
        if self._sizes is None:
            least = QSize(0, 0)
            for item in self._items:
                least = least.expandedTo(item.minimumSize())
            hints = [item.sizeHint() for item in self._items]
            self._sizes = _Sizes(hints, least.grownBy(self.contentsMargins()))
        return self._sizes

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Place the items (or only measure them); gives the height that they need."""
        inner = rect.marginsRemoved(self.contentsMargins())
        widget = self.parentWidget()
        mirrored = widget is not None and widget.isRightToLeft()
        along, top, line = 0, inner.top(), 0
        for item, size in zip(self._items, self._sizes_now().hints, strict=True):
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
