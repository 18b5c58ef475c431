"""Beside the map: what is told at the chosen place, where else it may lie, what has no point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.appearance import Appearance
from desktop.look.direction import isolate
from desktop.look.fonts import interface_font, scaled
from desktop.look.palette import Palette

AnyIndex = QModelIndex | QPersistentModelIndex
WIDTH = 264
HEIGHT = 210
_ROW = 17
_LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: what it says first, and what in small type under it."""

    head: str
    more: str = ""
    strong: bool = False


class LineDelegate(QStyledItemDelegate):
    """A line in two rows: what it says first, and under it the rest, muted, as far as it fits."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line: Line = index.data(_LINE)
        style_option = QStyleOptionViewItem(option)
        self.initStyleOption(style_option, index)
        style_option.text = ""
        widget = style_option.widget
        widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, style_option, painter, widget
        )
        palette = _palette_of(widget)
        room = QRectF(style_option.rect).adjusted(8, 4, -8, -4)
        rows = [(line.head, interface_font(12, _weight(strong=line.strong)), palette.text)]
        if line.more:
            rows.append((line.more, interface_font(11), palette.muted))
        rtl = style_option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.save()
        # Words have their own direction; where they stand is the window's.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for number, (words, font, hue) in enumerate(rows):
            painter.setFont(font)
            painter.setPen(QColor(hue))
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            row = QRectF(
                room.left(), room.top() + number * scaled(_ROW), room.width(), scaled(_ROW)
            )
            painter.drawText(
                row,
                int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute),
                shown,
            )
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line: Line = index.data(_LINE)
        return QSize(80, 8 + scaled(_ROW) * (2 if line.more else 1))


def _weight(*, strong: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if strong else QFont.Weight.Medium


def _palette_of(widget: QWidget | None) -> Palette:
    assert isinstance(widget, Lines)
    return widget.appearance.palette


class Lines(QListWidget):
    """A list of lines; ``taken`` tells the number of the one that was clicked or entered,
    ``pointed`` of the one under the mouse or, by keys, in hand."""

    taken = Signal(int)
    pointed = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.setObjectName("map_lines")
        self.setItemDelegate(LineDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.taken.emit(self.row(item)))
        self.itemEntered.connect(lambda item: self.pointed.emit(self.row(item)))
        self.currentRowChanged.connect(self._follow_keys)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; what was in hand by its place stays in hand."""
        at = self.currentRow()
        self.clear()
        for line in lines:
            item = QListWidgetItem("\n".join(filter(None, (line.head, line.more))))
            item.setData(_LINE, line)
            item.setToolTip(item.text())
            self.addItem(item)
        if 0 <= at < len(lines) and self.hasFocus():
            self.setCurrentRow(at)
        self.setVisible(bool(lines))

    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(row) for row in range(min(self.count(), 40)))
        return QSize(WIDTH, rows + 4)

    def _follow_keys(self, row: int) -> None:
        if self.hasFocus():
            self.pointed.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.taken.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class MapPanel(QFrame):
    """Signals tell what the person wants; the pane decides.

    ``candidate_taken`` and ``event_taken`` give numbers of lines; ``open_taken`` that of a place
    without a point.
    """

    candidate_taken = Signal(int)
    candidate_pointed = Signal(int)
    event_taken = Signal(int)
    open_taken = Signal(int)
    point_wanted = Signal(bool)
    nowhere_said = Signal()
    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map_panel")
        self.title, self.about, self.hint = QLabel(), QLabel(), QLabel()
        self.events_title = QLabel()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)
        for label in (self.title, self.about, self.hint, self.events_title):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.candidates, self.open, self.events = (Lines(appearance, self) for _ in range(3))
        self.point = QPushButton()
        self.point.setCheckable(True)
        self.nowhere = QPushButton()
        self._about = self._hint = ""
        self._low = False
        self._lay_out()
        self.close_button.clicked.connect(self.closed)
        self.candidates.taken.connect(self.candidate_taken)
        self.candidates.pointed.connect(self.candidate_pointed)
        self.events.taken.connect(self.event_taken)
        self.open.taken.connect(self.open_taken)
        self.point.clicked.connect(self.point_wanted)
        self.nowhere.clicked.connect(self.nowhere_said)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.point)
        buttons.addWidget(self.nowhere)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self.events_title)
        told.addWidget(self.events, 1)
        self._lists = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lists.setSpacing(6)
        self._lists.addWidget(self.open, 1)
        self._lists.addWidget(self.candidates, 1)
        self._lists.addLayout(told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.about)
        layout.addWidget(self.hint)
        layout.addLayout(self._lists, 1)
        layout.addLayout(buttons)

    def lie_low(self, *, low: bool) -> None:
        """Under the map there is little height: lists stand side by side, and words run on."""
        self._low = low
        way = QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom
        self._lists.setDirection(way)
        self._fit_words()

    def focus_chain(self) -> list[QWidget]:
        """What the Tab key visits."""
        return [
            self.open,
            self.candidates,
            self.point,
            self.nowhere,
            self.events,
            self.close_button,
        ]

    def set_appearance(self, appearance: Appearance) -> None:
        """The language or the theme changed."""
        for lines in (self.candidates, self.open, self.events):
            lines.appearance = appearance
        muted = f"color: {appearance.palette.muted}"
        for label in (self.about, self.events_title):
            label.setStyleSheet(muted)
        # A name's own direction would put it on the other side.
        rtl = appearance.right_to_left
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self.title.setAlignment(
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        )

    def name(self, *, close: str, point: str, nowhere: str, lists: Sequence[str]) -> None:
        """The words of its controls."""
        self.close_button.setToolTip(close)
        self.close_button.setAccessibleName(close)
        self.point.setText(point)
        self.nowhere.setText(nowhere)
        for widget, words in zip((self.open, self.candidates, self.events), lists, strict=True):
            widget.setAccessibleName(words)

    def show_place(
        self,
        title: str,
        about: str,
        *,
        candidates: Sequence[Line],
        hint: str,
        events: Sequence[Line],
        events_title: str,
        editable: bool,
        has_point: bool,
    ) -> None:
        """What is told at a place, and where else it may lie."""
        self._say(title, about, hint)
        self.open.show_lines(())
        self.candidates.show_lines(candidates)
        self.events_title.setText(events_title)
        self.events_title.setVisible(bool(events))
        self.events.show_lines(events)
        self.point.setVisible(editable)
        self.nowhere.setVisible(editable and has_point)

    def show_open(self, title: str, about: str, lines: Sequence[Line]) -> None:
        """The places of the article that have no point."""
        self._say(title, about, "")
        self.candidates.show_lines(())
        self.events.show_lines(())
        self.open.show_lines(lines)
        for widget in (self.point, self.nowhere, self.events_title):
            widget.setVisible(False)

    def _say(self, title: str, about: str, hint: str) -> None:
        self.title.setText(isolate(title))
        self._about, self._hint = about, hint
        self._fit_words()

    def _fit_words(self) -> None:
        about = self._about.replace("\n", " · ") if self._low else self._about
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.hint.setText(self._hint)
        self.hint.setVisible(bool(self._hint))
