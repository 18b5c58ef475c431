"""What a search found: the hits, and what they have in common beside or above them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.panes.search_facets import FacetTree
from desktop.panes.search_list import HitList

_WIDE, _FACETS_WIDTH = 620, 216
_SHOWN, _HIDDEN = 1, 2


class HitBoard(QWidget):
    """``choice``: whether the person wants facets shown (1) or hidden (2); 0: as there is room.
    ``narrowing`` tells whether they are shown."""

    narrowing = Signal(bool)

    def __init__(self, facets: FacetTree, hits: HitList, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = 0
        self._facets = facets
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(facets)
        self.splitter.addWidget(hits)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([230, 480])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def choose(self, shown: bool) -> None:
        """Show facets or hide them, whatever room there is."""
        self.choice = _SHOWN if shown else _HIDDEN
        self.arrange()

    def restore_choice(self, choice: int) -> None:
        """Take a choice of another day; a number that means nothing is none."""
        self.choice = choice if 0 <= choice <= _HIDDEN else 0
        self.arrange()

    def arrange(self) -> None:
        wide = self.width() >= _WIDE
        shown = self.choice == _SHOWN or (wide and not self.choice)
        side = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != side:
            self.splitter.setOrientation(side)
            self.splitter.setSizes([230, 480] if wide else [200, 300])
        self._facets.setMinimumWidth(_FACETS_WIDTH if wide else 0)
        self._facets.setVisible(shown)
        self.narrowing.emit(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
