"""The menus by Alt and a letter, and the headers of panes by double clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.look.translation import Language
from desktop.workspace.actions import MENUS
from tests.windows import make_case, open_window

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_menu_has_a_letter_of_its_own_that_opens_it(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case, language=language)
    window.activateWindow()
    keys = [QKeySequence.mnemonic(entry.text()) for entry in window.top.menus.actions()]
    assert len({key.toString() for key in keys if not key.isEmpty()}) == len(MENUS)
    actions = window.workspace.actions
    taken = {key.toString() for spec in actions for key in actions.action(spec.id).shortcuts()}
    assert not taken & {key.toString() for key in keys}
    for key, entry in zip(keys, window.top.menus.actions(), strict=True):
        QTest.keySequence(window, key)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.menuAction().text() == entry.text()
        menu.close()


def test_a_double_click_on_a_header_floats_the_pane_and_docks_it_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    dock = window.docks.docks["timeline"]
    home = window.dockWidgetArea(dock)
    QTest.mouseDClick(dock.titleBarWidget(), LEFT, pos=QPoint(dock.width() // 2, 8))
    assert dock.isFloating()
    QTest.mouseDClick(dock.titleBarWidget(), LEFT, pos=QPoint(dock.width() // 2, 8))
    assert not dock.isFloating()
    assert window.dockWidgetArea(dock) == home
