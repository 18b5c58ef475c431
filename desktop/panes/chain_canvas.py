"""The drawing of a chain: pointing lights a way, a click or Enter chooses, arrows walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.look.appearance import Appearance
from desktop.look.fonts import scaled
from desktop.panes.canvas_items import speak_items, tell_item
from desktop.panes.chain_graph import ChainGraph, Node
from desktop.panes.chain_layout import Box, ChainLayout, Measure, lay_out
from desktop.panes.chain_painting import HEADINGS, ChainPainter, Emphasis, Labels
from desktop.panes.chain_words import column_counts, name, note, tip
from desktop.workspace.chain import Telling

_TALL, _LOW, _LOWEST = 44, 32, 26
_NARROW = 6.0
_CROWD = 12


class ChainCanvas(QWidget):
    """``current`` is the box that the keys act on. Signals: ``chosen`` and ``opened`` tell the rows
    of the claims that lead through a box; ``unfolded`` the text whose outlets are to be seen;
    ``moved`` that the current box is another."""

    chosen = Signal(object)
    opened = Signal(object)
    unfolded = Signal(int)
    moved = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._appearance = appearance
        self._graph, self._tellings = ChainGraph(), dict[int, Telling]()
        self._layout = ChainLayout()
        self._labels: dict[str, Labels] = {}
        self._grades: Mapping[str, tuple[str, str]] = {}
        self._hovered: str | None = None
        self.current: str | None = None
        speak_items(self)

    def show_graph(
        self,
        graph: ChainGraph,
        tellings: Mapping[int, Telling],
        appearance: Appearance,
        grades: Mapping[str, tuple[str, str]],
    ) -> None:
        """Show a graph whose rows these tellings are; ``grades``: of boxes, with what they mean."""
        self._graph, self._tellings, self._grades = graph, dict(tellings), grades
        self._appearance = appearance
        self._hovered = None
        known = {node.id for node in graph.nodes}
        self.current = self.current if self.current in known else None
        words, many = appearance.words, self._is_crowded
        self._labels = {
            node.id: Labels(
                name(node, words),
                "" if many and node.kind == "outlet" else note(node, self._tellings, words),
                self.grade_of(node),
            )
            for node in graph.nodes
        }
        self._lay_out()

    def drawing(
        self, width: int, appearance: Appearance, *, outlined: bool
    ) -> tuple[ChainPainter, QSize]:
        """The whole chain so wide, whatever the widget is, and how large that is."""
        layout = self._laid_out(float(width))
        counts = column_counts(self._graph)
        painter = ChainPainter(
            layout, self._labels, appearance, float(width), counts, outlined=outlined
        )
        return painter, QSize(max(width, int(layout.width)), int(layout.height + HEADINGS + 10))

    def _laid_out(self, width: float) -> ChainLayout:
        low = scaled(_LOWEST if self._is_crowded else _LOW)
        heights = {
            node: scaled(_TALL) if label.note else low for node, label in self._labels.items()
        }
        measure = Measure(width=width)
        if self._is_crowded:
            measure = replace(measure, gap=_NARROW)
        return lay_out(self._graph, heights, measure)

    def _lay_out(self) -> None:
        self._layout = self._laid_out(float(self.width()))
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        narrowest = lay_out(self._graph, {}, Measure(width=0.0)).width
        return QSize(int(narrowest), int(self._layout.height + HEADINGS + 10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    # --- boxes

    @property
    def _is_crowded(self) -> bool:
        """Whether a column has so many boxes that names have to be enough."""
        columns = Counter(node.column for node in self._graph.nodes)
        return max(columns.values(), default=0) > _CROWD

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self._graph.nodes

    @property
    def node(self) -> Node | None:
        """The current box."""
        return next((node for node in self.nodes if node.id == self.current), None)

    def grade_of(self, node: Node) -> str:
        """The grade that stands in a box, "" for none."""
        return self._grades.get(node.id, ("", ""))[0]

    def rectangle_of(self, node: str) -> QRect:
        """Where a box lies in the widget."""
        box = next(box for box in self._layout.boxes if box.node.id == node)
        return self._painter().rect(box).toRect()

    def set_current_row(self, row: int | None) -> None:
        """Make the box where a claim was published the current one."""
        ends = [node for node in self.nodes if row in node.rows]
        found = max(ends, key=lambda node: node.column, default=None)
        self._set_current(found.id if found else None)

    def keep_current(self, node: str | None) -> None:
        """Let a box have the keys, whatever its claims made current."""
        self._set_current(node)

    def _set_current(self, node: str | None) -> None:
        if node != self.current:
            self.current = node
            self.moved.emit()
            self.update()
            tell_item(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tell_item(self)

    # --- for a screen reader: the boxes column by column

    def words_of_current(self) -> str:
        """The current box in words."""
        return self._words_of(self.node) if self.node else ""

    def _words_of(self, node: Node) -> str:
        told, graded = tip(node, self._tellings, self._appearance.words), self._grades.get(node.id)
        return f"{told}\n{graded[1]}" if graded else told

    def _in_order(self) -> list[Box]:
        return sorted(self._layout.boxes, key=lambda box: (box.node.column, box.top))

    def item_count(self) -> int:
        return len(self._layout.boxes)

    def item_words(self, number: int) -> str:
        return self._words_of(self._in_order()[number].node).replace("\n", " · ")

    def item_in_hand(self) -> int | None:
        order = [box.node.id for box in self._in_order()]
        return order.index(self.current) if self.current in order else None

    def item_area(self, number: int) -> QRect:
        return self._painter().rect(self._in_order()[number]).toRect()

    def _painter(self) -> ChainPainter:
        counts, width = column_counts(self._graph), float(self.width())
        return ChainPainter(self._layout, self._labels, self._appearance, width, counts)

    def _box_at(self, at: QPointF) -> Box | None:
        painter = self._painter()
        room = QRectF
        return next(
            (box for box in self._layout.boxes if room(painter.rect(box)).contains(at)), None
        )

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._graph.nodes:
            with QPainter(self) as painter:
                self._painter().paint(painter, self._emphasis())

    def _emphasis(self) -> Emphasis:
        shown = self._hovered or self.current
        node = next((node for node in self.nodes if node.id == shown), None)
        rows = frozenset(node.rows) if node else None
        return Emphasis(rows, self.current, self.hasFocus(), pointed=self._hovered is not None)

    # --- pointing and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box = self._box_at(event.position())
        hovered = box.node.id if box else None
        if hovered != self._hovered:
            self._hovered = hovered
            pointing = Qt.CursorShape.PointingHandCursor
            self.setCursor(pointing if box else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        box = self._box_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton:
            self._set_current(box.node.id if box else None)
            if box is not None:
                self.chosen.emit(box.node.rows)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        box = self._box_at(event.position())
        if box is not None:
            self.opened.emit(box.node.rows)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self._box_at(QPointF(event.pos()))
            told = self._words_of(box.node) if box else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        node, key = self.node, event.key()
        onward = Qt.Key.Key_Left if self._appearance.right_to_left else Qt.Key.Key_Right
        backward = Qt.Key.Key_Right if self._appearance.right_to_left else Qt.Key.Key_Left
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if not self.nodes:
            super().keyPressEvent(event)
        elif node is None and key in {onward, backward, *steps}:
            self._set_current(self._from_top(0)[0].node.id)
        elif node is not None and key in steps:
            self._step(node, steps[Qt.Key(key)])
        elif node is not None and key in {onward, backward}:
            self._go_beside(node, forward=key == onward)
        elif node is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            opens = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.opened if opens else self.chosen).emit(node.rows)
        elif node is not None and node.report is not None and key == Qt.Key.Key_Space:
            self.unfolded.emit(node.report)
        else:
            super().keyPressEvent(event)

    def _from_top(self, column: int) -> Sequence[Box]:
        boxes = [box for box in self._layout.boxes if box.node.column == column]
        return sorted(boxes, key=lambda box: box.top)

    def _step(self, node: Node, by: int) -> None:
        column = [box.node.id for box in self._from_top(node.column)]
        at = column.index(node.id) + by
        if 0 <= at < len(column):
            self._set_current(column[at])

    def _go_beside(self, node: Node, *, forward: bool) -> None:
        """To the first box that something goes to from here, or comes from."""
        boxes = {box.node.id: box for box in self._layout.boxes}
        beside = [
            boxes[edge.end if forward else edge.start]
            for edge in self._graph.edges
            if node.id == (edge.start if forward else edge.end)
        ]
        if beside:
            self._set_current(min(beside, key=lambda box: box.top).node.id)
