"""The timeline under mouse and keys: zoom, pan, choose, and tell what is pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.look.appearance import Appearance
from desktop.panes.timeline_layout import Block, Item
from desktop.panes.timeline_navigation import in_lanes, in_time
from desktop.panes.timeline_surface import TimelineSurface
from desktop.panes.timeline_text import bar_tip, block_tip, pair_tip, plain_tip

WHEEL_STEP = 1.25
"""How much closer one notch of the wheel (120 units) brings the time."""
KEY_STEP = 1.5
_NOTCH = 120
_MODIFIED = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class TimelineCanvas(TimelineSurface):
    """Signals tell what the person wants; the pane decides.

    ``chosen``: ids of the events of one bar (the first stands for it) or of a block; empty to
    choose nothing. ``pair_chosen``: the two claims of a contradiction.
    """

    chosen = Signal(tuple)
    pair_chosen = Signal(tuple)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._pressed: QPointF | None = None
        self._dragging = False

    # --- mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms at the cursor; sideways, or with Shift, it moves through time."""
        turned = event.angleDelta()
        sideways = turned.x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways = sideways or turned.y()
        if sideways:
            self.pan(sideways)
        elif turned.y():
            self.zoom(WHEEL_STEP ** (turned.y() / _NOTCH), event.position().x())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            over = self.pair_at(at) is not None or self.item_at(at) is not None
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            )
            return
        step = at - self._pressed
        if not self._dragging and step.manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed, self._dragging = at, True
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.pan(step.x())
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - round(step.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.viewport().unsetCursor()
        if not self._dragging:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A block opens; a bar is brought as close as it fills the strip."""
        item = self.item_at(event.position())
        if item is not None:
            self._open(item)

    def _click(self, at: QPointF) -> None:
        pair = self.pair_at(at)
        if pair is not None:
            self.pair_chosen.emit(pair.claims)
            return
        item = self.item_at(at)
        self.chosen.emit(self._members(item) if item else ())

    def _members(self, item: Item) -> tuple[str, ...]:
        if isinstance(item, Block):
            return tuple(self._view.told[number].id for number in item.events)
        return (self._view.told[item.event].id,)

    def _open(self, item: Item) -> None:
        """Zoom to an item's own time; where zoom cannot part a block, open its lane."""
        numbers: Sequence[int] = item.events if isinstance(item, Block) else (item.event,)
        spans = [interval for n in numbers if (interval := self._view.told[n].interval)]
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        closer = self._scale.framed(start, end, self._scale.width / 4, self._scale.width / 4)
        parted = len({(span.start, span.end) for span in spans}) > 1
        if isinstance(item, Block) and (
            not parted or closer.per_pixel > self._scale.per_pixel / KEY_STEP
        ):
            self._open_lane(item.events[0])
        else:
            self._rescale(closer)

    def _open_lane(self, number: int) -> None:
        keys = {lane.key for lane in self._view.lanes if number in lane.events}
        self._opened ^= keys
        self._layout = None
        self._rescale(self._scale)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        forward = -1 if self._appearance.right_to_left else 1
        if event.modifiers() & _MODIFIED:
            super().keyPressEvent(event)
            return
        match key:
            case Qt.Key.Key_Right:
                self._step_in_time(forward)
            case Qt.Key.Key_Left:
                self._step_in_time(-forward)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._step_in_lanes(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(KEY_STEP)
            case Qt.Key.Key_Minus:
                self.zoom(1 / KEY_STEP)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                self.frame_all()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._current is not None:
                self._open(self.layout_now().place(self._current)[1])
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes from lane to lane, and on to the next widget after the last one."""
        if self._step_in_lanes(1 if following else -1):
            return True
        return super().focusNextPrevChild(following)

    def _step_in_time(self, step: int) -> None:
        self._go(in_time(self._view.dated, self._current, step))

    def _step_in_lanes(self, step: int) -> bool:
        number = in_lanes(self._view.told, self._view.lanes, self._current, step)
        self._go(number)
        return number is not None

    def _go(self, number: int | None) -> None:
        if number is None:
            return
        self._current = number
        self.reveal(number)
        self.setAccessibleDescription(plain_tip(self._view.told[number], self._appearance.words))
        self.chosen.emit((self._view.told[number].id,))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # --- tips

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _show_tip(self, at: QPoint, on_screen: QPoint) -> None:
        words = self.tip_at(QPointF(at))
        if words:
            QToolTip.showText(on_screen, words, self.viewport())
        else:
            QToolTip.hideText()

    def tip_at(self, at: QPointF) -> str:
        """What is told about the point of the viewport, as rich text; empty over nothing."""
        words, rtl = self._appearance.words, self._appearance.right_to_left
        told = self._view.told
        pair = self.pair_at(at)
        if pair is not None:
            return pair_tip(told[pair.first], told[pair.second], words, rtl=rtl)
        item = self.item_at(at)
        if item is None:
            return ""
        if isinstance(item, Block):
            return block_tip([told[number] for number in item.events], words, rtl=rtl)
        return bar_tip(told[item.event], words, rtl=rtl)
