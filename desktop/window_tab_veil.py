"""Tabs of which only a part has room are not shown at all: half a name tells nothing, and the
arrows beside them tell that there are more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QTabBar, QToolButton, QWidget

from desktop.workspace.workspace import Workspace

# The line under all tabs stays.
_LINE = 2


class TabVeil(QWidget):
    """Lies over one row of tabs and lets every click through."""

    def __init__(self, bar: QTabBar, workspace: Workspace) -> None:
        super().__init__(bar)
        self._bar, self._workspace = bar, workspace
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar.installEventFilter(self)
        self.setGeometry(bar.rect())
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._bar.rect())
        return super().eventFilter(watched, event)

    def cut(self) -> list[QRect]:
        """What is seen of the tabs that are not seen whole; the current one always is shown."""
        room = self._room()
        tabs = {at: self._bar.tabRect(at) for at in range(self._bar.count())}
        return [
            rect & room
            for at, rect in tabs.items()
            if at != self._bar.currentIndex() and rect.intersects(room) and not room.contains(rect)
        ]

    def _room(self) -> QRect:
        """Where tabs are seen: beside the arrows, where there are any."""
        room = self._bar.rect()
        for arrow in self._bar.findChildren(QToolButton):
            if not arrow.isVisible():
                continue
            if self._bar.isRightToLeft():
                room.setLeft(max(room.left(), arrow.geometry().right() + 1))
            else:
                room.setRight(min(room.right(), arrow.geometry().left() - 1))
        return room

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for rect in self.cut():
                panel = QColor(self._workspace.palette.panel)
                painter.fillRect(rect.adjusted(0, 0, 0, -_LINE), panel)


def veil_tabs(window: QMainWindow, workspace: Workspace) -> None:
    """Let every row of tabs of a window's docks have its veil; Qt makes such rows when it likes."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for bar in window.findChildren(QTabBar, options=direct):
        if not bar.findChildren(TabVeil):
            TabVeil(bar, workspace)
