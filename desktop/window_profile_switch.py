"""The profiles as words at the top: the present one is marked, a click goes to another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.window_profiles import PROFILES
from desktop.workspace.workspace import Workspace


class ProfileSwitch(QWidget):
    """A button for each profile; where room lacks, one button with a menu of them.

    It shows the registry's actions, so that menu, key and button are one thing.
    """

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.buttons = {name: QToolButton(self) for name in PROFILES}
        self.folded = QToolButton(self)
        self.folded.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.folded.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.folded.setMenu(QMenu(self.folded))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, button in self.buttons.items():
            button.setObjectName("profile")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, name=name: self._run(name))
            row.addWidget(button)
        row.addWidget(self.folded)
        self.fold(folded=False)

    def follow_actions(self) -> None:
        """Show which profile is on from now on: called when the actions are registered."""
        for name in self.buttons:
            action = self._workspace.actions.action(f"profile_{name}")
            self.folded.menu().addAction(action)
            action.changed.connect(self.refresh)
        self.refresh()

    def fold(self, *, folded: bool) -> None:
        """Take less room, or all that is wanted."""
        self.folded.setVisible(folded)
        for button in self.buttons.values():
            button.setVisible(not folded)

    def refresh(self) -> None:
        tr = self._workspace.tr
        self.folded.setToolTip(tr("profile.tip"))
        for name, button in self.buttons.items():
            action = self._workspace.actions.action(f"profile_{name}")
            words = tr(f"profile.{name}")
            button.setText(words)
            button.setToolTip(f"{tr('profile.tip')}: {words}")
            button.setAccessibleName(f"{tr('profile.tip')}: {words}")
            button.setChecked(action.isChecked())
            button.setEnabled(action.isEnabled())
            if action.isChecked():
                self.folded.setText(f"{words} ▾")
                self.folded.setAccessibleName(f"{tr('profile.tip')}: {words}")

    def _run(self, name: str) -> None:
        self._workspace.actions.run(f"profile_{name}")
        self.refresh()
