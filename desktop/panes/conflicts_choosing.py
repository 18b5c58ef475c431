"""What is chosen on the conflict board, and what of it a choice elsewhere marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.panes.conflicts_quote import ClaimQuote, ReprintLink
from desktop.workspace.messages import PassageSought, SelectionChanged
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class ConflictsChoosing:
    """A click on a quotation chooses its claim, and shows its article first where that is
    another one."""

    def __init__(
        self,
        workspace: Workspace,
        area: QScrollArea,
        quotes: Callable[[], Sequence[ClaimQuote]],
        pane_id: str,
    ) -> None:
        """``quotes``: those that are shown in ``area``."""
        self._workspace, self._area = workspace, area
        self._quotes, self._pane_id = quotes, pane_id

    def choose(self, quote: ClaimQuote | ReprintLink) -> None:
        """Choose the claim of a quotation in every pane."""
        document, row, workspace = quote.side.document, quote.row, self._workspace
        if document is not None and document != workspace.document_id:
            workspace.case_session.show(document)
            self._keep_in_sight(quote)
        claims = workspace.analysis.claims if workspace.analysis else ()
        found = (c.id for c in claims if (c.start, c.end) == (row.start, row.end))
        claim = row.id if document is None else next(found, None)
        if claim is not None:
            workspace.selection.choose(Chosen("claim", claim), origin=self._pane_id)
        else:
            workspace.hub.publish(PassageSought(row.start, row.end))

    def _keep_in_sight(self, quote: QWidget) -> None:
        """Scroll to it, wherever it is by now: cards that came or went above it have moved it."""
        boards = self._area.viewport().findChildren(QWidget, options=_DIRECT)
        inner = [each for board in boards for each in board.findChildren(QWidget, options=_DIRECT)]
        for widget in (*inner, *boards):
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
        self._area.ensureWidgetVisible(quote, 0, 40)

    def follow_selection(self, message: SelectionChanged) -> None:
        """Mark the chosen claim, dim what is not lit, and scroll to the first that is."""
        lit = message.lit.claims if message.lit else None
        chosen = self._workspace.selection.chosen("claim")
        first = None
        for quote in self._quotes():
            elsewhere = quote.side.document not in (None, self._workspace.document_id)
            quote.chosen = quote.row.id == chosen and not elsewhere
            quote.dimmed = lit is not None and not elsewhere and quote.row.id not in lit
            quote.update()
            if first is None and lit and not elsewhere and not quote.dimmed:
                first = quote
        if first is not None and message.reveal and message.origin != self._pane_id:
            self._keep_in_sight(first)
