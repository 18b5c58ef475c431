"""The chain of the chosen claim for a pane: its tellings in the case, read beside the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.workspace.asking import Asking
from desktop.workspace.ledger import row_of
from desktop.workspace.workspace import Workspace
from storage.queries.tellings import Link, Telling, Tellings

__all__ = ["ChainReader", "Link", "Telling", "Tellings"]


class ChainReader(QObject):
    """Reads for one pane."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._asking = Asking(workspace.case_session, workspace.hub, self)

    def read(self, row: int, receive: Callable[[Tellings | None], object]) -> None:
        """Tell the tellings of the claim at a row of the ledger; None where it is no more."""
        self._asking.ask("chain", lambda case: [case.chains.of(row)], receive)

    def chosen_row(self) -> int | None:
        """The row of the claim that is chosen, or of the first that tells the chosen event."""
        workspace = self._workspace
        analysis, document = workspace.analysis, workspace.document_id
        if analysis is None or document is None:
            return None
        claim = workspace.selection.chosen("claim")
        event = workspace.selection.chosen("event")
        if claim is None and event is not None:
            claim = next((one.id for one in analysis.claims if event in one.events), None)
        return None if claim is None else row_of(document, analysis, claim)
