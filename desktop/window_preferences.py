"""Preferences in the window: the dialog, and following the system's light and dark."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.look.dress import system_theme
from desktop.panes.article_text import ArticleText
from desktop.panes.dialogs.preferences import PreferencesDialog
from desktop.workspace.actions import ActionSpec
from desktop.workspace.workspace import Workspace


class PreferencesActions(QObject):
    """What is chosen is remembered by the window, as language and theme are."""

    def __init__(self, window: QWidget, workspace: Workspace, text: ArticleText) -> None:
        super().__init__(window)
        self._window, self._workspace, self._text = window, workspace, text
        self.dialog: PreferencesDialog | None = None
        workspace.actions.add(
            ActionSpec(id="preferences", menu="edit", run=self.open, shortcuts=("Ctrl+,",), group=3)
        )
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def open(self) -> None:
        """Open the dialog beside the work: what is chosen is seen at once."""
        if self.dialog is None:
            self.dialog = PreferencesDialog(self._workspace, self._text, self._window)
        self.dialog.refresh()
        self.dialog.show()
        self.dialog.activateWindow()

    def _follow_system(self) -> None:
        preferences = self._workspace.appearance.preferences
        if preferences.follow_system:
            self._workspace.set_preferences(preferences, system_theme())
