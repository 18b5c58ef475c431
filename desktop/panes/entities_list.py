"""The rows of the entities pane for Qt, and the list that they are walked in."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from desktop.analysis.model import MentionKind
from desktop.look.plain_words import plain_tip
from desktop.panes.article_menu import TAG_KEYS
from desktop.panes.entities_rows import EntityRow, HeadingRow, Row
from desktop.workspace.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex


class EntityList(QAbstractListModel):
    """The rows for Qt: what they say aloud, and which of them can be chosen."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.rows: list[Row] = []

    def set_rows(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        words = self._workspace.appearance.words
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(row, HeadingRow):
                return f"{words.tr(f'kinds.{row.kind}')} {words.digits(str(row.count))}"
            return f"{row.name} {words.digits(str(row.count))}"
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(row, HeadingRow):
            counted = "card.mentions" if isinstance(row, EntityRow) else "status.articles"
            return plain_tip(f"{row.name} · {words.tr(counted, count=row.count)}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], HeadingRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class WalkedList(QListView):
    """``walked`` while a key of the person moves the current row: the focus that comes by Tab puts
    a row in hand too, but chooses nothing. ``opened`` tells a row that is to be looked at closely,
    ``kind_wanted`` the kind that a digit gives the row in hand.
    """

    opened = Signal(int)
    kind_wanted = Signal(str)
    walked = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def event(self, event: QEvent) -> bool:
        """A digit here gives the entity a kind, and tags nothing in the article."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(_kind(event) is not None)
            if event.isAccepted():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kind = _kind(event)
        if kind is not None:
            self.kind_wanted.emit(kind)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex().row())
            return
        self.walked = True
        super().keyPressEvent(event)
        self.walked = False


def _kind(event: QKeyEvent) -> MentionKind | None:
    """The kind that a key stands for, where it is pressed alone."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    return dict(TAG_KEYS).get(event.text())
