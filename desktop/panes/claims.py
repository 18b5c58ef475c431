"""The claims pane: one line from origin to outlet, its stance, its words and its time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QTableView,
    QWidget,
)

from desktop.analysis.model import Analysis
from desktop.look.fonts import scaled
from desktop.panes.choice import ChoiceButton
from desktop.panes.claims_rows import (
    COLUMNS,
    STANCES,
    ClaimRow,
    claim_rows,
    counts,
    filtered,
    ordered,
)
from desktop.panes.claims_table import ROW_HEIGHT, ClaimDelegate, ClaimsModel
from desktop.panes.claims_text import chain_words
from desktop.panes.pane import Pane
from desktop.panes.table_head import head_style
from desktop.workspace.messages import AnalysisChanged, DocumentShown, SelectionChanged
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace

_HEADER_HEIGHT = 32
_STANCE_WIDTH = 80
_SOURCE_SHARE, _TIME_SHARE = 0.29, 0.16
_NARROWEST_TIME, _WIDEST_TIME = 96, 116


class ClaimsTable(QTableView):
    """Signals: ``chosen`` a row by mouse, Enter or the arrows; ``copied`` the row to copy."""

    chosen = Signal(int)
    copied = Signal(int)

    def __init__(self, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(ClaimDelegate(model, self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Qt would make every column wide enough for a sort arrow that is seldom there.
        columns.setMinimumSectionSize(40)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(True)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicatorClearable(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setSectionResizeMode(COLUMNS.index("said"), QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Rows and header as high as the person's type wants them, the rows a little higher so that
        the last one in sight is not cut off."""
        self.horizontalHeader().setFixedHeight(scaled(_HEADER_HEIGHT))
        least, room = scaled(ROW_HEIGHT), self.viewport().height()
        whole = max(room // least, 1)
        self.verticalHeader().setDefaultSectionSize(min(max(room // whole, least), least * 5 // 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()
        width = self.viewport().width()
        self.setColumnWidth(COLUMNS.index("source"), max(int(width * _SOURCE_SHARE), 120))
        self.setColumnWidth(COLUMNS.index("stance"), _STANCE_WIDTH)
        time = min(max(int(width * _TIME_SHARE), _NARROWEST_TIME), _WIDEST_TIME)
        self.setColumnWidth(COLUMNS.index("time"), time)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit(before)
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(before)
            return
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.chosen.emit(self.currentIndex().row())


class ClaimsPane(Pane):
    """Shows the claims of the shown document; choosing one scrolls the article to it."""

    pane_id = "claims"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._rows: tuple[ClaimRow, ...] = ()
        self.model = ClaimsModel(workspace.appearance, self)
        self.table = ClaimsTable(self.model, self)
        self.message = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.stance = ChoiceButton()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.message)
        self.table.chosen.connect(self._choose)
        self.table.copied.connect(self._copy)
        self.table.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self._show())
        self.filter.textChanged.connect(lambda _: self._show())
        self.stance.chosen.connect(lambda _: self._show())
        workspace.long_reading.prepare(self._rows_of)
        hub = workspace.hub
        hub.subscribe(DocumentShown, lambda _: self._read(), self)
        hub.subscribe(AnalysisChanged, lambda _: self._read(), self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)
        self.retranslate()

    def header_text(self) -> str:
        return counts(self._rows, self.workspace.appearance.words) if self._rows else ""

    def header_widgets(self) -> list[QWidget]:
        return [self.filter, self.stance]

    def focus_chain(self) -> list[QWidget]:
        return [self.filter, self.stance, self.table]

    def retranslate(self) -> None:
        tr = self.workspace.tr
        self.stance.set_choices(
            [tr("claims.all_stances"), *(tr(f"stance.{s}") for s in STANCES)],
            tip=tr("claims.stance"),
        )
        self.filter.setPlaceholderText(tr("claims.filter"))
        self.filter.setToolTip(tr("claims.filter_tip"))
        self.filter.setAccessibleName(tr("claims.filter_tip"))
        self.table.setAccessibleName(tr("pane.claims"))
        self.restyle()
        self._read()

    def restyle(self) -> None:
        self.table.horizontalHeader().setStyleSheet(head_style(self.workspace.palette))
        self._show()

    def _read(self) -> None:
        analysis = self.workspace.analysis
        self._rows = self._rows_of(analysis) if analysis else ()
        self._show()
        self.header_changed.emit()

    def _rows_of(self, analysis: Analysis) -> tuple[ClaimRow, ...]:
        return claim_rows(analysis, self.workspace.tr("claims.outlet"))

    def _show(self) -> None:
        """Filter and order the rows anew; say so where none is left."""
        at = self.stance.index
        rows = filtered(self._rows, self.filter.text(), STANCES[at - 1] if at > 0 else None)
        header = self.table.horizontalHeader()
        section = header.sortIndicatorSection()
        if 0 <= section < len(COLUMNS):
            down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            rows = ordered(rows, COLUMNS[section], descending=down)
        self.model.show_rows(rows, self.workspace.appearance)
        self.message.setText(self._empty_words())
        self._stack.setCurrentWidget(self.table if rows else self.message)
        selection = self.workspace.selection
        self._follow_selection(
            SelectionChanged(selection.rule, selection.lit, reveal=False, origin=None)
        )

    def _empty_words(self) -> str:
        if self.workspace.analysis is None:
            return self.workspace.tr("claims.no_document")
        return self.workspace.tr("claims.none_found" if self._rows else "claims.empty")

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            chosen = Chosen("claim", self.model.rows[row].id)
            self.workspace.selection.choose(chosen, origin=self.pane_id)

    def _copy(self, at: int) -> None:
        if 0 <= at < len(self.model.rows) and self.workspace.analysis is not None:
            row, document = self.model.rows[at], self.workspace.analysis.document
            rtl = self.workspace.appearance.right_to_left
            words = self.workspace.tr(
                "claims.copied",
                quote=row.text,
                chain=chain_words(row.chain, rtl=rtl),
                stance=self.workspace.tr(f"stance.{row.stance}"),
                document=document.title,
                start=row.start,
                end=row.end,
            )
            QGuiApplication.clipboard().setText(words)

    def _follow_selection(self, message: SelectionChanged) -> None:
        self.model.lit = message.lit.claims if message.lit else None
        match message.rule:
            case Chosen("claim", claim):
                self.model.chosen = claim
            case _:
                self.model.chosen = None
        at = self.model.row_of(self.model.chosen)
        index = self.model.index(at, 0) if at is not None else QModelIndex()
        self.table.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if message.reveal and message.origin != self.pane_id:
            self._reveal(at)
        self.table.viewport().update()

    def _reveal(self, at: int | None) -> None:
        """Scroll to the chosen claim, else to the first lit one."""
        lit = self.model.lit or ()
        first = next((n for n, row in enumerate(self.model.rows) if row.id in lit), None)
        target = at if at is not None else first
        if target is not None:
            self.table.scrollTo(self.model.index(target, 0))
