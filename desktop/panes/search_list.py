"""The list of hits: arrows go from one to the next, Enter into the article and on through it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from desktop.panes.search_delegate import HitDelegate
from desktop.panes.search_hits import HitsModel


class HitList(QListView):
    """``opened``: a hit was clicked; ``stepped``: Enter (1) or Shift+Enter (-1); ``left``: Escape,
    or up from the first."""

    opened = Signal(QModelIndex)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, model: HitsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._delegate = HitDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.opened)

    def current_document(self) -> int | None:
        row = self.currentIndex().row()
        return self._model.hits[row].hit.document.id if 0 <= row < len(self._model.hits) else None

    def choose_document(self, document: int | None) -> None:
        """Let the hit of a document be the current one again, if it is there."""
        for row, found in enumerate(self._model.hits):
            if found.hit.document.id == document:
                self.setCurrentIndex(self._model.index(row))
                return

    def restyle(self) -> None:
        self._delegate.take_fonts()
        self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        """Enter and Escape are the list's, whatever the window does with them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left.emit()
        else:
            super().keyPressEvent(event)
