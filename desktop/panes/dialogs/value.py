"""What a time or a number is: one value, or two ends."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.analysis.model import Quantity, Timex
from desktop.look.direction import isolate
from desktop.panes.dialogs.buttons import add_buttons
from desktop.workspace.review_deeds import NotAValueError, checked, value_of
from desktop.workspace.reviewing import ReviewItem
from desktop.workspace.workspace import Workspace


class ValueDialog(QDialog):
    """``value`` is what was typed, after it was accepted."""

    def __init__(
        self, workspace: Workspace, item: ReviewItem, told: Timex | Quantity, parent: QWidget
    ) -> None:
        super().__init__(parent)
        tr = workspace.tr
        self.value: str | None = None
        self._item = item
        self.setWindowTitle(tr(f"review.edit_{item.kind}"))
        self.setMinimumWidth(380)
        about = QLabel(f"«{isolate(told.text)}»", self)
        about.setObjectName("muted")
        about.setWordWrap(True)
        hint = QLabel(tr(f"review.hint_{item.kind}"), self)
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        self.field = QLineEdit(value_of(told), self)
        self.field.setAccessibleName(self.windowTitle())
        self.field.selectAll()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (about, self.field, hint):
            column.addWidget(widget)
        buttons = add_buttons(self, column, tr("dialog.save"), tr("dialog.cancel"))
        self._save = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.field.textChanged.connect(lambda _: self._allow())
        self._allow()
        self.field.setFocus()

    def accept(self) -> None:
        self.value = self._checked()
        if self.value is not None:
            super().accept()

    def _allow(self) -> None:
        self._save.setEnabled(self._checked() is not None)

    def _checked(self) -> str | None:
        try:
            return checked(self._item, self.field.text())
        except NotAValueError:
            return None
