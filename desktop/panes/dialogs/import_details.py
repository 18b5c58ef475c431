"""Beside the preview in the import dialog: outlet and date of the chosen articles, and how their
files are read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.importing.encoding import CHOICES
from desktop.look.direction import isolate
from desktop.panes.dialogs.import_model import encoding_name
from desktop.panes.dialogs.import_rows import ImportRow
from desktop.workspace.editing import NotADateError, typed_date
from desktop.workspace.workspace import Workspace

# Letters of an ISO 8601 day, before its time of day; a date that is being written has fewer.
_DAY = 10


class ImportDetails(QWidget):
    """Signals: ``outlet_said``, ``date_said`` («» for none) and ``encoding_said`` (a codec, «» for
    the one that Rawi finds) of all chosen rows; ``columns_wanted``."""

    outlet_said = Signal(str)
    date_said = Signal(str)
    encoding_said = Signal(str)
    columns_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows: Sequence[ImportRow] = ()
        self.count, self.hint = QLabel(self), QLabel(self)
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        self.outlet, self.date = QLineEdit(self), QLineEdit(self)
        self.encoding, self.columns = QComboBox(self), QPushButton(self)
        self.columns.setAutoDefault(False)
        self._labels = {name: QLabel(self) for name in ("outlet", "published", "encoding")}
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for name, field in zip(self._labels, (self.outlet, self.date, self.encoding), strict=True):
            form.addRow(self._labels[name], field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.count)
        column.addLayout(form)
        column.addWidget(self.hint)
        column.addWidget(self.columns)
        column.addStretch(1)
        self.outlet.textEdited.connect(lambda words: self.outlet_said.emit(words.strip()))
        self.date.textEdited.connect(lambda _: self._say_date())
        self.date.editingFinished.connect(self._judge_date)
        self.encoding.activated.connect(lambda _: self.encoding_said.emit(self._codec()))
        self.columns.clicked.connect(self.columns_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the present language."""
        tr = self._workspace.tr
        for name, label in self._labels.items():
            label.setText(tr(f"import_dialog.column.{name}"))
        for name, field in (("outlet", self.outlet), ("published", self.date)):
            field.setAccessibleName(tr(f"import_dialog.column.{name}"))
        self.encoding.setAccessibleName(tr("import_dialog.column.encoding"))
        self.columns.setText(tr("import_dialog.columns"))
        self.show_rows(self._rows)

    def show_rows(self, rows: Sequence[ImportRow]) -> None:
        """Show what holds of the chosen rows; where they differ, a field is empty and says so."""
        self._rows = rows
        tr = self._workspace.tr
        articles = [row for row in rows if row.is_article]
        self.count.setText(tr("import_dialog.chosen", count=len(rows)))
        for field, values in (
            (self.outlet, {row.outlet for row in articles}),
            (self.date, {row.published[:_DAY] for row in articles}),
        ):
            one = next(iter(values), "") if len(values) == 1 else ""
            if not field.hasFocus() or field.text().strip() != one:
                field.setText(one)
            usual = "2017-11-12" if field is self.date else ""
            field.setPlaceholderText(tr("import_dialog.differ") if len(values) > 1 else usual)
            field.setEnabled(bool(articles))
        self._tell_date()
        self._show_encoding()
        self.columns.setVisible(len(rows) > 0 and all(_is_table(row) for row in rows))

    def _show_encoding(self) -> None:
        rows, tr = self._rows, self._workspace.tr
        said = {row.look.request.encoding or "" for row in rows}
        found = {encoding_name(row.look.encoding) for row in rows} - {""}
        self.encoding.clear()
        name = isolate(next(iter(found))) if len(found) == 1 and said == {""} else "…"
        self.encoding.addItem(tr("import_dialog.encoding_found", name=name), "")
        for codec in CHOICES.values():
            self.encoding.addItem(encoding_name(codec), codec)
        at = self.encoding.findData(next(iter(said))) if len(said) == 1 else -1
        self.encoding.setCurrentIndex(at)
        self.encoding.setEnabled(bool(rows) and all(_is_encoded(row) for row in rows))

    def _codec(self) -> str:
        return str(self.encoding.currentData())

    def _say_date(self) -> None:
        """Say the date as soon as it is one; what is written to its end and is none is told."""
        iso = self._typed()
        if iso is not None:
            self.date_said.emit(iso)
        self._tell_date()

    def _typed(self) -> str | None:
        written = self.date.text().strip()
        try:
            return typed_date(written) if written else ""
        except NotADateError:
            return None

    def _tell_date(self) -> None:
        """The date in words, as it is understood."""
        written, iso = self.date.text().strip(), self._typed()
        told = self._workspace.appearance.words.iso_date(iso) if iso else ""
        self.hint.setText(told if told != written else "")

    def _judge_date(self) -> None:
        if self._typed() is None:
            written = isolate(self.date.text().strip())
            self.hint.setText(self._workspace.tr("details.not_a_date", date=written))


def _is_encoded(row: ImportRow) -> bool:
    """Whether its encoding was found, and may have been found wrongly."""
    found = row.look.encoding is not None
    return found or row.is_mendable or row.look.request.encoding is not None


def _is_table(row: ImportRow) -> bool:
    return bool(row.look.columns) or row.look.format in ("csv", "excel", "json")
