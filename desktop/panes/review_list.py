"""The doubts as a list that is walked and answered with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from PySide6.QtWidgets import QWidget as Widget

from desktop.look.appearance import colour
from desktop.look.direction import isolate, text_direction
from desktop.look.fonts import interface_font, scaled
from desktop.workspace.reviewing import ItemWords, ReviewItem, ReviewQueue
from desktop.workspace.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _SIDE = 48, 14
_WORDS_BEFORE = 3
COMMANDS = {
    "Return": "confirm", "Enter": "confirm", "Del": "reject", "F2": "rename", "M": "merge",
    "B": "batch", "E": "edit", "D": "date", "S": "skip", "Z": "undo", "Ctrl+Z": "undo",
    **{str(number): str(number) for number in range(1, 7)},
}  # fmt: skip
"""The keys of the list, in Qt's portable text, and what each answers."""


class ReviewModel(QAbstractListModel):
    """The items of the queue for Qt: more of them are read when the end comes into sight."""

    def __init__(self, workspace: Workspace, queue: ReviewQueue) -> None:
        super().__init__(queue)
        self._workspace, self._queue = workspace, queue

    def reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._queue.items)

    def canFetchMore(self, _parent: Index) -> bool:
        return self._queue.has_more

    def fetchMore(self, _parent: Index) -> None:
        # The rows are the queue's own list, so Qt is told when they have come.
        if self._queue.more():
            self.reset()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        item, words = self._queue.items[index.row()], self._queue.words_of(index.row())
        kind = self._workspace.tr(f"review.kind.{item.kind}")
        return f"{kind}: {isolate(words.words)} — {isolate(words.title or words.after)}"


class ReviewDelegate(QStyledItemDelegate):
    """Paints an item in two lines: the words and what they are asked about, then what stands
    round them."""

    def __init__(self, workspace: Workspace, queue: ReviewQueue, parent: Widget) -> None:
        super().__init__(parent)
        self._workspace, self._queue = workspace, queue

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = self._workspace.palette
        in_hand = index.row() == self._queue.at
        rect = QRectF(option.rect)
        painter.save()
        if in_hand:
            painter.fillRect(rect, colour(palette.selected))
            edge = rect.right() - 3 if self._rtl() else rect.left()
            painter.fillRect(QRectF(edge, rect.top(), 3, rect.height()), colour(palette.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour(palette.hover))
        self._paint_words(painter, rect.adjusted(_SIDE, 5, -_SIDE, -5), index.row())
        painter.restore()

    def _paint_words(self, painter: QPainter, inner: QRectF, row: int) -> None:
        palette, item = self._workspace.palette, self._queue.items[row]
        words = self._queue.words_of(row)
        upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2)
        lower = upper.translated(0, inner.height() / 2)
        painter.setFont(interface_font(11))
        painter.setPen(colour(palette.faint))
        kind = self._workspace.tr(f"review.kind.{item.kind}")
        painter.drawText(upper, self._side(leading=False), kind)
        width = painter.fontMetrics().horizontalAdvance(kind) + 10
        room = upper.adjusted(width, 0, 0, 0) if self._rtl() else upper.adjusted(0, 0, -width, 0)
        painter.setFont(interface_font(13, QFont.Weight.DemiBold))
        painter.setPen(colour(palette.text))
        self._draw(painter, room, " ".join(words.words.split()))
        painter.setFont(interface_font(12))
        painter.setPen(colour(palette.muted))
        self._draw(painter, lower, _beneath(item, words))

    def _draw(self, painter: QPainter, room: QRectF, text: str) -> None:
        elide = Qt.TextElideMode.ElideRight
        told = painter.fontMetrics().elidedText(text, elide, int(room.width()))
        # The window's direction is not that of the words.
        told = isolate(told, text_direction(told))
        painter.drawText(room, self._side(leading=True), told)

    def _rtl(self) -> bool:
        return self._workspace.appearance.right_to_left

    def _side(self, *, leading: bool) -> int:
        flags = Qt.AlignmentFlag
        side = flags.AlignRight if leading == self._rtl() else flags.AlignLeft
        return int(side | flags.AlignVCenter | flags.AlignAbsolute)


class ReviewList(QListView):
    """``answered`` with a command of COMMANDS; ``walked`` to another item by a person."""

    answered = Signal(str)
    walked = Signal(int)

    def __init__(self, workspace: Workspace, queue: ReviewQueue, parent: Widget) -> None:
        super().__init__(parent)
        self._queue = queue
        self.rows = ReviewModel(workspace, queue)
        self.setModel(self.rows)
        self.setItemDelegate(ReviewDelegate(workspace, queue, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.walked.emit(index.row()))

    def follow(self) -> None:
        """Show the queue as it is now, with the item in hand in sight."""
        self.rows.reset()
        if self._queue.item is not None:
            index = self.rows.index(self._queue.at)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """The keys of the list are its own while it has them: a digit here answers the item, not
        what is chosen in the article."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(_command(event) is not None)
            if event.isAccepted():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = _command(event)
        if command is not None:
            self.answered.emit(command)
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.walked.emit(self.currentIndex().row())


def _beneath(item: ReviewItem, words: ItemWords) -> str:
    """The second line: what stands round the words, or what they are compared with."""
    if item.conflict is not None:
        return " ".join(item.conflict.sides[1].text.split())
    return words.after if item.suggestion is not None else _around(words)


def _around(words: ItemWords) -> str:
    """A little of what stands before the words, then what follows them."""
    before = " ".join(words.before.split()[-_WORDS_BEFORE:])
    return " ".join(f"… {before} {words.words}{words.after}".split())


def _command(event: QKeyEvent) -> str | None:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    sequence = QKeySequence(modifiers.value | event.key())
    return COMMANDS.get(sequence.toString(QKeySequence.SequenceFormat.PortableText))
