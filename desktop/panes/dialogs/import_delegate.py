"""How a line of the import dialog is painted: words, and in small type under them why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.look.direction import paragraph, text_direction
from desktop.look.fonts import interface_font, scaled
from desktop.look.palette import Palette
from desktop.panes.dialogs.import_model import COLUMNS, SECOND, ImportModel
from desktop.panes.dialogs.import_rows import ImportRow

ROW_HEIGHT = 48
_PAD, _BOX = 8, 16
_SOFT = {
    "new": ("good", "good_soft"),
    "known": ("muted", "field"),
    "problem": ("danger", "danger_soft"),
}
_OTHERWISE = ("warning", "warning_soft")
_Index = QModelIndex | QPersistentModelIndex


class ImportDelegate(QStyledItemDelegate):
    """Paints the cells of a model."""

    def __init__(self, model: ImportModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._workspace = model, model.workspace
        self.take_fonts()

    def take_fonts(self) -> None:
        """The person's fonts are others, or are taken first."""
        self._font, self._small = interface_font(13), interface_font(11)
        self._strong = interface_font(13, QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette, room = self._workspace.palette, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, palette)
        row, column = self._model.rows.rows[index.row()], COLUMNS[index.column()]
        inner = room.adjusted(_PAD, 4, -_PAD, -5)
        if column == "take":
            if row.is_article:
                _box(painter, room, palette, on=not row.said.left_out)
        elif column == "title" and not row.is_article:
            self._line(painter, inner, index.data(), self._font, palette.danger, wraps=True)
        else:
            self._two_lines(painter, inner, index, row)
        painter.restore()

    def _two_lines(self, painter: QPainter, room: QRect, index: _Index, row: ImportRow) -> None:
        palette, column = self._workspace.palette, COLUMNS[index.column()]
        second, upper = index.data(SECOND), QRect(room)
        if second:
            lower = QRect(room)
            upper.setBottom(room.center().y())
            lower.setTop(room.center().y() + 1)
            told = paragraph(second, self._workspace.appearance.language)
            self._line(painter, lower, told, self._small, palette.muted)
        if column == "state":
            names = _SOFT.get(row.standing.state, _OTHERWISE)
            right = self._workspace.appearance.right_to_left
            ink, ground = (getattr(palette, name) for name in names)
            _pill(painter, upper, index.data(), (ink, ground), right=right)
            return
        font = self._strong if column == "title" else self._font
        ink = palette.faint if row.said.left_out else palette.text
        self._line(painter, upper, index.data(), font, ink)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, palette: Palette) -> None:
        ground = palette.panel
        if option.state & QStyle.StateFlag.State_Selected:
            ground = palette.selected
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = palette.hover
        painter.fillRect(option.rect, QColor(ground))
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(line, QColor(palette.hairline))

    def _line(
        self, painter: QPainter, room: QRect, words: str, font: QFont, ink: str, *,
        wraps: bool = False,
    ) -> None:  # fmt: skip
        """Words that begin where the window's lines begin, whichever way they run."""
        right = self._workspace.appearance.right_to_left
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        runs_right = text_direction(words, "rtl" if right else "ltr") == "rtl"
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if runs_right else Qt.LayoutDirection.LeftToRight
        )
        painter.setFont(font)
        painter.setPen(QColor(ink))
        flags = side | Qt.AlignmentFlag.AlignAbsolute
        if wraps:
            wrapped = int(flags) | int(Qt.TextFlag.TextWordWrap)
            whole = painter.boundingRect(room, wrapped, words).height() <= room.height()
            # Of what is too long the beginning is read here, and the rest in the tip.
            high = Qt.AlignmentFlag.AlignVCenter if whole else Qt.AlignmentFlag.AlignTop
            painter.setClipRect(room)
            painter.drawText(room, wrapped | int(high), words)
            return
        flags |= Qt.AlignmentFlag.AlignVCenter
        told = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(flags), told)


def _box(painter: QPainter, room: QRect, palette: Palette, *, on: bool) -> None:
    """Whether an article is taken: a box with a tick, or an empty one."""
    box = QRectF(0, 0, _BOX, _BOX)
    box.moveCenter(QRectF(room).center())
    painter.setPen(QPen(QColor(palette.accent if on else palette.muted), 1.4))
    painter.setBrush(QColor(palette.accent) if on else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
    if on:
        painter.setPen(QPen(QColor(palette.on_accent), 2))
        x, y = box.left(), box.top()
        painter.drawPolyline(_tick(x, y))


def _tick(x: float, y: float) -> list[QPointF]:
    return [QPointF(x + 4, y + 8.5), QPointF(x + 7, y + 11.5), QPointF(x + 12, y + 5)]


def _pill(
    painter: QPainter, room: QRect, words: str, colours: tuple[str, str], *, right: bool
) -> None:
    """A word on a soft ground, at the beginning of the line."""
    ink, ground = colours
    font = interface_font(12)
    painter.setFont(font)
    width = min(room.width(), QFontMetrics(font).horizontalAdvance(words) + 16)
    height = min(room.height(), QFontMetrics(font).height() + 4)
    pill = QRectF(0, 0, width, height)
    pill.moveCenter(QRectF(room).center())
    if right:
        pill.moveRight(room.right())
    else:
        pill.moveLeft(room.left())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(QColor(ink))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
