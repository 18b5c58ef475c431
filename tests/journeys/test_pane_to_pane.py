"""F6 and Shift+F6 go from pane to pane, as the eye does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.look.translation import Language
from desktop.picture import settle
from desktop.window_main import MainWindow
from tests.pictures.drawing import picture_case
from tests.windows import open_window

LANGUAGES: tuple[Language, ...] = ("ar", "en")


@pytest.fixture(params=LANGUAGES)
def window(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    case = picture_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case, language=request.param)
    window.article.text.setFocus()
    settle(window)
    return window


def press(window: MainWindow, *, back: bool = False) -> str:
    """Press the key where the focus is; gives the pane where the keys go then, «» the article."""
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_F6, held)
    settle(window)
    return window.docks.pane_with_keys()


def test_each_pane_in_sight_has_the_keys_once_and_the_article_again(window: MainWindow) -> None:
    round_trip = [press(window) for _ in range(4)]
    assert round_trip == ["entities", "claims", "timeline", ""]
    assert window.article.text.hasFocus()
    assert [press(window, back=True) for _ in range(4)] == ["timeline", "claims", "entities", ""]


def test_a_hidden_pane_and_one_behind_another_are_passed_over(window: MainWindow) -> None:
    window.docks.docks["entities"].hide()
    window.docks.reveal("chain")
    settle(window)
    window.article.text.setFocus()
    assert [press(window) for _ in range(3)] == ["chain", "timeline", ""]


def test_the_keys_come_back_to_where_they_were_in_a_pane(window: MainWindow) -> None:
    press(window)
    pane = window.panes["entities"]
    pane.filter.setFocus()  # type: ignore[attr-defined]
    settle(window)
    press(window)
    assert press(window, back=True) == "entities"
    assert pane.filter.hasFocus()  # type: ignore[attr-defined]
