"""``rawi picture``: the real window, or one pane of it, as a PNG file; no display is needed."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from desktop.commands.picturing import PictureOrder
from desktop.look.appearance import Appearance
from desktop.look.palette import Theme
from desktop.window_main import MainWindow
from desktop.workspace.problems import PictureNotWritten
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace


def take_picture(order: PictureOrder) -> None:
    """Draw what is ordered. Nothing of it is remembered, and the case is only read.

    Raises:
        CaseError: the case cannot be opened, or has no such document.
        PictureNotWritten: the file cannot be written.
    """
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        QApplication(sys.argv[:1])
    workspace = Workspace(Appearance(order.language, cast("Theme", order.theme)))
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(workspace, Remembered(Path(folder) / "window.ini"))
        try:
            workspace.case_session.open(order.case, read_only=True, passphrase=order.passphrase)
            if order.document is not None:
                workspace.case_session.show(order.document)
            workspace.comparing.start()
            while workspace.comparing.waiting:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            _save(_draw(window, order), order.out)
        finally:
            window.close()
            window.deleteLater()


def _draw(window: MainWindow, order: PictureOrder) -> QPixmap:
    window.resize(*order.size)
    window.show()
    window.docks.share_out()
    settle(window)
    if order.pane is None:
        return window.grab()
    alone = QWidget()
    room = QVBoxLayout(alone)
    room.setContentsMargins(0, 0, 0, 0)
    room.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    room.addWidget(window.panes[order.pane])
    window.panes[order.pane].show()
    alone.resize(*order.size)
    alone.show()
    settle(window)
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    picture = alone.grab()
    alone.deleteLater()
    return picture


def settle(window: MainWindow) -> None:
    """Let layouts, what waits for the next turn of the event loop, and what is read beside the
    window come to rest."""
    asking = window.workspace.asking
    for _ in range(6):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        while asking.waiting or any(pane.waiting for pane in window.panes.values()):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _save(picture: QPixmap, out: Path) -> None:
    if not picture.save(str(out), "PNG"):
        raise PictureNotWritten(out)
