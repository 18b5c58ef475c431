"""The way through the hits of a search: from place to place, from article to article."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, Qt

from desktop.panes.search_hits import HitsModel
from desktop.panes.search_list import HitList
from desktop.workspace import searching
from desktop.workspace.workspace import Workspace


class HitWalk(QObject):
    """``went`` is told before each hit that is gone to."""

    def __init__(
        self, workspace: Workspace, model: HitsModel, hits: HitList, went: Callable[[], object]
    ) -> None:
        super().__init__(hits)
        self._workspace, self._model, self._list, self._went = workspace, model, hits, went
        hits.opened.connect(self._open)
        hits.stepped.connect(self.step)

    def take_keys(self) -> None:
        """Let the keys go through the hits, from the current one or the first."""
        if self._model.hits:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._list.currentIndex().isValid():
                self._list.setCurrentIndex(self._model.index(0))

    def step(self, by: int) -> None:
        """The next place of the article in hand, after the last that of the next hit."""
        row = self._list.currentIndex().row()
        if row < 0:
            return
        found = self._model.hits[row]
        if found.hit.document.id != self._model.opened:
            self._open_at(row, 0)
            return
        place = self._model.place + by
        if 0 <= place < len(found.places):
            self._open_at(row, place)
        elif 0 <= row + by < len(self._model.hits):
            last = max(0, len(self._model.hits[row + by].places) - 1)
            self._open_at(row + by, 0 if by > 0 else last)

    def _open(self, index: QModelIndex) -> None:
        self._open_at(index.row(), 0)

    def _open_at(self, row: int, place: int) -> None:
        found = self._model.hits[row]
        self._went()
        self._list.setCurrentIndex(self._model.index(row))
        self._workspace.attempt(lambda: searching.show_hit(self._workspace, found, place))
        self._model.look_at(found.hit.document.id, place)
