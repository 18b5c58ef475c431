"""Who printed an article and when: the two facts that relative dates and sources hang on."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.look.direction import isolate
from desktop.look.plain_words import PlainLabel
from desktop.panes.dialogs.buttons import add_buttons
from desktop.workspace.editing import NotADateError, typed_date
from desktop.workspace.workspace import Workspace


class ArticleDetails(QDialog):
    """``outlet`` and ``published`` (ISO date) are what was entered; empty fields are None."""

    def __init__(
        self, workspace: Workspace, outlet: str | None, published: str | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        tr = workspace.tr
        self._words = workspace.appearance.words
        self.setWindowTitle(tr("details.title"))
        self.setMinimumWidth(380)
        self.outlet_field = QLineEdit(outlet or "", self)
        self.date_field = QLineEdit(published or "", self)
        self.date_field.setPlaceholderText("2017-11-12")
        self.problem = PlainLabel(self)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._hint = PlainLabel(self)
        self._hint.setObjectName("muted")
        self.form = QFormLayout()
        for key, field in (("outlet", self.outlet_field), ("published", self.date_field)):
            words = tr(f"details.{key}")
            field.setAccessibleName(words)
            self.form.addRow(words, field)
        self.form.addRow("", self._hint)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self.form)
        self.column.addWidget(self.problem)
        add_buttons(self, self.column, tr("details.do"), tr("dialog.cancel"))
        self.date_field.textChanged.connect(lambda _text: self._read_date())
        self._read_date()
        if outlet and not published:
            self.date_field.setFocus()

    @property
    def outlet(self) -> str | None:
        return self.outlet_field.text().strip() or None

    @property
    def published(self) -> str | None:
        """As it was typed, where that is no date."""
        written = self.date_field.text().strip()
        try:
            return typed_date(written) if written else None
        except NotADateError:
            return written

    def accept(self) -> None:
        """Close, unless something entered cannot be: then say what, and stay."""
        trouble = self.trouble()
        if trouble is None:
            super().accept()
            return
        words, field = trouble
        self.problem.setText(words)
        self.problem.show()
        field.setFocus()

    def trouble(self) -> tuple[str, QWidget] | None:
        """What cannot be as it was entered, in words, and where."""
        if self.published is not None:
            try:
                typed_date(self.published)
            except NotADateError:
                words = self._words.tr("details.not_a_date", date=isolate(self.published))
                return words, self.date_field
        return None

    def _read_date(self) -> None:
        """Say the date in words as soon as it is one."""
        words = self._words.iso_date(self.published)
        told = words if words != self.date_field.text().strip() else ""
        empty = self._words.tr("details.no_date_means")
        self._hint.setText(empty if self.published is None else told)
        self.problem.hide()
