"""The list of all keys: what it tells, and how it is searched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panes.dialogs.help import HelpDialog
from desktop.panes.dialogs.shortcuts import key_groups, searched
from tests.windows import make_case, open_window


def test_every_key_of_the_registry_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    told = {key for g in key_groups(window.workspace) for line in g.lines for key in line.keys}
    for spec in window.workspace.actions:
        for keys in window.workspace.actions.keys(spec.id):
            assert keys.toString(QKeySequence.SequenceFormat.NativeText) in told


def test_a_word_or_a_key_finds_its_command(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    dialog = HelpDialog(window.workspace, window)
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.search, "ctrl+k")
    assert "Ctrl+K" in dialog.page.toPlainText()
    assert "F5" not in dialog.page.toPlainText()
    dialog.search.setText("دمج الكيان")
    assert "دمج الكيان في كيان آخر" in dialog.page.toPlainText()
    dialog.search.setText("قرنبيط")
    assert dialog.page.toPlainText() == window.workspace.tr("shortcuts.none")


def test_the_keys_of_the_review_stand_first_while_it_has_them(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    groups = key_groups(window.workspace, "review")
    assert groups[0].title == window.workspace.tr("shortcuts.in_review")
    assert key_groups(window.workspace)[0].title == window.workspace.tr("menu.case")
    skip = searched(groups, window.workspace.tr("review.skip"))
    assert [line.keys for group in skip for line in group.lines] == [("S",)]
