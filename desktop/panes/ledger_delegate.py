"""How a row of the ledger is painted: one line a claim, what matters most the strongest."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.look.direction import TextDirection, text_direction
from desktop.look.fonts import interface_font, scaled
from desktop.panes.claims_table import reading_direction
from desktop.panes.claims_text import shortened
from desktop.panes.ledger_columns import COLUMNS, Column
from desktop.panes.ledger_model import LedgerModel
from desktop.panes.ledger_words import cell_words
from desktop.workspace.ledger import LedgerLine

ROW_HEIGHT = 36
_PAD = 10
_PILL = 22
_INDENT = 18
# A claim may be as long as its page; no cell shows more than this.
_MOST_LETTERS = 400
_OWN_DIRECTION: frozenset[Column] = frozenset({"quote"})
_Index = QModelIndex | QPersistentModelIndex


class LedgerDelegate(QStyledItemDelegate):
    """Paints claims and, across all columns, the groups that they lie in."""

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.take_fonts()

    def take_fonts(self) -> None:
        """The person's fonts are others, or are taken first."""
        self._font, self._small = interface_font(13), interface_font(12)
        self._strong = interface_font(13, QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        room, column = QRectF(option.rect), COLUMNS[index.column()].id
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, room)
        group = self._model.group_at(index.row())
        if group is None:
            line = self._model.line_at(index.row())
            inner = room.adjusted(_PAD, 0, -_PAD, -1)
            if line is not None:
                self._cell(painter, inner, line, column)
            elif column == "quote":
                self._draw(painter, inner, "…", self._font, self._model.appearance.palette.faint)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, room: QRectF) -> None:
        palette = self._model.appearance.palette
        ground = palette.panel
        if option.state & QStyle.StateFlag.State_Selected:
            ground = palette.selected
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = palette.hover
        painter.fillRect(room, QColor(ground))
        line = QRectF(room.left(), room.bottom() - 1, room.width(), 1)
        painter.fillRect(line, QColor(palette.hairline))

    def _cell(self, painter: QPainter, room: QRectF, line: LedgerLine, column: Column) -> None:
        palette, words = self._model.appearance.palette, self._model.appearance.words
        told = cell_words(line, column, words)[:_MOST_LETTERS]
        if not told:
            return
        match column:
            case "stance":
                text, ground = palette.stances[line.claim.stance]
                self._pill(painter, room, told, text, ground)
            case "grade":
                self._grade(painter, room, told)
            case "origin":
                self._draw(painter, room, told, self._strong, palette.text)
            case "quote" | "number":
                self._draw(
                    painter, room, told, self._font, palette.text, own=column in _OWN_DIRECTION
                )
            case _:
                self._draw(painter, room, told, self._small, palette.muted)

    def _draw(
        self, painter: QPainter, room: QRectF, words: str, font: QFont, ink: str, *,
        own: bool = False,
    ) -> None:  # fmt: skip
        """One line that begins where the window's lines begin."""
        side = reading_direction(self._model.appearance)
        direction: TextDirection = text_direction(words, side) if own else side
        rtl = Qt.LayoutDirection.RightToLeft
        painter.setLayoutDirection(rtl if direction == "rtl" else Qt.LayoutDirection.LeftToRight)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        # A quotation begins at the edge where its own letters begin.
        edge = Qt.AlignmentFlag.AlignRight if direction == "rtl" else Qt.AlignmentFlag.AlignLeft
        flags = edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            room, flags | Qt.TextFlag.TextSingleLine, shortened(words, font, room.width())
        )

    def _pill(self, painter: QPainter, room: QRectF, words: str, ink: str, ground: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        pill = self._at_beginning(room, words)
        painter.drawRoundedRect(pill, scaled(_PILL) / 2, scaled(_PILL) / 2)
        self._centred(painter, pill, words, ink)

    def _grade(self, painter: QPainter, room: QRectF, words: str) -> None:
        """An outlined box: a grade is a person's word, a stance the machine's."""
        palette = self._model.appearance.palette
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.faint), 1))
        box = self._at_beginning(room, words)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._centred(painter, box, words, palette.text)

    def _at_beginning(self, room: QRectF, words: str) -> QRectF:
        width = min(QFontMetricsF(self._small).horizontalAdvance(words) + 16, room.width() + 6)
        rtl = self._model.appearance.right_to_left
        left = room.right() - width if rtl else room.left()
        return QRectF(left, room.center().y() - scaled(_PILL) / 2, width, scaled(_PILL))

    def _centred(self, painter: QPainter, room: QRectF, words: str, ink: str) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(ink))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def paint_group(self, painter: QPainter, room: QRectF, group: int) -> None:
        """A group's words and count across the whole width, with the arrow that opens it."""
        appearance, found = self._model.appearance, self._model.groups[group]
        palette, rtl = appearance.palette, appearance.right_to_left
        is_open = self._model.sections.is_open(group)
        inner = room.adjusted(_PAD, 0, -_PAD, -1)
        mark = "▾" if is_open else ("◂" if rtl else "▸")
        self._draw(painter, inner, mark, self._font, palette.muted)
        inner.adjust(0 if rtl else _INDENT, 0, -_INDENT if rtl else 0, 0)
        count = appearance.words.tr("claims.count", count=found.count)
        width = QFontMetricsF(self._small).horizontalAdvance(count) + 14
        named = inner.adjusted(width if rtl else 0, 0, 0 if rtl else -width, 0)
        words = self._model.words_of_group(group).rsplit(" — ", 1)[0]
        shown = shortened(words, self._strong, named.width())
        self._draw(painter, named, shown, self._strong, palette.text)
        taken = QFontMetricsF(self._strong).horizontalAdvance(shown) + 14
        after = named.adjusted(-width if rtl else taken, 0, -taken if rtl else width, 0)
        self._draw(painter, after, count, self._small, palette.muted)
