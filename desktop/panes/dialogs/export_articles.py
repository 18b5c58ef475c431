"""The articles of a case, each with a box to tick: which of them leave."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QWidget

from desktop.panes.article_list import ArticleRows, Index
from desktop.workspace.workspace import Workspace


class TickedRows(ArticleRows):
    """``ticked``: the numbers of articles; every change is told by ``dataChanged``."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(workspace, parent)
        self.ticked: set[int] = set()

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.CheckStateRole:
            return super().data(index, role)
        number = super().data(index, Qt.ItemDataRole.UserRole)
        return Qt.CheckState.Checked if number in self.ticked else Qt.CheckState.Unchecked

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        number = super().data(index, Qt.ItemDataRole.UserRole)
        if role != Qt.ItemDataRole.CheckStateRole or number is None:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.ticked.add(number)
        else:
            self.ticked.discard(number)
        self.dataChanged.emit(index, index, [role])
        return True


class TickedArticles(QListView):
    """Space ticks the article in hand, a click on its box too."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = TickedRows(workspace, self)
        self.setModel(self.rows)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(workspace.tr("export.which"))
        self.setCurrentIndex(self.rows.index(max(workspace.case_session.place_of_shown(), 0)))
