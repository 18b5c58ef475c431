"""A page of findings as a list: painted by ourselves, walked by keys, each line leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.look.appearance import Appearance, colour
from desktop.look.direction import TextDirection, isolate
from desktop.look.fonts import interface_font, scaled
from desktop.look.marks import SHAPES, paint_mark
from desktop.look.plain_words import plain_tip
from desktop.panes.claims_table import paint_stance
from desktop.panes.claims_text import draw_lines
from desktop.panes.entities_delegate import is_cut
from desktop.panes.page_rows import Heading, Line, PageRow

_HEADING, _LOW, _TALL = 36, 28, 47
_SIDE = 14
_MARK = 26
_BADGE = 58
_BADGE_EDGE = 8
_Index = QModelIndex | QPersistentModelIndex


class PageModel(QAbstractListModel):
    """The rows for Qt, with what they say aloud."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.rows: tuple[PageRow, ...] = ()

    def set_rows(self, rows: Sequence[PageRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Line) and not row.quiet:
            return plain_tip("\n".join(filter(None, (isolate(row.text), row.about))))
        return None

    def _spoken(self, row: PageRow) -> str:
        if isinstance(row, Heading):
            return " ".join(filter(None, (row.title, row.about)))
        stance = self.appearance.words.tr(f"stance.{row.stance}") if row.stance else ""
        kind = self.appearance.words.tr(f"kind.{row.kind}") if row.kind else ""
        return " · ".join(filter(None, (stance, kind, row.text, row.about, row.end)))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PageDelegate(QStyledItemDelegate):
    """Paints a row in the present look and direction."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Heading):
            return QSize(option.rect.width(), scaled(_HEADING))
        return QSize(option.rect.width(), scaled(_TALL if row.about else _LOW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect)
        if is_cut(option):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        else:
            self._paint_ground(painter, rect, option.state)
            self._paint_line(painter, rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, row: Heading) -> None:
        palette = self.appearance.palette
        inner = rect.adjusted(_SIDE, 10, -_SIDE, 0)
        painter.setPen(QPen(colour(palette.hairline), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        bold = interface_font(12, QFont.Weight.DemiBold)
        draw_lines(
            painter, inner, row.title, bold, colour(palette.text), lines=1,
            direction=self._direction, side=self._direction,
        )  # fmt: skip
        if row.about:
            width = QFontMetricsF(bold).horizontalAdvance(row.title) + 12
            draw_lines(
                painter, self._after(inner, width), row.about, interface_font(12),
                colour(palette.faint), lines=1, direction=self._direction, side=self._direction,
            )  # fmt: skip

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        palette = self.appearance.palette
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(palette.selected))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour(palette.hover))

    def _paint_line(self, painter: QPainter, rect: QRectF, row: Line) -> None:
        palette = self.appearance.palette
        inner = rect.adjusted(_SIDE, 4, -_SIDE, 0)
        if row.kind is not None:
            mark = self._start(inner, 18)
            mark.setTop(mark.top() + 5)
            mark.setHeight(12)
            hue = palette.kinds.get(row.kind, palette.kinds["other"])
            paint_mark(painter, mark, SHAPES.get(row.kind, "dashed"), hue, "strong")
            inner = self._after(inner, _MARK)
        if row.stance is not None:
            badge = inner.adjusted(-_BADGE_EDGE, -7, _BADGE_EDGE, 0)
            pill = paint_stance(painter, badge, row.stance, self.appearance)
            inner = self._after(inner, max(pill.width(), _BADGE) + 8)
        if row.end:
            small = interface_font(12)
            painter.setFont(small)
            painter.setPen(colour(palette.faint))
            far = Qt.AlignmentFlag.AlignLeft if self._rtl else Qt.AlignmentFlag.AlignRight
            flags = far | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(inner.adjusted(0, 2, 0, 0), int(flags), row.end)
            inner = self._before(inner, QFontMetricsF(small).horizontalAdvance(row.end) + 10)
        ink = palette.accent if row.quiet else palette.text
        draw_lines(
            painter, inner, row.text, interface_font(13), colour(ink), lines=1,
            side=self._direction,
        )  # fmt: skip
        if row.about:
            below = inner.adjusted(0, scaled(20), 0, 0)
            draw_lines(
                painter, below, row.about, interface_font(12), colour(palette.muted), lines=1,
                direction=self._direction, side=self._direction,
            )  # fmt: skip

    # --- directions

    @property
    def _rtl(self) -> bool:
        return self.appearance.right_to_left

    @property
    def _direction(self) -> TextDirection:
        return "rtl" if self._rtl else "ltr"

    def _start(self, rect: QRectF, width: float) -> QRectF:
        left = rect.right() - width if self._rtl else rect.left()
        return QRectF(left, rect.top(), width, rect.height())

    def _after(self, rect: QRectF, width: float) -> QRectF:
        return rect.adjusted(0, 0, -width, 0) if self._rtl else rect.adjusted(width, 0, 0, 0)

    def _before(self, rect: QRectF, width: float) -> QRectF:
        return rect.adjusted(width, 0, 0, 0) if self._rtl else rect.adjusted(0, 0, -width, 0)


class PageList(QListView):
    """``followed`` tells the line that a person clicked or pressed Enter on."""

    followed = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = PageModel(appearance, self)
        self._delegate = PageDelegate(appearance, self)
        self.setModel(self.page)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._follow)

    def show_rows(self, rows: Sequence[PageRow], appearance: Appearance, *, keep: bool) -> None:
        """Show rows; ``keep``: what is in sight and has the keys stays so."""
        current, place = self.currentIndex().row(), self.verticalScrollBar().value()
        self.page.appearance = self._delegate.appearance = appearance
        self.page.set_rows(rows)
        # Only then is it known how far the list can be scrolled.
        self.executeDelayedItemsLayout()
        if keep and current >= 0:
            self.setCurrentIndex(self.page.index(min(current, len(rows) - 1)))
        self.verticalScrollBar().setValue(place if keep else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._follow(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A click has its row already, and must not scroll the page away under itself.
        clicked = event.reason() == Qt.FocusReason.MouseFocusReason
        if not clicked and not self.currentIndex().isValid():
            first = (n for n, row in enumerate(self.page.rows) if isinstance(row, Line))
            self.setCurrentIndex(self.page.index(next(first, 0)))

    def _follow(self, index: _Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if isinstance(row, Line):
            self.followed.emit(row)
