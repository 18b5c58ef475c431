"""What a person does with the rows selected in the ledger: grades, verdicts, notes, copies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.panes.dialogs.note import NoteDialog
from desktop.panes.ledger_columns import COLUMNS
from desktop.panes.ledger_copy import html, tsv
from desktop.panes.ledger_grading import grade_lines
from desktop.panes.ledger_part import LedgerPart
from desktop.panes.ledger_words import cell_words
from desktop.workspace import judging
from desktop.workspace.ledger import LedgerLine
from desktop.workspace.messages import Notice

# So many rows are copied or judged at once.
_MOST_COPIED, _MOST_JUDGED = 20_000, 1_000


class LedgerSelected(LedgerPart):
    """Each deed of judgement is one step to undo, however many rows it is about."""

    def may_judge(self) -> bool:
        selected = self._table.selectionModel().hasSelection()
        return self._workspace.case_session.can_edit and selected

    def grade(self, value: str) -> None:
        """Grade the sources (a letter) or claims (a digit) of the rows."""
        if self.may_judge():
            self._with_selected(lambda lines: grade_lines(self._workspace, lines, value))

    def confirm(self) -> None:
        """The claims of the rows are read rightly."""
        self._judge(judging.confirm, "ledger.confirmed_claims")

    def reject(self) -> None:
        """The claims of the rows are none."""
        self._judge(judging.reject, "ledger.rejected_claims")

    def note(self) -> None:
        """Ask for a note on the claims of the rows."""
        count = self._table.selected_count()
        about = self._workspace.tr("ledger.note_on", count=count)
        dialog = NoteDialog(self._workspace, "", "", self._table, about=about)
        if dialog.exec() and dialog.text:
            self._judge(partial(judging.note, text=dialog.text), "ledger.noted_claims")

    def copy(self) -> None:
        """Put the rows on the clipboard, as a spreadsheet takes them."""
        rows = self._rows()[:_MOST_COPIED]
        if rows:
            self._reader.all_lines(rows, self._copy)

    def _copy(self, lines: list[LedgerLine]) -> None:
        words, header = self._workspace.appearance.words, self._table.horizontalHeader()
        visual = map(header.logicalIndex, range(header.count()))
        shown = [COLUMNS[at].id for at in visual if not header.isSectionHidden(at)]
        head = [words.tr(f"ledger.column.{column}") for column in shown]
        cells = [head, *([cell_words(line, one, words) for one in shown] for line in lines)]
        data = QMimeData()
        data.setText(tsv(cells))
        data.setHtml(html(cells, rtl=self._workspace.appearance.right_to_left))
        QGuiApplication.clipboard().setMimeData(data)
        self._tell("ledger.copied", len(lines))

    def _judge(self, deed: Callable[..., int], told: str) -> None:
        def do(lines: list[LedgerLine]) -> None:
            claims = [judging.place_of(line) for line in lines]
            self._tell(told, deed(self._workspace.case_session, claims=claims))

        self._with_selected(do)

    def _with_selected(self, then: Callable[[list[LedgerLine]], object]) -> None:
        """Do something with the lines of the rows, read where they are not yet."""
        workspace = self._workspace
        if self._table.selected_count() > _MOST_JUDGED:
            most = workspace.appearance.words.digits(f"{_MOST_JUDGED:,}")
            words = workspace.tr("ledger.too_many", most=most)
            workspace.hub.publish(Notice(words, problem=True))
            return
        rows = self._rows()
        known = [line for row in rows if (line := self._model.line(row)) is not None]
        whole = len(known) == len(rows)
        workspace.attempt(lambda: then(known if whole else self._reader.lines_now(rows)))

    def _rows(self) -> list[int]:
        places = self._table.selected_places()
        return [row for place in places if (row := self._model.row_at(place)) is not None]

    def _tell(self, key: str, count: int) -> None:
        self._workspace.hub.publish(Notice(self._workspace.tr(key, count=count)))
