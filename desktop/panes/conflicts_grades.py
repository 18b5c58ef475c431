"""The grades of the claims on the conflict board, read beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop.panes.conflicts_quote import ClaimQuote
from desktop.panes.ledger_words import grade_tip, grade_words
from desktop.workspace.judging import ClaimPlace, place_of
from desktop.workspace.ledger import LedgerLine, LedgerReader
from desktop.workspace.workspace import Workspace

# Cards are made one by one: milliseconds without another before their grades are asked for.
_PAUSE = 60


class ConflictsGrades(QObject):
    """Gives quotations the grades that stand in the case."""

    def __init__(
        self, workspace: Workspace, quotes: Callable[[], Sequence[ClaimQuote]], parent: QObject
    ) -> None:
        """``quotes``: those that are shown."""
        super().__init__(parent)
        self._workspace, self._quotes = workspace, quotes
        self._reader = LedgerReader(workspace, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)

    def refresh(self) -> None:
        """Look the grades of what is shown up, a moment later."""
        self._pause.start()

    def _ask(self) -> None:
        places = {self._place(quote) for quote in self._quotes()}
        wanted = [place for place in places if place is not None]
        if wanted:
            self._reader.lines_at(wanted, self._take)

    def _take(self, lines: list[LedgerLine]) -> None:
        words = self._workspace.appearance.words
        graded = {
            place_of(line): (grade_words(line), grade_tip(line, words))
            for line in lines
            if grade_words(line)
        }
        for quote in self._quotes():
            place = self._place(quote)
            quote.show_grade(*(graded.get(place, ("", "")) if place else ("", "")))

    def _place(self, quote: ClaimQuote) -> ClaimPlace | None:
        document = quote.side.document or self._workspace.document_id
        return None if document is None else ClaimPlace(document, quote.row.start, quote.row.end)
