"""The small chart of an entity's page: how often it is named over time, as time runs in the
window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.look.appearance import Appearance, colour
from desktop.look.direction import isolate
from desktop.look.fonts import interface_font
from desktop.panes.canvas_items import speak_items, tell_item
from desktop.panes.entity_histogram import Bar

_HEIGHT = 84
_SIDE, _TOP, _FOOT = 14, 6, 20
_WIDEST = 26.0


class EntityChart(QWidget):
    """``current``: the place of the column that the keys are on; ``chosen``: the one whose articles
    are shown. ``picked`` tells a column, None: none any more."""

    picked = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.bars: tuple[Bar, ...] = ()
        self.current: int | None = None
        self.chosen: Bar | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak_items(self)

    def sizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def show_bars(self, bars: tuple[Bar, ...], appearance: Appearance) -> None:
        self.bars, self._appearance = bars, appearance
        # Who has the keyboard on it hears of a column still when they are others.
        self.current = 0 if bars and self.hasFocus() else None
        self.chosen = self.chosen if self.chosen in bars else None
        self.setVisible(bool(bars))
        self._tell()
        self.update()

    def pick(self, place: int | None) -> None:
        """Show the articles of a column; of all, where it is the chosen one already, or None."""
        bar = self.bars[place] if place is not None else None
        self.chosen = None if bar == self.chosen else bar
        self.picked.emit(self.chosen)
        self.update()

    # --- columns

    def rectangle_of(self, place: int) -> QRectF:
        """The room of a column, empty or not."""
        room = self._room()
        width = min(room.width() / max(len(self.bars), 1), _WIDEST)
        left = room.right() - (place + 1) * width if self._rtl else room.left() + place * width
        return QRectF(left, room.top(), width, room.height())

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_SIDE, _TOP, -_SIDE, -_FOOT)

    @property
    def _rtl(self) -> bool:
        return self._appearance.right_to_left

    def _bar_at(self, at: QPointF) -> int | None:
        if not self.bars:
            return None
        width = self.rectangle_of(0).width()
        room = self._room()
        along = room.right() - at.x() if self._rtl else at.x() - room.left()
        place = int(along // width)
        return place if 0 <= place < len(self.bars) else None

    def words_of(self, place: int) -> str:
        """A column in words: its days, articles and mentions."""
        bar, words = self.bars[place], self._appearance.words
        days = words.date(bar.first)
        if bar.last != bar.first:
            days = words.tr("timeline.range", start=days, end=words.date(bar.last))
        told = words.tr("status.articles", count=bar.documents)
        return f"{days} · {told} · {words.tr('card.mentions', count=bar.mentions)}"

    def _tell(self) -> None:
        words = self._appearance.words
        self.setAccessibleName(words.tr("entity.chart"))
        told = self.words_of(self.current) if self.current is not None else ""
        self.setAccessibleDescription(told or words.tr("entity.chart_help"))

    def item_count(self) -> int:
        return len(self.bars)

    def item_words(self, number: int) -> str:
        return self.words_of(number)

    def item_in_hand(self) -> int | None:
        return self.current

    def item_area(self, number: int) -> QRect:
        return self.rectangle_of(number).toAlignedRect()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if not self.bars:
            return
        palette = self._appearance.palette
        with QPainter(self) as painter:
            room = self._room()
            painter.setPen(QPen(colour(palette.border), 1))
            painter.drawLine(room.bottomLeft(), room.bottomRight())
            most = max(bar.mentions for bar in self.bars)
            for place, bar in enumerate(self.bars):
                box = self.rectangle_of(place)
                gap = 1.0 if box.width() > 3 else 0.0
                if bar.mentions:
                    height = max(box.height() * bar.mentions / most, 2)
                    column = box.adjusted(gap, box.height() - height, -gap, 0)
                    bright = self.chosen is None or bar == self.chosen
                    painter.fillRect(column, colour(palette.accent, 0.8 if bright else 0.25))
                if place == self.current and self.hasFocus():
                    painter.setPen(QPen(colour(palette.text), 1))
                    painter.drawRect(box.adjusted(0, 0, -1, 0))
            self._paint_words(painter, room, most)

    def _paint_words(self, painter: QPainter, room: QRectF, most: int) -> None:
        palette, words = self._appearance.palette, self._appearance.words
        font = interface_font(11)
        painter.setFont(font)
        painter.setPen(colour(palette.faint))
        foot = QRectF(room.left(), room.bottom() + 2, room.width(), _FOOT - 2)
        first, last = words.date(self.bars[0].first), words.date(self.bars[-1].last)
        near, far = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        if not self._rtl:
            near, far = far, near
        absolute = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(foot, int(near | absolute), isolate(first))
        used = len(self.bars) * self.rectangle_of(0).width()
        metrics = QFontMetricsF(font)
        both = metrics.horizontalAdvance(first) + metrics.horizontalAdvance(last) + 16
        ends = min(max(used, both), room.width())
        if last != first and both <= room.width():
            under = foot.adjusted(foot.width() - ends, 0, 0, 0) if self._rtl else foot
            under.setWidth(ends)
            painter.drawText(under, int(far | absolute), isolate(last))
        top = QRectF(room.left(), room.top() - _TOP, room.width(), 16)
        told = words.tr("card.mentions", count=most)
        if used < room.width() - metrics.horizontalAdvance(told) - 8:
            painter.drawText(top, int(far | absolute), told)

    # --- pointing and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._set_current(place)
            self.pick(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._bar_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._bar_at(QPointF(event.pos()))
            words = self.words_of(place) if place is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Before the window's own Escape, which would clear the choice of all panes.
            event.setAccepted(event.key() == Qt.Key.Key_Escape and self.chosen is not None)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None and self.bars:
            self._set_current(0)
        tell_item(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        onward = Qt.Key.Key_Left if self._rtl else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self._rtl else Qt.Key.Key_Left
        at = self.current or 0
        if event.key() in (onward, back) and self.bars:
            step = 1 if event.key() == onward else -1
            self._set_current(min(max(at + step, 0), len(self.bars) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.bars:
            self.pick(at)
        elif event.key() == Qt.Key.Key_Escape and self.chosen is not None:
            self.pick(None)
        else:
            super().keyPressEvent(event)

    def _set_current(self, place: int) -> None:
        self.current = place
        self._tell()
        tell_item(self)
        self.update()
