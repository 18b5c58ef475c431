"""The map under mouse and keys: zoom, drag, choose, and tell what is pointed at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.look.appearance import Appearance
from desktop.panes.canvas_items import speak_items, tell_item
from desktop.panes.canvas_keys import CanvasKeys
from desktop.panes.map_marks import Mark, in_reading_order
from desktop.panes.map_projection import degrees, round_all
from desktop.panes.map_surface import MapSurface
from desktop.panes.map_text import plain_tip, rich_tip

WHEEL_STEP = 1.25
"""How much closer one notch of the wheel (120 units) brings the map."""
KEY_STEP = 1.6
_NOTCH = 120
_PAN = 80.0
_REACH = 9
"""Pixels round the middle of a mark that are told to be its area."""


class MapCanvas(CanvasKeys, MapSurface):
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
        speak_items(self)

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
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.tip_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def deeds(self) -> dict[Qt.Key, Callable[[], object]]:
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
        ordered, at = self._in_order(), self.item_in_hand()
        goal = (0 if by > 0 else len(ordered) - 1) if at is None else at + by
        if not 0 <= goal < len(ordered):
            self._current = None
            self.update()
            return False
        self._current = self.places[ordered[goal].members[0]].key
        self.setAccessibleDescription(self.item_words(goal))
        tell_item(self)
        self.update()
        return True

    # --- for a screen reader

    def _in_order(self) -> list[Mark]:
        """The marks that are seen, in the direction of reading."""
        layout = self.layout_now()
        x, y = layout.offset(self._view)
        seen = [
            mark
            for mark in layout.marks
            if 0 <= mark.x + x <= self.width() and 0 <= mark.y + y <= self.height()
        ]
        return in_reading_order(seen, rtl=self._appearance.right_to_left)

    def item_count(self) -> int:
        return len(self._in_order()) if self._ready else 0

    def item_words(self, number: int) -> str:
        return plain_tip(self._in_order()[number], self.places, self._appearance.words)

    def item_in_hand(self) -> int | None:
        if not self._ready or self._current is None:
            return None
        held = ([self.places[n].key for n in mark.members] for mark in self._in_order())
        return next((n for n, keys in enumerate(held) if self._current in keys), None)

    def item_area(self, number: int) -> QRect:
        mark, (x, y) = self._in_order()[number], self.layout_now().offset(self._view)
        corner = QPointF(mark.x + x - _REACH, mark.y + y - _REACH).toPoint()
        return QRect(corner.x(), corner.y(), 2 * _REACH, 2 * _REACH) & self.rect()

    def tip_at(self, at: QPointF) -> str:
        """What is told about a pixel, as rich text; empty over nothing."""
        mark = self.mark_at(at)
        if mark is None:
            return ""
        rtl = self._appearance.right_to_left
        return rich_tip(mark, self.places, self._appearance.words, rtl=rtl)
