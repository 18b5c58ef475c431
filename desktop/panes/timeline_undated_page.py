"""The whole pane where nothing can be drawn on an axis: why, what helps, and the events."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.look.appearance import colour
from desktop.look.direction import isolate
from desktop.look.fonts import interface_font, scaled
from desktop.look.plain_words import PlainLabel
from desktop.panes.entities_delegate import is_cut
from desktop.panes.timeline_events import ToldEvent
from desktop.panes.timeline_tray import UndatedList, UndatedModel
from desktop.panes.timeline_undated import why_case_undated, why_undated
from desktop.workspace.case_timeline import CaseOverview
from desktop.workspace.workspace import Workspace

_CELL, _HEIGHT, _SIDE, _EDGE = 246, 46, 14, 4
"""Pixels: an event in two lines, what lies left and right of them, and above and below."""
_ALL_THERE_IS = 100

_Index = QModelIndex | QPersistentModelIndex


class UndatedPage(QWidget):
    """``events`` are shown in ``list``, whose signals tell what the person does with them."""

    def __init__(self, workspace: Workspace, events: UndatedModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.why = PlainLabel(self, wordWrap=True)
        self.why.setObjectName("muted")
        self.set_date = QPushButton(self)
        self.set_date.clicked.connect(lambda: workspace.actions.run("article_details"))
        self.list = UndatedGrid(events, self)
        above = QHBoxLayout()
        above.setContentsMargins(_SIDE, 8, _SIDE, 8)
        above.setSpacing(_SIDE)
        # The button stands where the sentence ends, not at the far end of a wide window.
        above.addWidget(self.why, _ALL_THERE_IS)
        above.addWidget(self.set_date, 0, Qt.AlignmentFlag.AlignVCenter)
        above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.list, 1)

    def explain(self, case: CaseOverview | None) -> None:
        """Tell why no event of the whole case has a date, or, where that is None, of the shown
        article; an article that has none itself can be given one."""
        analysis, words = self._workspace.analysis, self._workspace.appearance.words
        why = why_case_undated(case, words) if case else ""
        why = why or (why_undated(analysis, words) if analysis else "")
        self.why.setText(why)
        self.why.setMaximumWidth(self.why.fontMetrics().horizontalAdvance(why) + _SIDE)
        self.set_date.setText(
            words.tr("timeline.set_date_of_shown" if case else "timeline.set_date")
        )
        lacks_date = analysis is not None and analysis.document.published is None
        self.set_date.setVisible(lacks_date and self._workspace.case_session.can_edit)


class UndatedGrid(UndatedList):
    """The events side by side, row under row, as wide as there is room."""

    def __init__(self, events: UndatedModel, parent: QWidget) -> None:
        super().__init__(events, parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setItemDelegate(_Cells(self))

    def dress(self) -> None:
        super().dress()
        self.setGridSize(QSize(scaled(_CELL), scaled(_HEIGHT)))


class _Cells(QStyledItemDelegate):
    """What happened, and under it the words of its time or the article that tells it."""

    def __init__(self, grid: UndatedGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette, told = self._grid.events.appearance.palette, self._grid.events.told(index.row())
        if is_cut(option):
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour(palette.selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colour(palette.hover))
        inner = option.rect.adjusted(_SIDE, _EDGE, -_SIDE, -_EDGE)
        half = inner.height() // 2
        bright = told is None or self._grid.events.is_bright(told)
        painter.setPen(colour(palette.text if bright else palette.faint))
        self._write(painter, inner.adjusted(0, 0, 0, -half), str(index.data()))
        if told is not None:
            painter.setPen(colour(palette.muted if bright else palette.faint))
            self._write(painter, inner.adjusted(0, half, 0, 0), _under(told))
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, words: str) -> None:
        side = Qt.AlignmentFlag.AlignLeft
        if self._grid.events.appearance.right_to_left:
            side = Qt.AlignmentFlag.AlignRight
        painter.setFont(interface_font(12))
        room = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        place = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(rect, place, room)


def _under(told: ToldEvent) -> str:
    """The second line: of which article it is; in that article itself, what it says of its time."""
    return told.article or (f"«{isolate(told.said)}»" if told.said else "")
