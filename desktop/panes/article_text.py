"""The article under the person's hand: clicks, selection by mouse and keyboard, hover cards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.look.palette import Palette
from desktop.panes.article_marks import MarginBar, Mark
from desktop.panes.article_page import ArticlePage

# A caret is shown only to those who select with the keyboard.
_BY_MOUSE = Qt.TextInteractionFlag.TextSelectableByMouse
_BY_KEYS = Qt.TextInteractionFlag.TextSelectableByKeyboard

Describe = Callable[[Mark | MarginBar], str]


def _no_words(_mark: Mark | MarginBar) -> str:
    return ""


class ArticleText(ArticlePage):
    """The page, and what a person does on it."""

    mark_clicked = Signal(object)
    blank_clicked = Signal()
    bar_clicked = Signal(str)
    word_wanted = Signal(int)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._pressed_at = QPoint()
        self._describe: Describe = _no_words
        self.setTextInteractionFlags(_BY_MOUSE)
        self.viewport().setMouseTracking(True)

    def set_describer(self, describe: Describe) -> None:
        """Who knows the words of the hover card of a mark or a bar."""
        self._describe = describe

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self.setTextInteractionFlags(_BY_MOUSE)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength() > 4
        if event.button() != Qt.MouseButton.LeftButton or moved:
            return
        if self.textCursor().hasSelection():
            return
        bar = self.bar_at_point(event.position())
        mark = self.mark_at_point(event.position())
        if mark is not None:
            self.mark_clicked.emit(mark)
        elif bar is not None:
            self.bar_clicked.emit(bar.claim)
        else:
            self.blank_clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self.position_at(event.position())
        if position is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.word_wanted.emit(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.mark_at_point(event.position()) or self.bar_at_point(event.position())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = QPointF(event.pos())
            over = self.mark_at_point(point) or self.bar_at_point(point)
            words = self._describe(over) if over else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_pixels(self.pixels + (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Tab:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Backtab:
            self.focusPreviousChild()
        else:
            self.setTextInteractionFlags(_BY_MOUSE | _BY_KEYS)
            super().keyPressEvent(event)
