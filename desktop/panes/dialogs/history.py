"""The history of the case: who said what, when, of what; and the moments that have a name."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.look.appearance import colour
from desktop.look.direction import paragraph
from desktop.look.plain_words import plain_tip
from desktop.panes.choice import ChoiceButton
from desktop.panes.dialogs.snapshots import SnapshotsPage
from desktop.workspace import history
from desktop.workspace.history import HistoryLine
from desktop.workspace.messages import CaseChanged, CaseShown, DocumentShown
from desktop.workspace.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("when", "who", "what", "about", "article")
_ROW = 32
_WIDTHS = (170, 80, 230, 170)


class HistoryModel(QAbstractTableModel):
    """Pages of the history for Qt, the newest first."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.document: int | None = None
        self.lines: list[HistoryLine] = []
        self._ended = True

    def renew(self) -> None:
        """Read the first page anew."""
        self.beginResetModel()
        self.lines = history.page(self._workspace, after=None, document=self.document)
        self._ended = len(self.lines) < history.PAGE
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def canFetchMore(self, _parent: Index) -> bool:
        return not self._ended

    def fetchMore(self, _parent: Index) -> None:
        found = history.page(self._workspace, after=self.lines[-1], document=self.document)
        self._ended = len(found) < history.PAGE
        if found:
            first = len(self.lines)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self.lines += found
            self.endInsertRows()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._workspace.tr(f"history.{COLUMNS[section]}")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        column = COLUMNS[index.column()]
        told: str = getattr(line, column)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return paragraph(told, self._workspace.appearance.language)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(paragraph(told, self._workspace.appearance.language))
            case Qt.ItemDataRole.AccessibleTextRole:
                undone = "" if line.stands else f" ({self._workspace.tr('history.is_undone')})"
                return told + (undone if column == "what" else "")
            case Qt.ItemDataRole.FontRole if not line.stands and column in ("what", "about"):
                font = QFont()
                font.setStrikeOut(True)
                return font
            case Qt.ItemDataRole.ForegroundRole if not line.stands or column in ("when", "who"):
                return colour(self._workspace.palette.muted)
        return None


class HistoryDialog(QDialog):
    """It stays open beside the work and follows it; a row leads to its words."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        tr = workspace.tr
        self.setWindowTitle(tr("history.title"))
        self.resize(940, 560)
        self.model = HistoryModel(workspace, self)
        self.table = self._make_table()
        self.scope = ChoiceButton()
        self.scope.set_choices(
            [tr("review.whole_case"), tr("review.this_article")], tip=tr("history.scope_tip")
        )
        self.empty = QLabel(tr("history.empty"))
        self.empty.setObjectName("muted")
        above = QHBoxLayout()
        above.addWidget(self.scope)
        above.addWidget(self.empty)
        above.addStretch(1)
        changes = QWidget()
        column = QVBoxLayout(changes)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(above)
        column.addWidget(self.table)
        self.snapshots = SnapshotsPage(workspace, self)
        self.pages = QTabWidget(self)
        self.pages.setDocumentMode(True)
        self.pages.setAccessibleName(self.windowTitle())
        self.pages.addTab(changes, tr("history.changes"))
        self.pages.addTab(self.snapshots, tr("history.snapshots"))
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(tr("dialog.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(self.pages)
        whole.addWidget(buttons)
        for name in ("undo", "redo"):
            self.addAction(workspace.actions.action(name))
        self.scope.chosen.connect(lambda _: self.refresh())
        hub = workspace.hub
        hub.subscribe(CaseChanged, lambda _: self.refresh(), self)
        hub.subscribe(DocumentShown, lambda _: self._follow_document(), self)
        hub.subscribe(CaseShown, lambda _: self.close(), self)
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew."""
        only_here = self.scope.index == 1
        self.model.document = self._workspace.document_id if only_here else None
        self.model.renew()
        self.empty.setVisible(not self.model.lines)
        self.snapshots.refresh()

    def _follow_document(self) -> None:
        if self.scope.index == 1:
            self.refresh()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("history")
        table.setModel(self.model)
        table.setAccessibleName(self.windowTitle())
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        header = table.horizontalHeader()
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(leading)
        header.setHighlightSections(False)
        for at, width in enumerate(_WIDTHS):
            table.setColumnWidth(at, width)
        header.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        table.clicked.connect(lambda index: self._go_to(index.row()))
        table.activated.connect(lambda index: self._go_to(index.row()))
        return table

    def _go_to(self, row: int) -> None:
        line = self.model.lines[row]
        self._workspace.attempt(lambda: history.go_to(self._workspace, line))
