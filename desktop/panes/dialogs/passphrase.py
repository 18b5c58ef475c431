"""A passphrase is asked for: hidden while it is typed, shown on demand, kept nowhere afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.look.direction import isolate
from desktop.panes.dialogs.buttons import add_buttons
from desktop.workspace.encrypting import passphrase
from desktop.workspace.problems import PROBLEMS, sentence
from desktop.workspace.workspace import Workspace


class PassphraseDialog(QDialog):
    """Asks, does what it was given to do with the answer, and stays where that is refused.

    Args:
        workspace: for its words.
        deed: ``open``, ``create``, ``encrypt``, ``change``, ``decrypt``, ``merge``…: the words of
            the dialog are ``passphrase.<deed>.…``.
        fields: what is asked for, of ``present``, ``typed`` and ``again``.
        do: called with the passphrases in the order of the fields; what it raises of PROBLEMS is
            told.
        file: of what the words speak.
    """

    def __init__(
        self,
        workspace: Workspace,
        deed: str,
        fields: Sequence[str],
        do: Callable[..., object],
        *,
        file: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words, self._do = workspace.appearance.words, do
        tr = workspace.tr
        self.setWindowTitle(tr(f"passphrase.{deed}.title"))
        self.setMinimumWidth(440)
        self.explanation = QLabel(tr(f"passphrase.{deed}.explanation", file=file), self)
        self.explanation.setWordWrap(True)
        form = QFormLayout()
        self.fields = [self._field(name, form, tr) for name in fields]
        self.reveal = QCheckBox(tr("passphrase.show"), self)
        self.reveal.toggled.connect(self._reveal)
        form.addRow("", self.reveal)
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.addWidget(self.explanation)
        column.addLayout(form)
        column.addWidget(self.problem)
        add_buttons(self, column, tr(f"passphrase.{deed}.do"), tr("dialog.cancel"))
        self.fields[0].setFocus()

    def accept(self) -> None:
        """Do it; where it is refused, say why, and let the person type again. Enter in a field
        goes on to the next that is empty."""
        empty = next((field for field in self.fields[1:] if not field.text()), None)
        if self.fields[0].text() and empty is not None and empty is not self.focusWidget():
            empty.setFocus()
            return
        self.problem.hide()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._do(*(passphrase(field.text()) for field in self.fields))
        except PROBLEMS as problem:
            self.problem.setText(sentence(problem, self._words))
            self.problem.show()
            self._forget()
            self.fields[0].setFocus()
        else:
            super().accept()
        finally:
            QGuiApplication.restoreOverrideCursor()

    def done(self, result: int) -> None:
        self._forget()
        super().done(result)

    def _field(self, name: str, form: QFormLayout, tr: Callable[[str], str]) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        words = tr(f"passphrase.{name}")
        field.setAccessibleName(words)
        field.textEdited.connect(lambda _text: self.problem.hide())
        form.addRow(words, field)
        return field

    def _reveal(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        for field in self.fields:
            field.setEchoMode(modes.Normal if shown else modes.Password)

    def _forget(self) -> None:
        """Setting a text, unlike clearing it, takes the field's own undo away."""
        for field in self.fields:
            field.setText("")


def ask_passphrase(
    parent: QWidget, workspace: Workspace, deed: str, file: Path, do: Callable[..., object]
) -> bool:
    """Ask for the passphrase of a file and do with it what was to be done; False where the person
    changed their mind."""
    dialog = PassphraseDialog(
        workspace, deed, ("present",), do, file=isolate(file.stem), parent=parent
    )
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done
