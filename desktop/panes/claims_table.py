"""The table of claims: its model over rows, and how a row is painted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.look.appearance import Appearance
from desktop.look.direction import TextDirection
from desktop.look.fonts import interface_font, scaled
from desktop.look.plain_words import plain_tip
from desktop.panes.claims_rows import COLUMNS, ClaimRow, Column
from desktop.panes.claims_text import arrow, chain_words, draw_lines
from desktop.panes.table_head import HeadedModel, Index
from desktop.panes.timeline_text import interval_words

ROW_HEIGHT = 54
_PAD = 10
_TOP = 7
_BAR, _PILL = 3, 22
_GRADE = 20
_DIMMED = 0.4


class ClaimsModel(HeadedModel):
    """Claims as rows; what each cell says, also to a screen reader."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.rows: tuple[ClaimRow, ...] = ()
        self.lit: Collection[str] | None = None
        self.chosen: str | None = None

    def show_rows(self, rows: Sequence[ClaimRow], appearance: Appearance) -> None:
        self.beginResetModel()
        self.rows, self.appearance = tuple(rows), appearance
        self.endResetModel()

    def row_of(self, claim: str | None) -> int | None:
        return next((at for at, row in enumerate(self.rows) if row.id == claim), None)

    def is_dim(self, row: ClaimRow) -> bool:
        return self.lit is not None and row.id not in self.lit

    def count(self) -> int:
        return len(self.rows)

    def columns(self) -> int:
        return len(COLUMNS)

    def heading(self, section: int) -> str:
        return self.appearance.words.tr(f"claims.{COLUMNS[section]}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words_of(row, COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(row, COLUMNS[index.column()]))
        return None

    def words_of(self, row: ClaimRow, column: Column) -> str:
        words = self.appearance.words
        match column:
            case "source":
                return chain_words(row.chain, rtl=self.appearance.right_to_left)
            case "stance":
                return words.tr(f"stance.{row.stance}")
            case "said":
                return row.text
            case "time":
                return interval_words(row.interval, words, short=True)

    def _tip(self, row: ClaimRow, column: Column) -> str:
        words = self.appearance.words
        told = interval_words(row.interval, words) if column == "time" else ""
        told = told or self.words_of(row, column)
        if not row.conflicts:
            return told
        kinds = "، ".join(dict.fromkeys(words.tr(f"conflict.{kind}") for kind in row.conflicts))
        return f"{told}\n{words.tr('claims.disputed')}: {kinds}"


class ClaimDelegate(QStyledItemDelegate):
    """Paints a claim: origin strong, carriers muted, the stance as a pill, two lines of words."""

    def __init__(self, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = self._model.rows[index.row()], COLUMNS[index.column()]
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._model.appearance.direction)
        self._ground(painter, option, row, room, column)
        painter.setOpacity(_DIMMED if self._model.is_dim(row) else 1.0)
        inner = room.adjusted(_PAD, _TOP, -_PAD, -_TOP)
        match column:
            case "source":
                self._chain(painter, inner, row)
            case "stance":
                self._pill(painter, room, row)
            case "said":
                ink = QColor(self._model.appearance.palette.text)
                draw_lines(painter, inner, row.text, interface_font(13), ink, lines=2)
            case "time":
                self._time(painter, inner, row)
        painter.restore()

    def _ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: ClaimRow,
        room: QRectF,
        column: Column,
    ) -> None:
        palette = self._model.appearance.palette
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        ground = palette.hover if hovered else palette.panel
        painter.fillRect(room, QColor(palette.selected if row.id == self._model.chosen else ground))
        bottom = room.bottom()
        painter.fillRect(QRectF(room.left(), bottom - 1, room.width(), 1), QColor(palette.hairline))
        if column == "source" and row.conflicts:
            rtl = self._model.appearance.right_to_left
            edge = room.right() - _BAR if rtl else room.left()
            bar = QRectF(edge, room.top(), _BAR, room.height() - 1)
            painter.fillRect(bar, QColor(palette.danger))

    def _chain(self, painter: QPainter, room: QRectF, row: ClaimRow) -> None:
        """The origin on the first line, who carried it on the second."""
        palette, rtl = self._model.appearance.palette, self._model.appearance.right_to_left
        direction = reading_direction(self._model.appearance)
        origin = row.chain[0] if row.chain else "—"
        carriers = row.chain[1:]
        ink = QColor(palette.text)
        strong = interface_font(13, QFont.Weight.DemiBold)
        if not carriers:
            draw_lines(painter, room, origin, strong, ink, lines=2, side=direction)
            return
        draw_lines(painter, room, origin, strong, ink, lines=1, side=direction)
        below = room.adjusted(0, room.height() / 2 + 1, 0, 0)
        words = f"{arrow(rtl=rtl)} {chain_words(carriers, rtl=rtl)}"
        muted = QColor(palette.muted)
        draw_lines(painter, below, words, interface_font(12), muted, lines=1, direction=direction)

    def _pill(self, painter: QPainter, room: QRectF, row: ClaimRow) -> None:
        paint_stance(painter, room, row.stance, self._model.appearance)

    def _time(self, painter: QPainter, room: QRectF, row: ClaimRow) -> None:
        palette = self._model.appearance.palette
        words = self._model.words_of(row, "time")
        ink = QColor(palette.muted if row.interval else palette.faint)
        direction = reading_direction(self._model.appearance)
        draw_lines(painter, room, words, interface_font(12), ink, lines=2, direction=direction)


def reading_direction(appearance: Appearance) -> TextDirection:
    """The direction of the window's own words, chains of sources among them."""
    return "rtl" if appearance.right_to_left else "ltr"


def paint_grade(
    painter: QPainter, edge: float, middle: float, grade: str, appearance: Appearance
) -> float:
    """A grade in an outlined box: it is a person's word, a stance the machine's. It ends at the
    ``edge`` in reading direction, ``middle`` high; gives how wide it is."""
    palette, font = appearance.palette, interface_font(12)
    width = QFontMetricsF(font).horizontalAdvance(grade) + 14
    left = edge if appearance.right_to_left else edge - width
    high = scaled(_GRADE)
    box = QRectF(left, middle - high / 2, width, high)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.faint), 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(palette.text))
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, grade)
    painter.setLayoutDirection(appearance.direction)
    return width


def paint_stance(
    painter: QPainter, room: QRectF, stance: str, appearance: Appearance, *, at_end: bool = False
) -> QRectF:
    """The stance as a pill with its word, at the beginning of ``room`` or its end in reading
    direction; returns where it lies."""
    text, ground = appearance.palette.stances[stance]
    font = interface_font(12)
    words = appearance.words.tr(f"stance.{stance}")
    width = QFontMetricsF(font).horizontalAdvance(words) + 18
    on_right = appearance.right_to_left != at_end
    left = room.right() - 8 - width if on_right else room.left() + 8
    pill = QRectF(left, room.top() + _TOP - 1, width, scaled(_PILL))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setPen(QColor(text))
    painter.setFont(font)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    return pill
