"""A person works in profiles: each keeps the arrangement that they gave it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.picture import settle
from desktop.window_main import MainWindow
from tests.windows import make_case, open_window, press


def shown(window: MainWindow) -> set[str]:
    return {name for name in window.docks.docks if window.docks.is_shown(name)}


def test_each_profile_has_an_arrangement_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    assert shown(window) >= {"entities", "claims", "conflicts", "timeline"}
    press(window, "Ctrl+3")
    QApplication.processEvents()
    assert not shown(window) & {"entities", "timeline"}
    assert window.docks.is_in_front("compare")
    press(window, "Ctrl+1")
    assert shown(window) >= {"entities", "claims", "conflicts", "timeline"}


def test_what_a_person_arranged_is_there_when_they_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    press(window, "Ctrl+2")
    assert "timeline" not in shown(window)
    window.workspace.actions.run("pane_timeline")
    press(window, "Ctrl+1")
    window.workspace.actions.run("pane_entities")
    press(window, "Ctrl+2")
    assert {"timeline", "entities"} <= shown(window)
    window.close()
    again = open_window(qtbot, tmp_path, case)
    assert again.docks.profile.id == "review"
    assert "timeline" in shown(again)
    press(again, "Ctrl+1")
    assert "entities" not in shown(again)


def test_a_profile_comes_back_to_the_pixel_with_the_same_pane_in_front(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    docks = window.docks.docks
    press(window, "Ctrl+4")
    window.docks.reveal("conflicts")
    press(window, "Ctrl+1")
    window.docks.reveal("search")
    settle(window)
    for name, size, way in (
        ("timeline", 250, Qt.Orientation.Vertical),
        ("entities", 287, Qt.Orientation.Horizontal),
    ):
        window.resizeDocks([docks[name]], [size], way)
        settle(window)
    arranged = {name: docks[name].size() for name in ("entities", "search", "timeline")}
    for key, front in (("Ctrl+2", "review"), ("Ctrl+3", "compare"), ("Ctrl+4", "conflicts")):
        press(window, key)
        settle(window)
        assert window.docks.is_in_front(front)
        press(window, "Ctrl+1")
        settle(window)
        assert window.docks.is_in_front("search")
        assert {name: docks[name].size() for name in arranged} == arranged


def test_a_profile_is_reset_alone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.workspace.actions.run("pane_entities")
    press(window, "Ctrl+3")
    window.workspace.actions.run("pane_timeline")
    window.workspace.actions.run("layout_default")
    assert "timeline" not in shown(window)
    press(window, "Ctrl+1")
    assert "entities" not in shown(window)


def test_the_control_at_the_top_shows_and_switches(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    buttons = window.top.profiles.buttons
    assert [name for name, button in buttons.items() if button.isChecked()] == ["read"]
    QTest.mouseClick(buttons["brief"], Qt.MouseButton.LeftButton)
    assert window.docks.profile.id == "brief"
    press(window, "Ctrl+2")
    assert [name for name, button in buttons.items() if button.isChecked()] == ["review"]


def test_a_narrow_window_folds_the_control(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    profiles = window.top.profiles
    assert profiles.buttons["read"].isVisible()
    window.resize(900, 700)
    QApplication.processEvents()
    assert profiles.folded.isVisible()
    assert not profiles.buttons["read"].isVisible()
    assert profiles.folded.text().startswith("قراءة")


def test_a_profile_is_mirrored_with_the_language(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    press(window, "Ctrl+3")
    press(window, "Ctrl+Shift+L")
    QApplication.processEvents()
    side = window.dockWidgetArea(window.docks.docks["conflicts"])
    assert side == Qt.DockWidgetArea.RightDockWidgetArea
    assert window.docks.profile.id == "compare"
    assert window.top.profiles.buttons["compare"].text() == "Compare"
