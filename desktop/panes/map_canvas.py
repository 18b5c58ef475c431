"""The map under mouse and keys: zoom, drag, choose, and tell what is pointed at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.look.appearance import Appearance
from desktop.panes.map_marks import Mark, in_reading_order
from desktop.panes.map_projection import degrees, round_all
from desktop.panes.map_surface import MapSurface
from desktop.panes.map_text import plain_tip, rich_tip

WHEEL_STEP = 1.25
"""How much closer one notch of the wheel (120 units) brings the map."""
KEY_STEP = 1.6
_NOTCH = 120
_PAN = 80.0
_MODIFIED = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class MapCanvas(MapSurface):
    """Signals tell what the person wants; the pane decides.

    ``chosen``: the key of a place, "" for none. ``candidate_chosen``: the number of a candidate.
    ``point_set``: latitude and longitude that were clicked while a point is asked for. ``left``:
    Esc.
    """

    chosen = Signal(str)
    candidate_chosen = Signal(int)
    point_set = Signal(float, float)
    left = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._pressed: QPointF | None = None
        self._dragging = False

    # --- mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.zoom(WHEEL_STEP ** (turned / _NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            self._point_at(at)
            return
        step = at - self._pressed
        if not self._dragging and step.manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed, self._dragging = at, True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.pan(step.x(), step.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.ask_point(asking=self._asking)
        if not self._dragging:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.zoom(KEY_STEP, event.position())

    def _point_at(self, at: QPointF) -> None:
        if self._asking:
            return
        over = self.candidate_at(at) is not None or self.mark_at(at) is not None
        shape = Qt.CursorShape
        self.setCursor(shape.PointingHandCursor if over else shape.ArrowCursor)

    def _click(self, at: QPointF) -> None:
        if self._asking:
            self.point_set.emit(*degrees(*self._view.to_units(at.x(), at.y())))
            return
        number = self.candidate_at(at)
        if number is not None:
            self.candidate_chosen.emit(number)
            return
        self._take(self.mark_at(at))

    def _take(self, mark: Mark | None) -> None:
        """Choose a point; come closer to a cluster, until it parts."""
        if mark is None:
            self.chosen.emit("")
            return
        place = self.places[mark.members[0]]
        self._current = place.key
        if mark.is_cluster:
            own = [self.places[number] for number in mark.members]
            before = self._view.scale
            self.fit(round_all((p.x, p.y, p.x, p.y) for p in own))
            if self._view.scale > before * 1.05:
                return
        self.chosen.emit(place.key)

    # --- keys

    def event(self, event: QEvent) -> bool:
        """While it has the keys, what it does with them goes before the window's own shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._deed(event) is not None:
                event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.tip_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._deed(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, held = Qt.Key(event.key()), event.modifiers() & _MODIFIED
        if key == Qt.Key.Key_0 and held == Qt.KeyboardModifier.ControlModifier:
            return self.frame_all
        return None if held else self._deeds().get(key)

    def _deeds(self) -> dict[Qt.Key, Callable[[], object]]:
        keys = Qt.Key
        deeds: dict[Qt.Key, Callable[[], object]] = {
            keys.Key_Right: partial(self.pan, -_PAN, 0),
            keys.Key_Left: partial(self.pan, _PAN, 0),
            keys.Key_Up: partial(self.pan, 0, _PAN),
            keys.Key_Down: partial(self.pan, 0, -_PAN),
            keys.Key_Plus: partial(self.zoom, KEY_STEP),
            keys.Key_Equal: partial(self.zoom, KEY_STEP),
            keys.Key_Minus: partial(self.zoom, 1 / KEY_STEP),
            keys.Key_Home: self.frame_all,
        }
        if self._asking or self.candidates:
            deeds[keys.Key_Escape] = self.left.emit
        if self._asking:
            middle = QPointF(self.width() / 2, self.height() / 2)
            deeds[keys.Key_Return] = deeds[keys.Key_Enter] = partial(self._click, middle)
        elif self._current is not None:
            deeds[keys.Key_Return] = deeds[keys.Key_Enter] = self._enter
        return deeds

    def _enter(self) -> None:
        """Come closer to the cluster in hand, or choose its place."""
        at = self.pixel_of(self._current or "")
        self._take(self.mark_at(at) if at is not None else None)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes from mark to mark in the direction of reading, and on after the last one."""
        if self._step(1 if following else -1):
            return True
        return super().focusNextPrevChild(following)

    def _step(self, by: int) -> bool:
        if not self._ready:
            return False
        layout = self.layout_now()
        x, y = layout.offset(self._view)
        seen = [
            mark
            for mark in layout.marks
            if 0 <= mark.x + x <= self.width() and 0 <= mark.y + y <= self.height()
        ]
        ordered = in_reading_order(seen, rtl=self._appearance.right_to_left)
        keys = [[self.places[n].key for n in mark.members] for mark in ordered]
        at = next((n for n, held in enumerate(keys) if self._current in held), None)
        goal = (0 if by > 0 else len(ordered) - 1) if at is None else at + by
        if not 0 <= goal < len(ordered):
            self._current = None
            self.update()
            return False
        self._current = keys[goal][0]
        self.setAccessibleDescription(plain_tip(ordered[goal], self.places, self._appearance.words))
        self.update()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def tip_at(self, at: QPointF) -> str:
        """What is told about a pixel, as rich text; empty over nothing."""
        mark = self.mark_at(at)
        if mark is None:
            return ""
        rtl = self._appearance.right_to_left
        return rich_tip(mark, self.places, self._appearance.words, rtl=rtl)
