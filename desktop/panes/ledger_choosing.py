"""The claim of a row as what every pane shows, and the other way round."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.panes.ledger_model import LedgerModel
from desktop.panes.ledger_part import LedgerPart
from desktop.panes.ledger_table import LedgerTable
from desktop.workspace.ledger import LedgerLine, LedgerReader, row_of
from desktop.workspace.messages import PassageSought, SelectionChanged
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace


class LedgerChoosing(LedgerPart):
    """``origin``: by what name the ledger chooses."""

    def __init__(
        self,
        workspace: Workspace,
        reader: LedgerReader,
        model: LedgerModel,
        table: LedgerTable,
        *,
        origin: str,
        parent: QObject,
    ) -> None:
        super().__init__(workspace, reader, model, table, parent)
        self._origin = origin
        workspace.hub.subscribe(SelectionChanged, self._follow_selection, self)

    def choose(self, place: int) -> None:
        """Make the claim at a place the selection of every pane, showing its article first."""
        self._with_line(place, lambda line: self._choose(line, seek=False))

    def open(self, place: int) -> None:
        """Go to the words of the claim at a place."""
        self._with_line(place, lambda line: self._choose(line, seek=True))

    def show_chosen(self, *, reveal: bool = False) -> None:
        """Make the claim that is chosen elsewhere the current row, where it is among the rows."""
        workspace = self._workspace
        chosen = workspace.selection.chosen("claim")
        if chosen is None or workspace.analysis is None or workspace.document_id is None:
            return
        row = row_of(workspace.document_id, workspace.analysis, chosen)
        place = None if row is None else self._model.sections.place_of(row)
        if place is not None:
            self._table.make_current(place)
            if reveal:
                self._table.scrollTo(self._model.index(place, 0))

    def _with_line(self, place: int, then: Callable[[LedgerLine], object]) -> None:
        row = self._model.row_at(place) if 0 <= place < len(self._model.sections) else None
        line = None if row is None else self._model.line(row)
        if line is not None:
            then(line)
        elif row is not None:
            self._reader.all_lines([row], lambda lines: [then(line) for line in lines])

    def _choose(self, line: LedgerLine, *, seek: bool) -> None:
        workspace, claim = self._workspace, line.claim
        document, start, end = claim.document.id, claim.passage.start, claim.passage.end
        if document != workspace.document_id:
            workspace.case_session.show(document)
        claims = workspace.analysis.claims if workspace.analysis else ()
        found = next((c.id for c in claims if (c.start, c.end) == (start, end)), None)
        if found is not None:
            workspace.selection.choose(Chosen("claim", found), origin=self._origin)
        if seek or found is None:
            workspace.hub.publish(PassageSought(start, end))

    def _follow_selection(self, message: SelectionChanged) -> None:
        if message.origin != self._origin:
            self.show_chosen(reveal=message.reveal)
