"""The model of the ledger's table: half a million rows, of which those in sight are read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QWidget

from desktop.look.appearance import Appearance
from desktop.look.plain_words import plain_tip
from desktop.panes.ledger_columns import COLUMNS, Column
from desktop.panes.ledger_sections import Sections
from desktop.panes.ledger_words import cell_words, grade_tip, group_words
from desktop.panes.table_head import HeadedModel, Index
from desktop.workspace.ledger import ClaimGroup, LedgerLine

_KEPT = 3_000
_BEFORE, _PAGE = 40, 160


class LedgerModel(HeadedModel):
    """``want`` is told which rows come into sight and are not read yet; :meth:`take` gives their
    lines."""

    def __init__(
        self,
        appearance: Appearance,
        want: Callable[[Sequence[int]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.sections = Sections()
        self.groups: tuple[ClaimGroup, ...] = ()
        self._want = want
        self._lines: OrderedDict[int, LedgerLine] = OrderedDict()
        self._sought: int | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._seek)

    # --- what is shown

    def show_sections(self, sections: Sections, groups: tuple[ClaimGroup, ...] = ()) -> None:
        """Show other rows. Where only more of the same follow, the view stays as it is."""
        old = self.sections
        if groups == () and self._goes_on(old, sections):
            self.beginInsertRows(QModelIndex(), len(old), len(sections) - 1)
            self.sections = sections
            self.endInsertRows()
            return
        self.beginResetModel()
        self.sections, self.groups = sections, groups
        self.endResetModel()

    def _goes_on(self, old: Sections, new: Sections) -> bool:
        same = old.groups is None and new.groups is None and 0 < len(old) < len(new)
        return same and new.rows[: len(old)] == old.rows

    def open_group(self, group: int, rows: Sequence[int]) -> None:
        if not rows or self.sections.is_open(group):
            return
        head = self.sections.head(group)
        self.beginInsertRows(QModelIndex(), head + 1, head + len(rows))
        self.sections.open(group, rows)
        self.endInsertRows()

    def close_group(self, group: int) -> None:
        head, count = self.sections.head(group), self.sections.open_count(group)
        self.beginRemoveRows(QModelIndex(), head + 1, head + count)
        self.sections.close(group)
        self.endRemoveRows()

    def take(self, lines: Sequence[LedgerLine]) -> None:
        """Keep lines that were read."""
        for line in lines:
            self._lines[line.claim.row] = line
        while len(self._lines) > _KEPT:
            self._lines.popitem(last=False)
        self._repaint()

    def forget(self, documents: frozenset[int]) -> None:
        """Read the lines of these documents anew; of all where none is named."""
        for row, line in list(self._lines.items()):
            if not documents or line.claim.document.id in documents:
                del self._lines[row]
        self._repaint()

    def restyle(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._repaint()

    def _repaint(self) -> None:
        if len(self.sections):
            last = self.index(len(self.sections) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def claims(self) -> int:
        """How many claims are shown, those of groups that are closed among them."""
        if self.sections.groups is None:
            return len(self.sections)
        return sum(group.count for group in self.groups)

    # --- what stands where

    def row_at(self, place: int) -> int | None:
        """The claim at a place; None for a group."""
        return self.sections.at(place).row

    def group_at(self, place: int) -> int | None:
        """The group whose own row it is."""
        spot = self.sections.at(place)
        return spot.group if spot.row is None else None

    def line_at(self, place: int) -> LedgerLine | None:
        """The line at a place; None for a group, and until it is read."""
        row = self.row_at(place)
        return None if row is None else self._line(row, place)

    def line(self, row: int) -> LedgerLine | None:
        """The line of a claim, where it was read."""
        return self._lines.get(row)

    def _line(self, row: int, place: int) -> LedgerLine | None:
        found = self._lines.get(row)
        if found is None:
            self._sought = place if self._sought is None else min(self._sought, place)
            if not self._turn.isActive():
                self._turn.start()
        return found

    def _seek(self) -> None:
        """Ask for what is missing round the first row that was looked at and not there."""
        if self._sought is None:
            return
        first, self._sought = max(0, self._sought - _BEFORE), None
        places = range(first, min(first + _PAGE, len(self.sections)))
        rows = [spot.row for spot in map(self.sections.at, places) if spot.row is not None]
        self._want([row for row in rows if row not in self._lines])

    # --- Qt's questions

    def count(self) -> int:
        return len(self.sections)

    def columns(self) -> int:
        return len(COLUMNS)

    def heading(self, section: int) -> str:
        return self.appearance.words.tr(f"ledger.column.{COLUMNS[section].id}")

    def heading_tip(self, section: int) -> str:
        return self.appearance.words.tr(f"ledger.sort.{COLUMNS[section].sort or 'none'}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        column = COLUMNS[index.column()].id
        group = self.group_at(index.row())
        if group is not None:
            return self.words_of_group(group) if index.column() == 0 else ""
        line = self.line_at(index.row())
        if line is None:
            return "…"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(line, column))
        return cell_words(line, column, self.appearance.words)

    def words_of_group(self, group: int) -> str:
        words, found = self.appearance.words, self.groups[group]
        count = words.tr("claims.count", count=found.count)
        return f"{group_words(found, words)} — {count}"

    def _tip(self, line: LedgerLine, column: Column) -> str:
        if column == "grade":
            return grade_tip(line, self.appearance.words)
        return cell_words(line, column, self.appearance.words)
