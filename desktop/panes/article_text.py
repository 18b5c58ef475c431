"""The article under the person's hand: clicks, selection, the pointer that rests on a mark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.look.palette import Palette
from desktop.panes.article_margin import MarginItem
from desktop.panes.article_marks import Mark
from desktop.panes.article_page import ArticlePage

# A caret is shown only to those who select with the keyboard.
_BY_MOUSE = Qt.TextInteractionFlag.TextSelectableByMouse
_BY_KEYS = Qt.TextInteractionFlag.TextSelectableByKeyboard
_REST = 350
"""Milliseconds that the pointer rests on a mark before its card is shown."""

NextStop = Callable[[int, int], int]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ArticleText(ArticlePage):
    """The page, and what a person does on it.

    ``rested`` gives the mark or margin item that the pointer rests on, ``left`` that it is on none
    now; ``card_wanted`` is the key for it, ``going_on`` is Enter.
    """

    mark_clicked = Signal(object)
    blank_clicked = Signal()
    item_clicked = Signal(object)
    word_wanted = Signal(int)
    rested = Signal(object)
    left = Signal()
    card_wanted = Signal()
    going_on = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._pressed_at = QPoint()
        self._over: Mark | MarginItem | None = None
        self._next_stop: NextStop = lambda position, by: position + by
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(lambda: self.rested.emit(self._over))
        self.setTextInteractionFlags(_BY_MOUSE)
        self.viewport().setMouseTracking(True)

    def set_word_stops(self, next_stop: NextStop) -> None:
        """Who knows where the caret stops by words: (position, 1 or -1) to a position."""
        self._next_stop = next_stop

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.lay_out_for_hits()
        self._pressed_at = event.position().toPoint()
        self._stop_resting()
        self.setTextInteractionFlags(_BY_MOUSE)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength() > 4
        if event.button() != Qt.MouseButton.LeftButton or moved:
            return
        if self.textCursor().hasSelection():
            return
        over = self.item_at_point(event.position()) or self.mark_at_point(event.position())
        if isinstance(over, Mark):
            self.mark_clicked.emit(over)
        elif over is not None:
            self.item_clicked.emit(over)
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
        over = self.item_at_point(event.position()) or self.mark_at_point(event.position())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        if over != self._over:
            self._stop_resting()
            self._over = over
        if over is not None and not event.buttons():
            self._rest.start()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._stop_resting()

    def _stop_resting(self) -> None:
        self._rest.stop()
        if self._over is not None:
            self._over = None
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._stop_resting()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_pixels(self.pixels + (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    # --- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers, key = event.modifiers(), Qt.Key(event.key())
        if key == Qt.Key.Key_Tab:
            self.focusNextChild()
        elif key == Qt.Key.Key_Backtab:
            self.focusPreviousChild()
        elif key == Qt.Key.Key_Space and not modifiers and self._current is not None:
            self.card_wanted.emit()
        elif key in _ENTER and not modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            self.going_on.emit()
        elif key in _WAYS and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._step_by_word(_WAYS[key], bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        else:
            self.setTextInteractionFlags(_BY_MOUSE | _BY_KEYS)
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A caret of an earlier use of the keyboard does not come back by itself."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.setTextInteractionFlags(_BY_MOUSE)

    def _step_by_word(self, way: int, select: bool) -> None:
        """Where the line runs from right to left, the left arrow goes forward."""
        self.setTextInteractionFlags(_BY_MOUSE | _BY_KEYS)
        cursor = self.textCursor()
        if cursor.block().textDirection() == Qt.LayoutDirection.RightToLeft:
            way = -way
        stop = self._next_stop(self._positions.to_python(cursor.position()), way)
        mode = QTextCursor.MoveMode.KeepAnchor if select else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self._positions.to_qt(stop), mode)
        self.setTextCursor(cursor)
