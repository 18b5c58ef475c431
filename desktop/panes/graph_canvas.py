"""The drawing of a net: seen near and far, dragged, walked through by keys, asked by pointing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.look.appearance import Appearance
from desktop.panes.canvas_items import speak_items, tell_item
from desktop.panes.canvas_keys import CanvasKeys
from desktop.panes.graph_drawing import Drawing, Node
from desktop.panes.graph_layout import Point
from desktop.panes.graph_scene import GraphScene, View, whole
from desktop.panes.graph_words import link_tip, node_tip
from desktop.workspace.links import Link

_STEP = 1.25
_PAN = 40
_DRAG = 5
_REACH = 9
"""Pixels round the middle of a node that are told to be its area."""
_WAYS: Mapping[Qt.Key, Point] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class GraphCanvas(CanvasKeys, QWidget):
    """``current`` is the node that the keys act on. Signals: ``chosen`` and ``opened`` tell a node;
    ``link_chosen`` a link; ``cleared`` that nothing is to be chosen; ``pinned`` where a person put
    a node; ``moved`` that the current node is another; ``asked`` a node whose menu is wanted, and
    where."""

    chosen = Signal(int)
    opened = Signal(int)
    link_chosen = Signal(object)
    cleared = Signal()
    pinned = Signal(int, object)
    moved = Signal()
    asked = Signal(int, object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 140)
        self.drawing = Drawing()
        self.view = View()
        self.current: int | None = None
        self._appearance = appearance
        self._lit: frozenset[int] | None = None
        self._chosen: int | None = None
        self._link: Link | None = None
        self._pins: frozenset[int] = frozenset()
        self._framed = True
        # Whether Tab walks from node to node: who only passes by is not held up by sixty of them.
        self._walking = False
        self._pressed: QPointF | None = None
        self._held: Node | None = None
        self._dragging = False
        self._scene: GraphScene | None = None
        speak_items(self)

    def sizeHint(self) -> QSize:
        return QSize(600, 420)

    # --- what is shown

    def show_drawing(
        self, drawing: Drawing, appearance: Appearance, pins: frozenset[int], *, reframe: bool
    ) -> None:
        """Show a net; ``reframe``: all of it, wherever a person had looked before."""
        self.drawing, self._appearance, self._pins = drawing, appearance, pins
        if self.current not in drawing.by_id:
            self.current = None
        self._framed = self._framed or reframe
        if self._framed:
            self.view = whole(drawing.nodes, self.width(), self.height())
        self._renew()

    def light(
        self, chosen: int | None, lit: frozenset[int] | None, link: Link | None = None
    ) -> None:
        """Dim all nodes but some (None: none is dim), ring one, and mark a link."""
        self._chosen, self._lit, self._link = chosen, lit, link
        self._renew()

    def scene(self) -> GraphScene:
        """All that is painted now."""
        if self._scene is None:
            self._scene = GraphScene(
                self.drawing, self.view, self.width(), self.height(), self._appearance, self._lit,
                self._chosen, self.current if self.hasFocus() else None, self._link, self._pins,
            )  # fmt: skip
        return self._scene

    def frame_all(self) -> None:
        self._framed = True
        self._look(whole(self.drawing.nodes, self.width(), self.height()), framed=True)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        self._look(self.view.zoomed(factor, at or QPointF(self.width() / 2, self.height() / 2)))

    def pixel_of(self, node: int) -> QPoint:
        """Where the middle of a node is."""
        return self.scene().at(self.drawing.by_id[node]).toPoint()

    def set_current(self, node: int | None) -> None:
        """Give a node the keys."""
        if node != self.current:
            self.current = node
            self._renew()
            self.moved.emit()
            tell_item(self)

    def _look(self, view: View, *, framed: bool = False) -> None:
        self.view, self._framed = view, framed
        self._renew()

    def _renew(self) -> None:
        self._scene = None
        self.update()

    # --- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._framed:
            self.view = whole(self.drawing.nodes, self.width(), self.height())
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        with QPainter(self) as painter:
            self.scene().paint(painter)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._walking = False
        super().focusInEvent(event)

    def _repaint(self) -> None:
        self._renew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.zoom(_STEP if turned > 0 else 1 / _STEP, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._held = self.scene().node_at(event.position())
            self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            over = self.scene().node_at(at) or self.scene().link_at(at)
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if over else arrow)
            return
        way = at - self._pressed
        if not self._dragging and way.manhattanLength() < _DRAG:
            return
        self._dragging = True
        if self._held is not None:
            self.drawing = self.drawing.with_place(self._held.id, self.view.place(at))
            self._renew()
        else:
            self._look(self.view.moved(way.x(), way.y()))
            self._pressed = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        held, self._held, self._pressed = self._held, None, None
        if self._dragging:
            if held is not None:
                self.pinned.emit(held.id, self.view.place(event.position()))
            return
        link = self.scene().link_at(event.position())
        if held is not None:
            self._walking = True
            self.set_current(held.id)
            self.chosen.emit(held.id)
        elif link is not None:
            self.link_chosen.emit(link)
        else:
            self.set_current(None)
            self.cleared.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        node = self.scene().node_at(event.position())
        if node is not None:
            self.opened.emit(node.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        node = self.drawing.by_id.get(self.current or -1) if by_keys else None
        node = node or self.scene().node_at(QPointF(event.pos()))
        if node is not None:
            self.set_current(node.id)
            self.asked.emit(node.id, self.mapToGlobal(self.pixel_of(node.id)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, at: QPointF) -> str:
        node, link = self.scene().node_at(at), self.scene().link_at(at)
        if node is not None:
            return node_tip(node, self.drawing, self._appearance.words)
        return link_tip(link, self.drawing, self._appearance.words) if link else ""

    # --- for a screen reader

    def item_count(self) -> int:
        return len(self.drawing.nodes)

    def item_words(self, number: int) -> str:
        told = node_tip(self.drawing.nodes[number], self.drawing, self._appearance.words)
        return told.replace("\n", " · ")

    def item_in_hand(self) -> int | None:
        order = [node.id for node in self.drawing.nodes]
        return order.index(self.current) if self.current in order else None

    def item_area(self, number: int) -> QRect:
        middle, reach = self.pixel_of(self.drawing.nodes[number].id), QPoint(_REACH, _REACH)
        return QRect(middle - reach, middle + reach) & self.rect()

    # --- keys

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Once a person has a node in hand, Tab walks through all by strength, and out of the net
        after the last or after Escape."""
        here = self.item_in_hand()
        at = -1 if here is None else here + (1 if onward else -1)
        if not self._walking or not 0 <= at < self.item_count():
            return super().focusNextPrevChild(onward)
        self.set_current(self.drawing.nodes[at].id)
        return True

    def deeds(self) -> dict[Qt.Key, Callable[[], object]]:
        keys, node = Qt.Key, self.current
        deeds: dict[Qt.Key, Callable[[], object]] = {
            **{key: partial(self._walk, *way) for key, way in _WAYS.items()},
            keys.Key_Plus: partial(self.zoom, _STEP),
            keys.Key_Equal: partial(self.zoom, _STEP),
            keys.Key_Minus: partial(self.zoom, 1 / _STEP),
            keys.Key_0: self.frame_all,
            keys.Key_Escape: self._clear,
        }
        if node is not None:
            deeds[keys.Key_Space] = partial(self.chosen.emit, node)
            deeds[keys.Key_Return] = deeds[keys.Key_Enter] = partial(self.opened.emit, node)
        return deeds

    def shifted_deeds(self) -> dict[Qt.Key, Callable[[], object]]:
        return {key: partial(self._pan, *way) for key, way in _WAYS.items()}

    def _pan(self, across: float, down: float) -> None:
        self._look(self.view.moved(-across * _PAN, -down * _PAN))

    def _clear(self) -> None:
        self._walking = False
        self.set_current(None)
        self.cleared.emit()

    def _walk(self, across: float, down: float) -> None:
        self._walking = True
        if self.current is None:
            first = self.drawing.nodes[:1]
            self.set_current(first[0].id if first else None)
            return
        found = self.drawing.toward(self.current, across, down)
        if found is not None:
            self.set_current(found.id)
