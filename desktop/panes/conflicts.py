"""The conflicts pane: claims that do not go together, side by side, with the reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop.panes.conflicts_card import ConflictCard
from desktop.panes.conflicts_rows import ConflictRow, conflict_rows
from desktop.panes.pane import Pane
from desktop.workspace.messages import AnalysisChanged, DocumentShown, SelectionChanged
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace


class ConflictsPane(Pane):
    """Shows the conflicts of the shown document; a click on a quotation chooses its claim."""

    pane_id = "conflicts"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._rows: tuple[ConflictRow, ...] = ()
        self.cards: tuple[ConflictCard, ...] = ()
        self.area = QScrollArea(self, widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.message = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.message)
        hub = workspace.hub
        hub.subscribe(DocumentShown, lambda _: self._read(), self)
        hub.subscribe(AnalysisChanged, lambda _: self._read(), self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)
        self.retranslate()

    def header_text(self) -> str:
        if self.workspace.analysis is None:
            return ""
        return self.workspace.tr("conflicts.count", count=len(self._rows))

    def tally(self) -> int:
        return len(self._rows)

    def focus_chain(self) -> list[QWidget]:
        return [self.area]

    def retranslate(self) -> None:
        self.area.setAccessibleName(self.workspace.tr("pane.conflicts"))
        self._read()

    def restyle(self) -> None:
        self._read()

    def _read(self) -> None:
        analysis = self.workspace.analysis
        self._rows = conflict_rows(analysis, self.workspace.tr("claims.outlet")) if analysis else ()
        empty = "conflicts.empty" if analysis else "conflicts.no_document"
        self.message.setText(self.workspace.tr(empty))
        self._show()
        self._stack.setCurrentWidget(self.area if self._rows else self.message)
        self.header_changed.emit()

    def _show(self) -> None:
        board = QWidget()
        layout = QVBoxLayout(board)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.cards = tuple(
            ConflictCard(row, self.workspace.appearance, board) for row in self._rows
        )
        for card in self.cards:
            layout.addWidget(card)
            card.chosen.connect(self._choose)
        layout.addStretch(1)
        self.area.setWidget(board)
        before: QWidget = self.area
        for quote in (quote for card in self.cards for quote in card.quotes):
            QWidget.setTabOrder(before, quote)
            before = quote
        board.setAutoFillBackground(False)
        selection = self.workspace.selection
        self._follow_selection(
            SelectionChanged(selection.rule, selection.lit, reveal=False, origin=None)
        )

    def _choose(self, claim: str) -> None:
        self.workspace.selection.choose(Chosen("claim", claim), origin=self.pane_id)

    def _follow_selection(self, message: SelectionChanged) -> None:
        lit = message.lit.claims if message.lit else None
        chosen = self.workspace.selection.chosen("claim")
        first = None
        for card in self.cards:
            for quote in card.quotes:
                quote.chosen = quote.row.id == chosen
                quote.dimmed = lit is not None and quote.row.id not in lit
                quote.update()
                if first is None and lit and not quote.dimmed:
                    first = quote
        if first is not None and message.reveal and message.origin != self.pane_id:
            self.area.ensureWidgetVisible(first, 0, 40)
