"""The grades of the claims on the conflict board: read beside the window, and given by keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop.panes.conflicts_quote import ClaimQuote
from desktop.panes.conflicts_rows import Side
from desktop.panes.ledger_grading import grade_lines
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

    def grade(self, quote: ClaimQuote, value: str) -> None:
        """Grade the source of a quotation (a letter), or the claim and its reprints (a digit)."""
        workspace, places = self._workspace, self._places(quote)
        workspace.attempt(lambda: grade_lines(workspace, self._reader.lines_at_now(places), value))

    def _ask(self) -> None:
        wanted = {place for quote in self._quotes() for place in self._places(quote)}
        if wanted:
            self._reader.lines_at(list(wanted), self._take)

    def _take(self, lines: list[LedgerLine]) -> None:
        known = {place_of(line): line for line in lines}
        for quote in self._quotes():
            quote.show_grade(*self._shared(quote, known))

    def _shared(self, quote: ClaimQuote, known: Mapping[ClaimPlace, LedgerLine]) -> tuple[str, str]:
        """The grade of a claim and what it means; of one that is printed in several articles only
        what stands at all of them."""
        lines = [known.get(place) for place in self._places(quote)]
        grades = {grade_words(line) if line is not None else "" for line in lines}
        if len(grades) > 1 or not lines or lines[0] is None or not grade_words(lines[0]):
            return "", ""
        return grades.pop(), grade_tip(lines[0], self._workspace.appearance.words)

    def _places(self, quote: ClaimQuote) -> list[ClaimPlace]:
        """Where a quotation stands, and its reprints."""
        places = map(self._place, quote.sides)
        return [place for place in places if place is not None]

    def _place(self, side: Side) -> ClaimPlace | None:
        document = side.document or self._workspace.document_id
        claim = side.claim
        return None if document is None else ClaimPlace(document, claim.start, claim.end)
