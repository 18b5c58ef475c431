"""The conflicts pane: claims that do not go together, side by side, with the reason.

First those of the shown article, then those between the articles of the case.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop.case_comparison import CaseConflict
from desktop.panes.choice import ChoiceButton
from desktop.panes.conflicts_card import ClaimQuote, ConflictCard
from desktop.panes.conflicts_rows import ArticleLabel, conflict_rows, rows_across
from desktop.panes.conflicts_section import ConflictsSection
from desktop.panes.pane import Pane
from desktop.workspace.messages import (
    AnalysisChanged,
    CaseChanged,
    CaseCompared,
    DocumentShown,
    PassageSought,
    SelectionChanged,
)
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace

_WHOLE_CASE, _THIS_ARTICLE = 0, 1


class ConflictsPane(Pane):
    """A click on a quotation chooses its claim, and shows its article first where that is
    another one."""

    pane_id = "conflicts"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.area = QScrollArea(self, widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.message = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.scope = ChoiceButton()
        self.own, self.across = ConflictsSection(), ConflictsSection()
        board = QWidget()
        board.setAutoFillBackground(False)
        column = QVBoxLayout(board)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in (self.own, self.across):
            column.addWidget(section)
            section.chosen.connect(self._choose)
            section.shown.connect(self._order_focus)
        column.addStretch(1)
        self.area.setWidget(board)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.message)
        self.scope.chosen.connect(lambda _: self._read_across())
        hub = workspace.hub
        hub.subscribe(DocumentShown, lambda _: self._read(), self)
        hub.subscribe(AnalysisChanged, lambda _: self._read(), self)
        hub.subscribe(CaseCompared, lambda _: self._read_across(), self)
        hub.subscribe(CaseChanged, self._follow_case, self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)
        self.retranslate()

    @property
    def cards(self) -> tuple[ConflictCard, ...]:
        return (*self.own.cards, *self.across.cards)

    def header_text(self) -> str:
        tr = self.workspace.tr
        if self.workspace.analysis is None:
            return ""
        own = tr("conflicts.count", count=len(self.own.rows))
        if not self.across.rows:
            return own
        between = tr("conflicts.across_count", count=len(self.across.rows))
        return between if not self.own.rows else f"{own} · {between}"

    def tally(self) -> int:
        return len(self.own.rows) + len(self.across.rows)

    def header_widgets(self) -> list[QWidget]:
        return [self.scope]

    def focus_chain(self) -> list[QWidget]:
        return [self.scope, self.area]

    def choices(self) -> int:
        return self.scope.index

    def restore_choices(self, choices: int) -> None:
        if choices in (_WHOLE_CASE, _THIS_ARTICLE):
            self.scope.choose(choices)

    def retranslate(self) -> None:
        tr = self.workspace.tr
        self.area.setAccessibleName(tr("pane.conflicts"))
        words = [tr("conflicts.whole_case"), tr("conflicts.this_article")]
        self.scope.set_choices(words, tip=tr("conflicts.scope_tip"))
        self._read()

    def restyle(self) -> None:
        self._read()

    # --- filling

    def _read(self) -> None:
        analysis, unnamed = self.workspace.analysis, self.workspace.tr("claims.outlet")
        rows = conflict_rows(analysis, unnamed) if analysis else ()
        self.own.set_rows(rows, self.own.heading.text(), self.workspace.appearance)
        self._read_across()

    def _read_across(self) -> None:
        """Fill in the conflicts between articles, and say how many there are of either kind."""
        workspace, tr = self.workspace, self.workspace.tr
        found = workspace.comparing.found.conflicts if workspace.analysis else ()
        rows = rows_across(
            found,
            self._labels(found),
            tr("claims.outlet"),
            document=workspace.document_id if self.scope.index == _THIS_ARTICLE else None,
        )
        heading = tr("conflicts.between") if found else ""
        if found and not rows:
            heading = tr("conflicts.none_between")
        self.across.set_rows(rows, heading, workspace.appearance)
        own = "conflicts.here" if self.own.rows else "conflicts.none_here"
        self.own.set_rows(self.own.rows, tr(own) if found else "", workspace.appearance)
        self.scope.setVisible(bool(found))
        empty = "conflicts.empty" if workspace.analysis else "conflicts.no_document"
        self.message.setText(tr(empty))
        self._stack.setCurrentWidget(self.area if found or self.own.rows else self.message)
        selection = workspace.selection
        self._follow_selection(
            SelectionChanged(selection.rule, selection.lit, reveal=False, origin=None)
        )
        self.header_changed.emit()

    def _labels(self, found: Iterable[CaseConflict]) -> dict[int, ArticleLabel]:
        told = {side.document for conflict in found for side in conflict.sides}
        rows = self.workspace.case_session.named(told).values()
        return {row.id: ArticleLabel(row.title, row.outlet, row.published) for row in rows}

    def _follow_case(self, message: CaseChanged) -> None:
        """Titles, outlets and dates stand under the quotations."""
        if "properties" in message.kinds:
            self._read_across()

    def _order_focus(self) -> None:
        before: QWidget = self.area
        for widget in (*self.own.focus_chain(), *self.across.focus_chain()):
            QWidget.setTabOrder(before, widget)
            before = widget

    # --- choosing

    def _choose(self, quote: ClaimQuote) -> None:
        document, row, workspace = quote.side.document, quote.row, self.workspace
        if document is not None and document != workspace.document_id:
            workspace.case_session.show(document)
            self._keep_in_sight(quote)
        claims = workspace.analysis.claims if workspace.analysis else ()
        found = (c.id for c in claims if (c.start, c.end) == (row.start, row.end))
        claim = row.id if document is None else next(found, None)
        if claim is not None:
            workspace.selection.choose(Chosen("claim", claim), origin=self.pane_id)
        else:
            workspace.hub.publish(PassageSought(row.start, row.end))

    def _keep_in_sight(self, quote: ClaimQuote) -> None:
        """Scroll back to it: the cards of another article stand above it now."""
        for widget in (self.own, self.across, self.area.widget()):
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
        self.area.ensureWidgetVisible(quote, 0, 40)

    def _follow_selection(self, message: SelectionChanged) -> None:
        lit = message.lit.claims if message.lit else None
        chosen = self.workspace.selection.chosen("claim")
        first = None
        for quote in (*self.own.quotes, *self.across.quotes):
            elsewhere = quote.side.document not in (None, self.workspace.document_id)
            quote.chosen = quote.row.id == chosen and not elsewhere
            quote.dimmed = lit is not None and not elsewhere and quote.row.id not in lit
            quote.update()
            if first is None and lit and not elsewhere and not quote.dimmed:
                first = quote
        if first is not None and message.reveal and message.origin != self.pane_id:
            self.area.ensureWidgetVisible(first, 0, 40)
