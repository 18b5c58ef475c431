"""The chain: the way of a claim from who said it first, through who carried it, to who published.

Eleven newspapers that print one agency's text are seen to be one origin.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.fonts import interface_font
from desktop.look.plain_words import PlainLabel
from desktop.panes.chain_canvas import ChainCanvas
from desktop.panes.chain_grades import box_grades
from desktop.panes.chain_graph import ChainGraph, chain_graph
from desktop.panes.chain_picture import ChainPicture
from desktop.panes.chain_step import words_of_step
from desktop.panes.chain_words import sentence, shortened
from desktop.panes.grade_keys import GradeKeys
from desktop.panes.ledger_grading import grade_lines
from desktop.panes.pane import Pane
from desktop.workspace.chain import ChainReader, Telling, Tellings
from desktop.workspace.ledger import LedgerLine, LedgerReader
from desktop.workspace.messages import (
    CaseChanged,
    CaseShown,
    PassageSought,
    SelectionChanged,
)
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace


class ChainPane(Pane):
    """Shows the chain of the claim that is chosen, or of the event; another telling of the same
    that is chosen only moves the light.

    ``graph`` is what is drawn; ``reading``: it is to come yet; ``lines``: of the ledger, by row, as
    far as they were read.
    """

    pane_id = "chain"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.graph = ChainGraph()
        self.reading = self._stale = False
        self._row: int | None = None
        self._found: Tellings | None = None
        self._tellings: dict[int, Telling] = {}
        self._unfolded: set[int] = set()
        self.lines: dict[int, LedgerLine] = {}
        self.reader = ChainReader(workspace, self)
        self._ledger = LedgerReader(workspace, self)
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._unfold_all)
        self.sentence, self.doubt = PlainLabel(wordWrap=True), PlainLabel(wordWrap=True)
        self.sentence.setFont(interface_font(17, QFont.Weight.DemiBold))
        self.doubt.setObjectName("muted")
        self.doubt.setFont(interface_font(12))
        self.canvas = ChainCanvas(workspace.appearance, self)
        self.area = QScrollArea(self, widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.canvas)
        self.area.viewport().setAutoFillBackground(False)
        self.canvas.setAutoFillBackground(False)
        self.message = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        board = QWidget(self)
        column = QVBoxLayout(board)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        for label in (self.sentence, self.doubt):
            label.setContentsMargins(14, 2, 14, 2)
            column.addWidget(label)
        column.addWidget(self.area, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(board)
        self._stack.addWidget(self.message)
        self.picture = ChainPicture(
            workspace, self.canvas, lambda: (self.sentence.text(), self.doubt.text())
        )
        self._listen()
        self.retranslate()

    def _listen(self) -> None:
        hub = self.workspace.hub
        self.canvas.chosen.connect(self._choose)
        self.canvas.opened.connect(self._open)
        self.canvas.unfolded.connect(self._unfold)
        self.canvas.moved.connect(self._tell_current)
        GradeKeys(self.canvas).typed.connect(self._grade)
        hub.subscribe(SelectionChanged, lambda _: self._follow_selection(), self)
        hub.subscribe(CaseShown, lambda _: self._begin_case(), self)
        hub.subscribe(CaseChanged, self._follow_case, self)

    @property
    def waiting(self) -> bool:
        return self.reading or super().waiting

    def header_text(self) -> str:
        return f"«{shortened(self._found.of.passage.words)}»" if self._found else ""

    def header_widgets(self) -> list[QWidget]:
        return [self.fold]

    def focus_chain(self) -> list[QWidget]:
        return [self.fold, self.canvas]

    def retranslate(self) -> None:
        tr = self.workspace.tr
        self.fold.setText(tr("chain.unfold"))
        self.fold.setToolTip(tr("chain.unfold_tip"))
        self.fold.setAccessibleName(tr("chain.unfold_tip"))
        self._show()

    def restyle(self) -> None:
        self._show()

    # --- reading

    def _begin_case(self) -> None:
        self._row, self._found, self._tellings, self.lines = None, None, {}, {}
        self.reading = False
        self._show()

    def _follow_case(self, message: CaseChanged) -> None:
        if message.kinds == {"journal", "remarks"}:
            self._read_grades()
        elif self._row is not None:
            self._read(self._row)

    def _follow_selection(self) -> None:
        row = self.reader.chosen_row()
        if row is None:
            return
        if row in self._tellings:
            self.canvas.set_current_row(row)
        elif row != self._row:
            self._unfolded.clear()
            self.fold.setChecked(False)
            self._read(row)

    def come_into_sight(self) -> None:
        if self._stale and self._row is not None:
            self._read(self._row)

    def _read(self, row: int) -> None:
        """Ask for the tellings of a claim; unseen, only when seen."""
        self._row = row
        self._stale = not self.in_sight
        if not self._stale:
            self.reading = True
            self.reader.read(row, self._take)

    def _take(self, found: Tellings | None) -> None:
        self.reading = False
        self._found = found
        self._tellings = {one.claim.row: one for one in found.tellings} if found else {}
        self._show()
        self.canvas.set_current_row(self._row)
        self._read_grades()

    def _read_grades(self) -> None:
        if self._tellings:
            self._ledger.all_lines(list(self._tellings), self._take_lines)

    def _take_lines(self, lines: list[LedgerLine]) -> None:
        self.lines = {line.claim.row: line for line in lines}
        self._show()

    def _show(self) -> None:
        appearance, tr = self.workspace.appearance, self.workspace.tr
        self.graph = chain_graph(self._tellings.values(), self._unfolded)
        grades = box_grades(self.graph, self.lines, appearance.words)
        self.canvas.show_graph(self.graph, self._tellings, appearance, grades)
        self.fold.setVisible(any(node.report is not None for node in self.graph.nodes))
        told = sentence(self.graph, appearance.words)
        self.sentence.setText(told)
        self.canvas.setAccessibleName(f"{tr('pane.chain')}: {told}")
        notes = [tr("chain.doubt")] if any(edge.doubtful for edge in self.graph.edges) else []
        if self._found is not None and not self._found.all:
            notes.append(tr("chain.not_all", count=len(self._tellings)))
        self.doubt.setText(" · ".join(notes))
        self.doubt.setVisible(bool(notes))
        self.message.setText(tr("chain.nothing"))
        self._stack.setCurrentIndex(0 if self.graph.nodes else 1)
        self.header_changed.emit()

    # --- choosing

    def _choose(self, rows: tuple[int, ...]) -> None:
        self._go(rows, seek=False)

    def _open(self, rows: tuple[int, ...]) -> None:
        self._go(rows, seek=True)

    def _go(self, rows: tuple[int, ...], *, seek: bool) -> None:
        """Choose the first of some claims in every pane, showing its article first; of the shown
        article where one is."""
        workspace = self.workspace
        told = [self._tellings[row].claim for row in rows if row in self._tellings]
        told.sort(key=lambda claim: claim.document.id != workspace.document_id)
        if not told:
            return
        claim = told[0]
        if claim.document.id != workspace.document_id:
            workspace.case_session.show(claim.document.id)
        span = claim.passage.start, claim.passage.end
        claims = workspace.analysis.claims if workspace.analysis else ()
        found = next((one.id for one in claims if (one.start, one.end) == span), None)
        current, node = self.canvas.current, self.canvas.node
        if node is not None and workspace.analysis is not None:
            span = words_of_step(workspace.analysis, span, node)
        if found is not None:
            workspace.selection.choose(Chosen("claim", found), origin=self.pane_id)
        if seek or found is None:
            workspace.hub.publish(PassageSought(*span))
        self.canvas.keep_current(current)

    def _grade(self, value: str) -> None:
        """Grade what leads through the current box: the sources, or what they tell."""
        node = self.canvas.node
        rows = node.rows if node else ()
        self.workspace.attempt(
            lambda: grade_lines(self.workspace, self._ledger.lines_now(rows), value)
        )

    def _unfold(self, report: int) -> None:
        """Show the outlets that print one text each for itself, or together again."""
        self._unfolded ^= {report}
        self._show()

    def _unfold_all(self, unfolded: bool) -> None:
        reports = {node.report for node in self.graph.nodes if node.report is not None}
        self._unfolded = reports if unfolded else set()
        self._show()

    def _tell_current(self) -> None:
        self.canvas.setAccessibleDescription(self.canvas.words_of_current())
        node = self.canvas.node
        if node is not None:
            room = self.canvas.rectangle_of(node.id).center()
            self.area.ensureVisible(room.x(), room.y(), 120, 60)
