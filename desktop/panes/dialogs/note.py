"""A note of one's own: written, changed or taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.look.direction import isolate, paragraph
from desktop.workspace.workspace import Workspace

_QUOTED = 90


class _Field(QTextEdit):
    """``confirmed`` by Ctrl+Enter; Enter alone begins a new line."""

    confirmed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


class NoteDialog(QDialog):
    """``text`` is what was written; ``withdrawn`` that the note is to go.

    ``quote``: the words that it is about, empty for the whole article; ``about`` says otherwise
    what it is about.
    """

    def __init__(
        self, workspace: Workspace, quote: str, text: str, parent: QWidget, *, about: str = ""
    ) -> None:
        super().__init__(parent)
        tr = workspace.tr
        self.withdrawn = False
        self.setWindowTitle(tr("note.title"))
        self.resize(430, 240)
        short = quote if len(quote) <= _QUOTED else quote[:_QUOTED].rsplit(" ", 1)[0] + "…"
        quoted = paragraph(f"«{isolate(short)}»", workspace.appearance.language)
        subject = QLabel(about or (quoted if quote else tr("note.of_article")), self)
        subject.setWordWrap(True)
        subject.setObjectName("muted")
        self.field = _Field(self)
        self.field.setAcceptRichText(False)
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
        for widget in (subject, self.field, buttons):
            column.addWidget(widget)
        self.field.textChanged.connect(self._allow)
        self.field.confirmed.connect(self._confirm)
        self._allow()
        self.field.setFocus()

    @property
    def text(self) -> str:
        return self.field.toPlainText().strip()

    def _confirm(self) -> None:
        if self.save.isEnabled():
            self.accept()

    def _allow(self) -> None:
        self.save.setEnabled(bool(self.text))

    def _withdraw(self) -> None:
        self.withdrawn = True
        self.accept()
