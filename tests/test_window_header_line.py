"""The line above a docked pane: it folds where it is narrow, and the dock knows how high it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.panes.pane import Pane
from desktop.window_dock_header import DockHeader
from desktop.window_header_line import HeaderLine
from desktop.workspace.workspace import Workspace

_WIDE, _NARROW = 700, 150


@pytest.fixture(autouse=True)
def _undressed(qapp: QApplication) -> Iterator[None]:
    """A style sheet of the whole program would choose every font."""
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    yield
    qapp.setStyleSheet(sheet)


class _Pane(Pane):
    pane_id = "documents"

    def header_widgets(self) -> list[QWidget]:
        self.controls = [QPushButton("كل القضية"), QPushButton("هذا المقال")]
        return list(self.controls)

    def focus_chain(self) -> list[QWidget]:
        return list(self.controls)


class _Docked:
    """A pane in a dock of a shown window."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        workspace = Workspace()
        self.window.setCentralWidget(QLabel("…"))
        self.dock = QDockWidget(self.window)
        self.pane = _Pane(workspace)
        self.dock.setWidget(self.pane)
        self.header = DockHeader(workspace, self.pane, self.window, self.dock)
        self.dock.setTitleBarWidget(self.header)
        self.window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.dock)
        self.window.resize(1200, 500)
        self.window.show()
        self.widen(_WIDE)

    def widen(self, width: int) -> None:
        self.window.resizeDocks([self.dock], [width], Qt.Orientation.Horizontal)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    @property
    def told(self) -> tuple[QSize, QSize]:
        """The hints that the dock is given."""
        return self.header.sizeHint(), self.header.minimumSizeHint()

    @property
    def wanted(self) -> tuple[QSize, QSize]:
        """Those of the line, worked out anew."""
        line = self.header.findChild(HeaderLine)
        assert isinstance(line, HeaderLine)
        QApplication.sendEvent(line, QEvent(QEvent.Type.StyleChange))
        return line.sizeHint(), line.minimumSizeHint()


def test_controls_fold_below_the_title_and_come_back(qtbot: QtBot) -> None:
    docked = _Docked(qtbot)
    assert docked.told == docked.wanted
    one_line = docked.header.height()
    docked.widen(_NARROW)
    assert docked.header.line.is_folded
    assert docked.told == docked.wanted
    assert docked.header.height() == docked.told[0].height() > one_line
    docked.widen(_WIDE)
    assert docked.header.height() == one_line


def test_longer_words_fold_it(qtbot: QtBot) -> None:
    docked = _Docked(qtbot)
    docked.pane.controls[0].setText("كل ما في القضية من مقالات ومن أخبار" * 4)
    docked.settle()
    assert docked.header.line.is_folded
    assert docked.told == docked.wanted
    assert docked.header.height() == docked.told[0].height()


def test_a_hidden_control_takes_no_room(qtbot: QtBot) -> None:
    docked = _Docked(qtbot)
    before = docked.told
    docked.pane.controls[1].hide()
    docked.settle()
    assert docked.told[0].width() < before[0].width()
    assert docked.told == docked.wanted
    docked.pane.controls[1].show()
    docked.settle()
    assert docked.told == before


def test_a_larger_font_takes_more_room(qtbot: QtBot) -> None:
    docked = _Docked(qtbot)
    before = docked.told
    larger = QFont(docked.window.font())
    larger.setPixelSize(40)
    docked.window.setFont(larger)
    docked.settle()
    assert docked.told[0].width() > before[0].width()
    assert docked.told == docked.wanted
