"""An article from the clipboard: its text, and what is known of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QWidget

from desktop.panes.dialogs.article_details import ArticleDetails
from desktop.workspace.workspace import Workspace


class PasteDialog(ArticleDetails):
    """``title`` and ``text`` beside outlet and date."""

    def __init__(self, workspace: Workspace, text: str, parent: QWidget) -> None:
        super().__init__(workspace, None, None, parent)
        tr = workspace.tr
        self.setWindowTitle(tr("paste.title"))
        self.resize(620, 560)
        self.title_field = QLineEdit(self)
        self.title_field.setAccessibleName(tr("paste.headline"))
        self.text_field = QTextEdit(self)
        self.text_field.setAcceptRichText(False)
        self.text_field.setAccessibleName(tr("paste.text"))
        self.text_field.setPlainText(text)
        self.text_field.setTabChangesFocus(True)
        self.form.insertRow(0, tr("paste.headline"), self.title_field)
        self.column.insertWidget(1, QLabel(tr("paste.text"), self))
        self.column.insertWidget(2, self.text_field, 1)
        (self.outlet_field if text else self.text_field).setFocus()

    @property
    def title(self) -> str | None:
        return self.title_field.text().strip() or None

    @property
    def text(self) -> str:
        return self.text_field.toPlainText()

    def accept(self) -> None:
        """Close, unless there is no text yet."""
        if not self.text.strip():
            self.problem.setText(self._words.tr("paste.nothing"))
            self.problem.show()
            self.text_field.setFocus()
            return
        super().accept()
