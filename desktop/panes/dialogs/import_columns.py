"""What the columns of a table are: a person says it once for all tables with that header."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.importing.table_columns import ROLES
from desktop.look.direction import isolate
from desktop.panes.dialogs.buttons import add_buttons
from desktop.workspace.workspace import Workspace

_NOTHING = ""


class ImportColumns(QDialog):
    """``columns``: names and what each was taken for, «» for nothing. When it was accepted,
    ``said`` has the role of each column that has one."""

    def __init__(
        self, workspace: Workspace, file: str, columns: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        tr = workspace.tr
        self.setWindowTitle(tr("import_dialog.columns_title", file=isolate(file)))
        self.resize(460, 420)
        explanation = QLabel(tr("import_dialog.columns_words"), self)
        explanation.setObjectName("muted")
        explanation.setWordWrap(True)
        inside, form = QWidget(self), QFormLayout()
        form.setVerticalSpacing(8)
        inside.setLayout(form)
        self.boxes: dict[str, QComboBox] = {}
        for name, role in columns.items():
            box = QComboBox(inside)
            box.setAccessibleName(name)
            for one in (_NOTHING, *ROLES):
                box.addItem(tr(f"import_dialog.role.{one or 'nothing'}"), one)
            box.setCurrentIndex(box.findData(role))
            box.activated.connect(lambda _, name=name: self._take_from_others(name))
            label = QLabel(name, inside)
            label.setTextFormat(Qt.TextFormat.PlainText)
            form.addRow(label, box)
            self.boxes[name] = box
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(explanation)
        column.addWidget(scroll, 1)
        buttons = add_buttons(self, column, tr("import_dialog.columns_do"), tr("dialog.cancel"))
        self._do = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._allow()
        if self.boxes:
            next(iter(self.boxes.values())).setFocus()

    @property
    def said(self) -> dict[str, str]:
        """Roles by the names of columns."""
        roles = {name: str(box.currentData()) for name, box in self.boxes.items()}
        return {name: role for name, role in roles.items() if role}

    def _take_from_others(self, name: str) -> None:
        """A role belongs to one column."""
        role = self.boxes[name].currentData()
        for other, box in self.boxes.items():
            if other != name and role and box.currentData() == role:
                box.setCurrentIndex(box.findData(_NOTHING))
        self._allow()

    def _allow(self) -> None:
        self._do.setEnabled("text" in self.said.values())
