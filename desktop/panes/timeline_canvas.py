"""The timeline under mouse and keys: zoom, pan, choose, and tell what is pointed at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.look.appearance import Appearance
from desktop.panes.canvas_items import announce, speak_items, tell_item
from desktop.panes.canvas_keys import CanvasKeys
from desktop.panes.timeline_layout import Block, Item
from desktop.panes.timeline_navigation import in_lanes, in_time
from desktop.panes.timeline_surface import TimelineSurface
from desktop.panes.timeline_text import interval_words, plain_tip
from desktop.panes.timeline_time import Interval
from desktop.panes.timeline_tips import tip_of

WHEEL_STEP = 1.25
"""How much closer one notch of the wheel (120 units) brings the time."""
KEY_STEP = 1.5
_NOTCH = 120


class TimelineCanvas(CanvasKeys, TimelineSurface):
    """Signals tell what the person wants; the pane decides.

    ``chosen``: ids of the events of one bar (the first stands for it) or of a block; empty to
    choose nothing. ``pair_chosen``: the two claims of a contradiction. ``opened``: the index of the
    event whose words are to be read. ``during``: a stretch of time that was chosen, in minutes.
    """

    chosen = Signal(tuple)
    pair_chosen = Signal(tuple)
    opened = Signal(int)
    during = Signal(int, int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._pressed: QPointF | None = None
        self._dragging = False
        speak_items(self)

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
            shape = Qt.CursorShape
            self.viewport().setCursor(
                shape.PointingHandCursor if self._is_over(at) else shape.ArrowCursor
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
        """A block or a column opens in time; a bar opens its article at its words."""
        at = event.position()
        found = self.hits.column(at)
        if found is not None:
            self.frame(found[1].start, found[1].end)
            return
        item = self.hits.item(at)
        if isinstance(item, Block):
            self._open(item)
        elif item is not None:
            self.opened.emit(item.event)

    def _is_over(self, at: QPointF) -> bool:
        """Whether there is something to click."""
        hits = self.hits
        found = (hits.pair(at), hits.item(at), hits.column(at), hits.lane(at))
        return any(one is not None for one in found)

    def _click(self, at: QPointF) -> None:
        hits = self.hits
        lane = hits.lane(at)
        if lane is not None:
            self.fold(lane)
            return
        found = hits.column(at)
        if found is not None:
            self.during.emit(found[1].start, found[1].end)
            return
        pair = hits.pair(at)
        if pair is not None:
            self.pair_chosen.emit(pair.claims)
            return
        item = hits.item(at)
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
        key = self._lane_of(number)
        self._opened ^= {key}
        self._folded -= {key}
        self._layout = None
        self._rescale(self._scale)

    def _lane_of(self, number: int) -> str:
        return next(lane.key for lane in self._view.lanes if number in lane.events)

    def _to_edge(self, *, last: bool) -> None:
        """To where time begins or ends, and to the event there."""
        extent = self._view.extent()
        if extent is not None:
            edge = extent[1] if last else extent[0]
            self._rescale(self._scale.showing(edge, edge))
        if self._view.case is None and self._view.dated:
            self._go(self._view.dated[-1 if last else 0])

    # --- keys

    def deeds(self) -> dict[Qt.Key, Callable[[], object]]:
        """What each key does; arrows follow the direction of time."""
        keys, forward = Qt.Key, -1 if self._scale.rtl else 1
        deeds: dict[Qt.Key, Callable[[], object]] = {
            keys.Key_Right: partial(self._step_in_time, forward),
            keys.Key_Left: partial(self._step_in_time, -forward),
            keys.Key_Up: partial(self._step_in_lanes, -1),
            keys.Key_Down: partial(self._step_in_lanes, 1),
            keys.Key_Plus: partial(self.zoom, KEY_STEP),
            keys.Key_Equal: partial(self.zoom, KEY_STEP),
            keys.Key_Minus: partial(self.zoom, 1 / KEY_STEP),
            keys.Key_Home: partial(self._to_edge, last=False),
            keys.Key_End: partial(self._to_edge, last=True),
        }
        if self._current is not None:
            enter = partial(self._enter, self._current)
            fold = partial(self.fold, self._lane_of(self._current))
            deeds |= {keys.Key_Return: enter, keys.Key_Enter: enter, keys.Key_Space: fold}
        return deeds

    def _enter(self, number: int) -> None:
        """Open a block, or the article of a bar."""
        item = self.layout_now().place(number)[1]
        if isinstance(item, Block):
            self._open(item)
        else:
            self.opened.emit(number)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes from lane to lane, and on to the next widget after the last one."""
        if self._step_in_lanes(1 if following else -1):
            return True
        return super().focusNextPrevChild(following)

    def _step_in_time(self, step: int) -> None:
        """To the next event; where events are only counted, a quarter of the strip on."""
        if not self._view.dated:
            quarter = self._scale.width / 4
            self.pan(step * quarter * (1 if self._scale.rtl else -1))
            seen = Interval(int(max(self._scale.origin, 0)), int(self._scale.end))
            announce(self, interval_words(seen, self._appearance.words))
            return
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
        self.setAccessibleDescription(self._words_of(number))
        tell_item(self)
        self.chosen.emit((self._view.told[number].id,))

    def _repaint(self) -> None:
        self.viewport().update()

    # --- for a screen reader: the events that have a time, in its order

    def item_count(self) -> int:
        return len(self._view.dated)

    def item_words(self, number: int) -> str:
        return self._words_of(self._view.dated[number])

    def _words_of(self, event: int) -> str:
        return plain_tip(self._view.told[event], self._appearance.words)

    def item_in_hand(self) -> int | None:
        dated = self._view.dated
        return dated.index(self._current) if self._current in dated else None

    def item_area(self, number: int) -> QRect:
        area = self.bar_rect(self._view.dated[number]).toAlignedRect()
        return area & self.viewport().rect()

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
        appearance = self._appearance
        return tip_of(self.hits, self._view, at, appearance.words, rtl=appearance.right_to_left)
