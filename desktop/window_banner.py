"""A line across the window: why the case is read-only, or what went wrong with a file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.look.icons import icon
from desktop.workspace.workspace import Workspace

_MOST_LINES = 4


class Banner(QFrame):
    """Hidden until it has something to say; several problems stand one under the other."""

    def __init__(self, workspace: Workspace, *, problem: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lines: list[str] = []
        self.setObjectName("banner")
        self.setProperty("problem", "true" if problem else "false")
        self._picture = QLabel(self)
        self._picture_name = "warning" if problem else "lock"
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dismiss = QToolButton(self)
        self.dismiss.setAutoRaise(True)
        self.dismiss.clicked.connect(self.clear)
        self.dismiss.setVisible(problem)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 10, 7)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.dismiss)
        self.hide()

    def say(self, text: str) -> None:
        """Show a line in the place of what was said before."""
        self._lines = []
        self.add(text)

    def add(self, text: str) -> None:
        """Show a line under those already there; of many, the last ones and how many more."""
        if text not in self._lines:
            self._lines.append(text)
        shown = self._lines[-_MOST_LINES:]
        more = len(self._lines) - len(shown)
        if more:
            shown = [self._workspace.tr("banner.more", count=more), *shown]
        self.words.setText("\n".join(shown))
        self.restyle()
        self.show()

    def clear(self) -> None:
        self._lines = []
        self.hide()

    def restyle(self) -> None:
        palette = self._workspace.palette
        ink = palette.danger if self._picture_name == "warning" else palette.warning
        self._picture.setPixmap(icon(self._picture_name, ink).pixmap(18, 18))
        self.dismiss.setIcon(icon("close", ink))
        words = self._workspace.tr("banner.dismiss")
        self.dismiss.setToolTip(words)
        self.dismiss.setAccessibleName(words)
