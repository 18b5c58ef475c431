"""How a person goes through the import dialog, for tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panes.dialogs.import_files import ImportDialog
from desktop.window_main import MainWindow

_PATIENCE = 60_000


def idle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until no long work is going on."""
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=_PATIENCE)


def looked(qtbot: QtBot, window: MainWindow) -> ImportDialog:
    """The dialog, when all files were looked at."""
    idle(qtbot, window)
    dialog = window.importing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=_PATIENCE)
    return dialog


def take_in(qtbot: QtBot, window: MainWindow) -> ImportDialog:
    """Let all come in that was found."""
    dialog = looked(qtbot, window)
    QTest.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    return dialog


def rows_of(dialog: ImportDialog, file: str | Path) -> list[int]:
    """Where the articles of a file stand."""
    name = Path(file).name
    return [at for at, row in enumerate(dialog.rows.rows) if row.look.path.name == name]
