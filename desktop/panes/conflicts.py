"""The conflict board: claims that do not go together, side by side, with the reason, and what the
person holds of them.

First those of the shown article, then how many were killed and wounded by origin, the conflicts
between the articles of the case, and those within other articles.
"""

from __future__ import annotations

from functools import partial
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop.analysis.claims.toll_ranges import TollTold
from desktop.case_comparison import Compared
from desktop.panes.canvas_items import speak_as
from desktop.panes.choice import ChoiceButton
from desktop.panes.conflicts_bar import BoardBar
from desktop.panes.conflicts_board import Board, BoardAnswer, BoardLayer, BoardQuestion
from desktop.panes.conflicts_card import ConflictCard
from desktop.panes.conflicts_choosing import ConflictsChoosing
from desktop.panes.conflicts_grades import ConflictsGrades
from desktop.panes.conflicts_judging import ConflictsJudging
from desktop.panes.conflicts_quote import ClaimQuote
from desktop.panes.conflicts_rows import ArticleLabel, ConflictRow
from desktop.panes.conflicts_section import ConflictsSection
from desktop.panes.conflicts_tolls import TollsSection
from desktop.panes.pane import Pane
from desktop.workspace import conflicts
from desktop.workspace.conflicts import ConflictJudged
from desktop.workspace.messages import (
    AnalysisChanged,
    CaseChanged,
    CaseCompared,
    CaseShown,
    DocumentShown,
    PassageSought,
    SelectionChanged,
)
from desktop.workspace.workspace import Workspace

_WHOLE_CASE, _THIS_ARTICLE = 0, 1
# More conflicts than this are looked through beside the window.
_AT_ONCE = 150


