"""How a row of the entities pane is drawn: the kind's mark as swatch, the count at the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.look.appearance import colour
from desktop.look.fonts import interface_font, scaled
from desktop.look.marks import SHAPES, paint_mark
from desktop.panes.entities_list import EntityList
from desktop.panes.entities_rows import CaseRow, EntityRow, HeadingRow
from desktop.workspace.workspace import Workspace

_HEADING_HEIGHT, _ROW_HEIGHT = 34, 27
_SIDE = _SWATCH = 14
_Entry = EntityRow | CaseRow


def is_cut(option: QStyleOptionViewItem) -> bool:
    """Whether a row goes beyond the lower edge of its list: half a word tells nothing, and the row
    is whole after the next step."""
    seen = getattr(option.widget, "viewport", None)
    if not callable(seen) or option.rect.top() <= 0:
        return False
    return bool(option.rect.bottom() > seen().rect().bottom() + 3)


class EntityDelegate(QStyledItemDelegate):
    """Paints headings and entities in the present theme and direction."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        # Asked of every row of a list of thousands: not by way of Qt's own copy of the row.
        model = index.model()
        row = model.rows[index.row()] if isinstance(model, EntityList) else None
        heading = isinstance(row, HeadingRow)
        return QSize(option.rect.width(), scaled(_HEADING_HEIGHT if heading else _ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect)
        if is_cut(option):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, HeadingRow):
            self._paint_heading(painter, rect, row)
        else:
            self._paint_ground(painter, rect, row, option)
            self._paint_entity(painter, rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, row: HeadingRow) -> None:
        palette, words = self._workspace.palette, self._workspace.appearance.words
        inner = rect.adjusted(_SIDE, 8, -_SIDE, 0)
        edge = (inner.height() - _SWATCH) / 2
        swatch = self._at_start(inner, 18).adjusted(0, edge, 0, -edge)
        paint_mark(painter, swatch, SHAPES[row.kind], palette.kinds[row.kind], "strong")
        rest = self._after_start(inner, 26)
        painter.setFont(interface_font(12, QFont.Weight.DemiBold))
        painter.setPen(colour(palette.muted))
        title = f"{words.tr(f'kinds.{row.kind}')}  \u2068{words.digits(str(row.count))}\u2069"
        painter.drawText(rest, self._leading(), title)

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, row: _Entry, option: QStyleOptionViewItem
    ) -> None:
        palette = self._workspace.palette
        over = option.state & QStyle.StateFlag.State_MouseOver
        if self._is_chosen(row):
            painter.fillRect(rect, colour(palette.selected))
            edge = self._at_start(rect, 3)
            painter.fillRect(edge, colour(palette.accent))
        elif over:
            painter.fillRect(rect, colour(palette.hover))

    def _paint_entity(self, painter: QPainter, rect: QRectF, row: _Entry) -> None:
        palette, lit = self._workspace.palette, self._workspace.selection.lit
        bright = lit is None or isinstance(row, CaseRow) or row.id in lit.entities
        named = isinstance(row, CaseRow) or row.named
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        chosen = self._is_chosen(row)
        count = self._workspace.appearance.words.digits(str(row.count))
        painter.setFont(interface_font(12))
        painter.setPen(colour(palette.faint))
        painter.drawText(inner, self._trailing(), count)
        width = painter.fontMetrics().horizontalAdvance(count) + 8
        name = self._after_start(inner, 26)
        name = name.adjusted(width, 0, 0, 0) if self._rtl() else name.adjusted(0, 0, -width, 0)
        painter.setFont(
            interface_font(13, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        )
        ink = palette.text if bright and named else palette.muted if bright else palette.faint
        painter.setPen(colour(ink))
        elided = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, self._leading(), elided)
        if isinstance(row, EntityRow) and row.confirmed:
            dot = self._after_start(inner, 14)
            at = dot.right() if self._rtl() else dot.left()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(palette.kinds[row.kind]))
            painter.drawEllipse(QRectF(at - 2.5, rect.center().y() - 2.5, 5, 5))

    def _is_chosen(self, row: _Entry) -> bool:
        if isinstance(row, CaseRow):
            return self._workspace.case_entities.number == row.number
        return self._workspace.selection.chosen("entity") == row.id

    # --- directions

    def _rtl(self) -> bool:
        return self._workspace.appearance.right_to_left

    def _leading(self) -> int:
        side = Qt.AlignmentFlag.AlignRight if self._rtl() else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)

    def _trailing(self) -> int:
        side = Qt.AlignmentFlag.AlignLeft if self._rtl() else Qt.AlignmentFlag.AlignRight
        return int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)

    def _at_start(self, rect: QRectF, width: float) -> QRectF:
        left = rect.right() - width if self._rtl() else rect.left()
        return QRectF(left, rect.top(), width, rect.height())

    def _after_start(self, rect: QRectF, width: float) -> QRectF:
        return rect.adjusted(0, 0, -width, 0) if self._rtl() else rect.adjusted(width, 0, 0, 0)
