"""An article from the clipboard: its text, and what is known of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QWidget

from desktop.analysis.model import Article
from desktop.importing.found import FoundArticle
from desktop.panes.dialogs.article_details import ArticleDetails
from desktop.workspace.intake_jobs import pasted
from desktop.workspace.pasting import read_html
from desktop.workspace.problems import PROBLEMS, sentence
from desktop.workspace.workspace import Workspace

_TOPIC = "clipboard"
# The part of the plain text's letters that the text of a page has at least.
_MOST_OF = 0.8
# Letters of an ISO 8601 day, before its time of day.
_DAY = 10


class PasteDialog(ArticleDetails):
    """``title`` and ``text`` beside outlet and date; ``article`` when it was accepted."""

    def __init__(self, workspace: Workspace, text: str, parent: QWidget, *, html: str = "") -> None:
        """``html``: the same as a page, where the clipboard has it; it may say more."""
        super().__init__(workspace, None, None, parent)
        self._pasted = text
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
        if html:
            workspace.asking.work_out(_TOPIC, lambda: read_html(html), self._take)
            self.finished.connect(lambda _: workspace.asking.drop(_TOPIC))

    @property
    def title(self) -> str | None:
        return self.title_field.text().strip() or None

    @property
    def text(self) -> str:
        return self.text_field.toPlainText()

    def _take(self, found: FoundArticle) -> None:
        """Fill in what the page says, where the person wrote nothing. Its text takes the place of
        the plain one unless much of that is missing in it: what they chose is all wanted."""
        letters = len("".join(self._pasted.split()))
        whole = len("".join(found.text.split())) >= _MOST_OF * letters
        if self.text == self._pasted and whole:
            self._pasted = found.text
            self.text_field.setPlainText(found.text)
        for field, guess in (
            (self.title_field, found.title),
            (self.outlet_field, found.outlet),
            (self.date_field, found.published),
        ):
            if guess is not None and not field.text():
                value = guess.value[:_DAY] if field is self.date_field else guess.value
                field.setText(value)
                field.setToolTip(self._words.tr(f"import.reason.{guess.reason}"))

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
