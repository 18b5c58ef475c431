"""``rawi`` with a window: started, dressed, watched over, and shut."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.look.appearance import Appearance
from desktop.look.dress import system_theme
from desktop.look.palette import Theme
from desktop.look.translation import Language
from desktop.window_crash import watch
from desktop.window_main import MainWindow
from desktop.window_pace import Pace
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace


def open_window(
    case_path: Path | None = None,
    *,
    training: bool = False,
    language: Language | None = None,
    theme: Theme | None = None,
) -> int:
    """Open the window and stay until it is closed; gives the exit code.

    Args:
        case_path: the case to open; without one, the first page.
        training: open the training case instead.
        language, theme: what was remembered when None.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("rawi")
    QGuiApplication.setDesktopFileName("rawi")  # by it Wayland finds the icon of the window
    remembered = Remembered()
    usual: Language = "ar"
    preferences = remembered.preferences()
    usual_theme = system_theme() if preferences.follow_system else remembered.theme("light")
    chosen = Appearance(language or remembered.language(usual), theme or usual_theme, preferences)
    workspace = Workspace(chosen)
    Pace(workspace)
    window = MainWindow(workspace, remembered)
    if remembered.shape("geometry") is None:
        window.resize(window.size().boundedTo(window.screen().availableSize()))
    crash = watch(window)
    window.show()
    if case_path is not None:
        session = workspace.case_session
        QTimer.singleShot(0, lambda: workspace.attempt(lambda: session.open(case_path)))
    elif training:
        QTimer.singleShot(0, lambda: workspace.actions.run("case_training"))
    code = int(application.exec())
    crash.end()
    return code
