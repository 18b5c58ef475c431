"""What an entity is called, in the whole case."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.look.direction import isolate
from desktop.panes.dialogs.buttons import add_buttons
from desktop.workspace.editing import Called
from desktop.workspace.workspace import Workspace


class RenameDialog(QDialog):
    """``name`` is what was typed."""

    def __init__(self, workspace: Workspace, entity: Called, parent: QWidget) -> None:
        super().__init__(parent)
        tr = workspace.tr
        self.setWindowTitle(tr("rename.title"))
        self.resize(400, 150)
        explanation = QLabel(tr("rename.explanation", name=isolate(entity.name)), self)
        explanation.setWordWrap(True)
        self.field = QLineEdit(entity.name, self)
        self.field.setAccessibleName(self.windowTitle())
        self.field.selectAll()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(explanation)
        column.addWidget(self.field)
        buttons = add_buttons(self, column, tr("rename.do"), tr("dialog.cancel"))
        save = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.field.textChanged.connect(lambda _: save.setEnabled(bool(self.name)))
        self.field.setFocus()

    @property
    def name(self) -> str:
        return " ".join(self.field.text().split())
