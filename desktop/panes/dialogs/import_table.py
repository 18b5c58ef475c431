"""The table of the import dialog: choosing lines, and leaving some out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from desktop.look.fonts import scaled
from desktop.panes.dialogs.import_delegate import ROW_HEIGHT, ImportDelegate
from desktop.panes.dialogs.import_model import COLUMNS, Column, ImportModel
from desktop.panes.selected_places import selected_places
from desktop.panes.table_head import head_style

_WIDTHS: dict[Column, int] = {
    "take": 40, "title": 300, "file": 140, "outlet": 150, "published": 140, "state": 170,
}  # fmt: skip
_HEADER_HEIGHT = 32


class ImportTable(QTableView):
    """Signals: ``chosen`` when other rows are selected; ``switched`` with the places of rows that
    are to be left out or taken."""

    chosen = Signal()
    switched = Signal(list)

    def __init__(self, model: ImportModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._delegate = ImportDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionResizeMode(COLUMNS.index("title"), QHeaderView.ResizeMode.Stretch)
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, _WIDTHS[column])
        self.clicked.connect(self._click)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.restyle()

    def restyle(self) -> None:
        """Take words and colours of the present language and theme."""
        self.setAccessibleName(self._model.workspace.tr("import_dialog.found"))
        self.horizontalHeader().setStyleSheet(head_style(self._model.workspace.palette))
        self._fit_rows()
        self._model.repaint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.take_fonts()
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(scaled(_HEADER_HEIGHT))

    def places(self) -> list[int]:
        """The rows that are selected, from the top."""
        return selected_places(self)

    def select(self, places: Iterable[int]) -> None:
        """Select these rows alone; the first has the keys."""
        flags = QItemSelectionModel.SelectionFlag
        for count, place in enumerate(places):
            index = self._model.index(place, 0)
            if count == 0:
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            else:
                self.selectionModel().select(index, flags.Select | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.switched.emit(self.places())
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        if COLUMNS[index.column()] == "take":
            places = self.places()
            self.switched.emit(places if index.row() in places else [index.row()])