class ConflictsPane(Pane):
    """The sections under one another in an area that scrolls, the bar that narrows over them."""

    pane_id = "conflicts"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.area = QScrollArea(self, widgetResizable=True)
        speak_as(self.area, QAccessible.Role.Grouping)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.message = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.scope = ChoiceButton()
        self.bar = BoardBar(workspace, self)
        self.own, self.across, self.others = (ConflictsSection() for _ in range(3))
        self.tolls = TollsSection()
        self._whole, self._layer = Board(), BoardLayer(self._labels)
        self._judging = ConflictsJudging(workspace, self)
        self._grades = ConflictsGrades(workspace, self._quotes, self)
        self._lay_out()
        self._choosing = ConflictsChoosing(workspace, self.area, self._quotes, self.pane_id)
        self.scope.chosen.connect(lambda _: self._read_across())
        self.bar.changed.connect(self._read_across)
        for section in self.sections:
            section.chosen.connect(self._choosing.choose)
            section.graded.connect(self._grades.grade)
            section.judged.connect(self._judge)
            section.noted.connect(self._note)
            section.stepped.connect(self._step)
            section.shown.connect(self._follow_cards)
        self.tolls.chosen.connect(self._go_to_number)
        self.tolls.shown.connect(self._order_focus)
        hub = workspace.hub
        for message in (DocumentShown, AnalysisChanged, CaseShown, CaseCompared):
            hub.subscribe(message, lambda _: self._read_across(), self)
        hub.subscribe(CaseChanged, self._follow_case, self)
        hub.subscribe(SelectionChanged, self._choosing.follow_selection, self)
        self.retranslate()

    def _lay_out(self) -> None:
        board = QWidget()
        board.setAutoFillBackground(False)
        column = QVBoxLayout(board)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in (self.own, self.tolls, self.across, self.others):
            column.addWidget(section)
        column.addStretch(1)
        self.area.setWidget(board)
        below = QWidget(self)
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.message)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(below, 1)

    @property
    def sections(self) -> tuple[ConflictsSection, ConflictsSection, ConflictsSection]:
        return self.own, self.across, self.others

    @property
    def cards(self) -> tuple[ConflictCard, ...]:
        return tuple(card for section in self.sections for card in section.cards)

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
        return [self.scope, *self.bar.focus_chain(), self.area]

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
        self.bar.retranslate()
        self._read_across()

    def restyle(self) -> None:
        self._read_across()

    # --- filling

    def _read_across(self) -> None:
        """Work out what is wanted: at once where that is little, else beside the window."""
        workspace = self.workspace
        compared = workspace.comparing.found if workspace.analysis else Compared()
        shown = workspace.document_id
        only = shown if self.scope.index == _THIS_ARTICLE else None
        unnamed = workspace.tr("claims.outlet")
        question = BoardQuestion(compared, workspace.analysis, shown, only, unnamed)
        wish, session = self.bar.wish(), workspace.case_session

        def lay() -> BoardAnswer:
            return self._layer.lay(question, wish, conflicts.judged(session))

        if question.size <= _AT_ONCE:
            self._show(question, lay())
        else:
            workspace.asking.work_out(self.pane_id, lambda: [lay()], partial(self._show, question))

    def _show(self, question: BoardQuestion, answer: BoardAnswer) -> None:
        """Fill in what was worked out, and say how many there are of either kind."""
        tr, appearance, found = self.workspace.tr, self.workspace.appearance, question.compared
        self._whole, board = answer.whole, answer.shown
        self.bar.set_names(answer.tellers, answer.places)
        heading = tr("conflicts.between") if found.conflicts else ""
        if found.conflicts and not answer.whole.across:
            heading = tr("conflicts.none_between")
        own_words = tr("conflicts.here" if board.own else "conflicts.none_here")
        several = bool(found.conflicts or answer.whole.others)
        self.own.set_rows(board.own, own_words if several else "", appearance)
        self.across.set_rows(board.across, heading, appearance)
        others_words = tr("conflicts.within_others") if board.others else ""
        self.others.set_rows(board.others, others_words, appearance)
        tolls = found.tolls if question.only is None else ()
        self.tolls.set_tolls(tolls, self.bar.wish(), appearance)
        self._show_verdicts()
        everything = answer.whole.rows
        self.bar.show_progress(answer.whole.decided, len(everything))
        self.bar.setVisible(bool(everything))
        self.scope.setVisible(several)
        self._show_message(everything=bool(everything or self.tolls.cards))
        selection = self.workspace.selection
        self._choosing.follow_selection(
            SelectionChanged(selection.rule, selection.lit, reveal=False, origin=None)
        )
        self.header_changed.emit()

    def _show_message(self, *, everything: bool) -> None:
        """Say it where there is nothing to show."""
        empty = "conflicts.empty" if self.workspace.analysis else "conflicts.no_document"
        if everything and self.bar.wish().narrows:
            empty = "conflicts.none_wanted"
        self.message.setText(self.workspace.tr(empty))
        anything = self.cards or self.tolls.cards or (everything and not self.bar.wish().narrows)
        self._stack.setCurrentWidget(self.area if anything else self.message)

    def _labels(self, documents: set[int]) -> dict[int, ArticleLabel]:
        rows = self.workspace.case_session.named(documents).values()
        return {row.id: ArticleLabel(row.title, row.outlet, row.published) for row in rows}

    def _follow_case(self, message: CaseChanged) -> None:
        """Titles, outlets and dates stand under the quotations; verdicts are remarks."""
        if "properties" in message.kinds:
            self._layer.forget()
        if "remarks" in message.kinds or "properties" in message.kinds:
            self._read_across()
        self._grades.refresh()

    def _quotes(self) -> list[ClaimQuote]:
        return [quote for section in self.sections for quote in section.quotes]

    def _follow_cards(self) -> None:
        self._show_verdicts()
        self._grades.refresh()
        self._order_focus()

    def _order_focus(self) -> None:
        before: QWidget = self.area
        chains = (part.focus_chain() for part in (self.own, self.tolls, self.across, self.others))
        for widget in chain.from_iterable(chains):
            QWidget.setTabOrder(before, widget)
            before = widget

    # --- judging

    def _judged_of(self, row: ConflictRow) -> ConflictJudged:
        return (self._whole.judged or {}).get(row, ConflictJudged())

    def _show_verdicts(self) -> None:
        may_judge = self.workspace.case_session.can_edit
        for card in self.cards:
            card.verdict.show_judged(self._judged_of(card.row), may_judge=may_judge)

    def _judge(self, card: ConflictCard, verdict: str) -> None:
        """Where a key was pressed, the next conflict has the keys then."""
        by_key = any(quote.hasFocus() for quote in card.quotes)
        if self._judging.judge(card.row, verdict) and by_key:
            self._step(card, 1)

    def _note(self, card: ConflictCard) -> None:
        self._judging.note(card.row, self._judged_of(card.row).note)

    def _step(self, card: ConflictCard, by: int) -> None:
        """Give the keys to the next card or the one before."""
        cards = self.cards
        if card in cards and 0 <= cards.index(card) + by < len(cards):
            quote = cards[cards.index(card) + by].quotes[0]
            quote.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(quote, 0, 60)

    def _go_to_number(self, told: TollTold) -> None:
        """Show the article of a number, at the claim that tells it."""
        if told.document != self.workspace.document_id:
            self.workspace.case_session.show(told.document)
        self.workspace.hub.publish(PassageSought(told.start, told.end))
