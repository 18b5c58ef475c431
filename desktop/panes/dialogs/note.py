"""A note of one's own: written, changed or taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.look.direction import isolate
from desktop.workspace.workspace import Workspace

_QUOTED = 90


class _Field(QPlainTextEdit):
    """Ctrl+Enter is the dialog's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class NoteDialog(QDialog):
    """``text`` is what was written; ``withdrawn`` that the note is to go.

    ``quote``: the words that it is about, empty for the whole article.
    """

    def __init__(self, workspace: Workspace, quote: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        tr = workspace.tr
        self.withdrawn = False
        self.setWindowTitle(tr("note.title"))
        self.resize(430, 240)
        short = quote if len(quote) <= _QUOTED else quote[:_QUOTED].rsplit(" ", 1)[0] + "…"
        about = QLabel(f"«{isolate(short)}»" if quote else tr("note.of_article"), self)
        about.setWordWrap(True)
        about.setObjectName("muted")
        self.field = _Field(self)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(tr("note.title"))
        self.field.setPlaceholderText(tr("note.hint"))
        self.field.setPlainText(text)
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(self)
        self.save = buttons.addButton(tr("note.save"), roles.AcceptRole)
        self.save.setObjectName("primary")
        buttons.addButton(tr("dialog.cancel"), roles.RejectRole)
        if text:
            withdraw = buttons.addButton(tr("note.withdraw"), roles.DestructiveRole)
            withdraw.clicked.connect(self._withdraw)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (about, self.field, buttons):
            column.addWidget(widget)
        self.field.textChanged.connect(self._allow)
        self._allow()
        self.field.setFocus()

    @property
    def text(self) -> str:
        return self.field.toPlainText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif self.save.isEnabled():
            self.accept()

    def _allow(self) -> None:
        self.save.setEnabled(bool(self.text))

    def _withdraw(self) -> None:
        self.withdrawn = True
        self.accept()
