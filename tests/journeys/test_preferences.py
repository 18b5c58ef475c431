"""A person makes Rawi their own: each choice is seen at once and remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QComboBox
from pytestqt.qtbot import QtBot

from desktop.look.appearance import Appearance
from desktop.look.preferences import Calendar, Preferences
from desktop.panes.dialogs.preferences import PreferencesDialog
from desktop.window_main import MainWindow
from desktop.workspace.remembered import Remembered
from tests.windows import make_case, open_window, press


def opened(qtbot: QtBot, tmp_path: Path) -> tuple[MainWindow, PreferencesDialog]:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    press(window, "Ctrl+,")
    dialog = window.preferences.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return window, dialog


def pick(box: QComboBox, value: object) -> None:
    """Choose an entry with the keys, as a person does."""
    box.setFocus()
    steps = box.findData(value) - box.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def theme_of(window: MainWindow) -> str:
    return window.workspace.appearance.theme


def day_in(window: MainWindow) -> str:
    return window.article.header.date.text()


def test_the_language_changes_at_once_in_the_dialog_too(qtbot: QtBot, tmp_path: Path) -> None:
    window, dialog = opened(qtbot, tmp_path)
    assert dialog.windowTitle() == "التفضيلات"
    pick(dialog.language, "en")
    assert dialog.windowTitle() == "Preferences"
    assert window.docks.docks["entities"].windowTitle() == "Entities"
    assert dialog.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_months_digits_and_hijri_dates(qtbot: QtBot, tmp_path: Path) -> None:
    window, dialog = opened(qtbot, tmp_path)
    assert day_in(window) == "4 أيار 2021"
    pick(dialog.months, "egyptian")
    assert day_in(window) == "4 مايو 2021"
    pick(dialog.months, "both")
    assert day_in(window) == "4 أيار/مايو 2021"
    pick(dialog.digits, "arabic")
    assert day_in(window) == "٤ أيار/مايو ٢٠٢١"
    QTest.keyClick(dialog.hijri, Qt.Key.Key_Space)
    assert day_in(window) == "٤ أيار/مايو ٢٠٢١ · ٢٢ رمضان ١٤٤٢ هـ"


def test_a_colour_of_a_kind_is_checked_and_used(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, dialog = opened(qtbot, tmp_path)
    button = dialog.colours.buttons["place"]
    before = window.workspace.palette.kinds["place"]
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#ffee99"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.workspace.palette.kinds["place"] == before
    assert dialog.colours.problem.isVisible()
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#5500aa"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.workspace.palette.kinds["place"] == "#5500aa"
    assert not dialog.colours.problem.isVisible()
    press(window, "Ctrl+Shift+D")
    assert window.workspace.palette.kinds["place"] != "#5500aa", "it was chosen for light alone"


def test_sizes_of_type(qtbot: QtBot, tmp_path: Path) -> None:
    window, dialog = opened(qtbot, tmp_path)
    label = window.article.header.outlet
    usual = label.font().pixelSize()
    pick(dialog.scale, 120)
    assert label.font().pixelSize() == round(usual * 1.2)
    pick(dialog.scale, 90)
    pick(dialog.scale, 100)
    assert label.font().pixelSize() == usual
    pick(dialog.pixels, 24)
    assert window.article.text.pixels == 24


def test_the_theme_follows_the_system(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, dialog = opened(qtbot, tmp_path)
    monkeypatch.setattr("desktop.window_preferences.system_theme", lambda: "dark")
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme_of(window) == "light", "a person chose it"
    monkeypatch.setattr("desktop.panes.dialogs.preferences.system_theme", lambda: "light")
    pick(dialog.theme, "system")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme_of(window) == "dark"
    press(window, "Ctrl+Shift+D")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme_of(window) == "light", "the switch is a choice of one's own"


def test_everything_is_remembered_and_made_usual_again(qtbot: QtBot, tmp_path: Path) -> None:
    window, dialog = opened(qtbot, tmp_path)
    pick(dialog.months, "egyptian")
    pick(dialog.digits, "arabic")
    dialog.colours.choose("person", "#5500aa")
    pick(dialog.scale, 110)
    kept = Remembered(window.remembered.file).preferences()
    assert kept == window.workspace.appearance.preferences
    assert kept.calendar == Calendar(months="egyptian", digits="arabic")
    assert kept.hue("light", "person") == "#5500aa"
    QTest.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)
    assert window.workspace.appearance == Appearance("ar", "light", Preferences())
    assert Remembered(window.remembered.file).preferences() == Preferences()


def test_a_broken_memory_is_the_usual(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text(
        "[General]\nmonths=martian\nscale=9000\ndigits=roman\n[hue]\nlight\\place=red\n"
    )
    assert Remembered(file).preferences() == Preferences()
