from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.panes.dialogs.note import NoteDialog
from desktop.workspace.workspace import Workspace


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def dialog_with(window: QWidget, text: str) -> NoteDialog:
    return NoteDialog(Workspace(parent=window), "مصادر معارضة", text, window)


def test_enter_begins_a_line_and_ctrl_enter_keeps_the_note(window: QWidget) -> None:
    dialog = dialog_with(window, "أول")
    dialog.field.moveCursor(dialog.field.textCursor().MoveOperation.End)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == 0
    dialog.field.insertPlainText("ثان")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == 1
    assert dialog.text == "أول\nثان"
    assert not dialog.withdrawn


def test_an_empty_note_is_none(window: QWidget) -> None:
    dialog = dialog_with(window, "")
    assert not dialog.save.isEnabled()
    dialog.field.setPlainText("  \n ")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == 0
