"""The backups of a case in a list: one is looked at, made a new case, put in the case's place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.workspace.workspace import Workspace

COLUMNS = ("made", "articles", "judgements", "size")
DEEDS = ("look", "new", "place")


class BackupsDialog(QDialog):
    """``deed`` is what was chosen, of DEEDS, and ``chosen`` the place of the backup among the rows;
    both None where the person changed their mind.

    Args:
        workspace: for its words.
        explanation: whose backups they are, and where.
        rows: moment and size of each, in words.
        parent: what it stands before.
    """

    def __init__(
        self,
        workspace: Workspace,
        explanation: str,
        rows: Sequence[tuple[str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.deed: str | None = None
        self.chosen: int | None = None
        tr = workspace.tr
        self.setWindowTitle(tr("restore.title"))
        self.resize(620, 440)
        words = QLabel(explanation, self)
        words.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderLabels([tr(f"restore.column.{name}") for name in COLUMNS])
        for number in range(1, len(COLUMNS)):
            self.list.headerItem().setTextAlignment(number, Qt.AlignmentFlag.AlignTrailing)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for moment, size in rows:
            item = QTreeWidgetItem([moment, "…", "…", size])
            for number in range(1, len(COLUMNS)):
                item.setTextAlignment(number, Qt.AlignmentFlag.AlignTrailing)
            self.list.addTopLevelItem(item)
        self.list.itemActivated.connect(lambda *_: self._choose("look"))
        self.buttons = {name: QPushButton(tr(f"restore.{name}"), self) for name in DEEDS}
        row = QHBoxLayout()
        for name, button in self.buttons.items():
            button.setToolTip(tr(f"restore.{name}_tip"))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, name=name: self._choose(name))
            row.addWidget(button)
        row.addStretch(1)
        close = QPushButton(tr("dialog.cancel"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.setFocus()

    def tell(self, place: int, articles: str, judgements: str) -> None:
        """Say what the backup in a row holds."""
        item = self.list.topLevelItem(place)
        if item is not None:
            item.setText(1, articles)
            item.setText(2, judgements)

    def _choose(self, deed: str) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.deed, self.chosen = deed, self.list.indexOfTopLevelItem(item)
            self.accept()
