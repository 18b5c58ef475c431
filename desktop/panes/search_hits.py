"""The rows of a search: hits as they come, more when they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop.look.appearance import Appearance
from desktop.look.direction import isolate
from desktop.workspace.searching import FoundHit

_Index = QModelIndex | QPersistentModelIndex


class HitsModel(QAbstractListModel):
    """``want_more`` is told when hits after the last are wanted.

    ``place``: which of its places the hit of ``opened`` (a document) is looked at, from 0;
    ``new_after``: documents of a higher number came since the person looked last; None: not asked.
    """

    def __init__(
        self, appearance: Appearance, want_more: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.hits: list[FoundHit] = []
        self.whole = True
        self.opened: int | None = None
        self.place = 0
        self.new_after: int | None = None
        self._want_more = want_more
        self._waiting = False

    def begin(self, hits: Sequence[FoundHit], *, whole: bool) -> None:
        """Show the first page of another search."""
        self.beginResetModel()
        self.hits, self.whole, self._waiting = list(hits), whole, False
        self.endResetModel()

    def add(self, offset: int, hits: Sequence[FoundHit], *, whole: bool) -> None:
        """Show hits after the last, where they follow it."""
        self._waiting = False
        if offset != len(self.hits):
            return
        self.whole = whole
        if hits:
            self.beginInsertRows(QModelIndex(), offset, offset + len(hits) - 1)
            self.hits += hits
            self.endInsertRows()

    def look_at(self, document: int | None, place: int) -> None:
        """An article is open at one of its places."""
        self.opened, self.place = document, place
        self.repaint()

    def restyle(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self.repaint()

    def repaint(self) -> None:
        if self.hits:
            self.dataChanged.emit(self.index(0), self.index(len(self.hits) - 1))

    def is_new(self, row: int) -> bool:
        return self.new_after is not None and self.hits[row].hit.document.id > self.new_after

    # --- Qt's questions

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def canFetchMore(self, _parent: _Index) -> bool:
        return not self.whole and not self._waiting

    def fetchMore(self, _parent: _Index) -> None:
        self._waiting = True
        self._want_more()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found, tr = self.hits[index.row()], self.appearance.words.tr
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.hit.document.title
            case Qt.ItemDataRole.AccessibleTextRole:
                snippet = found.hit.snippet.replace("\n", " ")
                return " · ".join(
                    (found.hit.document.title, self.about(index.row()), self.level(index.row()),
                     snippet)
                )  # fmt: skip
            case Qt.ItemDataRole.ToolTipRole:
                return tr(f"search_pane.level_tip.{found.hit.level}")
        return None

    def about(self, row: int) -> str:
        """Who published it, when, and in how many places it was found."""
        found, words = self.hits[row], self.appearance.words
        day = words.iso_date(found.published) if found.published else ""
        places = len(found.places)
        if not places:
            told = ""
        elif found.hit.document.id == self.opened:
            told = words.tr("search_pane.place", at=self.place + 1, count=places)
        else:
            told = words.tr("search_pane.places", count=places)
        return "  ·  ".join(isolate(part) for part in (found.outlet or "", day, told) if part)

    def level(self, row: int) -> str:
        """The badge: how far the words differ from what was asked."""
        return self.appearance.words.tr(f"search_pane.level.{self.hits[row].hit.level}")
