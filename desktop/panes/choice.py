"""A quiet choice in a pane's header: a flat button with its choices in a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


class ChoiceButton(QToolButton):
    """Shows the chosen words; ``chosen`` tells the index that the person chose."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = 0
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def set_choices(self, words: Sequence[str], *, tip: str) -> None:
        """The words of all choices; the chosen one stays chosen by its place."""
        self._menu.clear()
        self._group = QActionGroup(self)
        for at, label in enumerate(words):
            action = self._menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(at == self.index)
            action.triggered.connect(lambda _=False, at=at: self.choose(at))
            self._group.addAction(action)
        self.setToolTip(tip)
        self.setAccessibleName(f"{tip}: {words[self.index]}")
        self._show(words[self.index])

    def choose(self, index: int) -> None:
        """Take a choice as if the person had clicked it."""
        self.index = index
        action = self._group.actions()[index]
        action.setChecked(True)
        self.setAccessibleName(f"{self.toolTip()}: {action.text()}")
        self._show(action.text())
        self.chosen.emit(index)

    def _show(self, words: str) -> None:
        self.setText(f"{words} ▾")
