"""Brings the rows that a person wants to see into the ledger's table, in the order wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.panes.ledger_columns import COLUMNS
from desktop.panes.ledger_model import LedgerModel
from desktop.panes.ledger_sections import Sections
from desktop.panes.ledger_table import LedgerTable
from desktop.panes.pane import Pane
from desktop.workspace.ledger import Arranged, LedgerLine, LedgerReader, LedgerWish
from desktop.workspace.messages import CaseChanged
from desktop.workspace.workspace import Workspace

# Milliseconds without another change before the rows are put in order anew.
_PAUSE = 350


class LedgerArranging(QObject):
    """``wish``: what is shown; ``total``: how many claims the case has, once that is known;
    ``running``, ``reading``: rows, or their lines, are to come yet.

    Signals: ``changed`` when any of these did; ``settled`` when all rows of another wish are there.
    """

    changed = Signal()
    settled = Signal()

    def __init__(
        self,
        workspace: Workspace,
        model: LedgerModel,
        table: LedgerTable,
        filtered: Callable[[], LedgerWish],
        parent: Pane,
    ) -> None:
        """``filtered``: what is wanted, in no order."""
        super().__init__(parent)
        self._pane = parent
        self._workspace, self._model, self._table = workspace, model, table
        self._filtered = filtered
        self.reader = LedgerReader(workspace, self)
        self.wish = LedgerWish()
        self.total: int | None = None
        self.running = self.reading = self._stale = self._first_part = False
        self._asked: frozenset[int] = frozenset()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.arrange)

    def begin_case(self) -> None:
        self.total = None
        self.running = self.reading = False
        self._model.show_sections(Sections())
        self.arrange()

    def follow_case(self, message: CaseChanged) -> None:
        """Grades and notes change no row, only their order where that is by grades; after anything
        else rows may be other ones."""
        if message.kinds != {"journal", "remarks"}:
            self._pause.start()
            return
        self._forget(message.documents)
        if self.wish.order == "grade":
            self._pause.start()

    def seen(self) -> None:
        """The table came into sight."""
        if self._stale:
            self.arrange()

    def arrange(self) -> None:
        """Ask for the rows that are wanted now; unseen, only when seen."""
        self._pause.stop()
        self._stale = not self._pane.in_sight
        if self._stale or not self._workspace.case_session.is_open:
            self.changed.emit()
            return
        wish = self._ordered(self._filtered())
        again = wish == self.wish and len(self._model.sections) > 0
        kept = self._kept() if again else None
        self.wish, self.running, self._first_part = wish, True, True
        self.reader.arrange(wish, partial(self._take, kept))
        self.changed.emit()

    def _ordered(self, wish: LedgerWish) -> LedgerWish:
        header = self._table.horizontalHeader()
        section = header.sortIndicatorSection()
        sort = COLUMNS[section].sort if 0 <= section < len(COLUMNS) else None
        down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return replace(wish, order=sort or "document", descending=bool(sort) and down)

    def _kept(self) -> tuple[int | None, int]:
        """The claim that is current, and how far the table is scrolled."""
        place = self._table.currentIndex().row()
        known = 0 <= place < len(self._model.sections)
        row = self._model.row_at(place) if known else None
        return row, self._table.verticalScrollBar().value()

    def _take(self, kept: tuple[int | None, int] | None, part: Arranged) -> None:
        if kept is not None and not part.whole:
            return  # What is shown stays until all that takes its place is there.
        self.running = not part.whole
        if part.whole and not self.wish.narrows:
            self.total = len(part.rows) or sum(group.count for group in part.groups)
        if self.wish.group is None:
            self._model.show_sections(Sections(part.rows))
        else:
            self._model.show_sections(Sections(groups=len(part.groups)), part.groups)
        if kept is not None:
            self._forget(frozenset())
            self._go_back_to(*kept)
        elif self._first_part:
            self._table.scrollToTop()
        self._first_part = False
        if part.whole and kept is None:
            self.settled.emit()
        self.changed.emit()

    def _forget(self, documents: frozenset[int]) -> None:
        """Read the lines of these documents anew; what is being read may be of before."""
        self._asked = frozenset()
        self._model.forget(documents)

    def _go_back_to(self, row: int | None, scrolled: int) -> None:
        place = None if row is None else self._model.sections.place_of(row)
        if place is not None:
            self._table.make_current(place)
        self._table.verticalScrollBar().setValue(scrolled)

    def read_lines(self, rows: Sequence[int]) -> None:
        """Read the lines of rows that came into sight; those that are being read are not asked for
        again, or who looks often enough would never see them."""
        wanted = frozenset(rows)
        if not self.reading or not wanted <= self._asked:
            self.reading, self._asked = True, wanted
            self.reader.lines(rows, self._take_lines)

    def _take_lines(self, lines: list[LedgerLine]) -> None:
        self.reading = False
        self._model.take(lines)

    def switch_group(self, place: int) -> None:
        """Open or close the group at a place."""
        group = self._model.group_at(place)
        if group is None:
            return
        found = self._model.groups[group]
        if self._model.sections.is_open(group):
            self._model.close_group(group)
            return

        def open_it(part: Arranged) -> None:
            if group < len(self._model.groups) and self._model.groups[group] == found:
                self._model.open_group(group, part.rows)

        self.reader.open_group(self.wish, found, open_it)
