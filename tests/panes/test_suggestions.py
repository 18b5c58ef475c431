"""Suggested merges: the button of the entities pane and the dialog, by mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panes.dialogs.suggestions import SuggestionsDialog
from desktop.panes.entities import EntitiesPane
from desktop.window_main import MainWindow
from tests.compared import make_compared_case
from tests.windows import open_window, reading


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_window(qtbot, tmp_path, make_compared_case(tmp_path / "a.rawi"))
    qtbot.waitUntil(lambda: bool(made.workspace.comparing.found.suggestions), timeout=30_000)
    return made


def pane_of(window: MainWindow) -> EntitiesPane:
    pane = window.panes["entities"]
    assert isinstance(pane, EntitiesPane)
    return pane


@pytest.fixture
def dialog(window: MainWindow) -> SuggestionsDialog:
    QTest.mouseClick(pane_of(window).suggestions, Qt.MouseButton.LeftButton)
    made = window.findChild(SuggestionsDialog)
    assert isinstance(made, SuggestionsDialog)
    return made


def names(window: MainWindow) -> set[str]:
    return {entity.name for entity in reading(window).entities}


def test_the_button_says_how_many_and_is_away_without_any(window: MainWindow) -> None:
    button = pane_of(window).suggestions
    assert button.isVisible()
    assert button.text() == "اقتراح دمج واحد"
    window.workspace.set_language("en")
    assert button.text() == "1 suggested merge"
    window.workspace.case_session.close()
    assert button.isHidden()


def test_the_reason_and_the_articles_are_told(dialog: SuggestionsDialog) -> None:
    assert "كفرزيبان" in dialog.list.item(0).text()
    assert "المسافات" in dialog.why.text()
    assert "مقالان" in dialog.where.text()
    assert "عاد الهدوء" in dialog.where.text()


def test_enter_merges_and_undo_in_the_dialog_takes_it_back(
    qtbot: QtBot, window: MainWindow, dialog: SuggestionsDialog
) -> None:
    window.workspace.case_session.show(3)
    assert "كفرزيبان" in names(window)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert "كفر زيبان" in names(window)
    assert dialog.list.count() == 0
    assert not dialog.same.isEnabled()
    dialog.back.click()
    assert "كفرزيبان" in names(window)
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=30_000)


def test_delete_keeps_both_apart_for_good(
    qtbot: QtBot, window: MainWindow, dialog: SuggestionsDialog
) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.list.count() == 0
    assert pane_of(window).suggestions.isHidden()
    case = window.workspace.case_session.case
    assert case is not None
    assert [one.name for one, _ in case.journal.kept_apart()] == ["كفرزيبان"]
    window.workspace.case_session.show(3)
    assert "كفرزيبان" in names(window)


def test_the_buttons_do_the_same(
    qtbot: QtBot, window: MainWindow, dialog: SuggestionsDialog
) -> None:
    window.workspace.case_session.show(3)
    dialog.two.click()
    assert dialog.list.count() == 0
    dialog.back.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=30_000)
    dialog.same.click()
    assert "كفر زيبان" in names(window)


def test_a_case_that_only_reads_can_be_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_compared_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path)
    window.workspace.case_session.open(case, read_only=True)
    qtbot.waitUntil(lambda: bool(window.workspace.comparing.found.suggestions), timeout=30_000)
    window.workspace.actions.run("review_suggestions")
    dialog = window.findChild(SuggestionsDialog)
    assert isinstance(dialog, SuggestionsDialog)
    assert not dialog.same.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.list.count() == 1


def test_the_dialog_goes_with_its_case(window: MainWindow, dialog: SuggestionsDialog) -> None:
    window.workspace.case_session.close()
    assert not dialog.isVisible()
