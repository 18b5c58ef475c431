"""The articles of the case as a list that opens from the header, however many there are."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from desktop.look.direction import isolate
from desktop.workspace.workspace import Workspace

_WINDOW = 100
_WINDOWS_KEPT = 20
_ROW_HEIGHT, _ROWS, _WIDTH = 30, 14, 620

Index = QModelIndex | QPersistentModelIndex


class ArticleRows(QAbstractListModel):
    """Reads the rows by windows, as they come into sight."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._windows: dict[int, list[tuple[int, str]]] = {}

    def renew(self) -> None:
        """Read everything anew."""
        self.beginResetModel()
        self._windows.clear()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._workspace.case_session.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(_WIDTH // 2, _ROW_HEIGHT)
        row = self._row(index.row()) if role in _ROLES else None
        return None if row is None else row[_ROLES[Qt.ItemDataRole(role)]]

    def _row(self, number: int) -> tuple[int, str] | None:
        first = number - number % _WINDOW
        if first not in self._windows:
            while len(self._windows) >= _WINDOWS_KEPT:
                del self._windows[next(iter(self._windows))]
            self._windows[first] = self._read(first)
        window = self._windows[first]
        return window[number - first] if number - first < len(window) else None

    def _read(self, first: int) -> list[tuple[int, str]]:
        words = self._workspace.appearance.words
        unknown = words.tr("article.no_outlet")
        read = []
        for row in self._workspace.case_session.rows(offset=first, limit=_WINDOW):
            told = (
                words.iso_date(row.published),
                isolate(row.outlet or unknown),
                isolate(row.title.strip()),
            )
            read.append((row.id, "  ·  ".join(told)))
        return read


_ROLES = {Qt.ItemDataRole.UserRole: 0, Qt.ItemDataRole.DisplayRole: 1}


class ArticleList(QFrame):
    """A list for choosing: Enter or a click shows the article, Esc or a click elsewhere closes."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setObjectName("popup")
        self.setWindowFlags(Qt.WindowType.Popup)
        self.rows = ArticleRows(workspace, self)
        self.view = QListView(self)
        self.view.setObjectName("articles")
        self.view.setModel(self.rows)
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.activated.connect(self._choose)
        self.view.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.view)

    def open_below(self, button: QWidget) -> None:
        """Open under a button, the shown article in the middle of the list."""
        self.view.setAccessibleName(self._workspace.tr("action.article_list"))
        self.rows.renew()
        height = min(self.rows.rowCount(), _ROWS) * _ROW_HEIGHT + 12
        self.resize(_WIDTH, height)
        self.move(self._place_below(button))
        self.show()
        shown = self.rows.index(self._workspace.case_session.place_of_shown())
        self.view.setCurrentIndex(shown)
        self.view.scrollTo(shown, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.view.setFocus()

    def _place_below(self, button: QWidget) -> QPoint:
        """Under the button and within its window."""
        window, below = button.window(), button.mapToGlobal(QPoint(0, button.height() + 2))
        left = below.x() + button.width() - _WIDTH if self.isRightToLeft() else below.x()
        edge = window.mapToGlobal(QPoint(8, 0)).x()
        return QPoint(min(max(left, edge), edge + window.width() - 16 - _WIDTH), below.y())

    def _choose(self, index: QModelIndex) -> None:
        self.hide()
        document = index.data(Qt.ItemDataRole.UserRole)
        if document is not None:
            session = self._workspace.case_session
            self._workspace.attempt(lambda: session.show(document))
