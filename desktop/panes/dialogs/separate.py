"""Which of the names that were merged into an entity is another one's?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.look.direction import isolate
from desktop.panes.dialogs.buttons import add_buttons
from desktop.workspace.case_entities import Named
from desktop.workspace.workspace import Workspace


class SeparateDialog(QDialog):
    """``name`` is what was chosen, after it was accepted."""

    def __init__(
        self, workspace: Workspace, called: str, names: Sequence[Named], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.name: Named | None = None
        tr = workspace.tr
        self.setWindowTitle(tr("separate.title"))
        self.resize(420, 320)
        key = "separate.explanation" if names else "separate.nothing"
        explanation = QLabel(tr(key, name=isolate(called)), self)
        explanation.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("separate.title"))
        for name in names:
            kind = tr(f"kind.{name.kind}")
            item = QListWidgetItem(f"{isolate(name.name)}  ·  {kind}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        column = QVBoxLayout(self)
        column.addWidget(explanation)
        column.addWidget(self.list)
        buttons = add_buttons(self, column, tr("separate.do"), tr("dialog.cancel"))
        buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(names))

    def accept(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.name = item.data(Qt.ItemDataRole.UserRole)
            super().accept()
