"""The cases opened last, on the first page: which are encrypted, which are not there now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop.look.direction import isolate
from desktop.look.fonts import interface_font
from desktop.look.icons import icon
from desktop.workspace.messages import ThemeChanged
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
from storage.cipher import is_encrypted
from storage.problems import CaseError

_MOST = 5
_FOLDER = 48


class RecentCases(QWidget):
    """``rows`` are the buttons that open the cases shown, ``removals`` those that forget them.

    A case whose file is not there stays on the list until it is taken off: a disk comes back.
    """

    def __init__(self, workspace: Workspace, remembered: Remembered, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._remembered = workspace, remembered
        self.rows: dict[Path, QPushButton] = {}
        self.removals: dict[Path, QToolButton] = {}
        self.heading = QLabel(self)
        self.heading.setObjectName("muted")
        self.heading.setFont(interface_font(13, QFont.Weight.DemiBold))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.addWidget(self.heading, 0, 0, 1, 4)
        workspace.hub.subscribe(ThemeChanged, lambda _: self.fill(), self)

    def fill(self, cases: Sequence[Path] | None = None) -> None:
        """Show the cases opened last (None), or these."""
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child is not self.heading:
                self._grid.removeWidget(child)
                child.hide()
                child.deleteLater()
        self.rows, self.removals = {}, {}
        shown = self._remembered.known_cases()[:_MOST] if cases is None else list(cases)
        self.heading.setText(self._workspace.tr("welcome.recent"))
        self.setVisible(bool(shown))
        for at, path in enumerate(shown, 1):
            self._add(at, path)

    def _add(self, at: int, path: Path) -> None:
        tr, there = self._workspace.tr, path.exists()
        button = QPushButton(isolate(path.stem), self)
        button.setObjectName("card_link")
        button.setToolTip(isolate(str(path)))
        button.setEnabled(there)
        session, attempt = self._workspace.case_session, self._workspace.attempt
        button.clicked.connect(lambda: attempt(lambda: session.open(path)))
        state, told = QLabel(self), ""
        if not there:
            told = tr("welcome.missing")
        elif _is_encrypted(path):
            told = tr("welcome.encrypted")
        state.setText(told)
        folder = QLabel(isolate(_short(path.parent), "ltr"), self)
        for label in (state, folder):
            label.setObjectName("muted")
            label.setFont(interface_font(12))
        button.setAccessibleName(f"{path.stem} {told}".strip())
        removal = QToolButton(self)
        removal.setIcon(icon("close", self._workspace.palette.muted))
        removal.setToolTip(tr("welcome.forget"))
        removal.setAccessibleName(f"{tr('welcome.forget')}: {path.stem}")
        removal.clicked.connect(lambda: self._forget(path))
        for column, widget in enumerate((button, state, folder, removal)):
            self._grid.addWidget(widget, at, column)
        self.rows[path], self.removals[path] = button, removal

    def _forget(self, path: Path) -> None:
        """Take it off the list; its file stays where it is."""
        self._remembered.forget_case(path)
        self.fill()


def _is_encrypted(path: Path) -> bool:
    try:
        return is_encrypted(path)
    except (CaseError, OSError):
        return False


def _short(folder: Path) -> str:
    words = str(folder)
    return words if len(words) <= _FOLDER else "…" + words[-_FOLDER + 1 :]
