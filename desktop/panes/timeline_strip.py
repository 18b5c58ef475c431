"""The strip under the timeline: all of time at once, what of it is in view, and a brush for it."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.look.appearance import Appearance, colour
from desktop.look.fonts import interface_font
from desktop.panes.canvas_items import announce, speak_as
from desktop.panes.timeline_brush import Grip, Span, grip_at, moved
from desktop.panes.timeline_histogram import Histogram
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_text import interval_words
from desktop.panes.timeline_time import Interval

HEIGHT = 28
STRIP_INK = 0.75
"""Opacity of the columns: paler ones are not seen (WCAG 2.2, 1.4.11)."""
_STEP = 0.1
"""How far a key moves, of what is in view; and how far the brush grows."""
_STEPS = {Qt.Key.Key_Right.value: 1, Qt.Key.Key_Left.value: -1}
_CLEARING = frozenset((Qt.Key.Key_Delete.value, Qt.Key.Key_Backspace.value))
_KEYS = frozenset(_STEPS) | _CLEARING


class OverviewStrip(QWidget):
    """A drag over it brushes a stretch of time, or moves the brush or an edge of it; a click moves
    the view, a double click takes the brush away.

    ``brushed`` gives the chosen minutes, end exclusive; ``cleared`` that none are any more;
    ``sought`` the minute to be looked at; ``turned`` how far the wheel was turned, in its own
    units, to zoom at a minute.
    """

    brushed = Signal(int, int)
    cleared = Signal()
    sought = Signal(float)
    turned = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = Appearance()
        self._histogram = Histogram()
        self._strip = TimeScale(0.0, 1.0, 0.0, 1.0, rtl=True)
        self._seen = (0.0, 0.0)
        self._brush: tuple[int, int] | None = None
        self._pressed: QPointF | None = None
        self._dragging = False
        self._grip: Grip | None = None
        self._held: Span = (0, 0)
        self._made: tuple[tuple[Histogram, TimeScale, QRectF], list[QRectF]] | None = None
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        speak_as(self, QAccessible.Role.Slider)

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    # --- what is shown

    def show_time(self, histogram: Histogram, view: TimeScale, appearance: Appearance) -> None:
        """All of time over the very strip on which the timeline shows a part of it."""
        self._histogram, self._appearance = histogram, appearance
        self._seen = (view.origin, view.end)
        whole = TimeScale(0.0, 1.0, view.left, view.width, view.rtl)
        self._strip = whole.framed(histogram.start, histogram.end, 4, 4)
        self.update()

    def show_brush(self, brush: tuple[int, int] | None) -> None:
        """The stretch of time that is chosen, None where none is."""
        self._brush = brush
        self._describe()
        self.update()

    @property
    def strip(self) -> TimeScale:
        """Where all of time lies on it."""
        return self._strip

    def _describe(self) -> None:
        words = self._appearance.words
        said = words.tr("timeline.strip_help")
        if self._brush is not None:
            said = f"{interval_words(Interval(*self._brush), words)} · {said}"
        self.setAccessibleName(words.tr("timeline.strip"))
        announce(self, said)
        self.setToolTip(said)

    # --- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._histogram.counts:
            self._pressed, self._dragging = event.position(), False
            self._grip = grip_at(self._strip, self._brush, event.position().x())
            self._held = self._brush or (0, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().x()
        if self._pressed is None:
            self._show_grip(grip_at(self._strip, self._brush, at))
            return
        far = abs(at - self._pressed.x())
        if self._dragging or far >= QApplication.startDragDistance():
            self._dragging = True
            self._brush = self._dragged(self._pressed.x(), at)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self._dragging:
            self.brushed.emit(*self._dragged(pressed.x(), event.position().x()))
        else:
            self.sought.emit(self._strip.minute(event.position().x()))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if self._brush is not None:
            self.cleared.emit()

    def _show_grip(self, grip: Grip | None) -> None:
        shape = Qt.CursorShape
        self.setCursor(
            shape.CrossCursor
            if grip is None
            else shape.OpenHandCursor
            if grip == "whole"
            else shape.SizeHorCursor
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turned.emit(event.angleDelta().y(), self._strip.minute(event.position().x()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """While it has the keys, what it does with them goes before the window's own shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _KEYS:
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the view, with Shift the brush's later edge, with Ctrl and Shift its earlier
        one, with Ctrl all of it; the brush begins as what is in view. Delete takes it away."""
        if event.key() not in _KEYS or not self._histogram.counts:
            super().keyPressEvent(event)
            return
        if event.key() in _CLEARING:
            if self._brush is not None:
                self.cleared.emit()
            return
        forward = _STEPS[event.key()] * (-1 if self._strip.rtl else 1)
        first, last = self._seen
        step = forward * max((last - first) * _STEP, 1)
        grip = _grip_of(event.modifiers())
        if grip is None:
            self.sought.emit((first + last) / 2 + step)
            return
        bounds = (self._histogram.start, self._histogram.end)
        seen = (max(int(first), bounds[0]), min(int(last), bounds[1]))
        self.brushed.emit(*moved(self._brush or seen, grip, step, bounds))

    def _dragged(self, pressed: float, now: float) -> Span:
        """What a drag from pixel to pixel makes of the brush."""
        if self._grip is None:
            return self._between(pressed, now)
        minutes = self._strip.minute(now) - self._strip.minute(pressed)
        bounds = (self._histogram.start, self._histogram.end)
        return moved(self._held, self._grip, minutes, bounds)

    def _between(self, one: float, other: float) -> tuple[int, int]:
        first, last = sorted((self._strip.minute(one), self._strip.minute(other)))
        first, last = max(first, self._histogram.start), min(last, self._histogram.end)
        return int(first), max(int(last), int(first) + 1)

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, strip = self._appearance.palette, self._strip
        with QPainter(self) as painter:
            painter.setLayoutDirection(self._appearance.direction)
            painter.fillRect(self.rect(), QColor(palette.panel))
            painter.setPen(QPen(QColor(palette.hairline), 1.0))
            painter.drawLine(0, 0, self.width(), 0)
            room = QRectF(strip.left, 4, strip.width, self.height() - 8)
            self._paint_name(painter)
            if self._histogram.counts:
                painter.setClipRect(room.adjusted(0, -3, 0, 3))
                self._paint_counts(painter, room)
                self._paint_seen(painter, room)
                if self._brush is not None:
                    self._paint_brush(painter, room, *self._brush)
                painter.setClipping(False)
            if self.hasFocus():
                painter.setPen(QPen(QColor(palette.accent), 2.0))
                painter.drawLine(0, 1, self.width(), 1)

    def _paint_name(self, painter: QPainter) -> None:
        right_to_left = self._appearance.right_to_left
        end = self._strip.left + self._strip.width
        left, wide = (end, self.width() - end) if right_to_left else (0.0, self._strip.left)
        room = QRectF(left, 0, wide, self.height())
        painter.setFont(interface_font(11))
        painter.setPen(QColor(self._appearance.palette.muted))
        leading = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        words = self._appearance.words.tr("timeline.strip_name")
        painter.drawText(room.adjusted(10, 0, -10, 0), leading, words)

    def _paint_counts(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._appearance.palette.muted, STRIP_INK))
        painter.drawRects(self._columns(room))

    def _columns(self, room: QRectF) -> list[QRectF]:
        """They stay the same while the view moves over them."""
        drawn = (self._histogram, self._strip, room)
        if self._made is None or self._made[0] != drawn:
            counts, strip = self._histogram.counts, self._strip
            start, width, most = self._histogram.start, self._histogram.width, max(counts)
            columns = []
            for place, count in enumerate(counts):
                if count:
                    begins = start + place * width
                    one, other = strip.x(begins), strip.x(begins + width)
                    tall = max(sqrt(count / most) * room.height(), 2)
                    wide = max(abs(one - other), 1)
                    columns.append(QRectF(min(one, other), room.bottom() - tall, wide, tall))
            self._made = (drawn, columns)
        return self._made[1]

    def _paint_seen(self, painter: QPainter, room: QRectF) -> None:
        """What the timeline shows: all else is paler, and its edges are drawn."""
        left, right = sorted(map(self._strip.x, self._seen))
        veil = colour(self._appearance.palette.panel, 0.6)
        painter.fillRect(QRectF(room.left(), 1, left - room.left(), self.height()), veil)
        painter.fillRect(QRectF(right, 1, room.right() - right, self.height()), veil)
        if left <= room.left() + 5 and right >= room.right() - 5:
            return
        painter.setPen(QPen(QColor(self._appearance.palette.muted), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(left, 2.5, max(right - left, 3), self.height() - 5)
        painter.drawRoundedRect(frame, 3, 3)

    def _paint_brush(self, painter: QPainter, room: QRectF, start: int, end: int) -> None:
        left, right = sorted(map(self._strip.x, (start, end)))
        accent = self._appearance.palette.accent
        area = QRectF(left, room.top() - 2, max(right - left, 2), room.height() + 4)
        painter.fillRect(area, colour(accent, 0.22))
        painter.setPen(QPen(QColor(accent), 1.6))
        painter.setBrush(QColor(accent))
        for x in (area.left(), area.right()):
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            handle = QRectF(x - 2, area.center().y() - 5, 4, 10)
            painter.drawRoundedRect(handle, 2, 2)


def _grip_of(held: Qt.KeyboardModifier) -> Grip | None:
    """What of the brush the arrows move with these keys held."""
    shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
    if held & Qt.KeyboardModifier.ControlModifier:
        return "start" if shift else "whole"
    return "end" if shift else None
