"""The ledger's table: choosing, grading by keys, columns that can be moved and hidden."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QItemSelectionModel, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from desktop.look.fonts import scaled
from desktop.panes.grade_keys import GradeKeys
from desktop.panes.ledger_columns import COLUMNS
from desktop.panes.ledger_delegate import ROW_HEIGHT, LedgerDelegate
from desktop.panes.ledger_model import LedgerModel
from desktop.panes.selected_places import selected_places

_HEADER_HEIGHT = 32


class LedgerTable(QTableView):
    """Signals: ``chosen`` a place by click or Enter; ``opened`` by double click; ``graded`` with a
    letter or digit; ``copied``; ``switched`` a group opened or closed."""

    chosen = Signal(int)
    opened = Signal(int)
    graded = Signal(str)
    copied = Signal()
    switched = Signal(int)

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        GradeKeys(self).typed.connect(self.graded)
        self._delegate = LedgerDelegate(model, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setStyleSheet("QAbstractScrollArea::corner { background: transparent; border: none; }")
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_up_columns()
        self._fit_rows()
        self.clicked.connect(lambda index: self._click(index.row()))
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def _set_up_columns(self) -> None:
        columns = self.horizontalHeader()
        columns.setMinimumSectionSize(44)
        columns.setHighlightSections(False)
        columns.setSectionsMovable(True)
        columns.setSectionsClickable(True)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicatorClearable(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.customContextMenuRequested.connect(self._open_columns_menu)
        self.arrange_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.take_fonts()
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Rows and header as high as the person's type wants them."""
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(scaled(ROW_HEIGHT))
        rows.setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(scaled(_HEADER_HEIGHT))

    # --- the columns

    def arrange_columns(self) -> None:
        """The usual columns, in the usual order and width."""
        header = self.horizontalHeader()
        for place, spec in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(place), place)
            header.setSectionHidden(place, not spec.shown)
            header.resizeSection(place, spec.width)

    def columns_shape(self) -> QByteArray:
        """The columns as a person arranged them."""
        return self.horizontalHeader().saveState()

    def restore_columns(self, shape: QByteArray) -> None:
        """Take what :meth:`columns_shape` gave on another day, where it is of these columns."""
        header = self.horizontalHeader()
        if not header.restoreState(shape) or header.count() != len(COLUMNS):
            self.arrange_columns()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def columns_menu(self) -> QMenu:
        """Which columns are shown, and the way back to the usual ones."""
        menu, words, header = QMenu(self), self._model.appearance.words, self.horizontalHeader()
        for place, spec in enumerate(COLUMNS):
            action = menu.addAction(words.tr(f"ledger.column.{spec.id}"))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(place))
            # The last column shown stays: without any, there is no header to bring one back.
            only = header.count() - header.hiddenSectionCount() == 1
            action.setEnabled(not (action.isChecked() and only))
            action.toggled.connect(
                lambda shown, place=place: header.setSectionHidden(place, not shown)
            )
        menu.addSeparator()
        menu.addMenu(self._sort_menu(menu))
        menu.addAction(words.tr("ledger.columns_usual"), self.arrange_columns)
        return menu

    def _sort_menu(self, parent: QMenu) -> QMenu:
        """By what the rows are sorted, for who has no mouse to click a header with."""
        words, header = self._model.appearance.words, self.horizontalHeader()
        menu = QMenu(words.tr("ledger.sort_by"), parent)
        order, section = header.sortIndicatorOrder(), header.sortIndicatorSection()
        keys = [(-1, "document"), *((at, spec.sort) for at, spec in enumerate(COLUMNS))]
        for place, key in keys:
            if key is None:
                continue
            action = menu.addAction(words.tr(f"ledger.sort.{key}"))
            action.setCheckable(True)
            action.setChecked(place == section)
            action.triggered.connect(
                lambda _=False, place=place: header.setSortIndicator(place, order)
            )
        menu.addSeparator()
        down = menu.addAction(words.tr("ledger.sort_descending"))
        down.setCheckable(True)
        down.setChecked(order == Qt.SortOrder.DescendingOrder)
        ways = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        down.triggered.connect(lambda down: header.setSortIndicator(section, ways[down]))
        return menu

    def _open_columns_menu(self, at: QPoint) -> None:
        self.columns_menu().popup(self.horizontalHeader().mapToGlobal(at))

    # --- the rows

    def selected_places(self) -> list[int]:
        """The places of the rows that are selected, from the top."""
        return selected_places(self)

    def selected_count(self) -> int:
        """How many rows are selected, however many they are."""
        ranges = self.selectionModel().selection().toList()
        return sum(one.height() for one in ranges)

    def make_current(self, place: int) -> None:
        """Let the row at a place be the only one selected."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self._model.index(place, 0), flags.ClearAndSelect | flags.Rows
        )

    def _click(self, place: int) -> None:
        if self._model.group_at(place) is not None:
            self.switched.emit(place)
        elif self.selected_count() == 1:
            self.chosen.emit(place)

    def _open(self, place: int) -> None:
        if self._model.group_at(place) is None:
            self.opened.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(place, opens=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif place >= 0 and self._is_switch(event, place):
            self.switched.emit(place)
        else:
            super().keyPressEvent(event)

    def _enter(self, place: int, *, opens: bool) -> None:
        if place < 0:
            return
        if self._model.group_at(place) is not None:
            self.switched.emit(place)
        elif opens:
            self.opened.emit(place)
        else:
            self.chosen.emit(place)

    def _is_switch(self, event: QKeyEvent, place: int) -> bool:
        """A space, or the arrow that opens or closes, on a group."""
        group = self._model.group_at(place)
        if group is None:
            return False
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        is_open = self._model.sections.is_open(group)
        return event.key() in {Qt.Key.Key_Space, back if is_open else ahead}

    def paintEvent(self, event: QPaintEvent) -> None:
        """Groups go across all columns, over the cells that only have their ground."""
        super().paintEvent(event)
        if self._model.sections.groups is None:
            return
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            height, width = self.viewport().height(), self.viewport().width()
            place = self.rowAt(0)
            while 0 <= place < self._model.rowCount():
                top = self.rowViewportPosition(place)
                if top >= height:
                    return
                group = self._model.group_at(place)
                if group is not None:
                    self._delegate.paint_group(
                        painter, QRectF(0, top, width, scaled(ROW_HEIGHT)), group
                    )
                place += 1
