"""The list that opens under the field at the top: groups of places to go to and things to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.look.direction import text_direction
from desktop.look.fonts import interface_font, scaled
from desktop.workspace.workspace import Workspace

ENTRY_HEIGHT, HEADING_HEIGHT = 31, 27
_ASIDE = Qt.ItemDataRole.UserRole + 1
_ENTRY = Qt.ItemDataRole.UserRole
_PAD, _GAP = 10, 16
_ASIDE_SHARE = 0.42
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that leads somewhere; ``aside`` stands at its other end, ``key`` tells it from all
    others."""

    key: tuple[str, object]
    words: str
    aside: str
    go: Callable[[], object] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading; without lines, a sentence that leads nowhere."""

    heading: str
    entries: tuple[Entry, ...] = ()


class PaletteList(QListWidget):
    """Never has the keys: the field moves through it."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Painter(workspace, self))

    def fill(self, groups: Sequence[Group]) -> None:
        """Show other groups. The line that the person moved to stays the current one; else it is
        the first."""
        current = self.entry()
        moved = current is not None and self.currentRow() > self._first()
        self.clear()
        for group in groups:
            heading = QListWidgetItem(group.heading, self)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for entry in group.entries:
                item = QListWidgetItem(entry.words.replace("\n", " "), self)
                item.setData(_ENTRY, entry)
                item.setData(_ASIDE, entry.aside)
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole,
                    " · ".join(part for part in (entry.words, entry.aside, group.heading) if part),
                )
                if moved and current is not None and entry.key == current.key:
                    self.setCurrentItem(item)
        if self.entry() is None:
            self.setCurrentRow(self._first())

    def entry(self) -> Entry | None:
        """The current line."""
        item = self.currentItem()
        found = item.data(_ENTRY) if item is not None else None
        return found if isinstance(found, Entry) else None

    def entries(self) -> list[Entry]:
        """All lines, in order."""
        items = (self.item(row).data(_ENTRY) for row in range(self.count()))
        return [entry for entry in items if isinstance(entry, Entry)]

    def move_by(self, by: int) -> None:
        """Go to the line after (1) or before (-1), over headings."""
        row = self.currentRow() + by
        while 0 <= row < self.count():
            if self.item(row).data(_ENTRY) is not None:
                self.setCurrentRow(row)
                break
            row += by
        if self.currentRow() == self._first():
            self.scrollToTop()

    def height_of_all(self) -> int:
        headings = self.count() - len(self.entries())
        return len(self.entries()) * scaled(ENTRY_HEIGHT) + headings * scaled(HEADING_HEIGHT) + 12

    def _first(self) -> int:
        rows = range(self.count())
        return next((row for row in rows if self.item(row).data(_ENTRY) is not None), -1)


class _Painter(QStyledItemDelegate):
    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = scaled(ENTRY_HEIGHT if index.data(_ENTRY) is not None else HEADING_HEIGHT)
        return QSize(option.rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette, room = self._workspace.palette, QRectF(option.rect)
        rtl = self._workspace.appearance.right_to_left
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = str(index.data())
        if index.data(_ENTRY) is None:
            font = interface_font(11, QFont.Weight.DemiBold)
            _draw(painter, room.adjusted(_PAD, 3, -_PAD, 0), words, font, palette.faint, rtl=rtl)
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selected if chosen else palette.hover))
            painter.drawRoundedRect(room.adjusted(2, 1, -2, -1), 5, 5)
        inner, aside, font = room.adjusted(_PAD, 0, -_PAD, 0), str(index.data(_ASIDE)), _small()
        wide = min(QFontMetricsF(font).horizontalAdvance(aside) + 2, inner.width() * _ASIDE_SHARE)
        if aside:
            end = QRectF(
                inner.left() if rtl else inner.right() - wide, inner.top(), wide, inner.height()
            )
            _draw(painter, end, aside, font, palette.muted, rtl=not rtl)
            taken = wide + _GAP
            inner.adjust(taken if rtl else 0, 0, 0 if rtl else -taken, 0)
        _draw(painter, inner, words, interface_font(13), palette.text, rtl=rtl)
        painter.restore()


def _small() -> QFont:
    return interface_font(12)


def _draw(painter: QPainter, room: QRectF, words: str, font: QFont, ink: str, *, rtl: bool) -> None:
    """One line from an edge, in the direction of its own first letter."""
    own = text_direction(words, "rtl" if rtl else "ltr") == "rtl"
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if own else Qt.LayoutDirection.LeftToRight
    )
    painter.setFont(font)
    painter.setPen(QColor(ink))
    edge = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    flags = edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, shown)
