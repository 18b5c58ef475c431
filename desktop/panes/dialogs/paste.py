"""An article from the clipboard: its text, and what is known of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QWidget

from desktop.analysis.model import Article
from desktop.panes.dialogs.article_details import ArticleDetails
from desktop.workspace.intake_jobs import pasted
from desktop.workspace.problems import PROBLEMS, sentence
from desktop.workspace.workspace import Workspace


class PasteDialog(ArticleDetails):
    """``title`` and ``text`` beside outlet and date; ``article`` when it was accepted."""

    def __init__(self, workspace: Workspace, text: str, parent: QWidget) -> None:
        super().__init__(workspace, None, None, parent)
        self.article: Article | None = None
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

    def trouble(self) -> tuple[str, QWidget] | None:
        """Also a text that is no article: nobody else has it, so the dialog stays."""
        if not self.text.strip():
            return self._words.tr("paste.nothing"), self.text_field
        if found := super().trouble():
            return found
        name = self._words.tr("paste.name")
        try:
            self.article = pasted(
                self.text, name, title=self.title, outlet=self.outlet, published=self.published
            )
        except PROBLEMS as problem:
            return sentence(problem, self._words), self.text_field
        return None
