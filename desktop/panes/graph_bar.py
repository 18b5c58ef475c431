"""The bar over the net: which kinds are in it, from how many common articles on, what is hidden."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QSlider, QToolButton, QWidget

from desktop.look.flow_layout import FlowLayout
from desktop.panes.entities_rows import KIND_ORDER
from desktop.panes.graph_legend import KindChip
from desktop.workspace.workspace import Workspace

_MOST_COMMON = 100


class GraphBar(QWidget):
    """``kinds_changed`` and ``least_changed`` tell what a person chose; ``shown_again`` that what
    is hidden is to be seen."""

    kinds_changed = Signal()
    least_changed = Signal(int)
    shown_again = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.chips = [KindChip(kind, workspace.appearance, self) for kind in KIND_ORDER]
        self.back = QToolButton(self)
        self.least_words = QLabel(self)
        self.least_words.setObjectName("muted")
        self.least = QSlider(Qt.Orientation.Horizontal, self)
        self.least.setFixedWidth(110)
        # In as many lines as it takes: the widest pane of a group of tabs sets the width of all.
        row = FlowLayout(self, QMargins(10, 4, 10, 4), 4)
        for widget in (*self.chips, self.back, self.least_words, self.least):
            row.addWidget(widget)
        self.least.valueChanged.connect(self.least_changed)
        self.back.clicked.connect(self.shown_again.emit)
        for chip in self.chips:
            chip.toggled.connect(lambda _: self.kinds_changed.emit())

    def kinds(self) -> tuple[str, ...]:
        """The kinds that are wanted; empty: all of them."""
        kinds: tuple[str, ...] = tuple(chip.kind for chip in self.chips if chip.isChecked())
        # All kinds is no filter; none of them is one that nothing passes.
        return () if len(kinds) == len(self.chips) else kinds or ("none",)

    def set_least(self, usual: int, most: int) -> None:
        """Begin with a usual number of common articles, of at most so many."""
        with QSignalBlocker(self.least):
            self.least.setRange(1, max(min(most, _MOST_COMMON), 2))
            self.least.setValue(usual)

    def say(self, hidden: int) -> None:
        """Tell from how many common articles on, and how many nodes are hidden."""
        tr = self._workspace.tr
        self.least_words.setText(tr("graph.least", count=self.least.value()))
        self.back.setText(tr("graph.hidden", count=hidden))
        self.back.setVisible(bool(hidden))

    def retranslate(self) -> None:
        tip = self._workspace.tr("graph.least_tip")
        self.least.setAccessibleName(tip)
        self.least.setToolTip(tip)
        self.dress()

    def dress(self) -> None:
        """Take words and colours of the present look."""
        for chip in self.chips:
            chip.dress(self._workspace.appearance)
