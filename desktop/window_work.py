"""The log of long work in the window: menu, key, and the dialog that stays open beside the work."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.panes.dialogs.work_log import WorkLogDialog
from desktop.workspace.actions import ActionSpec
from desktop.workspace.workspace import Workspace


class WorkActions(QObject):
    """``dialog`` is made when it is first wanted."""

    def __init__(self, window: QWidget, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self.dialog: WorkLogDialog | None = None
        workspace.actions.add(
            ActionSpec(id="work_log", menu="case", run=self.open, shortcuts=("Ctrl+J",), group=2)
        )

    def open(self) -> None:
        """Show what runs and ran."""
        if self.dialog is None:
            self.dialog = WorkLogDialog(self._workspace, self._window)
        self.dialog.show()
        self.dialog.refresh()
        self.dialog.activateWindow()
