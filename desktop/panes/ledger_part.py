"""What everything that acts on rows of the ledger has in hand."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.panes.ledger_model import LedgerModel
from desktop.panes.ledger_table import LedgerTable
from desktop.workspace.ledger import LedgerReader
from desktop.workspace.workspace import Workspace


class LedgerPart(QObject):
    """``reader`` reads what ``model`` has not read yet of what ``table`` shows."""

    def __init__(
        self,
        workspace: Workspace,
        reader: LedgerReader,
        model: LedgerModel,
        table: LedgerTable,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._reader = workspace, reader
        self._model, self._table = model, table
