"""How a hit is painted: headline, who and when, how near the match is, and the words round it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.look.direction import TextDirection, text_direction
from desktop.look.fonts import interface_font
from desktop.panes.search_hits import HitsModel
from desktop.panes.search_snippet import Snippet, snippet_of

_PAD, _GAP = 12, 3
_PILL_PAD = 7
_SNIPPET_LINES = 2
_Index = QModelIndex | QPersistentModelIndex
_PILLS = {"exact": "good", "spelling": "muted", "stem": "muted", "root": "warning"}


class HitDelegate(QStyledItemDelegate):
    """Paints the rows of a :class:`HitsModel`."""

    def __init__(self, model: HitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.take_fonts()

    def take_fonts(self) -> None:
        """The person's fonts are others, or are taken first."""
        self._title = interface_font(14, QFont.Weight.DemiBold)
        self._font, self._small = interface_font(13), interface_font(12)
        self._strong = interface_font(13, QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        lines = _line(self._title) + _line(self._small) + _SNIPPET_LINES * _line(self._font)
        return QSize(option.rect.width(), int(lines + 2 * _PAD + 2 * _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        room, row = QRectF(option.rect), index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, room)
        inner = room.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        found = self._model.hits[row]
        palette = self._model.appearance.palette
        title = QRectF(inner.left(), inner.top(), inner.width(), _line(self._title))
        self._words(painter, title, found.hit.document.title, self._title, palette.text)
        about = QRectF(inner.left(), title.bottom() + _GAP, inner.width(), _line(self._small))
        self._about(painter, about, row)
        self._snippet(painter, inner, about.bottom() + _GAP, snippet_of(found))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, room: QRectF) -> None:
        palette = self._model.appearance.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, QColor(palette.selected if chosen else palette.hover))
        if chosen:
            bar = QRectF(room.left(), room.top(), 3, room.height())
            if self._model.appearance.right_to_left:
                bar.moveRight(room.right())
            painter.fillRect(bar, QColor(palette.accent))
        line = QRectF(room.left(), room.bottom() - 1, room.width(), 1)
        painter.fillRect(line, QColor(palette.hairline))

    def _about(self, painter: QPainter, room: QRectF, row: int) -> None:
        """Badges at the end of the line, the words in what they leave."""
        palette, tr = self._model.appearance.palette, self._model.appearance.words.tr
        level = self._model.hits[row].hit.level
        left = self._pill(painter, room, self._model.level(row), _PILLS[level])
        if self._model.is_new(row):
            left = self._pill(painter, left, tr("search_pane.new"), "accent")
        self._words(painter, left, self._model.about(row), self._small, palette.muted)

    def _pill(self, painter: QPainter, room: QRectF, words: str, look: str) -> QRectF:
        """Paint a badge at the end of a line; gives what remains before it."""
        palette, rtl = self._model.appearance.palette, self._model.appearance.right_to_left
        ink, ground = {
            "good": (palette.good, palette.good_soft),
            "muted": palette.stances["reports"],
            "warning": (palette.warning, palette.warning_soft),
            "accent": (palette.on_accent, palette.accent),
        }[look]
        width = QFontMetricsF(self._small).horizontalAdvance(words) + 2 * _PILL_PAD
        left = room.left() if rtl else room.right() - width
        pill = QRectF(left, room.top(), width, room.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, room.height() / 2, room.height() / 2)
        painter.setPen(QColor(ink))
        painter.setFont(self._small)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        taken = width + _PILL_PAD
        return room.adjusted(taken if rtl else 0, 0, 0 if rtl else -taken, 0)

    def _words(self, painter: QPainter, room: QRectF, words: str, font: QFont, ink: str) -> None:
        """One line in its own direction, from the edge where its letters begin."""
        window: TextDirection = "rtl" if self._model.appearance.right_to_left else "ltr"
        rtl = text_direction(words, window) == "rtl"
        side = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        edge = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(side)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        flags = edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, shown)

    def _snippet(self, painter: QPainter, room: QRectF, top: float, snippet: Snippet) -> None:
        palette = self._model.appearance.palette
        layout = QTextLayout(snippet.text, self._font)
        option = QTextOption()
        rtl = text_direction(snippet.text) == "rtl"
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        option.setAlignment(
            (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignAbsolute
        )
        layout.setTextOption(option)
        layout.setFormats([_lit(span, self._strong, palette.text, palette.warning_soft)
                           for span in snippet.spans])  # fmt: skip
        layout.beginLayout()
        height = 0.0
        for _ in range(_SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0, height))
            height += _line(self._font)
        layout.endLayout()
        painter.setPen(QColor(palette.text))
        layout.draw(painter, QPointF(room.left(), top))


def _lit(span: tuple[int, int], font: QFont, ink: str, ground: str) -> QTextLayout.FormatRange:
    lit = QTextLayout.FormatRange()
    look = QTextCharFormat()
    look.setFont(font)
    look.setForeground(QColor(ink))
    look.setBackground(QColor(ground))
    lit.start, lit.length, lit.format = span[0], span[1] - span[0], look
    return lit


def _line(font: QFont) -> float:
    return QFontMetricsF(font).height() * 0.95
